"""How two clauses that answer one question stand to each other, with typed reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from planctl.compare.opposition import alike_conditions, opposed, overlap
from planctl.compare.parts import Said
from planctl.compare.result import LEVELS, Level, Reason, ReasonKind, Value
from planctl.diff.clauses import Setting, compare_clauses
from planctl.diff.draft import Draft
from planctl.diff.effects import OBLIGATIONS
from planctl.diff.kinds import Level as ChangeLevel
from planctl.model.clause import Clause
from planctl.model.registry import Registry
from planctl.model.scalars import as_list
from planctl.model.vocabulary import Modality
from planctl.text.gist import actor_names, deadline_words, modality_words, predicate, steps_words
from planctl.text.names import is_plural, territory_names
from planctl.text.phrases import join, quantity_words


@dataclass(frozen=True)
class Side:
    """One plan as a comparison of two looks at it: its key, its ref, its language and its parts' names."""

    key: str
    ref: str
    language: str
    names: Mapping[str, str]

    def at(self, *said: Said) -> list[str]:
        """The refs of clauses."""
        return [f"{self.ref}#{one.name}" for one in said]


@dataclass(frozen=True)
class Verdict:
    """How far apart two clauses (or cells) are, and why."""

    level: Level
    reasons: list[Reason] = field(default_factory=list)


@dataclass(frozen=True)
class Bench:
    """What every judgement needs: the registry, the two plans, and what answers A's parts in B."""

    registry: Registry
    a: Side
    b: Side
    steps: Mapping[str, str] = field(default_factory=dict)

    def clauses(self, x: Said, y: Said) -> Verdict:
        """Compare a clause of A with one of B."""
        against = opposed(x, y)
        conditional = not alike_conditions(x, y)
        if against and not conditional:
            reason = self._reason(
                "polarity",
                Level.OPPOSED,
                x,
                y,
                self._deed(x),
                self._deed(y),
                "one asks what the other rules out",
            )
            return Verdict(Level.OPPOSED, [reason])
        reasons = [*self._typed(x, y), *self._deeds(x, y)]
        if against:
            reasons.append(
                self._reason(
                    "polarity", Level.DIFFERS, x, y, self._deed(x), self._deed(y),
                    "one asks what the other rules out, on a condition",
                )
            )  # fmt: skip
        return Verdict(worst([reason.level for reason in reasons]), weightiest(reasons))

    def _typed(self, x: Said, y: Said) -> list[Reason]:
        a, b = x.clause, y.clause
        setting = Setting(self.registry, self.a.language, False, self.steps, self.a.names, self.b.names)
        found: dict[ReasonKind, tuple[Level, str]] = {}
        for draft in compare_clauses(a, b, setting):
            kind = _kind(draft)
            if kind is None or draft.level is ChangeLevel.EDITORIAL:
                continue
            level = _level(kind, draft, a, b)
            if level is None or (draft.kind == "bound-changed" and _same_ceiling(x, y)):
                continue
            if kind not in found or LEVELS.index(level) > LEVELS.index(found[kind][0]):
                found[kind] = (level, _SAYS.get(draft.kind, _SAYS[kind]))
        return [
            self._reason(kind, level, x, y, *self._values(kind, x, y), says)
            for kind, (level, says) in found.items()
        ]

    def _deeds(self, x: Said, y: Said) -> list[Reason]:
        """What is to be done to what: the same, more or less of it, or something else."""
        # Who is bound may be named in the deed too: "the forces of Ukraine shall be limited".
        known = {f"@{actor}" for actor in (*as_list(x.clause.actor), *as_list(y.clause.actor))}
        one, other = x.deed.words - known, y.deed.words - known
        turned = x.deed.sign != y.deed.sign or _turned(x, y)
        if one == other and not turned:
            return []
        alike = overlap(one, other)
        values = (self._deed(x), self._deed(y))
        if (one <= other or other <= one) and not turned:
            return [self._reason("scope", Level.DETAIL, x, y, *values, "one says more of what is to be done")]
        if alike >= _CLOSE and not turned:
            return [
                self._reason("scope", Level.DETAIL, x, y, *values, "what is to be done is put in other terms")
            ]
        return [self._reason("object", Level.DIFFERS, x, y, *values, "something else is to be done")]

    def _values(self, kind: ReasonKind, x: Said, y: Said) -> tuple[str | None, str | None]:
        says = _VALUES[kind]
        return (
            says(x.clause, self.registry, self.a.language, self.a.names) or None,
            says(y.clause, self.registry, self.b.language, self.b.names) or None,
        )

    def _deed(self, said: Said) -> str:
        return predicate(said.clause, is_plural(said.clause.actor, self.registry))

    def _reason(
        self, kind: ReasonKind, level: Level, x: Said, y: Said, one: str | None, other: str | None, text: str
    ) -> Reason:
        return Reason(
            kind=kind,
            level=level,
            a=Value(plan=self.a.key, refs=self.a.at(x), value=one),
            b=Value(plan=self.b.key, refs=self.b.at(y), value=other),
            text=text,
        )


# Two deeds whose words are so far the same differ in detail.
_CLOSE = 0.55


def _same_ceiling(x: Said, y: Said) -> bool:
    """Whether both limit to one figure: "limited to 600,000" and "at most 600,000" are one ceiling."""
    if not all(("limit", 1) in said.deed.poles for said in (x, y)):
        return False
    figures = [[q.max if q.max is not None else q.value for q in as_list(s.clause.quantity)] for s in (x, y)]
    return figures[0] == figures[1]


def _turned(x: Said, y: Said) -> bool:
    """Whether two deeds stand at other poles of an axis, if only in part."""
    signs: dict[str, tuple[set[int], set[int]]] = {}
    for at, said in enumerate((x, y)):
        for name, pole in said.deed.poles:
            signs.setdefault(name, (set(), set()))[at].add(pole)
    return any(one and other and one != other for one, other in signs.values())


_PREFIXES: dict[str, ReasonKind] = {
    "modality": "modality",
    "expectation": "modality",
    "obligation": "modality",
    "quantity": "quantity",
    "bound": "quantity",
    "unit": "quantity",
    "qualifier": "quantity",
    "deadline": "deadline",
    "order": "order",
    "condition": "condition",
    "exception": "condition",
    "consequence": "consequence",
    "actor": "party",
    "counterparty": "party",
    "beneficiary": "party",
    "verifier": "verifier",
    "territory": "territory",
}
# The reasons in words, by kind, and where a kind of change says it better.
_SAYS: dict[str, str] = {
    "modality": "it binds in another way",
    "quantity": "the figures differ",
    "deadline": "the times differ",
    "order": "something else must come first",
    "condition": "the conditions differ",
    "consequence": "what follows a breach differs",
    "party": "it concerns others",
    "verifier": "others check it",
    "territory": "it is of other places",
    "condition-added": "one has a condition",
    "condition-removed": "one has a condition",
    "deadline-added": "one sets a time",
    "deadline-removed": "one sets a time",
    "quantity-added": "one gives a figure",
    "quantity-removed": "one gives a figure",
    "order-added": "one must wait",
    "order-removed": "one must wait",
    "exception-added": "one has an exception",
    "exception-removed": "one has an exception",
    "quantity-disclosed": "one figure is not public",
    "quantity-withheld": "one figure is not public",
    "consequence-added": "one says what follows a breach",
    "consequence-removed": "one says what follows a breach",
    "verifier-added": "one says who checks it",
    "verifier-removed": "one says who checks it",
    "qualifier-added": "one figure is qualified",
    "qualifier-removed": "one figure is qualified",
    "qualifier-changed": "the figures are qualified in other ways",
    "territory-named": "one names places",
}


def _kind(draft: Draft) -> ReasonKind | None:
    return _PREFIXES.get(draft.kind.split("-")[0])


def _level(kind: ReasonKind, draft: Draft, a: Clause, b: Clause) -> Level | None:
    """How far apart a change of a kind puts two rivals. None where it says nothing between rivals."""
    name = draft.kind
    if kind == "quantity":
        return Level.DETAIL if name.startswith("qualifier") else Level.DIFFERS
    if kind == "modality":
        return _modal(a.modality, b.modality)
    if kind == "party":
        return _party(name, a, b)
    if kind == "territory":
        one, other = set(a.territory or ()), set(b.territory or ())
        return Level.DIFFERS if one and other and not one & other else Level.DETAIL
    if kind == "deadline":
        definite = name in ("deadline-brought-forward", "deadline-postponed", "deadline-reanchored")
        return Level.DIFFERS if definite else Level.DETAIL
    if kind == "order":
        # To wait for another provision is to depend on it; to wait for signature is not.
        waits = any(step.startswith("#") for clause in (a, b) for step in as_list(clause.after))
        return Level.DIFFERS if waits or name == "order-changed" else Level.DETAIL
    return Level.DETAIL


def _modal(one: Modality, other: Modality) -> Level:
    if one in OBLIGATIONS and other in OBLIGATIONS and Modality.EXPECTED not in (one, other):
        return Level.DETAIL
    if {one, other} <= {Modality.SHALL, Modality.DECLARES, Modality.RECEIVES}:
        return Level.DETAIL
    return Level.DIFFERS


def _party(name: str, a: Clause, b: Clause) -> Level | None:
    role = name.split("-")[0]
    one, other = set(as_list(getattr(a, role))), set(as_list(getattr(b, role)))
    if role == "actor":
        # Who is to receive and who is to give are two ends of one thing.
        if {a.modality, b.modality} & {Modality.RECEIVES} and a.modality is not b.modality:
            return Level.DETAIL
        if not one - _NOBODY or not other - _NOBODY or "all" in one | other:
            return Level.DETAIL
        # That both are to do it, or one alone, is no detail.
        return Level.DIFFERS
    if not one or not other:
        return None  # to whom a thing is owed is often left to be understood
    return Level.DETAIL if one & other else Level.DIFFERS


_NOBODY = frozenset({"unnamed", "undisclosed"})


_Words = Callable[[Clause, Registry, str, Mapping[str, str]], str]


def _who(clause: Clause, registry: Registry, language: str, _: Mapping[str, str]) -> str:
    roles = [actor_names(clause.actor, registry, language)]
    if clause.counterparty:
        roles.append(f"to {actor_names(clause.counterparty, registry, language)}")
    if clause.beneficiary:
        roles.append(f"for {actor_names(clause.beneficiary, registry, language)}")
    return " ".join(roles)


_VALUES: dict[ReasonKind, _Words] = {
    "modality": lambda c, *_: modality_words(c.modality, c.actor == "all" or len(as_list(c.actor)) > 1),
    "quantity": lambda c, *_: quantity_words(c.quantity),
    "deadline": lambda c, _r, _l, names: deadline_words(c.deadline, names),
    "order": lambda c, _r, _l, names: "after " + steps_words(c.after, names) if c.after else "",
    "condition": lambda c, *_: ", ".join(filter(None, (c.condition, c.exception))),
    "consequence": lambda c, *_: c.consequence or "",
    "party": _who,
    "verifier": lambda c, registry, language, _: actor_names(c.verifier, registry, language),
    "territory": lambda c, registry, language, _: join(
        territory_names(c.territory or [], registry, language)
    ),
}


def part_words(kind: ReasonKind, clause: Clause, registry: Registry, side: Side) -> str | None:
    """What a clause says of one typed part, in words; None where it says nothing of it. Parts that have no
    words of their own are the deed.
    """
    if kind in _VALUES:
        return _VALUES[kind](clause, registry, side.language, side.names) or None
    return predicate(clause, is_plural(clause.actor, registry))


def worst(levels: list[Level]) -> Level:
    """The farthest apart of some levels; the same where there are none."""
    return max(levels, key=LEVELS.index, default=Level.SAME)


def weightiest(reasons: list[Reason]) -> list[Reason]:
    """Reasons in order: those that put the two farthest apart first, then as they were found."""
    return sorted(reasons, key=lambda reason: -LEVELS.index(reason.level))


__all__ = ["Bench", "Side", "Verdict", "part_words", "weightiest", "worst"]
