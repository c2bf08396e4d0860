"""What a command says when the file it was given is not a sound document: the findings, on stderr."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planctl.source import Document

LIMIT = 10


def problems_of(document: Document) -> list[str]:
    """The findings on a document's form, a line each, at most ten: PATH:LINE:COLUMN and what is wrong."""
    from pathlib import Path

    from planctl.lint.engine import check
    from planctl.lint.ruleset import structural_rules
    from planctl.lint.subject import Subject

    findings = check(Subject(document, Path(document.name)), rules=structural_rules())
    said = [f"{each.path}:{each.line}:{each.column}: {each.message}" for each in findings[:LIMIT]]
    hidden = len(findings) - LIMIT
    return [*said, f"and {hidden} more"] if hidden > 0 else said


def report_invalid(document: Document) -> None:
    """Print the findings on a document's form to stderr, at most ten, and how many more there are."""
    from pathlib import Path

    from planctl.cli.streams import notice, wants_color
    from planctl.lint.engine import check
    from planctl.lint.ruleset import structural_rules
    from planctl.lint.subject import Subject
    from planctl.render.findings_text import frames
    from planctl.render.screen import Screen

    findings = check(Subject(document, Path(document.name)), rules=structural_rules())
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdigit() and int(columns) >= 40 else 100
    encoding = (sys.stderr.encoding or "ascii").lower()
    screen = Screen(
        width, "standard" if wants_color("auto", sys.stderr.isatty()) else None, "utf" in encoding
    )
    for lines in frames(findings[:LIMIT], {document.name: document.text}, screen):
        text = "\n".join(lines) + "\n\n"
        sys.stderr.write(text.encode(encoding, "replace").decode(encoding))
    hidden = len(findings) - LIMIT
    more = f"{hidden} more findings; " if hidden > 1 else "1 more finding; " if hidden == 1 else ""
    notice(f"planctl: {document.name} is not a sound document; {more}`planctl validate` shows everything")
