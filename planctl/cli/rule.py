"""`planctl rule [ID]`."""

from __future__ import annotations

import click

from planctl.cli.options import Common, format_option, screen_options


@click.command("rule")
@click.argument("name", metavar="[ID]", required=False)
@format_option("terminal", "json")
@screen_options
def command(common: Common, name: str | None, format_: str) -> None:
    """List the rules of validate, or print the page of one (PL203, unknown-actor).

    The beginning of ids (PL2) lists the rules of a group. Ids and names are an interface: never reused.
    """
    from planctl.lint.catalogue import rule_list
    from planctl.lint.ruleset import all_rules, rules_named
    from planctl.render.as_json import as_json
    from planctl.render.rules_terminal import rule_terminal, rules_terminal

    wanted = rules_named(name) if name else None
    chosen = [item for item in all_rules() if wanted is None or item.rule.id in wanted]
    if format_ == "json":
        common.emit(as_json(rule_list(chosen)))
    elif name and name.upper() not in ("PL", chosen[0].rule.id[:3]) and len(chosen) == 1:
        common.emit(rule_terminal(chosen[0], common.screen()))
    else:
        common.emit(rules_terminal(chosen, common.screen()))
