"""A plan in a terminal: its head, its points by category with what binds, and what it asks of each actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.model.vocabulary import Evidence, State
from planctl.render.actors_terminal import actor_lines
from planctl.render.head_terminal import LABEL, evidence_style, fact_lines, head_lines
from planctl.render.lines import Lines, beside, hang, spread
from planctl.render.paper import Paper, text
from planctl.render.point_terminal import point_page
from planctl.render.screen import Screen
from planctl.render.wording import EVIDENCE, HIDDEN, STATE, counted, deleted
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.track.summary import CategoryView, ClauseView, OptionView, PlanSummary, PointView

READING = 100  # columns beyond which a line of prose tires the eye
SIDE_BY_SIDE = 120  # columns from which text and clauses stand side by side
WIDEST = 160

MARKS = {
    Evidence.SINGLE_SOURCE: "◔",
    Evidence.DISPUTED: "≠",
    Evidence.BACKGROUND: "○",
    Evidence.UNDISCLOSED: "□",
}


def summary_terminal(summary: PlanSummary, screen: Screen, *, brief: bool = False) -> str:
    """A summary as text for a screen; `brief` leaves the head and the titles."""
    paper = Paper(screen.width, screen.color)
    if summary.shown.point:
        lines = point_page(paper, summary, screen)
    else:
        lines = _Page(paper, summary, screen, brief).lines()
    for line in lines:
        paper.print(line, no_wrap=True, crop=False, overflow="ignore")
    return paper.text()


class _Page:
    """One drawing of one plan."""

    def __init__(self, paper: Paper, summary: PlanSummary, screen: Screen, brief: bool) -> None:
        self.paper = paper
        self.summary = summary
        self.screen = screen
        self.brief = brief
        self.wide = screen.width >= SIDE_BY_SIDE and not brief
        self.width = min(screen.width, WIDEST if self.wide else READING)
        self.dot = " · " if screen.unicode else ", "
        self.bullet = "· " if screen.unicode else "- "
        points = [point for group in summary.categories for point in group.points]
        self.number_width = max([len(self.number(point)) for point in points] + [2])

    def lines(self) -> Lines:
        """The whole page."""
        lines = [*head_lines(self.paper, self.summary, self.width, self.dot), Text()]
        lines += fact_lines(self.paper, self.summary, min(self.width, READING))
        lines += self._filter()
        for group in self.summary.categories:
            lines += [Text(), *self._category(group)]
        if not self.summary.categories:
            lines += [Text(), text("Nothing in this plan matches.", "italic")]
        if not self.brief and self.summary.actors:
            lines += [Text(), Text(), *actor_lines(self.paper, self.summary, self.screen, self.width)]
        lines += self._note()
        if not self.brief:
            lines += [Text(), *hang(self.paper, Text(), self._footer(), min(self.width, READING))]
        return lines

    def number(self, point: PointView) -> str:
        """A point's number as the text has it; a dash where there is none."""
        if point.number is None:
            return "–" if self.screen.unicode else "-"
        return str(point.number)

    def _filter(self) -> Lines:
        shown = self.summary.shown
        if not shown.actor and not shown.category:
            return []
        what = [f"what concerns {shown.actor.name}"] if shown.actor else []
        what += (
            [f"the category {self.summary.categories[0].name}"]
            if shown.category and self.summary.categories
            else []
        )
        extent = (
            f"{counted(shown.points, 'point')} of {self.summary.counts.points}, "
            f"{counted(shown.clauses, 'clause')} of {self.summary.counts.clauses}"
        )
        return [
            Text(),
            *hang(
                self.paper,
                Text(),
                text(f"Only {' in '.join(what) or 'this'}: {extent}.", "italic"),
                self.width,
            ),
        ]

    def _category(self, group: CategoryView) -> Lines:
        live = sum(point.state is not State.DELETED for point in group.points)
        lines = spread(
            self.paper,
            Text(),
            text(one_line(group.name), "bold cyan"),
            text(counted(live, "point"), LABEL),
            self.width,
        )
        lines.append(text(("─" if self.screen.unicode else "-") * self.width, LABEL))
        for at, point in enumerate(group.points):
            if at and not self.brief:
                lines.append(Text())
            lines += self._point(point)
        return lines

    def _point(self, point: PointView) -> Lines:
        lead = text(self.number(point).rjust(self.number_width + 1) + "  ", "bold")
        ident = text(f"#{point.id}", LABEL)
        if point.state is State.DELETED:
            dash = "— " if self.screen.unicode else "- "
            body = Text.assemble(
                text(dash + deleted(point.number), "italic"), text(f" ({one_line(point.title)})", LABEL)
            )
            return self._headline(lead, body, ident)
        title = Text.assemble(text(one_line(point.title), "bold"), *self._marks(point))
        lines = self._headline(lead, title, ident)
        if self.brief:
            return lines
        indent = Text(" " * lead.cell_len)
        left = (self.width - lead.cell_len - 3) * 9 // 20 + lead.cell_len if self.wide else self.width
        for said, binds in self._rows(point, indent, left, Text() if self.wide else indent):
            lines += beside(said, binds, left, 3) if self.wide else [*said, *binds]
        return lines

    def _headline(self, lead: Text, title: Text, ident: Text) -> Lines:
        # On a wide screen the margin is too far from the title for the eye to join the two.
        if self.wide:
            return hang(self.paper, lead, Text.assemble(title, "  ", ident), self.width)
        return spread(self.paper, lead, title, ident, self.width)

    def _rows(self, point: PointView, indent: Text, left: int, lead: Text) -> list[tuple[Lines, Lines]]:
        """What the point says, part by part, each with what that binds whom to."""
        right = self.width - left - 3 if self.wide else self.width
        rows: list[tuple[Lines, Lines]] = [(self._text(point, indent, left), [])]
        for clause in point.clauses:
            if clause.text:
                mark = Text.assemble(
                    indent, text(f"{clause.label}  " if clause.label else self.bullet, "bold")
                )
                rows.append((hang(self.paper, mark, text(clause.text.strip()), left), []))
            inner = len(clause.label or "") + 2 if len(rows) > 1 and not self.wide else 0
            rows[-1][1].extend(self._gist(point, clause, Text.assemble(lead, " " * inner), right))
        for option in point.options:
            rows.append((self._option(option, indent, left), []))
            for clause in option.clauses:
                rows[-1][1].extend(self._gist(point, clause, lead, right))
        return rows

    def _marks(self, point: PointView) -> list[Text]:
        marks = []
        if point.evidence is not Evidence.SEEN:
            mark = MARKS[point.evidence] + " " if self.screen.unicode else ""
            said = mark + EVIDENCE[point.evidence]
            marks.append(text(f"  {said}" if mark else f"  ({said})", evidence_style(point.evidence)))
        if point.state in (State.AGREED, State.RESERVED):
            marks.append(
                text(
                    f"  {STATE[point.state]}" if self.screen.unicode else f"  ({STATE[point.state]})",
                    "green" if point.state is State.AGREED else "yellow",
                )
            )
        if point.readings and not self.brief:
            marks.append(text(f"  {counted(len(point.readings), 'other reading')}", LABEL))
        return marks

    def _text(self, point: PointView, indent: Text, width: int) -> Lines:
        if point.text:
            return hang(self.paper, indent, text(point.text.strip()), width)
        if point.evidence is Evidence.UNDISCLOSED:
            return hang(self.paper, indent, text(HIDDEN, "italic blue"), width)
        return []

    def _option(self, option: OptionView, indent: Text, width: int) -> Lines:
        by = ", ".join(actor.id for actor in option.by)
        body = Text.assemble(
            text("[", "bold yellow"),
            text(f"{by}: ", "yellow"),
            text(option.text.strip()),
            text("]", "bold yellow"),
        )
        return hang(self.paper, indent, body, width)

    def _gist(self, point: PointView, clause: ClauseView, indent: Text, width: int) -> Lines:
        body = Text.assemble(text(clause.gist, LABEL))
        if clause.evidence != point.evidence:
            body.append_text(text(f" ({EVIDENCE[clause.evidence]})", evidence_style(clause.evidence)))
        return hang(self.paper, Text.assemble(indent, text(self.bullet, LABEL)), body, width)

    def _note(self) -> Lines:
        note = self.summary.head.note
        if not note or self.brief or self.summary.shown.actor or self.summary.shown.category:
            return []
        heading = [
            Text(),
            Text(),
            text("About this text", "bold cyan"),
            text(("─" if self.screen.unicode else "-") * self.width, LABEL),
        ]
        return [*heading, *hang(self.paper, Text(), text(note.strip()), min(self.width, READING))]

    def _footer(self) -> Text:
        plan = self.summary.head.plan
        first = next(
            (p for group in self.summary.categories for p in group.points if p.state is not State.DELETED),
            None,
        )
        part = f"{plan}#{first.number if first.number is not None else first.id}" if first else plan
        return text(f"`planctl show {part}` shows a point with its readings and sources.", LABEL)
