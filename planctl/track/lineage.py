"""The result of `lineage`: which plan derives from which, as the texts themselves say."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from pydantic import Field

from planctl.model.base import Slug, Strict
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.model.vocabulary import Evidence, Relation, Status
from planctl.track.localize import Localizer
from planctl.track.summary import Named
from planctl.track.views import Views


class LineagePlan(Strict):
    """A plan of the family. Of one that is not in the archive only the id is known."""

    id: Slug
    known: bool = Field(description="Whether the plan is in the archive.")
    title: str | None
    date: datetime.date | None = Field(description="Of its first version.")
    status: Status | None = Field(description="Of its latest version.")
    versions: list[str] = Field(description="Oldest first.")
    proponents: list[Named]


class Descent(Strict):
    """One text derives from another."""

    child: Slug
    child_versions: list[str] = Field(description="The versions that say so.")
    parent: Slug
    parent_version: str | None = Field(description="Null where the text does not say which.")
    relation: Relation
    evidence: Evidence | None
    known: bool = Field(description="Whether the parent, and the version named, are in the archive.")


class Lineage(Strict):
    """The result of `lineage`."""

    schema_: Literal["planctl/lineage/1"] = Field("planctl/lineage/1", alias="schema")
    asked: list[Slug] = Field(description="The plans that were asked for; empty for all.")
    plans: list[LineagePlan] = Field(description="Parents before children, else by date.")
    descents: list[Descent]
    cycles: list[list[str]] = Field(description="Plans that descend from themselves: each with its round.")
    alone: list[Slug] = Field(description="Plans that neither derive from another nor have descendants.")


def make_lineage(
    versions: Mapping[str, Sequence[Plan]],
    registry: Registry,
    asked: Sequence[str] = (),
    language: str | None = None,
) -> Lineage:
    """The lineage of an archive. `versions` holds each plan's versions, oldest first; `asked` limits it to
    the families of these plans.
    """
    descents = _descents(versions)
    family = _family(asked, descents) if asked else set(versions) | {each.parent for each in descents}
    descents = [each for each in descents if each.child in family]
    joined = {name for each in descents for name in (each.child, each.parent)}
    shown = [name for name in _ordered(family, descents, versions) if name in joined or name in asked]
    return Lineage(
        schema="planctl/lineage/1",
        asked=list(asked),
        plans=[_plan(name, versions.get(name, ()), registry, language) for name in shown],
        descents=descents,
        cycles=_cycles(descents),
        alone=sorted(name for name in family if name not in joined and name not in asked),
    )


def _descents(versions: Mapping[str, Sequence[Plan]]) -> list[Descent]:
    found: dict[tuple[str, str, str | None, Relation], Descent] = {}
    for name, texts in sorted(versions.items()):
        for plan in texts:
            for edge in plan.derived_from:
                if edge.plan == name and edge.version not in (None, plan.version):
                    continue  # one version comes of another of its plan: versions stand there in any case
                key = (name, edge.plan, edge.version, edge.relation)
                said = [*found[key].child_versions, plan.version] if key in found else [plan.version]
                there = versions.get(edge.plan, ())
                found[key] = Descent(
                    child=name,
                    child_versions=said,
                    parent=edge.plan,
                    parent_version=edge.version,
                    relation=edge.relation,
                    evidence=edge.evidence,
                    known=any(edge.version in (None, text.version) for text in there),
                )
    return list(found.values())


def _family(asked: Sequence[str], descents: Iterable[Descent]) -> set[str]:
    """The plans asked for and all that are joined to them, by however many steps."""
    near: dict[str, set[str]] = {}
    for each in descents:
        near.setdefault(each.child, set()).add(each.parent)
        near.setdefault(each.parent, set()).add(each.child)
    family, queue = set(asked), list(asked)
    while queue:
        for name in near.get(queue.pop(), ()):
            if name not in family:
                family.add(name)
                queue.append(name)
    return family


def _ordered(
    names: set[str], descents: Sequence[Descent], versions: Mapping[str, Sequence[Plan]]
) -> list[str]:
    """Parents before children, what that leaves open by date; in a cycle the earliest text comes first."""
    parents = {name: {d.parent for d in descents if d.child == name and d.parent in names} for name in names}
    key = {
        name: (versions[name][0].date if versions.get(name) else datetime.date.min, name) for name in names
    }
    made: list[str] = []
    left = set(names)
    while left:
        free = [name for name in left if not (parents[name] & left) - {name}] or list(left)
        first = min(free, key=key.__getitem__)
        made.append(first)
        left.remove(first)
    return made


def _cycles(descents: Sequence[Descent]) -> list[list[str]]:
    """Each shortest round from a plan back to itself, once, beginning with its first id."""
    parents: dict[str, list[str]] = {}
    for each in descents:
        parents.setdefault(each.child, []).append(each.parent)
    found: list[list[str]] = []
    for start in sorted(parents):
        paths, seen = [[start]], {start}
        round_: list[str] | None = None
        while paths and round_ is None:
            longer = []
            for path in paths:
                for parent in sorted(set(parents.get(path[-1], ()))):
                    if parent == start:
                        round_ = path
                        break
                    if parent not in seen:
                        seen.add(parent)
                        longer.append([*path, parent])
                if round_:
                    break
            paths = longer
        if round_ and min(round_) == start:
            found.append([*round_, start])
    return found


def _plan(name: str, texts: Sequence[Plan], registry: Registry, language: str | None) -> LineagePlan:
    if not texts:
        return LineagePlan(
            id=name, known=False, title=None, date=None, status=None, versions=[], proponents=[]
        )
    latest = texts[-1]
    local = Localizer(latest, language)
    return LineagePlan(
        id=name,
        known=True,
        title=local(latest.title) or name,
        date=texts[0].date,
        status=latest.status,
        versions=[text.version for text in texts],
        proponents=Views(latest, registry, local).named(latest.proponents),
    )
