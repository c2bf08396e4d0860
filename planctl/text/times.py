"""When a provision applies and by when it is to be done: deadlines, conditions, exceptions, with places."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from planctl.model.scalars import day
from planctl.record import Record
from planctl.text.figures import figures_in
from planctl.text.lexicons import lexicon
from planctl.text.modality import alternatives

if TYPE_CHECKING:
    from planctl.model.clause import Deadline


class Time(Record):
    """A deadline, as the keys that it has in a file, and the stretch of text that says it."""

    parts: dict[str, Any]
    start: int
    end: int

    @property
    def deadline(self) -> Deadline:
        """The deadline as a model, made now."""
        from planctl.model.clause import Deadline

        return Deadline.model_construct({*self.parts}, **_all_of(self.parts))


class Term(Record):
    """A condition or an exception and its place; `kind` is the clause's field."""

    kind: str
    text: str
    start: int
    end: int


class _Patterns(Record):
    within: re.Pattern[str]
    duration: list[tuple[re.Pattern[str], str]]
    by: re.Pattern[str]
    immediately: re.Pattern[str]
    vague: re.Pattern[str]
    since: re.Pattern[str]
    steps: list[tuple[str, re.Pattern[str]]]
    year_end: re.Pattern[str]
    leading: re.Pattern[str]
    trailing: re.Pattern[str]
    except_: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    grammar = lexicon(language).grammar
    flags = re.IGNORECASE
    return _Patterns(
        re.compile(rf"(?<!\w)(?:{alternatives(grammar.within)})[\s\u00a0]+", flags),
        [(re.compile(rf"[\s\u00a0-]*{unit}(?!\w)", flags), code) for unit, code in grammar.durations.items()],
        re.compile(rf"(?<!\w)(?:{alternatives(grammar.by)})[\s\u00a0]+\Z", flags),
        re.compile(rf"(?<!\w)(?:{alternatives(grammar.immediately)})(?!\w)", flags),
        re.compile(rf"(?<!\w)(?:{alternatives(grammar.vague)})(?!\w)", flags),
        re.compile(rf"\s+(?:{alternatives(grammar.since)})(?:\s+|(?<=['’]))(?P<what>[^,.;:]+)", flags),
        [(step, re.compile(pattern, flags)) for step, pattern in grammar.steps.items()],
        re.compile(rf"(?<!\w){grammar.year_end}(?!\w)", flags),
        re.compile(rf"(?:{alternatives([*grammar.conditions, *grammar.leading])})(?:\s|(?<=['’]))", flags),
        re.compile(
            rf",?\s+(?P<said>(?:{alternatives(grammar.conditions)})(?:\s|(?<=['’])|\Z).*)", flags | re.DOTALL
        ),
        re.compile(rf",?\s+(?P<said>(?:{alternatives(grammar.exceptions)})\s.*)", flags | re.DOTALL),
    )


def deadlines(text: str, start: int, end: int, language: str) -> list[Time]:
    """The deadlines between two offsets, in order: within a time, by a day, at once, or in vague words."""
    patterns = _patterns(lexicon(language).language)
    found = [*_within(text, start, end, language, patterns), *_by(text, start, end, language, patterns)]
    for pattern, kind in ((patterns.vague, "vague"), (patterns.immediately, "within")):
        for match in pattern.finditer(text, start, end):
            parts = {kind: "immediately" if kind == "within" else match.group().lower()}
            found.append(_since(text, match.start(), match.end(), end, parts, patterns))
    found.sort(key=lambda time: (time.start, -time.end))
    return [time for at, time in enumerate(found) if not any(o.end > time.start for o in found[:at])]


def _within(text: str, start: int, end: int, language: str, patterns: _Patterns) -> list[Time]:
    found = []
    for match in patterns.within.finditer(text, start, end):
        figure = next(iter(figures_in(text[match.end() : min(end, match.end() + 40)], language)), None)
        if figure is None or figure.start > 0 or isinstance(figure.value, str) or figure.value % 1:
            continue
        at = match.end() + figure.end
        for pattern, code in patterns.duration:
            if unit := pattern.match(text, at, end):
                time, letter = ("T", code[1]) if code.startswith("T") else ("", code)
                within = f"P{time}{int(figure.value)}{letter}"
                found.append(_since(text, match.start(), unit.end(), end, {"within": within}, patterns))
                break
    return found


def _by(text: str, start: int, end: int, language: str, patterns: _Patterns) -> list[Time]:
    found = [
        Time(
            {"by": date(int(match["year"]), 12, 31)},
            match.start(),
            match.end(),
        )
        for match in patterns.year_end.finditer(text, start, end)
        if int(match["year"])
    ]
    for figure in figures_in(text[start:end], language):
        if figure.kind != "date" or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(figure.value)):
            continue
        said = patterns.by.search(text, max(start, start + figure.start - 24), start + figure.start)
        if said:
            try:
                by = day(figure.value)
            except ValueError:  # the 31st of June
                continue
            found.append(Time({"by": by}, said.start(), start + figure.end))
    return found


def _since(text: str, start: int, stop: int, end: int, parts: dict[str, Any], patterns: _Patterns) -> Time:
    """The deadline with what starts it, where that is a step that every plan has."""
    after = patterns.since.match(text, stop, end)
    if after:
        for step, pattern in patterns.steps:
            if said := pattern.search(after["what"]):
                stop = after.start("what") + said.end()
                parts["after"] = step
                break
    return Time(parts, start, stop)


def _all_of(parts: dict[str, Any]) -> dict[str, Any]:
    return {name: parts.get(name) for name in ("within", "by", "vague", "undisclosed", "after")}


def leading_term(text: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    """Where "If …," at the head of a sentence ends: (end of the term, start of what it governs), or None."""
    patterns = _patterns(lexicon(language).language)
    if not patterns.leading.match(text, start, end):
        return None
    depth = 0
    for at in range(start, end):
        depth += (text[at] in "([") - (text[at] in ")]")
        if text[at] == "," and depth <= 0 and not _in_number(text, at):
            rest = re.compile(r"[,\s]*").match(text, at, end)
            return at, rest.end() if rest else at
    return None


def _in_number(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def trailing_terms(text: str, start: int, end: int, language: str) -> list[Term]:
    """The condition and the exception that a verb phrase ends with, at most one of each."""
    patterns = _patterns(lexicon(language).language)
    found: list[Term] = []
    exception = patterns.except_.search(text, start, end)
    if exception:
        found.append(_term("exception", text, exception, end))
    condition = patterns.trailing.search(text, start, exception.start() if exception else end)
    if condition:
        found.insert(0, _term("condition", text, condition, exception.start() if exception else end))
    return found


def _term(kind: str, text: str, match: re.Match[str], end: int) -> Term:
    said = text[match.start("said") : end].strip().rstrip(".;,")
    return Term(kind, said, match.start(), end)
