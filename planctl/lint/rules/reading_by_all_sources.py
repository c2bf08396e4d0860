"""A reading is what one source gives and others do not. Where its sources are those of the point, no
source is left that gives the text: the two belong into one wording, or the difference is remarked in a
note.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.provisions import named
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL313",
    name="reading-by-all-sources",
    severity=Severity.INFO,
    summary="A reading cites exactly the sources that the text cites.",
    kinds=("plan",),
    local=True,
    confidence=Confidence.LOW,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    sources: [axios, ft]
    readings: [{text: A cap of 800, sources: [ft, axios]}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    sources: [axios, ft]
    readings: [{text: A cap of 800, sources: [ft]}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Readings whose sources are the same set as their point's."""
    for provision in subject.provisions:
        if not provision.readings:
            continue
        cited = set(named(provision.raw, "sources"))
        if not cited or any(set(named(reading.raw, "sources")) - cited for reading, _ in provision.readings):
            continue  # the readings stand against each other, and the text tells what is common to them
        for reading, _ in provision.readings:
            if cited == set(named(reading.raw, "sources")):
                yield Hit(
                    Place(reading.at("sources")),
                    "the reading cites the same sources as the text, so none is left that gives the text",
                    "cite only who gives it so, or make it a note",
                )
