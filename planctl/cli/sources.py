"""`planctl sources [REF]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option
from planctl.cli.process import read_process

if TYPE_CHECKING:
    from pydantic import BaseModel

    from planctl.track.conflicts import Conflicts
    from planctl.track.sources import SourcesView


@click.command("sources")
@click.argument("ref", type=REF, required=False)
@click.option(
    "--conflicts",
    "-c",
    "only_conflicts",
    is_flag=True,
    help="Only the disagreements: other readings, and what is disputed, in texts, events and stances.",
)
@format_option("terminal", "markdown", "json")
@common_options
def command(common: Common, ref: str | None, only_conflicts: bool, format_: str) -> None:
    """Show who says what: the sources of a text or a point, what cites them, how much hangs on one.

    Without REF, of the whole archive, the timeline and the stances with it. Several pages that go back to one
    outlet are one line, and one witness. With --conflicts, what sources tell differently, side by side.
    """
    from planctl.archive import resolve
    from planctl.errors import NoInput
    from planctl.track.conflicts import conflicts
    from planctl.track.sources import sources_view

    archive = common.archive()
    target = resolve(ref, archive) if ref else None
    process = read_process(archive)
    texts = [target.plan] if target else [versions[-1] for versions in process.plans.values()]
    if not texts:
        raise NoInput(f"there are no plans in `{archive.display(archive.root)}`")
    name = str(target.ref) if target else None
    point = target.point.id if target and target.point else None
    clause = target.clause.id if target and target.clause else None
    if only_conflicts:
        _show_conflicts(
            common,
            conflicts(
                process, texts, name, plan=target.plan.id if target else None, point=point, clause=clause
            ),
            format_,
        )
    else:
        _show_sources(common, sources_view(process, texts, name, point=point, clause=clause), format_)


def _json(common: Common, result: BaseModel) -> None:
    from planctl.render.as_json import as_json

    common.emit(as_json(result))


def _show_conflicts(common: Common, found: Conflicts, format_: str) -> None:
    if format_ == "json":
        _json(common, found)
    elif format_ == "markdown":
        from planctl.render.sources_markdown import conflicts_markdown

        common.emit(conflicts_markdown(found))
    else:
        from planctl.render.sources_terminal import conflicts_terminal

        common.emit(conflicts_terminal(found, common.screen()))


def _show_sources(common: Common, found: SourcesView, format_: str) -> None:
    if format_ == "json":
        _json(common, found)
    elif format_ == "markdown":
        from planctl.render.sources_markdown import sources_markdown

        common.emit(sources_markdown(found))
    else:
        from planctl.render.sources_terminal import sources_terminal

        common.emit(sources_terminal(found, common.screen()))
