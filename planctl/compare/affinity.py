"""How surely two parts of different plans answer one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum, log

from planctl.align.align import Aligned
from planctl.compare.opposition import alike_conditions, opposed
from planctl.compare.parts import Part, Said
from planctl.model.process import Crosswalk
from planctl.model.vocabulary import LinkRelation
from planctl.text.opposites import axis

# What speaks for one question, and how loudly: the same topic, the aligner's link between the points, linked
# clauses or shared words. Below THRESHOLD on average, two sets of parts are two questions.
TOPIC, LINK, WORDS = 0.5, 0.25, 0.3
# The topic of a part whose words do not show it is a guess.
_GUESSED = 0.42
THRESHOLD = 0.5
# Points of kin that are not linked are different provisions: only plainly one subject puts them together.
_KIN_TOPIC, _KIN_WORDS = 0.3, 0.4
# Of two wordings, how much it counts that they are alike as wholes, beside the nearest two clauses.
_WHOLE = 0.4
# A person's ruling.
_RULED = 0.95

# Words with the sum of their weights.
Bag = tuple[frozenset[str], float]


@dataclass
class Links:
    """What the alignment of two plans says, by the keys of points and clauses: (point, point) to a confidence
    and so on. `ruled` are the pairs of points that a person ruled on.
    """

    points: dict[tuple[str, str], float] = field(default_factory=dict)
    clauses: dict[tuple[str, str], float] = field(default_factory=dict)
    ruled: dict[tuple[str, str], LinkRelation] = field(default_factory=dict)
    apart: set[tuple[str | None, str | None]] = field(default_factory=set)
    related: bool = False


def links_of(aligned: Aligned, crosswalk: Crosswalk | None) -> Links:
    """The links of an alignment, between ids."""
    made = Links(related=aligned.related)
    for link in aligned.links:
        shared = max(len(link.a), len(link.b), 1)
        for i in link.a:
            for j in link.b:
                pair = (aligned.a.points[i].id, aligned.b.points[j].id)
                # In a link of many points, not every two of them need answer each other.
                made.points[pair] = link.confidence * (1.0 if shared == 1 else 0.8)
    for pair_ in aligned.pairs:
        key = (f"{pair_.point_a.id}.{pair_.clause_a.id}", f"{pair_.point_b.id}.{pair_.clause_b.id}")
        made.clauses[key] = pair_.confidence
    for ruling in crosswalk.links if crosswalk else ():
        left, right = ([ref.rpartition("#")[2] for ref in refs] for refs in (ruling.a, ruling.b))
        pairs = {(x.split(".")[0], y.split(".")[0]) for x in left for y in right}
        of_clauses = any("." in ref for ref in (*left, *right))
        if not left or not right:
            made.apart |= {(x, None) for x in left} | {(None, y) for y in right}
        elif ruling.relation is LinkRelation.NONE:
            made.apart |= set() if of_clauses else pairs
        elif of_clauses:
            # What is ruled on clauses links their points, and says nothing on these as wholes.
            made.ruled |= dict.fromkeys(pairs - set(made.ruled), LinkRelation.PART_OF)
        else:
            made.ruled |= dict.fromkeys(pairs, ruling.relation)
    return made


class Affinity:
    """Scores every two parts, each pair once."""

    def __init__(self, parts: Sequence[Part], links: Mapping[tuple[int, int], Links]) -> None:
        self._parts = parts
        self._links = links
        counts = Counter(word for part in parts for word in words_of(part))
        self._weights = {word: log(1 + len(parts) / count) for word, count in counts.items()}
        # A part as a whole, then each of its clauses.
        self._bags = [
            [self._weighed(words_of(part)), *map(self._weighed, _clause_words(part))] for part in parts
        ]
        self._single = Counter((part.plan, part.point.id) for part in parts)

    def score(self, x: int, y: int) -> float:
        """From 0 to 1, for parts x < y of the list."""
        a, b = self._parts[x], self._parts[y]
        topic = a.facet == b.facet
        weight = (TOPIC if a.shown and b.shown else _GUESSED) if topic else 0.0
        if not topic and (a.plan, b.plan) in self._links and against(a, b):
            weight = TOPIC
        if a.plan == b.plan:
            return weight + WORDS * self._alike(x, y)
        links = self._links[a.plan, b.plan]
        pair = (a.point.id, b.point.id)
        if pair in links.ruled:
            return _RULED if topic or self.alone(a) or self.alone(b) else 0.6
        if self.kept_apart(x, y):
            return 0.0
        linked = links.points.get(pair, 0.0)
        clauses = self._clauses(a, b, links)
        alike = self._alike(x, y)
        if links.related and linked == 1.0:
            return max(clauses, 0.9 if topic else 0.35 + 0.3 * alike)
        if links.related and not clauses:
            return _KIN_TOPIC * topic + _KIN_WORDS * alike
        return min(weight + LINK * linked + WORDS * max(alike, clauses) + 0.25 * clauses, 1.0)

    def together(self, x: int, y: int) -> bool:
        """Whether a person ruled that the points of two parts answer each other, and these parts do."""
        a, b = self._parts[x], self._parts[y]
        if a.plan == b.plan or (a.point.id, b.point.id) not in self._links[a.plan, b.plan].ruled:
            return False
        return a.facet == b.facet or (self.alone(a) and self.alone(b))

    def kept_apart(self, x: int, y: int) -> bool:
        """Whether a person ruled that one of the two points is answered by nothing, or by others."""
        a, b = self._parts[x], self._parts[y]
        if a.plan == b.plan:
            return False
        links = self._links[a.plan, b.plan]
        if (not links.ruled and not links.apart) or (a.point.id, b.point.id) in links.ruled:
            return False
        if (a.point.id, b.point.id) in links.apart:
            return True
        ruled = {i for i, _ in links.ruled} | {i for i, j in links.apart if j is None}
        ruled_b = {j for _, j in links.ruled} | {j for i, j in links.apart if i is None}
        return a.point.id in ruled or b.point.id in ruled_b

    def alone(self, part: Part) -> bool:
        """Whether a part is all of its point."""
        return self._single[part.plan, part.point.id] == 1

    def _clauses(self, a: Part, b: Part, links: Links) -> float:
        if not links.clauses or not a.said or not b.said:
            return 0.0
        found = [links.clauses.get((x.name, y.name), 0.0) for x in a.said for y in b.said]
        return min(fsum(found) / min(len(a.said), len(b.said)), 1.0)

    def _weighed(self, words: frozenset[str]) -> Bag:
        return words, fsum(self._weights[word] for word in words)

    def _alike(self, x: int, y: int) -> float:
        """How far the wordings are the same: as wholes, and in the two clauses that are most so."""
        (whole, *clauses), (other, *others) = self._bags[x], self._bags[y]
        nearest = max((self._dice(a, b) for a in clauses for b in others), default=0.0)
        return _WHOLE * self._dice(whole, other) + (1 - _WHOLE) * nearest

    def _dice(self, a: Bag, b: Bag) -> float:
        mass = a[1] + b[1]
        return 2 * fsum(self._weights[word] for word in a[0] & b[0]) / mass if mass else 0.0


def stands(part: Part) -> frozenset[tuple[str, int]]:
    """The poles at which a part stands that say by themselves what they are of."""
    return frozenset(pole for said in part.said for pole in said.deed.poles if axis(pole[0]).alone)


def against(a: Part, b: Part) -> bool:
    """Whether a clause of one rules out what one of the other asks, and both say by that what they are about:
    an amnesty and a tribunal are answers to one question, though filed under two topics.
    """
    other = stands(b)
    if not any((name, -sign) in other for name, sign in stands(a)):
        return False
    return any(
        alike_conditions(x, y) and (name := opposed(x, y)) and name != "deed" and axis(name).alone
        for x in a.said
        for y in b.said
    )


def _clause_words(part: Part) -> list[frozenset[str]]:
    return [_words(said) for said in part.said]


def words_of(part: Part) -> frozenset[str]:
    """The concepts and stems of a part's clauses."""
    return frozenset(word for said in part.said for word in _words(said))


def _words(said: Said) -> frozenset[str]:
    return frozenset(word for word in said.deed.words if not word.startswith("@"))
