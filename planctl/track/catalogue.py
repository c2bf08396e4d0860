"""The result of `list`: the plans of an archive, version by version."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from planctl.model.base import Slug, Strict
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.model.vocabulary import Fidelity, Status
from planctl.text.names import actor_name, short_name
from planctl.track.localize import Localizer
from planctl.track.summary import Named


class CatalogueEntry(Strict):
    """One version of a plan."""

    ref: str = Field(description="With version: us-28-point@1.0.")
    plan: Slug
    version: str
    latest: bool
    versions: list[str] = Field(description="Every version of the plan, oldest first.")
    title: str
    date: datetime.date
    status: Status
    fidelity: Fidelity
    points: int = Field(description="Points that are not deleted.")
    deleted: int
    declared: int | None = Field(
        description="How many points the text is reported to have, where the file shows another number."
    )
    clauses: int
    proponents: list[Named]
    path: str


class Unreadable(Strict):
    """A file that is where a plan should be and cannot be read, with the reason."""

    ref: str
    path: str
    reason: str


class Catalogue(Strict):
    """The result of `list`."""

    schema_: Literal["planctl/catalogue/1"] = Field("planctl/catalogue/1", alias="schema")
    archive: str = Field(description="Where the plans are.")
    library: bool = Field(description="Whether it is the library that comes with planctl.")
    plans: list[CatalogueEntry]
    unreadable: list[Unreadable]


@dataclass(frozen=True, slots=True)
class Text:
    """A version that was read, and where it was found."""

    plan: Plan
    id: str
    version: str
    path: str
    versions: Sequence[str]


def catalogue_entry(text: Text, registry: Registry, language: str | None = None) -> CatalogueEntry:
    """The line of one version. Its ref is the one that resolves: by the file's place, not by what it says."""
    plan, live = text.plan, len(text.plan.live_points)
    texts = Localizer(plan, language)
    return CatalogueEntry(
        ref=f"{text.id}@{text.version}",
        plan=text.id,
        version=text.version,
        latest=text.version == text.versions[-1],
        versions=list(text.versions),
        title=texts(plan.title) or text.id,
        date=plan.date,
        status=plan.status,
        fidelity=plan.fidelity,
        points=live,
        deleted=len(plan.points) - live,
        declared=plan.point_count if plan.point_count != live else None,
        clauses=len(plan.clauses()),
        proponents=[
            Named(
                id=actor,
                name=actor_name(actor, registry, texts.language),
                short=short_name(actor, registry, texts.language),
            )
            for actor in plan.proponents
        ],
        path=text.path,
    )


def newest_first(entries: Sequence[CatalogueEntry]) -> list[CatalogueEntry]:
    """Plans by the date of their newest text, newest first; the versions of a plan together, latest first."""
    newest: dict[str, datetime.date] = {}
    for entry in entries:
        newest[entry.plan] = max(entry.date, newest.get(entry.plan, entry.date))
    order = {entry.plan: (-newest[entry.plan].toordinal(), entry.plan) for entry in entries}
    return sorted(entries, key=lambda entry: (*order[entry.plan], -entry.versions.index(entry.version)))
