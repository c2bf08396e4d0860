"""A quantity without a value or a bound, and a deadline without a time, a day or words, look like typed
facts and are none. A figure that exists and is not public is `undisclosed: true`.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import mappings

_SAYS = {
    "quantity": ("value", "min", "max", "undisclosed"),
    "deadline": ("within", "by", "vague", "undisclosed"),
}

RULE = Rule(
    id="PL514",
    name="empty-figure",
    severity=Severity.ERROR,
    summary="A quantity or deadline says nothing.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    clauses: [{id: cap, quantity: {unit: personnel}}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    clauses: [{id: cap, quantity: {undisclosed: true, unit: personnel}}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every quantity and deadline that has none of the keys that say something."""
    for point in subject.provisions:
        for norm in point.all_norms:
            for key, says in _SAYS.items():
                if key not in norm.raw:
                    continue
                for part in mappings(norm.raw, norm.part.path, key):
                    if not any(name in part.raw for name in says):
                        after = key == "deadline" and "after" in part.raw
                        yield Hit(
                            Place(part.at("after") if after else part.path, on_key=True),
                            f"the {key} says nothing" + (": it has a start, but no time" if after else ""),
                            "what must come first belongs into the clause's own `after`"
                            if after
                            else f"add one of `{'`, `'.join(says)}`, or delete the {key}",
                        )
