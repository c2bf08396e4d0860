"""How well clauses read from the text agree with those that people typed, over the plans of the library.

    python -m tools.infer_accuracy [PLAN …] [--misses]

Each typed clause is set against the clause of the same point, read from its wording, that shares most with
it. The table gives, per plan: how many typed clauses have such a partner (recall) and how many read clauses
are somebody's partner (precision); and how often actor, modality, quantity and deadline are the same
in the two.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from planctl.archive import open_archive
from planctl.archive.locate import library_root
from planctl.model.clause import Clause, Quantity
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.registry import Registry
from planctl.model.scalars import as_list, localized
from planctl.text.clauses import infer_clauses
from planctl.text.gist import clause_gist
from planctl.text.tokens import content

PARTS = ("actor", "modality", "quantity", "deadline")


@dataclass
class Score:
    """Counts over some clauses: `asked` are the typed ones that have the part, `right` those read alike."""

    typed: int = 0
    read: int = 0
    matched: int = 0
    used: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add another's counts."""
        for name in ("typed", "read", "matched", "used"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.asked += other.asked
        self.right += other.right
        self.misses += other.misses


def score_plan(plan: Plan, registry: Registry) -> Score:
    """The counts of one plan, in its own language."""
    total = Score()
    for point in plan.points:
        clauses = point.clauses
        whole = " ".join(localized(clause.text, plan.language) for clause in clauses if clause.text)
        if clauses and (localized(point.text, plan.language) or whole):
            total.add(score_point(point, plan.language, registry))
    return total


def score_point(point: Point, language: str, registry: Registry) -> Score:
    """The counts of one point."""
    score = Score()
    parts: list[tuple[str, list[Clause]]] = [
        (localized(clause.text, language), [clause]) for clause in point.clauses if clause.text
    ]
    parts.append((localized(point.text, language), [clause for clause in point.clauses if not clause.text]))
    for text, typed in parts:
        found = [one.clause for one in infer_clauses(text, registry, language)] if text else []
        if not typed:
            continue
        score.typed += len(typed)
        score.read += len(found)
        used = set[str]()
        for clause in typed:
            best = max(found, key=lambda one: likeness(clause, one, language), default=None)
            if best is None or likeness(clause, best, language) < 0.2:
                score.misses.append(f"#{point.id} no partner: {clause_gist(clause, registry)}")
                continue
            score.matched += 1
            used.add(best.id)
            for part in PARTS:
                judge(score, part, clause, best, f"#{point.id}", registry)
        score.used += len(used)
    return score


def likeness(a: Clause, b: Clause, language: str) -> float:
    """Shared words, actors, figures and modality of two clauses, from 0 to 1."""
    x, y = set(words(a, language)), set(words(b, language))
    shared = 2 * len(x & y) / (len(x) + len(y)) if x or y else 0.0
    contained = len(x & y) / len(x) if x else 0.0
    same = 0.1 * (as_list(a.actor) == as_list(b.actor)) + 0.1 * (a.modality is b.modality)
    return 0.4 * shared + 0.4 * contained + same + 0.2 * (bool(a.quantity) and figures(a) == figures(b))


def words(clause: Clause, language: str) -> Iterator[str]:
    """The telling words of a clause's action, object and condition."""
    for part in (clause.action, clause.object, clause.condition):
        yield from content(part or "", language)


def figures(clause: Clause) -> list[tuple[str, str]]:
    """The figures of a clause with the kind of bound they are."""

    def each(quantity: Quantity) -> Iterator[tuple[str, str]]:
        for bound in ("value", "min", "max"):
            number = getattr(quantity, bound)
            if number is not None:
                yield bound, format(number.normalize(), "f")

    return sorted(pair for quantity in as_list(clause.quantity) for pair in each(quantity))


def judge(score: Score, part: str, typed: Clause, read: Clause, where: str, registry: Registry) -> None:
    """Count one part of a pair of clauses."""
    if part == "quantity":
        wanted, got = figures(typed), figures(read)
        if not wanted:
            return
        good = {number for _, number in wanted} <= {number for _, number in got}
    elif part == "deadline":
        if typed.deadline is None:
            return
        good = typed.deadline == read.deadline
        wanted, got = [("", str(typed.deadline))], [("", str(read.deadline))]
    else:
        wanted, got = [("", str(getattr(typed, part)))], [("", str(getattr(read, part)))]
        good = set(as_list(getattr(typed, part))) == set(as_list(getattr(read, part)))
    score.asked[part] += 1
    score.right[part] += good
    if not good:
        score.misses.append(
            f"{where} {part}: {[w for _, w in wanted]} read as {[g for _, g in got]}: "
            f"{clause_gist(read, registry)}"
        )


def main(arguments: list[str]) -> None:
    """Print the table, and with --misses every disagreement."""
    archive = open_archive(library_root())
    wished = [name for name in arguments if not name.startswith("-")] or sorted(archive.entries)
    total = Score()
    print(f"{'plan':30} typed  read recall precision " + " ".join(f"{part:>14}" for part in PARTS))
    for name in wished:
        score = score_plan(archive.load(archive.entries[name][-1].path).plan, archive.registry)
        total.add(score)
        print(row(name, score))
        if "--misses" in arguments:
            print("\n".join(f"    {miss}" for miss in score.misses))
    print(row("all", total))


def row(name: str, score: Score) -> str:
    """One line of the table."""
    cells = []
    for part in PARTS:
        asked, right = score.asked[part], score.right[part]
        cells.append(f"{f'{right}/{asked} {right / asked:.0%}' if asked else '-':>14}")
    recall = score.matched / score.typed if score.typed else 1.0
    precision = score.used / score.read if score.read else 1.0
    return f"{name:30} {score.typed:5} {score.read:5} {recall:6.0%} {precision:9.0%} " + " ".join(cells)


if __name__ == "__main__":
    main(sys.argv[1:])
