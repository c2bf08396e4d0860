"""`planctl explain ID`."""

from __future__ import annotations

import click

from planctl.cli.options import Common, common_options


@click.command("explain")
@click.argument("name", metavar="ID")
@common_options
def command(common: Common, name: str) -> None:
    """Explain a kind of change (quantity-raised) or a rule (PL203, unknown-actor), with an example.

    The example of a kind of change is run: what is printed is what diff says today.
    """
    from planctl.diff.kinds import KINDS
    from planctl.errors import PlanctlError
    from planctl.lint.ruleset import all_rules
    from planctl.render.kinds import kind_terminal, snippet
    from planctl.render.rules_terminal import rule_terminal
    from planctl.suggest import did_you_mean

    screen = common.screen()
    for item in all_rules():
        if name.upper() == item.rule.id or name == item.rule.name:
            common.emit(rule_terminal(item, screen))
            return
    if name not in KINDS:
        known = [*KINDS, *(word for item in all_rules() for word in (item.rule.id, item.rule.name))]
        hint = (
            did_you_mean(name, known)
            or "`planctl changes` lists the kinds of change, `planctl rule` the rules"
        )
        raise PlanctlError(f"`{name}` is neither a kind of change nor a rule", hint)
    from planctl.diff.engine import diff_plans
    from planctl.diff.examples import example, example_parts

    plans, parts = example(name), example_parts(name)
    diff = diff_plans(*plans, registry=common.archive().registry) if plans else None
    shown = (snippet(parts[0]), snippet(parts[1])) if parts else None
    common.emit(kind_terminal(KINDS[name], diff, shown, screen))
