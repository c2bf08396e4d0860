"""The versions of a plan, for a terminal and in Markdown."""

from __future__ import annotations

from rich.text import Text

from planctl.render.lines import Lines, hang
from planctl.render.markdown import code, escaped, table
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen
from planctl.render.wording import STATUS_STYLE, counted, listed
from planctl.safe import one_line
from planctl.track.history import History, LogEntry, Moved
from planctl.track.verification import SealState

_WIDEST = 120
_SEAL_STYLE = {SealState.INTACT: "green", SealState.CHANGED: "bold red"}
_SEALS = {SealState.INTACT: "sealed", SealState.CHANGED: "sealed, then changed", SealState.UNSEALED: ""}
_LEVEL_STYLE = {"substantive": "red", "procedural": "yellow", "editorial": "dim"}


def history_terminal(history: History, screen: Screen, *, verbose: bool = False) -> str:
    """A history, latest version first; with `verbose` every change is told."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    width = min(screen.width, _WIDEST)
    dot, bar = ("●", "│") if screen.unicode else ("*", "|")
    lines = hang(
        paper, Text(), Text.assemble(text(history.plan, "bold"), f"  {one_line(history.title)}"), width
    )
    for at, entry in enumerate(history.versions):
        inner = text(f"{bar if at + 1 < len(history.versions) else ' '}  ", "dim")
        lines.append(Text.assemble(text(dot, "cyan"), "  ", _head(entry)))
        for body in _body(entry, verbose):
            lines += hang(paper, inner, body, width)
    for item in history.unreadable:
        lead = text(f"{'✗' if screen.unicode else 'x'}  ", "bold red")
        lines += hang(paper, lead, text(f"{item.ref} cannot be read: {one_line(item.reason)}"), width)
    for line in lines:
        paper.print(line, no_wrap=True, crop=False, overflow="ignore")
    return paper.text()


def _head(entry: LogEntry) -> Text:
    seal = _SEALS.get(entry.seal, str(entry.seal))
    return Text.assemble(
        text(f"{entry.version:<6}", "bold"),
        text(f"{entry.date}  "),
        text(str(entry.status), STATUS_STYLE.get(entry.status, "")),
        text(f"  {seal}" if seal else "", _SEAL_STYLE.get(entry.seal, "")),
    )


def _body(entry: LogEntry, verbose: bool) -> Lines:
    extent = f"{counted(entry.points, 'point')}, {counted(entry.clauses, 'clause')}"
    made = []
    if entry.moved is None:
        by = ", ".join(actor.short for actor in entry.proponents)
        made.append(text(f"first version: {extent}; by {by}"))
    else:
        made.append(Text.assemble(_counts(entry.moved), text(f"  {extent}", "dim")))
    if entry.new_sources:
        named = [
            f"{one_line(source.publisher)}" + (f" ({source.date})" if source.date else "")
            for source in entry.new_sources
        ]
        sources = "sources" if entry.moved is None else "new sources"
        made.append(text(f"{sources}: {listed(named, len(named) if verbose else 4)}", "dim"))
    if verbose and entry.moved:
        for change in entry.moved.changes:
            where = text(f"#{change.point}  " if change.point else "", "bold")
            made.append(Text.assemble(where, text(one_line(change.explanation), _LEVEL_STYLE[change.level])))
    return made


def _counts(moved: Moved) -> Text:
    counts = {
        "substantive": moved.substantive,
        "procedural": moved.procedural,
        "editorial": moved.editorial,
    }
    said = Text()
    for level, count in counts.items():
        if count:
            said.append_text(text(", " if said else ""))
            said.append_text(text(f"{count} {level}", _LEVEL_STYLE[level]))
    if not said:
        return text("no changes", "dim")
    points = [
        f"{number} {word}" for number, word in ((moved.added, "new"), (moved.dropped, "gone")) if number
    ]
    return Text.assemble(said, text(f" (points: {', '.join(points)})" if points else ""))


def history_markdown(history: History) -> str:
    """A history as a Markdown table."""
    heads = ["Version", "Date", "Status", "Seal", "Points", "Clauses", "Changes", "New sources"]
    rows = [
        [
            code(entry.version),
            str(entry.date),
            str(entry.status),
            _SEALS.get(entry.seal, str(entry.seal)),
            str(entry.points),
            str(entry.clauses),
            _counts(entry.moved).plain if entry.moved else "first version",
            escaped(", ".join(source.publisher for source in entry.new_sources)),
        ]
        for entry in history.versions
    ]
    lines = [f"# {escaped(history.title)}", "", *table(heads, rows, right=(4, 5))]
    if history.unreadable:
        lines += ["", "## Cannot be read", ""]
        lines += [f"- {code(item.path)}: {escaped(item.reason)}" for item in history.unreadable]
    return "\n".join(lines) + "\n"
