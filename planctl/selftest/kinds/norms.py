"""Damage to what binds: actors, modalities, deadlines and quantities of clauses; options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from planctl.lint.dates import day
from planctl.lint.provisions import Norm, Provision
from planctl.lint.quantities import FIGURES
from planctl.lint.tree import mappings
from planctl.model.scalars import SPECIAL_ACTORS
from planctl.selftest.body import Body, fresh, put
from planctl.selftest.damage import Case, Kinds
from planctl.source.edits import Edit

KINDS = Kinds("norms")


def _modality(body: Body, old: str, new: str) -> Iterator[Case]:
    for point, norm in body.norms:
        if norm.modality == old and not norm.raw.get("note") and point.texts_for(norm):
            what = f"{body.call(point, norm)} is `{new}`, not `{old}`"
            yield from body.cases(what, Edit("replace", norm.part.at("modality"), new))


@KINDS.damage("duty-permitted", "a `shall` that became `may`", "modality-mismatch", sure=False)
def _permitted(body: Body) -> Iterator[Case]:
    yield from _modality(body, "shall", "may")


@KINDS.damage("permission-bound", "a `may` that became `shall`", "modality-mismatch", sure=False)
def _bound(body: Body) -> Iterator[Case]:
    yield from _modality(body, "may", "shall")


@KINDS.damage("duty-softened", "a `shall` that became `should`", "modality-mismatch", sure=False)
def _softened(body: Body) -> Iterator[Case]:
    yield from _modality(body, "shall", "should")


@KINDS.damage("duty-forbidden", "a `shall` that became `shall-not`", "negation-mismatch", sure=False)
def _forbidden(body: Body) -> Iterator[Case]:
    yield from _modality(body, "shall", "shall-not")


@KINDS.damage("ban-lifted", "a `shall-not` that became `shall`", "negation-mismatch", sure=False)
def _lifted(body: Body) -> Iterator[Case]:
    yield from _modality(body, "shall-not", "shall")


@KINDS.damage(
    "actor-unnamed",
    "an actor dropped from a clause",
    "obligation-without-actor",
    "actor-not-in-clauses",
    sure=False,
)
def _unnamed(body: Body) -> Iterator[Case]:
    for point, norm in _bound_by_one(body):
        what = f"{body.call(point, norm)} binds `unnamed`, not `{norm.raw['actor']}`"
        yield from body.cases(what, Edit("replace", norm.part.at("actor"), "unnamed"))


@KINDS.damage(
    "actor-hidden", "an actor said to be undisclosed", "undisclosed-obligor", "obligation-without-actor"
)
def _hidden(body: Body) -> Iterator[Case]:
    for point, norm in _bound_by_one(body):
        if norm.raw.get("evidence", point.raw.get("evidence")) == "seen":
            what = f"{body.call(point, norm)} binds `undisclosed`, not `{norm.raw['actor']}`"
            yield from body.cases(what, Edit("replace", norm.part.at("actor"), "undisclosed"))


@KINDS.damage(
    "actor-swapped",
    "a clause that binds somebody else",
    "actor-mismatch",
    "stranger-bound",
    "actor-not-in-clauses",
    sure=False,
)
def _swapped(body: Body) -> Iterator[Case]:
    states = [
        name for name, entry in body.registry.actors.items() if entry is not None and entry.kind == "state"
    ]
    for point, norm in _bound_by_one(body):
        others = [name for name in body.shuffled(states) if name != norm.raw["actor"]]
        if others and point.texts_for(norm):
            what = f"{body.call(point, norm)} binds `{others[0]}`, not `{norm.raw['actor']}`"
            yield from body.cases(what, Edit("replace", norm.part.at("actor"), others[0]))


def _bound_by_one(body: Body) -> Iterator[tuple[Provision, Norm]]:
    for point, norm in body.norms:
        actor = norm.raw.get("actor")
        if isinstance(actor, str) and actor not in SPECIAL_ACTORS and not norm.raw.get("note"):
            yield point, norm


@KINDS.damage("clauses-dropped", "a point that binds, without its clauses", "untyped-provision", sure=False)
def _untyped(body: Body) -> Iterator[Case]:
    for point in body.told:
        if point.norms and point.texts and not point.options:
            yield from body.cases(
                f"{body.call(point)} has no clauses", Edit("remove", point.part.at("clauses"))
            )


@KINDS.damage(
    "clause-dropped",
    "one clause of several dropped",
    why="a text does not say into how many clauses it falls",
)
def _dropped(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        if len(point.norms) > 1 and norm in point.norms:
            yield from body.cases(f"{body.call(point, norm)} is gone", Edit("remove", norm.part.path))


@KINDS.damage("clause-copied", "a clause that stands twice", "repeated-clause")
def _copied(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        copy = {
            **deepcopy(norm.raw),
            "id": fresh(f"{norm.part.name}-again", [each.part.name for each in point.all_norms]),
        }
        what = f"{body.call(point, norm)} stands a second time as `{copy['id']}`"
        yield from body.cases(what, Edit("add", (*norm.part.path[:-1], "-"), copy))


@KINDS.damage("owed-to-itself", "a clause owed to the one it binds", "owed-to-itself")
def _itself(body: Body) -> Iterator[Case]:
    for point, norm in _bound_by_one(body):
        what = f"{body.call(point, norm)} is owed to `{norm.raw['actor']}` itself"
        yield from body.cases(what, put(norm.part, "counterparty", norm.raw["actor"]))


@KINDS.damage("unit-dropped", "a quantity without its unit", "quantity-without-unit")
def _unit(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        for figure in mappings(norm.raw, norm.part.path, "quantity"):
            if "unit" in figure.raw and any(figure.raw.get(key) is not None for key in FIGURES):
                yield from body.cases(
                    f"{body.call(point, norm)} counts without a unit", Edit("remove", figure.at("unit"))
                )


@KINDS.damage("range-inverted", "a lower bound above the upper one", "inverted-range")
def _range(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        for figure in mappings(norm.raw, norm.part.path, "quantity"):
            top = figure.raw.get("max")
            if isinstance(top, int) and not isinstance(top, bool):
                what = f"{body.call(point, norm)} has min {top + 1} and max {top}"
                yield from body.cases(what, put(figure, "min", top + 1))


@KINDS.damage("quantity-negative", "a negative quantity", "impossible-quantity")
def _negative(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        for figure in mappings(norm.raw, norm.part.path, "quantity"):
            for key in FIGURES:
                value = figure.raw.get(key)
                if isinstance(value, int) and not isinstance(value, bool) and value > 0:
                    what = f"{key} of {body.call(point, norm)} is {-value}"
                    yield from body.cases(what, Edit("replace", figure.at(key), -value))


@KINDS.damage("figure-emptied", "a quantity that says nothing", "empty-figure")
def _emptied(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        if isinstance(norm.raw.get("quantity"), dict):
            what = f"the quantity of {body.call(point, norm)} has a unit alone"
            yield from body.cases(what, Edit("replace", norm.part.at("quantity"), {"unit": "items"}))


@KINDS.damage(
    "deadline-shifted", "a deadline a month later than the text's", "deadline-mismatch", "number-not-in-text"
)
def _shifted(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        for deadline in mappings(norm.raw, norm.part.path, "deadline"):
            due = day(deadline.raw.get("by"))
            texts = [text for text in point.texts_for(norm) if text.readable]
            if due is None or not any(
                str(due) in (figure.norm or "") for text in texts for figure in text.figures
            ):
                continue
            later = due.replace(
                year=due.year + due.month // 12, month=due.month % 12 + 1, day=min(due.day, 28)
            )
            what = f"{body.call(point, norm)} is due by {later}, not {due}"
            yield from body.cases(what, Edit("replace", deadline.at("by"), later.isoformat()))


@KINDS.damage(
    "deadline-longer", "a time of other length than the text's", "number-not-in-text", "deadline-mismatch"
)
def _longer(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        for deadline in mappings(norm.raw, norm.part.path, "deadline"):
            within = deadline.raw.get("within")
            match = re.fullmatch(r"(PT?)(\d+)([A-Z])", within) if isinstance(within, str) else None
            if not match or not point.texts_for(norm):
                continue
            for new in (
                f"{match[1]}{int(match[2]) * 7 + 1}{match[3]}",
                f"P{match[2]}{'M' if match[3] != 'M' else 'Y'}",
            ):
                what = f"{body.call(point, norm)} is due within {new}, not {within}"
                yield from body.cases(what, Edit("replace", deadline.at("within"), new))


@KINDS.damage("deadline-dropped", "a deadline of the text dropped from its clause", "number-not-in-clauses")
def _no_deadline(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        deadline = norm.raw.get("deadline")
        said = str(deadline.get("within") or deadline.get("by")) if isinstance(deadline, dict) else ""
        count = re.fullmatch(r"PT?([1-9]\d+)[A-Z]", said)
        others = (
            str([each.raw for each in point.all_norms if each is not norm])
            + norm.spoken
            + str(norm.raw.get("note"))
        )
        texts = [text for text in point.texts_for(norm) if text.readable]
        if (
            count
            and count[1] not in others
            and any(re.search(rf"\b{count[1]}\b", text.text) for text in texts)
        ):
            yield from body.cases(
                f"{body.call(point, norm)} has no deadline", Edit("remove", norm.part.at("deadline"))
            )


@KINDS.damage(
    "condition-dropped",
    "a condition or exception dropped",
    why="conditions are phrased too freely to be held to a text",
)
def _condition(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        for key in ("condition", "exception"):
            if key in norm.raw:
                yield from body.cases(
                    f"{body.call(point, norm)} has no {key}", Edit("remove", norm.part.at(key))
                )


@KINDS.damage("proposer-dropped", "an option of nobody", "unnamed-option")
def _proposer(body: Body) -> Iterator[Case]:
    for option in body.options:
        yield from body.cases(
            f"option `{option.name}` is put by `unnamed`", Edit("replace", option.at("by"), ["unnamed"])
        )


@KINDS.damage("option-copied", "two options that say the same", "same-option")
def _option(body: Body) -> Iterator[Case]:
    for point in body.points:
        said = [each.part for each in point.options if isinstance(each.part.raw.get("text"), str)]
        if len(said) > 1:
            what = f"options `{said[0].name}` and `{said[1].name}` of {body.call(point)} say the same"
            yield from body.cases(what, Edit("replace", said[1].at("text"), said[0].raw["text"]))


@KINDS.damage("agreed-open", "an agreed point that has options", "agreed-options")
def _agreed(body: Body) -> Iterator[Case]:
    for point in body.points:
        if point.options:
            yield from body.cases(f"{body.call(point)} is agreed", put(point.part, "state", "agreed"))
