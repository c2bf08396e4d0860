"""The pipeline from a base and its sides to a merged plan, its decisions, its conflicts and its ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from string import ascii_lowercase
from typing import Any

from planctl.merge.book import Book, Where
from planctl.merge.head import Head
from planctl.merge.keys import Keyed, keyed, refs_of, renamed
from planctl.merge.ledger import make_ledger
from planctl.merge.lists import by_id
from planctl.merge.numbers import merge_numbers
from planctl.merge.orders import merge_orders, went
from planctl.merge.points import Keep, Points
from planctl.merge.result import ConflictKind, MergeResult, MergeSide
from planctl.merge.says import explain
from planctl.merge.values import MISSING, get, groups
from planctl.merge.waits import cancelled, deadlocks
from planctl.model.plan import Plan

Data = dict[str, Any]

# Each round keeps what a merged part refers to and the round before dropped.
_ROUNDS = 10


def merge_plans(
    base: Plan | Mapping[str, Any],
    *sides: Plan | Mapping[str, Any],
    by: Sequence[Sequence[str] | None] = (),
    related: bool | None = None,
) -> MergeResult:
    """Merge what two or more texts made of a base text.

    All are plans, or plain data as a plan file holds it. `by` names the actors of each side, in their order;
    by default they are the side's proponents. `related` says whether equal ids mean the same provision; by
    default the texts' lineage does. Raises ValueError with less than two sides.
    """
    if len(sides) < 2:
        raise ValueError("a merge needs a base and at least two sides")
    plain = [_data(text) for text in (base, *sides)]
    return _Merge(plain[0], plain[1:], by, related).result()


class _Merge:
    def __init__(
        self, base: Data, sides: list[Data], by: Sequence[Sequence[str] | None], related: bool | None
    ) -> None:
        self.base = base
        self.given = sides
        self.keyed: list[Keyed] = keyed(base, sides, related)
        self.sides = [side.data for side in self.keyed]
        names = ("ours", "theirs") if len(sides) == 2 else [_letter(at) for at in range(len(sides))]
        self.heads = [
            MergeSide(
                name=name,
                ref=_ref(side),
                by=list(by[at] or () if at < len(by) else ()) or list(side["proponents"]),
            )
            for at, (name, side) in enumerate(zip(names, sides, strict=True))
        ]
        self.language = str(base["language"])

    def result(self) -> MergeResult:
        """Merge, and merge again with what is referred to kept, until every ref has an end."""
        keep, cited = Keep(), set[str]()
        for _ in range(_ROUNDS):
            book = Book(self.heads)
            merged = self._merged(book, keep, cited)
            if not self._keep_more(merged, keep, cited):
                break
        self._contest_together(merged, book)
        ledger = make_ledger(self.base, self.sides, merged, book)
        merged = self._named(merged, book)
        explain(book)
        return MergeResult(
            base=_ref(self.base),
            sides=self.heads,
            decisions=book.decisions(),
            conflicts=book.conflicts(),
            ledger=ledger,
            merged=merged,
        )

    def _merged(self, book: Book, keep: Keep, cited: set[str]) -> Data:
        made = Head(book, self.base, self.sides).merged(cited)
        made["points"] = self._points(book, keep)
        order = dict.fromkeys(key for text in (*self.sides, self.base) for key in text)
        return {key: made[key] for key in order if key in made}

    def _points(self, book: Book, keep: Keep) -> list[Data]:
        before, after = by_id(self.base["points"]), [by_id(side["points"]) for side in self.sides]
        points = Points(book, self.language, keep)
        order, apart = merge_orders(list(before), [list(side) for side in after])
        self._moves(book, list(before), [list(side) for side in after], order, apart)
        made: Data = {}
        for key in order:
            value = points.merge(key, before.get(key, MISSING), [side.get(key, MISSING) for side in after])
            if value is not MISSING:
                made[key] = value
        for key, who in apart.items():
            if key in made:
                places = {side: list(after[side]).index(key) + 1 for side in who}
                says = f"moved to different places; it stands where {self.heads[who[0]].name} put it"
                at, was = list(made).index(key) + 1, list(before).index(key) + 1
                book.dispute(Where(key, None, "order"), "order", was, places, at, says)
        numbers = merge_numbers(list(made), _numbers(before), [_numbers(side) for side in after], book)
        return [{**point, "number": numbers[key]} for key, point in made.items()]

    def _moves(
        self,
        book: Book,
        base: list[str],
        sides: list[list[str]],
        order: list[str],
        apart: dict[str, list[int]],
    ) -> None:
        """Write down who moved which points."""
        movers: dict[str, list[int]] = {}
        for at, side in enumerate(sides):
            for key in went(base, side):
                movers.setdefault(key, []).append(at)
        for key in base:
            if key in movers and key not in apart:
                was, now = base.index(key) + 1, order.index(key) + 1
                book.taken(Where(key, None, "order"), movers[key], was, now)

    def _contest_together(self, merged: Data, book: Book) -> None:
        """Report clauses that are at odds with themselves or each other only since edits of several sides
        came together: those that wait for one another, and those that except their whole condition.
        """
        every = [self.base, *self.sides]
        locked = deadlocks(merged) - set().union(*map(deadlocks, every))
        void = cancelled(merged) - set().union(*map(cancelled, every))
        texts = [{name: by_id(p.get("clauses")) for name, p in by_id(d["points"]).items()} for d in every]
        now = {name: by_id(point.get("clauses")) for name, point in by_id(merged["points"]).items()}

        def contest(place: str, fields: tuple[str, ...], kind: ConflictKind, says: str) -> None:
            point, _, clause = place.partition(".")
            old, *others = (text.get(point, {}).get(clause, {}) for text in texts)
            for field in fields:
                found = groups(get(old, field), [get(other, field) for other in others])
                wanted = {side: value for value, who in found for side in who if value is not MISSING}
                if wanted:
                    where, value = Where(point, clause, field), get(now[point][clause], field)
                    book.dispute(where, kind, get(old, field), wanted, value, says)

        for place in sorted(locked):
            rest = ", ".join(f"#{other}" for other in sorted(locked - {place})) or "itself"
            says = f"waits for what waits for it ({rest}), since the orders of several sides are merged"
            contest(place, ("after", "deadline"), "order", says)
        for place in sorted(void):
            says = "the condition and the exception of several sides are the same, so that it never applies"
            contest(place, ("condition", "exception"), "edit", says)

    def _keep_more(self, merged: Data, keep: Keep, cited: set[str]) -> bool:
        """Note what the merged plan refers to and lacks. Returns whether there was anything new."""
        points = {str(point["id"]): point for point in merged["points"]}
        clauses = {
            (name, clause)
            for name, point in points.items()
            for part in (point, *(point.get("options") or []))
            for clause in by_id(part.get("clauses"))
        }
        known = self._known()
        wanted: set[tuple[str, str]] = set()
        for name, point in points.items():
            wanted |= {(ref.partition(".")[0], ref.partition(".")[2]) for ref in refs_of(point)}
            wanted |= {(name, str(r["clause"])) for r in point.get("readings") or [] if r.get("clause")}
        if not merged["points"]:  # each side deleted the rest: a plan has a point
            keep.points |= {str(point["id"]): set[int]() for point in self.base["points"]}
            return True
        # A side that refers to what it has itself deleted is not to be mended here.
        lost_points = {p for _, p in _loose(merged) - self._lacking if p in known} - keep.points.keys()
        lost = {pair for pair in wanted if pair[1] and pair[0] in points and pair not in clauses}
        lost_clauses = {pair for pair in lost if pair[1] in known.get(pair[0], ())} - keep.clauses.keys()
        # What is cited and gone can only come back from the base: a side that added it still has it.
        lost_sources = (_cited(merged) & set(self.base["sources"])) - set(merged["sources"]) - cited
        keep.points |= {point: self._who_refers(point) for point in lost_points}
        keep.clauses |= {pair: self._who_refers(*pair) for pair in lost_clauses}
        cited |= lost_sources
        return bool(lost_points or lost_clauses or lost_sources)

    @cached_property
    def _lacking(self) -> set[tuple[str, str]]:
        """The refs between points that have no end in the very text that makes them."""
        return set().union(*map(_loose, (self.base, *self.sides)))

    def _who_refers(self, name: str, clause: str | None = None) -> set[int]:
        """The sides that refer to a point or any clause of it, or to one clause."""
        found: set[int] = set()
        for side, text in enumerate(self.sides):
            for point in text["points"]:
                ends = [ref.partition(".") for ref in refs_of(point)]
                if any(end[0] == name and clause in (None, end[2]) for end in ends) or (
                    str(point["id"]) == name
                    and clause is not None
                    and any(str(reading.get("clause")) == clause for reading in point.get("readings") or [])
                ):
                    found.add(side)
        return found

    def _known(self) -> dict[str, set[str]]:
        """Every point of all texts, with its clauses."""
        found: dict[str, set[str]] = {}
        for text in (self.base, *self.sides):
            for point in text["points"]:
                found.setdefault(str(point["id"]), set()).update(by_id(point.get("clauses")))
        return found

    def _named(self, merged: Data, book: Book) -> Data:
        """The merged plan with the points' own ids: a side that gave a point another one is followed."""
        names: dict[str, str] = {}
        used: set[str] = set()
        before = {str(point["id"]) for point in self.base["points"]}
        for point in merged["points"]:
            key = str(point["id"])
            ids = [side.ids.get(key, key) for side in self.keyed]
            base = key if key in before else MISSING
            there = [name if key in side.ids else base for name, side in zip(ids, self.keyed, strict=True)]
            found = groups(base, there)
            name = key if not found else str(found[0][0])
            where = Where(key, None, "id")
            if base is not MISSING and len(found) > 1:
                wanted = dict(sorted((side, value) for value, who in found for side in who))
                book.dispute(where, "edit", base, wanted, name)
            elif base is not MISSING and found:
                book.taken(where, found[0][1], base, name)
            while name in used:
                name += "-2"
            used.add(name)
            if name != key:
                names[key] = name
        return renamed(merged, names) if names else merged


def _data(text: Plan | Mapping[str, Any]) -> Data:
    if isinstance(text, Plan):
        return text.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return dict(text)


def _ref(data: Data) -> str:
    return f"{data['id']}@{data['version']}"


def _letter(at: int) -> str:
    return ascii_lowercase[at] if at < len(ascii_lowercase) else f"side-{at + 1}"


def _numbers(points: Data) -> dict[str, Any]:
    return {key: point.get("number") for key, point in points.items()}


def _loose(data: Data) -> set[tuple[str, str]]:
    """The refs, as (point or clause, point), to points that are not there, or are waited for and deleted."""
    states = {str(point["id"]): point.get("state") for point in data["points"]}
    found: set[tuple[str, str]] = set()
    for point in data["points"]:
        name = str(point["id"])
        parts = {name: {**point, "clauses": []}}
        for clause in point.get("clauses") or []:
            parts[f"{name}.{clause.get('id')}"] = {"id": name, "clauses": [clause]}
        for place, part in parts.items():
            bare = {key: value for key, value in part.items() if key != "see"}
            refs, awaited = ({ref.partition(".")[0] for ref in refs_of(each)} for each in (part, bare))
            found |= {(place, ref) for ref in refs if ref not in states}
            found |= {(place, ref) for ref in awaited if states.get(ref) == "deleted"}
    return found


def _cited(data: Any) -> set[str]:
    """Every source that anything below `points` and `derived_from` cites."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            sources = value.get("sources")
            if isinstance(sources, list):
                found.update(map(str, sources))
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    walk([data.get("points"), data.get("derived_from")])
    return found


__all__ = ["merge_plans"]
