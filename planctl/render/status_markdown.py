"""Where a plan stands, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.markdown import code, escaped, table
from planctl.render.process_words import conflict_head
from planctl.render.status_terminal import record_words
from planctl.render.status_words import KINDS, facts, open_words, silent_words, standing_words, unsettled
from planctl.render.timeline_markdown import place_markdown
from planctl.render.wording import counted
from planctl.track.take_stock import of_kind

if TYPE_CHECKING:
    from planctl.track.status import PlanStatus, StatusView


def status_markdown(view: StatusView) -> str:
    """A status as Markdown: one plan in full, or a table of all."""
    lines = [line for plan in view.plans for line in _plan(plan)] if view.plan else _table(view)
    return "\n".join([*lines, "", escaped(record_words(view))]) + "\n"


def _plan(plan: PlanStatus) -> list[str]:
    lines = [
        f"# {escaped(plan.title)}",
        "",
        *(f"- **{label}:** {escaped(value)}" for label, value in facts(plan) if value),
    ]
    named = unsettled(plan)
    lines += ["", "## Open points and options", ""] if named else []
    for point in named:
        lines.append(f"- {escaped(open_words(point))} {code(point.ref)}")
        lines += [
            f"    - \\[**{escaped(', '.join(actor.name for actor in option.by))}:** {escaped(option.text)}\\]"
            for option in point.options
        ]
    lines += ["", "## Disputed", ""]
    lines += [
        f"- {conflict.kind}: {escaped(conflict_head(conflict))} {code(conflict.ref)}"
        for conflict in plan.disputed
    ]
    lines += [] if plan.disputed else ["Nothing is recorded as disputed."]
    lines += ["", f"{counted(plan.readings, 'place')} with other readings."] if plan.readings else []
    lines += ["", "## Stances on the plan, as last reported", ""]
    lines += [
        f"- **{label}:** {escaped(standing_words(standing, kind))}"
        for kind, label in KINDS
        for standing in of_kind(plan, kind)
    ]
    lines += [] if plan.stances else ["None on record."]
    if plan.silent:
        lines += ["", f"Of the parties and proponents, none on record for {escaped(silent_words(plan))}."]
    lines += ["", "## Stances on points, as last reported", ""] if plan.point_stances else []
    for one in plan.point_stances:
        lines.append(f"- {place_markdown(one.on)}")
        for standing in one.standings:
            kinds = "/".join(dict.fromkeys(str(view.stance) for view in standing.latest))
            lines.append(f"    - **{kinds}:** {escaped(standing_words(standing))}")
    return lines


def _table(view: StatusView) -> list[str]:
    heads = ["Plan", "Text", "Status", "Open", "Disputed", *(label for _, label in KINDS), "Last event"]
    rows = []
    for plan in view.plans:
        event = plan.last_event
        rows.append(
            [
                code(plan.ref),
                str(plan.date),
                str(plan.status),
                str(len(unsettled(plan)) or ""),
                str(len(plan.disputed) or ""),
                *(str(len(of_kind(plan, kind)) or "") for kind, _ in KINDS),
                f"{event.date} {escaped(event.title)}" if event else "none on record",
            ]
        )
    return ["# Status", "", *table(heads, rows, right=range(3, 9))]
