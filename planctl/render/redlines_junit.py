"""Red lines as JUnit XML, the form in which CI systems take test results: a suite a text, a case a line."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.track.redlines import LineVerdict, RedLineReport


def redlines_junit(result: RedLineReport) -> str:
    """The verdicts as XML; what cannot be told is skipped."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites name={_said(result.title)}>"]
    for plan in result.plans:
        lines.append(
            f'  <testsuite name={_said(plan.ref)} tests="{len(plan.lines)}" failures="{plan.failed}" '
            f'errors="0" skipped="{plan.undisclosed}">'
        )
        for line in plan.lines:
            lines += _case(line, plan.ref)
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _case(line: LineVerdict, ref: str) -> list[str]:
    place = line.places[0] if line.places else None
    at = f' file={_said(place.path)} line="{place.line}"' if place and place.path else ""
    head = f"    <testcase name={_said(line.id)} classname={_said(ref)}{at}"
    if line.verdict == "pass":
        return [f"{head}/>"]
    told = f"{line.title}: {line.demand} {line.expression}"
    if place:
        told += f"; {place.says} ({place.ref})"
    tag = "failure" if line.verdict == "fail" else "skipped"
    return [f"{head}>", f"      <{tag} message={_said(told)}/>", "    </testcase>"]


def _said(text: str) -> str:
    return quoteattr(one_line(text))
