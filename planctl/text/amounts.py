"""Figures of a provision as quantities: value, bound, unit, share and qualifier, each with its place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from planctl.record import Record
from planctl.text.figures import Figure, figures_in
from planctl.text.lexicons import Lexicon, lexicon
from planctl.text.modality import alternatives

if TYPE_CHECKING:
    from planctl.model.clause import Quantity


class Amount(Record):
    """A quantity, as the keys that it has in a file, and the stretch of text that says it, its bound and unit
    included.
    """

    parts: dict[str, Any]
    start: int
    end: int

    @property
    def quantity(self) -> Quantity:
        """The quantity as a model, made now."""
        from planctl.model.clause import Quantity

        return Quantity.model_validate(self.parts)


class _Patterns(Record):
    bounds: list[tuple[str, re.Pattern[str]]]
    unit: re.Pattern[str]
    share: re.Pattern[str]
    times: re.Pattern[str]
    between: re.Pattern[str]
    past: re.Pattern[str]
    duration: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    lex = lexicon(language)
    grammar = lex.grammar
    small = alternatives(
        [*grammar.prepositions, *grammar.determiners, *grammar.coordinators, *grammar.subordinators]
    )
    verbs = alternatives([*lex.modals, "is", "are", "est", "sont"])
    word = rf"(?!(?:{small}|{verbs})(?!\w))[^\W\d_][\w-]*"
    return _Patterns(
        [
            (bound, re.compile(rf"(?<!\w)(?:{alternatives(words)})[\s\u00a0]+\Z", re.IGNORECASE))
            for bound, words in grammar.bounds.items()
        ],
        re.compile(rf"[\s\u00a0]+(?:de[\s\u00a0]+|d['’])?(?P<unit>{word})", re.IGNORECASE),
        re.compile(
            rf"[\s\u00a0]*(?<!\w)(?:{alternatives(grammar.share)})[\s\u00a0]*(?P<of>[^,.;:]+)", re.IGNORECASE
        ),
        re.compile(
            rf",?[\s\u00a0]+(?P<said>(?:(?:in|en|per|par)\s+)?(?:{alternatives(grammar.times)}))(?!\w)",
            re.IGNORECASE,
        ),
        re.compile(r"[\s\u00a0]*(?:to|and|or|à|et|[-–])[\s\u00a0]*\Z", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{alternatives(grammar.past)})\s+\Z", re.IGNORECASE),
        re.compile(rf"\s*(?:{'|'.join(grammar.durations)})(?!\w)", re.IGNORECASE),
    )


def amounts(text: str, start: int, end: int, language: str) -> list[Amount]:
    """The quantities between two offsets, in order. Dates, times and numbers in names are none."""
    lex = lexicon(language)
    patterns = _patterns(lex.language)
    found: list[Amount] = []
    figures = [f for f in figures_in(text[start:end], language) if f.kind != "date"]
    skip = False
    for index, figure in enumerate(figures):
        if skip:
            skip = False
            continue
        if figure.spelled and figure.end - figure.start == len("two") and figure.value == 2:
            continue  # "the two sides" counts nothing
        if patterns.past.search(text, start, start + figure.start) and patterns.duration.match(
            text, start + figure.end
        ):
            continue  # "over the past 30 years" is a span of time
        if _is_year(text[start + figure.start : start + figure.end]) and not patterns.unit.match(
            text, start + figure.end, end
        ):
            continue
        first, last = figure, figure
        following = figures[index + 1] if index + 1 < len(figures) else None
        between = text[start + figure.end : start + following.start] if following else ""
        if (
            following
            and following.kind == figure.kind
            and len(between) < 7
            and _range(between, figure, following, patterns)
        ):
            last, skip = following, True
        found.append(_amount(text, start, end, first, last, lex, patterns))
    return found


def _is_year(said: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", said) is not None


def _range(between: str, low: Figure, high: Figure, patterns: _Patterns) -> bool:
    if not patterns.between.fullmatch(between) or low.spelled:
        return False
    return not isinstance(low.value, str) and not isinstance(high.value, str) and low.value < high.value


def _amount(
    text: str, start: int, end: int, first: Figure, last: Figure, lex: Lexicon, patterns: _Patterns
) -> Amount:
    begins, ends = start + first.start, start + last.end
    bound, qualifier = "value", None
    for name, pattern in patterns.bounds:
        if match := pattern.search(text, max(start, begins - 24), begins):
            if name == "about":
                qualifier = match.group().strip()
            else:
                bound = name
            begins = match.start()
            break
    unit, of = last.unit, None
    if first.kind == "percent" or last.kind == "percent":
        unit = "percent"
        if share := patterns.share.match(text, ends, end):
            of = _first_phrase(share["of"], lex)
            ends = share.start("of") + len(of)
    elif unit is None and (counted := patterns.unit.match(text, ends, end)):
        unit, ends = counted["unit"], counted.end()
    if (limited := patterns.times.match(text, ends, end)) and qualifier is None:
        qualifier, ends = limited["said"], limited.end()
    values = {bound: last.value} if first is last else {"min": first.value, "max": last.value}
    parts = {**values, "unit": unit, "of": of or None, "qualifier": qualifier}
    return Amount({name: value for name, value in parts.items() if value is not None}, begins, ends)


@cache
def _stops(language: str) -> re.Pattern[str]:
    grammar = lexicon(language).grammar
    words = {*grammar.prepositions, *grammar.coordinators, *grammar.subordinators} - {
        *grammar.share,
        "de",
        "d",
        "du",
        "des",
    }
    return re.compile(rf"\s+(?:{alternatives(sorted(words))})(?!\w)", re.IGNORECASE)


def _first_phrase(text: str, lex: Lexicon) -> str:
    """The first noun phrase: up to a preposition or a joining word."""
    stop = _stops(lex.language).search(text)
    return (text[: stop.start()] if stop else text).rstrip()
