"""`plans.lock` names each sealed text by plan and version. An entry for a text that is not there seals
nothing: the file was renamed or removed, which a seal is meant to prevent, or the entry has a slip in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.refs import plan_failure
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.model.ref import parse_ref
from planctl.safe import one_line
from planctl.source.edits import Edit

RULE = Rule(
    id="PL705",
    name="unknown-seal",
    severity=Severity.ERROR,
    summary="The lock has an entry for a text that the archive does not have.",
    kinds=("lock",),
    failing="""\
schema: planctl/lock/1
texts:
  us-28-point@9.0:
    digest: sha256:0000000000000000000000000000000000000000000000000000000000000000
    sealed: 2026-01-06
""",
    passing="""\
schema: planctl/lock/1
texts:
  us-28-point@1.0:
    digest: sha256:0000000000000000000000000000000000000000000000000000000000000000
    sealed: 2026-01-06
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """The texts that the lock names."""
    texts = subject.data.get("texts")
    for name in texts if isinstance(texts, dict) else ():
        place = Place(("texts", name), on_key=True)
        ref = parse_ref(name)
        if ref is None or ref.plan is None or ref.version is None or ref.point is not None:
            yield Hit(
                place,
                f"`{one_line(name, 60)}` does not name a version",
                "a sealed text is named by plan and version: us-28-point@1.0",
            )
            continue
        failure = plan_failure(ref.plan, ref.version, context)
        if failure:
            yield Hit(
                place,
                failure[0],
                failure[1] or "take the entry out if the text was removed on purpose",
                fix=Fix("take the entry out", (Edit("remove", ("texts", name)),), safe=False),
            )
