"""An option is a bracketed alternative, and brackets say whose they are: who puts what is half of what they
tell. An option by `unnamed` tells nothing, and one by `all` is no alternative: what all put is agreed.

Where the text is known to have brackets and nobody said whose they are, `undisclosed` records that fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import words

RULE = Rule(
    id="PL551",
    name="unnamed-option",
    severity=Severity.WARNING,
    summary="An option does not say who puts it.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    options:
      - {id: low, by: [unnamed], text: "The ceiling is 600,000."}
      - {id: high, by: [ua], text: "The ceiling is 800,000."}
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
    """The proposers of every option."""
    for point in subject.provisions:
        for option in (each.part for each in point.options):
            for path, actor in words(option.raw, option.path, "by"):
                if actor == "unnamed":
                    yield Hit(
                        Place(path),
                        "the option does not say who puts it",
                        "name the actors; write `undisclosed` where nobody said whose brackets they are",
                    )
                elif actor == "all":
                    yield Hit(
                        Place(path),
                        "an option that all put is no alternative",
                        "name those who put it, or make it the text of the point",
                    )
