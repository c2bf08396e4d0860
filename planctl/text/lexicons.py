"""The lexicons: what the tool knows of a language, read from data files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_FALLBACK = "en"


@dataclass(frozen=True)
class Lexicon:
    """The words of one language that mean something to planctl. All lower case."""

    language: str
    stemmer: str
    thousands: tuple[str, ...]
    decimal: str
    stopwords: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    narrowing: frozenset[str]
    widening: frozenset[str]
    scope: frozenset[str]
    qualifying: frozenset[str]
    references: frozenset[str]
    abbreviations: frozenset[str]
    months: tuple[str, ...]
    percent: tuple[str, ...]
    steps: dict[str, str]
    scales: dict[str, int]
    words: dict[str, int]
    currencies: dict[str, str]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language tag (`fr-CH` uses `fr`); English where there is none."""
    folder = resources.files("planctl.text") / "lexicon"
    name = language.split("-")[0].lower()
    file = folder / f"{name}.toml"
    if not file.is_file():
        name, file = _FALLBACK, folder / f"{_FALLBACK}.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    made: dict[str, Any] = {key: frozenset(data.pop(key)) for key in _SETS}
    made |= {key: tuple(data.pop(key)) for key in _TUPLES}
    return Lexicon(language=name, **made, **data)


_SETS = (
    "stopwords", "modals", "negations", "narrowing", "widening", "scope", "qualifying", "references",
    "abbreviations",
)  # fmt: skip
_TUPLES = ("thousands", "months", "percent")


def languages() -> list[str]:
    """The languages that have a lexicon."""
    folder = resources.files("planctl.text") / "lexicon"
    return sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))
