"""Damage to what comes before what, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from planctl.lint.dates import day
from planctl.lint.provisions import Norm, Provision
from planctl.lint.tree import mappings, words
from planctl.selftest.body import Body, put
from planctl.selftest.damage import Case, Kinds
from planctl.source.edits import Edit

KINDS = Kinds("order")
_MAY_BE_BREACHED = ("shall", "shall-not", "should", "endeavour", "declares")


def _ref(point: Provision, norm: Norm) -> str:
    return f"#{point.part.name}.{norm.part.name}"


def _waits(norm: Norm, ref: str) -> Edit:
    """Has a clause wait for something as well."""
    if isinstance(norm.raw.get("after"), list):
        return Edit("add", norm.part.at("after", "-"), ref)
    return Edit("add", norm.part.at("after"), [ref])


def _whole(body: Body) -> list[tuple[Provision, Norm]]:
    """The clauses that stand in no option, with ids, in an order of chance."""
    return [
        (point, norm)
        for point, norm in body.norms
        if norm in point.norms and norm.part.name and point.part.name
    ]


@KINDS.damage("order-reversed", "A after B, where B is after A", "order-cycle")
def _reversed(body: Body) -> Iterator[Case]:
    clauses = {_ref(point, norm): (point, norm) for point, norm in _whole(body)}
    for point, norm in _whole(body):
        for _, word in words(norm.raw, norm.part.path, "after"):
            target = clauses.get(word) or next(
                (pair for ref, pair in clauses.items() if ref.partition(".")[0] == word), None
            )
            if target and target[1] is not norm:
                what = f"{body.call(*target)} waits for {body.call(point, norm)}, which waits for it"
                yield from body.cases(what, _waits(target[1], _ref(point, norm)))
    pairs = _whole(body)
    for one, other in pairwise(pairs):
        if one[0] is not other[0]:
            what = f"{body.call(*one)} and {body.call(*other)} wait for each other"
            yield from body.cases(what, _waits(one[1], _ref(*other)), _waits(other[1], _ref(*one)))


@KINDS.damage("after-itself", "a clause that waits for itself", "self-reference")
def _itself(body: Body) -> Iterator[Case]:
    for point, norm in _whole(body):
        yield from body.cases(f"{body.call(point, norm)} waits for itself", _waits(norm, _ref(point, norm)))


@KINDS.damage("after-deleted", "a clause that waits for a deleted point", "after-deleted")
def _deleted(body: Body) -> Iterator[Case]:
    for point, norm in _whole(body):
        others = [each for each in body.points if each is not point and each.part.name]
        if others:
            gone = others[0]
            edits = [put(gone.part, "state", "deleted"), _waits(norm, f"#{gone.part.name}")]
            yield from body.cases(
                f"{body.call(point, norm)} waits for {body.call(gone)}, which is deleted", *edits
            )


@KINDS.damage("due-before-anchor", "a clause due before what it waits for", "late-anchor")
def _late(body: Body) -> Iterator[Case]:
    start = day(body.data.get("date")) or date(2026, 1, 1)
    pairs = [pair for pair in _whole(body) if "deadline" not in pair[1].raw and "after" not in pair[1].raw]
    for one, other in pairwise(pairs):
        if one[0] is not other[0]:
            edits = [
                Edit("add", one[1].part.at("deadline"), {"by": str(start + timedelta(days=30))}),
                Edit("add", other[1].part.at("deadline"), {"by": str(start + timedelta(days=60))}),
                _waits(one[1], _ref(*other)),
            ]
            what = f"{body.call(*one)} is due a month before {body.call(*other)}, for which it waits"
            yield from body.cases(what, *edits)


@KINDS.damage("due-before-text", "a deadline before the date of the text", "unlikely-date")
def _before(body: Body) -> Iterator[Case]:
    yield from _due(body, -400, "before the date of the text")


@KINDS.damage("due-in-an-age", "a deadline more than a hundred years away", "unlikely-date")
def _age(body: Body) -> Iterator[Case]:
    yield from _due(body, 40_000, "more than a hundred years later")


def _due(body: Body, days: int, where: str) -> Iterator[Case]:
    written = day(body.data.get("date"))
    for point, norm in body.norms if written else ():
        due = str(written + timedelta(days=days)) if written else ""
        dated = [each for each in mappings(norm.raw, norm.part.path, "deadline") if "by" in each.raw]
        edit = (
            Edit("replace", dated[0].at("by"), due)
            if dated
            else Edit("add", norm.part.at("deadline"), {"by": due})
            if "deadline" not in norm.raw
            else None
        )
        if edit:
            yield from body.cases(f"{body.call(point, norm)} is due by {due}, {where}", edit)


@KINDS.damage("after-both-options", "a clause that waits for two alternatives", "exclusive-order")
def _both(body: Body) -> Iterator[Case]:
    for point in body.points:
        acts = [
            next((f"#{point.part.name}.{norm.part.name}" for norm in option.norms if norm.part.name), None)
            for option in point.options
        ]
        known = [act for act in acts if act]
        for other, norm in _whole(body) if len(known) > 1 else ():
            if other is not point:
                what = f"{body.call(other, norm)} waits for two options of {body.call(point)}"
                edits = [_waits(norm, known[0])]
                edits.append(Edit("add", norm.part.at("after", "-"), known[1]))
                yield from body.cases(what, *edits)


@KINDS.damage("consequence-orphaned", "a consequence of what cannot be breached", "orphan-consequence")
def _orphan(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        if norm.modality == "may" and not {"condition", "consequence"} & set(norm.raw):
            what = f"{body.call(point, norm)}, a permission, has a consequence"
            yield from body.cases(what, Edit("add", norm.part.at("consequence"), "the agreement lapses"))


@KINDS.damage("condition-cancelled", "an exception that is the condition", "cancelled-condition")
def _cancelled(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        said = norm.raw.get("condition")
        if isinstance(said, str):
            what = f"{body.call(point, norm)} excepts its own condition"
            yield from body.cases(what, put(norm.part, "exception", said))


@KINDS.damage(
    "order-dropped",
    "what must come first dropped",
    why="an order is a reading of the text that no word shows",
)
def _dropped(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        if "after" in norm.raw:
            yield from body.cases(
                f"{body.call(point, norm)} waits for nothing", Edit("remove", norm.part.at("after"))
            )
