"""What the rules that look at a whole plan ask of each of its points: found once for all equal points.

A summary depends on the point and the language of the plan alone, and holds nothing of where the point
stands: its paths begin below the point. Most rules find in the summaries that they have nothing to report.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from planctl.lint.citations import cited_in
from planctl.lint.claims import claims
from planctl.lint.order import Step, waits
from planctl.lint.provisions import Norm, Provision
from planctl.lint.tree import Part, clauses, mappings, parts, words
from planctl.source import Path


def refs_in(point: Part) -> Iterator[tuple[Path, str, bool]]:
    """Every ref of a point and its clauses, with its path and whether it may be a step."""
    for path, text in words(point.raw, point.path, "see") if "see" in point.raw else ():
        yield path, text, False
    for clause in clauses(point):
        if "after" not in clause.raw and "deadline" not in clause.raw:
            continue
        for path, text in words(clause.raw, clause.path, "after"):
            yield path, text, True
        for deadline in mappings(clause.raw, clause.path, "deadline"):
            for path, text in words(deadline.raw, deadline.path, "after"):
                yield path, text, True


def strays(point: Part, own: Container[str]) -> Iterator[tuple[Part, str]]:
    """The readings of a point that are of a clause it does not have, with the name of that."""
    for reading in parts(point.raw, point.path, "readings"):
        name = reading.raw.get("clause")
        if isinstance(name, str) and name not in own:
            yield reading, name


class Summary:
    """What is in one point."""

    __slots__ = (
        *("actors", "cited", "claims", "clauses", "due", "lists", "name"),
        *("number", "refs", "sees_itself", "steps", "strays"),
    )

    def __init__(self, point: Provision) -> None:
        raw, number = point.raw, point.raw.get("number")
        below = len(point.part.path)
        self.name = name = point.part.name
        norms: list[tuple[Norm, tuple[str, str] | None]] = [(norm, None) for norm in point.norms]
        for option in point.options:
            called = option.part.name or str(option.part.path[-1])
            norms += [(norm, (name or "", called)) for norm in option.norms]
        # Its number in words, where it has one.
        self.number = str(number) if number is not None and isinstance(number, (int, str)) else None
        # The ids of its clauses.
        self.clauses = frozenset([norm.part.name for norm, _ in norms if norm.part.name])
        # Every source id that it cites.
        self.cited = frozenset([name for _, name in cited_in(point.part)])
        # What it says of how well it is known.
        self.claims = tuple([claim._replace(path=claim.path[below:]) for claim in claims(point)])
        # Every ref, and whether it may be a step.
        self.refs = tuple(dict.fromkeys([(text, is_step) for _, text, is_step in refs_in(point.part)]))
        # Whether it may refer to itself.
        self.sees_itself = any(f"#{name}" in text for text, is_step in self.refs if not is_step)
        # Whether a clause has a deadline.
        self.due = any("deadline" in norm.raw for norm, _ in norms)
        # The sources that it and its clauses cite, list by list.
        lists = [part.raw.get("sources") for part in (point.part, *(norm.part for norm, _ in norms))]
        self.lists = frozenset(
            [tuple([id_ for id_ in each if isinstance(id_, str)]) for each in lists if isinstance(each, list)]
        )
        # Whether a reading is of a clause that the point does not have.
        self.strays = "readings" in raw and any(strays(point.part, self.clauses))
        # Whom its clauses bind, if it tells what it provides.
        self.actors = frozenset([id_ for norm, _ in norms for id_ in norm.actors] if point.is_told else ())
        self.steps = tuple(
            [
                Step(
                    f"#{name}.{norm.part.name}",
                    norm.part.path[below:],
                    waits(norm.raw),
                    "deadline" in norm.raw,
                    option,
                )
                for norm, option in norms
                if name is not None and norm.part.name is not None
            ]
        )


_KEPT: dict[bytes, Summary] = {}
_MOST = 10_000


def summary(point: Provision, name: bytes | None = None) -> Summary:
    """The summary of a point; `name` is what equal points have in common, and no others."""
    if name is None:
        return Summary(point)
    found = _KEPT.get(name)
    if found is None:
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        found = _KEPT[name] = Summary(point)
    return found
