"""What is said of a comparison, the same in every format for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planctl.compare.result import LEVELS, Cell, CellState, Column, Comparison, Entry, Level, Reason, Row
from planctl.compare.wording import ASCII, SYMBOLS, relation_words
from planctl.model.vocabulary import Evidence
from planctl.render.wording import EVIDENCE, counted

# Reasons whose values are the provisions themselves, which stand in the cells.
_IN_CELLS = frozenset({"object", "scope", "principle", "polarity", "options", "undisclosed", "ruling"})
KIND_WORDS = {
    "agreed": "agreed",
    "detail": "differ in detail",
    "differs": "differ",
    "opposed": "opposed",
    "unique": "one plan alone",
    "undisclosed": "not public",
}
KIND_STYLE = {
    "agreed": "green",
    "detail": "cyan",
    "differs": "yellow",
    "opposed": "bold red",
    "unique": "blue",
    "undisclosed": "magenta",
}
_REASON = {
    "ruling": "a person's ruling",
    "polarity": "one asks what the other rules out",
    "order": "order",
    "quantity": "figures",
    "modality": "how it binds",
    "party": "who",
    "territory": "where",
    "object": "what is to be done",
    "deadline": "when",
    "condition": "condition",
    "consequence": "on breach",
    "verifier": "who checks",
    "scope": "how much is said",
    "principle": "principle against operational clause",
    "options": "open between options",
    "undisclosed": "not public",
    "wording": "wording",
}
LEVEL_WORDS = {
    Level.SAME: "same in substance",
    Level.DETAIL: "differ in detail",
    Level.DIFFERS: "differ",
    Level.OPPOSED: "opposed: one asks what the other rules out",
}


@dataclass(frozen=True)
class Because:
    """A reason in words: its kind, how far apart it puts plans, and what each says: (plans, value)."""

    kind: str
    level: Level
    values: list[tuple[list[str], str]]


def heading(comparison: Comparison) -> str:
    """What is compared: "6 plans on 64 questions"."""
    shown = comparison.counts.rows
    said = f"{counted(len(comparison.plans), 'plan')} on {counted(comparison.total, 'question')}"
    if comparison.shown or shown != comparison.total:
        said += f"; here {shown}"
        said += f": those {comparison.shown}" if comparison.shown else ""
    return said


def tally(comparison: Comparison) -> list[tuple[str, int, str]]:
    """How the rows came out: (kind, how many, in words), without those that are none."""
    counts = comparison.counts.model_dump()
    return [(kind, counts[kind], words) for kind, words in KIND_WORDS.items() if counts[kind]]


def tally_words(comparison: Comparison) -> list[tuple[str, str]]:
    """How the rows came out, as phrases with their kinds: "11 agreed (0 by all 3)", "1 differs"."""
    said = []
    for kind, count, words in tally(comparison):
        phrase = f"{count} {words.replace('differ', 'differs') if count == 1 else words}"
        if kind == "agreed" and len(comparison.plans) > 2:
            phrase += f" ({comparison.counts.agreed_by_all} by all {len(comparison.plans)})"
        said.append((kind, phrase))
    return said


def column_words(column: Column) -> str:
    """A plan in one line: "US 28-point draft, 20 November 2025, 28 points"."""
    from planctl.text.phrases import day_words

    said = f"{column.title}, {day_words(column.date)}, {counted(column.points, 'point')}"
    return said if column.complete else f"{said}; known in part"


def notes(comparison: Comparison, *, unicode: bool = True) -> list[str]:
    """What a reader must know: the signs, what silence means, what is only known in part, limits."""
    signs = SYMBOLS if unicode else ASCII
    said = [", ".join(f"{signs[level]} {words}" for level, words in LEVEL_WORDS.items())]
    partial = [column.key for column in comparison.plans if not column.complete]
    line = "silent: the whole text is known and says nothing on it."
    if partial or any(row.relation.undisclosed for row in comparison.rows):
        line += " undisclosed: it cannot be known"
        line += f" ({', '.join(partial)}: only a part of the text is public)." if partial else "."
    said.append(line)
    if comparison.counts.agreed and len(comparison.plans) > 2:
        said.append(
            f"agreed: those that answer say the same, whoever is silent; all {len(comparison.plans)} do on "
            f"{counted(comparison.counts.agreed_by_all, 'question')}."
        )
    if any(entry.read for row in comparison.rows for cell in row.cells for entry in cell.entries):
        said.append("read: taken from the wording by rules, for want of typed clauses.")
    return [*said, *(f"{note}." for note in comparison.notes)]


def relation(row: Row, plans: Sequence[Column], *, unicode: bool = True) -> str:
    """The relation of a row in one line."""
    return row.text if unicode else relation_words(row.relation, [p.key for p in plans], unicode=False)


def because(row: Row, plans: Sequence[Column]) -> list[Because]:
    """The reasons of a row by kind, each value with the plans that give it, the weightiest kind first."""
    order = {plan.key: at for at, plan in enumerate(plans)}
    members = {group[0]: group for group in row.relation.groups}
    leader = {plan: min(group) for group in row.relation.groups for plan in group}
    group_of = {leader[key]: members[key] for key in members}
    kinds: dict[str, list[Reason]] = {}
    for reason in row.reasons:
        kinds.setdefault(reason.kind, []).append(reason)
    made = []
    for kind, reasons in kinds.items():
        values: dict[str, list[str]] = {}
        for reason in reasons:
            for side in (reason.a, reason.b):
                found = values.setdefault(side.value or "none", [])
                found += [plan for plan in group_of.get(side.plan, [side.plan]) if plan not in found]
        level = max((reason.level for reason in reasons), key=LEVELS.index)
        listed = [(sorted(names, key=order.__getitem__), value) for value, names in values.items()]
        listed.sort(key=lambda item: [order[name] for name in item[0]])
        made.append(Because(_REASON[kind], level, [] if kind in _IN_CELLS else listed))
    return sorted(made, key=lambda item: -LEVELS.index(item.level))


def because_words(item: Because) -> str:
    """A reason in one line: "figures: us at most 600,000 personnel; e3 at most 800,000 personnel"."""
    if not item.values:
        return item.kind
    return f"{item.kind}: " + "; ".join(f"{', '.join(names)} {value}" for names, value in item.values)


def reason_words(reason: Reason) -> str:
    """A reason in one line, with both values where it has values of its own: "figures: us 600; e3 800"."""
    if reason.kind in _IN_CELLS:
        return _REASON[reason.kind]
    values = "; ".join(f"{side.plan} {side.value or 'none'}" for side in (reason.a, reason.b))
    return f"{_REASON[reason.kind]}: {values}"


def number_words(entry: Entry) -> str:
    """What a cell calls a provision: its number with its label, else its point's id."""
    if entry.number is None:
        return f"#{entry.point}"
    return f"{entry.number}{entry.label or ''}"


def entry_words(entry: Entry) -> str:
    """What a provision says, in one line."""
    if entry.state == "deleted":
        return "deleted"
    if entry.gist is None:
        return f"{entry.title}: not public"
    return entry.gist


def marks(entry: Entry) -> list[str]:
    """What a reader must know of a provision: its evidence, its option, its state."""
    said = []
    if entry.by:
        said.append(f"option of {', '.join(entry.by)}")
    if entry.evidence != Evidence.SEEN.value and entry.gist is not None:
        said.append(EVIDENCE[Evidence(entry.evidence)])
    if entry.state in ("reserved", "agreed"):
        said.append(entry.state)
    if entry.read:
        said.append("read")
    return said


def state_words(cell: Cell) -> str:
    """What stands in a cell that says nothing: "silent", or why it cannot be known."""
    if cell.state is CellState.SILENT:
        if cell.why == "deleted":
            return "silent: deleted"
        return "silent" + (f" (see {_see(cell)})" if cell.see else "")
    if cell.why == "content":
        return "undisclosed: the point is not public"
    return "undisclosed" + (f" (see {_see(cell)})" if cell.see else "")


def _see(cell: Cell) -> str:
    return ", ".join(
        f"#{item.ref.partition('#')[2]}" if item.number is None else str(item.number) for item in cell.see
    )


def row_words(row: Row) -> str:
    """How a row came out, in words."""
    return KIND_WORDS[row.relation.kind]


def heads(comparison: Comparison) -> list[tuple[str, list[Row]]]:
    """The rows under their heads; one head without a name where there are none."""
    if comparison.by == "question":
        return [("", list(comparison.rows))]
    return [(group.name, [comparison.rows[at] for at in group.rows]) for group in comparison.groups]
