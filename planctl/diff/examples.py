"""An example of every kind of change: the smallest edit that is one. The docs show them, the tests run
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planctl.diff.kinds import KINDS
from planctl.model.plan import Plan

Parts = dict[str, Any]

_CAP = {"quantity": {"max": 600000, "unit": "personnel"}}
_SHARE = {"modality": "receives", "action": "receive a share of the profits"}

# kind: parts of one clause before and after. A kind that stands only as a mirror is the example read
# backwards.
CLAUSES: dict[str, tuple[Parts, Parts]] = {
    "quantity-raised": (_CAP, {"quantity": {"max": 800000, "unit": "personnel"}}),
    "quantity-removed": (_CAP, {}),
    "quantity-withheld": (_CAP, {"quantity": {"undisclosed": True, "unit": "personnel"}}),
    "quantity-made-vague": (_CAP, {"quantity": {"qualifier": "a sufficient number of", "unit": "personnel"}}),
    "bound-changed": (_CAP, {"quantity": {"min": 600000, "unit": "personnel"}}),
    "unit-changed": (
        {**_SHARE, "quantity": {"value": 5, "unit": "USD"}},
        {**_SHARE, "quantity": {"value": 5, "unit": "EUR"}},
    ),
    "qualifier-added": (_CAP, {"quantity": {"max": 600000, "unit": "personnel", "qualifier": "in peacetime"}}),
    "qualifier-changed": (
        {"quantity": {"max": 600000, "unit": "personnel", "qualifier": "in peacetime"}},
        {"quantity": {"max": 600000, "unit": "personnel", "qualifier": "at the front"}},
    ),
    "modality-weakened": ({"modality": "shall"}, {"modality": "should"}),
    "modality-reversed": ({"modality": "shall"}, {"modality": "shall-not"}),
    "expectation-to-obligation": ({"modality": "expected"}, {"modality": "shall"}),
    "modality-changed": ({"modality": "shall"}, {"modality": "declares"}),
    "deadline-added": ({}, {"deadline": {"within": "P100D"}}),
    "deadline-brought-forward": ({"deadline": {"within": "P100D"}}, {"deadline": {"within": "P60D"}}),
    "deadline-made-vague": (
        {"deadline": {"within": "P100D"}},
        {"deadline": {"vague": "as soon as possible", "after": "signature"}},
    ),
    "deadline-reanchored": (
        {"deadline": {"within": "P100D", "after": "signature"}},
        {"deadline": {"within": "P100D", "after": "acceptance"}},
    ),
    "deadline-changed": ({"deadline": {"vague": "soon"}}, {"deadline": {"vague": "in due course"}}),
    "order-added": ({}, {"after": ["signature"]}),
    "order-changed": ({"after": ["signature"]}, {"after": ["acceptance"]}),
    "condition-added": ({}, {"condition": "if Russia invades Ukraine"}),
    "condition-changed": ({"condition": "if Russia invades Ukraine"}, {"condition": "if the line is crossed"}),
    "exception-added": ({}, {"exception": "unless the parties agree otherwise"}),
    "exception-changed": (
        {"exception": "unless the parties agree otherwise"},
        {"exception": "except along the coast"},
    ),
    "consequence-added": ({}, {"consequence": "the guarantee lapses"}),
    "consequence-changed": ({"consequence": "the guarantee lapses"}, {"consequence": "sanctions return"}),
    "actor-added": ({"actor": "ua"}, {"actor": ["ua", "ru"]}),
    "actor-replaced": ({"actor": "ua"}, {"actor": "ru"}),
    "actor-unnamed": ({"actor": "world-bank"}, {"actor": "unnamed"}),
    "counterparty-added": ({}, {"counterparty": "us"}),
    "counterparty-replaced": ({"counterparty": "us"}, {"counterparty": "eu"}),
    "beneficiary-added": ({}, {"beneficiary": "us"}),
    "beneficiary-replaced": ({"beneficiary": "us"}, {"beneficiary": "eu"}),
    "verifier-added": ({}, {"verifier": "iaea"}),
    "verifier-replaced": ({"verifier": "iaea"}, {"verifier": "osce"}),
    "territory-widened": ({"territory": ["crimea"]}, {"territory": ["crimea", "donetsk"]}),
    "territory-changed": ({"territory": ["crimea"]}, {"territory": ["donetsk"]}),
    "scope-narrowed": ({"action": "station troops"}, {"action": "permanently station troops"}),
    "action-changed": ({"action": "withdraw troops"}, {"action": "deploy troops"}),
    "label-changed": ({"label": "a"}, {"label": "b"}),
}  # fmt: skip

_CLAUSE: Parts = {"id": "one", "actor": "ua", "modality": "shall", "action": "limit the armed forces"}
_OTHER: Parts = {"id": "two", "actor": "ru", "modality": "shall", "action": "open the sea corridor for grain"}
_OPTION: Parts = {"id": "a", "by": ["us"], "text": "The plant is run by three.", "clauses": []}
_GRAIN = "Grain is shipped freely across the sea."
_PLANT = "The plant restarts under the eyes of the agency."


def _point(name: str, number: int | None = 1, text: str | None = _GRAIN, **parts: Any) -> Parts:
    return {"id": name, "number": number, "text": text, **parts}


# kind: all points before and after, where the change is one of points or needs more than one clause.
POINTS: dict[str, tuple[list[Parts], list[Parts]]] = {
    "point-added": ([_point("grain")], [_point("grain"), _point("plant", 2, _PLANT)]),
    "point-deleted": (
        [_point("grain"), _point("plant", 2, _PLANT)],
        [_point("grain"), _point("plant", 2, None, state="deleted")],
    ),
    "point-split": (
        [_point("both", 1, f"{_GRAIN} {_PLANT}")],
        [_point("grain", 1, _GRAIN), _point("plant", 2, _PLANT)],
    ),
    "points-reorganised": (
        [_point("aa", 1, f"{_GRAIN} {_PLANT}"), _point("bb", 2, "Prisoners return. Children go home.")],
        [_point("cc", 1, f"{_GRAIN} Prisoners return."), _point("dd", 2, f"{_PLANT} Children go home.")],
    ),
    "point-moved": (
        [_point("aa", None, "One thing."), _point("bb", None, "Another matter."), _point("cc", None, "Last word.")],
        [_point("bb", None, "Another matter."), _point("cc", None, "Last word."), _point("aa", None, "One thing.")],
    ),
    "renumbered": ([_point("grain", 1)], [_point("grain", 2)]),
    "point-recategorised": ([_point("grain")], [_point("grain", category="other")]),
    "point-retitled": ([_point("grain")], [_point("grain", title="Grain by sea")]),
    "topics-changed": ([_point("grain")], [_point("grain", topics=["food-security"])]),
    "state-changed": ([_point("grain")], [_point("grain", state="agreed")]),
    "clause-added": ([_point("grain", clauses=[_CLAUSE])], [_point("grain", clauses=[_CLAUSE, _OTHER])]),
    "clause-moved": (
        [_point("grain", clauses=[_CLAUSE, _OTHER]), _point("plant", 2, _PLANT)],
        [_point("grain", clauses=[_CLAUSE]), _point("plant", 2, _PLANT, clauses=[_OTHER])],
    ),
    "clause-bracketed": (
        [_point("plant", clauses=[_CLAUSE], options=[_OPTION])],
        [_point("plant", options=[{**_OPTION, "clauses": [_CLAUSE]}])],
    ),
    "option-opened": ([_point("plant", text=_PLANT)], [_point("plant", text=_PLANT, options=[_OPTION])]),
    "option-changed": (
        [_point("plant", text=_PLANT, options=[_OPTION])],
        [_point("plant", text=_PLANT, options=[{**_OPTION, "text": "The plant is run by two."}])],
    ),
    "clauses-typed": ([_point("grain")], [_point("grain", clauses=[_OTHER])]),
    "text-changed": (
        [_point("grain", clauses=[_OTHER])],
        [_point("grain", text="Grain is not shipped freely across the sea.", clauses=[_OTHER])],
    ),
    "reworded": (
        [_point("grain", clauses=[_OTHER])],
        [_point("grain", text="Grain is carried freely across the sea.", clauses=[_OTHER])],
    ),
    "evidence-changed": ([_point("grain")], [_point("grain", evidence="disputed")]),
    "sources-changed": ([_point("grain")], [_point("grain", sources=["t"])]),
    "readings-changed": (
        [_point("grain")],
        [_point("grain", readings=[{"text": "Grain and fertiliser.", "sources": ["t"]}])],
    ),
    "note-changed": ([_point("grain")], [_point("grain", note="The route is not stated.")]),
}  # fmt: skip


def example_parts(kind: str) -> tuple[list[Parts], list[Parts]] | None:
    """The points before and after an edit of this kind, as they would stand in a file but for what is beside
    it.
    """
    for name, swapped in ((kind, False), (KINDS[kind].mirror, True)):
        pair = POINTS.get(name)
        if name in CLAUSES:
            before, after = (
                [_point("cap", 6, None, clauses=[{**_CLAUSE, **parts}])] for parts in CLAUSES[name]
            )
            pair = (before, after)
        if pair:
            return (pair[1], pair[0]) if swapped else pair
    return None


def example(kind: str) -> tuple[Plan, Plan] | None:
    """Two small versions of a plan between which the change is of this kind; None where no edit alone makes
    it.

    `metadata-changed` concerns the head of a file, `detail-changed` is the net under all the others.
    """
    parts = example_parts(kind)
    if parts:
        return _plan(parts[0], "1.0"), _plan(parts[1], "2.0")
    if kind == "metadata-changed":
        points = [_point("grain")]
        return _plan(points, "1.0"), _plan(points, "2.0", {"status": "tabled"})
    return None


def _plan(points: list[Parts], version: str, head: Mapping[str, Any] | None = None) -> Plan:
    common = {"category": "peace-in-ukraine", "topics": ["energy"], "evidence": "seen", "sources": ["s"]}
    return Plan.model_validate({
        "schema": "planctl/plan/1", "id": "example", "version": version, "title": "Example", "language": "en",
        "date": "2025-01-01", "status": "draft", "fidelity": "paraphrase", "proponents": ["us"],
        "sources": {"s": {"publisher": "S", "kind": "press"}, "t": {"publisher": "T", "kind": "press"}},
        "points": [{**common, "title": point["id"], **point} for point in points], **(head or {}),
    })  # fmt: skip
