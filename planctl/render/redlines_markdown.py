"""Red lines in Markdown, for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.markdown import code, escaped, table
from planctl.render.redlines_terminal import suggestion_head, suggestion_notes, tally

if TYPE_CHECKING:
    from planctl.track.redlines import LineVerdict, RedLineReport


def redlines_markdown(result: RedLineReport) -> str:
    """The verdicts as a table for each text."""
    lines = [f"# {escaped(result.title)}", "", escaped(result.actor_name)]
    for plan in result.plans:
        lines += ["", f"## {code(plan.ref)} {escaped(plan.title)}", "", f"{plan.date}: {tally(plan)}", ""]
        rows = [
            [line.verdict, escaped(line.title), f"{line.demand} {code(line.expression)}", _where(line)]
            for line in plan.lines
        ]
        lines += table(["Verdict", "Line", "Demand", "Where"], rows)
        if plan.suggestion:
            lines += ["", escaped(suggestion_head(plan.suggestion)), ""]
            lines += [
                f"{at}. {escaped(change.explanation)} ({escaped(change.line)})"
                for at, change in enumerate(plan.suggestion.changes, 1)
            ]
            lines += [f"- {escaped(note)}" for note in suggestion_notes(plan.suggestion)]
    return "\n".join(lines) + "\n"


def _where(line: LineVerdict) -> str:
    if line.by_fallback:
        return f"fallback kept: {code(line.by_fallback)}"
    if line.itself == "pass":
        return ""
    found = [
        code("#" + place.ref.partition("#")[2])
        + (f" ({escaped(place.path)}:{place.line})" if place.path else "")
        for place in line.places[:4]
    ]
    return ", ".join(found)
