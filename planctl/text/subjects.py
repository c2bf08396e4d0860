"""Who a provision's subject is: the actors it names, all, nobody, or a pronoun for those before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from planctl.record import Record
from planctl.text.aliases import Name
from planctl.text.lexicons import lexicon
from planctl.text.modality import alternatives


class Subject(Record):
    """`actors` are ids (empty: none named); `nobody` that it denies ("no party"); `pronoun` that it stands
    for the actors before; `negated` that it is "no restrictions"; `owned` that it is a part of an actor, as
    its forces are.
    """

    actors: tuple[str, ...]
    nobody: bool = False
    pronoun: bool = False
    negated: bool = False
    owned: bool = False


class _Patterns(Record):
    everyone: re.Pattern[str]
    nobody: re.Pattern[str]
    pronoun: re.Pattern[str]
    negated: re.Pattern[str]
    before: re.Pattern[str]
    joined: re.Pattern[str]
    organ: re.Pattern[str]
    organ_of: re.Pattern[str]
    agent: re.Pattern[str]
    between: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    grammar = lexicon(language).grammar
    flags = re.IGNORECASE
    prepositions = "|".join(map(re.escape, sorted(grammar.prepositions, key=len, reverse=True)))
    organs = alternatives(grammar.organs)
    return _Patterns(
        re.compile(
            rf"\s*(?:{alternatives(grammar.everyone)})(?:\s+(?:also|then|aussi))?(?:\s*\Z|,?\s+(?:to|of|in|involved|à|de|impliquées)\b|,)",
            flags,
        ),
        re.compile(rf"\s*(?:{alternatives(grammar.nobody)})(?!\w)", flags),
        re.compile(rf"\s*(?:{alternatives(grammar.pronouns)})(?:\s+(?:also|then|each|aussi))?\s*\Z", flags),
        re.compile(rf"\s*(?:{alternatives(grammar.negated)})(?!\w)", flags),
        re.compile(rf"(?:(?<![\w-])(?:{prepositions})|['’])\s*\Z", flags),
        re.compile(rf"\s*(?:,?\s*(?:{alternatives(grammar.coordinators)})\s*|,\s*)\Z", flags),
        re.compile(rf"(?:['’]s?)?\s+(?:[a-z]+\s+)?(?:{organs})(?!\w)", flags),
        re.compile(rf"(?:{organs})\s+(?:of\s+|de\s+|d['’]|du\s+|des\s+)?(?:the\s+|la\s+|l['’])?\Z", flags),
        re.compile(rf"(?<![\w-])(?:{alternatives(grammar.agents)})\s+\Z", flags),
        re.compile(rf"(?<![\w-])(?:{alternatives(grammar.between)})\s+\Z", flags),
    )


def read_subject(text: str, start: int, end: int, language: str, names: Sequence[Name]) -> Subject:
    """The subject that stands between two offsets."""
    patterns = _patterns(lexicon(language).language)
    said = text[start:end]
    if patterns.nobody.match(said):
        return Subject(("all",), nobody=True)
    inside = [name for name in names if start <= name.start and name.end <= end]
    if patterns.everyone.match(said):
        return Subject(("all",))
    if not inside and patterns.pronoun.match(said):
        return Subject((), pronoun=True)
    negated = bool(patterns.negated.match(said))
    found: list[str] = []
    owners: list[str] = []
    last: Name | None = None
    for name in inside:
        if patterns.organ.match(text, name.end, end) or patterns.organ_of.search(text, start, name.start):
            owners.append(name.id)
        elif _is_head(text, name, start, end, last, patterns):
            found.append(name.id)
            last = name
    if found:
        return Subject(tuple(dict.fromkeys(found)), negated=negated)
    return Subject(tuple(dict.fromkeys(owners)), negated=negated, owned=bool(owners))


def _is_head(text: str, name: Name, start: int, end: int, last: Name | None, patterns: _Patterns) -> bool:
    """Whether a name is the subject itself, not what qualifies it ("NATO jets", "Ukraine's accession")."""
    lead = text[start : name.start]
    if last is None:
        if patterns.before.search(lead) and not re.fullmatch(r"\s*(?:[Ll]['’])?", lead):
            return False
        # Something else than an article or an adverb before the first name: the name belongs to it.
        if len(lead.split()) > 2:
            return False
    elif not patterns.joined.fullmatch(text[last.end : name.start]):
        return False
    after = text[name.end : end]
    return (
        not after.strip()
        or bool(re.match(r"\s*(?:[,;:(–—]|(?:and|et|or|ou|but)\b)", after))
        or bool(re.fullmatch(r"\s+(?:[a-z]+ly|also|then|both|each|jointly|[a-zé]+ment|ne|n['’])\s*", after))
    )


def agents(
    text: str, start: int, end: int, language: str, names: Sequence[Name]
) -> tuple[tuple[str, ...], int, int] | None:
    """Who a passive says it is done by, or between whom: the actors and the place of the phrase."""
    patterns = _patterns(lexicon(language).language)
    inside = [name for name in names if start <= name.start and name.end <= end]
    for at, name in enumerate(inside):
        begins = patterns.agent.search(text, start, name.start) or patterns.between.search(
            text, start, name.start
        )
        # "efforts, led by the US": what a comma sets off is not who does it.
        if not begins or "," in text[start : begins.start()]:
            continue
        found, last = [name.id], name
        for other in inside[at + 1 :]:
            if not patterns.joined.fullmatch(text[last.end : other.start]):
                break
            found.append(other.id)
            last = other
        return tuple(dict.fromkeys(found)), begins.start(), last.end
    return None
