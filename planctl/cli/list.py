"""`planctl list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planctl.cli.options import Common, common_options, format_option

if TYPE_CHECKING:
    from planctl.archive import Archive, Entry
    from planctl.model.registry import Registry
    from planctl.track.catalogue import Catalogue, CatalogueEntry

_STATUSES = ("idea", "draft", "leaked", "tabled", "published", "agreed", "signed", "withdrawn", "superseded")


@click.command("list")
@click.option(
    "--all", "-a", "all_versions", is_flag=True, help="Every version of each plan, not only the latest."
)
@click.option(
    "--status",
    "-s",
    "statuses",
    type=click.Choice(_STATUSES),
    multiple=True,
    help="Only texts of this status; may be given several times.",
)
@click.option("--by", metavar="ACTOR", help="Only texts that this actor put forward.")
@click.option(
    "--sort",
    type=click.Choice(["date", "id"]),
    default="date",
    show_default=True,
    help="Newest first, or by id.",
)
@click.option(
    "--lang", "-l", "language", metavar="TAG", help="The language of titles and names, where there is one."
)
@format_option("terminal", "markdown", "json")
@common_options
def command(
    common: Common,
    all_versions: bool,
    statuses: tuple[str, ...],
    by: str | None,
    sort: str,
    language: str | None,
    format_: str,
) -> None:
    """List the plans of the archive with version, date, status, points and clauses.

    The latest version of each plan, or all of them with --all. A file that cannot be read is listed with
    the reason.
    """
    from planctl.archive import archive_registry
    from planctl.cli.lookup import find_actor

    archive = common.archive()
    registry = archive_registry(archive)
    catalogue = read_catalogue(archive, registry, all_versions=all_versions, sort=sort, language=language)
    actor = find_actor(by, registry) if by else None
    plans = [entry for entry in catalogue.plans if not statuses or entry.status in statuses]
    plans = [
        entry for entry in plans if actor is None or any(named.id == actor for named in entry.proponents)
    ]
    _check(catalogue, plans, archive)
    catalogue = catalogue.model_copy(update={"plans": plans})
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(catalogue))
    elif format_ == "markdown":
        from planctl.render.catalogue import catalogue_markdown

        common.emit(catalogue_markdown(catalogue))
    else:
        from planctl.render.catalogue import catalogue_terminal

        common.emit(catalogue_terminal(catalogue, common.screen()))


def read_catalogue(
    archive: Archive,
    registry: Registry,
    *,
    all_versions: bool,
    sort: str = "date",
    language: str | None = None,
) -> Catalogue:
    """The catalogue of an archive. What cannot be read is an entry with its reason, never an error."""
    from planctl.errors import PlanctlError
    from planctl.track.catalogue import Catalogue, Text, Unreadable, catalogue_entry, newest_first

    found: list[CatalogueEntry] = []
    unreadable: list[Unreadable] = []
    for _, versions in sorted(archive.entries.items()):
        names = [entry.version for entry in versions]
        for entry in versions if all_versions else versions[-1:]:
            path = archive.display(entry.path)
            try:
                plan = archive.load(entry.path).plan
            except PlanctlError as error:
                unreadable.append(
                    Unreadable(ref=f"{entry.plan}@{entry.version}", path=path, reason=_reason(error, entry))
                )
                continue
            found.append(
                catalogue_entry(Text(plan, entry.plan, entry.version, path, names), registry, language)
            )
    plans = newest_first(found) if sort == "date" else found
    return Catalogue(
        schema="planctl/catalogue/1",
        archive=archive.display(archive.root),
        library=archive.is_library,
        plans=plans,
        unreadable=unreadable,
    )


def _reason(error: Exception, entry: Entry) -> str:
    from planctl.errors import InvalidDocument

    if isinstance(error, InvalidDocument):
        problems = error.document.problems
        if problems:
            return f"line {problems[0].span.line}: {problems[0].message}"
        return f"not a sound plan: `planctl validate {entry.plan}@{entry.version}` gives the reasons"
    return str(error)


def _check(catalogue: Catalogue, plans: list[CatalogueEntry], archive: Archive) -> None:
    """Raise NoInput where there is nothing to list."""
    from planctl.errors import NoInput

    if not catalogue.plans and not catalogue.unreadable:
        raise NoInput(
            f"there are no plans in `{archive.display(archive.root)}`",
            "a plan is a file such as us-28-point/1.0.yaml in it; --archive names another folder",
        )
    if catalogue.plans and not plans:
        there = sorted({str(entry.status) for entry in catalogue.plans})
        raise NoInput("no plan matches", f"the statuses there are: {', '.join(there)}")
