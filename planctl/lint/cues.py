"""Words by which a text shows how strongly it binds: what it permits, recommends, expects, forbids.

A cue proves nothing, but where a clause permits, its text has a word of permission somewhere; where the text
has none, one of the two is wrong. The words are in `words/`, one module a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from planctl.text.lexicons import word_list


@cache
def words(tongue: str) -> dict[str, Any]:
    """The words of a language that rules look for; empty where there are none."""
    return word_list("planctl.lint.words", tongue)


@cache
def _cue(tongue: str, table: str, kind: str) -> re.Pattern[str] | None:
    found = words(tongue).get(table, {}).get(kind)
    edge = r"[\w-]" if table == "plain" else r"\w"
    return re.compile(rf"(?<!{edge})(?:{'|'.join(found)})(?!{edge})", re.DOTALL) if found else None


def has_cue(text: str, tongue: str, kind: str) -> bool:
    """Whether a text, in lower case, has a word of a kind: `may`, `should`, `shall-not` …"""
    pattern = _cue(tongue, "cues", kind)
    return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=8192)
def plainly(text: str, telling: frozenset[str], tongue: str) -> Mapping[str, re.Match[str]]:
    """Of which kinds a text says beyond doubt that it is, with the place of each. The text is in lower case;
    `telling` are those of its words that may say so.
    """
    kinds = {kind for word in telling for kind in telling_words(tongue)[word]}
    found = {kind: pattern.search(text) for kind in kinds if (pattern := _cue(tongue, "plain", kind))}
    return {kind: match for kind, match in found.items() if match}


def plain_words(text: str, tongue: str, kind: str) -> Iterator[re.Match[str]]:
    """Every place where a text in lower case says beyond doubt that it is of a kind."""
    pattern = _cue(tongue, "plain", kind)
    yield from pattern.finditer(text) if pattern else ()


@cache
def telling_words(tongue: str) -> dict[str, list[str]]:
    """Words of which a text has one, wherever it plainly says that it is of a kind; with these kinds. And
    those that hint at one, with none.
    """
    hints = words(tongue).get("hints", {})
    telling: dict[str, list[str]] = {word: [] for found in hints.values() for word in found}
    for kind, found in words(tongue).get("heads", {}).items():
        for word in found:
            telling.setdefault(word, []).append(kind)
    return telling


@cache
def vague_terms(tongue: str) -> re.Pattern[str]:
    """What finds a term that sets no measure, in a text in lower case."""
    terms = [term for kind in words(tongue)["vague"].values() for term in kind]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(terms, key=len, reverse=True))})(?![\w-])")


@cache
def vague_heads(tongue: str) -> frozenset[str]:
    """One word of each vague term: a text without all of them has no vague term."""
    found: set[str] = set()
    for kind in words(tongue)["vague"].values():
        for term in kind:
            found.update(
                _spelt(
                    max(
                        re.split(r"[ ']", term.replace("without ", "")),
                        key=lambda word: len(word.partition("(")[0]),
                    )
                )
            )
    return frozenset(found)


def _spelt(pattern: str) -> set[str]:
    """The words that a pattern with optional letters and endings stands for."""
    if group := re.fullmatch(r"(\w+)\(\?:([^)]*)\)(\??)", pattern):
        return {group[1] + end for end in group[2].split("|")} | ({group[1]} if group[3] else set())
    if optional := re.search(r"(\w)\?", pattern):
        before, after = pattern[: optional.start()], pattern[optional.end() :]
        return _spelt(before + optional[1] + after) | _spelt(before + after)
    return {pattern}


@cache
def small_words(tongue: str) -> frozenset[str]:
    """The commonest words of a language that the other does not have."""
    return frozenset(words(tongue)["stop"]["words"])


@cache
def body_heads(tongue: str) -> frozenset[str]:
    """The words by which bodies are called, in lower case."""
    return frozenset(
        word.lower().split()[-1 if tongue == "en" else 0] for word in words(tongue)["bodies"]["words"]
    )


@cache
def bodies(tongue: str) -> re.Pattern[str]:
    """What finds a capitalised body with a definite article: groups `name` and `head`."""
    heads = "|".join(sorted(words(tongue)["bodies"]["words"], key=len, reverse=True))
    if tongue == "fr":
        capital = r"(?:\s+(?:(?:de|du|des)\s+(?:la\s+|l['’])?)?[A-ZÉÀ]\w+)*"
        return re.compile(
            rf"(?:\b[Ll]e\s|\b[Ll]a\s|\b[Ll]['’]|\b[Dd]u\s|\b[Aa]u\s)(?P<name>(?P<head>{heads})\b{capital})"
        )
    return re.compile(rf"\b[Tt]he\s(?P<name>(?:[A-Z][\w-]+\s){{0,4}}(?P<head>{heads}))\b(?!\s[A-Z])")


def introduced(head: str, tongue: str, told: str) -> bool:
    """Whether texts in lower case speak of some body of a name: "a joint committee", "un comité"."""
    article = r"(?:une?|nouve\w+|chaque)" if tongue == "fr" else r"(?:an?|new|another|each|every|one)"
    known = rf"\b{article}\s+(?:[\w'’-]+\s+){{0,6}}{re.escape(head)}\b"
    return re.search(known, told) is not None
