"""What surrounds a document: the registries, the other plans and the events of its archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path as File
from typing import TYPE_CHECKING

from planctl.model.ref import Ref
from planctl.model.registry import Registry
from planctl.record import Record

if TYPE_CHECKING:
    from planctl.lint.subject import Subject
    from planctl.lint.summaries import Summary
    from planctl.source import Document


class PlanIndex(Record):
    """The names inside one text: point ids with their clause ids, and the points' numbers."""

    points: Mapping[str, frozenset[str]]
    numbers: Mapping[str, str]

    @classmethod
    def of(cls, points: Iterable[Summary]) -> PlanIndex:
        """The index of a plan with some points; those without an id are left out."""
        found: dict[str, frozenset[str]] = {}
        numbers: dict[str, str] = {}
        for point in points:
            if point.name is not None:
                found[point.name] = found.get(point.name, frozenset()) | point.clauses
                if point.number is not None:
                    numbers[point.number] = point.name
        return cls(found, numbers)


Versions = Mapping[str, PlanIndex]


def _nothing(file: File) -> Subject | None:  # noqa: ARG001
    return None


def _nowhere(plan: str, version: str) -> File | None:  # noqa: ARG001
    return None


def _lost(file: File, digest: str) -> Document | None:  # noqa: ARG001
    return None


def _none(plan: str, version: str) -> tuple[File, ...]:  # noqa: ARG001
    return ()


class Context(Record):
    """The surroundings of a document. Mappings may be filled on demand.

    `plans` is by plan id, then by version; `events` holds the ids of the timeline. `unknown` names the parts
    that could not be read (`actors`, `topics`, `categories`, `territories`, `events`): what cannot be known
    is not reported as missing. `subject` gives another file of the archive as the rules see it, read once a
    run and None where there is none; `file` gives the file of a version, `files` all that claim to be it.
    `root` is the archive's folder; `sealed` finds a file again as it was when it had a digest, if the archive
    keeps its history. A rule that looks at another file asks through these, so that what is
    being typed is seen and not what is on disk.
    """

    registry: Registry = Registry()
    plans: Mapping[str, Versions] = {}
    events: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    subject: Callable[[File], Subject | None] = _nothing
    file: Callable[[str, str], File | None] = _nowhere
    files: Callable[[str, str], tuple[File, ...]] = _none
    root: File | None = None
    sealed: Callable[[File, str], Document | None] = _lost

    def indexes(self, ref: Ref) -> list[PlanIndex]:
        """The texts that a ref with a plan may mean: the version it names, else every version.

        Empty if unknown.
        """
        if ref.plan is None or ref.plan not in self.plans:
            return []
        versions = self.plans[ref.plan]
        if ref.version is None:
            return list(versions.values())
        return [versions[ref.version]] if ref.version in versions else []

    def beside(self, *names: str) -> Subject | None:
        """A file of the archive by its path below the archive's folder, or None where there is none."""
        return self.subject(self.root.joinpath(*names)) if self.root else None

    def text(self, plan: str, version: str) -> Subject | None:
        """A version as the rules see it, or None where there is none."""
        file = self.file(plan, version)
        return self.subject(file) if file else None
