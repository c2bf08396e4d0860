"""The points of a plan as the rules on language and norms look at them: gathered once, shared by all of them.

What is dear to find out about a wording (its words, its figures, its names) is found when a rule first asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from planctl.lint.cues import plainly
from planctl.lint.lazy import lazy
from planctl.lint.numerals import Numeral, numerals, values_said
from planctl.lint.sentences import BEGINNING, Sentence, figures_of, sentences
from planctl.lint.tree import Part, local_texts, options, parts, points
from planctl.source import Path
from planctl.text.aliases import Name
from planctl.text.figures import Figure, figures_in, has_odd_letter
from planctl.text.runs import letters

LANGUAGES = ("en", "fr")
_CALLED = {"en": "English", "fr": "French"}
_WORDED = ("action", "object", "condition", "exception", "consequence")
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=256)
def _tongue(language: str) -> tuple[str, bool]:
    """The language of a tag alone, and whether the rules know it."""
    tongue = language.split("-", 1)[0].lower()
    return tongue, tongue in LANGUAGES


class Wording:
    """A text in one language, with its place. `language` is the tag, `tongue` the language alone, without
    region or script; a text is `readable` if the rules know it.
    """

    def __init__(self, path: Path, language: str, text: str) -> None:
        self.path, self.language, self.text = path, language, text
        self.tongue, self.readable = _tongue(language)

    def shows(self, kind: str) -> bool:
        """Whether it has a word of a kind: `may`, `should`, `shall-not` …"""
        return kind in self.plain or any(sentence.shows(kind) for sentence in self.sentences)

    @lazy
    def plain(self) -> Mapping[str, re.Match[str]]:
        """Of which kinds it says beyond doubt that it is, with the places."""
        telling = [word for sentence in self.sentences if sentence.telling for word in sentence.telling]
        return plainly(self.lower, frozenset(telling), self.tongue) if telling else {}

    @lazy
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @property
    def called(self) -> str:
        """The name of its language, for messages."""
        return _CALLED.get(self.tongue, self.language)

    @lazy
    def sentences(self) -> list[Sentence]:
        """Its sentences."""
        return sentences(self.lower, self.tongue)

    @lazy
    def spoken(self) -> list[str]:
        """Its words in lower case, in order; hyphens and apostrophes part them."""
        return [word for sentence in self.sentences for word in sentence.spoken]

    @lazy
    def words(self) -> frozenset[str]:
        """Its words in lower case."""
        return _NONE.union(*[sentence.words for sentence in self.sentences])

    @lazy
    def _by_sentence(self) -> list[Figure] | None:
        return None if has_odd_letter(self.text) else figures_of(self.sentences)

    @lazy
    def figures(self) -> list[Figure]:
        """Its numbers and dates."""
        found = self._by_sentence
        return figures_in(self.text, self.language, self.words) if found is None else found

    @lazy
    def numerals(self) -> list[Numeral]:
        """Its numbers and dates but those in names."""
        return numerals(self.text, self.language, self.figures) if self.figures else []

    @lazy
    def values(self) -> frozenset[Decimal]:
        """Every number that it can be taken to say."""
        if self._by_sentence is None:
            return values_said(self.text, self.language, self.figures, self.words)
        return frozenset[Decimal]().union(*[sentence.values for sentence in self.sentences])


class Norm:
    """A clause with the wordings that are its own."""

    def __init__(self, part: Part, language: str) -> None:
        self.part, self.raw, self.language = part, part.raw, language
        self.texts = wordings(part, "text", language)

    @lazy
    def actors(self) -> list[str]:
        """Who is bound, as far as the file says it in the right form."""
        return named(self.raw, "actor")

    @lazy
    def spoken(self) -> str:
        """What its fields say in words, in lower case."""
        said = [words for key in _WORDED if isinstance(words := self.raw.get(key), str)]
        return " ".join(said).lower()

    @lazy
    def tongue(self) -> str:
        """The language of its words."""
        return _tongue(self.language)[0]

    @lazy
    def beginnings(self) -> frozenset[str]:
        """The first letters of the longer words that its fields say."""
        return beginnings(self.spoken)

    @lazy
    def modality(self) -> str | None:
        """How it binds."""
        said = self.raw.get("modality")
        return said if isinstance(said, str) else None


class Choice:
    """A part of a point that stands for itself: one of its options."""

    def __init__(self, part: Part, language: str) -> None:
        self.part = part
        self.texts = wordings(part, "text", language)
        self.norms = [Norm(clause, language) for clause in parts(part.raw, part.path, "clauses")]


class Provision:
    """A point with its wordings, clauses, options and readings."""

    def __init__(self, part: Part, language: str) -> None:
        self.part, self.raw, self.language = part, part.raw, language
        self.unclaimed: dict[str, tuple[Wording, Name]] | None = None  # filled by `planctl.lint.actors`

    @lazy
    def texts(self) -> list[Wording]:
        """Its text, in every language it has."""
        return wordings(self.part, "text", self.language)

    @lazy
    def norms(self) -> list[Norm]:
        """Its own clauses."""
        return [Norm(clause, self.language) for clause in parts(self.raw, self.part.path, "clauses")]

    @lazy
    def options(self) -> list[Choice]:
        """Its options."""
        return [Choice(option, self.language) for option in options(self.part)]

    @lazy
    def titles(self) -> list[Wording]:
        """Its title, in every language it has."""
        return wordings(self.part, "title", self.language)

    @lazy
    def readings(self) -> list[tuple[Part, list[Wording]]]:
        """Its readings, with their wordings."""
        found = parts(self.raw, self.part.path, "readings")
        return [(reading, wordings(reading, "text", self.language)) for reading in found]

    @lazy
    def all_norms(self) -> list[Norm]:
        """Its clauses, those of its options included."""
        return [*self.norms, *(norm for option in self.options for norm in option.norms)]

    @lazy
    def all_texts(self) -> list[Wording]:
        """Every wording of the text itself: of the point, of its options, of its clauses."""
        in_options = [text for option in self.options for text in option.texts]
        return [*self.texts, *in_options, *(text for norm in self.all_norms for text in norm.texts)]

    def passages(self) -> Iterator[tuple[list[Wording], list[Norm]]]:
        """Each set of wordings with the clauses that stand for it: of the point, of an option, of a
        clause.
        """
        yield self.texts, self.all_norms
        for option in self.options:
            yield option.texts, option.norms
        for norm in self.all_norms:
            if norm.texts:
                yield norm.texts, [norm]

    def texts_for(self, norm: Norm) -> list[Wording]:
        """The wordings in which a clause is to be found: its own, and those around it."""
        around = next((option.texts for option in self.options if norm in option.norms), [])
        return [*norm.texts, *around, *self.texts]

    @lazy
    def translated(self) -> list[list[Wording]]:
        """Each text that stands in several languages that the rules know, as its wordings."""
        found = []
        readings = (texts for _, texts in self.readings) if "readings" in self.raw else ()
        for texts in (
            self.texts,
            *(option.texts for option in self.options),
            *(norm.texts for norm in self.all_norms),
            *readings,
        ):
            if len(texts) > 1:
                known = [text for text in texts if text.readable]
                if len({text.tongue for text in known}) > 1:
                    found.append(known)
        return found

    @lazy
    def kinds(self) -> frozenset[str | None]:
        """How its clauses bind."""
        return frozenset([norm.modality for norm in self.all_norms])

    @lazy
    def plain(self) -> frozenset[str]:
        """Of which kinds its texts say beyond doubt that they are."""
        return frozenset([kind for text in self.all_texts if text.plain for kind in text.plain])

    @lazy
    def telling(self) -> frozenset[str]:
        """The words of its texts that may say how it binds."""
        return _NONE.union(
            *[sentence.telling for text in self.all_texts for sentence in text.sentences if sentence.telling]
        )

    @lazy
    def is_told(self) -> bool:
        """Whether its text gives the provision, and does not only tell that there is one or was one."""
        return self.raw.get("evidence") != "undisclosed" and self.raw.get("state") != "deleted"


@lru_cache(maxsize=20_000)
def beginnings(text: str) -> frozenset[str]:
    """The first letters of the longer words of a text. Clauses, too, say much alike."""
    return frozenset([word[:BEGINNING] for word in letters(text.lower()) if len(word) > 3])


def language_of(data: Any) -> str:
    """The language of a document's texts, where they say no other."""
    said = data.get("language") if isinstance(data, dict) else None
    return said if isinstance(said, str) else "en"


def provisions(data: Any) -> list[Provision]:
    """The points of a plan."""
    language = language_of(data)
    return [Provision(point, language) for point in points(data)]


def wordings(part: Part, key: str, language: str) -> list[Wording]:
    """The text under a key, in every language that it has."""
    if part.raw.get(key) is None:
        return []
    return [Wording(*found) for found in local_texts(part.raw, part.path, key, language)]


def named(raw: dict[str, Any], *keys: str) -> list[str]:
    """The ids under keys that hold one id or a list of them."""
    found = []
    for key in keys:
        value = raw.get(key)
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, list):
            found += [item for item in value if isinstance(item, str)]
    return found
