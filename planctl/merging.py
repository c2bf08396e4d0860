"""Merging from end to end: texts in, the merged text out. What the command and git's driver share.

It stands above `source` and `merge`, which do not know each other: plans are merged as data by the one, and
the other writes the result into the first side's text, of which only the bytes that change are replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planctl.errors import InvalidDocument
from planctl.source import Document, read_bytes

if TYPE_CHECKING:
    from planctl.merge.result import MergeResult
    from planctl.source.edits import Edit

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
    options to choose from. An empty base means that both sides added the file: what they have alike is the
    base. Raises InvalidDocument for the first of the three that is not a sound plan, ValueError for an empty
    base of texts that are not of one plan, and PatchError where the result cannot be written.
    """
    texts = [read_bytes(raw, name) for raw, name in zip((base, ours, theirs), names, strict=True)]
    merged = merge_documents(texts[0] if base.strip() else None, texts[1:], by)
    return (_BOM if ours.startswith(_BOM) else b"") + merged.text.encode("utf-8"), merged.result


def merge_documents(
    base: Document | None,
    sides: Sequence[Document],
    by: Sequence[Sequence[str] | None] = (),
    *,
    related: bool | None = None,
) -> Merged:
    """Merge documents: plans as data, then the result written into the first side's text.

    Comments, layout and the order of keys of that text stay. Raises InvalidDocument where one of the
    documents is not a sound plan, PatchError where the result cannot be written so that it reads back as it
    should, and RuntimeError where something of a text is not accounted for. Without a base, what the sides
    have alike is one; then they must be of one plan, else a ValueError is raised.
    """
    from planctl.diff.patch import make_patch
    from planctl.merge.engine import merge_plans
    from planctl.merge.unbased import shared_base
    from planctl.model.key_order import key_order
    from planctl.source.edits import edits_from
    from planctl.source.patch import patched

    for document in (base, *sides):
        if document is not None:
            _must_be_plan(document)
    texts = [side.data for side in sides]
    began = shared_base(texts) if base is None else base.data
    result = merge_plans(began, *texts, by=by, related=related)
    if result.ledger.unexplained:
        raise RuntimeError(f"{result.ledger.unexplained} units of the texts are unexplained")
    _must_be_sound(result)
    names, text = _renamed(sides[0].data, result)
    edits = [*names, *edits_from(make_patch(text, result.merged), sides[0].name)]
    return Merged(result, patched(sides[0], edits, key_order=key_order("plan")))


def _renamed(data: Any, result: MergeResult) -> tuple[list[Edit], Any]:
    """The edits that give points the ids that they have in the result, and the data after these.

    A patch finds things by their ids, and would take a point under another one for a new point, written
    without the comments of the old.
    """
    from planctl.source.edits import Edit

    now = {one.point: one.after for one in result.decisions if one.field == "id"}
    points, edits = list(data["points"]), []
    used = {str(point["id"]) for point in points}
    for at, point in enumerate(points):
        name = now.get(str(point["id"]), point["id"])
        if name not in used:
            used.add(name)
            edits.append(Edit("replace", ("points", at, "id"), name))
            points[at] = {**point, "id": name}
    return edits, {**data, "points": points}


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
