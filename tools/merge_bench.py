"""How many merges are clean by planctl and by `git merge-file`, where two desks edit points far apart.

`python -m tools.merge_bench`, from the root of the checkout. Each of 200 triples is a plan of generated
points; two sides edit different points, none of them neighbours, in words, figures and clauses, and then most
move a point, put one in, and number all anew. What the merge should come to is known by how the
edits were made, and is compared with what it came to.
"""

from __future__ import annotations

import copy
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planctl.merge.engine import merge_plans
from planctl.source import read_bytes
from planctl.source.emit import lines

TRIPLES = 200
_NOUNS = ["patrols", "depots", "convoys", "crossings", "hospitals", "archives", "ports", "bridges"]
_ADJECTIVES = ["joint", "northern", "civil", "annual", "verified", "regional", "mobile", "common"]

Data = dict[str, Any]
Edit = Callable[[random.Random, Data], None]


@dataclass(frozen=True)
class Triple:
    """A base, its two sides, and what their merge should be."""

    base: Data
    ours: Data
    theirs: Data
    expected: Data


def triple(seed: int) -> Triple:
    """One triple. The same seed makes the same."""
    rng = random.Random(seed)
    base = _plan(rng, rng.randint(12, 28))
    edited = [copy.deepcopy(base) for _ in range(3)]
    ours, theirs, expected = edited
    places = list(range(0, len(base["points"]), 2))  # no two are neighbours
    rng.shuffle(places)
    count = rng.randint(1, 3)
    for side, mine in ((ours, places[:count]), (theirs, places[count : 2 * count])):
        for at in mine:
            edit = rng.choice([_word, _figure, _sentence, _deadline, _clause])
            state = rng.getstate()
            edit(rng, side["points"][at])
            rng.setstate(state)
            edit(rng, expected["points"][at])
    # Every move and every new point has a point of its own to stand behind, which stays where it is.
    free = rng.sample([point["id"] for point in base["points"]], 8)
    for number, side in enumerate((ours, theirs)):
        if rng.random() < 0.6:
            name, after = free.pop(), free.pop()
            # To go past one neighbour is as well that neighbour's move: which of the two stays is not known.
            near = abs(_place(base, name) - _place(base, after)) < 3
            for text in () if near else (side, expected):
                at = _place(text, name)
                moved = text["points"].pop(at)
                text["points"].insert(_place(text, after) + 1, moved)
        if rng.random() < 0.6:
            after, new = free.pop(), _point(rng, 900 + number)
            for text in (side, expected):
                text["points"].insert(_place(text, after) + 1, copy.deepcopy(new))
    for side in edited:
        for number, point in enumerate(side["points"], 1):
            point["number"] = number
    return Triple(base, ours, theirs, expected)


def _place(text: Data, name: str) -> int:
    return [point["id"] for point in text["points"]].index(name)


def _word(rng: random.Random, point: Data) -> None:
    words = point["text"].split(" ")
    words.insert(rng.randint(1, len(words) - 1), rng.choice(_ADJECTIVES))
    point["text"] = " ".join(words)


def _figure(rng: random.Random, point: Data) -> None:
    old, new = point["clauses"][0]["quantity"]["max"], rng.randint(1000, 9999)
    point["clauses"][0]["quantity"]["max"] = new
    point["text"] = point["text"].replace(f" {old} ", f" {new} ")


def _sentence(rng: random.Random, point: Data) -> None:
    point["text"] += f" The {rng.choice(_ADJECTIVES)} commission reports every month."


def _deadline(rng: random.Random, point: Data) -> None:
    point["clauses"][0]["deadline"] = {"within": f"P{rng.randint(10, 90)}D", "after": "signature"}


def _clause(rng: random.Random, point: Data) -> None:
    action = f"give access to the {rng.choice(_NOUNS)}"
    point["clauses"].append({"id": "access", "actor": "us", "modality": "shall", "action": action})


def _point(rng: random.Random, index: int) -> Data:
    noun, limit = rng.choice(_NOUNS), rng.randint(100, 999)
    return {
        "id": f"zone-{index}",
        "number": index,
        "title": f"{noun.capitalize()} in zone {index}",
        "category": "peace-in-ukraine",
        "topics": ["ceasefire"],
        "text": (
            f"In zone {index} the {rng.choice(_ADJECTIVES)} {noun} of both parties are limited to {limit} "
            f"units at any time. Their {rng.choice(_ADJECTIVES)} commanders meet every week."
        ),
        "evidence": "seen",
        "sources": ["s"],
        "clauses": [
            {
                "id": "limit",
                "actor": ["ua", "ru"],
                "modality": "shall",
                "action": f"limit the {noun} in zone {index}",
                "quantity": {"max": limit, "unit": "units"},
            }
        ],
    }


def _plan(rng: random.Random, size: int) -> Data:
    return {
        "schema": "planctl/plan/1",
        "id": "zones",
        "version": "1.0",
        "title": "A plan of zones",
        "language": "en",
        "date": "2025-01-01",
        "status": "draft",
        "fidelity": "paraphrase",
        "proponents": ["us"],
        "sources": {"s": {"publisher": "S", "kind": "press"}},
        "points": [_point(rng, index + 1) for index in range(size)],
    }


def written(data: Data) -> str:
    """The data as a plan file, in block style as people write it."""
    return "\n".join(lines(data, -2, 0, block=True)[1:]) + "\n"


def git_merge(made: Triple, folder: Path) -> Data | None:
    """What `git merge-file` makes of the three as files; None where it leaves conflict markers."""
    names = []
    for name, data in (("ours", made.ours), ("base", made.base), ("theirs", made.theirs)):
        path = folder / f"{name}.yaml"
        path.write_text(written(data), encoding="utf-8")
        names.append(str(path))
    done = subprocess.run(["git", "merge-file", "-p", *names], capture_output=True, check=False)
    if done.returncode != 0:
        return None
    merged: Data = read_bytes(done.stdout, "merged.yaml").data
    return merged


def run(count: int = TRIPLES) -> dict[str, int]:
    """Merge so many triples both ways, and count."""
    names = ("triples", "planctl clean", "planctl as expected", "git clean", "git as expected")
    counts = dict.fromkeys(names, 0)
    with tempfile.TemporaryDirectory(prefix="planctl-merge-") as folder:
        for seed in range(count):
            made = triple(seed)
            result = merge_plans(made.base, made.ours, made.theirs)
            counts["triples"] += 1
            counts["planctl clean"] += result.is_clean
            counts["planctl as expected"] += result.merged == made.expected
            merged = git_merge(made, Path(folder))
            counts["git clean"] += merged is not None
            counts["git as expected"] += merged == made.expected
    return counts


def main() -> None:
    """Print the counts as Markdown."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else TRIPLES
    found = run(count)
    print(f"| {found['triples']} triples | merged cleanly | with conflicts | as expected |")
    print("| --- | ---: | ---: | ---: |")
    clean = found["planctl clean"]
    print(f"| planctl merge | {clean} | {count - clean} | {found['planctl as expected']} |")
    markers, right = count - found["git clean"], found["git as expected"]
    print(f"| git merge-file | {found['git clean']} | {markers} | {right} |")


if __name__ == "__main__":
    main()
