"""The rules of validate, for people: the list, and one explained."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from planctl.lint.catalogue import GROUPS
from planctl.lint.ruleset import Registered
from planctl.lint.suppression import OWN
from planctl.render.lines import hang
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def rules_terminal(rules: Sequence[Registered], screen: Screen) -> str:
    """The rules by group: id, severity, name and what each reports."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = max(len(item.rule.name) for item in rules)
    for prefix, title in GROUPS.items():
        chosen = [item.rule for item in rules if item.rule.id.startswith(prefix)]
        if not chosen:
            continue
        paper.lines(hang(paper, text(f"{prefix}xx  ", "bold"), text(title, "bold"), screen.width))
        for rule in chosen:
            lead = Text.assemble(
                text(f"  {rule.id}  "),
                text(f"{rule.severity.value:<8} ", _STYLES[rule.severity.value]),
                text(f"{rule.name:<{width}}  "),
            )
            if screen.width - len(lead) < 30:  # too narrow for columns: the summary goes below
                paper.print(lead)
                lead = Text("    ")
            paper.lines(hang(paper, lead, text(rule.summary), screen.width))
        paper.gap()
    return paper.text()


def rule_terminal(item: Registered, screen: Screen) -> str:
    """One rule: what it reports, why, and what breaks and keeps it."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    rule = item.rule
    paper.print(Text.assemble(text(f"{rule.id} ", "bold"), text(rule.name, "bold")))
    paper.lines(hang(paper, Text("  "), text(rule.summary), screen.width))
    facts = f"severity {rule.severity.value}, confidence {rule.confidence.value}"
    looks = f"looks at {', '.join(rule.kinds) or 'every file'}"
    off = f"--ignore {rule.id}" if rule.name in OWN else f"# planctl: ignore[{rule.id}] why"
    fixed = "cannot be switched off" if rule.always else f"to switch it off: {off}"
    for line in (facts, looks, fixed):
        paper.lines(hang(paper, Text("  "), text(line, "dim"), screen.width))
    paper.gap()
    for paragraph in item.rationale.split("\n\n"):
        paper.lines(hang(paper, Text("  "), text(" ".join(paragraph.split())), screen.width))
        paper.gap()
    for label, example, style in (("reported", rule.failing, "red"), ("sound", rule.passing, "green")):
        said = example.decode("utf-8", "backslashreplace") if isinstance(example, bytes) else example
        if said:
            paper.print(text(f"  {label}", style))
            paper.lines(text(f"    {line}") for line in said.splitlines())
    return paper.text()
