"""Where a text numbers its points itself, a number that is missing stands for a point that is missing:
dropped by whoever typed the file, or deleted from the text. A deleted point keeps its number as a tombstone
(`state: deleted`), so that the hole is a fact and not a slip.

Files that say themselves that they are incomplete or number otherwise are passed over: a `partial` text,
numbers that are `editorial`, a reported `point_count`, points whose number is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import Part
from planctl.regex import regex

RULE = Rule(
    id="PL111",
    name="number-gap",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    summary="The text's own numbers skip one, and no deleted point holds its place.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
fidelity: paraphrase
points:
  - {id: ceasefire, number: 1}
  - {id: elections, number: 3}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
fidelity: paraphrase
points:
  - {id: ceasefire, number: 1}
  - {id: force-cap, number: 2, state: deleted}
  - {id: elections, number: 3}
""",
)

# A number in a row of its own: 6, "6a", "ii-3".
_NUMBER = regex(r"(?P<row>(?:[a-z0-9-]*[a-z-])?)(?P<count>\d{1,6})[a-z]?\Z")
_SHOWN = 5


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The holes in each row of numbers, as one finding at the first."""
    data = subject.data
    if data.get("fidelity") == "partial" or data.get("point_count") is not None:
        return
    editorial = data.get("editorial")
    if isinstance(editorial, list) and "numbers" in editorial:
        return
    rows: dict[str, dict[int, Part]] = {}
    for point in (each.part for each in subject.provisions):
        number: Any = point.raw.get("number")
        match = _NUMBER.match(str(number)) if isinstance(number, (int, str)) else None
        if number is None or isinstance(number, bool):
            return
        if match:
            rows.setdefault(match["row"], {}).setdefault(int(match["count"]), point)
    holes = []
    for row, found in rows.items():
        last = min(1, *found) if len(found) > 1 else min(found)
        last -= 1
        for count in sorted(found):
            if count - last > 1:
                holes.append((row, last + 1, count - 1, found[count]))
            last = count
    if holes:
        yield _hit(holes)


def _hit(holes: list[tuple[str, int, int, Part]]) -> Hit:
    named = [
        f"{row}{low}" + (f" to {row}{high}" if high > low else "") for row, low, high, _ in holes[:_SHOWN]
    ]
    many = len(holes) > 1 or holes[0][1] < holes[0][2]
    more = f" and {len(holes) - _SHOWN} more" if len(holes) > _SHOWN else ""
    _, _, _, first = holes[0]
    return Hit(
        Place(first.at("number")),
        f"there {'are no points' if many else 'is no point'} {', '.join(named)}{more}",
        "add what is missing; a point that was deleted stands there with `state: deleted`, an incomplete "
        "text is `fidelity: partial`",
        related=tuple((Place(point.at("number")), "missing before this") for _, _, _, point in holes[1:]),
    )
