"""The draft of a crosswalk: the links as found, worded as rulings for a person to edit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from planctl.align.result import Alignment, Head, Link
from planctl.model.kinds import schema_line
from planctl.model.vocabulary import LinkRelation
from planctl.safe import one_line

# What a drafted ruling calls each relation; a person decides.
_RULINGS = {
    "kept": "same",
    "related": "related",
    "opposed": "opposed",
    "split": "part-of",
    "merged": "part-of",
    "reorganised": "related",
    "dropped": "none",
    "added": "none",
}
_WHY = {
    "id": "the same id",
    "text": "the same text",
    "words": "found by the wording",
    "topics": "found by the topics",
}
_SAYS = {
    LinkRelation.SAME: "; they say the same",
    LinkRelation.OPPOSED: "; one asks what the other rules out",
}
_WIDTH, _NEXT = 120, "\n     "

# How a point of A stands to one of B by what they say, as `planctl.compare.standings` finds it.
Standings = Mapping[tuple[str, str], LinkRelation]


def crosswalk_draft(alignment: Alignment, standings: Standings) -> str:
    """A crosswalk file that records the links as found; it rules from then on."""
    heads_a = {head.id: head for head in alignment.heads_a}
    heads_b = {head.id: head for head in alignment.heads_b}
    lines = [
        "# yaml-language-server: $schema=../../docs/schema/crosswalk-1.json",
        "# Drafted by `planctl align --write`: each link is a ruling once a person has read it.",
        f"schema: {schema_line('crosswalk')}",
        f"a: {alignment.a}",
        f"b: {alignment.b}",
        "links:",
    ]
    for link in alignment.links:
        heads = [*(heads_a[name] for name in link.a), *(heads_b[name] for name in link.b)]
        lines.append(f"  # {one_line('; '.join(map(head_name, heads)))}")
        ruling = drafted(link, standings)
        sides = [f"{side}: [{', '.join(json.dumps(ref) for ref in ruling[side])}]" for side in ("a", "b")]
        rest = [f"relation: {ruling['relation']}"]
        if "confidence" in ruling:
            rest.append(f"confidence: {ruling['confidence']:.2f}")
        line = f"  - {{{', '.join([*sides, *rest])}"
        lines.append(line if len(line) <= _WIDTH else f"  - {{{f',{_NEXT}'.join([*sides, ', '.join(rest)])}")
        if "note" in ruling:
            lines[-1] += f",{_NEXT}note: {json.dumps(ruling['note'], ensure_ascii=False)}"
        lines[-1] += "}"
    return "\n".join(lines) + "\n"


def drafted(link: Link, standings: Standings) -> dict[str, Any]:
    """A link as a ruling, with how sure it is and what it rests on; a person's ruling as it was made.

    Of one point that answers one it is told whether they say the same, or are opposed.
    """
    relation = _RULINGS[link.relation]
    said = ""
    if len(link.a) == len(link.b) == 1 and link.evidence != "text":
        standing = standings.get((link.a[0], link.b[0]), LinkRelation.RELATED)
        relation, said = standing.value, _SAYS.get(standing, "")
    ruling: dict[str, Any] = {
        "a": [f"#{name}" for name in link.a],
        "b": [f"#{name}" for name in link.b],
        "relation": link.ruling.value if link.ruling else relation,
    }
    if link.ruling:
        return ruling | ({"note": link.note} if link.note else {})
    if link.a and link.b:
        ruling["confidence"] = round(link.confidence, 2)
        ruling["note"] = f"{_WHY[link.evidence]}{said}{_next(link)}"
    return ruling


def missing(
    alignment: Alignment, ruled: list[dict[str, Any]], standings: Standings
) -> Iterator[dict[str, Any]]:
    """Drafts of the links that rulings, as a file has them, say nothing of."""
    named = [{side: set(map(str, ruling.get(side) or ())) for side in ("a", "b")} for ruling in ruled]
    for link in alignment.links:
        if link.evidence == "crosswalk":
            continue
        ruling = drafted(link, standings)
        if not (link.a and link.b) and any(
            {*ruling["a"]} <= one["a"] and {*ruling["b"]} <= one["b"] for one in named
        ):
            continue
        yield ruling


def head_name(head: Head) -> str:
    """What a reader calls a point: its number, if it has one, and its title."""
    return f"{head.number} {head.title}" if head.number is not None else head.title


def _next(link: Link) -> str:
    if link.runner_up is None:
        return ""
    return f"; next would be {', '.join(link.runner_up.b)} ({link.runner_up.confidence:.0%})"
