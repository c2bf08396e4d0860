"""`planctl log PLAN`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.track.history import History


@click.command("log")
@click.argument("plan", type=REF)
@click.option("--verbose", "-v", is_flag=True, help="Tell every change.")
@click.option("--limit", "-n", type=click.IntRange(min=1), metavar="N", help="Only the N latest versions.")
@click.option("--lang", "-l", "language", metavar="TAG", help="The language of titles, where there is one.")
@format_option("terminal", "markdown", "json")
@common_options
def command(
    common: Common, plan: str, verbose: bool, limit: int | None, language: str | None, format_: str
) -> None:
    """Show the versions of a plan, latest first: date, status, seal, new sources, and what each changed.

    Each version is compared with the one before it, and its changes are counted by level. A version whose
    file is no sound plan is named and left out.
    """
    archive = common.archive()
    history = read_history(plan, archive, language)
    if limit is not None:
        history = history.model_copy(update={"versions": history.versions[:limit]})
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(history))
    elif format_ == "markdown":
        from planctl.render.history import history_markdown

        common.emit(history_markdown(history))
    else:
        from planctl.render.history import history_terminal

        common.emit(history_terminal(history, common.screen(), verbose=verbose))


def read_history(plan: str, archive: Archive, language: str | None) -> History:
    """The history of a plan of the archive. Raises UnknownRef, and NoInput where no version can be read."""
    from planctl.archive import archive_registry
    from planctl.archive.seals import read_lock
    from planctl.archive.versions import versions_of
    from planctl.errors import NoInput, PlanctlError, UnknownRef
    from planctl.model.digest import digest
    from planctl.track.history import UnreadVersion, Version, make_history
    from planctl.track.verification import Held, state_of

    if plan not in archive.entries and any(mark in plan for mark in "@#"):
        name = plan.partition("#")[0].partition("@")[0]
        raise UnknownRef(f"`{plan}` names one text; log shows all versions of a plan", f"name it: {name}")
    seals = read_lock(archive).texts
    versions, unreadable = [], []
    for entry in versions_of(plan, archive):
        ref, path = f"{entry.plan}@{entry.version}", archive.display(entry.path)
        try:
            loaded = archive.load(entry.path)
        except PlanctlError as error:
            unreadable.append(UnreadVersion(ref=ref, path=path, reason=error.message))
            continue
        seal = seals.get(ref)
        held = Held(path, digest(loaded.document.data) if seal else None, loaded.plan)
        versions.append(Version(loaded.plan, path, state_of(seal, held)))
    if not versions:
        raise NoInput(f"no version of `{plan}` can be read", f"`planctl validate {plan}` gives the reasons")
    return make_history(versions, archive_registry(archive), unreadable, language)
