"""By which words a point shows that it touches a topic, for the rule on topics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from planctl.lint.provisions import Provision
from planctl.lint.sentences import BEGINNING
from planctl.model.registry import Registry
from planctl.regex import regex

_WORDS = regex(r"[^\W\d_]+")
# Words are compared by their first letters: guarantee, guarantees, guaranteed.
_ASIDE = ("topics", "category", "sources", "see", "id")
_MADE: list[TopicWords] = []


class TopicWords(dict[str, frozenset[str]]):
    """The beginnings of the words of each topic: of its id, names, description and aliases. None for one that
    is unknown or broken.
    """

    def __init__(self, registry: Registry) -> None:
        super().__init__()
        self.registry = registry

    def __missing__(self, topic: str) -> frozenset[str]:
        entry = self.registry.topics.get(topic)
        texts = [topic, *_texts(entry.name), *_texts(entry.description), *entry.aliases] if entry else []
        self[topic] = _begin(" ".join(texts))
        return self[topic]


def topic_words(registry: Registry) -> TopicWords:
    """The words of a registry's topics, made once for it."""
    for made in _MADE:
        if made.registry is registry:
            return made
    if len(_MADE) > 8:
        del _MADE[0]
    _MADE.append(TopicWords(registry))
    return _MADE[-1]


def beginnings(point: Provision) -> Iterator[frozenset[str]]:
    """The beginnings of the words of a point, part by part, the tellingest first: of its title and texts, of
    its clauses, of all else.
    """
    title = point.raw.get("title")
    for name in title.values() if isinstance(title, dict) else (title,):
        if isinstance(name, str):
            yield _begin(name)
    for wording in point.all_texts:
        for sentence in wording.sentences:
            yield sentence.beginnings
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
