"""A plan in Markdown: the same facts as in the terminal, for a page or a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.model.vocabulary import Evidence, State
from planctl.render.actor_words import COLUMNS, points_words
from planctl.render.head_words import facts
from planctl.render.markdown import code, escaped, paragraphs, table
from planctl.render.point_markdown import point_sections
from planctl.render.wording import BINDING, EVIDENCE, FIDELITY, HIDDEN, STATE, capital, counted, deleted
from planctl.text.phrases import day_words

if TYPE_CHECKING:
    from planctl.track.summary import ActorView, CategoryView, ClauseView, PlanSummary, PointView


def summary_markdown(summary: PlanSummary, *, brief: bool = False) -> str:
    """A summary as Markdown; `brief` leaves the head and the titles."""
    lines = _head(summary)
    if summary.shown.point:
        for group in summary.categories:
            for point in group.points:
                lines += [
                    "",
                    *_point(point, brief=False, sections=True),
                    "",
                    *point_sections(point, summary, group.name),
                ]
        return _joined(lines)
    lines += ["", *(f"- **{label}:** {escaped(value)}" for label, value in facts(summary) if value)]
    shown = summary.shown
    if shown.actor or shown.category:
        what = f"what concerns {shown.actor.name}" if shown.actor else f"the category {shown.category}"
        points = f"{counted(shown.points, 'point')} of {summary.counts.points}"
        clauses = f"{counted(shown.clauses, 'clause')} of {summary.counts.clauses}"
        lines += ["", f"*Only {escaped(what)}: {points}, {clauses}.*"]
    for group in summary.categories:
        lines += ["", *_category(group, brief)]
    if not summary.categories:
        lines += ["", "*Nothing in this plan matches.*"]
    if not brief:
        lines += _actors(summary)
        if summary.head.note and not (shown.actor or shown.category):
            lines += ["", "## About this text", "", paragraphs(summary.head.note)]
    return _joined(lines)


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip() + "\n"


def _head(summary: PlanSummary) -> list[str]:
    head = summary.head
    standing = [str(head.status), day_words(str(head.date)), FIDELITY[head.fidelity], BINDING[head.binding]]
    return [f"# {escaped(head.title)}", "", f"{code(summary.ref)} · {' · '.join(standing)}"]


def _category(group: CategoryView, brief: bool) -> list[str]:
    lines = [f"## {escaped(group.name)}"]
    for point in group.points:
        lines += ([] if brief and lines[-1].startswith("- ") else [""]) + _point(point, brief=brief)
    return lines


def _point(point: PointView, *, brief: bool, sections: bool = False) -> list[str]:
    # In a heading "6." is text; in a list it would start a list of its own.
    dot = "\\." if brief else "."
    number = f"{escaped(str(point.number))}{dot} " if point.number is not None else ""
    mark = (
        ""
        if point.evidence is Evidence.SEEN or point.state is State.DELETED
        else f" *({EVIDENCE[point.evidence]})*"
    )
    if point.state in (State.AGREED, State.RESERVED):
        mark += f" *({STATE[point.state]})*"
    title = f"{number}{escaped(point.title)}{mark}"
    if brief:
        gone = f" *— {deleted(point.number)}*" if point.state is State.DELETED else ""
        return [f"- {title}{gone} {code('#' + point.id)}"]
    level = "##" if sections else "###"
    lines = [f"{level} {title}", ""]
    if point.state is State.DELETED:
        return [*lines, f"*{deleted(point.number).capitalize()}.* {code('#' + point.id)}"]
    said = (
        paragraphs(point.text)
        if point.text
        else f"*{HIDDEN}*"
        if point.evidence is Evidence.UNDISCLOSED
        else ""
    )
    lines += [f"{said} {code('#' + point.id)}".strip()]
    if sections:
        return lines
    in_list = False
    for clause in point.clauses:
        if clause.text:
            label = f"**{escaped(clause.label)}** " if clause.label else ""
            lines += ["", f"{label}{escaped(clause.text)}"]
            in_list = False
        lines += [_gist(clause, point)] if in_list else ["", _gist(clause, point)]
        in_list = True
    for option in point.options:
        by = escaped(", ".join(actor.id for actor in option.by))
        lines += ["", f"\\[**{by}:** {escaped(option.text)}\\]", *([""] if option.clauses else [])]
        lines += [_gist(clause, point) for clause in option.clauses]
    if point.readings:
        lines += ["", f"*{counted(len(point.readings), 'other reading')}*"]
    return lines


def _gist(clause: ClauseView, point: PointView) -> str:
    mark = f" *({EVIDENCE[clause.evidence]})*" if clause.evidence != point.evidence else ""
    return f"- {escaped(clause.gist)}{mark}"


def _actors(summary: PlanSummary) -> list[str]:
    if not summary.actors:
        return []
    columns = [
        (field, head) for field, head in COLUMNS if any(getattr(actor, field) for actor in summary.actors)
    ]

    def row(actor: ActorView) -> list[str]:
        counts = [str(getattr(actor, field) or "") for field, _ in columns]
        return [escaped(capital(actor.actor.name)), *counts, escaped(points_words(actor))]

    heads = ["Actor", *(head for _, head in columns), "Points"]
    right = range(1, len(columns) + 1)
    return [
        "",
        "## What it asks of each actor",
        "",
        *table(heads, [row(actor) for actor in summary.actors], right),
    ]
