"""The formats of a report, by name."""

from __future__ import annotations

from collections.abc import Mapping

from planctl.lint.finding import Report
from planctl.render.screen import Screen

FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")


def render_report(
    report: Report, format_: str, texts: Mapping[str, str], screen: Screen, limit: int | None = None
) -> str:
    """A report in a format of FORMATS. `texts` are the contents of the files by name: `text` quotes them, and
    `junit` names those without findings.

    `limit` bounds the findings shown in `text` and `concise`; the others have their own rules.
    """
    if format_ == "text":
        from planctl.render.findings_text import findings_text

        return findings_text(report, texts, screen, limit)
    if format_ == "concise":
        from planctl.render.findings_text import findings_concise

        return findings_concise(report, limit)
    if format_ == "junit":
        from planctl.render.findings_junit import findings_junit

        return findings_junit(report, list(texts))
    import importlib

    module, name = {
        "json": ("as_json", "as_json"),
        "github": ("findings_github", "findings_github"),
        "gitlab": ("findings_gitlab", "findings_gitlab"),
        "sarif": ("findings_sarif", "findings_sarif"),
        "markdown": ("findings_markdown", "findings_markdown"),
    }[format_]
    drawn: str = getattr(importlib.import_module(f"planctl.render.{module}"), name)(report)
    return drawn
