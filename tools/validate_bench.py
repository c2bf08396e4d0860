"""How long `planctl validate` takes for many files and for one, beside check-jsonschema and a bare start.

`python -m tools.validate_bench [--files 1000] [--differing 100]`, from the root of the checkout. The files
are texts of 28 points, made of the US draft, and as sound as it is: every point of every file speaks of
another district, so no two points are the same. With `--differing 15`, only 15 in a hundred do, as in an
archive of versions and of plans of one family. check-jsonschema has the exported schema and the same files.
Every program runs in a process of its own, and planctl with a cache folder of its own.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from planctl.archive.locate import library_root
from planctl.source import read_file
from planctl.source.edits import Edit
from planctl.source.patch import patched

SMALL = """\
schema: planctl/plan/1
id: small
version: "1.0"
title: A small plan
language: en
date: 2026-01-20
status: draft
fidelity: paraphrase
proponents: [us]
sources: {a: {publisher: A, kind: official, date: 2026-01-20}}
points:
  - id: elections
    number: 1
    title: Elections
    category: peace-in-ukraine
    topics: [elections]
    text: Ukraine holds elections.
    evidence: seen
    sources: [a]
    clauses:
      - {id: hold, actor: ua, modality: shall, action: hold elections}
"""
_STARTS = 7
_INCLUDED = {"en": "is included", "fr": "est inclus"}


def make(folder: Path, count: int, differing: int = 100) -> Path:
    """An archive of so many plans of 28 points in a folder. Returns its plans folder."""
    plans = folder / "plans"
    shutil.copytree(library_root() / "registry", plans / "registry")
    text = _pattern()
    points = 1 + max(int(found) for found in re.findall(r"District-of-(\d+)", text))
    rng = random.Random(1)
    for index in range(count):
        made = text.replace("id: us-28-point\n", f"id: plan-{index}\n", 1)
        for point in range(points):
            name = _name(rng) if rng.randrange(100) < differing else "Anywhere"
            made = made.replace(f"District-of-{point:03}", name)
        (plans / f"plan-{index}").mkdir()
        (plans / f"plan-{index}" / "1.0.yaml").write_text(made, encoding="utf-8")
    return plans


def _pattern() -> str:
    """The US draft, in which every text ends with a sentence on a district that is still to be named."""
    document = read_file(library_root() / "us-28-point" / "1.0.yaml")
    edits = []
    for index, point in enumerate(document.data["points"]):
        said = point.get("text")
        for tag, wording in said.items() if isinstance(said, dict) else [("en", said)] if said else ():
            path = ("points", index, "text", tag) if isinstance(said, dict) else ("points", index, "text")
            edits.append(Edit("replace", path, f"{wording} District-of-{index:03} {_INCLUDED[tag]}."))
    return patched(document, edits)


def _name(rng: random.Random) -> str:
    """A made-up name of a place."""
    return "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(4)).capitalize()


def timed(command: Sequence[str], cache: Path, *, codes: tuple[int, ...] = (0,)) -> float:
    """The seconds that a program takes. Raises RuntimeError where it fails."""
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": os.getcwd()}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled
    started = time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode not in codes:
        raise RuntimeError(
            f"{command[:4]} ended with {done.returncode}: {(done.stdout + done.stderr)[-2000:]}"
        )
    return seconds


def many(count: int, differing: int, folder: Path) -> None:
    """Print the table and the ratios for many files."""
    plans = make(folder, count, differing)
    schema, cache = folder / "plan-1.json", folder / "cache"
    files = [str(path) for path in sorted(plans.glob("plan-*/1.0.yaml"))]
    planctl = [sys.executable, "-m", "planctl"]
    exported = subprocess.run([*planctl, "schema", "plan"], capture_output=True, text=True, check=True)
    schema.write_text(exported.stdout, encoding="utf-8")
    size = sum(os.path.getsize(file) for file in files) / 1e6
    print(f"\n{count:,} files of 28 points, {size:.1f} MB. ", end="")
    told = subprocess.run(
        [*planctl, "validate", "--quiet", str(plans)], capture_output=True, text=True, check=True
    )
    print(f"{told.stdout.strip()}\n")
    print("| program | seconds | times as fast |\n|---|---|---|", flush=True)
    checker = str(Path(sys.executable).with_name("check-jsonschema"))
    other = timed([checker, "--schemafile", str(schema), *files], cache)
    print(f"| check-jsonschema | {other:.2f} | 1 |", flush=True)
    for name, more in (
        ("planctl validate, one process, no cache", ["--no-cache", "--jobs", "1"]),
        ("planctl validate, no cache", ["--no-cache"]),
        ("planctl validate, first run with a cache", []),
        ("planctl validate, unchanged", []),
    ):
        seconds = timed([*planctl, "validate", str(plans), *more], cache)
        print(f"| {name} | {seconds:.2f} | {other / seconds:.1f} |", flush=True)


def one(folder: Path) -> None:
    """Print how one small file from a cold start compares with a bare interpreter's start."""
    small = folder / "small.yaml"
    small.write_text(SMALL, encoding="utf-8")
    validate = [sys.executable, "-m", "planctl", "validate", "--no-cache", str(small)]
    bare = [sys.executable, "-c", "pass"]
    cache = folder / "cache"
    timed(validate, cache)
    # One after the other, so that whatever else the machine does hits both alike.
    pairs = [(timed(bare, cache), timed(validate, cache)) for _ in range(_STARTS)]
    start, whole = (min(each) for each in zip(*pairs, strict=True))
    print(
        f"\nOne small file: {whole * 1000:.0f} ms, a bare interpreter {start * 1000:.0f} ms: "
        f"{whole / start:.1f} times (best of {_STARTS})"
    )


def main() -> None:
    """Measure, and print it as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m tools.validate_bench", description=__doc__)
    parser.add_argument("--files", type=int, default=1000, help="how many files to make (1000)")
    parser.add_argument(
        "--differing", type=int, default=100, help="how many of a hundred points are of one file alone (100)"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="planctl-bench-") as folder:
        one(Path(folder))
        many(options.files, options.differing, Path(folder))


if __name__ == "__main__":
    main()
