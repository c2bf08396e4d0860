"""By which words a point shows that it touches a topic, for the rule on topics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from planctl.lint.provisions import BEGINNING, Provision
from planctl.model.registry import Registry
from planctl.regex import regex

_WORDS = regex(r"[^\W\d_]+")
# Words are compared by their first letters: guarantee, guarantees, guaranteed.
_ASIDE = ("topics", "category", "sources", "see", "id")
_MADE: list[tuple[Registry, dict[str, frozenset[str]]]] = []


def topic_words(topic: str, registry: Registry) -> frozenset[str]:
    """The beginnings of the words of a topic: of its id, names, description and aliases. Empty where it is
    unknown or broken.
    """
    known = next((made for of, made in _MADE if of is registry), None)
    if known is None:
        if len(_MADE) > 8:
            del _MADE[0]
        known = {}
        _MADE.append((registry, known))
    if topic not in known:
        entry = registry.topics.get(topic)
        texts = [topic, *_texts(entry.name), *_texts(entry.description), *entry.aliases] if entry else []
        known[topic] = frozenset(_begin(" ".join(texts)))
    return known[topic]


def beginnings(point: Provision) -> Iterator[frozenset[str]]:
    """The beginnings of the words of a point, part by part, the tellingest first: of its title and texts, of
    its clauses, of all else.
    """
    for wording in (*point.titles, *point.all_texts):
        yield wording.beginnings
    yield _begin(" ".join(norm.spoken for norm in point.all_norms))
    todo: list[Any] = [point.raw]
    said: list[str] = []
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            todo += [value for key, value in node.items() if key not in _ASIDE]
        elif isinstance(node, list):
            todo += node
        elif isinstance(node, str):
            said.append(node)
    yield _begin(" ".join(said))


def _texts(said: Any) -> list[str]:
    return list(said.values()) if isinstance(said, dict) else [said] if isinstance(said, str) else []


@lru_cache(maxsize=8192)
def _begin(text: str) -> frozenset[str]:
    return frozenset(word[:BEGINNING] for word in _WORDS.findall(text.lower()) if len(word) > 2)
