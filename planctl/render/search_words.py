"""What a search found and why, in the words that every format for people uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.wording import EVIDENCE, counted, listed
from planctl.text.phrases import join

if TYPE_CHECKING:
    from planctl.track.search import Hit, Question, SearchResult

_WHERE = {
    "title": "title",
    "text": "text",
    "clause": "clause",
    "option": "option",
    "reading": "other reading",
    "note": "note",
    "names": "names",
}
_COLLECTIVE = {"clause": "clauses", "option": "options", "reading": "other readings", "note": "notes"}


def asked(question: Question) -> str:
    """What was looked for: `force "frozen assets", actor Ukraine`."""
    words = [*question.words, *(f'"{phrase}"' for phrase in question.phrases)]
    limits = question.filters
    parts = [" ".join(words)] if words else []
    for label, names in (
        ("plan", limits.plans),
        ("actor", [actor.name for actor in limits.actors]),
        ("topic", [topic.name for topic in limits.topics]),
        ("category", [entry.name for entry in limits.categories]),
        ("modality", [str(modality) for modality in limits.modalities]),
        ("evidence", [EVIDENCE[evidence] for evidence in limits.evidence]),
    ):
        parts += [f"{label} {' or '.join(names)}"] if names else []
    return ", ".join(parts)


def outcome(result: SearchResult) -> str:
    """The line that says how much was found, and how the question had to be read."""
    question = result.question
    where = f"in {counted(result.found_plans, 'plan')}"
    said = f"{counted(result.found, 'hit')} {where}"
    if len(result.hits) < result.found:
        said += f"; shown: the first {len(result.hits)} (--limit 0 shows all)"
    if question.loosened:
        said += "; no text has the phrase as it stands, its words were looked for one by one"
    if question.any:
        said += "; no point has all the words, those with some of them are shown"
    if question.unknown:
        said += f"; no text has {join([f'`{word}`' for word in question.unknown], 'or')}"
    return said


def why(hit: Hit) -> str:
    """Where in a point the words are: "title, text, clauses cap and reserve"."""
    by: dict[str, list[str]] = {}
    for match in hit.matches:
        by.setdefault(match.where, [])
        if match.part and match.where in ("clause", "option"):
            by[match.where].append(match.part)
    said = []
    for where, parts in by.items():
        if where == "names":
            words = [word for match in hit.matches if match.where == "names" for word in match.words]
            names = {word.casefold(): word for word in words}
            said.append(f"names ({listed(list(names.values()), 3)})")
        elif parts:
            said.append(f"{_WHERE[where] if len(parts) == 1 else _COLLECTIVE[where]} {listed(parts, 3)}")
        else:
            said.append(_WHERE[where])
    return ", ".join(said)


def source_of(hit: Hit) -> str:
    """Where the passage shown comes from, where that is not the point's own text: "note", "clause cap"."""
    passage = hit.passage
    if passage is None or passage.where == "text":
        return ""
    return _WHERE[passage.where] + (
        f" {passage.part}" if passage.part and passage.where in ("clause", "option") else ""
    )
