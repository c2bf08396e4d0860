"""The text of a plan's next version, and of a plan's first one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.model.kinds import schema_line
from planctl.source.edits import Edit
from planctl.source.emit import inline
from planctl.source.patch import patched

if TYPE_CHECKING:
    from planctl.archive.archive import Archive, Entry
    from planctl.source import Document


def version_after(entry: Entry, *, major: bool) -> str:
    """The version that follows: 2.0 or 1.1 after 1.0."""
    return f"{entry.major + 1}.0" if major else f"{entry.major}.{entry.minor + 1}"


def next_text(document: Document, version: str, day: date) -> str:
    """The text of a version with another version number and date, every other byte as it is.

    Raises InvalidDocument where the document breaks the dialect.
    """
    return patched(
        document,
        [Edit("replace", ("version",), version), Edit("replace", ("date",), day.isoformat())],
    )


@dataclass(frozen=True, slots=True)
class First:
    """What must be known of a plan before its first version can be written."""

    plan: str
    title: str
    proponents: Sequence[str]
    category: str
    topic: str
    language: str
    status: str
    day: date
    version: str


def first_text(first: First) -> str:
    """The first version of a plan: sound as it stands, claiming nothing that nobody has said yet."""
    return f"""\
schema: {schema_line("plan")}
id: {first.plan}
version: "{first.version}"
title: {inline(first.title)}
language: {first.language}
date: {first.day.isoformat()}
status: {first.status}
fidelity: paraphrase  # or verbatim, translation, partial
proponents: {inline(list(first.proponents))}
parties: []  # who is to be bound
sources: {{}}  # without the braces, once there is one below
  # a-paper: {{publisher: A paper, title: What it says, date: {first.day.isoformat()}, kind: press}}
points:
  - id: first-point  # a slug that never changes
    number: 1
    title: First point
    category: {first.category}
    topics: [{first.topic}]
    text: null  # once it is known, with its source: Who is to do what.
    evidence: undisclosed  # then seen, single-source, disputed or background
    # sources: [a-paper]
    # clauses:
    #   - id: a-clause
    #     actor: {first.proponents[0]}
    #     modality: shall
    #     action: do something
"""


def versions_of(plan: str, archive: Archive) -> list[Entry]:
    """The versions of a plan, oldest first. Raises UnknownRef with a did-you-mean."""
    from planctl.errors import UnknownRef
    from planctl.suggest import did_you_mean

    versions = archive.entries.get(plan)
    if not versions:
        hint = did_you_mean(plan, archive.entries) or "`planctl list` shows the plans there are"
        raise UnknownRef(f"there is no plan `{plan}`", hint)
    return versions


def versions_before(path: Path) -> list[Entry]:
    """The versions of a plan that lie beside a version's file and come before it, oldest first."""
    from planctl.archive.archive import Archive, entry_at

    mine = entry_at(path)
    if mine is None:
        return []
    versions = Archive(path.parent.parent).entries.get(mine.plan, [])
    return [entry for entry in versions if (entry.major, entry.minor) < (mine.major, mine.minor)]
