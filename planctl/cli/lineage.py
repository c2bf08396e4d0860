"""`planctl lineage [PLAN…]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option

if TYPE_CHECKING:
    from planctl.model.plan import Plan


@click.command("lineage")
@click.argument("plans", nargs=-1, type=REF)
@click.option("--lang", "-l", "language", metavar="TAG", help="The language of titles, where there is one.")
@format_option("terminal", "markdown", "mermaid", "dot", "svg", "json")
@common_options
def command(common: Common, plans: tuple[str, ...], language: str | None, format_: str) -> None:
    """Draw which plan revises, counters, builds on or merges which, as the texts themselves say.

    With PLANS, only their families: all plans that are joined to them by however many steps. What derives
    from a text that is not in the archive is drawn beside a dashed place for it; a plan that derives from
    itself by a detour is told.
    """
    from planctl.archive import archive_registry
    from planctl.archive.versions import versions_of
    from planctl.cli.streams import notice
    from planctl.errors import NoInput, PlanctlError
    from planctl.track.lineage import make_lineage

    archive = common.archive()
    asked = [plan.partition("#")[0].partition("@")[0] for plan in plans]
    for plan in asked:
        versions_of(plan, archive)
    versions: dict[str, list[Plan]] = {}
    for name, entries in sorted(archive.entries.items()):
        for entry in entries:
            try:
                versions.setdefault(name, []).append(archive.load(entry.path).plan)
            except PlanctlError as error:
                notice(f"planctl: {entry.plan}@{entry.version} is left out: {error.message}")
    if not versions:
        raise NoInput(f"there are no plans in `{archive.display(archive.root)}`")
    lineage = make_lineage(versions, archive_registry(archive), asked, language)
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(lineage))
    elif format_ == "svg":
        from planctl.render.lineage_svg import lineage_svg

        common.emit(lineage_svg(lineage))
    else:
        from planctl.render import lineage_text

        drawn = {
            "terminal": lambda: lineage_text.lineage_terminal(lineage, common.screen()),
            "markdown": lambda: lineage_text.lineage_markdown(lineage),
            "mermaid": lambda: lineage_text.lineage_mermaid(lineage),
            "dot": lambda: lineage_text.lineage_dot(lineage),
        }
        common.emit(drawn[format_]())
