"""The wording of a question: its topic's name, and what its answers share where several rows are of a topic.

No plan's title stands in it: titles take sides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from planctl.compare.order import row_topic
from planctl.compare.parts import Part
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.text.opposites import norms

# How many words tell a question from the others of its topic.
_WORDS = 2
# A name of several words, or a word.
_WORD = re.compile(r"[A-ZÀ-Þ][\w’-]*(?: [A-ZÀ-Þ][\w’-]*)+|[^\W\d_][\w’'-]*")


def questions(rows: Sequence[Sequence[Part]], registry: Registry, languages: Sequence[str]) -> list[str]:
    """One wording a row, no two the same, whatever the order of plans. `languages` are those of the plans."""
    topics = [row_topic(parts) for parts in rows]
    said = [_subject_words(parts, languages) for parts in rows]
    of_topic: dict[str, list[int]] = defaultdict(list)
    for at, topic in enumerate(topics):
        of_topic[topic].append(at)
    found = [""] * len(rows)
    for topic, members in of_topic.items():
        name = topic_name(topic, registry)
        known = _known(topic, registry)
        # The row that most plans answer is the topic's; the others say what sets them apart.
        widest = min(members, key=lambda at: (*_breadth(rows[at]), at))
        in_rows = Counter(norm for at in members for norm in said[at])
        taken: set[str] = set()
        for at in members:
            wording = name
            if at != widest:
                telling = sorted(
                    (-(count / in_rows[norm]), -count, place, norm, surface)
                    for norm, (count, surface, place) in said[at].items()
                    if not set(norm.split()) <= known
                )[:_WORDS]
                words = [surface for *_, surface in sorted(telling, key=lambda word: word[2])]
                wording = f"{name}: {_phrase(words, rows[at], languages)}" if words else name
            unique, number = wording, 2
            while unique in taken:
                unique, number = f"{wording} ({number})", number + 1
            taken.add(unique)
            found[at] = unique
    return found


def _breadth(row: Sequence[Part]) -> tuple[int, int, int]:
    """The rank of a row by how many plans answer, then by how many are in it though deleted or hidden, and by
    its parts; the broadest row is the least.
    """
    answering = {part.plan for part in row if part.said}
    return -len(answering), -len({part.plan for part in row}), -len(row)


def topic_name(topic: str, registry: Registry) -> str:
    """What a topic is called; its id in plain words where the registry has no entry."""
    entry = registry.topics.get(topic)
    return localized(entry.name, "en") if entry else topic.replace("-", " ").capitalize()


def _known(topic: str, registry: Registry) -> set[str]:
    """The words that a topic's name and aliases say already."""
    entry = registry.topics.get(topic)
    said = [topic.replace("-", " "), *(entry.aliases if entry else ())]
    if entry:
        said += list(entry.name.values()) if isinstance(entry.name, dict) else [entry.name]
    return {norm for text in said for norm in norms(text)}


def _subject_words(parts: Sequence[Part], languages: Sequence[str]) -> dict[str, tuple[float, str, int]]:
    """The nouns that the answers are about: by norm, how many of the plans say it, how it is written, and
    where it comes.
    """
    plans: dict[str, set[int]] = defaultdict(set)
    places: dict[str, int] = {}
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    # Of what is deleted or hidden the title is all there is: no words of a row that somebody answers.
    for part in [part for part in parts if part.said] or parts:
        language = languages[part.plan]
        for text in _texts(part, language):
            for word in _WORD.findall(text):
                norm = " ".join(norms(word, language))
                if norm and len(word) > 2:
                    plans[norm].add(part.plan)
                    places.setdefault(norm, len(places))
                    kept = not word.istitle() or _is_name(word, text, typed=bool(part.said))
                    surfaces[norm][word if kept else word.lower()] += 1
    return {
        norm: (float(len(who)), min(surfaces[norm], key=lambda w: (-surfaces[norm][w], w)), places[norm])
        for norm, who in plans.items()
    }


def _texts(part: Part, language: str) -> list[str]:
    """What a part speaks of: what its clauses are about, or the title of a point without any."""
    spoken = [said.clause.object or said.clause.action for said in part.said]
    return spoken or [localized(part.point.title, language)]


def _is_name(word: str, text: str, *, typed: bool) -> bool:
    """Whether a word with a capital is a name. A clause begins with one or begins small, a title does not."""
    return typed or not text.startswith(word)


def _phrase(words: Sequence[str], row: Sequence[Part], languages: Sequence[str]) -> str:
    """Words that set a question apart: as they are said where they follow each other, else as a list."""
    said = " ".join(words)
    texts = (text for part in row for text in _texts(part, languages[part.plan]))
    together = re.compile(rf"\b{re.escape(said)}\b", re.IGNORECASE)
    return said if any(together.search(text) for text in texts) else ", ".join(words)
