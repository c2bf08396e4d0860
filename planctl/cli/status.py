"""`planctl status [PLAN]`."""

from __future__ import annotations

import click

from planctl.cli.options import REF, Common, common_options, format_option
from planctl.cli.process import read_process
from planctl.cli.streams import notice


@click.command("status")
@click.argument("plan", type=REF, required=False)
@format_option("terminal", "markdown", "json")
@common_options
def command(common: Common, plan: str | None, format_: str) -> None:
    """Show where a plan stands: latest text, last event, what is open or disputed, and who holds what.

    Everything is as last reported, with its date. Without PLAN, a line for each plan of the archive.
    """
    from planctl.archive import resolve
    from planctl.errors import NoInput, PlanctlError, UnknownRef
    from planctl.suggest import did_you_mean
    from planctl.track.take_stock import take_stock

    archive = common.archive()
    target = resolve(plan, archive) if plan else None
    name = target.plan.id if target else None
    if target and target.point:
        raise PlanctlError(f"`{plan}` names a point", f"a status is of a plan: `planctl status {name}`")
    process = read_process(archive)
    if not process.plans:
        raise NoInput(f"there are no plans in `{archive.display(archive.root)}`")
    if target and name not in process.plans:
        raise UnknownRef(
            f"`{plan}` is a text of `{name}`, which is no plan of `{archive.display(archive.root)}`",
            did_you_mean(str(name), process.plans),
        )
    latest = process.latest(name) if name else None
    if target and latest and target.plan.version != latest.version:
        notice(
            f"planctl: {target.plan.ref} is not the latest text of {name}; the status is that of {latest.ref}"
        )
    found = take_stock(process, name)
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(found))
    elif format_ == "markdown":
        from planctl.render.status_markdown import status_markdown

        common.emit(status_markdown(found))
    else:
        from planctl.render.status_terminal import status_terminal

        common.emit(status_terminal(found, common.screen()))
