"""Nobody can say when a guarantee is "robust" or what is done "as soon as possible". That may be just
what the parties wanted, so this is never more than information: a place to look at when the text is read
for what it demands. What a clause already has as a `vague` deadline is not told again.

One finding for each term of a file. English and French.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import mappings
from planctl.safe import one_line

RULE = Rule(
    id="PL405",
    name="vague-term",
    severity=Severity.INFO,
    summary="A term sets no measure.",
    kinds=("plan",),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: guarantees
    text: Ukraine receives robust security guarantees.
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: guarantees
    text: Ukraine receives security guarantees from five states.
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every vague term of the text of a point, an option or a clause."""
    for point in subject.provisions:
        if not point.is_told:
            continue
        known: set[str] | None = None
        for wording in point.all_texts:
            for term in [term for sentence in wording.sentences for term in sentence.vague]:
                if known is None:
                    known = {
                        str(part.raw.get("vague")).lower()
                        for norm in point.all_norms
                        for part in mappings(norm.raw, norm.part.path, "deadline")
                    }
                if term in known:
                    continue
                yield Hit(
                    Place(wording.path, part=term if term in wording.text else None),
                    f"`{one_line(term, 40)}` sets no measure",
                    "nothing to mend, unless the text says more",
                    fold=f"{wording.tongue} {term}",
                )
