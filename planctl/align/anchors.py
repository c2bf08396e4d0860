"""What is certain before anything is compared: rulings, ids, equal texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planctl.align.result import Evidence
from planctl.align.units import point_text
from planctl.model.plan import Plan
from planctl.model.process import Crosswalk
from planctl.model.vocabulary import LinkRelation


@dataclass(frozen=True, slots=True)
class Anchor:
    """Point `a` of A is point `b` of B, or has been ruled to have no partner (one side None)."""

    a: int | None
    b: int | None
    evidence: Evidence
    ruling: LinkRelation | None = None


def point_anchors(
    a: Plan, b: Plan, *, related: bool, crosswalk: Crosswalk | None, language: str
) -> list[Anchor]:
    """The anchors of two plans: each ruling, then equal ids where the plans are related, then equal unique
    texts.
    """
    anchors = list(_rulings(a, b, crosswalk)) if crosswalk else []
    taken_a = {anchor.a for anchor in anchors}
    taken_b = {anchor.b for anchor in anchors}
    if related:
        index_b = {point.id: j for j, point in enumerate(b.points)}
        for i, point in enumerate(a.points):
            j = index_b.get(point.id)
            if j is not None and i not in taken_a and j not in taken_b:
                anchors.append(Anchor(i, j, "id"))
                taken_a.add(i)
                taken_b.add(j)
    texts_a = _unique_texts(a, language, taken_a)
    texts_b = _unique_texts(b, language, taken_b)
    anchors += [Anchor(texts_a[text], texts_b[text], "text") for text in texts_a if text in texts_b]
    return anchors


def _unique_texts(plan: Plan, language: str, taken: set[int | None]) -> dict[str, int]:
    texts = [" ".join(point_text(point, language).split()) for point in plan.points]
    counts = Counter(texts)
    return {text: i for i, text in enumerate(texts) if text and counts[text] == 1 and i not in taken}


def _rulings(a: Plan, b: Plan, crosswalk: Crosswalk) -> list[Anchor]:
    ids_a = {point.id: i for i, point in enumerate(a.points)}
    ids_b = {point.id: j for j, point in enumerate(b.points)}
    anchors = []
    for link in crosswalk.links:
        left = [ids_a[name] for ref in link.a if (name := _point(ref)) in ids_a]
        right = [ids_b[name] for ref in link.b if (name := _point(ref)) in ids_b]
        if link.relation is LinkRelation.NONE or not left or not right:
            anchors += [Anchor(i, None, "crosswalk") for i in left] + [
                Anchor(None, j, "crosswalk") for j in right
            ]
        else:
            anchors += [Anchor(i, j, "crosswalk", link.relation) for i in left for j in right]
    return anchors


def _point(ref: str) -> str:
    return ref.lstrip("#").split(".")[0]
