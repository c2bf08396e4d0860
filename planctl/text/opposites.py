"""What a phrase does to what: its words as concepts that languages share, and the poles it stands at.

"Lift the ban on foreign troops" stands where "admit foreign troops" does, and opposite to "bar foreign
troops". The lexicons are `opposed/en.py` and `opposed/fr.py`; they say which words are opposites, and
which words turn round what comes after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from planctl.text.aliases import Names
from planctl.text.lexicons import lexicon, word_list
from planctl.text.terms import folded
from planctl.text.tokens import stem

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+")
_ROLES = ("flips", "turns", "backward", "neutral", "resets", "mute", "manner", "emphatic", "after", "before")
# Roles that leave a word its content.
_CONTENT = frozenset({"", "flips", "turns", "mute", "manner", "after", "before"})
# "Aggression is not renewed": what stands before the copula is denied too.
_COPULAS = frozenset({"is", "are", "be", "was", "were", "being", "est", "sont", "soit", "soient", "etre"})
# How far, in words, a negation reaches.
_REACH = 12
_SENTENCE = frozenset(".;:")


@dataclass(frozen=True)
class Axis:
    """Two poles. `own`: only clauses that bind one actor can be opposed on it; `alone`: the poles say what
    they are of; `party`: they do where the clauses concern one actor; `of`: the
    concepts of which both must speak.
    """

    name: str
    own: bool = False
    alone: bool = False
    party: bool = False
    of: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Deed:
    """What a phrase says is to be done. `poles` are (axis, +1 or -1); `words` all its concepts and stems;
    `things` those that stand on no axis: of what it is said; `manner` how it is done; `sign` is -1 where the
    phrase as a whole is negated; `verb` what it begins with, whatever negates that.
    """

    poles: frozenset[tuple[str, int]]
    words: frozenset[str]
    things: frozenset[str]
    manner: frozenset[str]
    sign: int
    verb: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Entry:
    pattern: tuple[re.Pattern[str], ...]
    axis: str = ""
    pole: int = 0
    concept: str = ""
    role: str = ""


@dataclass
class _Lexicon:
    axes: dict[str, Axis] = field(default_factory=dict)
    entries: dict[str, list[_Entry]] = field(default_factory=dict)

    def at(self, tokens: list[str], index: int) -> tuple[int, list[_Entry]]:
        """The entries of the longest length that match at a token, and that length."""
        best = 0
        found: list[_Entry] = []
        for entry in self.entries.get(tokens[index][:2], ()):
            size = len(entry.pattern)
            if size < best or index + size > len(tokens):
                continue
            if all(p.fullmatch(tokens[index + k]) for k, p in enumerate(entry.pattern)):
                if size > best:
                    best, found = size, []
                found.append(entry)
        return best, found


@cache
def _opposed(language: str) -> _Lexicon:
    data = word_list("planctl.text.opposed", lexicon(language).language)
    made = _Lexicon()
    for role in _ROLES:
        _add(made, data[role], role=role)
    for name, axis in data["axis"].items():
        made.axes[name] = Axis(
            name,
            own=axis.get("own", False),
            alone=axis.get("alone", False),
            party=axis.get("party", False),
            of=frozenset(axis.get("of", ())),
        )
        _add(made, axis["plus"], axis=name, pole=1)
        _add(made, axis["minus"], axis=name, pole=-1)
    for concept, words in data["word"].items():
        _add(made, words, concept=concept)
    return made


def _add(made: _Lexicon, words: list[str], **what: Any) -> None:
    for word in words:
        parts = tuple(re.compile(re.escape(part).replace(r"\*", r"\w*")) for part in word.split())
        made.entries.setdefault(word[:2].rstrip("* "), []).append(_Entry(parts, **what))


def axis(name: str, language: str = "en") -> Axis:
    """An axis of the lexicon by its name. Raises KeyError for one that does not exist."""
    return _opposed(language).axes[name]


@lru_cache(maxsize=8192)
def deed_of(text: str, language: str = "en", names: Names | None = None, negated: bool = False) -> Deed:
    """Read a phrase. `names` makes the actors and places in it the same in every language; `negated` says
    that what is around it negates it ("is not to …").
    """
    reader = _Reader(language, -1 if negated else 1)
    tokens, known = _tokens(text, language, names)
    index = 0
    while index < len(tokens):
        if index in known:
            reader.name(known[index])
            index += 1
        else:
            index += reader.word(tokens, index)
    return reader.deed()


class _Reader:
    """Reads a phrase from its beginning, keeping what is denied at each word."""

    def __init__(self, language: str, base: int) -> None:
        self.language = language
        self.lex = _opposed(language)
        self.skip = lexicon(language).stopwords | lexicon(language).modals
        self.base = self.sign = base
        self.poles: list[tuple[str, int]] = []
        self.words: set[str] = set()
        self.things: set[str] = set()
        self.manner: set[str] = set()
        self.verb: set[str] = set()
        self.last: list[int] = []  # the poles of the last word that had any
        self.turned, self.reach, self.head, self.muted = 1, 0, True, False

    def deed(self) -> Deed:
        """What was read."""
        return Deed(
            frozenset(self.poles),
            frozenset(self.words),
            frozenset(self.things),
            frozenset(self.manner),
            self.sign,
            frozenset(self.verb),
        )

    def name(self, id_: str) -> None:
        """Read the name of an actor or a place."""
        self.words.add(id_)
        if not self.muted:
            self.things.add(id_)

    def word(self, tokens: list[str], index: int) -> int:
        """Read what begins at a token; gives how many it took."""
        token = tokens[index]
        if token in _SENTENCE:
            self.turned, self.muted = 1, False
            return 1
        size, entries = self.lex.at(tokens, index)
        roles = {entry.role for entry in entries}
        if self.reach <= 0:
            self.turned = 1
        self.reach -= max(size, 1)
        self.muted = self.muted or "mute" in roles
        here: list[tuple[str, int]] = []
        if "resets" in roles:
            self.turned = 1
        elif "neutral" not in roles and not self.muted:
            here = [(e.axis, e.pole * self.turned * self.base) for e in entries if e.axis]
            self._deny(tokens, index, roles)
            self.poles += here
            if here:
                self.last = list(range(len(self.poles) - len(here), len(self.poles)))
        self.head = self.head and (token in self.skip or "flips" in roles)
        said = {e.concept for e in entries if e.concept}
        concepts = bool(said)
        if not concepts and roles <= _CONTENT and token not in self.skip:
            said = {_stem(token, self.language)}
        if size > 1 and not concepts and here:
            said = {f"{here[0][0]}{'+' if here[0][1] > 0 else '-'}"}
        if said and "flips" not in roles and not self.verb:
            self.verb = set(said)
        if "manner" in roles:
            self.manner.add(" ".join(tokens[index : index + size]))
        self.words |= said
        if not here and not self.muted and not roles & {"flips", "turns"}:
            self.things |= said
        return max(size, 1)

    def _deny(self, tokens: list[str], index: int, roles: set[str]) -> None:
        """Turn round what a denying word reaches: what comes after it, and at times what comes before."""
        token = tokens[index]
        copula = index > 0 and tokens[index - 1] in _COPULAS and token in ("not", "pas")
        if "backward" in roles or copula:
            for at in self.last:  # "recognise no annexation"
                self.poles[at] = (self.poles[at][0], -self.poles[at][1])
            if "backward" in roles and self.last:
                return
        if roles & {"flips", "turns"} and not _second_part(tokens, index, self.language):
            self.turned, self.reach = -self.turned, 1 if token == "non" else _REACH
            if "flips" in roles and self.head and token != "non":
                self.sign = -self.sign


def _second_part(tokens: list[str], index: int, language: str) -> bool:
    """Whether a French negation's second word follows its first: "ne reconnaît pas"."""
    if not language.startswith("fr") or tokens[index] not in _SECOND:
        return False
    return any(token in ("ne", "n") for token in tokens[max(0, index - 6) : index])


_SECOND = frozenset({"pas", "jamais", "aucun", "aucune", "ni", "personne", "nul", "nulle"})


def _stem(token: str, language: str) -> str:
    if token[0].isdigit():
        return token
    lex = lexicon(language)
    found = stem(token, lex.stemmer)
    return found if lex.language == "en" else f"{lex.language}:{found}"


def _tokens(text: str, language: str, names: Names | None) -> tuple[list[str], dict[int, str]]:
    """The folded words of a text, and which of them are names: one token each."""
    spans = names.find(text, language) if names is not None else []
    tokens: list[str] = []
    known: dict[int, str] = {}
    at = 0
    for name in spans:
        tokens += _words(text[at : name.start])
        known[len(tokens)] = f"@{name.id}"
        tokens.append("@")
        at = name.end
    tokens += _words(text[at:])
    return tokens, known


def _words(text: str) -> list[str]:
    return [m.group() for m in re.finditer(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+|[.;:](?=\s|\Z)", folded(text))]


@lru_cache(maxsize=16384)
def norms(text: str, language: str = "en") -> tuple[str, ...]:
    """The words of a text that carry meaning, in order, each as its concept or else its stem."""
    lex = _opposed(language)
    skip = lexicon(language).stopwords
    tokens = [token for token in _words(text) if token not in _SENTENCE]
    found = []
    for index, token in enumerate(tokens):
        concepts = sorted(
            entry.concept
            for entry in lex.entries.get(token[:2], ())
            if entry.concept and len(entry.pattern) == 1 and entry.pattern[0].fullmatch(token)
        )
        if concepts:
            found.append(concepts[0])
        elif token not in skip:
            found.append(_stem(tokens[index], language))
    return tuple(found)


def order_words(text: str, language: str = "en", *, barred: bool = False) -> str:
    """What a condition says must come first: "once the ceasefire holds" gives what stands after "once".

    `barred` says that the clause forbids: then what stands after "before" comes first too. Empty for none.
    """
    tokens = [token for token in _words(text) if token not in _SENTENCE]
    lex = _opposed(language)
    wanted = {"after", "before"} if barred else {"after"}
    for index in range(len(tokens)):
        size, entries = lex.at(tokens, index)
        if any(entry.role in wanted for entry in entries):
            return " ".join(tokens[index + size :])
    return ""
