"""A reading is what one source gives otherwise. One that repeats the text is left over from a change of
the text, or was written into the wrong point.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.provisions import Wording
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.regex import regex
from planctl.source.edits import Edit

_WORDS = regex(r"[^\W_]+")

RULE = Rule(
    id="PL312",
    name="reading-repeats-text",
    severity=Severity.WARNING,
    summary="A reading says what the text says.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    text: The armed forces are limited to 600,000 personnel.
    readings: [{text: "The armed forces are limited to 600,000 personnel", sources: [axios]}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    text: The armed forces are limited to 600,000 personnel.
    readings: [{text: "The armed forces are limited to 800,000 personnel.", sources: [axios]}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Readings whose every wording is one of the text, but for case and punctuation."""
    for provision in subject.provisions:
        if "readings" not in provision.raw:
            continue
        words = [sentence.words for text in provision.all_texts for sentence in text.sentences]
        for index, (reading, texts) in enumerate(provision.readings):
            if not texts or _has_another(texts[0].sentences[0].spoken, words):
                continue  # the common case
            if not {text.words for text in texts} <= {text.words for text in provision.all_texts}:
                continue
            said = {_plain(text): text for text in provision.all_texts}
            if all(_plain(text) in said for text in texts):
                alone = len(provision.raw["readings"]) == 1
                path = provision.part.at("readings") if alone else provision.part.at("readings", index)
                yield Hit(
                    Place(texts[0].path),
                    "the reading says what the text says",
                    "delete it, or write what the source gives otherwise",
                    related=((Place(said[_plain(texts[0])].path), "the text"),),
                    fix=Fix("delete the reading", (Edit("remove", path),), safe=set(reading.raw) <= _BARE),
                )


def _has_another(spoken: list[str], words: list[frozenset[str]]) -> bool:
    """Whether one of some words is in none of some sets."""
    for word in spoken:
        for said in words:
            if word in said:
                break
        else:
            return True
    return False


def _plain(text: Wording) -> tuple[str, ...]:
    return (text.tongue, *_WORDS.findall(text.text.casefold()))


# A reading that has more than these says something that would be lost with it.
_BARE = {"text", "sources", "clause"}
