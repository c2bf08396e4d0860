"""`disputed` says that sources disagree. On what, a reader learns from the readings, the options or a
note; without any of them the word is a warning that helps nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL314",
    name="dispute-untold",
    severity=Severity.WARNING,
    summary="What is disputed shows no second version.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - {id: force-cap, text: A cap of 600, evidence: disputed, sources: [axios, ft]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    text: A cap of 600
    evidence: disputed
    sources: [axios, ft]
    readings: [{text: A cap of 800, sources: [ft]}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Disputed points and clauses without readings, options or a note."""
    for provision in subject.provisions:
        raw = provision.raw
        if raw.get("note") or raw.get("readings") or raw.get("options"):
            continue
        for part, thing in ((provision.part, "point"), *((norm.part, "clause") for norm in provision.norms)):
            if part.raw.get("evidence") == "disputed" and not part.raw.get("note"):
                told = thing == "point" and any(norm.raw.get("note") for norm in provision.norms)
                if not told:
                    yield Hit(
                        Place(part.at("evidence")),
                        f"the {thing} is disputed, but nothing says what the other version is",
                        "add the other version under `readings`, or a `note`",
                    )
