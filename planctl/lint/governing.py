"""How a sentence governs one of its verbs: as a duty, or as something permitted, advised or denied.

This is a glance at what stands before the verb and no reading of the sentence: where it cannot be told, the
answer is `unsure`. The words are data, in `words/`, one file a language.
"""

from __future__ import annotations

import re
from functools import cache

from planctl.lint.deeds import table
from planctl.record import Record
from planctl.regex import regex

# How a verb is governed, beside the modalities: by its own form alone, or in a way that cannot be told.
PLAIN, UNSURE = "indicative", "unsure"
_GROUPS = ("none", "shall_not", "should", "other", "may", "shall", "be", "no", "ne")
# What begins no predicate, and what is never said in a condition.
_NO_PREDICATE, _FIRM = ("none", "no", "ne"), ("shall", "should", "other")
_BE = frozenset({"be", "être"})
_PAUSE, _STOP = regex(r"[,;:()–—]"), regex(r"[.,;:()–—]")
# How many words may stand between "no" and its noun, or a relative and its verb, at most, and one.
_FEW = 3


class Place(Record):
    """A verb in a sentence and how it is governed. `start` and `end` bound the stretch that bears on it, and
    `reach` that in which its other words stand; the next predicate begins at `next`, its subject is at
    `subject`; `passive`: that does not act; `open`: what it is said of may stand elsewhere in the sentence.
    """

    kind: str
    at: int
    start: int
    end: int
    reach: tuple[int, int]
    next: int
    subject: tuple[int, int]
    passive: bool
    open: bool


class _Mark(Record):
    """Words that govern what comes after them."""

    kind: str
    start: int
    end: int
    said: str


class _Grammar(Record):
    marks: re.Pattern[str]
    between: re.Pattern[str]
    joined: re.Pattern[str]
    alternative: re.Pattern[str]
    article: re.Pattern[str]
    negative: re.Pattern[str]
    nothing: re.Pattern[str]
    asides: re.Pattern[str]
    times: re.Pattern[str]
    leads: re.Pattern[str]
    relatives: re.Pattern[str]
    boundary: re.Pattern[str]
    joins: re.Pattern[str]
    opening: re.Pattern[str]
    bare: re.Pattern[str]
    banned: re.Pattern[str]
    participle: re.Pattern[str]


@cache
def _grammar(tongue: str) -> _Grammar:
    said = table(tongue)["governs"]

    def pattern(text: str) -> re.Pattern[str]:
        return regex(text.replace("~", said["adverbs"]))

    def one_of(*keys: str) -> str:
        return rf"(?<![\w-])(?:{'|'.join(word for key in keys for word in said[key])})(?:(?<=')|(?![\w-]))"

    groups = (f"(?P<{kind}>{'|'.join(said[kind])})" for kind in _GROUPS if kind in said)
    return _Grammar(
        marks=pattern(rf"(?<![\w-])(?:{'|'.join(groups)})(?:(?<=')|(?![\w-]))"),
        between=pattern(rf"\s*{said['between']}\s*"),
        joined=pattern(rf"{said['joined']}\s*\Z"),
        alternative=pattern(rf"(?<![\w-]){said['alternative']}\s*\Z"),
        article=pattern(rf"(?<![\w-]){said['article']}\s*\Z"),
        negative=pattern(rf"\s*{said['negative']}"),
        nothing=pattern(rf"\s+{said['nothing']}(?![\w-])"),
        asides=pattern(one_of("asides")),
        times=pattern(one_of("times")),
        leads=pattern(
            rf"\s*(?:[,;]?\s*(?:{'|'.join(said['joins'])})\s+)?(?:{'|'.join(said['leads'])})(?![\w-])"
        ),
        relatives=pattern(one_of("relatives")),
        boundary=pattern(rf"[,;:()–—]|{one_of('joins', 'relatives', 'asides', 'times')}"),
        joins=pattern(one_of("links")),
        opening=pattern(rf"(?:[,;:()–—]|{one_of('links')})\s*(?:[^\s,]+\s?){{1,4}}\Z"),
        bare=pattern(said["bare"]),
        banned=pattern(said["banned"]),
        participle=pattern(said["participle"]),
    )


def is_denied(sentence: str, tongue: str) -> bool:
    """Whether every predicate of a sentence in lower case is denied."""
    grammar = _grammar(tongue)
    marks = _Look(sentence, grammar, frozenset()).marks
    found = [mark for mark in marks if mark.kind not in _NO_PREDICATE]
    return bool(found) and all(
        mark.kind == "shall_not" or grammar.banned.match(sentence, mark.start) is not None for mark in found
    )


def in_condition(text: str, tongue: str, at: int) -> bool:
    """Whether a place of a text in lower case lies in a condition: "if Russia does not comply"."""
    pauses = [match.end() for match in _STOP.finditer(text, 0, at)]
    return _grammar(tongue).asides.search(text, pauses[-1] if pauses else 0, at) is not None


def relative(sentence: str, tongue: str, at: int, end: int) -> int:
    """Where a relative clause begins between two offsets, or the latter."""
    found = _grammar(tongue).relatives.search(sentence, at, end)
    return found.start() if found else end


def opening(sentence: str, tongue: str, place: Place) -> int:
    """Where what bears on a verb begins, without a condition or a time that stands before its subject."""
    start, subject = place.start, place.subject[0]
    led = start < subject < place.at and _grammar(tongue).leads.match(sentence, start)
    return subject if led else start


def governed(sentence: str, tongue: str, found: re.Pattern[str], names: frozenset[int]) -> list[Place]:
    """How each place of a verb in a sentence is governed, but where it is only a noun or part of a condition.

    The sentence is in lower case, with straight apostrophes; `names` are the offsets where names of actors
    end.
    """
    verbs = list(found.finditer(sentence))
    if not verbs:
        return []
    look = _Look(sentence, _grammar(tongue), names)
    return [place for verb in verbs if (place := look.place(verb)) is not None]


class _Look:
    """A look at a sentence."""

    def __init__(self, sentence: str, grammar: _Grammar, names: frozenset[int]) -> None:
        self.sentence, self.grammar, self.names = sentence, grammar, names
        self.marks = [
            _Mark(match.lastgroup or "none", match.start(), match.end(), match.group())
            for match in grammar.marks.finditer(sentence)
        ]

    def place(self, verb: re.Match[str]) -> Place | None:
        """How a verb is governed; None where it is none, or part of a condition."""
        shared = None  # where the verb is joined to another under its mark
        before = [mark for mark in self.marks if mark.end <= verb.start()]
        mark = before[-1] if before else None
        gap = self.sentence[mark.end : verb.start()] if mark else ""
        if mark and self.grammar.between.fullmatch(gap):
            kind = self._direct(mark, verb)
        elif mark and mark.kind == "no" and self._is_short(gap):
            kind = "shall_not"
        elif verb.start() - 1 in self.names:
            mark, kind = (mark if mark and mark.kind == "should" and mark.start == 0 else None), PLAIN
        elif mark and (joined := self._joined(mark, gap)):
            shared = mark.end + joined.start()
            kind = self._direct(mark, verb)
            if kind == "shall_not" and not self.grammar.alternative.search(gap):
                kind = UNSURE  # "does not attack and withdraws"
        else:
            return self._noun(verb)
        return self._placed(verb, mark, kind, shared)

    def _direct(self, mark: _Mark, verb: re.Match[str]) -> str:
        """What a mark right before a verb makes of it."""
        if mark.kind == "be":
            return PLAIN if self.grammar.participle.search(verb.group()) else UNSURE
        if mark.kind == "ne":
            return "shall_not" if self.grammar.nothing.match(self.sentence, verb.end()) else UNSURE
        kind = {"no": "shall_not", "none": UNSURE, "other": UNSURE}.get(mark.kind, mark.kind)
        if kind in ("shall", "may", "should") and self.grammar.nothing.match(self.sentence, verb.end()):
            return "shall_not"  # "agree to make no claims"
        return kind

    def _is_short(self, gap: str) -> bool:
        """Whether a noun phrase goes on over a gap."""
        return len(gap.split()) < _FEW and not (
            self.grammar.boundary.search(gap) or self.grammar.article.search(gap + "x")
        )

    def _joined(self, mark: _Mark, gap: str) -> re.Match[str] | None:
        """What joins a verb after a gap to those before it under a mark: "is to train and support"."""
        joined = self.grammar.joined.search(gap)
        if joined is None or mark.kind in ("no", "none", "ne"):
            return None
        inside = gap[: joined.start()]
        grammar = self.grammar
        return None if grammar.relatives.search(inside) or grammar.asides.search(inside) else joined

    def _noun(self, verb: re.Match[str]) -> Place | None:
        """A verb that nothing governs: mostly it is a noun."""
        after = next((mark for mark in self.marks if mark.start >= verb.end()), None)
        if after and self.grammar.banned.match(self.sentence, after.start):
            return self._placed(verb, None, "shall_not")
        if self.grammar.article.search(self.sentence, 0, verb.start()):
            return None
        return self._placed(verb, None, UNSURE)

    def _placed(
        self, verb: re.Match[str], mark: _Mark | None, kind: str, shared: int | None = None
    ) -> Place | None:
        """The place, if it is in no condition. `mark` governs it, and others before the offset `shared`."""
        begins = mark.start if mark else verb.start()
        earlier = [each for each in self.marks if each.end <= begins and each.kind not in _NO_PREDICATE]
        start = earlier[-1].end if earlier else 0
        pauses = [match.end() for match in _PAUSE.finditer(self.sentence, start, begins)]
        opens = pauses[-1] if pauses else start
        if self._is_aside(start, opens, begins, verb.end(), mark):
            return None
        if kind != UNSURE:
            relative = self.grammar.relatives.search(self.sentence, opens, begins)
            # "Weapons that cannot be withdrawn"; but not "Russia and Ukraine, who agree not to attack", nor
            # "gains that Russia has made since then are not recognised".
            restricts = relative and self.sentence[opens : relative.start()].strip()
            near = relative and len(self.sentence[relative.end() : begins].split()) < _FEW
            if relative and (kind != "shall_not" or (restricts and near)):
                kind = UNSURE
            elif kind != "shall_not" and self._is_nobody(opens, begins):
                kind = "shall_not" if self.sentence[opens:begins].strip() else UNSURE
        gap = self.sentence[mark.end : verb.start()].split() if mark else []
        passive = mark is not None and (
            mark.kind == "be" or mark.said.split()[-1] in _BE or not _BE.isdisjoint(gap[-_FEW:])
        )
        alike = passive and not self.grammar.joins.sub("", self.sentence[opens:begins]).strip(" ,")
        end, reach, following = self._ends(verb.end())
        return Place(
            kind=kind.replace("_", "-"),
            at=verb.start(),
            start=start if shared is None else shared,
            end=end,
            reach=(start, reach),
            next=following,
            subject=self._subject(
                begins if mark and self.grammar.bare.match(mark.said) else opens, begins, earlier
            ),
            passive=passive,
            open=alike or (mark is None and kind == "shall_not") or (mark is not None and mark.kind == "no"),
        )

    def _is_aside(self, start: int, opens: int, begins: int, ends: int, mark: _Mark | None) -> bool:
        """Whether a predicate is part of a condition or of a time: "if Ukraine does not attack"."""
        if mark is not None and mark.kind == "should" and not self.sentence[: mark.start].strip():
            return True  # "Should Russia attack, …"
        firm = mark is not None and (mark.kind in _FIRM or " to" in mark.said)
        if self.grammar.asides.search(self.sentence, opens, begins):
            return True
        if firm:
            return False
        if not (mark and mark.kind == "may") and self.grammar.times.search(self.sentence, opens, begins):
            return True
        aside = self.grammar.asides.search(self.sentence, start, opens)
        # "If Russia, Ukraine and NATO do not agree, …": a pause before it says nothing where one follows.
        return aside is not None and "," in self.sentence[ends:]

    def _is_nobody(self, opens: int, begins: int) -> bool:
        """Whether the subject denies: "no troops", "neither side"."""
        if self.sentence[opens:begins].strip(" ,"):
            subject = self.grammar.joins.split(self.sentence[opens:begins])[-1]
            return self.grammar.negative.match(subject) is not None
        return self.grammar.negative.match(self.sentence) is not None

    def _names_another(self, start: int, end: int) -> bool:
        """Whether a stretch has an actor's name after a pause or an "and": another subject, it may be."""
        return any(
            start < name < end and self.grammar.opening.search(self.sentence, 0, name) for name in self.names
        )

    def _subject(self, opens: int, begins: int, earlier: list[_Mark]) -> tuple[int, int]:
        """Where the subject of a predicate stands: before it, or before the one to which it is joined."""
        joins = self.grammar.joins
        if joins.sub("", self.sentence[opens:begins]).strip(" ,") or not earlier:
            return opens, begins
        last = earlier[-1]
        between = self.sentence[last.end : begins]
        if self.grammar.relatives.search(between) or self._names_another(last.end, begins):
            return opens, begins
        before = earlier[:-1]
        start = before[-1].end if before else 0
        pauses = [match.end() for match in _PAUSE.finditer(self.sentence, start, last.start)]
        opens = last.start if self.grammar.bare.match(last.said) else pauses[-1] if pauses else start
        return self._subject(opens, last.start, before)

    def _ends(self, at: int) -> tuple[int, int, int]:
        """Where what a verb governs ends, at the latest: before the next predicate, and before the next that
        is in no relative clause; and where that begins.
        """
        nearest = None
        for mark in self.marks:
            if mark.start < at or mark.kind in _NO_PREDICATE:
                continue
            bounds = list(self.grammar.boundary.finditer(self.sentence, at, mark.start))
            end = bounds[-1].start() if bounds else mark.start
            nearest = end if nearest is None else nearest
            if not (bounds and self.grammar.relatives.match(self.sentence, end)):
                return nearest, end, mark.start
        whole = len(self.sentence)
        return whole if nearest is None else nearest, whole, whole
