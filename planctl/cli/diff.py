"""`planctl diff A B`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options
from planctl.errors import Exit

if TYPE_CHECKING:
    from planctl.diff.result import PlanDiff

_LEVELS = ("substantive", "procedural", "editorial")


@click.command("diff")
@click.argument("a", type=REF)
@click.argument("b", type=REF)
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["terminal", "markdown", "json", "svg"]),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
@click.option("--side-by-side", "-y", "sides", is_flag=True, help="The two wordings in columns.")
@click.option("--words", "-w", is_flag=True, help="The wording of every changed point, word by word.")
@click.option("--stat", is_flag=True, help="Counts only, a line a point.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there are changes.")
@click.option(
    "--fail-on",
    metavar="LEVEL|KIND",
    multiple=True,
    help="Exit with 1 on changes of this kind, or of this level (substantive, procedural, editorial) or above.",
)
@common_options
def command(
    common: Common,
    a: str,
    b: str,
    format_: str,
    sides: bool,
    words: bool,
    stat: bool,
    exit_code: bool,
    fail_on: tuple[str, ...],
) -> int:
    """Show what changed from A to B, point by point, and who is bound to more or to less.

    A and B are plans (us-28-point: its latest version), versions (us-28-point@1.0), files, or - for standard
    input.
    "Loosened for Ukraine" means that an obligation on Ukraine became weaker; it is not praise.
    """
    from planctl.archive import registry_for, resolve
    from planctl.archive.lineage import related
    from planctl.diff.engine import diff_plans

    thresholds = [_threshold(word) for word in fail_on]
    archive = common.archive()
    if a == b == "-":
        raise click.UsageError("only one of the two texts can come from standard input")
    one, other = resolve(a, archive), resolve(b, archive)
    for target, said in ((one, a), (other, b)):
        if target.point is not None:
            raise click.UsageError(f"`{said}` names a point; diff compares whole texts")
    diff = diff_plans(
        one.plan,
        other.plan,
        registry=registry_for(other.document, archive),
        related=related(one.plan, other.plan, archive),
    )
    common.emit(_drawn(diff, format_, common, sides=sides, words=words, stat=stat))
    if diff.ledger.unexplained:
        raise RuntimeError(f"{diff.ledger.unexplained} clauses of {diff.a} are unexplained")
    failed = (exit_code and bool(diff.changes)) or any(_fails(diff, threshold) for threshold in thresholds)
    return int(Exit.FOUND if failed else Exit.CLEAN)


def _drawn(diff: PlanDiff, format_: str, common: Common, *, sides: bool, words: bool, stat: bool) -> str:
    if format_ == "json":
        from planctl.render.as_json import as_json

        return as_json(diff)
    if format_ == "markdown":
        from planctl.render.diff_markdown import diff_markdown

        return diff_markdown(diff)
    if format_ == "svg":
        from planctl.render.diff_terminal import diff_svg

        return diff_svg(diff, common.screen().width)
    if stat:
        from planctl.render.diff_stat import diff_stat

        return diff_stat(diff, common.screen())
    from planctl.render.diff_terminal import diff_terminal

    return diff_terminal(diff, common.screen(), sides=sides, words=words)


def _threshold(word: str) -> str:
    from planctl.diff.kinds import KINDS
    from planctl.suggest import did_you_mean

    if word not in (*_LEVELS, *KINDS):
        hint = did_you_mean(word, [*_LEVELS, *KINDS]) or f"levels: {', '.join(_LEVELS)}"
        raise click.BadParameter(
            f"`{word}` is neither a level nor a kind of change; {hint}", param_hint="--fail-on"
        )
    return word


def _fails(diff: PlanDiff, threshold: str) -> bool:
    if threshold in _LEVELS:
        counted = _LEVELS[: _LEVELS.index(threshold) + 1]
        return any(change.level in counted for change in diff.changes)
    return any(change.kind == threshold for change in diff.changes)
