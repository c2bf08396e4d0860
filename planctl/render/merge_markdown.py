"""A merge as Markdown, for a pull request or a note."""

from __future__ import annotations

from planctl.merge.result import Conflict, MergeResult
from planctl.render.markdown import code, escaped, table
from planctl.render.merge_words import (
    base_words,
    by_take,
    count_line,
    ledger_line,
    option_words,
    places_words,
    unit_words,
)


def merge_markdown(result: MergeResult) -> str:
    """The whole report; every text from a plan is escaped."""
    sides = ", ".join(f"{escaped(side.name)} {code(side.ref)}" for side in result.sides)
    out = [
        f"# Merge into {code(result.base)}",
        "",
        f"{sides}",
        "",
        f"**{escaped(count_line(result))}**  ",
        escaped(ledger_line(result)),
        "",
    ]
    if result.conflicts:
        out += ["## Conflicts", ""]
        for conflict in result.conflicts:
            out += _conflict(conflict, str(result.merged["language"]))
    labels = {side.name: f"From {side.name}" for side in result.sides}
    labels |= {"same": "Made alike", "both": "Combined"}
    for take, label in labels.items():
        lines = [f"- {code(place)} {escaped(parts)}" for place, parts in by_take(result, take)]
        if lines:
            out += [f"## {escaped(label)}", "", *lines, ""]
    return "\n".join(out)


def _conflict(conflict: Conflict, language: str) -> list[str]:
    out = [f"### {escaped(unit_words(conflict))}", "", escaped(conflict.explanation), ""]
    if conflict.kind in ("number", "order"):
        said = places_words(conflict)
        return [*out, f"{escaped(said)}.", ""] if said else out
    rows = [["base", "", escaped(base_words(conflict))]] if conflict.before is not None else []
    for option in conflict.alternatives:
        said = ""
        for word in option_words(conflict, option.value, language):
            if word.op != "delete" and word.text.strip():
                body = escaped(word.text.strip())
                said += f" **{body}**" if word.op == "insert" else f" {body}"
        who = f"{', '.join(option.by)} ({', '.join(option.sides)})"
        rows.append([escaped(who), code(option.option) if option.option else "", f"\\[{said.strip()}\\]"])
    return [*out, *table(["who", "option", "wording"], rows), ""]
