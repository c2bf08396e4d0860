"""One finding as text for people."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.lint.finding import FOLDED, Finding, Related
from planctl.render.ansi import Ink
from planctl.render.cells import cell_width, wrap
from planctl.render.frame import Mark, frame
from planctl.render.screen import Screen
from planctl.safe import one_line

# Folded places are listed up to this many lines; the JSON has them all.
_LISTED = 12


def finding_frame(finding: Finding, lines: Sequence[str], screen: Screen) -> list[str]:
    """A finding as lines: a headline, the frame of its lines in the file, what else is to be known."""
    ink = Ink(screen.color)
    severity = finding.severity.value
    place = one_line(f"{finding.path}:{finding.line}:{finding.column}")
    label = f"{severity} {finding.rule} {finding.name}:"
    painted = f"{ink(severity, severity)} {ink('bold', f'{finding.rule} {finding.name}:')}"
    message = one_line(finding.message)
    if cell_width(f"{place}  {label} {message}") <= screen.width:
        headline = [f"{ink('bold', place)}  {painted} {message}"]
    else:
        first, *rest = wrap(message, screen.width, 4, cell_width(label) + 3)
        headline = [ink("bold", place), f"  {painted} {first}", *rest]
    apart, folded = _related(finding)
    marks = [
        Mark(finding.line, finding.column, finding.end_line, finding.end_column, "^", severity),
        *(
            Mark(each.line, each.column, each.end_line, each.end_column, "-", "note", one_line(each.message))
            for each in apart
            if each.path == finding.path
        ),
    ]
    out = [*headline, *frame(lines, marks, screen.width, ink, "│" if screen.unicode else "|")]
    for each in apart:
        if each.path != finding.path:  # its lines are not those of the frame
            there = one_line(f"{each.path}:{each.line}:{each.column}: {each.message}")
            out += _labelled("see", there, "note", screen, ink)
    if folded:
        out += _labelled(
            "also", f"in {len(folded)} more place{_s(len(folded))}: {_places(folded)}", "note", screen, ink
        )
    if finding.fix:
        out += _labelled("help", one_line(finding.fix), "help", screen, ink)
    return out


def _labelled(label: str, text: str, style: str, screen: Screen, ink: Ink) -> list[str]:
    lead = f"  = {label}: "
    first, *rest = wrap(text, screen.width, len(lead), len(lead))
    return [f"  = {ink(style, label + ':')} {first}", *rest]


def _related(finding: Finding) -> tuple[list[Related], list[Related]]:
    """The related places that explain, and those that only repeat the finding."""
    folded = [each for each in finding.related if each.message == FOLDED]
    return [each for each in finding.related if each.message != FOLDED], folded


def _places(folded: Sequence[Related]) -> str:
    numbers = list(dict.fromkeys(each.line for each in folded))
    listed = ", ".join(str(number) for number in numbers[:_LISTED])
    more = len(numbers) - _LISTED
    return f"line{_s(len(numbers))} {listed}" + (f" and {more:,} more" if more > 0 else "")


def _s(count: int) -> str:
    return "" if count == 1 else "s"
