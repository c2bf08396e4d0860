"""How well rival plans are aligned, measured: prints the tables on rivals of docs/accuracy.md as Markdown.

`python -m tools.rivals [--misses]`, from the root of the checkout. Both matchers and the baselines run on the
labelled pairs of plans from different hands, without crosswalks: those on which the weights were chosen, and
those held out. The semantic columns need the extra `semantic`; without it they are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import cache

from planctl.align import Matcher, align_plans, matcher_named
from planctl.align.matcher import has_semantic
from planctl.archive.lineage import related
from planctl.model.base import LocalText
from planctl.model.plan import Plan
from planctl.model.point import Point
from tools.labels import LIBRARY, LinkLabels, link_labels, plan
from tools.linkers import Links, by_number, by_text, by_topics
from tools.scores import Score, total

# What a plan is made into before it is aligned.
Change = Callable[[Plan], Plan]

BASELINES = {"whole text, one to one": by_text, "topics alone": by_topics, "by number": by_number}


@cache
def matchers() -> dict[str, Matcher]:
    """The matchers that can be had here, by name."""
    return {name: matcher_named(name) for name in ("lexical", "semantic")[: 1 + has_semantic()]}


@cache
def tuned() -> list[LinkLabels]:
    """The labelled pairs of rivals on which the weights were chosen."""
    rivals = [labels for labels in link_labels() if not related(plan(labels.a), plan(labels.b), LIBRARY)]
    return rivals + link_labels("rivals-tuned.yaml")


@cache
def held_out() -> list[LinkLabels]:
    """The labelled pairs of rivals on which nothing was chosen."""
    return link_labels("rivals-held-out.yaml")


def score(labels: LinkLabels, matcher: Matcher, change: Change | None = None) -> Score:
    """How the links of a pair compare, after a change to both plans."""
    a, b = (change(plan(name)) if change else plan(name) for name in (labels.a, labels.b))
    return labels.score(links(a, b, matcher))


def links(a: Plan, b: Plan, matcher: Matcher) -> Links:
    """What planctl links between rivals, as pairs of ids."""
    result = align_plans(a, b, related=False, matcher=matcher, registry=LIBRARY.registry).result()
    return {(x, y) for link in result.links for x in link.a for y in link.b}


def without_topics(given: Plan) -> Plan:
    """The plan with the same topic on every point."""
    return _each(given, lambda point: point.model_copy(update={"topics": ["general"]}))


def without_categories(given: Plan) -> Plan:
    """The plan with the same category on every point."""
    return _each(given, lambda point: point.model_copy(update={"category": "other"}))


def without_both(given: Plan) -> Plan:
    """The plan with one topic and one category."""
    return without_categories(without_topics(given))


def without_clauses(given: Plan) -> Plan:
    """The plan as somebody typed it in a hurry: the texts of labelled clauses in the points', no clauses."""

    def bare(point: Point) -> Point:
        texts = [point.text, *(clause.text for clause in point.clauses)]
        language = given.language
        said = [text[language] if isinstance(text, dict) else text for text in texts if text]
        options = [option.model_copy(update={"clauses": []}) for option in point.options]
        return point.model_copy(update={"text": "\n\n".join(said), "clauses": [], "options": options})

    return _each(given, bare)


def in_french(given: Plan) -> Plan:
    """The plan in its French texts alone, without clauses and under other ids, where it has French texts."""

    def only(text: LocalText | None) -> str | None:
        return text.get("fr") if isinstance(text, dict) else text

    def french(point: Point) -> Point:
        clauses = [clause.model_copy(update={"text": only(clause.text)}) for clause in point.clauses]
        changed = {"title": only(point.title), "text": only(point.text), "clauses": clauses}
        return point.model_copy(update=changed)

    if not all(isinstance(point.title, dict) and "fr" in point.title for point in given.points):
        return given
    return without_clauses(_each(given, french).model_copy(update={"language": "fr", "id": f"{given.id}-fr"}))


def _each(given: Plan, change: Callable[[Point], Point]) -> Plan:
    return given.model_copy(update={"points": [change(point) for point in given.points]})


def pairs_table() -> Iterator[str]:
    """Every pair: both matchers in full, the baselines' F1."""
    yield from _head("A / B", ["links", *matchers(), *(f"{name}, F1" for name in BASELINES)])
    for title, chosen in (("pairs the weights were chosen on", tuned()), ("pairs held out", held_out())):
        ours = {name: [score(labels, matcher) for labels in chosen] for name, matcher in matchers().items()}
        theirs = {
            name: [labels.score(linker(plan(labels.a), plan(labels.b))) for labels in chosen]
            for name, linker in BASELINES.items()
        }
        for at, labels in enumerate(chosen):
            cells = [str(len(labels.links)), *(_three(scores[at]) for scores in ours.values())]
            cells += [f"{scores[at].f1:.2f}" for scores in theirs.values()]
            yield _row(f"{labels.a} / {labels.b}", cells)
        cells = [str(sum(len(labels.links) for labels in chosen))]
        cells += [_three(total(scores)) for scores in ours.values()]
        cells += [f"{total(scores).f1:.2f}" for scores in theirs.values()]
        yield _row(f"**all {len(chosen)} {title}**", cells)


CHANGES: dict[str, Change | None] = {
    "as they are": None,
    "one topic for all points": without_topics,
    "one category for all points": without_categories,
    "one topic and one category": without_both,
    "no clauses, only texts": without_clauses,
}


def changes_table() -> Iterator[str]:
    """The held-out pairs with some of the evidence taken away."""
    yield from _head("the plans", list(matchers()))
    for name, change in CHANGES.items():
        sums = [
            total(score(labels, matcher, change) for labels in held_out()) for matcher in matchers().values()
        ]
        yield _row(name, [_three(item) for item in sums])


def french_pairs() -> list[LinkLabels]:
    """The labelled pairs one of which has a French text."""
    return [x for x in (*tuned(), *held_out()) if any(in_french(plan(n)) is not plan(n) for n in (x.a, x.b))]


def french_table() -> Iterator[str]:
    """Pairs with a plan that has a French text: in English, and in French against English."""
    yield from _head(f"{len(french_pairs())} pairs", list(matchers()))
    rows: dict[str, Change | None] = {
        "English / English": None,
        "the same without clauses": lambda given: (
            without_clauses(given) if in_french(given) is not given else given
        ),
        "French without clauses / English": in_french,
    }
    for name, change in rows.items():
        sums = [total(score(x, matcher, change) for x in french_pairs()) for matcher in matchers().values()]
        yield _row(name, [_three(item) for item in sums])


def misses() -> Iterator[str]:
    """What was missed or false in the held-out pairs."""
    for name, matcher in matchers().items():
        for labels in held_out():
            said = score(labels, matcher)
            yield from (f"- {name}, {labels.a} / {labels.b}: missed {text}" for text in said.missed)
            yield from (f"- {name}, {labels.a} / {labels.b}: false {text}" for text in said.false)


def _three(item: Score) -> str:
    return f"{item.precision:.2f} / {item.recall:.2f} / {item.f1:.2f}"


def _head(first: str, columns: list[str]) -> Iterator[str]:
    yield f"| {' | '.join([first, *columns])} |"
    yield f"|{'---|' * (1 + len(columns))}"


def _row(first: str, cells: list[str]) -> str:
    return f"| {' | '.join([first, *cells])} |"


def main(arguments: list[str]) -> None:
    """Print every table, and with --misses what is behind them."""
    parser = argparse.ArgumentParser(prog="python -m tools.rivals")
    parser.add_argument("--misses", action="store_true", help="name what was missed or false")
    options = parser.parse_args(arguments)
    parts = {
        "Links between rival plans": pairs_table(),
        "With less to go by": changes_table(),
        "In two languages": french_table(),
    }
    if options.misses:
        parts["Missed and false"] = misses()
    for title, lines in parts.items():
        print(f"### {title}\n")
        for line in lines:
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main(sys.argv[1:])
