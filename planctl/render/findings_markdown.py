"""Findings in Markdown: for the summary of a CI job, and for a comment on a pull request."""

from __future__ import annotations

from planctl.lint.finding import Finding, Report, Severity
from planctl.render.ansi import Ink
from planctl.render.findings_text import summary_line
from planctl.render.markdown import code, escaped, table

# A comment on GitHub may have 65,536 characters; a summary more.
_ROOM = 60_000
_SIGNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def findings_markdown(report: Report) -> str:
    """A heading with the verdict, a table of the rules, and the findings file by file, cut where it would be
    too long to be shown.
    """
    lines = ["## planctl validate", "", escaped(summary_line(report, Ink(None)))]
    if report.summary.rules:
        rows = [
            [code(each.rule), escaped(each.name), _SIGNS[each.severity], str(each.count)]
            for each in report.summary.rules
        ]
        lines += ["", *table(["Rule", "Name", "Level", "Findings"], rows, right=(3,))]
    room = _ROOM - sum(len(line) + 1 for line in lines)
    path, shown = None, 0
    for finding in report.findings:
        made = [] if finding.path == path else ["", f"### {code(finding.path)}", ""]
        made.append(_item(finding))
        room -= sum(len(line) + 1 for line in made)
        if room < 0:
            break
        path = finding.path
        shown += 1
        lines += made
    hidden = len(report.findings) - shown
    if hidden:
        lines += ["", f"{hidden:,} more findings are not shown here."]
    return "\n".join(lines) + "\n"


def _item(finding: Finding) -> str:
    place = f"{finding.line}:{finding.column}"
    said = f"- {place} **{_SIGNS[finding.severity]}** {code(finding.rule)} {_said(finding.message)}"
    said += f" ({code(finding.ref)})" if finding.ref else ""
    return said + (f"  \n  {_said(finding.fix)}" if finding.fix else "")


def _said(message: str) -> str:
    """A message, its names in backticks as code."""
    parts = message.split("`")
    if len(parts) % 2 == 0:  # a backtick of the plan's own
        return escaped(message)
    made = [code(part) if at % 2 and part.strip() else escaped(part) for at, part in enumerate(parts)]
    # Escaping takes the blanks at the ends of a stretch away.
    for at, part in enumerate(parts):
        if at % 2 == 0:
            made[at] = (
                (" " if part[:1] == " " else "")
                + made[at]
                + (" " if part.rstrip() != part and part.strip() else "")
            )
    return "".join(made)
