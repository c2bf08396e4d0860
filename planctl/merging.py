"""Merging from end to end: texts in, the merged text out. What the command and git's driver share.

It stands above `source` and `merge`, which do not know each other: plans are merged as data by the one, and
the other writes the result into the first side's text, of which only the bytes that change are replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planctl.errors import InvalidDocument
from planctl.source import Document, read_bytes

if TYPE_CHECKING:
    from planctl.merge.result import MergeResult

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge came to, and the text that says so."""

    result: MergeResult
    text: str


def merge_bytes(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    names: Sequence[str] = ("base", "ours", "theirs"),
    by: Sequence[Sequence[str] | None] = (),
) -> tuple[bytes, MergeResult]:
    """Merge three plan files as a merge driver gets them: the merged file, and what was decided.

    `names` is what the three are called in messages; `by` the actors of ours and theirs, by default their
    proponents. The merged file is always a plan; where `result.is_clean` is false, some of its points have
    options to choose from. Raises InvalidDocument for the first of the three that is not a sound plan, and
    PatchError where the result cannot be written.
    """
    texts = [read_bytes(raw, name) for raw, name in zip((base, ours, theirs), names, strict=True)]
    merged = merge_documents(texts[0], texts[1:], by)
    return (_BOM if ours.startswith(_BOM) else b"") + merged.text.encode("utf-8"), merged.result


def merge_documents(
    base: Document,
    sides: Sequence[Document],
    by: Sequence[Sequence[str] | None] = (),
    *,
    related: bool | None = None,
) -> Merged:
    """Merge documents: plans as data, then the result written into the first side's text.

    Comments, layout and the order of keys of that text stay. Raises InvalidDocument where one of the
    documents is not a sound plan, PatchError where the result cannot be written so that it reads back as it
    should, and RuntimeError where something of a text is not accounted for.
    """
    from planctl.diff.patch import make_patch
    from planctl.merge.engine import merge_plans
    from planctl.model.key_order import key_order
    from planctl.source.edits import edits_from
    from planctl.source.patch import patched

    for document in (base, *sides):
        _must_be_plan(document)
    result = merge_plans(base.data, *(side.data for side in sides), by=by, related=related)
    if result.ledger.unexplained:
        raise RuntimeError(f"{result.ledger.unexplained} units of the texts are unexplained")
    _must_be_sound(result)
    edits = edits_from(make_patch(sides[0].data, result.merged), sides[0].name)
    return Merged(result, patched(sides[0], edits, key_order=key_order("plan")))


def _must_be_plan(document: Document) -> None:
    from pydantic import ValidationError

    from planctl.model.plan import Plan

    if document.problems:
        raise InvalidDocument(document)
    try:
        Plan.model_validate(document.data)
    except ValidationError:
        raise InvalidDocument(document) from None


def _must_be_sound(result: MergeResult) -> None:
    from pydantic import ValidationError

    from planctl.model.plan import Plan

    try:
        Plan.model_validate(result.merged)
    except ValidationError as error:
        raise RuntimeError(f"the merged plan is not sound: {error.errors()[0]['msg']}") from None
