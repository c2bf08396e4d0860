"""Constructed revisions with known answers: dropped, split, merged, inserted, moved, swapped, renumbered and
reworded points.

A revision is made from a plan's own points, so that every link between the two texts is known by how it was
made. Ids are given anew on both sides: nothing but the wording can tell.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Any

from planctl.model.plan import Plan
from planctl.model.scalars import localized

Link = tuple[str, str]

# Ways in which a drafter says the same in other words, both ways.
_SYNONYMS = [
    ("is to", "shall"), ("are to", "will"), ("undertakes to", "commits to"), ("agrees to", "consents to"),
    ("immediately", "without delay"), ("establish", "set up"), ("territory", "land"), ("forces", "troops"),
    ("agreement", "accord"), ("implementation", "execution"), ("guarantee", "assurance"),
    ("monitor", "observe"), ("exchange", "swap"), ("reconstruction", "rebuilding"), ("prohibited", "banned"),
    ("cooperation", "collaboration"),
    ("international", "multinational"), ("support", "back"), ("conflict", "war"), ("restore", "re-establish"),
    ("parties", "sides"), ("including", "among them"), ("withdraw", "pull back"), ("dialogue", "talks"),
]  # fmt: skip
_FILLERS = [
    "for this purpose",
    "in good faith",
    "as far as practicable",
    "in accordance with this text",
    "in due course",
]
_FRESH = [
    "Fisheries in the Azov basin are licensed by a mixed commission every spring.",
    "Museums return looted paintings and church bells against receipts.",
    "Rail gauges at border crossings are surveyed by engineers of both railways.",
    "Seed banks and agricultural archives are copied and kept in a third country.",
    "Postal services resume with joint stamps and a common tariff.",
    "Cemeteries are tended and lists of graves published by a joint registry.",
    "Satellite frequencies above the region are coordinated by the telecommunication union.",
    "Students keep their scholarships and have their diplomas recognised.",
]


@dataclass(frozen=True)
class Revision:
    """Two texts and the true links between their points, as (id in A, id in B)."""

    a: Plan
    b: Plan
    links: frozenset[Link]


def revise(source: Plan, seed: int, *, heavy: float = 0.35, swaps: int = 0, gaps: bool = False) -> Revision:
    """A revision of a plan: 8% dropped, 12% split, 10% merged, 10% inserted, some moved, words changed.

    `heavy` is the share of replaceable words that are replaced and of clauses that are shuffled or padded.
    `swaps` pairs of points change places; with `gaps` the new numbers leave holes.
    """
    rng = random.Random(seed)
    old = [_body(source, index) for index in range(len(source.points))]
    old = [body for body in old if len(body["text"].split()) > 5]
    for index, body in enumerate(old):
        body["id"] = f"a{index}"
    fresh = rng.sample(_FRESH, len(_FRESH))
    made: list[tuple[dict[str, Any], list[str]]] = []
    waiting: tuple[dict[str, Any], list[str]] | None = None
    for body in old:
        draw = rng.random()
        if draw < 0.08:
            continue
        parts = _halves(body["text"])
        if draw < 0.20 and parts:
            for part in parts:
                made.append(({**body, "text": part}, [body["id"]]))
            continue
        entry = (dict(body), [body["id"]])
        if waiting is not None:
            waiting[0]["text"] += " " + body["text"]
            waiting[1].append(body["id"])
            made.append(waiting)
            waiting = None
            continue
        if draw < 0.25:  # half of a merged pair: 10% of points end up merged
            waiting = entry
            continue
        made.append(entry)
        if rng.random() < 0.10 and fresh:
            made.append(({**body, "text": fresh.pop(), "topics": ["environment"]}, []))
    if waiting is not None:
        made.append(waiting)
    for _ in range(max(1, len(made) // 12)):
        made.insert(rng.randrange(len(made)), made.pop(rng.randrange(len(made))))
    for _ in range(swaps if len(made) > 1 else 0):
        one, other = rng.sample(range(len(made)), 2)
        made[one], made[other] = made[other], made[one]
    links = set()
    new = []
    number = 0
    for index, (body, origins) in enumerate(made):
        name = f"b{index}"
        number += rng.choice((1, 1, 1, 2, 3)) if gaps else 1
        text = reword(body["text"], rng, heavy)
        new.append({**body, "id": name, "number": number, "text": text, "title": name})
        links |= {(origin, name) for origin in origins}
    return Revision(_plan(source, old, "1.0"), _plan(source, new, "2.0"), frozenset(links))


def reword(text: str, rng: random.Random, heavy: float) -> str:
    """The text in other words: synonyms, fillers, and the halves of some sentences swapped."""
    for old, new in _SYNONYMS:
        first, second = (old, new) if rng.random() < 0.5 else (new, old)
        if rng.random() < heavy * 2:
            text = re.sub(rf"\b{first}\b", second, text)
    sentences = re.split(r"(?<=[.;])\s+", text)
    for at, sentence in enumerate(sentences):
        if ", " in sentence and rng.random() < heavy:
            head, tail = sentence.rstrip(".;").rsplit(", ", 1)
            sentence = f"{tail[:1].upper()}{tail[1:]}, {head[:1].lower()}{head[1:]}."
        if rng.random() < heavy:
            words = sentence.split(" ")
            words.insert(rng.randrange(1, len(words) + 1), rng.choice(_FILLERS))
            sentence = " ".join(words)
        if rng.random() < heavy:
            words = sentence.split(" ")
            if len(words) > 8:
                del words[rng.randrange(len(words))]
            sentence = " ".join(words)
        sentences[at] = sentence
    return " ".join(sentences)


def _halves(text: str) -> list[str]:
    sentences = re.split(r"(?<=[.;])\s+", text)
    if len(sentences) > 1:
        cut = len(sentences) // 2
        return [" ".join(sentences[:cut]), " ".join(sentences[cut:])]
    clauses = re.split(r",\s+(?:and\s+)?|\s+and\s+", text)
    if len(clauses) > 1 and len(text.split()) > 12:
        cut = len(clauses) // 2
        return [", ".join(clauses[:cut]) + ".", ", ".join(clauses[cut:])]
    return []


def _body(source: Plan, index: int) -> dict[str, Any]:
    point = source.points[index]
    lettered = [localized(clause.text, "en") for clause in point.clauses if clause.text]
    texts = [localized(point.text, "en"), *lettered]
    return {
        "number": index + 1,
        "title": "t",
        "category": point.category,
        "topics": list(point.topics),
        "text": " ".join(filter(None, texts)) or "-",
        "evidence": "seen",
        "sources": ["s"],
    }


def _plan(source: Plan, points: list[dict[str, Any]], version: str) -> Plan:
    return Plan.model_validate(
        {
            "schema": "planctl/plan/1", "id": source.id, "version": version, "title": "T", "language": "en",
            "date": "2025-01-01", "status": "draft", "fidelity": "paraphrase", "proponents": ["us"],
            "sources": {"s": {"publisher": "S", "kind": "press"}}, "points": points,
        }
    )  # fmt: skip
