"""A red line says what a text must say, or what it must not. With neither it says nothing, with both nobody
can tell which of the two was not kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import parts

RULE = Rule(
    id="PL211",
    name="line-without-demand",
    severity=Severity.ERROR,
    summary="A red line has not exactly one of must and must-not.",
    kinds=("redlines",),
    failing="""\
schema: planctl/redlines/1
lines:
  - id: cap
    fallback: any(quantity.max >= 400000)
""",
    passing="""\
schema: planctl/redlines/1
lines:
  - id: cap
    must: any(quantity.max >= 500000)
    fallback: any(quantity.max >= 400000)
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every line; and ids that two lines share."""
    seen: dict[str, Place] = {}
    for line in parts(subject.data, (), "lines"):
        demands = [key for key in ("must", "must-not") if line.raw.get(key) is not None]
        if len(demands) != 1:
            said = "both `must` and `must-not`" if demands else "neither `must` nor `must-not`"
            hint = "make two lines of it" if demands else "say what a text must say, or must not"
            yield Hit(Place(line.at(demands[-1]) if demands else line.path, on_key=bool(demands)),
                      f"the line has {said}", hint)  # fmt: skip
        if line.name is not None:
            if line.name in seen:
                yield Hit(
                    Place(line.at("id")),
                    f"another line is called `{line.name[:60]}`",
                    "give each line an id of its own",
                    related=((seen[line.name], "the other line"),),
                )
            seen.setdefault(line.name, Place(line.at("id")))
