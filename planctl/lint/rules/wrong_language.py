"""Numbers, dates and modal verbs are read by the rules of the language that the file declares: in French,
600.000 and a "may" are something else. Recognised by the small words of English and French, in texts of
at least eight words.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.cues import small_words
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.sentences import OTHER
from planctl.lint.subject import Subject

# How many words a text has at least, and how many small ones of the other language.
_WORDS, _FOREIGN = 8, 3

RULE = Rule(
    id="PL409",
    name="wrong-language",
    severity=Severity.WARNING,
    summary="A text is in another language than it is said to be.",
    kinds=("plan",),
    local=True,
    confidence=Confidence.MEDIUM,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    text: Les effectifs des forces armées ukrainiennes sont limités à 600 000 personnes.
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: fr
points:
  - id: force-cap
    text: Les effectifs des forces armées ukrainiennes sont limités à 600 000 personnes.
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Texts of points, options, clauses and readings that have the small words of the other language."""
    for point in subject.provisions:
        readings = (text for _, texts in point.readings for text in texts) if "readings" in point.raw else ()
        for text in (*point.all_texts, *readings):
            foreign = sum([sentence.foreign for sentence in text.sentences])
            if foreign < _FOREIGN or len(text.spoken) < _WORDS:
                continue
            small = small_words(text.tongue) & text.words
            if len(small) * 12 > len(text.spoken):
                continue
            if foreign > 3 * sum(map(text.spoken.count, small)):
                name, other = {"en": "English", "fr": "French"}, OTHER[text.tongue]
                yield Hit(
                    Place(text.path),
                    f"the text is in {name[other]}, but said to be in {name[text.tongue]}",
                    f"write `text: {{{other}: …}}`, or correct `language:`",
                    fold="" if len(text.path) == 3 else None,
                )
