"""Where one change of one plan would make all agree: every candidate is applied, and compared again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planctl.compare.again import Around, Edit
from planctl.compare.answers import Answer, compare_answers
from planctl.compare.engine import Laid
from planctl.compare.ground import ChangeKind, OneChange
from planctl.compare.judge import part_words
from planctl.compare.parts import Part, Said, all_names, said_of
from planctl.compare.result import CellState, Level, ReasonKind, Row
from planctl.compare.rows import spoken
from planctl.compare.table import Judges, Table
from planctl.model.clause import Clause
from planctl.text.gist import clause_gist

# The fields that a reason of a kind is about. What is to be done is changed only where it differs in detail:
# else any two answers would be one change away from each other.
_FIELDS: dict[ReasonKind, tuple[str, ...]] = {
    "modality": ("modality",),
    "polarity": ("modality",),
    "quantity": ("quantity",),
    "deadline": ("deadline",),
    "order": ("after", "deadline"),
    "condition": ("condition", "exception"),
    "consequence": ("consequence",),
    "party": ("actor", "counterparty", "beneficiary"),
    "verifier": ("verifier",),
    "territory": ("territory",),
    "scope": ("object", "action"),
}
_PARTS: dict[str, ReasonKind] = {
    "modality": "modality",
    "quantity": "quantity",
    "deadline": "deadline",
    "after": "order",
    "condition": "condition",
    "exception": "condition",
    "consequence": "consequence",
    "actor": "party",
    "counterparty": "party",
    "beneficiary": "party",
    "verifier": "verifier",
    "territory": "territory",
    "object": "scope",
    "action": "scope",
}


@dataclass(frozen=True)
class _Try:
    """A change that was thought of: the answer with it, and what it is."""

    said: tuple[Said, ...]
    kind: ChangeKind
    field: str | None
    old: Said | None
    new: Said | None
    like: Said | None
    whose: int | None

    def edit(self, mine: Sequence[Said], topic: str) -> Edit:
        """The change as an edit of the plan whose answer was `mine`; empty where it says nothing."""
        return Edit(
            kind=self.kind,
            old=self.old,
            new=self.new.clause if self.new else None,
            like=self.like,
            home=mine[0].point if mine else None,
            topic=topic,
        )


def changes_for(laid: Laid, at: int, row: Row, judges: Judges, around: Around) -> list[OneChange]:
    """The single changes after which all that answer a row say the same. What may be one is judged on the
    row first; what passes is applied to the plan, and all plans are compared from the start.
    """
    table = laid.table
    by_plan: dict[int, list[Part]] = {}
    for part in table.rows[at]:
        by_plan.setdefault(part.plan, []).append(part)
    states = {cell.plan: cell.state for cell in row.cells}
    speaking = [i for i, key in enumerate(table.keys) if states[key] is CellState.ANSWERS]
    answers = {i: tuple(spoken(by_plan[i])) for i in speaking}
    groups = row.relation.groups
    tries: list[tuple[int, _Try]] = []
    if len(groups) == 2:
        for group in sorted(groups):
            if len(group) == 1:
                plan = table.keys.index(group[0])
                tries += [(plan, one) for one in _tries(table, plan, answers, judges)]
    silent = [i for i, key in enumerate(table.keys) if states[key] is CellState.SILENT]
    if len(groups) == 1 and len(speaking) > 1 and len(silent) == 1 and len(table.keys) == len(speaking) + 1:
        first = answers[speaking[0]]
        if len(first) == 1:  # all others say one thing, and one plan says nothing
            tries.append((silent[0], _Try(first, "adopt", None, None, first[0], first[0], speaking[0])))
    found: dict[tuple[int, str, str | None, str], OneChange] = {}
    for plan, one in tries:
        if not _agrees(table, plan, one.said, answers, judges):
            continue
        agreed = sorted({*speaking, plan})
        change = _change(table, row, plan, one, judges, agreed)
        key = (plan, change.kind, change.ref, change.text)
        if key not in found and around.holds(laid, plan, one.edit(answers.get(plan, ()), row.topics[0]),
                                             agreed, answers):  # fmt: skip
            found[key] = change
    return sorted(found.values(), key=lambda c: (c.plan, c.ref or "", c.kind, c.text))


def _tries(
    table: Table, plan: int, answers: Mapping[int, tuple[Said, ...]], judges: Judges
) -> Iterator[_Try]:
    mine = answers[plan]
    options = Answer(mine).options()
    if options:
        for said in options.values():
            gone = _replaced(said[0])
            plain = [one for one in Answer(mine).plain if one.name not in gone]
            taken = tuple(replace(one, option=None) for one in (*plain, *said))
            yield _Try(taken, "take", None, said[0], said[0], None, None)
        return
    for other in (i for i in answers if i != plan):
        theirs = Answer(answers[other]).plain
        for x, old in enumerate(mine):
            for like in theirs:
                for name in _fields(plan, other, old, like, judges):
                    new = _with(table, plan, other, old, like, name, judges)
                    if new is not None:
                        kind: ChangeKind = "remove" if getattr(new.clause, name) is None else "set"
                        yield _Try((*mine[:x], new, *mine[x + 1 :]), kind, name, old, new, like, other)
        for like in theirs:
            yield _Try((*mine, replace(like, option=None)), "adopt", None, None, like, like, other)
    if len(mine) > 1:
        for x, old in enumerate(mine):
            yield _Try((*mine[:x], *mine[x + 1 :]), "drop", None, old, None, None, None)


def _fields(plan: int, other: int, old: Said, like: Said, judges: Judges) -> list[str]:
    """The fields in which two clauses differ so that a change of one may be all that is needed."""
    verdict = _clauses(plan, other, old, like, judges)
    kinds = {reason.kind for reason in verdict.reasons}
    if any(reason.kind == "object" for reason in verdict.reasons):
        return []
    return list(dict.fromkeys(name for kind in _FIELDS if kind in kinds for name in _FIELDS[kind]))


def _clauses(plan: int, other: int, x: Said, y: Said, judges: Judges) -> Any:
    if plan < other:
        return judges.benches[plan, other].clauses(x, y)
    return judges.benches[other, plan].clauses(y, x)


def _with(
    table: Table, plan: int, other: int, old: Said, like: Said, name: str, judges: Judges
) -> Said | None:
    value = _own_refs(getattr(like.clause, name), plan, other, judges)
    if value == getattr(old.clause, name):
        return None
    return _read(table, plan, old.clause.model_copy(update={name: value}), old)


def _own_refs(value: Any, plan: int, other: int, judges: Judges) -> Any:
    """A value of another plan with its refs as this plan's."""
    two = judges.benches[min(plan, other), max(plan, other)].steps
    steps = {b: a for a, b in two.items()} if plan < other else dict(two)
    if isinstance(value, list):
        return [steps.get(step, step) if isinstance(step, str) else step for step in value]
    if getattr(value, "after", None):
        return value.model_copy(update={"after": steps.get(value.after, value.after)})
    return value


def _read(table: Table, plan: int, clause: Clause, old: Said) -> Said:
    language = table.plans[plan].language
    return said_of(clause, old.point, old.option, language, all_names(table.registry, language))


def _replaced(said: Said) -> set[str]:
    """The clauses of its point that give way to the option that a clause stands in, as `point.clause`."""
    point, option = said.point, said.option
    assert option is not None
    gone = [clause.id for clause in point.clauses] if option.replaces is None else list(option.replaces)
    return {f"{point.id}.{name}" for name in gone}


def _agrees(
    table: Table,
    plan: int,
    said: tuple[Said, ...],
    answers: Mapping[int, tuple[Said, ...]],
    judges: Judges,
) -> bool:
    """Whether an answer of a plan says the same as the answer of every other."""
    changed = Answer(said)
    for other in (i for i in answers if i != plan):
        two = (changed, Answer(answers[other])) if plan < other else (Answer(answers[other]), changed)
        pair = (min(plan, other), max(plan, other))
        if compare_answers(*two, judges.benches[pair], table.linked[pair]).level is not Level.SAME:
            return False
    return True


def _change(table: Table, row: Row, plan: int, one: _Try, judges: Judges, agreed: Sequence[int]) -> OneChange:
    key = table.keys[plan]
    side = judges.sides[plan]
    part = _PARTS[one.field] if one.field else None
    before = after = None
    if part and one.old and one.new:
        before, after = (part_words(part, said.clause, table.registry, side) for said in (one.old, one.new))
    elif one.kind == "drop" and one.old:
        before = clause_gist(one.old.clause, table.registry, "en", side.names)
    elif one.new:
        whose = judges.sides[one.whose if one.whose is not None else plan]
        after = clause_gist(one.new.clause, table.registry, "en", whose.names)
    like = judges.sides[one.whose].at(one.like)[0] if one.like and one.whose is not None else None
    names = [name for name in (column.plan for column in row.cells) if table.keys.index(name) in agreed]
    return OneChange(
        id=row.id,
        question=row.question,
        category=row.category,
        plan=key,
        kind=one.kind,
        part=part,
        ref=side.at(one.old)[0] if one.old else None,
        number=one.old.point.number if one.old else None,
        before=before,
        after=after,
        like=like,
        agreed=names,
        everyone=len(agreed) == len(table.keys),
        text=_words(key, one.kind, before, after),
    )


def _words(plan: str, kind: ChangeKind, before: str | None, after: str | None) -> str:
    if kind == "take":
        return f"{plan} settles on its option: {after}"
    if kind == "adopt":
        return f"{plan} takes over: {after}"
    if kind == "drop":
        return f"{plan} gives up: {before}"
    if after is None:
        return f"{plan} leaves out: {before}"
    return f"{plan} says “{after}” instead of “{before}”" if before else f"{plan} adds: {after}"
