"""How well `compare` tells same, differing and opposed answers apart, against what people labelled.

`python -m tools.relations [--misses]`, from the root of the checkout: prints a table of precision and recall
by relation, for the pairs that rules and word lists were made with and for those that were held out. Without
`--misses` the held-out pairs are only counted, so that looking at them stays a choice.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from planctl.archive import open_archive
from planctl.archive.lineage import related
from planctl.archive.locate import library_root
from planctl.compare import Comparison, compare_plans
from planctl.compare.result import Level
from planctl.model.entries import Actor
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.model.vocabulary import ActorKind
from planctl.source import read_file

LABELS = Path(__file__).resolve().parent.parent / "tests" / "labels" / "opposed.yaml"
LIBRARY = open_archive(library_root())


class Judged(NamedTuple):
    """A labelled pair with what planctl says of it: a level, or `apart` where it sees two questions."""

    a: str
    b: str
    wanted: str
    found: str
    held: bool
    real: bool


class Score(NamedTuple):
    """Precision and recall of one relation, with the numbers they come from."""

    relation: str
    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Of those that planctl calls so, the share that is so."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of those that are so, the share that planctl calls so."""
        return self.right / self.wanted if self.wanted else 1.0


@cache
def judged() -> list[Judged]:
    """Every labelled pair, judged."""
    data = read_file(LABELS).data
    assert isinstance(data, dict)
    registry = _registry(data["actors"])
    return [
        *(_invented(pair, registry) for pair in data["pairs"]),
        *(_real(pair) for pair in data["real"]),
    ]


def scores(pairs: Sequence[Judged]) -> list[Score]:
    """The scores of some pairs by relation."""
    return [
        Score(
            level.value,
            sum(p.wanted == p.found == level.value for p in pairs),
            sum(p.found == level.value for p in pairs),
            sum(p.wanted == level.value for p in pairs),
        )
        for level in Level
    ]


def level_of(a: str, b: str, registry: Registry, languages: Sequence[str] = ("en", "en")) -> str:
    """What two sentences on one question are to each other."""
    plans = [
        _plan(name, text, language) for name, text, language in zip("ab", (a, b), languages, strict=True)
    ]
    comparison = compare_plans(plans, registry)
    pairs = [pair for row in comparison.rows for pair in row.pairs]
    return pairs[0].level.value if pairs else "apart"


def _invented(pair: dict[str, object], registry: Registry) -> Judged:
    languages = pair.get("languages", ["en", "en"])
    assert isinstance(languages, list)
    a, b = str(pair["a"]), str(pair["b"])
    found = level_of(a, b, registry, languages)
    return Judged(a, b, str(pair["is"]), found, bool(pair.get("held")), real=False)


def _real(pair: dict[str, object]) -> Judged:
    a, b = str(pair["a"]), str(pair["b"])
    found = "apart"
    comparison = _compared(a.partition("#")[0], b.partition("#")[0])
    for row in comparison.rows:
        refs = {entry.ref for cell in row.cells for entry in cell.entries}
        if all(any(_names(ref, name) for ref in refs) for name in (a, b)):
            found = row.pairs[0].level.value
            break
    return Judged(a, b, str(pair["is"]), found, bool(pair.get("held")), real=True)


def _names(ref: str, name: str) -> bool:
    plan, _, part = name.partition("#")
    return ref.startswith(f"{plan}@") and ref.endswith(f"#{part}")


@cache
def _compared(a: str, b: str) -> Comparison:
    plans = [LIBRARY.load(LIBRARY.entries[name][-1].path).plan for name in (a, b)]
    return compare_plans(plans, LIBRARY.registry, related=lambda x, y: related(x, y, LIBRARY))


def _registry(actors: dict[str, list[str]]) -> Registry:
    return Registry(
        actors={
            id_: Actor(name={"en": names[0], "fr": names[-1]}, kind=ActorKind.STATE, aliases=names)
            for id_, names in actors.items()
        }
    )


def _plan(id_: str, text: str, language: str) -> Plan:
    return Plan.model_validate(
        {
            "schema": "planctl/plan/1",
            "id": id_,
            "version": "1.0",
            "title": id_,
            "language": language,
            "date": "2025-01-01",
            "status": "draft",
            "fidelity": "verbatim",
            "proponents": [id_],
            "sources": {"s": {"publisher": "S", "kind": "official"}},
            "points": [
                {
                    "id": "point",
                    "number": 1,
                    "title": "point",
                    "category": "other",
                    "topics": ["question"],
                    "text": text,
                    "evidence": "seen",
                    "sources": ["s"],
                }
            ],
        }
    )


def report(pairs: Sequence[Judged], *, misses: bool) -> Iterator[str]:
    """The lines of the report."""
    for held, real in product((False, True), (False, True)):
        part = [pair for pair in pairs if pair.held is held and pair.real is real]
        what = ("real plans" if real else "invented provisions") + (", held out" if held else "")
        right = sum(pair.wanted == pair.found for pair in part)
        yield f"\n{what}: {right} of {len(part)} right\n"
        yield "| relation | precision | recall | right | found | labelled |"
        yield "| --- | ---: | ---: | ---: | ---: | ---: |"
        for score in scores(part):
            yield (
                f"| {score.relation} | {score.precision:.2f} | {score.recall:.2f} "
                f"| {score.right} | {score.found} | {score.wanted} |"
            )
        for pair in part:
            if misses and pair.wanted != pair.found:
                yield f"- {pair.wanted}, found {pair.found}: {pair.a} / {pair.b}"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="List every pair that came out wrong.")
    parser.add_argument("--held", action="store_true", help="List those of the held-out pairs too.")
    options = parser.parse_args()
    for line in report(judged(), misses=options.misses):
        if options.held or not options.misses or not line.startswith("- ") or not _is_held(line):
            print(line)


def _is_held(line: str) -> bool:
    return any(pair.held and f"{pair.a} / {pair.b}" in line for pair in judged())


if __name__ == "__main__":
    main()
