"""What is said of sources and disagreements, the same for a terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planctl.render.process_words import runs
from planctl.render.wording import counted, listed

if TYPE_CHECKING:
    from planctl.track.conflicts import Conflict, Conflicts
    from planctl.track.sources import Cited, SingleClaim, SourcesView, SourceUse

WHY = {
    "one-source": "one page",
    "one-line": "several pages of one line",
    "recorded": "recorded as single-source; several pages, line unknown",
}


def conflicts_heading(found: Conflicts) -> str:
    """How many disagreements in how many places: "14 of 132 places of us-28-point@1.0 …"."""
    where = found.ref or "the archive"
    if not found.conflicts:
        return f"No disagreement is on record for {where} ({counted(found.places, 'place')} looked at)."
    disputed = sum(conflict.disputed for conflict in found.conflicts)
    said = f"{counted(len(found.conflicts), 'disagreement')} in {counted(found.places, 'place')} of {where}"
    return said + f"; {disputed} recorded as disputed, the others as readings"


def sources_heading(view: SourcesView) -> str:
    """How much rests on how many pages: "51 pages, 12 independent lines, 60 claims of us-28-point@1.0"."""
    said = f"{counted(len(view.sources), 'page')}, {counted(len(view.lines), 'independent line')}"
    said += f" ({counted(view.unlined, 'page')} of unknown line)" if view.unlined else ""
    said += f"; {counted(view.claims, 'claim')} of {view.ref or 'the archive'}"
    return said + (
        f", and {view.unsourced} that cite{'s' * (view.unsourced == 1)} nothing" if view.unsourced else ""
    )


def single_groups(single: Sequence[SingleClaim]) -> list[tuple[str, str, list[SingleClaim]]]:
    """Claims of one witness by witness and reason, the largest group first."""
    groups: dict[tuple[str, str], list[SingleClaim]] = {}
    for claim in single:
        groups.setdefault((claim.witness, claim.why), []).append(claim)
    made = [(witness, WHY[why], claims) for (witness, why), claims in groups.items()]
    return sorted(made, key=lambda group: (not group[0], -len(group[2]), group[0]))


def single_words(claims: Sequence[SingleClaim], limit: int) -> str:
    """Some claims by text and number: "us-28-point@1.0: 1-3, 7"; `limit` names at most in each."""
    return "; ".join(f"{text}: {places}" for text, places in _by_text(claims, limit))


def is_part(view: SourcesView) -> bool:
    """Whether a view is of one point or clause, where weights mean nothing."""
    return view.ref is not None and "#" in view.ref


def use_words(use: SourceUse, view: SourcesView, limit: int) -> str:
    """What a page is cited for: the places, or inside one point the text, another reading, or both."""
    if not is_part(view):
        return f"cited by {cited_words(use.cited, limit)}"
    readings = [one for one in use.cited if one.kind == "reading"]
    parts = ["the text"] if len(readings) < len(use.cited) else []
    parts += ["another reading"] if readings else []
    return f"cited for {' and '.join(parts)}" if parts else "cited by nothing"


def cited_words(cited: Sequence[Cited], limit: int) -> str:
    """What cites a page, by text and number; `limit` names at most in each."""
    return "; ".join(f"{text}: {places}" for text, places in _by_text(cited, limit)) or "nothing"


def _by_text(places: Sequence[Cited | SingleClaim], limit: int) -> list[tuple[str, str]]:
    texts: dict[str, list[Cited | SingleClaim]] = {}
    for place in places:
        kind = {"event": "events", "stance": "stances"}.get(place.kind, place.ref.partition("#")[0])
        if place.kind == "reading" and "@" not in place.ref:
            kind = "events"
        texts.setdefault(kind, []).append(place)
    return [(name, _names(group, limit)) for name, group in texts.items()]


def _names(group: Sequence[Cited | SingleClaim], limit: int) -> str:
    numbers = runs(place.number for place in group if place.number is not None)
    rest = [place.ref.partition("#")[2] or place.title for place in group if place.number is None]
    names = listed(list(dict.fromkeys(rest)), limit)
    return ", ".join(part for part in (numbers, names) if part)


def said_words(conflict: Conflict) -> str:
    """What the archive's own text says, or that it says nothing."""
    if conflict.said:
        return conflict.said
    return "the text is not public" if conflict.kind in ("point", "clause") else "no account beyond the title"
