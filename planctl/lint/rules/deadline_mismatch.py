"""A day of which only the month is wrong, or 100 days that became 100 hours, has every number of the text
and is still wrong. Where a text gives dates, the deadline of its clause is one of them; where it gives a
number of days, the clause's unit is days.

Checked for English and French texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.spans import other_date, other_unit
from planctl.lint.subject import Subject
from planctl.lint.tree import mappings
from planctl.safe import one_line

RULE = Rule(
    id="PL504",
    name="deadline-mismatch",
    severity=Severity.WARNING,
    summary="A deadline is another one than its text gives.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    text: Ukraine holds elections by 15 May 2026.
    clauses: [{id: hold, actor: ua, modality: shall, action: hold elections, deadline: {by: 2026-06-15}}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    text: Ukraine holds elections by 15 May 2026.
    clauses: [{id: hold, actor: ua, modality: shall, action: hold elections, deadline: {by: 2026-05-15}}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every `by` that is none of the dates of the texts beside it, and every `within` with another unit."""
    for point in subject.provisions:
        for norm in point.all_norms:
            if "deadline" not in norm.raw:
                continue
            texts = [text for text in point.texts_for(norm) if text.readable]
            for deadline in mappings(norm.raw, norm.part.path, "deadline"):
                by, within = deadline.raw.get("by"), deadline.raw.get("within")
                if isinstance(by, str) and (said := other_date(by, texts)):
                    text, figure = said
                    words = text.text[figure.start : figure.end]
                    yield Hit(
                        Place(deadline.at("by")),
                        f"the text gives {one_line(words, 40)}, and not {one_line(by, 20)}",
                        "correct the day, here or in the text",
                        related=((Place(text.path, part=words), "the text's day"),),
                    )
                if isinstance(within, str) and (spoken := other_unit(within, texts)):
                    text, words = spoken
                    yield Hit(
                        Place(deadline.at("within")),
                        f"the text gives {one_line(words, 40)}, and not `{one_line(within, 20)}`",
                        "correct the unit (P100D are days, PT100H hours, P2W weeks, P6M months)",
                        related=((Place(text.path, part=words), "the text's time"),),
                    )
