"""Where each clause and word comes from, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.bisect_terminal import source_words
from planctl.render.blame_terminal import carrier_words
from planctl.render.markdown import code, escaped, table
from planctl.render.wording import counted, listed

if TYPE_CHECKING:
    from planctl.track.blame import Blame


def blame_markdown(result: Blame) -> str:
    """A blame as tables: the clauses, the wordings where there are some, and the texts they come from."""
    dates = {one.ref: one.date for one in result.carriers}
    lines = [f"# Where {code(result.ref)} comes from", ""]
    rows = []
    for line in result.lines:
        told = [f"back in {line.returned}"] if line.returned else []
        told += [f"changed in {line.changed}"] if line.changed not in (line.origin, line.returned) else []
        number = "" if line.number is None else f"{line.number}{line.label or ''}"
        rows.append(
            [
                escaped(number),
                escaped(line.says),
                code(line.origin),
                dates[line.origin],
                escaped("; ".join(told)),
                escaped(listed([source_words(source) for source in line.sources], 2)),
            ]
        )
    lines += table(["", "Clause", "First in", "Date", "Since", "Source"], rows)
    if result.wordings:
        lines += ["", "## Words", ""]
    for wording in result.wordings:
        head = " ".join(filter(None, [str(wording.number or ""), wording.title, wording.part]))
        lines += [f"**{escaped(head)}**", ""]
        for stretch in wording.stretches:
            back = f", back in {code(stretch.returned)}" if stretch.returned else ""
            lines.append(f"- {escaped(stretch.text)} ({code(stretch.origin)}{back})")
        lines.append("")
    lines += ["", "## Texts", ""]
    lines += [
        f"- {code(one.ref)} {escaped(one.title)}, {escaped(carrier_words(one))}" for one in result.carriers
    ]
    lines += ["", f"{counted(result.walked, 'text')} walked."]
    lines += [f"- {escaped(note)}" for note in result.notes]
    return "\n".join(lines) + "\n"
