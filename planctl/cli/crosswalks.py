"""What `planctl align --write` writes: a new crosswalk, or what one that is there lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.cli.writing import must_be_writable
from planctl.errors import PlanctlError

if TYPE_CHECKING:
    from planctl.align import Alignment, Matcher
    from planctl.archive import Archive
    from planctl.model.plan import Plan
    from planctl.render.crosswalk import Standings


def write_crosswalk(
    a: Plan, b: Plan, result: Alignment, archive: Archive, matcher: Matcher, *, force: bool, anew: bool
) -> str:
    """Record the links of an alignment as a crosswalk. Returns what was done, in words.

    A file that is there is a person's: without `force` it is left alone, with it what it lacks is added and
    every ruling stays; only `force` and `anew` replace it. Raises PlanctlError where the archive cannot be
    written to, or the file is of other texts.
    """
    from planctl.archive.crosswalks import crosswalk_path
    from planctl.archive.write import replace_file
    from planctl.render.crosswalk import crosswalk_draft

    must_be_writable(archive)
    path = crosswalk_path(a, b, archive)
    shown = archive.display(path)
    if path.name.startswith(f"{b.id}--"):
        raise PlanctlError(f"`{shown}` rules on these plans already", "swap A and B")
    there = archive.is_file(path)
    if there and not force:
        raise PlanctlError(
            f"`{shown}` is there already",
            "--force adds what it lacks and keeps every ruling; --force --no-crosswalk replaces it",
        )
    if not there or anew:
        replace_file(path, crosswalk_draft(result, _standings(a, b, archive, matcher)))
        return f"{'replaced' if there else 'wrote'} {shown}"
    return _added(a, b, result, archive, matcher)


def _added(a: Plan, b: Plan, result: Alignment, archive: Archive, matcher: Matcher) -> str:
    from planctl.archive.crosswalks import crosswalk_between, crosswalk_path
    from planctl.archive.write import replace_file
    from planctl.model.key_order import key_order
    from planctl.render.crosswalk import missing
    from planctl.source.edits import Edit
    from planctl.source.patch import patched

    path = crosswalk_path(a, b, archive)
    shown = archive.display(path)
    if crosswalk_between(a, b, archive) is None:
        raise PlanctlError(
            f"`{shown}` is of other versions than {a.ref} and {b.ref}",
            "its `a:` and `b:` say which; correct them, or replace it with --force --no-crosswalk",
        )
    document = archive.read(path)
    new = list(missing(result, document.data["links"], _standings(a, b, archive, matcher)))
    if not new:
        return f"{shown} lacks nothing"
    edits = [Edit("add", ("links", "-"), ruling) for ruling in new]
    replace_file(path, patched(document, edits, key_order=key_order("crosswalk")))
    again = "; its `reviewed` day is older than they are" if "reviewed" in document.data else ""
    return f"added {len(new)} drafted {'links' if len(new) != 1 else 'link'} to {shown}{again}"


def _standings(a: Plan, b: Plan, archive: Archive, matcher: Matcher) -> Standings:
    """How points stand to each other by what they say, whatever a crosswalk says of them."""
    from planctl.archive import archive_registry
    from planctl.archive.lineage import related
    from planctl.compare import compare_plans
    from planctl.compare.standing import standings

    registry = archive_registry(archive)
    kin = related(a, b, archive)
    return standings(compare_plans([a, b], registry, related=lambda *_: kin, matcher=matcher))
