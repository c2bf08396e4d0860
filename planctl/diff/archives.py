"""The diffs of all plans of two archives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from planctl.align.result import Result
from planctl.diff.engine import diff_plans
from planctl.diff.result import PlanDiff
from planctl.model.plan import Plan
from planctl.model.registry import Registry


class ArchiveDiff(Result):
    """The result of `diff` between two folders."""

    schema_: Literal["planctl/archive-diff/1"] = Field("planctl/archive-diff/1", alias="schema")
    added: list[str] = Field(description="Plans that only the new archive has.")
    removed: list[str] = Field(description="Plans that only the old archive has.")
    diffs: list[PlanDiff] = Field(description="Each plan that both have, changed or not.")


def diff_archives(old: Mapping[str, Plan], new: Mapping[str, Plan], *, registry: Registry) -> ArchiveDiff:
    """Compare the plans of two archives by id."""
    return ArchiveDiff(
        added=sorted(set(new) - set(old)),
        removed=sorted(set(old) - set(new)),
        diffs=[diff_plans(old[name], new[name], registry=registry) for name in sorted(set(old) & set(new))],
    )
