"""The diffs of all texts that differ between two archives: two folders, or an archive and what it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from planctl.diff.engine import diff_plans, side_of
from planctl.diff.kinds import Level
from planctl.diff.result import PlanDiff, Side
from planctl.model.base import Result

if TYPE_CHECKING:
    from planctl.align.matcher import Matcher
    from planctl.model.plan import Plan
    from planctl.model.registry import Registry

What = Literal["changed", "new-version", "new-plan", "removed", "unreadable", "repaired"]


@dataclass(frozen=True, slots=True)
class Given:
    """A text of one archive: its ref and path, and the plan, or why there is none."""

    ref: str
    path: str
    plan: Plan | None
    problems: Sequence[str] = ()


class TextDiff(Result):
    """A text that differs."""

    plan: str
    what: What = Field(
        description="`new-version`: compared with the version before it; `unreadable`: no sound plan now; "
        "`repaired`: none before."
    )
    a: str | None = Field(description="Ref of the text as it was, with version.")
    b: str | None = Field(description="Ref of the text as it is, with version.")
    path_a: str | None
    path_b: str | None
    diff: int | None = Field(description="Index into `diffs`, where both could be read.")
    side: Side | None = Field(description="The one text there is, where there are not two.")
    problems: list[str] = Field(
        description="Why a text could not be read: PATH:LINE:COLUMN and what is wrong."
    )


class ArchiveDiff(Result):
    """The result of `diff` between two folders, or since a revision."""

    schema_: Literal["planctl/archive-diff/1"] = Field("planctl/archive-diff/1", alias="schema")
    a: str = Field(description="The archive as it was: a folder, or `REV:`.")
    b: str = Field(description="The archive as it is: a folder, or `REV:`.")
    added: list[str] = Field(description="Plans that only B has.")
    removed: list[str] = Field(description="Plans that only A has.")
    texts: list[TextDiff] = Field(description="Each version that differs, by plan and version.")
    diffs: list[PlanDiff] = Field(
        description="Their diffs. A text in which only layout changed has no changes."
    )
    unchanged: int = Field(description="How many texts do not differ.")
    others: list[str] = Field(
        description="Other files of the archive that differ: `+` new, `−` gone, `~` changed."
    )
    notes: list[str] = Field(description="What could not be taken into account, in words.")

    def counts(self) -> dict[Level, int]:
        """The number of changes on each level, in all texts."""
        return {level: sum(diff.counts()[level] for diff in self.diffs) for level in Level}


def diff_archives(
    pairs: Iterable[tuple[str, Given | None, Given | None]],
    *,
    names: tuple[str, str],
    plans: tuple[Iterable[str], Iterable[str]],
    registry: Registry,
    unchanged: int = 0,
    others: Sequence[str] = (),
    notes: Sequence[str] = (),
    matcher: Matcher | None = None,
) -> ArchiveDiff:
    """Compare the texts of two archives.

    `pairs` are plan ids, each with the text as it was and as it is; `names` are what the two archives are
    called, `plans` the ids of all plans of each. A text that cannot be read is reported and stops no other.
    """
    before, after = set(plans[0]), set(plans[1])
    texts: list[TextDiff] = []
    diffs: list[PlanDiff] = []
    for plan, a, b in pairs:
        both = (a.plan, b.plan) if a and b else (None, None)
        index = None
        if both[0] is not None and both[1] is not None:
            index = len(diffs)
            diffs.append(diff_plans(both[0], both[1], registry=registry, related=True, matcher=matcher))
        only = None if index is not None else (b.plan if b else a.plan if a else None)
        texts.append(
            TextDiff(
                plan=plan,
                what=_what(plan, a, b, before),
                a=a.ref if a else None,
                b=b.ref if b else None,
                path_a=a.path if a else None,
                path_b=b.path if b else None,
                diff=index,
                side=side_of(only, only.language) if only else None,
                problems=[problem for each in (a, b) if each for problem in each.problems],
            )
        )
    return ArchiveDiff(
        a=names[0],
        b=names[1],
        added=sorted(after - before),
        removed=sorted(before - after),
        texts=texts,
        diffs=diffs,
        unchanged=unchanged,
        others=list(others),
        notes=list(notes),
    )


def _what(plan: str, a: Given | None, b: Given | None, before: set[str]) -> What:
    if b is None:
        return "removed"
    if b.plan is None:
        return "unreadable"
    if a is None:
        return "new-version" if plan in before else "new-plan"
    if a.ref != b.ref:
        return "new-version"
    return "repaired" if a.plan is None else "changed"
