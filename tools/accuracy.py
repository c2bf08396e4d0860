"""How good the alignment and the diff are, measured: prints the tables of docs/accuracy.md as Markdown.

`python -m tools.accuracy [--seeds N] [--misses]`, from the root of the checkout. It measures what planctl
says against the labelled set in tests/labels and against constructed revisions (tests/revisions.py), and
baselines beside it in the same run. It reads files of the checkout only; DeepDiff takes most of its time,
some minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from functools import cache

import jsonpatch
from deepdiff import DeepDiff

from planctl.diff.kinds import Level
from tests.revisions import Revision, revise
from tools.labels import FILING, change_labels, diff, link_labels, plan, the_ten
from tools.linkers import BASELINES, Linker, ours
from tools.scores import Score, compare, total

# The plans whose points are made into revisions, and the shares of words that are replaced.
SOURCES = ("us-28-point", "ukraine-20-point", "european-24-point", "gaza-20-point")
RATES = {"light": 0.1, "middling": 0.35, "heavy": 0.6}

LINKERS: dict[str, Linker] = {"planctl": ours, **BASELINES}


@cache
def revisions(heavy: float, seeds: int) -> list[Revision]:
    """Revisions of every source with each seed; some with swapped points, some with gaps in the numbers."""
    return [
        revise(plan(source), seed, heavy=heavy, swaps=seed % 3, gaps=seed % 2 == 1)
        for source in SOURCES
        for seed in range(seeds)
    ]


def score_revisions(linker: Linker, heavy: float, seeds: int) -> Score:
    """The links that a linker finds in constructed revisions."""
    return total(compare(linker(made.a, made.b), made.links) for made in revisions(heavy, seeds))


def links_of_revisions(seeds: int) -> Iterator[str]:
    """The table of links in constructed revisions."""
    count = len(revisions(RATES["light"], seeds))
    yield f"{count} revisions at each rate ({seeds} seeds of {len(SOURCES)} plans); precision / recall / F1."
    yield ""
    yield from _table("links by", [f"{name} rewording ({rate:g})" for name, rate in RATES.items()])
    for name, linker in LINKERS.items():
        yield _row(name, [_three(score_revisions(linker, rate, seeds)) for rate in RATES.values()])


def links_of_pairs() -> Iterator[str]:
    """The table of links between real plans: ours in full, the baselines' F1."""
    yield from _table("A / B", ["links", "planctl", *(f"{name}, F1" for name in BASELINES)])
    labels = link_labels()
    scores: dict[str, list[Score]] = {name: [] for name in LINKERS}
    for pair in labels:
        a, b = plan(pair.a), plan(pair.b)
        for name, linker in LINKERS.items():
            scores[name].append(pair.score(pair.ours() if linker is ours else linker(a, b)))
        cells = [str(len(pair.links)), _three(scores["planctl"][-1])]
        yield _row(f"{pair.a} / {pair.b}", cells + [f"{scores[name][-1].f1:.2f}" for name in BASELINES])
    cells = [str(sum(len(pair.links) for pair in labels)), _three(total(scores["planctl"]))]
    yield _row("all links alike", cells + [f"{total(scores[name]).f1:.2f}" for name in BASELINES])


def kinds_of_pairs() -> Iterator[str]:
    """The table of change kinds between real plans."""
    yield from _table("A → B", ["labels", "found", "missed", "false", "P / R / F1", "effects right"])
    rows = [(labels, *labels.score()) for labels in change_labels()]
    for labels, kinds, effects in rows:
        yield _row(f"{labels.a} → {labels.b}", _counts(kinds, effects))
    kinds, effects = total(row[1] for row in rows), total(row[2] for row in rows)
    yield _row("all", _counts(kinds, effects))


def kinds_by_links() -> Iterator[str]:
    """The same comparison of clauses on the links of each baseline: what the alignment is worth."""
    yield from _table("links by", ["P / R / F1"])
    for name, linker in LINKERS.items():
        scores = (labels.score(None if linker is ours else linker)[0] for labels in change_labels())
        yield _row(name, [_three(total(scores))])


def how_many() -> Iterator[str]:
    """How many differences a generic differ reports, beside ours."""
    yield from _table(
        "A → B",
        ["labels", "planctl", "of them substantive", "DeepDiff", "DeepDiff, ignore_order", "jsonpatch"],
    )
    for labels in change_labels():
        changes = [change for change in diff(labels.a, labels.b).changes if change.kind not in FILING]
        left, right = _provisions(labels.a), _provisions(labels.b)
        generic = [
            sum(map(len, DeepDiff(left, right, ignore_order=ordered).values())) for ordered in (False, True)
        ]
        counts = [
            sum(not label.optional for label in labels.labels),
            len(changes),
            sum(change.level is Level.SUBSTANTIVE for change in changes),
            *generic,
            len(list(jsonpatch.make_patch(left, right))),
        ]
        yield _row(f"{labels.a} → {labels.b}", list(map(str, counts)))


def asked() -> Iterator[str]:
    """The ten changes that must come out."""
    yield from _table("change", ["A → B", "kinds", "effects"])
    for item in the_ten():
        kinds, effects = item.labels.score()
        cells = [f"{item.labels.a} → {item.labels.b}", f"{kinds.found} of {kinds.found + kinds.missing}"]
        yield _row(item.says.rstrip("."), [*cells, f"{effects.found} of {effects.found + effects.missing}"])


def misses(seeds: int) -> Iterator[str]:
    """Everything that was missed or false, pair by pair."""
    for rate in RATES.values():
        yield from _named(f"revisions, {rate:g}", score_revisions(ours, rate, seeds))
    for pair in link_labels():
        yield from _named(f"links, {pair.a} / {pair.b}", pair.score(pair.ours()))
    for labels in change_labels():
        kinds, effects = labels.score()
        yield from _named(f"kinds, {labels.a} → {labels.b}", kinds)
        yield from (f"- effects, {labels.a} → {labels.b}: {text}" for text in effects.missed)


def _provisions(plan_id: str) -> list[dict[str, object]]:
    kept = {"number", "text", "clauses", "options", "state"}
    return [
        {key: value for key, value in point.items() if key in kept}
        for point in plan(plan_id).model_dump(mode="json", by_alias=True, exclude_none=True)["points"]
    ]


def _named(where: str, score: Score) -> Iterator[str]:
    yield from (f"- {where}: missed {text}" for text in score.missed)
    yield from (f"- {where}: false {text}" for text in score.false)


def _three(score: Score) -> str:
    return f"{score.precision:.3f} / {score.recall:.3f} / {score.f1:.3f}"


def _counts(kinds: Score, effects: Score) -> list[str]:
    numbers = [kinds.found + kinds.missing, kinds.found, kinds.missing, kinds.wrong]
    return [*map(str, numbers), _three(kinds), f"{effects.found} of {effects.found + effects.missing}"]


def _table(first: str, columns: Iterable[str]) -> Iterator[str]:
    heads = [first, *columns]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"


def _row(first: str, cells: Iterable[str]) -> str:
    return f"| {first} | {' | '.join(cells)} |"


def main(arguments: list[str]) -> None:
    """Print every table, and with --misses what is behind them."""
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy")
    parser.add_argument("--seeds", type=int, default=10, help="revisions of each plan at each rate")
    parser.add_argument("--misses", action="store_true", help="name everything that was missed or false")
    options = parser.parse_args(arguments)
    parts = {
        "Links between constructed revisions": links_of_revisions(options.seeds),
        "Links between real plans": links_of_pairs(),
        "Kinds of change between real plans": kinds_of_pairs(),
        "The same on other links": kinds_by_links(),
        "How many differences are reported": how_many(),
        "The ten changes": asked(),
    }
    if options.misses:
        parts["Missed and false"] = misses(options.seeds)
    for title, lines in parts.items():
        print(f"### {title}\n")
        for line in lines:
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main(sys.argv[1:])
