"""`planctl bisect REF EXPRESSION`."""

from __future__ import annotations

import click

from planctl.cli.options import REF, Common, common_options, format_option
from planctl.errors import Exit


@click.command("bisect")
@click.argument("ref", type=REF)
@click.argument("expression")
@click.option("--lineage", is_flag=True, help="Ask the texts that the plan comes from, too.")
@click.option("--all", "all_", is_flag=True, help="Show every text, not only those where the answer changes.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if the answer changed anywhere.")
@format_option("terminal", "json")
@common_options
def command(
    common: Common, ref: str, expression: str, lineage: bool, all_: bool, exit_code: bool, format_: str
) -> int:
    """Find the version in which the answer to a question changed: a modality weakened, a cap passed a value.

    REF is a plan, a version (then up to that one), a point or a clause; a point is followed back through
    renumbering, splits and rewording. Every version is asked: an answer may change more than once, and then
    every change is shown.

    planctl bisect us-28-point#force-cap "quantity.max > 600000"

    The page on expressions says what may be asked.
    """
    from planctl.archive import registry_for
    from planctl.cli.histories import history
    from planctl.query.parser import parse
    from planctl.track.bisect_make import Question, bisect

    archive = common.archive()
    found = history(ref, archive, lineage=lineage)
    target = found.target
    registry = registry_for(target.document, archive)
    question = Question(
        parse(expression, registry),
        str(target.ref),
        target.point.id if target.point else None,
        target.clause.id if target.clause else None,
    )
    result = bisect(question, found.texts, found.links, registry, lineage=lineage, notes=found.notes)
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(result))
    else:
        from planctl.render.bisect_terminal import bisect_terminal

        common.emit(bisect_terminal(result, common.screen(), every=all_))
    return int(Exit.FOUND if exit_code and result.flips else Exit.CLEAN)
