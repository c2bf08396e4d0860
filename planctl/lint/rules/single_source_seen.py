"""`seen` says that several pages show a claim, so that a reader may rely on it; `single-source` is the
word for what one report shows. Pages of the author (official, speech, social, leak) count for themselves,
and the text of a plan that was published, agreed or signed may be cited from any page.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.source.edits import Edit

RULE = Rule(
    id="PL305",
    name="single-source-seen",
    severity=Severity.WARNING,
    summary="A claim marked `seen` rests on one page, or on mirrors alone.",
    kinds=("plan",),
    confidence=Confidence.MEDIUM,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
status: leaked
sources: {axios: {publisher: Axios, kind: press}}
points:
  - {id: force-cap, evidence: seen, sources: [axios]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
status: leaked
sources: {axios: {publisher: Axios, kind: press}}
points:
  - {id: force-cap, evidence: single-source, sources: [axios]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every point and clause marked `seen` whose cited pages are one, or only copies."""
    for claim, pages in subject.reported:
        if len(pages) == 1 and len(set(claim.sources)) == 1:
            message = f"the {claim.thing} is said to be seen, but one page alone is cited for it"
        elif all(page.get("kind") == "mirror" for page in pages.values()):
            message = f"the {claim.thing} is said to be seen, but only mirrors are cited for it"
        else:
            continue
        path = claim.place
        fix = (
            Fix("write `single-source`", (Edit("replace", path, "single-source"),), safe=False)
            if claim.says
            else None
        )
        yield Hit(
            Place(path), message, "cite another report of it, or write `evidence: single-source`", fix=fix
        )
