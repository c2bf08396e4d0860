"""Edits made at random to the data of a plan, as two desks would make them; each leaves a sound plan."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

Data = dict[str, Any]
Point = dict[str, Any]

WORDS = ["promptly", "jointly", "verified", "temporary", "lasting", "regional", "audited", "civil", "annual"]
SENTENCES = [
    "A joint commission reports every month.",
    "Costs are shared in equal parts.",
    "The parties review this point after 90 days.",
    "Observers have access at all times.",
    "Nothing in this point affects existing treaties.",
]
CONDITIONS = ["if both sides accept", "when the line is quiet", "unless the council decides otherwise"]
ACTORS = ["us", "ua", "ru", "gb", "fr", "de"]


def small_plan(rng: random.Random, size: int, *, language: str = "en", gaps: bool = False) -> Data:
    """A plan of so many points with texts of several sentences, clauses and sources."""
    points, number = [], 0
    for index in range(size):
        number += rng.choice((1, 1, 2)) if gaps else 1
        text = " ".join(
            f"In zone {index}, the {rng.choice(WORDS)} {noun} of the {rng.choice(('first', 'second'))} party "
            f"{rng.choice(('shall', 'may', 'shall not'))} exceed {rng.randint(2, 99)} units within {rng.randint(10, 90)} days."
            for noun in rng.sample(["patrols", "depots", "convoys", "crossings"], rng.randint(1, 3))
        )
        points.append(
            {
                "id": f"zone-{index}",
                "number": None if language == "null" else number,
                "title": f"Limits in zone {index}",
                "category": "peace-in-ukraine",
                "topics": ["ceasefire"],
                "state": rng.choice(["open", "agreed"]),
                "text": text,
                "evidence": "seen",
                "sources": ["s"],
                "clauses": [
                    {
                        "id": name,
                        "actor": rng.choice(ACTORS),
                        "modality": "shall",
                        "action": f"limit the {name} in zone {index}",
                        "quantity": {"max": rng.randint(2, 99), "unit": "units"},
                    }
                    for name in rng.sample(["patrols", "depots", "convoys"], rng.randint(1, 3))
                ],
            }
        )
    return {
        "schema": "planctl/plan/1", "id": "a-plan", "version": "1.0", "title": "A plan of zones", "language": "en",
        "date": "2025-01-01", "status": "draft", "fidelity": "paraphrase", "proponents": ["us"], "parties": ["ua"],
        "sources": {"s": {"publisher": "S", "kind": "press"}}, "points": points,
    }  # fmt: skip


def edited(data: Data, seed: int, count: int | None = None, only: list[Edit] | None = None) -> Data:
    """A copy with some edits. The same seed makes the same edits."""
    rng = random.Random(seed)
    made = copy.deepcopy(data)
    for _ in range(rng.randint(1, 6) if count is None else count):
        live = [point for point in made["points"] if point.get("state") != "deleted"]
        rng.choice(only or EDITS)(rng, made, rng.choice(live))
    return made


Edit = Callable[[random.Random, Data, Point], None]


def _in_text(point: Point, change: Callable[[str], str]) -> None:
    text = point.get("text")
    if isinstance(text, dict):
        point["text"] = {tag: change(said) for tag, said in text.items()}
    elif isinstance(text, str):
        point["text"] = change(text)


def put_word(rng: random.Random, _data: Data, point: Point) -> None:
    """Put one word somewhere into the text."""
    share, word = rng.random(), rng.choice(WORDS)

    def change(text: str) -> str:
        words = text.split(" ")
        words.insert(int(share * len(words)), word)
        return " ".join(words)

    _in_text(point, change)


def cut_word(rng: random.Random, _data: Data, point: Point) -> None:
    """Take one word out of the text."""
    share = rng.random()

    def change(text: str) -> str:
        words = text.split(" ")
        if len(words) > 3:
            del words[int(share * len(words))]
        return " ".join(words)

    _in_text(point, change)


def append_sentence(rng: random.Random, _data: Data, point: Point) -> None:
    """Add a sentence at the end of the text."""
    sentence = rng.choice(SENTENCES)
    _in_text(point, lambda text: f"{text} {sentence}")


def rewrite_text(rng: random.Random, _data: Data, point: Point) -> None:
    """Put another text in the place of the point's."""
    sentence = rng.choice(SENTENCES)
    _in_text(point, lambda _text: sentence)


def _clause(rng: random.Random, point: Point) -> Data:
    return rng.choice(point["clauses"]) if point.get("clauses") else {}


def set_quantity(rng: random.Random, _data: Data, point: Point) -> None:
    """Change a figure."""
    if clause := _clause(rng, point):
        clause["quantity"] = {"max": rng.randint(1, 9), "unit": "units"}


def set_deadline(rng: random.Random, _data: Data, point: Point) -> None:
    """Change a deadline."""
    if clause := _clause(rng, point):
        clause["deadline"] = {"within": f"P{rng.randint(1, 9)}D", "after": "signature"}


def set_condition(rng: random.Random, _data: Data, point: Point) -> None:
    """Change a condition."""
    if clause := _clause(rng, point):
        clause["condition"] = rng.choice(CONDITIONS)


def set_actor(rng: random.Random, _data: Data, point: Point) -> None:
    """Bind somebody else, or more."""
    if clause := _clause(rng, point):
        clause["actor"] = rng.choice([rng.choice(ACTORS), rng.sample(ACTORS, 2)])


def drop_clause(rng: random.Random, data: Data, point: Point) -> None:
    """Take a clause out, where nothing refers to it."""
    clause = _clause(rng, point)
    if clause and f"#{point['id']}.{clause['id']}" not in str(data) and not point.get("readings"):
        point["clauses"].remove(clause)


def add_clause(rng: random.Random, _data: Data, point: Point) -> None:
    """Put a clause in, under one of few ids."""
    name = rng.choice(["access", "reports"])
    known = [c["id"] for part in (point, *point.get("options", [])) for c in part.get("clauses", [])]
    if name not in known and point.get("evidence") != "undisclosed":
        clause = {"id": name, "actor": rng.choice(ACTORS), "modality": "shall", "action": f"give {name}"}
        point.setdefault("clauses", []).append(clause)


def refer(rng: random.Random, data: Data, point: Point) -> None:
    """Let a clause wait for another point."""
    other = rng.choice([p for p in data["points"] if p.get("state") != "deleted"])
    if other is not point and (clause := _clause(rng, point)):
        clause["after"] = [f"#{other['id']}"]


def drop_point(_rng: random.Random, data: Data, point: Point) -> None:
    """Take a point out, where nothing refers to it."""
    if len(data["points"]) > 3 and f"#{point['id']}" not in str(data):
        data["points"].remove(point)
        _renumber(data)


def bury(_rng: random.Random, data: Data, point: Point) -> None:
    """Make a tombstone of a point, where nothing refers to its clauses."""
    if len(data["points"]) > 3 and f"#{point['id']}." not in str(data):
        point.update(state="deleted", text=None)
        for key in ("clauses", "options", "readings"):
            point.pop(key, None)


def add_point(rng: random.Random, data: Data, point: Point) -> None:
    """Put a point in, under one of few ids, and number all anew where they were numbered."""
    name = rng.choice(["hotline", "archive", "bridge"])
    if name in [p["id"] for p in data["points"]]:
        return
    new = {
        "id": name,
        "number": None,
        "title": f"The {name}",
        "category": point["category"],
        "topics": list(point["topics"]),
        "text": rng.choice(SENTENCES),
        "evidence": "seen",
        "sources": list(point.get("sources") or [])[:1],
    }
    if data["points"][0].get("number") is not None:
        new["number"] = 1000
    data["points"].insert(rng.randint(0, len(data["points"])), new)
    _renumber(data)


def _renumber(data: Data) -> None:
    if all(isinstance(point.get("number"), int) for point in data["points"]):
        for number, point in enumerate(data["points"], 1):
            point["number"] = number


def move_point(rng: random.Random, data: Data, point: Point) -> None:
    """Put a point elsewhere and number all anew."""
    data["points"].remove(point)
    data["points"].insert(rng.randint(0, len(data["points"])), point)
    _renumber(data)


def retitle(rng: random.Random, _data: Data, point: Point) -> None:
    """Give a point another title."""
    point["title"] = f"{rng.choice(WORDS).capitalize()} matters"


def set_topics(rng: random.Random, _data: Data, point: Point) -> None:
    """Add a topic, or take one away."""
    topic = rng.choice(["sanctions", "elections", "prisoners"])
    point["topics"] = [*point["topics"], topic] if topic not in point["topics"] else [topic]


def set_state(rng: random.Random, _data: Data, point: Point) -> None:
    """Say where a point stands."""
    point["state"] = rng.choice(["open", "agreed", "reserved"])


def set_note(rng: random.Random, _data: Data, point: Point) -> None:
    """Note something."""
    point["note"] = rng.choice(SENTENCES)


def set_status(rng: random.Random, data: Data, _point: Point) -> None:
    """Say how far the text got."""
    data["status"] = rng.choice(["draft", "tabled", "published"])


def bump(rng: random.Random, data: Data, _point: Point) -> None:
    """Make a next version of it."""
    data["version"] = f"1.{rng.randint(1, 3)}"
    data["date"] = f"2025-02-0{rng.randint(1, 5)}"


def cite(rng: random.Random, data: Data, point: Point) -> None:
    """Cite a further source, one of few."""
    name = rng.choice(["t", "u"])
    data["sources"].setdefault(name, {"publisher": rng.choice(["T", "U"]), "kind": "press"})
    if name not in point.get("sources", []):
        point["sources"] = [*point.get("sources", []), name]


def put_option(rng: random.Random, _data: Data, point: Point) -> None:
    """Put an alternative in brackets."""
    if "a" not in [option["id"] for option in point.get("options", [])]:
        option = {"id": "a", "by": [rng.choice(ACTORS)], "text": rng.choice(SENTENCES)}
        point.setdefault("options", []).append(option)


def put_reading(rng: random.Random, data: Data, point: Point) -> None:
    """Note what one source says."""
    source = rng.choice(list(data["sources"]))
    point.setdefault("readings", []).append({"text": rng.choice(SENTENCES), "sources": [source]})


EDITS: list[Edit] = [
    put_word, put_word, cut_word, append_sentence, rewrite_text, set_quantity, set_deadline, set_condition, set_actor,
    drop_clause, add_clause, refer, drop_point, bury, add_point, move_point, retitle, set_topics, set_state, set_note,
    set_status, bump, cite, put_option, put_reading,
]  # fmt: skip
