"""Ids for the points, clauses, options and sources of a rolling text: without clash, and never another's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from planctl.consolidate.gather import Cluster, Place
from planctl.consolidate.sides import Sides
from planctl.model.plan import Plan, Source


def slug(text: str) -> str:
    """A text as a slug of at most 60 characters; `x` where nothing is left of it."""
    made = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60].strip("-")
    return made or "x"


def unused(name: str, taken: set[str]) -> str:
    """A name that is not taken, and is now."""
    made, count = name[:80].strip("-"), 1
    while made in taken:
        count += 1
        made = f"{name[:75].strip('-')}-{count}"
    taken.add(made)
    return made


def point_ids(clusters: Sequence[Cluster], questions: Sequence[str], plans: Sequence[Plan]) -> list[str]:
    """An id a cluster. One that a parent's point has is taken only where that point is in the cluster, for
    equal ids mean the same provision in a text and those it merges.
    """
    owners: dict[str, set[Place]] = {}
    for i, plan in enumerate(plans):
        for point in plan.points:
            owners.setdefault(point.id, set()).add((i, point.id))
    taken: set[str] = set()
    found = []
    for cluster in clusters:
        mine = {(i, point.id) for i, point in cluster.points.items()}
        counts = Counter(name for _, name in mine)
        wanted = [*sorted(counts, key=lambda name: (-counts[name], name))]
        wanted = [name for name in wanted if owners[name] <= mine and name not in taken]
        if wanted:
            taken.add(wanted[0])
            found.append(wanted[0])
            continue
        name = slug(questions[cluster.row])
        found.append(unused(name, taken | set(owners)))
        taken.add(found[-1])
    return found


def clause_ids(sides: Sides, keys: Sequence[str]) -> dict[tuple[int, str], str]:
    """By parent and clause, its id in the point: its own where no other clause of the point has that."""
    kept: list[tuple[int, str]] = []
    shared = {(i, name): min(members) for members in sides.shared for i, name in members.items()}
    for group in sides.groups:
        for clause in sides.cluster.points[group[0]].all_clauses:
            if shared.get((group[0], clause.id), group[0]) == group[0] or sides.agreed:
                kept.append((group[0], clause.id))
    # What is shared stands once, in the words of the first.
    kept += [(i, name) for (i, name), first in shared.items() if i == first and (i, name) not in kept]
    counts = Counter(name for _, name in kept)
    taken = {name for name, count in counts.items() if count == 1}
    made = {}
    for i, name in kept:
        made[i, name] = name if counts[name] == 1 else unused(f"{name}-{slug(keys[i])}", taken)
    return made


def source_ids(plans: Sequence[Plan], keys: Sequence[str]) -> tuple[dict[str, Source], list[dict[str, str]]]:
    """All sources by a new id, and by parent the new id of each. One that several have is one; others of
    the same name are told apart by their parents.
    """
    contents: dict[str, dict[str, str]] = {}
    for plan in plans:
        for name, source in plan.sources.items():
            contents.setdefault(name, {}).setdefault(source.model_dump_json(), name)
    made: dict[str, Source] = {}
    names: list[dict[str, str]] = []
    taken = set(contents)
    known: dict[tuple[str, str], str] = {}
    for plan, key in zip(plans, keys, strict=True):
        mine: dict[str, str] = {}
        for name, source in plan.sources.items():
            content = source.model_dump_json()
            if (name, content) not in known:
                new = name if len(contents[name]) == 1 else unused(f"{name}-{slug(key)}", taken)
                known[name, content] = new
                made[new] = source
            mine[name] = known[name, content]
        names.append(mine)
    return made, names


def option_id(group: Sequence[str], taken: set[str]) -> str:
    """An option's id: the keys of those who put it."""
    return unused(slug("-".join(sorted(group))), taken)


def renamed(name: str, names: Mapping[str, str]) -> str:
    """A name by its new one, itself where it has none."""
    return names.get(name, name)
