"""`planctl diff` for two archives (folders, or the archive at a revision): every text that changed, in one
report.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planctl.cli.diff_views import View, drawn, fails, wishes
from planctl.errors import Exit, InvalidDocument, NoInput, PlanctlError, UnknownRef

if TYPE_CHECKING:
    from collections.abc import Callable

    from planctl.archive import Archive
    from planctl.archive.archive import Entry
    from planctl.archive.pairs import Place
    from planctl.cli.options import Common
    from planctl.diff.archives import ArchiveDiff, Given
    from planctl.model.registry import Registry


def archive_named(name: str, archive: Archive) -> Archive | None:
    """The archive that a word names: a folder, `REV:` or `REV:FOLDER`; None where it names something else.

    A plan of the archive in use is meant before a folder of the same name.
    """
    from planctl.archive import open_archive
    from planctl.archive.git import archive_at, archive_in, split_revision

    if Path(name).is_dir():
        return None if name in archive.entries else open_archive(name)
    at = None if Path(name).exists() else split_revision(name)
    if at is None:
        return None
    return archive_in(*at) if at[1] else archive_at(at[0], archive)


def since(text: str, archive: Archive) -> tuple[Archive, Archive]:
    """The two archives of `--since`: REV and the files on disk, or both ends of REV..REV2 or REV...REV2.

    With three dots the first is the commit where the two lines of work parted. Raises UnknownRef, NoInput.
    """
    from planctl.archive.git import archive_at, repository_of

    old, dots, new = text.partition("...") if "..." in text else text.partition("..")
    if dots and text.endswith(dots) and old:
        new = "HEAD"
    if not text.strip("."):
        raise click.BadParameter("a revision is wanted: a branch, a tag, HEAD~3", param_hint="--since")
    old = old or "HEAD"
    if dots == "...":
        old = repository_of(archive).fork(old, new)
    if dots:
        return archive_at(old, archive), archive_at(new, archive)
    if archive.is_library:
        raise NoInput(
            "there is no `plans` folder here that could be compared with a revision",
            "--archive names one; `--since REV..HEAD` compares two revisions",
        )
    return archive_at(old, archive), archive


def diff_archives(
    common: Common,
    sides: tuple[Archive, Archive],
    view: View,
    limits: list[str],
    *,
    plans: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    matcher: str = "auto",
    exit_code: bool,
) -> int:
    """Report every text that differs between two archives; `plans` limits it. Returns the exit code."""
    from planctl.align import matcher_named
    from planctl.archive.pairs import paired
    from planctl.diff.archives import diff_archives as compare
    from planctl.diff.select import select

    old, new = sides
    names = old.called, new.called
    if not old.entries and not new.entries:
        raise NoInput(f"neither `{names[0]}` nor `{names[1]}` holds a plan")
    found = paired(old, new, _wanted(plans, sides) if plans else None)
    registry, notes = _registry(new)
    result = compare(
        ((pair.plan, _given(pair.old), _given(pair.new)) for pair in found.pairs),
        names=names,
        plans=(old.entries, new.entries),
        registry=registry,
        unchanged=found.unchanged,
        others=found.others,
        notes=notes,
        matcher=matcher_named(matcher),
    )
    for diff in result.diffs:
        if diff.ledger.unexplained:
            raise RuntimeError(f"{diff.ledger.unexplained} clauses of {diff.a} are unexplained")
    if only:
        result = result.model_copy(
            update={"diffs": [select(diff, wishes(only, (), diff, registry)) for diff in result.diffs]}
        )
    _print(common, result, view)
    broken = any(text.problems and text.what == "unreadable" for text in result.texts)
    changed = any(diff.changes for diff in result.diffs) or any(text.diff is None for text in result.texts)
    failed = (exit_code and changed) or any(fails(diff, limit) for diff in result.diffs for limit in limits)
    # What cannot be read may hold any change.
    return int(Exit.FOUND if failed or (broken and limits) else Exit.CLEAN)


def _print(common: Common, result: ArchiveDiff, view: View) -> None:
    if view.format == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(result))
    elif view.format == "markdown":
        from planctl.render.archive_markdown import archive_markdown

        common.emit(archive_markdown(result))
    else:
        from planctl.render.archive_terminal import archive_terminal

        screen = common.screen()
        common.emit(archive_terminal(result, screen, lambda diff: drawn(diff, view, screen)))


def _given(place: Place | None) -> Given | None:
    from planctl.cli.invalid import problems_of
    from planctl.diff.archives import Given

    if place is None:
        return None
    try:
        plan = place.archive.load(place.entry.path).plan
    except InvalidDocument as error:
        return Given(place.ref, place.name, None, problems_of(error.document))
    except PlanctlError as error:
        return Given(place.ref, place.name, None, (f"{place.name}: {error.message}",))
    return Given(place.ref, place.name, plan)


def _registry(archive: Archive) -> tuple[Registry, list[str]]:
    from planctl.archive import archive_registry
    from planctl.model.registry import Registry

    try:
        return archive_registry(archive), []
    except PlanctlError as error:
        return Registry(), [f"names are shown as ids, for the registry cannot be read: {error.message}"]


def _wanted(plans: tuple[str, ...], sides: tuple[Archive, Archive]) -> Callable[[Entry], bool]:
    """Which versions the words after the options name: plans, versions, or files of plans."""
    from planctl.model.ref import parse_ref
    from planctl.suggest import did_you_mean

    wanted: set[tuple[str, str | None]] = set()
    known = {plan: None for archive in sides for plan in archive.entries}
    for word in plans:
        ref = parse_ref(word)
        if ref is not None and ref.plan in known and ref.point is None:
            wanted.add((ref.plan, ref.version))
            continue
        entries = [
            entry
            for archive in sides
            for versions in archive.entries.values()
            for entry in versions
            if archive.display(entry.path) == word
            or (archive.on_disk and Path(word).exists() and Path(word).resolve() == entry.path.resolve())
        ]
        if not entries:
            raise UnknownRef(
                f"neither `{sides[0].called}` nor `{sides[1].called}` has a plan `{word}`",
                did_you_mean(word, known) or "after --since, name plans, versions or plan files",
            )
        wanted |= {(entry.plan, entry.version) for entry in entries}
    return lambda entry: (entry.plan, None) in wanted or (entry.plan, entry.version) in wanted


def last_two(name: str, archive: Archive) -> tuple[str, str]:
    """For `planctl diff PLAN`: refs of the version before, and of the version that the word names.

    Raises UnknownRef where there is none before.
    """
    from planctl.archive import resolve
    from planctl.archive.git import archive_at, split_revision

    target = resolve(name, archive)
    if target.point is not None:
        raise click.UsageError(f"`{name}` names a point; diff compares whole texts (--point shows one point)")
    at = None if Path(name.partition("#")[0]).exists() else split_revision(name)
    home = archive_at(at[0], archive) if at else archive
    lead = f"{at[0]}:" if at else ""
    plan = target.plan
    mine = tuple(int(part) for part in plan.version.split("."))
    before = [entry for entry in home.entries.get(plan.id, []) if (entry.major, entry.minor) < mine]
    if not before:
        raise UnknownRef(
            f"`{plan.ref}` is the first version of its plan; there is none before it to compare with",
            f"name a second text (`planctl diff {name} OTHER`), or see what changed in the files: "
            "`planctl diff --since HEAD`",
        )
    return f"{lead}{plan.id}@{before[-1].version}", name
