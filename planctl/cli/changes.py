"""`planctl changes`."""

from __future__ import annotations

import click

from planctl.cli.options import Common, common_options, format_option


@click.command("changes")
@click.option(
    "--level", type=click.Choice(["substantive", "procedural", "editorial"]), help="Only this level."
)
@format_option("terminal", "json")
@common_options
def command(common: Common, level: str | None, format_: str) -> None:
    """List the kinds of change that diff reports. Their ids are an interface: never reused.

    `planctl explain KIND` tells one with an example.
    """
    import json

    from planctl.diff.kinds import KINDS
    from planctl.render.kinds import kinds_terminal

    kinds = [kind for kind in KINDS.values() if level is None or kind.level.value == level]
    if format_ == "json":
        rows = [{"id": k.id, "level": k.level.value, "mirror": k.mirror, "summary": k.summary} for k in kinds]
        common.emit(json.dumps({"schema": "planctl/kinds/1", "kinds": rows}, indent=2, ensure_ascii=False))
        return
    common.emit(kinds_terminal(kinds, common.screen()))
