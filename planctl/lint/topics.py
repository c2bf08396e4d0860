"""By which words a point shows that it touches a topic, for the rule on topics."""

from __future__ import annotations

import re
from typing import Any

from planctl.lint.provisions import Provision
from planctl.model.registry import Registry

_WORDS = re.compile(r"[^\W\d_]+")
# Words are compared by their first letters: guarantee, guarantees, guaranteed.
_LETTERS = 5
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


def beginnings(point: Provision) -> set[str]:
    """The beginnings of the words of a point: of its title, texts, clauses, readings, options and notes."""
    said: set[str] = set()
    todo: list[Any] = [point.raw]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            todo += [
                value for key, value in node.items() if key not in ("topics", "category", "sources", "see")
            ]
        elif isinstance(node, list):
            todo += node
        elif isinstance(node, str):
            said.update(_begin(node))
    return said


def _texts(said: Any) -> list[str]:
    return list(said.values()) if isinstance(said, dict) else [said] if isinstance(said, str) else []


def _begin(text: str) -> set[str]:
    return {word[:_LETTERS] for word in _WORDS.findall(text.lower()) if len(word) > 2}
