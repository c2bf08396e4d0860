"""Options are alternatives. Two that say the same are one option that several actors put, and a reader who
counts brackets would see a dispute where there is none. Most often a text was pasted and not yet changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import options, points
from planctl.lint.wordings import plain
from planctl.source import Path

RULE = Rule(
    id="PL552",
    name="same-option",
    severity=Severity.WARNING,
    summary="Two options of a point say the same.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    options:
      - {id: low, by: [us], text: "The ceiling is 600,000."}
      - {id: high, by: [ua], text: "the ceiling is 600,000"}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    options:
      - {id: low, by: [us], text: "The ceiling is 600,000."}
      - {id: high, by: [ua], text: "The ceiling is 800,000."}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every option whose text an earlier one of its point has, in one of its languages."""
    language = subject.data.get("language")
    for point in points(subject.data):
        first: dict[tuple[str, str], Path] = {}
        for option in options(point):
            texts = plain(option.raw.get("text"))
            keys = [(tag or str(language), text) for tag, text in texts.items()]
            taken = next((first[key] for key in keys if key in first), None)
            if taken is not None:
                yield Hit(
                    Place(option.at("text")),
                    "the option says the same as another of this point",
                    "put the actors of both under `by` of one, or correct the text",
                    related=((Place(taken), "the same words"),),
                )
            for key in keys:
                first.setdefault(key, option.at("text"))
