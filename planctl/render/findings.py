"""The formats of a report, by name."""

from __future__ import annotations

from collections.abc import Mapping

from planctl.lint.finding import Report
from planctl.render.screen import Screen

FORMATS = ("text", "concise", "json", "github")


def render_report(
    report: Report, format_: str, texts: Mapping[str, str], screen: Screen, limit: int | None = None
) -> str:
    """A report in a format of FORMATS. `texts` are the contents of the files by name; only `text` quotes
    them.

    `limit` bounds the findings shown in `text` and `concise`; `json` and `github` have their own rules.
    """
    if format_ == "json":
        from planctl.render.as_json import as_json

        return as_json(report)
    if format_ == "github":
        from planctl.render.findings_github import findings_github

        return findings_github(report)
    from planctl.render.findings_text import findings_concise, findings_text

    return (
        findings_concise(report, limit)
        if format_ == "concise"
        else findings_text(report, texts, screen, limit)
    )
