"""`planctl changes`."""

from __future__ import annotations

import click

from planctl.cli.options import Common, format_option, screen_options


@click.command("changes")
@click.option(
    "--level", type=click.Choice(["substantive", "procedural", "editorial"]), help="Only this level."
)
@format_option("terminal", "json")
@screen_options
def command(common: Common, level: str | None, format_: str) -> None:
    """List the kinds of change that diff reports. Their ids are an interface: never reused.

    `planctl explain KIND` tells one with an example.
    """
    from planctl.diff.kinds import KINDS
    from planctl.diff.result import KindEntry, KindList
    from planctl.render.as_json import as_json
    from planctl.render.kinds import kinds_terminal

    kinds = [kind for kind in KINDS.values() if level is None or kind.level.value == level]
    if format_ == "json":
        rows = [KindEntry(id=k.id, level=k.level, mirror=k.mirror, summary=k.summary) for k in kinds]
        common.emit(as_json(KindList(kinds=rows)))
        return
    common.emit(kinds_terminal(kinds, common.screen()))
