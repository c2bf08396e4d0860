"""A reader of one language would negotiate about another figure than a reader of the other. Figures are
compared by value: 600,000 and 600 000, half and 50%, 15 May and 15 mai are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.provisions import Wording
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line

RULE = Rule(
    id="PL406",
    name="translated-figure",
    severity=Severity.WARNING,
    summary="Two languages of one text give different numbers or dates.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    text:
      en: Elections are held within 100 days.
      fr: Des élections sont organisées dans un délai de 10 jours.
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    text:
      en: Elections are held within 100 days.
      fr: Des élections sont organisées dans un délai de 100 jours.
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every number and date of a translation that the other language has not, in both directions."""
    for point in subject.provisions:
        for first, *others in point.translated:
            for other in others:
                if first.numerals or other.numerals:
                    yield from _lacking(other, first) or _lacking(first, other)


def _lacking(text: Wording, other: Wording) -> list[Hit]:
    """What one wording says and the other does not."""
    dates = {figure.norm for figure in other.figures if isinstance(figure.value, str)}
    mine = {figure.start: figure.norm for figure in text.figures if isinstance(figure.value, str)}
    found = []
    for numeral in text.numerals:
        date = mine.get(numeral.start)
        if date is not None and dates:
            if any(_agree(date, each) for each in dates):
                continue
        elif not numeral.values.isdisjoint(other.values):
            continue
        ordinal = text.text.count(numeral.text, 0, numeral.start)
        found.append(
            Hit(
                Place(text.path, part=numeral.text, ordinal=ordinal),
                f"`{one_line(numeral.text, 40)}` stands in the {text.called} text, "
                f"but not in the {other.called} one",
                "correct one of the two",
                related=((Place(other.path), "the other language"),),
            )
        )
    return found


def _agree(one: str, other: str) -> bool:
    """Whether two dates can be the same day: `--05-15` is in every year, `2026-05` is any of its days."""
    if one.startswith("--") or other.startswith("--"):
        return one[-5:] == other[-5:]
    return one.startswith(other) or other.startswith(one)
