"""`planctl schema [KIND]`."""

from __future__ import annotations

import json

import click

from planctl.cli.options import Common, plain_options


@click.command("schema")
@click.argument("kind", required=False)
@plain_options
def command(common: Common, kind: str | None) -> None:
    """Print the JSON Schema (2020-12) of a document kind or of a command's JSON result.

    Without KIND, the kinds are listed. `planctl schema plan > plan-1.json` gives an editor completion and
    hover.
    """
    from planctl.errors import PlanctlError
    from planctl.schemas import all_schemas, schema
    from planctl.suggest import did_you_mean

    if kind is None:
        width = max(map(len, all_schemas()))
        common.emit("\n".join(f"{name:{width}} {text}" for name, text in all_schemas().items()))
        return
    try:
        common.emit(json.dumps(schema(kind), indent=2, ensure_ascii=False))
    except KeyError:
        raise PlanctlError(
            f"there is no schema `{kind}`", did_you_mean(kind, all_schemas()) or "`planctl schema` lists them"
        ) from None
