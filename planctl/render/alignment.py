"""An alignment for a terminal and as Markdown."""

from __future__ import annotations

from rich.text import Text

from planctl.align.result import Alignment, Link
from planctl.render.crosswalk import head_name
from planctl.render.lines import hang
from planctl.render.markdown import escaped, table
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen

_STYLES = {"dropped": "red", "added": "green", "kept": "", "related": "cyan", "opposed": "bold yellow"}
_WORDS = {
    "id": "same id",
    "text": "same text",
    "words": "by words",
    "topics": "by topics",
    "crosswalk": "ruled",
    "none": "",
}


def alignment_terminal(alignment: Alignment, screen: Screen) -> str:
    """One line a link: A's points, B's points, what they are to each other, how sure and why."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    heads_a = {head.id: head for head in alignment.heads_a}
    heads_b = {head.id: head for head in alignment.heads_b}
    half = max((screen.width - 30) // 2, 12)
    arrow = " → " if screen.unicode else " -> "
    paper.print(text(f"{alignment.a}{arrow}{alignment.b}", "bold"))
    kin = "equal ids are the same provision" if alignment.related else "equal ids say nothing"
    paper.print(text(f"matcher {alignment.matcher}; {kin}", "dim"))
    for note in alignment.notes:
        paper.lines(hang(paper, text("! ", "yellow"), text(note), screen.width))
    paper.gap()
    for link in alignment.links:
        left = [head_name(heads_a[name]) for name in link.a] or ["(nothing)"]
        right = [head_name(heads_b[name]) for name in link.b] or ["(nothing)"]
        style = _STYLES.get(link.relation, "yellow")
        for at in range(max(len(left), len(right))):
            one = left[at] if at < len(left) else ""
            other = right[at] if at < len(right) else ""
            line = Text.assemble(
                text(f"{_cut(one, half):<{half}}"),
                text(arrow if not at else "   ", "dim"),
                text(f"{_cut(other, half):<{half}}"),
            )
            if not at:
                line.append_text(text(f"  {link.relation}", style))
                line.append_text(text(_sure(link), "dim"))
            paper.lines(hang(paper, Text(), line, screen.width) if line.cell_len > screen.width else [line])
        if link.note:
            paper.lines(hang(paper, Text("    "), text(link.note, "dim"), screen.width))
        if link.runner_up:
            second = ", ".join(head_name(heads_b[name]) for name in link.runner_up.b)
            note = f"next: {second}, {link.runner_up.confidence:.0%}"
            paper.lines(hang(paper, Text("    "), text(note, "dim"), screen.width))
    paper.gap()
    paper.print(text(_counts(alignment)))
    return paper.text()


def alignment_markdown(alignment: Alignment) -> str:
    """The links as a table."""
    heads_a = {head.id: head for head in alignment.heads_a}
    heads_b = {head.id: head for head in alignment.heads_b}
    noted = any(link.note for link in alignment.links)
    rows = [
        [
            "<br>".join(escaped(head_name(heads_a[name])) for name in link.a) or "–",
            "<br>".join(escaped(head_name(heads_b[name])) for name in link.b) or "–",
            link.relation,
            f"{link.confidence:.0%}" if link.a and link.b else "",
            _why(link),
            *([escaped(link.note or "")] if noted else []),
        ]
        for link in alignment.links
    ]
    out = [f"# {escaped(alignment.a)} → {escaped(alignment.b)}", ""]
    heads = [escaped(alignment.a), escaped(alignment.b), "relation", "confidence", "evidence"]
    out += table([*heads, *(["note"] if noted else [])], rows)
    return "\n".join([*out, "", escaped(_counts(alignment)), ""])


def _cut(said: str, width: int) -> str:
    return said if len(said) <= width else said[: width - 1] + "…"


def _sure(link: Link) -> str:
    if not (link.a and link.b):
        return " (ruled)" if link.evidence == "crosswalk" else ""
    why = _why(link)
    return f" ({why})" if link.confidence == 1 else f" {link.confidence:.0%} ({why})"


def _why(link: Link) -> str:
    """What a link rests on; of a ruling also its word where the relation does not say it."""
    why = _WORDS[link.evidence]
    return f"{why} {link.ruling.value}" if link.ruling and link.ruling.value == "part-of" else why


def _counts(alignment: Alignment) -> str:
    counts: dict[str, int] = {}
    for link in alignment.links:
        counts[link.relation] = counts.get(link.relation, 0) + 1
    return f"{len(alignment.links)} links: " + ", ".join(f"{count} {name}" for name, count in counts.items())
