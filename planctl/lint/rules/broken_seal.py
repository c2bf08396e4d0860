"""A sealed text is one that others rely on as it is: it was agreed, signed, or cited. `plans.lock` holds
its digest, taken over all that the file says and not over its layout, so comments, quotes and line breaks
may change and nothing else. What has to be corrected in a sealed text goes into a new version.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planctl.lint.changes import changes_between, differing, place_of
from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.history import own_version
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.model.digest import digest
from planctl.safe import one_line

_TEXT = """\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - {{id: ceasefire, text: The fighting stops {when}.}}
"""

RULE = Rule(
    id="PL704",
    name="broken-seal",
    severity=Severity.ERROR,
    summary="A sealed text was changed.",
    kinds=("plan",),
    at="a-plan/1.0.yaml",
    beside=(
        (
            "plans.lock",
            """\
schema: planctl/lock/1
texts:
  a-plan@1.0:
    digest: sha256:f0c3984eb666e0d0b5754829a1a3ad9c83647b987d7f88bc9b87a935339edd44
    sealed: 2026-01-06
""",
        ),
    ),
    failing=_TEXT.format(when="within a day"),
    passing="# Comments do not matter.\n" + _TEXT.format(when="at once"),
)

_SHOWN = 19  # `sha256:` and the first twelve digits
_CHANGES = 3


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """The digest of a text that the lock has, if it is the archive's own file and can be read."""
    lock = context.beside("plans.lock")
    texts = lock.data.get("texts") if lock and isinstance(lock.data, dict) else None
    if lock is None or not isinstance(texts, dict):
        return
    ref = f"{subject.data.get('id')}@{subject.data.get('version')}"
    seal = texts.get(ref)
    if not isinstance(seal, dict):
        return
    said = seal.get("digest")
    if not isinstance(said, str) or subject.document.problems or not own_version(subject, context):
        return
    found = digest(subject.data)
    if found != said:
        sealed = seal.get("sealed")
        since = f" on {one_line(str(sealed), 20)}" if sealed is not None else ""
        known = context.sealed(subject.file, said) if subject.file else None
        if known is None:
            told: list[tuple[Place, str]] = []
            what = f"as {one_line(said[:_SHOWN], 40)}…, but is now {found[:_SHOWN]}…"
        else:
            told = _told(known.data, subject.data, context)
            what = f"and was changed since: {told[0][1]}"
        yield Hit(
            Place(("version",)),
            f"`{ref}` was sealed{since} {what}",
            "take the change back and put it into a new version; if the seal was wrong, seal the text again",
            related=((Place(("texts", ref, "digest"), file=lock.file), "the seal"), *told),
        )


def _told(sealed: Any, now: Any, context: Context) -> list[tuple[Place, str]]:
    """The first changes since a text was sealed, in words, with their places; at least one."""
    changes = changes_between(sealed, now, context.registry)
    told = []
    for change in changes[:_CHANGES]:
        where = f"in `#{one_line(change.point, 80)}`: " if change.point else ""
        path = place_of(now, change.b) or ("points",)
        told.append((Place(path), where + one_line(change.explanation, 120)))
    if told:
        return told
    path = differing(sealed, now) or ()
    return [(Place(path), f"`{one_line('.'.join(str(step) for step in path), 120)}` is another")]
