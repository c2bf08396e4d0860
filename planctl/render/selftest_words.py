"""What a self-test found, in the words that the terminal and Markdown share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from planctl.render.wording import counted
from planctl.selftest.result import KindResult, SelfTest

_SHOWN = 4


def verdict(kind: KindResult) -> str:
    """What became of a kind of damage, in a word."""
    if not kind.tried:
        return "does not apply"
    if not kind.meant:
        return "no rule"
    if kind.failed:
        return "MISSED"
    if kind.noticed_as_meant == kind.tried:
        return "noticed"
    return "in part" if kind.noticed_as_meant else "not noticed"


def noticed_by(kind: KindResult) -> str:
    """The rules that noticed it, with how often; those that are meant for it stand first."""
    rules = sorted(kind.rules, key=lambda each: each.rule not in kind.meant)
    shown = [f"{each.name} {each.count}" for each in rules[:_SHOWN]]
    more = len(rules) - _SHOWN
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def by_group(kinds: Iterable[KindResult]) -> Iterator[tuple[str, list[KindResult]]]:
    """The kinds of each group."""
    for group, found in groupby(kinds, key=lambda each: each.group):
        yield group, list(found)


def headline(result: SelfTest) -> str:
    """What was done, in a sentence."""
    kinds = sum(1 for each in result.kinds if each.tried)
    return (
        f"{counted(result.tried, 'damaged copy', 'damaged copies')} of {counted(len(result.plans), 'plan')}, "
        f"{counted(kinds, 'kind')} of damage (seed {result.seed})"
    )


def summary(result: SelfTest) -> str:
    """How it went, in a sentence."""
    meant = [each for each in result.kinds if each.meant]
    tried = sum(each.tried for each in meant)
    said = f"{result.noticed_as_meant:,} of {tried:,} noticed by the rule meant for it"
    free = sum(each.tried for each in result.kinds if not each.meant)
    if free:
        luck = sum(each.noticed for each in result.kinds if not each.meant)
        said += f"; {free:,} for which there is no rule, {luck:,} of them noticed by others"
    if result.failed:
        return f"{counted(len(result.failed), 'kind')} of damage missed: {', '.join(result.failed)}; {said}"
    return said


def idle(result: SelfTest) -> str:
    """The kinds that apply to none of the plans, in a sentence; empty where each does."""
    names = [each.kind for each in result.kinds if not each.tried]
    return f"nothing in the plans for {', '.join(names)}" if names else ""


def unguarded(result: SelfTest) -> list[KindResult]:
    """The kinds that no rule is meant for."""
    return [each for each in result.kinds if not each.meant]
