"""Ten pages that copy one agency are one witness. A source says whom it copies by its `line`. What is
known from one line only may be right, but it is not confirmed, and one correction of that outlet would
change all of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.claims import line_of
from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line

RULE = Rule(
    id="PL306",
    name="seen-by-one-line",
    severity=Severity.INFO,
    summary="Several pages are cited for what is `seen`, but all copy one outlet.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
status: leaked
sources:
  page-one: {publisher: One, kind: press, line: reuters}
  page-two: {publisher: Two, kind: press, line: reuters}
points:
  - {id: force-cap, evidence: seen, sources: [page-one, page-two]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
status: leaked
sources:
  page-one: {publisher: One, kind: press, line: reuters}
  page-two: {publisher: Two, kind: press, line: afp}
points:
  - {id: force-cap, evidence: seen, sources: [page-one, page-two]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every point and clause marked `seen` whose several pages are of one line; one finding for each line."""
    for claim, pages in subject.reported:
        if len(pages) < 2:
            continue
        lines = {line_of(name, page) for name, page in pages.items()}
        if len(lines) == 1 and len(pages) == len(set(claim.sources)):
            line = lines.pop()
            yield Hit(
                Place(claim.place),
                f"what is said to be seen rests on one witness: all pages cited for it are of the line "
                f"`{one_line(line, 60)}`",
                "cite a page of another line, or write `evidence: single-source`",
                fold=line,
            )
