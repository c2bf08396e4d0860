"""Who descends from whom, as the texts themselves say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.errors import PlanctlError
from planctl.model.vocabulary import INHERITS

if TYPE_CHECKING:
    from planctl.archive.archive import Archive
    from planctl.model.plan import Plan


def related(a: Plan, b: Plan, archive: Archive) -> bool:
    """Whether equal ids mean the same provision in the two.

    They do in versions of one plan, and where both descend, step by step, from one text (perhaps
    one of the two) by revising, countering or merging.
    """
    return bool(_line(a, archive) & _line(b, archive))


def _line(plan: Plan, archive: Archive) -> set[str]:
    """A plan and all that it descends from."""
    seen = {plan.id}
    queue = [plan]
    while queue:
        for derivation in queue.pop().derived_from:
            if derivation.relation in INHERITS and derivation.plan not in seen:
                seen.add(derivation.plan)
                parent = _load(derivation.plan, archive)
                if parent:
                    queue.append(parent)
    return seen


def _load(plan: str, archive: Archive) -> Plan | None:
    versions = archive.entries.get(plan)
    if not versions:
        return None
    try:
        return archive.load(versions[-1].path).plan
    except PlanctlError:
        return None  # an unsound ancestor is that file's finding, not this comparison's
