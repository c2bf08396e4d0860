"""Where a plan stands, in a terminal: one plan in full, or a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.lines import Lines, hang
from planctl.render.paper import Paper, text
from planctl.render.process_words import STANCE_STYLE, conflict_head, place_words
from planctl.render.status_words import KINDS, facts, open_words, silent_words, standing_words, unsettled
from planctl.render.wording import STATUS_STYLE, counted
from planctl.safe import one_line
from planctl.text.phrases import day_words
from planctl.track.take_stock import of_kind

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.status import PlanStatus, StatusView

_WIDEST = 110
_TABLE = 150
_LABEL = 14
_ROOM = 30  # columns from which an event stands in the line of its plan


def status_terminal(view: StatusView, screen: Screen) -> str:
    """A status as text for a screen."""
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    if view.plan:
        lines = [line for plan in view.plans for line in _plan(paper, plan, min(screen.width, _WIDEST))]
    else:
        lines = _table(paper, view, min(screen.width, _TABLE))
    lines += [Text(), *hang(paper, Text(), text(record_words(view), "dim"), min(screen.width, _WIDEST))]
    paper.lines(lines)
    return paper.text()


def record_words(view: StatusView) -> str:
    """Up to when the archive knows anything."""
    if view.last_record is None:
        return "The archive has no events and no stances."
    last = day_words(view.last_record)
    return (
        f"As last reported. The last event or stance on record is of {last}; of later days nothing is said."
    )


def _plan(paper: Paper, plan: PlanStatus, width: int) -> Lines:
    lines = [
        *hang(
            paper,
            Text(),
            Text.assemble(text(one_line(plan.title), "bold"), text(f"  {plan.ref}", "dim")),
            width,
        )
    ]
    for label, value in facts(plan):
        lines += hang(paper, text(label.ljust(_LABEL), "dim"), text(value), width) if value else []
    named = unsettled(plan)
    lines += _section("Open points and options", bool(named))
    for point in named:
        lines += hang(paper, Text("  "), text(open_words(point), "yellow"), width)
        for option in point.options:
            by = ", ".join(actor.short for actor in option.by)
            lines += hang(
                paper,
                Text("    "),
                Text.assemble(text(f"[{by}: ", "yellow"), text(option.text), text("]", "yellow")),
                width,
            )
    lines += _section("Disputed", True)
    if not plan.disputed:
        lines.append(text("  nothing is recorded as disputed"))
    for conflict in plan.disputed:
        lines += hang(paper, Text("  "), text(f"{conflict.kind}: {conflict_head(conflict)}"), width)
    if plan.readings:
        said = counted(plan.readings, "place")
        said += f" with other readings: `planctl sources {plan.plan} --conflicts`"
        lines += hang(paper, Text("  "), text(said, "dim"), width)
    return [*lines, *_stances(paper, plan, width)]


def _section(title: str, wanted: bool) -> Lines:
    return [Text(), text(title, "bold cyan")] if wanted else []


def _stances(paper: Paper, plan: PlanStatus, width: int) -> Lines:
    lines = _section("Stances on the plan, as last reported", True)
    for kind, label in KINDS:
        standings = of_kind(plan, kind)
        for at, standing in enumerate(standings):
            lead = text(f"  {label if not at else ''}".ljust(_LABEL), STANCE_STYLE[kind])
            lines += hang(paper, lead, text(standing_words(standing, kind)), width)
    if not plan.stances:
        lines.append(text("  none on record"))
    if plan.silent:
        said = f"of the parties and proponents, none on record for {silent_words(plan)}"
        lines += hang(paper, Text("  "), text(said, "dim"), width)
    lines += _section("Stances on points, as last reported", bool(plan.point_stances))
    for point in plan.point_stances:
        number = "" if point.on.number is None else f"{point.on.number} "
        lines += hang(paper, Text("  "), text(f"{number}{place_words(point.on)}", "bold"), width)
        for standing in point.standings:
            kinds = list(dict.fromkeys(view.stance for view in standing.latest))
            lead = text(f"    {'/'.join(kinds)}  ", STANCE_STYLE[kinds[0]])
            lines += hang(paper, lead, text(standing_words(standing)), width)
    return lines


def _table(paper: Paper, view: StatusView, width: int) -> Lines:
    """A line for each plan: its text, what is open, the stances by kind, and the last event."""
    size = max((len(one_line(plan.plan)) for plan in view.plans), default=4)
    heads = f"{'plan'.ljust(size)}  text        status      open  disp  s/c/o/u      "
    room = width - len(heads)
    if room < 0:
        return [line for plan in view.plans for line in _paragraph(paper, plan, width)]
    lines: Lines = [text(heads + ("last event" if room >= _ROOM else ""), "dim")]
    for plan in view.plans:
        counts = "/".join(str(len(of_kind(plan, kind))) for kind, _ in KINDS) if plan.stances else ""
        lead = Text.assemble(
            text(plan.plan.ljust(size + 2), "bold"),
            text(f"{plan.date}  "),
            text(str(plan.status).ljust(12), STATUS_STYLE.get(plan.status, "")),
            text(f"{len(unsettled(plan)) or '':>4}  {len(plan.disputed) or '':>4}  {counts:11}  "),
        )
        happened = _happened(plan)
        if room >= _ROOM:
            lines += hang(paper, lead, happened, width)
        else:
            lines += [lead, *hang(paper, Text("    "), happened, width)]
    said = (
        "open: points in brackets, reserved, or open while others are agreed. disp: recorded as disputed in "
        "text, events and stances. s/c/o/u: actors last reported as support, conditional, oppose, undeclared."
    )
    return [*lines, Text(), *hang(paper, Text(), text(said, "dim"), min(width, _WIDEST))]


def _happened(plan: PlanStatus) -> Text:
    event = plan.last_event
    return text(f"{event.date}  {event.title}") if event else text("no event on record", "dim")


def _paragraph(paper: Paper, plan: PlanStatus, width: int) -> Lines:
    """A plan on a screen too narrow for a table."""
    counts = [f"{label} {len(of_kind(plan, kind))}" for kind, label in KINDS if of_kind(plan, kind)]
    counts += [f"open {len(unsettled(plan))}"] if unsettled(plan) else []
    counts += [f"disputed {len(plan.disputed)}"] if plan.disputed else []
    said = ", ".join([str(plan.date), str(plan.status), *counts])
    return [
        *hang(paper, Text(), text(plan.plan, "bold"), width),
        *hang(paper, Text("  "), text(said, "dim"), width),
        *hang(paper, Text("  "), _happened(plan), width),
    ]
