"""What rules find sentence by sentence, or pass over at a glance, is what a reading of the whole text gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

import pytest

from planctl.archive.archive import Archive
from planctl.archive.locate import library_root
from planctl.lint.cues import has_cue, vague_terms, words
from planctl.lint.numerals import values_said
from planctl.lint.prose import Prose
from planctl.lint.provisions import Wording, language_of
from planctl.lint.rules import invisible_character, mixed_script, placeholder, unbalanced_bracket
from planctl.model.registry import Registry
from planctl.model.vocabulary import Modality
from planctl.source import read_file
from planctl.text.aliases import Names, registry_names
from planctl.text.clauses import infer_clauses, read_clauses
from planctl.text.figures import figures_in
from planctl.text.inferred import InferredClause
from planctl.text.modality import may_bind
from planctl.text.segments import segments

_SWAPPED = {
    "en": (
        "is to",
        "are to",
        "may",
        "should",
        "shall not",
        "never",
        "is expected to",
        "no",
        "nobody",
        "will",
    ),
    "fr": ("peut", "doit", "ne doit pas", "devrait", "aucun", "n'est pas", "s'abstient de", "jamais"),
}
# What stands around the end of a sentence, and may be read with what is beyond it.
_EDGES = (
    "as in Art. 5 of it",
    "points 3, 4 and",
    "see No. 12. 600,000 men stay",
    "until May. 2026 is the year",
    "the U.S. and NATO",
    "at 5. 000 men",
    "the. NATO forces",
    "half. 50% of them",
    "İzmir. 5 ships",
    "5 \u212am. 7 km",
    "on 15. 6.2026",
    "la. France et l'",
    "Russia’s. Ukraine.  9 days",
    "non-. NATO-led",
)
_JOINTS = (". ", "; and ", "\n\n", "\n(b) ", "… ", ", and ")


@cache
def registry() -> Registry:
    """The actors of the library."""
    return Archive(library_root()).registry


@cache
def texts() -> tuple[Wording, ...]:
    """Some texts of the library, and as many made of two of them with words of modality put in."""
    found = [
        wording
        for path in sorted(library_root().glob("*/*.yaml"))
        if isinstance(data := read_file(path).data, dict)
        for wording in Prose(data, language_of(data))
        if wording.readable
    ]
    some = found[::5]
    return (*some, *_mixed(some))


def _mixed(found: list[Wording]) -> Iterator[Wording]:
    rng = random.Random(5)
    for one in found:
        said = one.text.split(" ")
        said.insert(rng.randrange(len(said)), rng.choice(_SWAPPED[one.tongue]))
        other = rng.choice(found).text
        yield Wording((), one.language, " ".join(said).rstrip(".") + rng.choice(_JOINTS) + other)


def _edged() -> Iterator[Wording]:
    rng = random.Random(7)
    for one in texts():
        first, *rest = one.text.split(". ")
        parts = [first, *rng.sample(_EDGES, 2), *rest, rng.choice(_EDGES)]
        rng.shuffle(parts)
        yield one
        yield Wording((), one.language, rng.choice((". ", ". ", ".  ", " ")).join(parts))


def test_figures_and_numbers_of_a_text_are_those_of_its_sentences() -> None:
    """What is found once for each sentence is what a reading of the whole text finds."""
    for text in _edged():
        assert text.figures == figures_in(text.text, text.language), text.text
        assert text.values == values_said(text.text, text.language), text.text


def test_names_in_a_text_are_those_in_its_sentences() -> None:
    """Names are found sentence by sentence where they stand, those with a full stop in them too."""
    dotted = {"U.S.": "us", "J. D. Vance": "vance", "the": "a", "nato": "nato", "us": "us", "": "b"}
    for language in ("en", "fr"):
        for names in (registry_names(registry(), language), Names(dotted)):
            for text in _edged():
                assert names.find(text.text, language) == names._find(text.text, language), text.text


def test_marks_without_a_partner_are_found_in_the_whole_text() -> None:
    """Where each sentence has its marks in pairs, so has the text; else the whole of it tells."""
    rng = random.Random(9)
    for text in _edged():
        said = list(text.text)
        for _ in range(rng.randrange(5)):
            said.insert(rng.randrange(len(said)), rng.choice((*'()[]{}«»“”„"', ". ", " a) ", ' 5" ')))
        marked = "".join(said)
        assert unbalanced_bracket._lonely(marked) == unbalanced_bracket._lonely_in(marked), marked


def test_a_text_without_marks_has_nothing_that_rules_on_characters_look_for() -> None:
    """Every character and word that such a rule looks for makes a text one that they are shown."""
    seen = (unbalanced_bracket._MARKS, invisible_character._UNSEEN, mixed_script._FOREIGN)
    told = [mark for mark in map(chr, range(0x10000)) if any(each.search(mark) for each in seen)]
    for mark in (*told, *placeholder._TRACES):
        prose = Prose({"note": f"Yes. It is{mark} so. No."}, "en")
        assert len(prose.marked) == 1, mark


@pytest.mark.parametrize("kind", ["shall-not", "may", "should", "expected", "endeavour"])
def test_a_sentence_has_a_sign_of_how_its_clauses_bind(kind: str) -> None:
    """A clause that is no plain duty stands in a sentence in which a sign of its modality is found."""
    for wording in texts():
        places = segments(wording.text, wording.language)
        for part in infer_clauses(wording.text, registry(), wording.language):
            if part.modality == kind:
                start, end = next((a, b) for a, b in places if a <= part.start and part.end <= b)
                assert may_bind(wording.text[start:end], Modality(kind), wording.language), wording.text


def test_the_first_sentences_are_read_as_in_the_whole() -> None:
    """The clauses of the first sentences of a text are the first clauses of the text."""
    for wording in texts():
        names = registry_names(registry(), wording.language).find(wording.text, wording.language)
        places = segments(wording.text, wording.language)
        whole = infer_clauses(wording.text, registry(), wording.language)
        for count in range(len(places)):
            first = read_clauses(wording.text, places[:count], names, wording.language)
            assert [_told(part) for part in first] == [_told(part) for part in whole[: len(first)]]


def _told(part: InferredClause) -> tuple[object, ...]:
    return part.start, part.end, part.modality, part.actors, part.said.parts


def test_cues_are_found_sentence_by_sentence() -> None:
    """A text shows a kind where, and only where, a search in the whole of it finds a word of the kind."""
    for wording in texts():
        for kind in words(wording.tongue)["cues"]:
            assert wording.shows(kind) == has_cue(wording.lower, wording.tongue, kind), wording.text


def test_vague_terms_are_found_sentence_by_sentence() -> None:
    """The vague terms of the sentences of a text are those of the text, in order."""
    for wording in texts():
        found = [term for sentence in wording.sentences for term in sentence.vague]
        assert found == [match.group() for match in vague_terms(wording.tongue).finditer(wording.lower)]


def test_words_are_found_sentence_by_sentence() -> None:
    """No word is cut where a text is parted into sentences."""
    for wording in texts():
        whole = Wording((), wording.language, wording.text.replace(". ", ".\n"))
        assert wording.spoken == whole.spoken
        assert wording.words == whole.words
