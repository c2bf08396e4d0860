"""The lexicons: what the tool knows of a language, read from lists of words."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

_FALLBACK = "en"


class Grammar:
    """How a language puts a provision: what `planctl.text.clauses` reads clauses with. All lower case.

    `modality` are rules in order of precedence: {is, verb, patterns}, where `verb` says what the pattern is
    followed by: `infinitive`, `gerund`, `finite` (it is the verb itself) or `passive`.
    """

    articles: tuple[str, ...]
    coordinators: tuple[str, ...]
    subordinators: tuple[str, ...]
    relatives: tuple[str, ...]
    subjects: tuple[str, ...]
    existential: tuple[str, ...]
    becoming: tuple[str, ...]
    particles: frozenset[str]
    past: tuple[str, ...]
    provide: str
    ensure: str
    complement: str
    reported: str
    year_end: str
    determiners: frozenset[str]
    conditions: tuple[str, ...]
    leading: tuple[str, ...]
    exceptions: tuple[str, ...]
    everyone: tuple[str, ...]
    nobody: tuple[str, ...]
    pronouns: tuple[str, ...]
    negated: tuple[str, ...]
    prepositions: frozenset[str]
    organs: tuple[str, ...]
    agents: tuple[str, ...]
    between: tuple[str, ...]
    immediately: tuple[str, ...]
    vague: tuple[str, ...]
    within: tuple[str, ...]
    by: tuple[str, ...]
    since: tuple[str, ...]
    share: tuple[str, ...]
    times: tuple[str, ...]
    adverbs: str
    participle: str
    passive: str
    copula: str
    infinitive: str
    finite: str
    possessive: str
    negative: str
    declaring: str
    steps: dict[str, str]
    durations: dict[str, str]
    bounds: dict[str, list[str]]
    irregular: dict[str, str]
    endings: list[list[str]]
    impersonal: dict[str, list[str]]
    names: dict[str, str]
    modality: list[dict[str, Any]]

    def __init__(self, data: dict[str, Any]) -> None:
        for name, kind in Grammar.__annotations__.items():
            said = _typed(data[name], kind)
            # Longest first: what stands before in an alternation wins.
            setattr(
                self, name, tuple(sorted(said, key=len, reverse=True)) if isinstance(said, tuple) else said
            )


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
    grammar: Grammar

    def __init__(self, language: str, data: dict[str, Any]) -> None:
        self.language, self.grammar = language, Grammar(data["grammar"])
        for name, kind in Lexicon.__annotations__.items():
            if name not in ("language", "grammar"):
                setattr(self, name, _typed(data[name], kind))


def _typed(said: Any, kind: str) -> Any:
    """What a list of words says, as the kind of collection that is declared."""
    if kind.startswith("tuple"):
        return tuple(said)
    return frozenset(said) if kind.startswith("frozenset") else said


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language tag (`fr-CH` uses `fr`); English where there is none."""
    name = language.split("-")[0].lower()
    data = word_list("planctl.text.lexicon", name)
    return Lexicon(name, data) if data else Lexicon(_FALLBACK, word_list("planctl.text.lexicon", _FALLBACK))


def word_list(package: str, name: str) -> dict[str, Any]:
    """The words in a module of a package, by language; empty where there is none.

    Word lists are modules, because Python reads what it has compiled some thirty times as fast as TOML.
    """
    try:
        words: dict[str, Any] = import_module(f"{package}.{name}").WORDS if name.isalpha() else {}
    except ModuleNotFoundError:
        return {}
    return words
