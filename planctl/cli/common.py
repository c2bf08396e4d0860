"""`planctl common A B [C …]`."""

from __future__ import annotations

import click

from planctl.cli.options import REF, Common, common_options, format_option, matcher_option, output_option


@click.command("common")
@click.argument("plans", type=REF, nargs=-1, required=True, metavar="A B [C ...]")
@click.option(
    "--k", "-k", "count", type=int, metavar="N", help="How many plans must share a thing.  [default: all]"
)
@format_option("terminal", "markdown", "json")
@click.option("--all", "everything", is_flag=True, help="In the terminal: every two plans on a question.")
@click.option("--no-crosswalk", is_flag=True, help="Leave the archive's crosswalks aside.")
@output_option()
@matcher_option
@common_options
def command(
    common: Common,
    plans: tuple[str, ...],
    count: int | None,
    format_: str,
    everything: bool,
    no_crosswalk: bool,
    output: str | None,
    matcher: str,
) -> None:
    """Show what plans share, how near they come, and what one change would settle.

    Shared is what they say the same in substance: whole answers, and single provisions of answers that differ
    otherwise. Where plans do not agree, the provisions in which they come nearest are shown, with what stands
    between them. A change is listed where one plan changing one thing would make all that answer a question
    agree: it was applied, and the question compared again.
    """
    from planctl.archive import archive_registry
    from planctl.cli.rivals import format_of, put_out, rival_texts, screen_for, surroundings
    from planctl.compare.common import common_ground

    archive = common.archive()
    format_ = format_of(format_, output)
    texts = rival_texts(plans, archive, usage="planctl common A B")
    if count is not None and not 2 <= count <= len(texts):
        raise click.BadParameter(
            f"{count} is not from 2 to {len(texts)}, the number of plans", param_hint="--k"
        )
    around = surroundings(archive, rulings=not no_crosswalk, matcher=matcher)
    result = common_ground(texts, archive_registry(archive), k=count, **around)
    screen = screen_for(common, output)
    if format_ == "terminal":
        from planctl.render.common_terminal import common_terminal

        put_out(common, common_terminal(result, screen, everything=everything), output)
        return
    from planctl.render.dispatch import render_result

    put_out(common, render_result(result, format_, screen), output)
