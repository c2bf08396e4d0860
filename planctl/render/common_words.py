"""What is said of common ground, the same in every format for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planctl.compare.result import Level
from planctl.compare.wording import ASCII, SYMBOLS
from planctl.render.compare_words import LEVEL_WORDS, reason_words
from planctl.render.wording import counted
from planctl.text.phrases import join

if TYPE_CHECKING:
    from planctl.compare.ground import (
        Approach,
        CommonGround,
        OneChange,
        Saying,
        SharedProvision,
        SharedQuestion,
    )
    from planctl.compare.result import Reason


def heading(result: CommonGround) -> str:
    """What is looked at: "Common ground of 3 plans, on 57 questions"."""
    plans, questions = len(result.plans), result.questions
    return f"Common ground of {counted(plans, 'plan')}, on {counted(questions, 'question')}"


def shared_title(result: CommonGround) -> str:
    """The head of what is shared."""
    if result.k == len(result.plans):
        return "Shared by both" if result.k == 2 else f"Shared by all {result.k}"
    return f"Shared by at least {result.k}"


def nothing_words(result: CommonGround) -> str:
    """What is said where nothing is shared by so many: what fewer share."""
    found = next((reach for reach in result.reach if reach.provisions), None)
    if found is None:
        return "Nothing: no two of these plans say the same on any question."
    much = counted(found.provisions, "provision")
    return f"Nothing. What {found.plans} share is {much}: --k {found.plans}."


def reach_words(result: CommonGround) -> list[tuple[str, str]]:
    """How much is shared by how many: (by how many, how much), from all down to two."""
    plans = len(result.plans)
    return [
        (
            f"all {reach.plans}" if reach.plans == plans and plans > 2 else "both" if plans == 2 else
            f"{reach.plans} or more",
            f"{counted(reach.questions, 'question')} as a whole, {counted(reach.provisions, 'provision')}",
        )
        for reach in result.reach
    ]  # fmt: skip


def agreed_words(question: SharedQuestion) -> str:
    """Whether the answers are the same as wholes: "the whole answer: us, e3"; else that others add to it."""
    if not question.agreed:
        return "in part: at least one adds to it, or says something else beside it"
    return "the whole answer of " + "; of ".join(", ".join(group) for group in question.agreed)


def places(sayings: Sequence[Saying]) -> str:
    """Where plans say something: "us 10, e3 10"."""
    return ", ".join(f"{one.plan} {place(one)}" for one in sayings)


def place(saying: Saying) -> str:
    """Where a plan says something: its number with its label, else its point's id."""
    return f"#{saying.point}" if saying.number is None else f"{saying.number}{saying.label or ''}"


def other_wordings(provision: SharedProvision) -> list[str]:
    """How the others word it, where they do not use the same words: "e3 5: Ukraine receives …"."""
    found: dict[str, list[Saying]] = {}
    for one in provision.sayings:
        if one.text != provision.text:
            found.setdefault(one.text, []).append(one)
    return [f"{', '.join(one.plan for one in said)}: {words}" for words, said in found.items()]


def pair_words(approach: Approach, *, unicode: bool = True) -> str:
    """Two plans and how far apart: "us ≠ e3"."""
    return f"{approach.a} {(SYMBOLS if unicode else ASCII)[approach.level]} {approach.b}"


def between(approach: Approach) -> list[Reason]:
    """What stands between two plans: between their nearest provisions, else between their answers."""
    return approach.nearest.reasons or approach.reasons


def between_words(approach: Approach) -> str:
    """What stands between two plans, in one line."""
    said = list(dict.fromkeys(reason_words(reason) for reason in between(approach)))
    if not approach.nearest.reasons:
        return f"these say the same; beside them: {'; '.join(said)}" if said else "these say the same"
    return "; ".join(said)


def change_words(change: OneChange) -> str:
    """A change in one line, with where it would be made."""
    where = "" if change.ref is None else f" (point {change.number})" if change.number is not None else (
        f" (#{change.ref.partition('#')[2]})"
    )  # fmt: skip
    return f"{change.text}{where}"


def then_words(change: OneChange) -> str:
    """Who would agree then: "then us, e3 and ukraine say the same"."""
    said = f"then {join(list(change.agreed))} say the same"
    return said if change.everyone else f"{said}; others are silent, or not known"


def legend(*, unicode: bool = True) -> str:
    """What the signs mean."""
    signs = SYMBOLS if unicode else ASCII
    return ", ".join(f"{signs[level]} {LEVEL_WORDS[level]}" for level in Level)


CHANGES_NOTE = (
    "Each change was applied to the plan, and the question compared again. What is to be done is changed "
    "only where it differs in detail."
)
