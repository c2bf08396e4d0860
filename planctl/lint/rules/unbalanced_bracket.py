"""In a draft, brackets are what is not agreed. One that is never closed leaves open how far that reaches,
and is the usual trace of a cut that took too much. Labels such as `a)` count for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.provisions import Wording
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.regex import regex

_ALL = '()[]{}«»“”„"'
_MARKS = re.compile(f"[{re.escape(_ALL)}]")
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
_LABEL = regex(r"(?:^|[\s;,:.(])(?:[A-Za-z]{1,2}|\d{1,3}[a-z]?|[ivx]{1,5})\Z")

RULE = Rule(
    id="PL403",
    name="unbalanced-bracket",
    severity=Severity.WARNING,
    summary="A bracket or quotation mark is opened and not closed, or the other way round.",
    kinds=("plan", "timeline", "stances", "crosswalk"),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    text: The armed forces are limited to [600,000 personnel.
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    text: The armed forces are limited to [600,000] personnel.
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every mark in a free text that has no other to go with."""
    for wording in subject.prose.marked:
        for at in _lonely(wording.text):
            yield _hit(wording, at)


def _lonely(text: str) -> tuple[int, ...]:
    """The places of the marks without a partner."""
    # Texts that differ have most of their sentences in common; a German quotation ends as others begin.
    if "„" not in text and not any(map(_lonely_in, text.split(". "))):
        return ()
    return _lonely_in(text)


@lru_cache(maxsize=8192)
def _lonely_in(text: str) -> tuple[int, ...]:
    waiting: list[tuple[str, int]] = []
    lonely: list[int] = []
    straight: list[int] = []
    german = "„" in text
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if mark == '"':
            if not text[max(0, at - 1) : at].isdigit():  # inches and seconds are no quotation
                straight.append(at)
        elif mark in "([{«" or (mark == "“" and not german):
            waiting.append((mark, at))
        elif mark == "„":
            waiting.append(("„", at))
        elif waiting and waiting[-1][0] in (_PAIRS.get(mark), "„" if mark in "“”" else None):
            waiting.pop()
        elif mark == ")" and _LABEL.search(text, max(0, at - 8), at):
            continue
        elif any(opened == _PAIRS.get(mark) for opened, _ in waiting):
            while waiting[-1][0] != _PAIRS[mark]:
                lonely.append(waiting.pop()[1])
            waiting.pop()
        else:
            lonely.append(at)
    lonely += [at for _, at in waiting]
    if len(straight) % 2:
        lonely.append(straight[-1])
    return tuple(sorted(lonely))


def _hit(wording: Wording, at: int) -> Hit:
    text, mark = wording.text, wording.text[at]
    start = at - len(re.search(r"\S*\Z", text[max(0, at - 40) : at]).group())  # type: ignore[union-attr]
    chunk = re.match(r"\S+", text[start:]).group()[:60]  # type: ignore[union-attr]
    opens = mark in "([{«“„"
    missing = "closed" if opens else "opened"
    message = f"`{mark}` stands alone" if mark == '"' else f"`{mark}` is never {missing}"
    return Hit(
        Place(wording.path, part=chunk, ordinal=text.count(chunk, 0, start)),
        message,
        "add the other one, or take this one away",
    )
