"""How often each rule reported something, as a table for people."""

from __future__ import annotations

from planctl.lint.finding import Report
from planctl.render.ansi import Ink
from planctl.render.findings_text import summary_line
from planctl.render.screen import Screen


def findings_stats(report: Report, screen: Screen) -> str:
    """A line for each rule with findings, the most frequent first, and the summary."""
    ink = Ink(screen.color)
    rules = report.summary.rules
    width = max((len(f"{each.count:,}") for each in rules), default=1)
    names = max((len(each.name) for each in rules), default=1)
    lines = []
    for each in rules:
        severity = each.severity.value
        label = ink(severity, f"{severity:<7}")
        mend = f"  {each.fixable:,} can be mended" if each.fixable else ""
        lines.append(f"{each.count:>{width},}  {label}  {each.rule}  {each.name:<{names}}{mend}".rstrip())
    return "\n".join([*lines, summary_line(report, ink)]) + "\n"
