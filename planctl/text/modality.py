"""How strongly a provision binds, read from its matrix clause.

"It is expected that X will not invade" is an expectation, not a prohibition: what stands in a subordinate
clause never decides. The patterns are the lexicon's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from planctl.model.vocabulary import Modality
from planctl.record import Record
from planctl.text.lexicons import Grammar, lexicon

VerbForm = Literal["infinitive", "gerund", "finite", "passive", "copula"]


class Modal(Record):
    """An expression of modality. `start` and `end` are its place; `verb` says what form the verb after it has
    (`finite`: the expression is the verb, which begins at `start`); `negated` that the expression says not.
    """

    modality: Modality
    start: int
    end: int
    verb: VerbForm
    negated: bool = False


class _Rules(Record):
    rules: list[tuple[Modality, VerbForm, re.Pattern[str]]]
    passive: re.Pattern[str]
    present: re.Pattern[str]
    declaring: re.Pattern[str]
    copula: re.Pattern[str]
    impersonal: list[tuple[Modality, re.Pattern[str]]]
    negative: re.Pattern[str]


def alternatives(words: tuple[str, ...] | list[str] | frozenset[str]) -> str:
    """A regular expression for any of some words, the longest first."""
    return "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=len, reverse=True))


@cache
def _rules(language: str) -> _Rules:
    grammar = lexicon(language).grammar
    flags = re.IGNORECASE
    rules = [(Modality(rule["is"]), rule["verb"], _any_of(rule["patterns"])) for rule in grammar.modality]
    adverbs = rf"(?:(?:{grammar.adverbs})\s+)*"
    negation = rf"(?:(?P<not>{grammar.negative})\s+)?"
    be = _be(grammar)
    return _Rules(
        rules,
        re.compile(rf"\s*{negation}{grammar.passive}\s+{adverbs}(?P<verb>{grammar.participle})(?!\w)", flags),
        re.compile(rf"(?<![\w-]){be}\s+{negation}{adverbs}(?P<verb>{grammar.participle})(?!\w)", flags),
        re.compile(rf"(?:{grammar.declaring})(?!\w)", flags),
        re.compile(
            rf"(?<![\w-])(?P<verb>{grammar.copula})(?!\w)(?:\s+(?P<not>{grammar.negative})\b)?", flags
        ),
        [
            (Modality(is_), re.compile(rf"\s*(?:{'|'.join(patterns)})(?:\s+|(?<=['’]))", flags))
            for is_, patterns in grammar.impersonal.items()
        ],
        re.compile(rf"\s*(?P<not>{grammar.negative})(?!\w)", flags),
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    """One expression for several; their groups `not` are told apart by a number."""
    parts = [pattern.replace("(?P<not>", f"(?P<not{at}>") for at, pattern in enumerate(patterns)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?:(?<=['’])|(?!\w))", re.IGNORECASE)


def _be(grammar: Grammar) -> str:
    # The copula's first alternatives are the forms of "to be".
    return rf"(?:{grammar.copula[3:-1].split('|')[0]}|{grammar.copula[3:-1].split('|')[1]})"


_NOT = "(?P<not>"


@cache
def _signs(modality: Modality, language: str) -> re.Pattern[str]:
    grammar = lexicon(language).grammar
    said = [pattern for rule in grammar.modality for pattern in rule["patterns"]]
    signs = [pattern for rule in grammar.modality if rule["is"] == modality for pattern in rule["patterns"]]
    signs += grammar.impersonal.get(modality, [])
    if modality is Modality.SHALL_NOT:
        # What is denied is forbidden, and so is what nobody is to do.
        signs += [group for pattern in (*said, grammar.finite) for group in _denials(pattern)]
        signs += [grammar.negative, alternatives(grammar.nobody), alternatives(grammar.negated)]
    any_ = "|".join(signs).replace(_NOT, "(?:")
    return re.compile(rf"(?<!\w)(?:{any_})(?:(?<=\W)|(?!\w))", re.IGNORECASE)


def _denials(pattern: str) -> Iterator[str]:
    """What stands in the groups of a pattern that say not."""
    for part in pattern.split(_NOT)[1:]:
        depth = 1
        for at, mark in enumerate(part):
            depth += (mark == "(") - (mark == ")")
            if not depth:
                yield part[:at]
                break


@lru_cache(maxsize=8192)
def may_bind(text: str, modality: Modality, language: str) -> bool:
    """Whether a sentence has any sign of a modality. No clause in it has that modality where it has none; a
    duty and a declaration need no sign.
    """
    if modality in (Modality.SHALL, Modality.DECLARES):
        return True
    return _signs(modality, lexicon(language).language).search(text) is not None


def impersonal(text: str, start: int, end: int, language: str) -> tuple[Modality, int] | None:
    """What "it is expected that …" makes of the sentence after it: the modality, and where that begins."""
    for modality, pattern in _rules(language).impersonal:
        if match := pattern.match(text, start, end):
            return modality, match.end()
    return None


def modals(text: str, start: int, end: int, language: str) -> list[Modal]:
    """Every expression of modality between two offsets, in order; of two that overlap, the one that begins
    first, then the longer. Which of them is the matrix clause's is for the caller to say.
    """
    rules = _rules(language)
    found = sorted(_all(text, start, end, rules), key=lambda modal: (modal.start, -modal.end))
    kept: list[Modal] = []
    for modal in found:
        if not kept or modal.start >= kept[-1].end:
            kept.append(_voiced(text, end, modal, rules))
    return kept


def _all(text: str, start: int, end: int, rules: _Rules) -> Iterator[Modal]:
    for modality, verb, pattern in rules.rules:
        for match in pattern.finditer(text, start, end):
            yield Modal(modality, match.start(), match.end(), verb, any(match.groupdict().values()))
    for match in rules.present.finditer(text, start, end):
        declares = rules.declaring.match(text, match.start("verb"), end)
        yield Modal(
            Modality.DECLARES if declares else Modality.SHALL,
            match.start(), match.start("verb"), "passive", bool(match["not"]),
        )  # fmt: skip
    for match in rules.copula.finditer(text, start, end):
        yield Modal(Modality.DECLARES, match.start(), match.end(), "copula", bool(match["not"]))


def _voiced(text: str, end: int, modal: Modal, rules: _Rules) -> Modal:
    """The modal with a passive after it recognised, and a negation that follows it."""
    if modal.verb != "infinitive":
        return modal
    negated, at = modal.negated, modal.end
    if negation := rules.negative.match(text, at, end):
        negated, at = True, negation.end()
    passive = rules.passive.match(text, at, end)
    if not passive:
        return Modal(modal.modality, modal.start, at, "infinitive", negated)
    modality = modal.modality
    if modality is Modality.SHALL and rules.declaring.match(text, passive.start("verb"), end):
        modality = Modality.DECLARES
    return Modal(modality, modal.start, passive.start("verb"), "passive", negated or bool(passive["not"]))


def settled(modal: Modal, *, nobody: bool = False) -> tuple[Modality, bool]:
    """A modal's modality with its negation taken in: shall and not is shall-not. The second value says that
    the action itself is negated, where no modality says so ("should not", "is expected not to").
    """
    negated = modal.negated != nobody
    if not negated:
        return modal.modality, False
    if modal.modality in (Modality.SHALL, Modality.MAY):
        return Modality.SHALL_NOT, False
    if modal.modality is Modality.SHALL_NOT:
        return Modality.SHALL_NOT, False  # "nobody may not" is no drafter's double negation
    return modal.modality, True
