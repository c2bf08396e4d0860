"""The walk of blame: every text of a history, parents first, with the origin of each point, clause and word.

What stands in a parent keeps the origin that it has there. A text's own earlier version goes before what it
took from others; of several others the earliest counts. What left on the way is remembered, so that what
comes back is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.scalars import localized
from planctl.track.descent import Link, Place, Step, step_between
from planctl.track.word_origins import FAR, NEAR, Matches, Piece, kept, moved, pieces, solid

Part = tuple[str, str]  # the point's id, and "" for its own wording, else "clause ID" or "option ID"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something first appeared: the text, and the point (and clause) there. `back` names the text in
    which it came back, `changed` the last that changed it.
    """

    text: str
    point: str
    clause: str | None = None
    back: str | None = None
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """A run of words that left: the point that had it, the pieces, and their origins."""

    point: str
    pieces: tuple[Piece, ...]
    origins: tuple[Origin, ...]


@dataclass
class Trace:
    """What is known of one text: the origins of its points, clauses and words, and what left before it."""

    points: dict[str, Origin] = field(default_factory=dict)
    clauses: dict[Place, Origin] = field(default_factory=dict)
    words: dict[Part, tuple[Origin, ...]] = field(default_factory=dict)
    # By which ids its points were called before.
    names: dict[str, frozenset[str]] = field(default_factory=dict)
    lost_words: tuple[Lost, ...] = ()
    lost_clauses: dict[Place, tuple[Clause, Origin]] = field(default_factory=dict)
    lost_points: dict[str, Origin] = field(default_factory=dict)


def wordings(point: Point, language: str) -> dict[str, str]:
    """The wordings of a point by their part, white space folded: its own, its clauses', its options'."""
    found = {"": localized(point.text, language)}
    found |= {f"clause {one.id}": localized(one.text, language) for one in point.all_clauses if one.text}
    found |= {f"option {one.id}": localized(one.text, language) for one in point.options}
    return {part: said for part, text in found.items() if (said := " ".join(text.split()))}


def trace(
    texts: Mapping[str, Plan], links: Sequence[Link], language: str, *, words: bool
) -> dict[str, Trace]:
    """The traces of all texts, which must stand parents first."""
    traces: dict[str, Trace] = {}
    order = {ref: at for at, ref in enumerate(sorted(texts, key=lambda ref: texts[ref].date))}
    for ref, plan in texts.items():
        own = [link for link in links if link.child == ref]
        # The version before leads; of the others the earliest carrier does, ties in the lineage's order.
        own.sort(key=lambda link: (link.relation != "version", order[link.parent]))
        tracer = _Tracer(plan, language, words=words)
        for link in own:
            tracer.inherit(texts[link.parent], traces[link.parent], link)
        traces[ref] = tracer.finish()
    return traces


class _Tracer:
    """Makes the trace of one text from those of its parents, which come one after the other."""

    def __init__(self, plan: Plan, language: str, *, words: bool) -> None:
        self.plan, self.language, self.with_words = plan, language, words
        self.trace = Trace()
        self.found: dict[Part, list[Origin | None]] = {}
        self.changed: set[str] = {point.id for point in plan.points}
        # Which pieces of the last parent stand here.
        self.used: dict[Part, set[int]] = {}

    # -- from a parent

    def inherit(self, parent: Plan, old: Trace, link: Link) -> None:
        step = step_between(parent, self.plan, kin=link.kin)
        leads = link.relation == "version"
        if leads:
            self.changed = set(step.changed_b)
        for name, before in step.points.items():
            if name not in self.trace.points:
                # What was merged appeared where the part did that kept its id, else the first part.
                self.trace.points[name] = old.points[name if name in before else before[0]]
            known = frozenset(before).union(*(old.names[one] for one in before))
            self.trace.names[name] = self.trace.names.get(name, frozenset()) | known
        for place, source in step.clauses.items():
            if place not in self.trace.clauses:
                self.trace.clauses[place] = self._clause(place, old.clauses[source], parent, source)
        if self.with_words:
            self._words(parent, old, step, kin=link.kin)
        self._remember(parent, old, step, leads=leads)

    def _clause(self, place: Place, origin: Origin, parent: Plan, source: Place) -> Origin:
        if place[0] not in self.changed:
            return origin
        now, was = _clause_at(self.plan, place), _clause_at(parent, source)
        if now is None or was is None or _substance(now) == _substance(was):
            return origin
        return Origin(origin.text, origin.point, origin.clause, origin.back, self.plan.ref)

    def _words(self, parent: Plan, old: Trace, step: Step, *, kin: bool) -> None:
        used = self.used = {}
        for point in self.plan.points:
            if point.id in step.same:
                for part in wordings(point, self.language):
                    if (point.id, part) not in self.found and (point.id, part) in old.words:
                        self.found[point.id, part] = list(old.words[point.id, part])
        sources = _Sources(parent, old, self.language)
        waiting = [point for point in self.plan.points if point.id not in step.same]
        for point in waiting:
            self._near(point, step.points.get(point.id, ()), sources, used, kin=kin)
        for point in waiting:
            others = [name for name in step.changed_a if name not in step.points.get(point.id, ())]
            self._fill(point, others, sources, used, FAR)

    def _near(
        self, point: Point, before: Sequence[str], sources: _Sources, used: dict[Part, set[int]], *, kin: bool
    ) -> None:
        for part, text in wordings(point, self.language).items():
            new = pieces(text, self.language)
            held = self.found.setdefault((point.id, part), [None] * len(new))
            if any(held) and not kin:
                continue
            best: tuple[int, Part, Matches] | None = None
            for key in sources.parts(before):
                found = kept(sources.pieces(key), new)
                if any(held):
                    found = solid(found, new)
                weight = sum(new[at].telling for at, match in enumerate(found) if match is not None)
                weight = weight * 2 + (key == (point.id, part))
                if any(match is not None for match in found) and (best is None or weight > best[0]):
                    best = (weight, key, found)
            if best is not None:
                self._take(held, best[2], sources.origins(best[1]), used.setdefault(best[1], set()))
        self._fill(point, before, sources, used, NEAR)

    def _fill(
        self, point: Point, names: Sequence[str], sources: _Sources, used: dict[Part, set[int]], least: int
    ) -> None:
        """Give runs that stand elsewhere in the parent their origin."""
        for part, text in wordings(point, self.language).items():
            new = pieces(text, self.language)
            held = self.found.setdefault((point.id, part), [None] * len(new))
            for key in sources.parts(names):
                if all(held):
                    break
                taken = used.setdefault(key, set())
                places: Matches = [0 if one is not None else None for one in held]
                found = moved(places, sources.pieces(key), new, taken, least)
                self._take(held, found, sources.origins(key), taken)

    def _take(
        self, held: list[Origin | None], found: Matches, origins: Sequence[Origin], taken: set[int]
    ) -> None:
        for at, match in enumerate(found):
            if match is not None and held[at] is None:
                held[at] = origins[match]
                taken.add(match)

    def _remember(self, parent: Plan, old: Trace, step: Step, *, leads: bool) -> None:
        """What the parent had lost, and what is lost now."""
        own = self.trace
        known = set(map(id, own.lost_words))
        own.lost_words += tuple(one for one in old.lost_words if id(one) not in known)
        own.lost_clauses = {**old.lost_clauses, **own.lost_clauses}
        own.lost_points = {**old.lost_points, **own.lost_points}
        if not leads:
            return
        gone = set(step.changed_a)
        answered = set(step.clauses.values())
        for point in parent.points:
            if point.id not in gone:
                continue
            for clause in point.all_clauses:
                place = (point.id, clause.id)
                if place not in answered:
                    own.lost_clauses[place] = (clause, old.clauses[place])
            if not any(point.id in before for before in step.points.values()):
                own.lost_points[point.id] = old.points[point.id]
        if self.with_words:
            own.lost_words += tuple(self._gone(parent, old, gone))

    def _gone(self, parent: Plan, old: Trace, changed: set[str]) -> list[Lost]:
        """The runs of words of changed points that no word of this text comes from."""
        lost = []
        for point in parent.points:
            for part, text in wordings(point, self.language).items() if point.id in changed else ():
                line, origins = pieces(text, self.language), old.words[point.id, part]
                for start, end in _gaps(len(line), self.used.get((point.id, part), set())):
                    if any(piece.telling for piece in line[start:end]):
                        lost.append(Lost(point.id, line[start:end], origins[start:end]))
        return lost

    # -- what no parent has

    def finish(self) -> Trace:
        """The trace, with what came back, and what is new here."""
        own, ref = self.trace, self.plan.ref
        for point in self.plan.points:
            lost = own.lost_points.pop(point.id, None)
            if point.id not in own.points:
                own.points[point.id] = (
                    Origin(lost.text, lost.point, None, ref, ref)
                    if lost
                    else Origin(ref, point.id, None, None, ref)
                )
            own.names[point.id] = own.names.get(point.id, frozenset()) | {point.id}
            for clause in point.all_clauses:
                place = (point.id, clause.id)
                if place not in own.clauses:
                    own.clauses[place] = self._returned(place, clause)
            if self.with_words:
                self._finish_words(point)
        return own

    def _returned(self, place: Place, clause: Clause) -> Origin:
        own, ref = self.trace, self.plan.ref
        for gone, (old, origin) in own.lost_clauses.items():
            if (gone[0] in own.names[place[0]] and gone[1] == place[1]) or _says(old) == _says(clause):
                del own.lost_clauses[gone]
                changed = origin.changed if _substance(old) == _substance(clause) else ref
                return Origin(origin.text, origin.point, origin.clause, ref, changed)
        return Origin(ref, place[0], place[1], None, ref)

    def _finish_words(self, point: Point) -> None:
        own, ref = self.trace, self.plan.ref
        for part, text in wordings(point, self.language).items():
            new = pieces(text, self.language)
            held = self.found.get((point.id, part)) or [None] * len(new)
            if not all(held):
                self._bring_back(point, held, new)
            fresh = Origin(ref, point.id)
            own.words[point.id, part] = tuple(one or fresh for one in held)

    def _bring_back(self, point: Point, held: list[Origin | None], new: Sequence[Piece]) -> None:
        ref = self.plan.ref
        open_ = {new[at].key for at, one in enumerate(held) if one is None and new[at].telling}
        for lost in reversed(self.trace.lost_words):
            if open_.isdisjoint(piece.key for piece in lost.pieces):
                continue
            weight = sum(piece.telling for piece in lost.pieces)
            near = lost.point in self.trace.names[point.id]
            least = min(3, max(1, round(0.6 * weight))) if near else FAR
            places: Matches = [0 if one is not None else None for one in held]
            for at, match in enumerate(moved(places, lost.pieces, new, set(), least)):
                if match is not None:
                    first = lost.origins[match]
                    held[at] = Origin(first.text, first.point, first.clause, ref)


class _Sources:
    """The wordings of a parent, cut into pieces once."""

    def __init__(self, plan: Plan, old: Trace, language: str) -> None:
        self._plan, self._old, self._language = plan, old, language
        self._texts: dict[Part, str] = {}

    def parts(self, names: Sequence[str]) -> list[Part]:
        """The parts of some points."""
        found: list[Part] = []
        for name in names:
            point = self._plan.point(name)
            for part, text in wordings(point, self._language).items() if point else ():
                self._texts[name, part] = text
                found.append((name, part))
        return found

    def pieces(self, part: Part) -> tuple[Piece, ...]:
        """The pieces of a part."""
        return pieces(self._texts[part], self._language)

    def origins(self, part: Part) -> tuple[Origin, ...]:
        """The origins of its pieces."""
        return self._old.words[part]


def _clause_at(plan: Plan, place: Place) -> Clause | None:
    point = plan.point(place[0])
    return next((one for one in point.all_clauses if one.id == place[1]), None) if point else None


_PROVENANCE = {"id", "label", "text", "evidence", "sources", "note"}


def _substance(clause: Clause) -> dict[str, object]:
    """What a clause says, without what it is called and what it rests on."""
    return clause.model_dump(exclude=_PROVENANCE)


def _says(clause: Clause) -> tuple[object, ...]:
    actor = clause.actor if isinstance(clause.actor, str) else tuple(clause.actor)
    return actor, clause.modality, clause.action.casefold(), (clause.object or "").casefold()


def _gaps(size: int, present: set[int]) -> list[tuple[int, int]]:
    """The stretches of places that are not present."""
    found: list[tuple[int, int]] = []
    for at in range(size):
        if at in present:
            continue
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found
