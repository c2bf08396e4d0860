"""Every free text of a document, whatever its kind: what a person wrote and a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from planctl.lint.lazy import lazy
from planctl.lint.provisions import Wording
from planctl.regex import regex
from planctl.source import Path

# Keys whose values are words and not names, dates, numbers or addresses.
_PROSE = frozenset(
    (
        *("title", "text", "note", "name", "description", "action", "object", "condition", "exception"),
        *(
            "consequence",
            "qualifier",
            "unit",
            "of",
            "vague",
            "publisher",
            "place",
            "reason",
            "label",
            "short",
        ),
    )
)
# What holds nothing but ids, and is long.
_NAMES = frozenset(("sources", "topics", "actor", "see", "codes", "by", "territory", "after"))


# What the rules on the characters of a text look for is among these: marks that come in pairs, letters of
# other scripts, what is not seen, and what stands for words that are still to come.
_MARK = regex(
    r"[^A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153 \n\t\u00a0\u202f"
    r".,;:'\u2019!&*+/=@#%$\u20ac\u00a3\u00a7\u00b0\u2013\u2014\u2026-]|TBD|TBC|TBA|TODO|FIXME|XX|orem ipsum"
)
# Where a text stands: the place of what it stands in, and the last step.
Link = tuple[Any, ...]


class Prose:
    """The free texts of a document, or of the part of it at a path, in the order of the file.

    `language` is that of the texts that do not say theirs.
    """

    def __init__(self, data: Any, language: str, path: Path = ()) -> None:
        self._found: list[tuple[Link, str, str]] = []
        self._language = language
        link: Link = ()
        for step in path:
            link = link, step
        self._gather(data, link)

    @lazy
    def said(self) -> str:
        """All texts in one."""
        return " ".join([text for _, _, text in self._found])

    @lazy
    def marked(self) -> list[Wording]:
        """The texts that have more in them than words and what parts them: the few in which rules on
        characters may find something.
        """
        return [_wording(*each) for each in self._found if not _is_plain(each[2])]

    def __iter__(self) -> Iterator[Wording]:
        return (_wording(*each) for each in self._found)

    def _gather(self, node: Any, link: Link) -> None:
        found = self._found
        if isinstance(node, dict):
            below = []
            for key, value in node.items():
                if isinstance(value, str):
                    if key in _PROSE:
                        found.append(((link, key), self._language, value))
                elif isinstance(value, dict):
                    if key in _PROSE:
                        found += [
                            (((link, key), tag), tag, text)
                            for tag, text in value.items()
                            if isinstance(text, str)
                        ]
                    else:
                        below.append(key)
                elif isinstance(value, list) and value and (key not in _NAMES or isinstance(value[0], dict)):
                    below.append(key)
            for key in below:
                self._gather(node[key], (link, key))
        elif isinstance(node, list):
            for index, item in enumerate(node):
                if isinstance(item, dict | list):
                    self._gather(item, (link, index))


def _wording(link: Link, language: str, text: str) -> Wording:
    steps: list[Any] = []
    while link:
        link, step = link
        steps.append(step)
    return Wording(tuple(reversed(steps)), language, text)


@lru_cache(maxsize=20_000)
def _is_plain(text: str) -> bool:
    # Texts that differ have most of their sentences in common.
    return all(map(_is_plain_sentence, text.split(". ")))


@lru_cache(maxsize=20_000)
def _is_plain_sentence(text: str) -> bool:
    return not _MARK.search(text)
