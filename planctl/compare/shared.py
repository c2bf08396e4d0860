"""Which clauses of several answers say the same: what plans share though one of them may say more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planctl.compare.answers import counterparts
from planctl.compare.parts import Said
from planctl.compare.result import Level
from planctl.compare.table import Judges

Links = Mapping[tuple[int, int], frozenset[tuple[str, str]]]


@dataclass(frozen=True)
class Share:
    """A clause that plans share, by their places in the canonical order. Every two of them say the same."""

    members: Mapping[int, Said]


def shares(answers: Mapping[int, Sequence[Said]], judges: Judges, linked: Links) -> list[Share]:
    """What two or more answers share, clause by clause. A clause stands in one share at most; what is
    bracketed is not settled, and is shared by nobody. The order of plans decides nothing but the order of
    the list.
    """
    plain = {plan: [said for said in answers[plan] if said.option is None] for plan in sorted(answers)}
    same: set[tuple[int, int, int, int]] = set()
    for i in plain:
        for j in plain:
            if i >= j:
                continue
            for x, y in counterparts(plain[i], plain[j], linked[i, j]):
                if judges.benches[i, j].clauses(plain[i][x], plain[j][y]).level is Level.SAME:
                    same.add((i, x, j, y))
    taken: set[tuple[int, int]] = set()
    found = []
    for i, clauses in plain.items():
        for x in range(len(clauses)):
            if (i, x) in taken:
                continue
            group = {i: x}
            for j in plain:
                if j <= i:
                    continue
                for y in range(len(plain[j])):
                    if (j, y) not in taken and all((p, q, j, y) in same for p, q in group.items()):
                        group[j] = y
                        break
            if len(group) > 1:
                taken |= set(group.items())
                found.append(Share({plan: plain[plan][at] for plan, at in group.items()}))
    return found
