"""Generated plans with everything that a plan may hold, edits of all of it, and the files that hold them.

What `editing` makes is small and plain; here are texts in two languages and in blocks, points without numbers,
tombstones, options and readings, clauses that wait for others, and files with comments and the line ends of
other systems. Every edit leaves a plan that the model takes.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from editing import (
    ACTORS,
    CONDITIONS,
    EDITS,
    SENTENCES,
    WORDS,
    Data,
    Edit,
    Point,
    edited,
    small_plan,
)

from planctl.source.emit import mapping

FRENCH = [
    "Une commission mixte rend compte chaque mois.",
    "Les coûts sont partagés à parts égales.",
    "Les effectifs sont limités à 600 000 personnes.",
]
ITEMS = ["patrols by night", "depots of fuel", "crossings on foot", "flights of drones"]


def rich_plan(rng: random.Random, size: int) -> Data:
    """A plan of so many points in which every key of the format is likely to stand somewhere."""
    data = small_plan(rng, size, gaps=rng.random() < 0.3, language=rng.choice(["en", "en", "en", "null"]))
    data["sources"] |= {"t": {"publisher": "T", "kind": "leak", "note": "Seen: twice"}}
    for at, point in enumerate(data["points"]):
        for change in (_tongues, _block, _paper, _options, _readings, _unnumbered, _wait, _typed, _worded):
            if rng.random() < 0.25:
                change(rng, data, point)
        if at > 2 and rng.random() < 0.12 and f"#{point['id']}" not in str(data):
            _bury(point)
    if rng.random() < 0.3:
        data["title"] = {"en": "A plan of zones", "fr": "Un plan de zones"}
    if rng.random() < 0.3:
        data["derived_from"] = [{"plan": "older", "version": "1.0", "relation": "revises", "note": "by hand"}]
    return data


def _tongues(rng: random.Random, _data: Data, point: Point) -> None:
    for key in ("title", "text"):
        if isinstance(point.get(key), str) and rng.random() < 0.7:
            point[key] = {"en": point[key], "fr": rng.choice(FRENCH)}


def _block(rng: random.Random, _data: Data, point: Point) -> None:
    """A text of several lines, a list at its end."""
    items = "".join(f"\n- {item}" for item in rng.sample(ITEMS, 3))
    end = rng.choice(["", "\n"])
    change_text(point, lambda text: text.replace(". ", ".\n") + items + end)


def _paper(rng: random.Random, _data: Data, point: Point) -> None:
    point["note"] = rng.choice(
        [f"{rng.choice(SENTENCES)}\n\nAnd: more # of it.\n", "- no list\n- at all", "'"]
    )
    point["see"] = [f"#{point['id']}"]


def _options(rng: random.Random, _data: Data, point: Point) -> None:
    names = [clause["id"] for clause in point.get("clauses", [])]
    one: Data = {"id": "x", "by": ["us"], "text": rng.choice(SENTENCES)}
    other: Data = {"id": "y", "by": ["ua", "gb"], "sets": {"note": "as said"}}
    if names:
        own = {"id": f"{names[0]}-x", "actor": "fr", "modality": "may", "action": "watch the zone"}
        one |= {"clauses": [own], "replaces": {names[0]: own["id"]}}
        other["replaces"] = {names[-1]: None}
    last: Data = {"id": "z", "by": ["ru"], "deletes": True}
    point["options"] = [one, other, last][: rng.randint(1, 3)]
    point["state"] = "open"


def _readings(rng: random.Random, _data: Data, point: Point) -> None:
    reading: Data = {"text": rng.choice(SENTENCES), "sources": ["s"]}
    if point.get("clauses"):
        reading["clause"] = point["clauses"][0]["id"]
    point["readings"] = [reading, {"text": {"en": "less", "fr": "moins"}, "sources": ["s", "t"]}]


def _unnumbered(rng: random.Random, _data: Data, point: Point) -> None:
    point["number"] = rng.choice([None, None, f"{rng.randint(1, 9)}-bis"])


def _wait(rng: random.Random, data: Data, point: Point) -> None:
    """Its clauses wait for clauses of points before, so that no round arises."""
    place = data["points"].index(point)
    before = [p for p in data["points"][:place] if p.get("clauses")]
    if before and point.get("clauses"):
        other = rng.choice(before)
        ref = f"#{other['id']}.{rng.choice(other['clauses'])['id']}"
        point["clauses"][0]["after"] = [ref, "signature"]
        if rng.random() < 0.5:
            point["clauses"][-1]["deadline"] = {"within": "P9D", "after": f"#{other['id']}"}


def _typed(rng: random.Random, _data: Data, point: Point) -> None:
    for clause in point.get("clauses", []):
        clause |= {
            "counterparty": rng.choice(ACTORS),
            "territory": ["crimea"],
            "verifier": rng.sample(ACTORS, 2),
            "exception": "unless both agree",
            "quantity": [
                {"min": rng.randint(1, 9), "unit": "units"},
                {"value": Decimal("2.5"), "unit": "percent", "of": "it"},
            ],
            "evidence": "disputed",
            "sources": ["s"],
        }


def _worded(rng: random.Random, _data: Data, point: Point) -> None:
    for letter, clause in zip("abc", point.get("clauses", []), strict=False):
        clause |= {
            "label": letter,
            "text": f"The {clause['id']} are {rng.choice(WORDS)} from day 1.",
            "note": "n",
        }


def _bury(point: Point) -> None:
    point.update(state="deleted", text=None)
    for key in ("clauses", "options", "readings"):
        point.pop(key, None)


def change_text(point: Point, change: Callable[[str], str]) -> None:
    """Change the wording of a point in each of its languages."""
    text = point.get("text")
    if isinstance(text, dict):
        point["text"] = {tag: change(said) for tag, said in text.items()}
    elif isinstance(text, str):
        point["text"] = change(text)


# Edits beside those of `editing`.


def rewrap(rng: random.Random, _data: Data, point: Point) -> None:
    """Break the lines of the text elsewhere."""
    step = rng.randint(2, 5)

    def change(text: str) -> str:
        words = re.split(r"[ \n](?!-)", text)
        return "".join(
            word + ("" if at == len(words) - 1 else "\n" if at % step == step - 1 else " ")
            for at, word in enumerate(words)
        )

    change_text(point, change)


def split_point(rng: random.Random, data: Data, point: Point) -> None:
    """Make two points of one: the second has the last sentence."""
    text, name = point.get("text"), f"{point['id']}-b"
    if not isinstance(text, str) or ". " not in text or name in str(data):
        return
    head, _, tail = text.rpartition(". ")
    point["text"] = f"{head}."
    new = {key: copy.deepcopy(point[key]) for key in ("category", "topics", "evidence")}
    new |= {"id": name, "number": None, "title": "The rest", "text": tail, "sources": list(point["sources"])}
    if isinstance(point.get("number"), int):
        new["number"] = max(p["number"] for p in data["points"] if isinstance(p.get("number"), int)) + 1
    data["points"].insert(data["points"].index(point) + 1, new)


def join_points(_rng: random.Random, data: Data, point: Point) -> None:
    """Put the text of the next point at the end of this one, where nothing refers to that."""
    place = data["points"].index(point)
    other = data["points"][place + 1] if place + 1 < len(data["points"]) else None
    if not other or f"#{other['id']}" in str(data) or len(data["points"]) < 4:
        return
    if isinstance(point.get("text"), str) and isinstance(other.get("text"), str):
        point["text"] += f" {other['text']}"
        known = {
            clause["id"] for part in (point, *point.get("options", [])) for clause in part.get("clauses", [])
        }
        more = [clause for clause in other.get("clauses", []) if clause["id"] not in known]
        if more:
            point["clauses"] = [*point.get("clauses", []), *more]
        data["points"].remove(other)


def renumber(rng: random.Random, data: Data, _point: Point) -> None:
    """Number all points anew, from another number on or with holes."""
    number = rng.randint(0, 4)
    for point in data["points"]:
        if isinstance(point.get("number"), int):
            point["number"] = number
            number += rng.choice((1, 1, 1, 3))


def rename(rng: random.Random, data: Data, point: Point) -> None:
    """Give a point another id, in what refers to it too."""
    old, new = point["id"], f"{point['id']}-{rng.choice(['new', 'now'])}"
    if new in str(data):
        return

    def followed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: followed(item) for key, item in value.items()}
        if isinstance(value, list):
            return [followed(item) for item in value]
        return re.sub(rf"^#{old}(?=\.|$)", f"#{new}", value) if isinstance(value, str) else value

    data["points"] = [followed(each) for each in data["points"]]
    next(p for p in data["points"] if p["id"] == old)["id"] = new


def turn_clauses(_rng: random.Random, _data: Data, point: Point) -> None:
    """List the clauses the other way round."""
    if point.get("clauses"):
        point["clauses"].reverse()


def reword_clause(rng: random.Random, _data: Data, point: Point) -> None:
    """Say the action of a clause, or its wording, in other words."""
    if point.get("clauses"):
        clause = rng.choice(point["clauses"])
        key = "text" if "text" in clause else "action"
        clause[key] = f"{rng.choice(WORDS)} {clause[key]}"


def translate(rng: random.Random, _data: Data, point: Point) -> None:
    """Give the wording in a second language, or leave that out."""
    if isinstance(point.get("text"), str):
        point["text"] = {"en": point["text"], "fr": rng.choice(FRENCH)}
    elif isinstance(point.get("text"), dict):
        point["text"] = point["text"].get("en") or next(iter(point["text"].values()))


def set_option(rng: random.Random, _data: Data, point: Point) -> None:
    """Word an option anew, or take one out."""
    if point.get("options"):
        option = rng.choice(point["options"])
        if "deletes" not in option and rng.random() < 0.6:
            option["text"] = rng.choice(SENTENCES)
        elif not point.get("readings"):
            point["options"].remove(option)
            if not point["options"]:
                del point["options"]


def set_reading(rng: random.Random, _data: Data, point: Point) -> None:
    """Word a reading anew, or take one out."""
    if point.get("readings"):
        reading = rng.choice(point["readings"])
        if rng.random() < 0.5:
            reading["text"] = rng.choice(SENTENCES)
        else:
            point["readings"].remove(reading)


def set_source(rng: random.Random, data: Data, _point: Point) -> None:
    """Say more of a source."""
    source = rng.choice(list(data["sources"].values()))
    source["note"] = rng.choice(SENTENCES)


def set_lineage(rng: random.Random, data: Data, _point: Point) -> None:
    """Say what the text comes from."""
    edge = {
        "plan": "older",
        "version": rng.choice(["1.0", "1.1"]),
        "relation": rng.choice(["revises", "counters"]),
    }
    data["derived_from"] = [edge]


def unbury(rng: random.Random, data: Data, _point: Point) -> None:
    """Bring a deleted point back."""
    for point in data["points"]:
        if point.get("state") == "deleted":
            point.update(state="open", text=rng.choice(SENTENCES))
            return


def set_exception(rng: random.Random, _data: Data, point: Point) -> None:
    """Change several keys of one clause."""
    if point.get("clauses"):
        rng.choice(point["clauses"]).update(
            exception=rng.choice(CONDITIONS),
            beneficiary=rng.sample(ACTORS, 2),
            modality=rng.choice(["may", "should"]),
        )


MORE: list[Edit] = [
    rewrap, rewrap, split_point, join_points, renumber, rename, turn_clauses, reword_clause, translate, set_option,
    set_reading, set_source, set_lineage, unbury, set_exception,
]  # fmt: skip
EVERY: list[Edit] = [*EDITS, *MORE]


def richly_edited(data: Data, seed: int, count: int | None = None) -> Data:
    """A copy with some edits of every kind. The same seed makes the same edits."""
    return edited(data, seed, count, EVERY)


def written(data: Data, rng: random.Random) -> bytes:
    """The file of a plan as a person may have left it: comments, empty lines, one of two line ends, a mark."""
    made: list[str] = ["# yaml-language-server: $schema=x", ""]
    for line in mapping(data, 0):
        if line.startswith("  - id: ") and rng.random() < 0.5:
            made += rng.choice([["", "  # A remark: on the next point"], [""], ["# at the margin"]])
        if re.match(r" *(category|evidence|modality): [\w-]+$", line) and rng.random() < 0.4:
            line += "  # aside"
        made.append(line)
    end = rng.choice(["\n", "\n", "\r\n"])
    text = end.join([*made, rng.choice(["", "# the end", ""])])
    return (b"\xef\xbb\xbf" if rng.random() < 0.1 else b"") + text.encode()
