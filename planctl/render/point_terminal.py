"""One point, or one clause of it, in a terminal: its typed parts, readings, sources, order and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.model.vocabulary import Evidence, State
from planctl.render.head_terminal import LABEL, evidence_style, head_lines
from planctl.render.lines import Lines, hang, spread
from planctl.render.paper import Paper, text
from planctl.render.wording import EVIDENCE, HIDDEN, STATE, deleted
from planctl.safe import one_line
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.summary import ClauseView, PlanSummary, PointView, ReadingView, SourceView

_WIDEST = 100
_STEP = "  "


def point_page(paper: Paper, summary: PlanSummary, screen: Screen) -> Lines:
    """The page of the point that the summary is narrowed to."""
    page = _Page(paper, summary, screen)
    lines = [*head_lines(paper, summary, page.width, page.dot), Text()]
    for group in summary.categories:
        for point in group.points:
            lines += page.point(point, group.name)
    return lines


class _Page:
    """One drawing of one point."""

    def __init__(self, paper: Paper, summary: PlanSummary, screen: Screen) -> None:
        self.paper = paper
        self.summary = summary
        self.screen = screen
        self.width = min(screen.width, _WIDEST)
        self.dot = " · " if screen.unicode else ", "
        self.bullet = "· " if screen.unicode else "- "
        self.sources = {source.id: source for source in summary.sources}

    def point(self, point: PointView, category: str) -> Lines:
        """Title, text, standing; then each part that there is under its heading."""
        number = "" if point.number is None else f"{point.number}  "
        lines = spread(
            self.paper,
            text(number, "bold"),
            text(one_line(point.title), "bold"),
            text(f"#{point.id}", LABEL),
            self.width,
        )
        lines += hang(self.paper, Text(), self._standing(point, category), self.width)
        lines += [Text(), *self._said(point)]
        lines += self._section(
            "Clauses", [line for clause in point.clauses for line in self._clause(point, clause)]
        )
        for option in point.options:
            by = ", ".join(actor.name for actor in option.by)
            body = [line for clause in option.clauses for line in self._clause(point, clause)]
            lines += self._section(
                f"Option {option.id}, put by {by}",
                [
                    *hang(self.paper, Text(_STEP), text(f"[{option.text.strip()}]"), self.width),
                    *body,
                    *self._note(option.note),
                    *self._cited(option.sources),
                ],
            )
        lines += self._section(
            "Other readings", [line for reading in point.readings for line in self._reading(reading)]
        )
        lines += self._section(
            "Order",
            [
                line
                for part in point.follows
                for line in hang(
                    self.paper,
                    text(f"{_STEP}comes before {part.name}: ", LABEL),
                    text(part.words),
                    self.width,
                )
            ],
        )
        lines += self._section(
            "See also",
            [
                line
                for part in point.see
                for line in hang(
                    self.paper, text(_STEP), text(f"{part.name}  {one_line(part.words)}"), self.width
                )
            ],
        )
        lines += self._section("Note", self._note(point.note))
        shown = [self.sources[key] for key in self._order(point) if key in self.sources]
        return [
            *lines,
            *self._section("Sources", [line for source in shown for line in self._source(source)]),
        ]

    def _standing(self, point: PointView, category: str) -> Text:
        topics = ", ".join(topic.name for topic in point.topics)
        return Text.assemble(
            text(category),
            text(self.dot + topics),
            text(self.dot + STATE[point.state]),
            text(self.dot),
            text(EVIDENCE[point.evidence], evidence_style(point.evidence)),
        )

    def _said(self, point: PointView) -> Lines:
        if point.state is State.DELETED:
            return hang(
                self.paper, Text(_STEP), text(deleted(point.number).capitalize() + ".", "italic"), self.width
            )
        if point.text:
            return hang(self.paper, Text(_STEP), text(point.text.strip()), self.width)
        hidden = HIDDEN if point.evidence is Evidence.UNDISCLOSED else "No text is recorded."
        return hang(self.paper, Text(_STEP), text(hidden, "italic blue"), self.width)

    def _section(self, title: str, body: Lines) -> Lines:
        return [Text(), text(title, "bold cyan"), *body] if body else []

    def _clause(self, point: PointView, clause: ClauseView) -> Lines:
        lines = spread(
            self.paper,
            text(_STEP + (f"{clause.label}  " if clause.label else self.bullet), "bold"),
            text(clause.gist),
            text(f".{clause.id}", LABEL),
            self.width,
        )
        indent = Text(" " * (4 if not clause.label else 4 + len(clause.label) - 1 + 1))
        if clause.text:
            lines += hang(self.paper, indent, text(clause.text.strip(), "italic"), self.width)
        width = max(len(part.name) for part in clause.parts) + 2
        for part in clause.parts:
            lines += hang(
                self.paper,
                Text.assemble(indent, text(part.name.ljust(width), LABEL)),
                text(part.words),
                self.width,
            )
        if clause.evidence != point.evidence:
            lines += hang(
                self.paper,
                Text.assemble(indent, text("evidence".ljust(width), LABEL)),
                text(EVIDENCE[clause.evidence], evidence_style(clause.evidence)),
                self.width,
            )
        if clause.sources:
            lines += hang(
                self.paper,
                Text.assemble(indent, text("sources".ljust(width), LABEL)),
                text(", ".join(clause.sources)),
                self.width,
            )
        if clause.note:
            lines += hang(
                self.paper,
                Text.assemble(indent, text("note".ljust(width), LABEL)),
                text(clause.note.strip()),
                self.width,
            )
        return lines

    def _reading(self, reading: ReadingView) -> Lines:
        body = text(reading.text.strip())
        if reading.clause:
            body = Text.assemble(text(f".{reading.clause}: ", LABEL), body)
        lines = hang(self.paper, text(_STEP + self.bullet, "bold"), body, self.width)
        lines += hang(
            self.paper, Text(_STEP * 2), text("according to " + ", ".join(reading.sources), LABEL), self.width
        )
        return [
            *lines,
            *(
                hang(self.paper, Text(_STEP * 2), text(reading.note.strip()), self.width)
                if reading.note
                else []
            ),
        ]

    def _source(self, source: SourceView) -> Lines:
        said = source.publisher + (f": {source.title}" if source.title else "")
        facts = ", ".join(
            part
            for part in (
                day_words(source.date) if source.date else "undated",
                source.kind,
                f"after {source.line}" if source.line else "",
            )
            if part
        )
        lines = hang(
            self.paper,
            Text(_STEP),
            Text.assemble(text(one_line(said)), text(f" ({facts})", LABEL)),
            self.width,
        )
        lines += hang(self.paper, Text(_STEP * 2), text(f"[{source.id}]", LABEL), self.width)
        if source.url:
            # A broken address cannot be opened: it stays on one line, whatever the width.
            lines.append(Text.assemble(_STEP * 2, text(source.url, "blue")))
        return lines

    def _note(self, note: str | None) -> Lines:
        return hang(self.paper, Text(_STEP), text(note.strip()), self.width) if note else []

    def _cited(self, sources: list[str]) -> Lines:
        return (
            hang(self.paper, Text(_STEP), text("according to " + ", ".join(sources), LABEL), self.width)
            if sources
            else []
        )

    def _order(self, point: PointView) -> list[str]:
        """The sources in the order in which the point cites them."""
        cited = [
            *point.sources,
            *(s for option in point.options for s in option.sources),
            *(s for reading in point.readings for s in reading.sources),
            *(s for clause in point.clauses for s in clause.sources),
            *(s for option in point.options for clause in option.clauses for s in clause.sources),
        ]
        return list(dict.fromkeys(cited))
