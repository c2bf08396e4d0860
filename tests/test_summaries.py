"""What is remembered of points and sources says nothing of where they stand."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest

from planctl.archive import open_archive
from planctl.lint import breach, local, summaries
from planctl.lint.context import Context
from planctl.lint.engine import judge
from planctl.lint.subject import Subject
from planctl.source import read_bytes
from planctl.validation import Validator

ROOT = Path(__file__).resolve().parent.parent
REFS = ("#nowhere", "#force-cap", "us-28-point#force-cap", "signature", "gone@1.0", "#6", "not a ref")
# Under which key a value of another kind is put.
SPOILT = {
    "after": [*REFS, ["#elections", "signature"], 3],
    "see": [[ref] for ref in REFS],
    "sources": [["axios", "nobody"], "axios", [1], None],
    "evidence": ["seen", "single-source", "disputed", "undisclosed", 1],
    "deadline": [{"by": "2020-01-01"}, {"within": "P100D", "after": "#elections"}, "soon"],
    "quantity": [{"value": -1}, {"min": 3, "max": "x"}],
    "actor": ["ru", ["jp", "ua"], "nobody"],
    "id": ["force-cap", "a", None, 7],
    "state": ["deleted", "open"],
    "readings": [[{"clause": "gone", "text": "It is so."}], [{"clause": "cap"}]],
    "text": ["The Verification Secretariat monitors the ceasefire.", {"fr": "Le Conseil de paix veille."}],
}


def told(data: Any, context: Context) -> list[tuple[Any, ...]]:
    """What every rule says of a plan."""
    subject = Subject(read_bytes(b"", "x.yaml"), Path("x.yaml"))
    subject.__dict__["data"] = data
    return [
        (each.hit, each.finding.message, each.finding.fix, each.finding.ref)
        for each in judge(subject, context).judged
    ]


def spoilt(data: Any, dice: random.Random) -> Any:
    """A plan with its points in another order and some values in them, and in its sources, exchanged."""
    made = copy.deepcopy(data)
    dice.shuffle(made["points"])
    del made["points"][dice.randrange(1, len(made["points"]) + 1) :]
    for _ in range(4):
        point = dice.choice(made["points"])
        part = dice.choice([point, *(point.get("clauses") or [])])
        key = dice.choice([*SPOILT])
        part[key] = copy.deepcopy(dice.choice(SPOILT[key]))
    sources = made.get("sources") or {}
    for name in dice.sample([*sources], min(2, len(sources))):
        sources[name] = dice.choice([{**sources[name], "kind": "mirror"}, {"url": 1}, {"date": "2019-01"}, 5])
    return made


@pytest.mark.parametrize("number", range(12))
def test_a_plan_is_judged_alike_whether_its_points_were_met_or_not(number: int) -> None:
    """Every rule says the same of a plan whose points and sources stood at other places before."""
    archive = open_archive(ROOT / "plans")
    validator = Validator(archive)
    entries = [*archive.latest()]
    entry = entries[number % len(entries)]
    context, data = validator.context(validator.subject(entry.path)), validator.subject(entry.path).data
    dice = random.Random(number)
    plans = [spoilt(data, dice) for _ in range(4)]
    plans += [{**plan, "points": plan["points"][::-1] + plans[0]["points"][:2]} for plan in plans]
    warm = [told(plan, context) for plan in plans]
    for plan, said in zip(plans, warm, strict=True):
        for memory in (summaries._KEPT, breach._SOUND, local._KEPT):
            memory.clear()  # type: ignore[attr-defined]
        assert told(plan, context) == said
