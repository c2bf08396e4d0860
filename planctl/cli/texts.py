"""Which texts a command over several plans reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.model.plan import Plan


def chosen_plans(archive: Archive, refs: tuple[str, ...], all_versions: bool = False) -> list[Plan]:
    """The plans that refs name, each once; without refs the latest version of each plan, or all versions.

    A file of the archive that is no sound plan is left out with a notice: one draft under work must not hide
    the others.
    """
    from planctl.archive import resolve
    from planctl.cli.streams import notice
    from planctl.errors import NoInput, PlanctlError, UnknownRef

    if refs:
        found = {}
        for ref in refs:
            target = resolve(ref, archive)
            if target.point is not None:
                raise UnknownRef(f"`{ref}` is a part of a plan", f"name the plan: {target.plan.id}")
            base = target.plan.id
            versions = archive.entries.get(base, []) if all_versions and ref == base else []
            for plan in [archive.load(entry.path).plan for entry in versions] or [target.plan]:
                found[plan.ref] = plan
        return list(found.values())
    plans = []
    for versions in (v for _, v in sorted(archive.entries.items())):
        for entry in versions if all_versions else versions[-1:]:
            try:
                plans.append(archive.load(entry.path).plan)
            except PlanctlError as error:
                notice(f"planctl: {entry.plan}@{entry.version} is left out: {error.message}")
    if not plans:
        raise NoInput(
            f"there are no plans in `{archive.display(archive.root)}`",
            "a plan is a file such as us-28-point/1.0.yaml in it; --archive names another folder",
        )
    return plans
