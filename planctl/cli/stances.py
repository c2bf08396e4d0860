"""`planctl stances`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option
from planctl.cli.process import DateType, missing, read_process

if TYPE_CHECKING:
    from planctl.track.process import Process
    from planctl.track.stances import StanceMatrix


@click.command("stances")
@click.option(
    "--actor",
    "-a",
    metavar="NAME",
    help="Only stances of this actor and of those who belong to it or speak for it; a "
    "person's are those that the person gave voice to.",
)
@click.option("--plan", "-p", "plan", type=REF, help="The points of this plan as columns, and not all plans.")
@click.option(
    "--point",
    "point",
    type=REF,
    metavar="REF",
    help="Only this point: us-28-point#force-cap or us-28-point#6; with --plan, #force-cap or 6 will do.",
)
@click.option(
    "--on",
    "on",
    type=DateType(end=True),
    metavar="DATE",
    help="As last reported at or before this day; each cell says how many days before.",
)
@format_option("terminal", "markdown", "json")
@common_options
def command(
    common: Common,
    actor: str | None,
    plan: str | None,
    point: str | None,
    on: datetime.date | None,
    format_: str,
) -> None:
    """Show who was reported to hold what position on which plan or point, and how each moved.

    A stance is of its date: a later day does not inherit it. One on a point follows the point through the
    versions of its plan by the point's id.
    """
    from planctl.archive import resolve
    from planctl.cli.lookup import find_actor
    from planctl.track.stances import stance_matrix

    archive = common.archive()
    process = read_process(archive)
    if process.stances is None:
        raise missing("stances", archive)
    ref = _one_ref(plan, point)
    target = resolve(ref, archive) if ref else None
    if point and target and target.point is None:
        raise click.BadParameter(f"`{point}` names a plan and not a point: add #POINT", param_hint="--point")
    matrix = stance_matrix(
        process,
        plan=target.plan.id if target else None,
        point=target.point.id if target and target.point else None,
        actor=find_actor(actor, process.registry) if actor else None,
        on=on,
    )
    if not matrix.cells and not matrix.unplaced:
        raise _nothing(matrix, process, ref)
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(matrix))
    elif format_ == "markdown":
        from planctl.render.stances_markdown import stances_markdown

        common.emit(stances_markdown(matrix))
    else:
        from planctl.render.stances_terminal import stances_terminal

        common.emit(stances_terminal(matrix, common.screen()))


def _one_ref(plan: str | None, point: str | None) -> str | None:
    """`--plan` and `--point` as one ref."""
    if point is None or plan is None:
        return point or plan
    own, mark, part = point.rpartition("#")
    if mark and own not in ("", plan.partition("#")[0]):
        raise click.BadParameter(f"`{point}` is not a point of `{plan}`", param_hint="--point")
    return f"{plan.partition('#')[0]}#{part}"


def _nothing(matrix: StanceMatrix, process: Process, ref: str | None) -> Exception:
    from planctl.errors import NoInput

    said = f" on {ref}" if ref else ""
    said += f" of {matrix.actor.name}" if matrix.actor else ""
    said += f" at or before {matrix.on}" if matrix.on else ""
    younger = f"{matrix.later} younger: leave out --on to see them" if matrix.later else ""
    total = f"there are {len(process.positions)} stances in all; `planctl stances` shows them"
    return NoInput(f"there is no stance{said} on record", younger or total)
