"""The result of `sources`: who vouches for what, and how much of it hangs on one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from planctl.model.base import Strict
from planctl.model.plan import Plan
from planctl.model.vocabulary import Evidence, SourceKind
from planctl.track.conflicts import Conflict, conflicts
from planctl.track.process import Process
from planctl.track.witnesses import Books, Claim, ClaimKind, books, process_claims, text_claims


class Cited(Strict):
    """A place that cites a source."""

    ref: str
    kind: ClaimKind
    number: int | str | None
    title: str


class SourceUse(Strict):
    """A page, and what cites it. The same address in several documents is one page."""

    ids: list[str] = Field(description="Its ids in the documents that list it.")
    publisher: str
    title: str | None
    date: str | None
    url: str | None
    kind: SourceKind
    line: str | None = Field(description="Who had the text itself; null where that is not recorded.")
    note: str | None
    cited: list[Cited]


class Weight(Strict):
    """How much a publisher or an independent line carries."""

    name: str
    sources: int = Field(description="Its pages.")
    claims: int = Field(description="Claims that cite at least one of them.")
    alone: int = Field(description="Claims that rest on nothing else.")


class SingleClaim(Strict):
    """A claim that rests on one witness."""

    ref: str
    kind: ClaimKind
    number: int | str | None
    title: str
    evidence: Evidence | None = Field(description="Null for options and lineage without one of their own.")
    why: Literal["one-source", "one-line", "recorded"] = Field(
        description="One page cited; several pages of one line; or several, recorded as single-source."
    )
    witness: str = Field(
        description="The line, or else the publisher; empty where there are several of unknown line."
    )
    sources: list[str]


class SourcesView(Strict):
    """The result of `sources`."""

    schema_: Literal["planctl/sources/1"] = Field("planctl/sources/1", alias="schema")
    ref: str | None = Field(description="What was looked at; null for the whole archive.")
    claims: int = Field(
        description="Points, clauses and options with sources of their own, lineage, events and stances."
    )
    unsourced: int = Field(description="Claims that cite nothing: what is undisclosed, or background.")
    sources: list[SourceUse] = Field(description="The most cited first.")
    unlisted: list[str] = Field(description="Cited ids that the document's own list of sources lacks.")
    publishers: list[Weight] = Field(description="The weightiest first.")
    lines: list[Weight] = Field(description="Independent lines, the weightiest first.")
    unlined: int = Field(description="Pages of which it is not recorded who had the text itself.")
    single: list[SingleClaim]
    conflicts: list[Conflict] = Field(description="Readings and disputed places, side by side with the text.")


def sources_view(
    process: Process,
    texts: Sequence[Plan],
    ref: str | None = None,
    *,
    point: str | None = None,
    clause: str | None = None,
) -> SourcesView:
    """The sources of some texts, or of a `point` or `clause`; without `ref` of events and stances too."""
    listed = books(process, texts)
    claims = [claim for text in texts for claim in text_claims(text, process, point, clause)]
    if ref is None:
        claims += process_claims(process)
    own = [claim for claim in claims if claim.kind != "reading"]
    sourced = [claim for claim in own if claim.sources]
    uses = _uses(
        listed, claims, whole=[text.ref for text in texts] if point is None else [], process=ref is None
    )
    return SourcesView(
        ref=ref,
        claims=len(sourced),
        unsourced=len(own) - len(sourced),
        sources=uses,
        unlisted=sorted(
            {name for claim in claims for name in claim.sources if listed.source(claim.book, name) is None}
        ),
        publishers=_weights(listed, sourced, by_line=False),
        lines=_weights(listed, sourced, by_line=True),
        unlined=sum(use.line is None for use in uses),
        single=[one for claim in sourced if (one := _single(claim, listed))],
        conflicts=_conflicts(process, texts, ref, point, clause),
    )


def _conflicts(
    process: Process, texts: Sequence[Plan], ref: str | None, point: str | None, clause: str | None
) -> list[Conflict]:
    """Those of the texts; with the events and stances only where these are looked at."""
    found = conflicts(process, texts, ref, point=point, clause=clause).conflicts
    return [one for one in found if ref is None or one.kind not in ("event", "stance")]


def _uses(listed: Books, claims: Sequence[Claim], whole: Sequence[str], *, process: bool) -> list[SourceUse]:
    """The pages that claims cite, and of whole documents those that nothing cites too."""
    cited: dict[str, dict[tuple[str, str], Cited]] = defaultdict(dict)
    places: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for claim in claims:
        for name in claim.sources:
            key = listed.identity(claim.book, name)
            cited[key][claim.kind, claim.ref] = Cited(
                ref=claim.ref, kind=claim.kind, number=claim.number, title=claim.title
            )
            places[key][claim.book, name] = None
    for book in (*whole, *(("timeline", "stances") if process else ())):
        for name in listed.lists.get(book, {}):
            places[listed.identity(book, name)][book, name] = None
    made = [
        use for key, names in places.items() if (use := _use(listed, list(names), list(cited[key].values())))
    ]
    return sorted(made, key=lambda use: (-len(use.cited), use.publisher, use.ids))


def _use(listed: Books, names: Sequence[tuple[str, str]], cited: list[Cited]) -> SourceUse | None:
    known = [source for book, name in names if (source := listed.source(book, name))]
    if not known:
        return None
    lines = [line for book, name in names if (line := listed.line(book, name))]
    first = known[0]
    return SourceUse(
        ids=list(dict.fromkeys(name for _, name in names)),
        publisher=first.publisher,
        title=first.title,
        date=first.date,
        url=first.url,
        kind=first.kind,
        line=lines[0] if lines else None,
        note=first.note,
        cited=cited,
    )


def _weights(listed: Books, claims: Sequence[Claim], *, by_line: bool) -> list[Weight]:
    pages: dict[str, set[str]] = defaultdict(set)
    citing: dict[str, int] = defaultdict(int)
    alone: dict[str, int] = defaultdict(int)
    for claim in claims:
        names = {}
        for name in claim.sources:
            witness = listed.witness(claim.book, name)
            key = witness.line if by_line else witness.publisher
            names[name] = key
            if key:
                pages[key].add(listed.identity(claim.book, name))
        keys = {key for key in names.values() if key}
        for key in keys:
            citing[key] += 1
            alone[key] += len(keys) == 1 and None not in names.values()
    made = [
        Weight(name=name, sources=len(pages[name]), claims=citing[name], alone=alone[name]) for name in pages
    ]
    return sorted(made, key=lambda weight: (-weight.claims, -weight.alone, weight.name))


def _single(claim: Claim, listed: Books) -> SingleClaim | None:
    witnesses = listed.witnesses(claim.book, dict.fromkeys(claim.sources))
    lines = {witness.line for witness in witnesses}
    why: Literal["one-source", "one-line", "recorded"]
    if len(witnesses) == 1:
        why, said = "one-source", witnesses[0].line or witnesses[0].publisher
    elif len(lines) == 1 and None not in lines:
        why, said = "one-line", str(witnesses[0].line)
    elif claim.evidence is Evidence.SINGLE_SOURCE:
        why, said = "recorded", ""
    else:
        return None
    return SingleClaim(
        ref=claim.ref,
        kind=claim.kind,
        number=claim.number,
        title=claim.title,
        evidence=claim.evidence,
        why=why,
        witness=said,
        sources=[w.id for w in witnesses],
    )
