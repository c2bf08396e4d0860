"""The rulings of people on which point answers which: `crosswalks/A--B.yaml`, read from either side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planctl.archive.archive import Archive
    from planctl.model.plan import Plan
    from planctl.model.process import Crosswalk


def crosswalk_path(a: Plan, b: Plan, archive: Archive) -> Path:
    """Where the crosswalk of two plans lies or would lie; one that exists the other way round is found
    too.
    """
    folder = archive.root / "crosswalks"
    there, back = folder / f"{a.id}--{b.id}.yaml", folder / f"{b.id}--{a.id}.yaml"
    return back if archive.is_file(back) and not archive.is_file(there) else there


def crosswalk_between(a: Plan, b: Plan, archive: Archive) -> Crosswalk | None:
    """The rulings on these two texts, from A to B, or None where nobody ruled.

    A ruling that names versions holds for those versions only. Raises InvalidDocument for an unsound file.
    """
    from planctl.model.process import Crosswalk

    if a.id == b.id:
        return None
    path = crosswalk_path(a, b, archive)
    found = archive.companion(path, Crosswalk)
    if found is None:
        return None
    if path.name.startswith(f"{b.id}--"):
        found = found.mirrored()
    return found if _names(found.a, a) and _names(found.b, b) else None


def _names(ref: str, plan: Plan) -> bool:
    return ref in (plan.id, plan.ref)
