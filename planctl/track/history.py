"""The result of `log`: the versions of a plan, each with what it changed in the one before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from planctl.diff.engine import diff_plans
from planctl.diff.kinds import Level
from planctl.model.base import Slug, Strict
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.model.vocabulary import Status
from planctl.track.localize import Localizer
from planctl.track.summary import Named
from planctl.track.verification import SealState
from planctl.track.views import Views


class NewSource(Strict):
    """A source that this version is the first to cite."""

    id: Slug
    publisher: str
    date: str | None


class LoggedChange(Strict):
    """A change from the version before, in words."""

    kind: str
    level: Level
    point: str | None
    explanation: str


class Moved(Strict):
    """What a version did to the one before, counted."""

    since: str = Field(description="The ref that it is compared with.")
    substantive: int
    procedural: int
    editorial: int
    added: int = Field(description="Points that are new.")
    dropped: int = Field(description="Points that are gone or deleted.")
    changes: list[LoggedChange]


class LogEntry(Strict):
    """One version."""

    ref: str
    version: str
    date: datetime.date
    status: Status
    title: str
    path: str
    seal: SealState = Field(description="Whether the text is sealed in `plans.lock`, and still what it was.")
    proponents: list[Named]
    points: int = Field(description="Points that are not deleted.")
    clauses: int
    sources: int = Field(description="How many sources the version cites.")
    new_sources: list[NewSource]
    moved: Moved | None = Field(description="Null for the first version.")


class UnreadVersion(Strict):
    """A version whose file is not a sound plan, with the reason."""

    ref: str
    path: str
    reason: str


class History(Strict):
    """The result of `log`: versions latest first."""

    schema_: Literal["planctl/log/1"] = Field("planctl/log/1", alias="schema")
    plan: Slug
    title: str
    versions: list[LogEntry]
    unreadable: list[UnreadVersion]


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was read: where it lies, and whether it is sealed."""

    plan: Plan
    path: str
    seal: SealState


def make_history(
    versions: Sequence[Version],
    registry: Registry,
    unreadable: Sequence[UnreadVersion] = (),
    language: str | None = None,
) -> History:
    """The history of a plan from its versions, oldest first; at least one. Each is compared with the one
    before it.
    """
    entries: list[LogEntry] = []
    before: Plan | None = None
    known: set[str] = set()
    for version in versions:
        plan = version.plan
        texts = Localizer(plan, language)
        entries.append(
            LogEntry(
                ref=plan.ref,
                version=plan.version,
                date=plan.date,
                status=plan.status,
                title=texts(plan.title) or plan.id,
                path=version.path,
                seal=version.seal,
                proponents=Views(plan, registry, texts).named(plan.proponents),
                points=len(plan.live_points),
                clauses=len(plan.clauses()),
                sources=len(plan.sources),
                new_sources=[
                    NewSource(id=name, publisher=source.publisher, date=source.date)
                    for name, source in plan.sources.items()
                    if name not in known
                ],
                moved=_moved(before, plan, registry) if before else None,
            )
        )
        known |= set(plan.sources)
        before = plan
    latest = entries[-1]
    return History(
        schema="planctl/log/1",
        plan=versions[-1].plan.id,
        title=latest.title,
        versions=entries[::-1],
        unreadable=list(unreadable),
    )


def _moved(before: Plan, plan: Plan, registry: Registry) -> Moved:
    diff = diff_plans(before, plan, registry=registry, related=True)
    counts: Mapping[Level, int] = diff.counts()
    kinds = [change.kind for change in diff.changes]
    return Moved(
        since=before.ref,
        substantive=counts[Level.SUBSTANTIVE],
        procedural=counts[Level.PROCEDURAL],
        editorial=counts[Level.EDITORIAL],
        added=kinds.count("point-added"),
        dropped=kinds.count("point-dropped") + kinds.count("point-deleted"),
        changes=[
            LoggedChange(
                kind=change.kind, level=change.level, point=change.point, explanation=change.explanation
            )
            for change in sorted(diff.changes, key=lambda change: list(Level).index(change.level))
        ],
    )
