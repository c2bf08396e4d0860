"""Every JSON Schema that planctl publishes: of the documents it reads and of the results it gives."""

from __future__ import annotations

import importlib
from typing import Any

from planctl.model.kinds import KINDS, document_schema, json_schema

# result: (module, model). Imported on demand: most callers want one.
RESULTS: dict[str, tuple[str, str]] = {
    "report": ("planctl.lint.finding", "Report"),
    "rules": ("planctl.lint.catalogue", "RuleList"),
    "selftest": ("planctl.selftest.result", "SelfTest"),
    "baseline": ("planctl.lint.baseline", "Baseline"),
    "diff": ("planctl.diff.result", "PlanDiff"),
    "archive-diff": ("planctl.diff.archives", "ArchiveDiff"),
    "merge": ("planctl.merge.result", "MergeResult"),
    "open-options": ("planctl.merge.open", "OpenOptions"),
    "alignment": ("planctl.align.result", "Alignment"),
    "change-kinds": ("planctl.diff.result", "KindList"),
    "summary": ("planctl.track.summary", "PlanSummary"),
    "catalogue": ("planctl.track.catalogue", "Catalogue"),
    "log": ("planctl.track.history", "History"),
    "lineage": ("planctl.track.lineage", "Lineage"),
    "verification": ("planctl.track.verification", "Verification"),
    "events": ("planctl.track.events", "Events"),
    "stance-matrix": ("planctl.track.stances", "StanceMatrix"),
    "status": ("planctl.track.status", "StatusView"),
    "sources": ("planctl.track.sources", "SourcesView"),
    "conflicts": ("planctl.track.conflicts", "Conflicts"),
    "search": ("planctl.track.search", "SearchResult"),
    "actor": ("planctl.track.dossier", "Dossier"),
    "stats": ("planctl.track.stats", "Statistics"),
    "comparison": ("planctl.compare.result", "Comparison"),
    "common": ("planctl.compare.ground", "CommonGround"),
    "distance": ("planctl.compare.distances", "Distances"),
    "consolidation": ("planctl.consolidate.result", "Consolidation"),
    "blame": ("planctl.track.blame", "Blame"),
    "bisect": ("planctl.track.bisect", "Bisection"),
    "redline-report": ("planctl.track.redlines", "RedLineReport"),
}
_TEXTS = {
    "report": "the result of `validate --format json`",
    "rules": "the result of `rule --format json`",
    "selftest": "the result of `selftest --format json`",
    "baseline": "the file that `validate --write-baseline` writes",
    "diff": "the result of `diff --format json`",
    "archive-diff": "the result of `diff --format json` between two folders",
    "merge": "the result of `merge --format json`",
    "open-options": "the result of `resolve --list --format json`",
    "alignment": "the result of `align --format json`",
    "change-kinds": "the result of `changes --format json`",
    "summary": "the result of `show --format json`",
    "catalogue": "the result of `list --format json`",
    "log": "the result of `log --format json`",
    "lineage": "the result of `lineage --format json`",
    "verification": "the result of `verify --format json`",
    "events": "the result of `timeline --format json`",
    "stance-matrix": "the result of `stances --format json`",
    "status": "the result of `status --format json`",
    "sources": "the result of `sources --format json`",
    "conflicts": "the result of `sources --conflicts --format json`",
    "search": "the result of `search --format json`",
    "actor": "the result of `actor --format json`",
    "stats": "the result of `stats --format json`",
    "comparison": "the result of `compare --format json`",
    "common": "the result of `common --format json`",
    "distance": "the result of `distance --format json`",
    "consolidation": "the result of `consolidate --format json`",
    "blame": "the result of `blame --format json`",
    "bisect": "the result of `bisect --format json`",
    "redline-report": "the result of `redlines --format json`",
}


def all_schemas() -> dict[str, str]:
    """The names of the schemas, each with what it describes."""
    documents = {kind: (model.__doc__ or "").strip().splitlines()[0] for kind, model in KINDS.items()}
    return {**documents, **_TEXTS}


def schema(name: str) -> dict[str, Any]:
    """One JSON Schema (2020-12). Raises KeyError for a name that does not exist."""
    if name in KINDS:
        return document_schema(name)
    module, model = RESULTS[name]
    return json_schema(getattr(importlib.import_module(module), model), f"{name}:1", mode="serialization")
