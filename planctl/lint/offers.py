"""Fixes that are proven before they are offered: carried out on a copy, which is then judged again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from planctl.lint.context import Context
from planctl.lint.engine import Verdict, judge
from planctl.lint.finding import Confidence, Finding, Patch, Replacement
from planctl.lint.patching import patch_of, replaced
from planctl.lint.policy import Policy
from planctl.lint.subject import Subject
from planctl.record import Record
from planctl.source import read_bytes

Key = tuple[str, str]


class Offer(Record):
    """A finding and the patch that mends it."""

    finding: Finding
    patch: Patch


class Prover:
    """Proves fixes of one document.

    Fixes are proven together: the copy must parse, lack each finding that was to go, and have no finding, of
    any rule, that the document did not have. Where a set fails, its halves are tried, so that a bad fix
    spoils no other.
    """

    def __init__(self, subject: Subject, context: Context, policy: Policy) -> None:
        self._subject = subject
        self._context = context
        self._all = Policy(None, policy.severity, Confidence.LOW, policy.comments, policy.today)
        self._before: Counter[Key] | None = None

    def proven(self, verdict: Verdict, *, unsafe: bool = True) -> list[list[Offer]]:
        """The fixes of the findings of a verdict that hold, in sets that hold together; the first set is that
        of the first findings. Without `unsafe`, safe ones only.
        """
        todo = [self._offers(verdict, unsafe)]
        proven: list[list[Offer]] = []
        while todo:
            together, apart = _disjoint(todo.pop(0))
            if apart:
                todo.append(apart)
            if not together:
                continue
            if self._holds(together):
                proven.append(together)
            elif len(together) > 1:
                middle = len(together) // 2
                todo[:0] = [together[:middle], together[middle:]]
        return proven

    def _offers(self, verdict: Verdict, unsafe: bool) -> list[Offer]:
        found = []
        for judged in verdict.judged:
            fix = judged.hit.fix
            if fix and (fix.safe or unsafe):
                patch = patch_of(fix, self._subject.document, self._subject.kind)
                if patch:
                    found.append(Offer(judged.finding, patch))
        return found

    def _holds(self, offers: Sequence[Offer]) -> bool:
        text = patched_text(self._subject.document.text, offers)
        try:
            document = read_bytes(text.encode("utf-8"), self._subject.document.name)
        except UnicodeEncodeError:
            return False
        copy = Subject(document, self._subject.file)
        after = _keys(judge(copy, self._context, self._all).findings)
        allowed = self._known() - Counter(_key(offer.finding) for offer in offers)
        if self._subject.document.root is None:
            # Nobody knew what else is wrong in a file that did not parse; now it has to.
            return document.root is not None and not after.keys() & {_key(offer.finding) for offer in offers}
        return after <= allowed

    def _known(self) -> Counter[Key]:
        if self._before is None:
            self._before = _keys(judge(self._subject, self._context, self._all).findings)
        return self._before


def with_patches(verdict: Verdict, prover: Prover) -> list[Finding]:
    """The findings of a verdict, each with its patch where it has one that holds."""
    patches = {id(offer.finding): offer.patch for group in prover.proven(verdict) for offer in group}
    return [
        finding.model_copy(update={"patch": patches[id(finding)]}) if id(finding) in patches else finding
        for finding in verdict.findings
    ]


def patched_text(text: str, offers: Iterable[Offer]) -> str:
    """A text with fixes that do not overlap carried out; every character outside of them is as it was."""
    every = [each for offer in offers for each in offer.patch.replacements]
    return replaced(text, sorted(every, key=_span))


def _span(replacement: Replacement) -> tuple[int, int]:
    return replacement.start, replacement.end


def _disjoint(offers: Sequence[Offer]) -> tuple[list[Offer], list[Offer]]:
    """The fixes that can be carried out together, the first findings first, and the others. What touches
    counts as overlapping: which of two insertions at one place comes first is nobody's to say.
    """
    together: list[Offer] = []
    apart: list[Offer] = []
    taken: list[tuple[int, int]] = []
    for offer in offers:
        spans = [_span(each) for each in offer.patch.replacements]
        if any(start <= end and begin <= stop for start, stop in taken for begin, end in spans):
            apart.append(offer)
        else:
            together.append(offer)
            taken += spans
    return together, apart


def _keys(findings: Iterable[Finding]) -> Counter[Key]:
    return Counter(map(_key, findings))


def _key(finding: Finding) -> Key:
    # Not by place: a fix may give a point another id, or move what stands below it.
    return finding.rule, re.sub(r"\d+", "#", finding.message)
