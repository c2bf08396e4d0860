"""From the words a user typed to what is looked for: words, beginnings of words, and phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planctl.text.lexicons import lexicon
from planctl.text.terms import Term, folded, terms

_QUOTED = re.compile(r"[\"“”«»]\s*([^\"“”«»]*?)\s*[\"“”«»]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of a question: what was typed, and every stem that stands for it in some language."""

    typed: str
    stems: frozenset[str]
    common: bool = False  # a word such as "the", which says nothing by itself


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand side by side; a single word is a phrase of one."""

    words: tuple[Wanted, ...]

    @property
    def typed(self) -> str:
        """The words as they were typed."""
        return " ".join(word.typed for word in self.words)

    def stands(self, stems: Sequence[str]) -> bool:
        """Whether a text, by the stems of its words, has this phrase."""
        size = len(self.words)
        if size == 1:
            return not self.words[0].stems.isdisjoint(stems)
        return any(
            all(stem in word.stems for stem, word in zip(stems[at : at + size], self.words, strict=True))
            for at in range(len(stems) - size + 1)
        )

    def found(self, line: Sequence[Term]) -> list[Term]:
        """The terms of a text that are part of this phrase; none where it does not stand there."""
        if len(self.words) == 1:
            return [term for term in line if term.stem in self.words[0].stems]
        hits: list[Term] = []
        for at in range(len(line) - len(self.words) + 1):
            run = line[at : at + len(self.words)]
            if all(term.stem in word.stems for term, word in zip(run, self.words, strict=True)):
                hits += [term for term in run if term not in hits]
        return hits


def split(arguments: Iterable[str]) -> list[tuple[str, bool]]:
    """The parts of a question, each with whether it is a phrase.

    A phrase is what stands in quotation marks, or an argument of several words, whose quotes the shell took.
    """
    parts: list[tuple[str, bool]] = []
    for argument in arguments:
        inside = [match for match in _QUOTED.findall(argument) if match]
        rest = _QUOTED.sub(" ", argument)
        parts += [(phrase, True) for phrase in inside]
        if inside:
            parts += [(word, False) for word in rest.split()]
        elif rest.strip():
            parts.append((rest.strip(), len(rest.split()) > 1))
    return parts


def understand(text: str, languages: Sequence[str], known: Mapping[str, Sequence[str]]) -> list[Wanted]:
    """The words of a part of a question. `known` are those of all texts: `guarant*` is all that begin so."""
    wanted = []
    for piece in text.split():
        if piece.endswith("*") and len(piece) > 2:
            start = folded(piece.rstrip("*"))
            stems = frozenset(stem for word, has in known.items() if word.startswith(start) for stem in has)
            wanted.append(Wanted(piece, stems or frozenset({start})))
            continue
        readings = [terms(piece, language) for language in languages] or [terms(piece)]
        for at, term in enumerate(readings[0]):
            # A word that some text has is read in the languages of those texts, any other in all of them.
            stems = frozenset(known.get(term.word) or (reading[at].stem for reading in readings))
            common = any(term.word in lexicon(language).stopwords for language in languages)
            wanted.append(Wanted(piece[term.start : term.end], stems, common))
    return wanted


def phrases(
    arguments: Iterable[str],
    languages: Sequence[str],
    known: Mapping[str, Sequence[str]],
    *,
    loose: bool = False,
) -> list[Phrase]:
    """What is looked for, each part once. With `loose` no part is a phrase.

    Words such as "the" are left out where others remain.
    """
    found: list[Phrase] = []
    for text, together in split(arguments):
        words = understand(text, languages, known)
        found += (
            [Phrase(tuple(words))]
            if together and not loose and words
            else [Phrase((word,)) for word in words]
        )
    telling = [phrase for phrase in found if len(phrase.words) > 1 or not phrase.words[0].common]
    return list(dict.fromkeys(telling or found))
