"""Small plans for the tests of alignment and diff, written as the YAML files are."""

from __future__ import annotations

from typing import Any

from planctl.archive import open_archive
from planctl.archive.locate import library_root
from planctl.model.clause import Clause
from planctl.model.plan import Plan

LIBRARY = open_archive(library_root())
REGISTRY = LIBRARY.registry


def clause(**parts: Any) -> dict[str, Any]:
    """A clause with the parts given and plain ones for the rest."""
    return {"id": "c", "actor": "ua", "modality": "shall", "action": "limit the armed forces", **parts}


def typed(**parts: Any) -> Clause:
    """A clause as its model."""
    return Clause.model_validate(clause(**parts))


def point(id_: str, number: int | None = None, text: str | None = None, **parts: Any) -> dict[str, Any]:
    """A point with the parts given and plain ones for the rest."""
    return {
        "id": id_,
        "number": number,
        "title": id_.replace("-", " "),
        "category": "peace-in-ukraine",
        "topics": ["ceasefire"],
        "text": text,
        "evidence": "seen",
        "sources": ["s"],
        **parts,
    }


def plan(*points: dict[str, Any], id_: str = "p", version: str = "1.0", **parts: Any) -> Plan:
    """A plan of these points."""
    return Plan.model_validate(
        {
            "schema": "planctl/plan/1",
            "id": id_,
            "version": version,
            "title": id_,
            "language": "en",
            "date": "2025-01-01",
            "status": "draft",
            "fidelity": "paraphrase",
            "proponents": ["us"],
            "sources": {"s": {"publisher": "S", "kind": "press"}},
            "points": list(points),
            **parts,
        }
    )


def real(plan_id: str) -> Plan:
    """A plan of the library."""
    return LIBRARY.load(LIBRARY.entries[plan_id][-1].path).plan


def orders(a: Plan, b: Plan, c: Plan) -> list[tuple[Plan, Plan, Plan]]:
    """As given, two exchanged, and all moved on: what neither changes, no order changes."""
    return [(a, b, c), (b, a, c), (b, c, a)]
