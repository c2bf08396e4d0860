"""`planctl resolve PLAN`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options
from planctl.errors import Exit

if TYPE_CHECKING:
    from planctl.archive import Target


@click.command("resolve")
@click.argument("ref", type=REF)
@click.option(
    "--take", "-t", metavar="OPTION", multiple=True, help="Take this option; repeated, the next too."
)
@click.option(
    "--text", metavar="TEXT", help="The wording, in the plan's language, in the place of any other."
)
@click.option("--keep", metavar="OPTION", multiple=True, help="Leave this option open. Repeatable.")
@click.option("--list", "list_", is_flag=True, help="Only list the open options.")
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Write to another file."
)
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["terminal", "markdown", "json"]),
    help="How to print the list.  [default: terminal]",
)
@common_options
def command(
    common: Common,
    ref: str,
    take: tuple[str, ...],
    text: str | None,
    keep: tuple[str, ...],
    list_: bool,
    output: str | None,
    format_: str | None,
) -> int:
    """List the open options of a plan, or settle them.

    With PLAN#POINT and --take or --text, the option taken becomes the point: its wording and clauses take the
    place of the point's (those that it replaces, where it says so), and the brackets go. Of further options
    taken the text is added behind and the clauses beside. With a plan and no more, each open point is gone
    through on a terminal; elsewhere they are listed.

    The plan's own file is written, unless -o names another; only the bytes of what changes are replaced.
    Nothing is written that would not be a sound plan.

    Exit code: 0 done, 1 it would not be a sound plan, 2 wrong usage, unknown ref or option, 3 a file that
    does not exist.
    """
    from planctl.archive import resolve
    from planctl.cli.resolve_walk import Desk, walk

    archive = common.archive()
    target = resolve(ref, archive)
    if list_ and (take or text is not None or keep or output):
        raise click.UsageError("--list only lists: leave --take, --text, --keep and --output out")
    if (take or text is not None) and format_:
        raise click.UsageError("--format is for the list of open options")
    if target.clause is not None:
        raise click.UsageError(f"`{ref}` names a clause; options are of points: name PLAN#POINT")
    if not take and text is None:
        if keep:
            raise click.UsageError("--keep goes with --take or --text")
        on_terminal = sys.stdin.isatty() and sys.stdout.isatty() and ref.partition("#")[0] != "-"
        if list_ or format_ or not on_terminal:
            if output:
                raise click.UsageError("-o goes with --take or --text, or with a walk on a terminal")
            return _list(common, target, format_ or "terminal")
        return walk(Desk(common, ref, target, archive, output))
    if target.point is None:
        raise click.UsageError(f"`{ref}` names no point: say which, as in {ref}#POINT")
    desk = Desk(common, ref, target, archive, output)
    desk.settle(target.point.id, take, text, keep)
    desk.write()
    return int(Exit.CLEAN)


def _list(common: Common, target: Target, format_: str) -> int:
    from planctl.archive import registry_for
    from planctl.merge.open import open_options
    from planctl.render.dispatch import render_result

    points = [target.point.id] if target.point else None
    found = open_options(target.plan, registry_for(target.document, common.archive()), points)
    common.emit(render_result(found, format_, common.screen()))
    return int(Exit.CLEAN)
