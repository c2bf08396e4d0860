"""The page docs/tricky-cases.md as data: each case with its two snippets and what is to come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from planctl.archive import open_archive
from planctl.archive.locate import library_root
from planctl.diff.engine import diff_plans
from planctl.diff.result import PlanDiff
from planctl.model.plan import Plan

PAGE = Path(__file__).resolve().parent.parent / "docs" / "tricky-cases.md"
REGISTRY = open_archive(library_root()).registry

_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n(?P<prose>.*?)^```yaml\n(?P<a>.*?)^```\n+```yaml\n(?P<b>.*?)^```\n+"
    r"```text\n(?P<wished>.*?)^```\n",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"(?P<a>[\w, -]*?) ?(?:=|->) ?(?P<b>[\w, -]*)\Z")

# What a snippet leaves out, so that it shows only what the case is about.
_POINT: dict[str, Any] = {
    "number": None,
    "title": "Provision",
    "category": "peace-in-ukraine",
    "topics": ["ceasefire"],
}
_POINT |= {"evidence": "seen", "sources": ["s"]}
_PLAN: dict[str, Any] = {
    "schema": "planctl/plan/1",
    "id": "plan",
    "title": "Plan",
    "language": "en",
    "date": "2025-01-01",
}
_PLAN |= {"status": "draft", "fidelity": "paraphrase", "proponents": ["us"]}
_PLAN |= {"sources": {"s": {"publisher": "S", "kind": "press"}}}


@dataclass(frozen=True)
class Case:
    """One case of the page. `changes` are lines `kind actor:effect …`; `links` are pairs of sets of ids."""

    title: str
    a: Plan
    b: Plan
    changes: list[str]
    links: set[tuple[frozenset[str], frozenset[str]]]
    passes: bool

    def diff(self) -> PlanDiff:
        """What the tool says."""
        return diff_plans(self.a, self.b, registry=REGISTRY)

    def holds(self) -> bool:
        """Whether exactly the wished changes come out, and the wished links where any are wished."""
        found = self.diff()
        linked = {(frozenset(link.a), frozenset(link.b)) for link in found.links}
        return said(found) == self.changes and self.links <= linked


def said(found: PlanDiff) -> list[str]:
    """The changes of a diff in the words of the page, sorted."""
    return sorted(
        " ".join([change.kind, *sorted(f"{effect.actor}:{effect.effect.value}" for effect in change.effects)])
        for change in found.changes
    )


def cases(text: str | None = None) -> list[Case]:
    """Every case of the page, in its order."""
    page = PAGE.read_text(encoding="utf-8") if text is None else text
    return [_case(match) for match in _CASE.finditer(page)]


def _case(match: re.Match[str]) -> Case:
    passes, *wished = match["wished"].splitlines()
    if passes not in ("passes: yes", "passes: no"):
        raise ValueError(f"{match['title']}: the first line of a result is `passes: yes` or `passes: no`")
    links = {(_ids(m["a"]), _ids(m["b"])) for line in wished if (m := _LINK.match(line))}
    changes = [line for line in wished if line.strip() and not _LINK.match(line) and line != "no change"]
    return Case(
        match["title"],
        _plan(match["a"], "1.0"),
        _plan(match["b"], "2.0"),
        sorted(" ".join([kind, *sorted(effects)]) for kind, *effects in map(str.split, changes)),
        links,
        passes == "passes: yes",
    )


def _ids(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(",") if name.strip())


def _plan(snippet: str, version: str) -> Plan:
    """A snippet as a plan: a list of points, or a mapping with `points` and whatever the plan's head is to have."""
    data: Any = YAML(typ="safe", pure=True).load(snippet)
    head = data if isinstance(data, dict) else {"points": data}
    points = [{**_POINT, **point} for point in head["points"]]
    return Plan.model_validate({**_PLAN, "version": version, **head, "points": points})
