"""How long a diff takes, how much memory it needs, and how both grow, with DeepDiff and jsonpatch beside it;
and how long the history of a plan of many versions takes.

`python -m tools.bench`, from the root of the checkout; `python -m tools.bench histories` for the last
alone. Each run is a process of its own, so that its peak memory is its own, and ends after a minute at
most. The texts are the points of real plans, repeated with other words of place, against a copy in which
one point in ten is dropped, edited or moved.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from planctl.model.plan import Plan
from planctl.text.tokens import tokenize
from tools.histories import history
from tools.labels import plan

SIZES = (280, 2800)
VERSIONS = 200
LIMIT = 60
RUNS = [("planctl", 280), ("DeepDiff, ignore_order", 280), ("jsonpatch", 280), ("planctl", 2800)]


def text_of(points: int) -> Plan:
    """A plan of so many points, made of the points of the US draft; every repetition speaks of another
    district.
    """
    source = plan("us-28-point")
    made = []
    for index in range(points):
        base = source.points[index % len(source.points)]
        data: dict[str, Any] = base.model_dump(mode="json", by_alias=True, exclude_none=True)
        place = f"in district {_name(index)} of region {_name(index // 7 + 5000)}"
        for clause in data["clauses"]:
            clause["object"] = f"{clause.get('object', 'this')} {place}"
        data.pop("see", None)
        text = f"{base.text['en'] if isinstance(base.text, dict) else base.text} This applies {place}."
        made.append({**data, "id": f"p{index}", "number": index + 1, "text": text})
    head = source.model_dump(mode="json", by_alias=True, exclude_none=True)
    return Plan.model_validate({**head, "point_count": None, "points": made})


def edited(source: Plan, seed: int = 1) -> Plan:
    """A copy with other ids in which about one point in ten is dropped, edited or moved."""
    rng = random.Random(seed)
    points = [point for point in source.points if rng.random() > 0.03]
    for _ in range(len(points) // 30):
        points.insert(rng.randrange(len(points)), points.pop(rng.randrange(len(points))))
    made = []
    for index, point in enumerate(points):
        text = str(point.text)
        if rng.random() < 0.04:
            words = [token.text for token in tokenize(text, "en")]
            del words[rng.randrange(len(words) // 2)]
            text = "".join(words)
        made.append(point.model_copy(update={"id": f"q{index}", "number": index + 1, "text": text}))
    return source.model_copy(update={"version": "2.0", "points": made})


def measure(name: str, points: int) -> None:
    """Run one differ once; print its seconds, its peak megabytes and how many changes it reports."""
    a = text_of(points)
    b = edited(a)
    left, right = ([p.model_dump(mode="json", exclude_none=True) for p in side.points] for side in (a, b))
    started = time.perf_counter()
    if name == "planctl":
        from planctl.diff.engine import diff_plans

        count = len(diff_plans(a, b).changes)
    elif name == "jsonpatch":
        import jsonpatch

        count = len(list(jsonpatch.make_patch(left, right)))
    else:
        from deepdiff import DeepDiff

        count = sum(map(len, DeepDiff(left, right, ignore_order=True).values()))
    seconds = time.perf_counter() - started
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, count)


def run(name: str, points: int) -> tuple[float, float, int] | None:
    """The same in a process of its own; None where it did not end in time."""
    command = [sys.executable, "-m", "tools.bench", name, str(points)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=True)
    except subprocess.TimeoutExpired:
        return None
    seconds, memory, count = done.stdout.split()
    return float(seconds), float(memory), int(count)


def long_history(folder: Path) -> int:
    """Write an archive with many versions of the US draft, each with a few edits, and a rival on the way.
    Returns how many points the first has.
    """
    from planctl.source.emit import mapping

    texts = history(plan("us-28-point"), 1, VERSIONS).texts
    for text in texts.values():
        path = folder / text.id / f"{text.version}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
        lines = mapping({"schema": "planctl/plan/1", **data}, 0)
        path.write_text("\n".join(lines) + "\n", "utf-8")
    return len(next(iter(texts.values())).points)


def histories() -> None:
    """Print how long `log` and `blame` take over many versions, as a user would see it."""
    with tempfile.TemporaryDirectory() as name:
        points = long_history(Path(name) / "plans")
        print(f"\n{VERSIONS} versions of a plan of {points} points:")
        for words in ("log", "blame", "blame --words"):
            command = [sys.executable, "-m", "planctl", *words.split(), "us-28-point"]
            started, used = time.perf_counter(), _used()
            subprocess.run([*command, "--archive", f"{name}/plans"], capture_output=True, check=True)
            seconds = time.perf_counter() - started
            print(
                f"planctl {words} takes {seconds:.1f} s, {_used() - used:.1f} s of them computing.",
                flush=True,
            )


def _used() -> float:
    """The seconds that all child processes have computed so far."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def main() -> None:
    """Print the table and the ratios as Markdown."""
    print("| differ | points | seconds | MB | changes |\n|---|---|---|---|---|")
    found = {}
    for name, points in RUNS:
        result = found[name, points] = run(name, points)
        shown = f"{result[0]:.2f} | {result[1]:.0f} | {result[2]}" if result else f"over {LIMIT} | |"
        print(f"| {name} | {points} | {shown} |", flush=True)
    small, large = found["planctl", SIZES[0]], found["planctl", SIZES[1]]
    if small and large:
        print(
            f"\nTen times the points take {large[0] / small[0]:.1f} times as long (the square would be 100)."
        )
    for name in ("DeepDiff, ignore_order", "jsonpatch"):
        other = found[name, SIZES[0]]
        if small and other:
            print(f"{name} takes {other[0] / small[0]:.2f} times as long as planctl at {SIZES[0]} points.")
    histories()


def _name(number: int) -> str:
    """A made-up place name for a number: the same for the same number, and unlike its neighbours."""
    rng = random.Random(number)
    return "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(4)).capitalize()


if __name__ == "__main__":
    if sys.argv[1:] == ["histories"]:
        histories()
    elif len(sys.argv) == 3:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        main()
