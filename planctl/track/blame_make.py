"""Draws up a blame from the trace of a history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Point
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.text.gist import clause_gist, part_names
from planctl.text.names import actor_name, short_name
from planctl.track.bisect import CitedSource
from planctl.track.bisect_make import cited_source
from planctl.track.blame import Blame, BlameLine, Carrier, Stretch, Wording
from planctl.track.blame_trace import Origin, Trace, trace, wordings
from planctl.track.descent import Link, clause_at
from planctl.track.summary import Named
from planctl.track.word_origins import pieces


def blame(
    ref: str,
    texts: Mapping[str, Plan],
    links: Sequence[Link],
    registry: Registry,
    *,
    point: str | None = None,
    clause: str | None = None,
    words: bool = False,
    notes: Sequence[str] = (),
) -> Blame:
    """Where each clause, and with `words` each word, of the last text first appeared.

    `texts` stand parents first. `point` and `clause` are ids in the last text, to look at a part of it.
    """
    plan = texts[list(texts)[-1]]
    language = plan.language
    known = trace(texts, links, language, words=words)[plan.ref]
    chosen = [one for one in plan.points if point in (None, one.id)]
    parts = part_names(plan)
    lines = [
        _line(plan, one, own, known, texts, registry, parts) for one in chosen for own in _rows(one, clause)
    ]
    shown = [
        _wording(plan, one, part, text, known, language)
        for one in (chosen if words else ())
        for part, text in wordings(one, language).items()
        if clause is None or part in ("", f"clause {clause}")
    ]
    counts = Counter(line.origin for line in lines)
    spoken = Counter[str]()
    for each in shown:
        for stretch in each.stretches:
            spoken[stretch.origin] += _count(stretch.text, language)
    used = {*counts, *spoken, *(line.changed for line in lines)}
    used |= {line.returned for line in lines if line.returned}
    used |= {stretch.returned for each in shown for stretch in each.stretches if stretch.returned}
    order = sorted((name for name in texts if name in used), key=lambda name: texts[name].date)
    return Blame(
        ref=ref,
        language=language,
        carriers=[_carrier(texts[name], counts[name], spoken[name], registry) for name in order],
        lines=lines,
        wordings=shown,
        walked=len(texts),
        notes=list(notes),
    )


def _count(text: str, language: str) -> int:
    """How many words a stretch has; a figure may be several."""
    return sum(len(piece.text.split()) for piece in pieces(text, language) if piece.word)


def _rows(point: Point, clause: str | None) -> list[Clause | None]:
    """The clauses of a point, or None for a point that has none."""
    found: list[Clause | None] = [one for one in point.all_clauses if clause in (None, one.id)]
    return found or ([None] if clause is None else [])


def _carrier(plan: Plan, clauses: int, words: int, registry: Registry) -> Carrier:
    return Carrier(
        ref=plan.ref,
        plan=plan.id,
        version=plan.version,
        title=localized(plan.title, plan.language),
        date=plan.date.isoformat(),
        status=plan.status.value,
        proponents=[
            Named(id=one, name=actor_name(one, registry), short=short_name(one, registry))
            for one in plan.proponents
        ],
        clauses=clauses,
        words=words,
    )


def _line(
    plan: Plan,
    point: Point,
    clause: Clause | None,
    known: Trace,
    texts: Mapping[str, Plan],
    registry: Registry,
    parts: Mapping[str, str],
) -> BlameLine:
    origin = known.clauses[point.id, clause.id] if clause else known.points[point.id]
    title = localized(point.title, plan.language)
    local = f"{point.id}.{clause.id}" if clause else point.id
    first = f"{origin.point}.{origin.clause}" if origin.clause else origin.point
    return BlameLine(
        ref=f"{plan.ref}#{local}",
        point=point.id,
        number=point.number,
        title=title,
        clause=clause.id if clause else None,
        label=clause.label if clause else None,
        says=clause_gist(clause, registry, plan.language, parts) if clause else title,
        origin=origin.text,
        origin_ref=f"{origin.text}#{first}",
        changed=origin.changed or origin.text,
        returned=origin.back,
        sources=_sources(texts[origin.text], origin),
    )


def _sources(plan: Plan, origin: Origin) -> list[CitedSource]:
    point = plan.point(origin.point)
    clause = clause_at(plan, (origin.point, origin.clause)) if origin.clause else None
    names = (clause.sources if clause else None) or (point.sources if point else ())
    return [cited_source(plan, name) for name in names if name in plan.sources]


def _wording(plan: Plan, point: Point, part: str, text: str, known: Trace, language: str) -> Wording:
    found = known.words[point.id, part]
    stretches: list[Stretch] = []
    at = 0
    for piece, origin in zip(pieces(text, language), found, strict=True):
        said = text[at : piece.end]
        at = piece.end
        last = stretches[-1] if stretches else None
        if last is not None and (last.origin, last.returned) == (origin.text, origin.back):
            stretches[-1] = last.model_copy(update={"text": last.text + said})
        else:
            stretches.append(Stretch(text=said, origin=origin.text, returned=origin.back))
    kind, _, name = part.partition(" ")
    return Wording(
        ref=f"{plan.ref}#{point.id}" + (f".{name}" if kind == "clause" else ""),
        point=point.id,
        number=point.number,
        title=localized(point.title, plan.language),
        part=part or None,
        stretches=stretches,
    )
