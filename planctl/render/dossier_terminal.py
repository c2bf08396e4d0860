"""What plans ask of an actor, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.dossier_words import (
    LEGEND,
    groups,
    label,
    member_words,
    part_words,
    remark,
    stance_words,
    standing,
    tally_words,
    used,
)
from planctl.render.head_terminal import LABEL, evidence_style
from planctl.render.lines import Lines, hang, spread
from planctl.render.paper import Paper, text
from planctl.render.wording import counted, listed
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.dossier import Dossier, DossierClause, PlanPart

_WIDEST = 110


def dossier_terminal(dossier: Dossier, screen: Screen, *, brief: bool = False) -> str:
    """A dossier as text for a screen; `brief` leaves the counts."""
    paper = Paper(screen.width, screen.color)
    for line in _Page(paper, dossier, screen, brief).lines():
        paper.print(line, no_wrap=True, crop=False, overflow="ignore")
    return paper.text()


_NAMED = "named only"


class _Page:
    """One drawing of one dossier."""

    def __init__(self, paper: Paper, dossier: Dossier, screen: Screen, brief: bool) -> None:
        self.paper, self.dossier, self.screen, self.brief = paper, dossier, screen, brief
        self.width = min(screen.width, _WIDEST)

    def lines(self) -> Lines:
        """The whole page."""
        actor = self.dossier.actor
        lines = spread(
            self.paper, Text(), text(one_line(actor.name), "bold"), text(actor.id, LABEL), self.width
        )
        for name, said in (
            ("who", standing(self.dossier)),
            ("stances", stance_words(self.dossier)),
            ("note", actor.note or ""),
        ):
            if said:
                lines += hang(self.paper, text(f"{name:9}", LABEL), text(one_line(said)), self.width)
        if self.dossier.modalities:
            said = ", ".join(self.dossier.modalities)
            lines += hang(self.paper, text(f"{'only':9}", LABEL), text(f"clauses with {said}"), self.width)
        lines += [Text(), *self._table()]
        if not self.brief:
            for part in self.dossier.plans:
                if part.clauses or part.options:
                    lines += [Text(), *self._part(part, part.ref)]
        return [*lines, *self._members()]

    def _heading(self, said: str) -> Lines:
        return [text(said, "bold cyan"), text(("─" if self.screen.unicode else "-") * self.width, LABEL)]

    def _table(self) -> Lines:
        plans = self.dossier.plans
        lines = self._heading(f"By plan ({len(plans)} of {len(plans) + len(self.dossier.without)})")
        if not plans:
            return [*lines, text("None of these plans names it.", "italic")]
        # A plan goes by its id alone where only one version of it is here: the table is wide enough as it is.
        one = len({part.plan for part in plans}) == len(plans)
        rows = [(one_line(part.plan if one else part.ref), part.tally) for part in plans]
        columns = used([part.tally for part in plans])
        size = max(len(name) for name, _ in rows)
        if not columns or self.width < size + 2 + max(
            sum(len(head) + 2 for _, head in columns), len(_NAMED) + 2
        ):
            for name, tally in rows:
                said = Text.assemble(text(name, "bold"), ": ", text(tally_words(tally) or _NAMED))
                lines += hang(self.paper, Text(" "), said, self.width)
        else:
            lines.append(text(f" {'':{size}}" + "".join(f"  {head}" for _, head in columns), LABEL))
            for name, tally in [*rows, *([("together", self.dossier.tally)] if len(rows) > 1 else [])]:
                counts = "".join(f"  {getattr(tally, field) or ''!s:>{len(head)}}" for field, head in columns)
                counts = counts if counts.strip() else f"  {_NAMED}"
                lines.append(text(f" {name:{size}}{counts}", "bold" if name == "together" else ""))
        if columns:
            lines += hang(self.paper, Text(" "), text(LEGEND, LABEL), self.width)
        without = self.dossier.without
        if without:
            said_of = (
                f"Not named in {listed(without, 4)} of the plans."
                if len(without) > 4
                else (f"Not named in {', '.join(without)}.")
            )
            lines += hang(self.paper, Text(" "), text(said_of, LABEL), self.width)
        return lines

    def _part(self, part: PlanPart, ref: str) -> Lines:
        lines = spread(
            self.paper, Text(), text(one_line(part.title), "bold cyan"), text(ref, LABEL), self.width
        )
        lines.append(text(("─" if self.screen.unicode else "-") * self.width, LABEL))
        lines += hang(self.paper, Text(), text(part_words(part), LABEL), self.width)
        size = min(max((len(label(clause)) for clause in part.clauses), default=0), 6)
        for title, clauses in groups(part):
            lines += hang(self.paper, Text(" "), text(f"{title} ({len(clauses)})", "bold"), self.width)
            for clause in clauses:
                lines += self._clause(clause, size)
        for option in part.options:
            said = text(f"Option {option.id} of {label_of(option.number, option.ref)}, put by ", "bold")
            said.append_text(text(", ".join(one_line(actor.short) for actor in option.by), "bold"))
            body = Text.assemble(
                text("[", "bold yellow"), text(one_line(option.text)), text("]", "bold yellow")
            )
            lines += hang(self.paper, Text(" "), said, self.width)
            lines += hang(self.paper, Text("  "), body, self.width)
        return lines

    def _clause(self, clause: DossierClause, size: int) -> Lines:
        name = label(clause)
        body = text(one_line(clause.gist))
        said = remark(clause)
        if said:
            body.append_text(text(f"  ({said})", evidence_style(clause.evidence) or LABEL))
        if clause.number is None:
            # An id is too long for a margin and is no number: it follows the sentence, quietly.
            lead = text("  · " if self.screen.unicode else "  - ", LABEL)
            return hang(self.paper, lead, Text.assemble(body, text(f"  {name}", LABEL)), self.width)
        return hang(self.paper, text(f"  {name:>{size}}  ", "bold"), body, self.width)

    def _members(self) -> Lines:
        members = self.dossier.members
        if not members:
            return []
        concerned = [member for member in members if member.plans or member.stances]
        lines = [Text(), *self._heading(f"Who belongs to it ({len(members)})")]
        lines += hang(
            self.paper, Text(), text("What plans ask of a member is not counted above.", LABEL), self.width
        )
        for member in concerned:
            lead = text(f" {one_line(member.actor.name)}  ", "bold")
            lines += hang(self.paper, lead, text(one_line(member_words(member)), LABEL), self.width)
            if not self.brief:
                for part in member.plans:
                    for clause in part.clauses:
                        lines += hang(
                            self.paper,
                            text("   · " if self.screen.unicode else "   - ", LABEL),
                            Text.assemble(text(one_line(clause.gist)), text(f"  {clause.ref}", LABEL)),
                            self.width,
                        )
        others = [member.actor.name for member in members if member not in concerned]
        if others:
            said = f"nothing recorded: {', '.join(others)} ({counted(len(others), 'member')})"
            lines += hang(self.paper, Text(" "), text(one_line(said), LABEL), self.width)
        return lines


def label_of(number: int | str | None, ref: str) -> str:
    """A point's number, or its id from its ref."""
    return f"point {number}" if number is not None else "#" + ref.partition("#")[2]
