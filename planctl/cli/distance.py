"""`planctl distance A B [C …]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option, matcher_option, output_option

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.compare.distances import Distances
    from planctl.model.plan import Plan
    from planctl.render.screen import Screen

# Texts that are compared with each other, versions included: the work grows with the square.
_MOST = 24


@click.command("distance")
@click.argument("plans", type=REF, nargs=-1, required=True, metavar="A B [C ...]")
@format_option("terminal", "markdown", "csv", "svg", "json")
@click.option(
    "--over", type=REF, multiple=True, metavar="PLAN",
    help="Show how this plan moved over its versions; repeated, over these texts, by date.",
)  # fmt: skip
@click.option("--no-crosswalk", is_flag=True, help="Leave the archive's crosswalks aside.")
@output_option()
@matcher_option
@common_options
def command(
    common: Common,
    plans: tuple[str, ...],
    format_: str,
    over: tuple[str, ...],
    no_crosswalk: bool,
    output: str | None,
    matcher: str,
) -> None:
    """Measure how far rival plans stand apart, in all and by category.

    A distance goes from 0, where every answer is the same in substance, to 1, where every answer is opposed.
    What it is made of is shown: opposed answers, other answers, the silence of one, detail. What is
    undisclosed is left out and said so. An interval says how much hangs on which questions there are.

    Of a plan that is named without a version and has several, its way over them is shown too: toward which
    rival it moved, and away from which.
    """
    from planctl.archive import archive_registry
    from planctl.cli.rivals import format_of, put_out, rival_texts, screen_for, surroundings
    from planctl.compare.distance import distances

    archive = common.archive()
    format_ = format_of(format_, output)
    named = _with_last(plans, over, archive)
    texts = rival_texts(named, archive, usage="planctl distance A B", twice=True)
    result = distances(
        texts,
        archive_registry(archive),
        over=_ways(named, over, archive),
        **surroundings(archive, rulings=not no_crosswalk, matcher=matcher),
    )
    put_out(common, _drawn(result, format_, screen_for(common, output)), output)


def _drawn(result: Distances, format_: str, screen: Screen) -> str:
    from planctl.render.dispatch import render_result

    return render_result(result, format_, screen)


def _with_last(plans: tuple[str, ...], over: tuple[str, ...], archive: Archive) -> tuple[str, ...]:
    """The plans that were named, and the last text of `over` where its plan is not among them."""
    from planctl.archive import resolve

    if not over:
        return plans
    texts = [resolve(ref, archive).plan for ref in over]
    last = over[max(range(len(over)), key=lambda at: (texts[at].date, texts[at].ref))]
    ids = {resolve(ref, archive).plan.id for ref in plans if ref != "-"}
    return plans if resolve(last, archive).plan.id in ids else (*plans, last)


def _ways(plans: tuple[str, ...], over: tuple[str, ...], archive: Archive) -> dict[str, list[Plan]]:
    """The texts of each way, the oldest first, by the name of the way."""
    from planctl.archive import resolve

    if len(over) > 1:
        if len(set(over)) < len(over):
            raise click.UsageError("--over names a text twice")
        texts = [resolve(ref, archive).plan for ref in over]
        texts.sort(key=lambda text: (text.date, text.ref))
        return _within({f"{texts[0].id} to {texts[-1].id}": texts}, plans)
    ways = {}
    for ref in over or plans:
        entries = archive.entries.get(ref.partition("@")[0] if over else ref, [])
        if len(entries) > 1:
            ways[entries[0].plan] = [archive.load(entry.path).plan for entry in entries]
        elif over:
            raise click.UsageError(
                f"`{ref}` has no more than one version; repeat --over to follow a line of texts"
            )
    return _within(ways, plans)


def _within(ways: dict[str, list[Plan]], plans: tuple[str, ...]) -> dict[str, list[Plan]]:
    """The ways, if they have no more texts than can be compared at once."""
    count = len(plans) + sum(map(len, ways.values()))
    if count > _MOST:
        raise click.UsageError(
            f"at most {_MOST} texts can be compared at once; with all versions there are {count}: name a "
            "version (PLAN@1.0) of a plan whose way is not wanted, or choose texts with --over"
        )
    return ways
