"""Who vouches for what: every claim of an archive with the sources it cites, and the lines they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from planctl.model.base import Strict
from planctl.model.plan import Plan, Source
from planctl.model.vocabulary import Evidence, SourceKind, State
from planctl.track.process import Process

ClaimKind = Literal["point", "clause", "option", "reading", "lineage", "event", "stance"]
# Kinds of source whose publisher is itself the one who had the text.
FIRST_HAND = (SourceKind.OFFICIAL, SourceKind.SPEECH, SourceKind.LEAK, SourceKind.SOCIAL)


class Witness(Strict):
    """A source as one place cites it."""

    id: str
    publisher: str
    date: str | None
    url: str | None
    line: str | None = Field(description="Who had the text itself; null where that is not recorded.")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that the archive says on the word of sources. `book` is the document that lists them."""

    kind: ClaimKind
    ref: str
    title: str
    evidence: Evidence | None
    sources: tuple[str, ...]
    book: str
    number: int | str | None = None


class Books:
    """The source lists of documents: what an id means in each, and which line a source rests on."""

    def __init__(self, lists: Mapping[str, Mapping[str, Source]]) -> None:
        self.lists = lists
        self._lines = {
            book: {source.line for source in sources.values() if source.line}
            for book, sources in lists.items()
        }

    def source(self, book: str, name: str) -> Source | None:
        """The source that an id means in a document; None where its list lacks it."""
        return self.lists.get(book, {}).get(name)

    def identity(self, book: str, name: str) -> str:
        """One key for one page, in whatever document it is listed."""
        source = self.source(book, name)
        return source.url if source and source.url else f"{book} {name}"

    def line(self, book: str, name: str) -> str | None:
        """Who had the text itself: the recorded line, or the publisher at first hand; None if unknown."""
        source = self.source(book, name)
        if source is None:
            return None
        if source.line:
            return source.line
        publisher = "-".join(source.publisher.casefold().split())
        return publisher if publisher in self._lines[book] or source.kind in FIRST_HAND else None

    def witness(self, book: str, name: str) -> Witness:
        """A source as a place cites it; one that its list lacks is its id."""
        source = self.source(book, name)
        if source is None:
            return Witness(id=name, publisher=name, date=None, url=None, line=None)
        return Witness(
            id=name, publisher=source.publisher, date=source.date, url=source.url, line=self.line(book, name)
        )

    def witnesses(self, book: str, names: Iterable[str]) -> list[Witness]:
        """Several sources, in the order given."""
        return [self.witness(book, name) for name in names]


def books(process: Process, texts: Sequence[Plan]) -> Books:
    """The source lists of some texts, the timeline and the stances."""
    lists: dict[str, Mapping[str, Source]] = {plan.ref: plan.sources for plan in texts}
    if process.timeline:
        lists["timeline"] = process.timeline.sources
    if process.stances:
        lists["stances"] = process.stances.sources
    return Books(lists)


def text_claims(
    plan: Plan, process: Process, point: str | None = None, clause: str | None = None
) -> list[Claim]:
    """What a text, or one point or clause of it, rests on.

    A clause counts by itself where it has sources or evidence of its own.
    """
    found: list[Claim] = []
    if point is None:
        found += [
            Claim(
                "lineage",
                plan.ref,
                f"{edge.relation} {edge.plan}",
                edge.evidence,
                tuple(edge.sources),
                plan.ref,
            )
            for edge in plan.derived_from
            if edge.sources
        ]
    for item in plan.points:
        if point is not None and item.id != point:
            continue
        ref, title = f"{plan.ref}#{item.id}", process.said(item.title)

        def claim(
            kind: ClaimKind,
            ref: str,
            evidence: Evidence | None,
            sources: Sequence[str] | None,
            title: str = title,
            number: int | str | None = item.number,
        ) -> None:
            found.append(Claim(kind, ref, title, evidence, tuple(sources or ()), plan.ref, number))

        if clause is None and (item.state is not State.DELETED or item.sources):
            claim("point", ref, item.evidence, item.sources)
        for one in item.all_clauses:
            if clause == one.id or (
                clause is None and (one.sources or one.evidence not in (None, item.evidence))
            ):
                claim("clause", f"{ref}.{one.id}", one.evidence or item.evidence, one.sources or item.sources)
        for option in item.options if clause is None else ():
            if option.sources:
                claim("option", ref, None, option.sources, title=f"{title}, option {option.id}")
        for reading in item.readings:
            if clause is None or reading.clause in (None, clause):
                where = f"{ref}.{reading.clause}" if reading.clause else ref
                claim("reading", where, None, reading.sources)
    return found


def process_claims(process: Process) -> list[Claim]:
    """What the events and stances rest on."""
    found: list[Claim] = []
    for event in process.events:
        title = process.said(event.title)
        found.append(Claim("event", event.id, title, event.evidence, tuple(event.sources), "timeline"))
        found += [
            Claim("reading", event.id, title, None, tuple(reading.sources), "timeline")
            for reading in event.readings
        ]
    for stance in process.positions:
        title = f"{process.named(stance.actor).short} on {process.place(stance.on, stance.date).ref}"
        found.append(Claim("stance", stance.id, title, stance.evidence, tuple(stance.sources), "stances"))
    return found
