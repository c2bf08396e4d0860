"""Who says what in a point of the rolling text: sides that say the same, and what they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from planctl.compare.answers import Answer, compare_answers
from planctl.compare.engine import Laid
from planctl.compare.opposition import overlap
from planctl.compare.partition import groups, partition
from planctl.compare.parts import Said
from planctl.compare.result import Level
from planctl.compare.shared import shares
from planctl.compare.table import Judges
from planctl.consolidate.gather import Cluster
from planctl.model.point import Point
from planctl.model.scalars import localized
from planctl.model.vocabulary import Evidence, State

Kind = Literal["speaks", "hidden", "deleted"]
Member = tuple[int, str]  # a parent, and the id of one of its clauses


@dataclass(frozen=True)
class Sides:
    """The points of a cluster by what they are, those that speak in groups that say the same. The first of
    each group lends its wording. `same` says of a clause of another which of the first one's it is.
    """

    cluster: Cluster
    groups: list[list[int]]
    hidden: list[int]
    deleted: list[int]
    shared: list[Mapping[int, str]]
    same: Mapping[Member, str]
    agreed: bool


def kind_of(point: Point) -> Kind:
    """Whether a point speaks, is not public, or was deleted."""
    if point.state is State.DELETED:
        return "deleted"
    told = point.clauses or point.options
    nothing = point.text is None or point.evidence is Evidence.UNDISCLOSED
    return "hidden" if nothing and not told else "speaks"


def sides_of(cluster: Cluster, laid: Laid, judges: Judges) -> Sides:
    """The sides of a cluster. It is agreed where all parents say the same: a silent one has not agreed."""
    # The words of the earliest stand for all; one with typed clauses comes before one without.
    plans = sorted(
        cluster.points,
        key=lambda i: (not cluster.points[i].all_clauses, laid.originals[i].date, laid.originals[i].ref, i),
    )
    by_kind: dict[Kind, list[int]] = {"speaks": [], "hidden": [], "deleted": []}
    for plan in plans:
        by_kind[kind_of(cluster.points[plan])].append(plan)
    speaking = by_kind["speaks"]
    found = _groups(speaking, cluster, laid, judges)
    agreed = len(found) == 1 and len(speaking) == len(laid.originals)
    told = (
        shares({i: cluster.said[i] for i in speaking}, judges, laid.table.linked) if len(speaking) > 1 else []
    )
    own = {i: {clause.id for clause in cluster.points[i].clauses} for i in speaking}
    everywhere: list[Mapping[int, str]] = [
        {i: said.clause.id for i, said in share.members.items()}
        for share in told
        if len(share.members) == len(laid.originals)
        and all(said.clause.id in own[i] for i, said in share.members.items())
    ]
    same: dict[Member, str] = {}
    for group in found:
        for plan in group[1:]:
            for clause in cluster.points[plan].all_clauses:
                match = _answering(group[0], plan, clause.id, cluster, [share.members for share in told])
                if match is not None:
                    same[plan, clause.id] = match
    return Sides(
        cluster=cluster,
        groups=found,
        hidden=by_kind["hidden"],
        deleted=by_kind["deleted"],
        shared=[] if agreed or any(cluster.points[i].options for i in speaking) else everywhere,
        same=same,
        agreed=agreed,
    )


def _groups(speaking: Sequence[int], cluster: Cluster, laid: Laid, judges: Judges) -> list[list[int]]:
    if not speaking:
        return []
    levels: dict[tuple[str, str], Level] = {}
    names = {str(i): i for i in speaking}
    for i, j in combinations(sorted(speaking), 2):
        levels[str(i), str(j)] = _level(i, j, cluster, laid, judges)
    found = (
        groups(partition([str(i) for i in speaking], levels)) if len(speaking) > 1 else [[str(speaking[0])]]
    )
    order = {plan: at for at, plan in enumerate(speaking)}
    made = [sorted((names[name] for name in group), key=order.__getitem__) for group in found]
    return sorted(made, key=lambda group: order[group[0]])


def _level(i: int, j: int, cluster: Cluster, laid: Laid, judges: Judges) -> Level:
    x, y = cluster.said[i], cluster.said[j]
    if x and y:
        answers = (Answer(tuple(x)), Answer(tuple(y)))
        return compare_answers(*answers, judges.benches[i, j], laid.table.linked[i, j]).level
    if x or y:
        return Level.DIFFERS
    words = [
        localized(cluster.points[at].text, laid.originals[at].language).casefold().split() for at in (i, j)
    ]
    return Level.SAME if words[0] == words[1] else Level.DIFFERS


def _answering(
    first: int, plan: int, name: str, cluster: Cluster, told: Sequence[Mapping[int, Said]]
) -> str | None:
    """Which clause of the first of a group a clause of another is; None where the first has none."""
    for members in told:
        if plan in members and first in members and members[plan].clause.id == name:
            found = members[first].clause.id
            if any(clause.id == found for clause in cluster.points[first].all_clauses):
                return found
    theirs = {one.clause.id: one for one in cluster.said[first]}
    mine = next((one for one in cluster.said[plan] if one.clause.id == name), None)
    known = [clause.id for clause in cluster.points[first].all_clauses]
    if not known or mine is None or name in known:
        return name if name in known else None
    return max(known, key=lambda id_: (overlap(mine.deed.words, theirs[id_].deed.words), -known.index(id_))
               if id_ in theirs else (0.0, 0))  # fmt: skip
