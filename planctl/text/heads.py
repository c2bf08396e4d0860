"""The main verbs of a sentence, each with the stretch that its subject stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from planctl.model.vocabulary import Modality
from planctl.record import Record
from planctl.text.aliases import Name
from planctl.text.lexicons import lexicon
from planctl.text.modality import Modal, alternatives, modals

# A subject longer than this is no subject: the "and" before it joins something else.
_LONGEST = 160


class Head(Record):
    """A main verb. The clause begins at `start` (where the word that joins it stands), its subject at
    `subject`; an empty subject is the one before.
    """

    start: int
    subject: int
    modal: Modal


class _Patterns(Record):
    boundary: re.Pattern[str]
    subordinate: re.Pattern[str]
    relative: re.Pattern[str]
    subject: re.Pattern[str]
    further: re.Pattern[str]
    finite: re.Pattern[str]
    invariable: frozenset[str]
    third: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    grammar = lexicon(language).grammar
    flags = re.IGNORECASE
    coordinators = alternatives(grammar.coordinators)
    small = "|".join(
        map(re.escape, sorted({*grammar.prepositions, *grammar.determiners}, key=len, reverse=True))
    )
    return _Patterns(
        re.compile(rf"[,;:]?\s+(?:{coordinators})\s+|[,;:]\s+|\s[–—-]\s", flags),
        re.compile(rf"(?<![\w-])(?:{alternatives(grammar.subordinators)})(?:(?<=['’])|(?![\w-]))", flags),
        re.compile(rf"(?<![\w-])(?:{alternatives(grammar.relatives)})\s+[\w'’-]+", flags),
        re.compile(rf"(?:{alternatives(grammar.subjects)})\s+[\w'’-]+\s", flags),
        re.compile(rf"(?<![\w-])(?P<not>(?:{grammar.negative})\s+)?to\s+(?=[a-z])", flags),
        re.compile(rf"\s+(?:(?:{grammar.adverbs})\s+)*{grammar.finite}(?=\s|[,.;:]|\Z)"),
        frozenset(
            {
                *grammar.prepositions,
                *grammar.determiners,
                *grammar.coordinators,
                *grammar.subordinators,
                "is",
                "are",
            }
        ),
        re.compile(rf"(?<=\w\s)(?P<verb>[a-zéèêâîôû]+(?:[^s\W\d]s|ent))\s+(?=(?:{small})(?!\w)|[a-z]+ly\b)"),
    )


def heads(text: str, start: int, end: int, language: str, names: Sequence[Name]) -> list[Head]:
    """The main verbs between two offsets, in order. `names` are the actors named in the whole text."""
    patterns = _patterns(lexicon(language).language)
    inside = [name for name in names if start <= name.start and name.end <= end]
    found: list[Head] = []
    for modal in _candidates(text, start, end, language, inside, patterns):
        if found and modal.start < found[-1].modal.end:
            continue
        head = _head(text, start, modal, found[-1] if found else None, inside, patterns)
        if head:
            found.append(head)
    if not found and (match := patterns.third.search(text, start, end)):
        modal = Modal(Modality.SHALL, match.start("verb"), match.end("verb"), "finite")
        found.append(Head(start, start, modal))
    return found


def _candidates(
    text: str, start: int, end: int, language: str, names: list[Name], patterns: _Patterns
) -> list[Modal]:
    explicit = modals(text, start, end, language)
    starts = [modal.start for modal in explicit]
    found = list(explicit)
    for match in patterns.further.finditer(text, start, end):
        if not any(modal.start <= match.start() < modal.end for modal in explicit):
            found.append(Modal(Modality.SHALL, match.start(), match.end(), "infinitive", bool(match["not"])))
    for name in names:
        verb = patterns.finite.match(text, name.end, end)
        if not verb or verb["verb"].lower() in patterns.invariable:
            continue
        # "NATO forces are to withdraw": a modal right after says that the word is no verb.
        at = bisect_left(starts, verb.start("verb"))
        if at < len(starts) and not patterns.boundary.search(text, verb.end("verb"), starts[at] + 1):
            between = text[verb.end("verb") : starts[at]]
            if not patterns.subordinate.search(between) and len(between.split()) <= 2:
                continue
        negated = "not" in patterns.finite.groupindex and verb["not"] is not None
        modality = Modality.SHALL_NOT if negated else Modality.SHALL
        found.append(Modal(modality, verb.start("verb"), verb.end("verb"), "finite"))
    explicit_set = {(modal.start, modal.end) for modal in explicit}
    return sorted(found, key=lambda modal: (modal.start, (modal.start, modal.end) not in explicit_set))


def _head(
    text: str, start: int, modal: Modal, before: Head | None, names: list[Name], patterns: _Patterns
) -> Head | None:
    further = patterns.further.match(text, modal.start) is not None and modal.verb == "infinitive"
    if before is None:
        if further or _subordinate(text, start, modal.start, patterns):
            return None
        if (
            modal.verb == "finite"
            and modal.modality in (Modality.SHALL, Modality.SHALL_NOT)
            and not _named(text, start, modal.start, names, patterns)
        ):
            return None if not _explicit(text, modal) else Head(start, start, modal)
        return Head(start, start, modal)
    boundary: re.Match[str] | None = None
    for match in patterns.boundary.finditer(text, before.modal.end, modal.start):
        boundary = match
    if boundary is None:
        return None
    begins, subject = boundary.start(), boundary.end()
    zone = text[subject : modal.start]
    if len(zone) > _LONGEST or _subordinate(text, subject, modal.start, patterns):
        return None
    listed = _list_start(text, before.modal.end, subject, modal.start, names, patterns)
    if listed is not None:
        begins, subject = listed
    if further:
        # "and to hand over", "and Russia to return": the modality before holds on, where it had a "to"
        # itself.
        said = text[before.modal.start : before.modal.end].rstrip()
        if not said.endswith("to") and before.modal.verb != "passive":
            return None
        if zone.strip() and not _only_names(text, subject, modal.start, names, patterns):
            return None
        return Head(begins, subject, _inherited(before.modal, modal, text[begins:subject]))
    plain = modal.verb == "finite" and not _explicit(text, modal)
    if plain and not _only_names(text, subject, modal.start, names, patterns):
        return None
    return Head(begins, subject, modal)


def _explicit(text: str, modal: Modal) -> bool:
    """Whether a finite verb is one that the lexicon knows, and not only a word after a name."""
    return modal.modality not in (Modality.SHALL, Modality.SHALL_NOT) or " " in text[modal.start : modal.end]


def _inherited(before: Modal, modal: Modal, joined: str) -> Modal:
    base = Modality.SHALL if before.modality is Modality.SHALL_NOT else before.modality
    negated = modal.negated
    if "nor" in joined.split() and before.modality is Modality.SHALL_NOT:
        negated = True
    return Modal(base, modal.start, modal.end, "infinitive", negated)


def _subordinate(text: str, start: int, end: int, patterns: _Patterns) -> bool:
    """Whether what stands between two offsets puts the verb after it into a subordinate clause."""
    last = None
    for match in patterns.subordinate.finditer(text, start, end):
        last = match
    if last is None:
        return False
    # "those who wish may leave": the subordinate clause has its verb already.
    if patterns.subject.match(text, last.start(), end):
        return False
    relative = patterns.relative.match(text, last.start(), end)
    return not (
        relative
        and text[relative.end() : end].strip() == ""
        and relative.end() <= end
        and " " in relative.group()
    )


def _named(text: str, start: int, end: int, names: list[Name], patterns: _Patterns) -> bool:
    """Whether a stretch is names only, or ends in a list of names."""
    return _only_names(text, start, end, names, patterns)


def _only_names(text: str, start: int, end: int, names: list[Name], patterns: _Patterns) -> bool:
    """Whether a stretch holds at least one name, and beside names only what joins them and adverbs."""
    at, any_ = start, False
    for name in names:
        if name.start >= end:
            break
        if name.start < start:
            continue
        if not _joins(text[at : name.start], patterns):
            return False
        at, any_ = name.end, True
    tail = text[at:end].strip(" ,")
    return any_ and (not tail or all(word.endswith(("ly", "ment")) for word in tail.split()))


def _joins(between: str, patterns: _Patterns) -> bool:
    return not between.strip(" ,") or patterns.boundary.fullmatch(between) is not None


def _list_start(
    text: str, least: int, subject: int, end: int, names: list[Name], patterns: _Patterns
) -> tuple[int, int] | None:
    """Where a list of names that goes on into the subject begins: ", Russia and Ukraine are to"."""
    if not _only_names(text, subject, end, names, patterns):
        return None
    earlier = [m for m in patterns.boundary.finditer(text, least, subject) if m.end() < subject]
    best = None
    for match in reversed(earlier):
        if not _only_names(text, match.end(), end, names, patterns):
            break
        best = (match.start(), match.end())
    return best
