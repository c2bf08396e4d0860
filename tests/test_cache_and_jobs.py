"""One verdict whatever the order, the workers, the cache, the colour and the working directory."""

from __future__ import annotations

import copy
import json
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from running import ROOT, environment, planctl

from planctl.archive import open_archive
from planctl.lint.local import NoPoint, Points, local_hits
from planctl.lint.ruleset import all_rules
from planctl.lint.subject import Subject
from planctl.source import read_bytes
from planctl.validation import Validator
from planctl.validation.cache import _own_files
from planctl.validation.jobs import WORTHWHILE

PLANS = ROOT / "plans"
TEXT = (PLANS / "us-28-point" / "1.0.yaml").read_text("utf-8")
DAMAGE = (
    ("modality: shall\n", "modality: shal\n"),
    ("actor: ua\n", "actor: uaa\n"),
    ("600,000", "[600,000"),
    ("schema: planctl/plan/1", "schema: planctl/plan/1\nnonsense: 1"),
    ("points:\n", "points: &x\n"),
)


def written(plans: Path, count: int) -> Path:
    """Plans, most of them damaged in one way or another, with the library's registries."""
    shutil.copytree(PLANS / "registry", plans / "registry")
    for at in range(count):
        text = TEXT.replace("id: us-28-point\n", f"id: plan-{at}\n", 1)
        if at % 3:
            text = text.replace(*DAMAGE[at % len(DAMAGE)], 1)
        path = plans / f"plan-{at}" / "1.0.yaml"
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    return plans


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Every damage, and sound plans beside."""
    return written(tmp_path / "plans", 14)


def report(archive: Path, *options: str, cache: Path, cwd: Path | None = None) -> tuple[int, Any]:
    """The exit code and the report on an archive, by its path from the working directory."""
    here = cwd or archive.parent
    done = planctl("validate", "plans", "-f", "json", *options, cwd=here, XDG_CACHE_HOME=str(cache))
    return done.returncode, json.loads(done.stdout)


def test_workers_cache_and_order_change_nothing(tmp_path: Path) -> None:
    """One process or three, a cold or a warm cache, any order of arguments: the same report to the byte."""
    archive = written(tmp_path / "plans", WORTHWHILE + 4)  # so many that workers start unasked
    cache = tmp_path / "cache"
    plain = report(archive, "--no-cache", "--jobs", "1", cache=cache)
    assert plain[0] == 1
    assert not cache.exists()
    assert report(archive, "--no-cache", "--jobs", "3", cache=cache) == plain
    assert report(archive, "--jobs", "2", cache=cache) == plain
    assert list(cache.rglob("*.json"))
    assert report(archive, cache=cache) == plain
    files = [str(path.relative_to(archive.parent)) for path in archive.rglob("*.yaml")]
    random.Random(1).shuffle(files)
    done = planctl("validate", *files, "-f", "json", cwd=archive.parent, XDG_CACHE_HOME=str(cache))
    assert json.loads(done.stdout) == plain[1]
    text = [
        planctl("validate", "plans", *options, cwd=archive.parent, XDG_CACHE_HOME=str(cache)).stdout
        for options in (["--no-cache"], [], ["--color", "always"])
    ]
    assert text[0] == text[1] == re.sub(r"\x1b\[[0-9;]*m", "", text[2])


def edits(archive: Path) -> list[tuple[str, Any]]:
    """Changes to an archive after which some verdict is another, though most files are as they were."""

    def actors() -> None:
        path = archive / "registry" / "actors.yaml"
        path.write_text(path.read_text("utf-8").replace("\n  ua:", "\n  uaa:"), "utf-8")

    def second_file() -> None:
        shutil.copy(archive / "plan-0" / "1.0.yaml", archive / "plan-0" / "1.0.yml")

    def parent() -> None:
        path = archive / "plan-0" / "1.0.yaml"
        said = 'derived_from:\n  - {plan: plan-3, version: "1.0", relation: revises}\nproponents:'
        path.write_text(path.read_text("utf-8").replace("proponents:", said, 1), "utf-8")

    def parent_gone() -> None:
        shutil.rmtree(archive / "plan-3")

    def ref() -> None:
        path = archive / "plan-6" / "1.0.yaml"
        text = path.read_text("utf-8").replace('see: ["#guarantees-general"', 'see: ["plan-9#force-cap"', 1)
        path.write_text(text, "utf-8")

    def target() -> None:
        path = archive / "plan-9" / "1.0.yaml"
        path.write_text(path.read_text("utf-8").replace("id: force-cap", "id: force-limit"), "utf-8")

    def seal() -> None:
        planctl("seal", "plan-12", cwd=archive.parent)

    def sealed_change() -> None:
        path = archive / "plan-12" / "1.0.yaml"
        path.write_text(path.read_text("utf-8").replace("leaked", "draft", 1), "utf-8")

    def config() -> None:
        (archive.parent / "planctl.toml").write_text('ignore = ["unknown-actor"]\n', "utf-8")

    changes = (actors, second_file, parent, parent_gone, ref, target, seal, sealed_change, config)
    return [(change.__name__, change) for change in changes]


def test_a_kept_verdict_never_outlives_what_it_rests_on(archive: Path, tmp_path: Path) -> None:
    """After every change to registries, other plans, the lock or the configuration, a warm run says what a
    cold one says.
    """
    cache = tmp_path / "cache"
    report(archive, cache=cache)
    changed = 0
    before: Any = None
    for name, change in edits(archive):
        change()
        cold = report(archive, "--no-cache", cache=cache)
        assert report(archive, cache=cache) == cold, name
        changed += cold != before
        before = cold
    assert changed >= 8  # the changes are real ones


def test_a_spoilt_cache_is_no_matter(archive: Path, tmp_path: Path) -> None:
    """A cache that is cut short, or that cannot be written, changes nothing."""
    cache = tmp_path / "cache"
    plain = report(archive, cache=cache)
    (file,) = cache.rglob("*.json")
    for junk in ("", "[]", '{"a": 1}', file.read_text("utf-8")[:-50]):
        file.write_text(junk, "utf-8")
        assert report(archive, cache=cache) == plain
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", "utf-8")
    assert report(archive, cache=blocked) == plain


def test_two_runs_at_once_share_a_cache(archive: Path, tmp_path: Path) -> None:
    """Runs that start together both give the right report, and leave a cache that can be read."""
    cache = tmp_path / "cache"
    plain = report(archive, "--no-cache", cache=cache)[1]
    args = [sys.executable, "-m", "planctl", "validate", "plans", "-f", "json"]
    around = environment(XDG_CACHE_HOME=str(cache))
    runs = [
        subprocess.Popen(args, cwd=archive.parent, env=around, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for run in runs:
        assert json.loads(run.communicate(timeout=120)[0]) == plain
    assert report(archive, cache=cache)[1] == plain


LOCAL = [item for item in all_rules() if item.rule.local]


def mutated(data: Any, seed: int) -> Any:
    """A plan's data with parts of its points exchanged and spoilt."""
    dice = random.Random(seed)
    made = copy.deepcopy(data)
    for _ in range(6):
        one, other = dice.choice(made["points"]), dice.choice(made["points"])
        key = dice.choice(["clauses", "text", "title", "options", "readings", "topics", "number", "evidence"])
        if key in other:
            one[key] = copy.deepcopy(other[key])
        for clause in one.get("clauses") or []:
            if dice.random() < 0.3:
                spoilt = ["may", "ru", {"max": 3}, {"by": "2020-01-01"}, "x", None, [1]]
                clause[dice.choice(["modality", "actor", "action", "quantity"])] = dice.choice(spoilt)
    return made


class Raw(Subject):
    """A subject whose data is given, not read."""

    def __init__(self, data: Any) -> None:
        super().__init__(read_bytes(b"", "x.yaml"), Path("x.yaml"))
        self.__dict__["data"] = data


@pytest.mark.parametrize("item", LOCAL, ids=lambda item: item.rule.name)
def test_a_local_rule_looks_at_each_point_by_itself(item: Any) -> None:
    """What a local rule says of a plan is what it says of its points one by one, and of points seen before."""
    archive = open_archive(PLANS)
    validator = Validator(archive)
    for number, entry in enumerate(archive.latest()):
        subject = validator.subject(entry.path)
        for each in (subject, Raw(mutated(subject.data, number)), Raw(mutated(subject.data, -number))):
            context = validator.context(each)
            whole = sorted(map(repr, item.check(each, context)))
            views = [*(Points([point]) for point in each.provisions), NoPoint(each)]
            assert sorted(repr(hit) for view in views for hit in item.check(view, context)) == whole
            for _ in range(2):
                found = local_hits([item], each, context).get(item.rule.id, [])
                assert sorted(map(repr, found)) == whole


def test_a_changed_word_list_is_another_tool() -> None:
    """Verdicts rest on every module and word list of planctl, wherever below the package it lies."""
    package = ROOT / "planctl"
    assert {*package.rglob("*.py"), *package.rglob("*.json")} == set(_own_files(package))
