"""Whether two parts of a document are about the same, judged by the words that they share."""

from __future__ import annotations

from typing import Any

from planctl.regex import regex

_WORD = regex(r"[^\W_]{4,}")


def content_words(*values: Any) -> set[str]:
    """The longer words of some texts; a text may stand in several languages."""
    texts = (text for value in values for text in (value.values() if isinstance(value, dict) else (value,)))
    return {word for text in texts if isinstance(text, str) for word in _WORD.findall(text.casefold())}


def shared(one: set[str], other: set[str]) -> float:
    """The part of the smaller set that the larger has too: 0 to 1; 1 where one is empty and nothing can be
    said.
    """
    return len(one & other) / min(len(one), len(other)) if one and other else 1.0


def plain(value: Any) -> dict[str, str]:
    """A text by language without what carries no meaning: case, space and marks at its ends. A text in the
    document's own language has the empty tag.
    """
    found = value if isinstance(value, dict) else {"": value}
    return {
        tag: folded
        for tag, text in found.items()
        if isinstance(text, str) and (folded := " ".join(text.split()).strip(" .,;:").casefold())
    }
