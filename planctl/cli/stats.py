"""`planctl stats [PLAN]...`."""

from __future__ import annotations

import click

from planctl.cli.options import REF, Common, common_options, format_option


@click.command("stats")
@click.argument("refs", type=REF, nargs=-1, metavar="[PLAN]...")
@click.option(
    "--plot",
    type=click.Choice(["obligations", "evidence", "topics"]),
    help="One plot: obligations by actor and category, evidence by point, or points by topic.",
)
@click.option("--all", "all_versions", is_flag=True, help="Every version of each plan, not only the latest.")
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(min=0),
    default=12,
    show_default=True,
    help="How many actors and topics to show; 0 for all.",
)
@click.option(
    "--lang", "-l", "language", metavar="TAG", help="The language of titles and names, where there is one."
)
@format_option(
    "terminal",
    "markdown",
    "json",
    "svg",
    text="How to print it; svg is one plot, of obligations unless --plot says otherwise.",
)
@common_options
def command(
    common: Common,
    refs: tuple[str, ...],
    plot: str | None,
    all_versions: bool,
    limit: int,
    language: str | None,
    format_: str,
) -> None:
    """Count points, clauses, obligations by actor and category, evidence, sources and typed parts.

    Of the PLANs named, else of the latest version of every plan. Markdown and JSON leave nothing out.
    """
    from planctl.archive import archive_registry
    from planctl.cli.texts import chosen_plans
    from planctl.track.stats_make import statistics

    archive = common.archive()
    stats = statistics(chosen_plans(archive, refs, all_versions), archive_registry(archive), language)
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(stats))
    elif format_ == "markdown":
        from planctl.render.stats_markdown import stats_markdown

        common.emit(stats_markdown(stats, plot=plot))
    elif format_ == "svg":
        from planctl.render.stats_svg import stats_svg

        common.emit(stats_svg(stats, plot=plot, limit=limit))
    else:
        from planctl.render.stats_terminal import stats_terminal

        common.emit(stats_terminal(stats, common.screen(), plot=plot, limit=limit))
