"""What the rows are made of: the clauses of a point that answer one question, as one part."""

from __future__ import annotations

from dataclasses import dataclass

from planctl.compare.facets import Facets
from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Option, Point
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.model.vocabulary import Evidence, Fidelity, State
from planctl.text.aliases import Names, registry_names
from planctl.text.clauses import infer_clauses
from planctl.text.opposites import Deed, deed_of
from planctl.text.verbs import with_object


@dataclass(frozen=True)
class Said:
    """A clause as it is compared: with what it does to what, and the option it stands in."""

    clause: Clause
    point: Point
    option: Option | None
    deed: Deed
    language: str = "en"

    @property
    def name(self) -> str:
        """`point.clause`."""
        return f"{self.point.id}.{self.clause.id}"


@dataclass(frozen=True)
class Part:
    """The clauses of one point on one topic; none where the content is not public or was deleted."""

    plan: int
    point: Point
    facet: str
    said: tuple[Said, ...]
    fixed: bool = True  # False: it stands elsewhere too, and makes no row of its own
    shown: bool = True  # Whether its words show the topic, or it was taken for want of a better one.

    @property
    def key(self) -> tuple[int, str, str]:
        """What tells it from every other part."""
        return (self.plan, self.point.id, self.facet)


def is_complete(plan: Plan) -> bool:
    """Whether a plan's silence can be claimed."""
    count = plan.point_count
    return plan.fidelity is not Fidelity.PARTIAL and (count is None or count <= len(plan.points))


def read_plan(plan: Plan, registry: Registry) -> Plan:
    """The plan in which points that have a wording and no clause have clauses read from it."""
    changed = False
    points = []
    for point in plan.points:
        text = localized(point.text, plan.language)
        bare = not point.all_clauses and text and not hidden(point) and point.state is not State.DELETED
        found = infer_clauses(text, registry, plan.language) if bare else []
        options = list(point.options)
        for at, option in enumerate(options):
            if not option.clauses and point.state is not State.DELETED:
                read = infer_clauses(localized(option.text, plan.language), registry, plan.language)
                if read:
                    named = [
                        one.clause.model_copy(update={"id": f"{one.clause.id}-{option.id}"}) for one in read
                    ]
                    options[at] = option.model_copy(update={"clauses": named})
                    changed = True
        if found or options != list(point.options):
            update = {"options": options, **({"clauses": [one.clause for one in found]} if found else {})}
            point = point.model_copy(update=update)
            changed = True
        points.append(point)
    return plan.model_copy(update={"points": points}) if changed else plan


def hidden(point: Point) -> bool:
    """Whether what a point says is not public."""
    return point.evidence is Evidence.UNDISCLOSED


def parts_of(plan: Plan, index: int, registry: Registry, facets: Facets) -> list[Part]:
    """The parts of a plan that was read. Every point has at least one, every clause stands in exactly one."""
    names = all_names(registry, plan.language)
    parts: list[Part] = []
    further: list[Part] = []
    for point in plan.points:
        by_facet: dict[str, list[Said]] = {}
        if point.state is not State.DELETED:
            for clause, option in clauses_of(point):
                facet = facets.of(clause, point, plan.language)
                by_facet.setdefault(facet, []).append(said_of(clause, point, option, plan.language, names))
        if by_facet:
            for facet, said in by_facet.items():
                clauses = [one.clause for one in said]
                shown = len(set(point.topics)) == 1 or bool(facets.shown(facet, clauses, plan.language))
                parts.append(Part(index, point, facet, tuple(said), shown=shown))
            # What a point is also filed under: by the clauses that show it, beside those of others.
            everything = [one for said in by_facet.values() for one in said]
            for topic in dict.fromkeys(point.topics):
                if topic in by_facet:
                    continue
                touching = facets.shown(topic, [one.clause for one in everything], plan.language)
                if touching:
                    told = tuple(everything[at] for at in touching)
                    further.append(Part(index, point, topic, told, fixed=False))
        else:
            parts += [
                Part(index, point, topic, (), fixed=topic == point.topics[0])
                for topic in dict.fromkeys(point.topics)
            ]
    return parts + further


def clauses_of(point: Point) -> list[tuple[Clause, Option | None]]:
    """A point's clauses with the option that each stands in."""
    plain: list[tuple[Clause, Option | None]] = [(clause, None) for clause in point.clauses]
    return plain + [(clause, option) for option in point.options for clause in option.clauses]


def said_of(clause: Clause, point: Point, option: Option | None, language: str, names: Names) -> Said:
    """A clause, read."""
    deed = with_object(clause.action, clause.object) if clause.object else clause.action
    negated = clause.modality.value in ("shall-not", "loses")
    return Said(clause, point, option, deed_of(deed, language, names, negated), language)


def all_names(registry: Registry, language: str) -> Names:
    """The names of actors and territories in running text, as ids that are the same in every language."""
    found = dict(registry_names(registry, language))
    for id_, territory in registry.territories.items():
        names = list(territory.name.values()) if isinstance(territory.name, dict) else [territory.name]
        for name in (*names, *territory.aliases):
            found.setdefault(name, id_)
    return Names(found)
