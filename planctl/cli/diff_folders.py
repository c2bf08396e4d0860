"""`planctl diff OLD NEW` for two folders: every plan that changed, in one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.cli.diff_views import View, drawn, fails
from planctl.errors import Exit, NoInput

if TYPE_CHECKING:
    from planctl.cli.options import Common


def diff_folders(
    common: Common, old: str, new: str, view: View, limits: list[str], *, exit_code: bool
) -> int:
    """Compare the latest version of each plan in two archives. Returns the exit code."""
    from planctl.archive import open_archive
    from planctl.diff.archives import diff_archives
    from planctl.render.diff_tables import counts_of

    before, after = open_archive(old), open_archive(new)
    plans = [{item.plan.id: item.plan for item in archive.plans()} for archive in (before, after)]
    if not plans[0] and not plans[1]:
        raise NoInput(f"neither `{old}` nor `{new}` holds a plan")
    result = diff_archives(plans[0], plans[1], registry=after.registry)
    if view.format == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(result))
    else:
        screen = common.screen()
        parts = [
            f"{mark} {name}\n"
            for mark, names in (("+", result.added), ("−", result.removed))
            for name in names
        ]
        parts += [drawn(diff, view, screen) for diff in result.diffs if diff.changes]
        common.emit("\n".join([*parts, counts_of(result)]))
    changed = bool(result.added or result.removed or any(diff.changes for diff in result.diffs))
    failed = (exit_code and changed) or any(fails(diff, limit) for diff in result.diffs for limit in limits)
    return int(Exit.FOUND if failed else Exit.CLEAN)
