"""`planctl status [PLAN]`."""

from __future__ import annotations

import click

from planctl.cli.options import REF, Common, common_options
from planctl.cli.process import read_process


@click.command("status")
@click.argument("plan", type=REF, required=False)
@click.option("--format", "-f", "format_", type=click.Choice(["terminal", "markdown", "json"]), default="terminal",
              show_default=True, help="How to print it.")
@common_options
def command(common: Common, plan: str | None, format_: str) -> None:
    """Show where a plan stands: its latest text, the last event, what is open or disputed, and who holds what.

    Everything is as last reported, with its date. Without PLAN, a line for each plan of the archive.
    """
    from planctl.archive import resolve
    from planctl.errors import NoInput, PlanctlError
    from planctl.track.status import status

    archive = common.archive()
    name = None
    if plan:
        target = resolve(plan, archive)
        name = target.plan.id
        if target.point or target.ref.version != plan.partition("@")[2] != "":
            raise PlanctlError(f"`{plan}` names more than a plan", f"a status is of a plan: `planctl status {name}`")
    process = read_process(archive)
    if not process.plans:
        raise NoInput(f"there are no plans in `{archive.display(archive.root)}`")
    found = status(process, name)
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(found))
    elif format_ == "markdown":
        from planctl.render.status_markdown import status_markdown

        common.emit(status_markdown(found))
    else:
        from planctl.render.status_terminal import status_terminal

        common.emit(status_terminal(found, common.screen()))
