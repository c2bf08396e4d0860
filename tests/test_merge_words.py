"""Texts merged by their words."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planctl.merge.words import merge_words

BASE = "The armed forces are limited to 600,000 personnel. Inspectors have access to all bases."

CLEAN = {
    "one word each in one sentence": (
        "The regular armed forces are limited to 600,000 personnel. Inspectors have access to all bases.",
        "The armed forces are limited to 600,000 trained personnel. Inspectors have access to all bases.",
        "The regular armed forces are limited to 600,000 trained personnel. Inspectors have access to all bases.",
    ),
    "two appended sentences": (
        f"{BASE} Breaches are published.",
        f"{BASE} Costs are shared.",
        f"{BASE} Breaches are published. Costs are shared.",
    ),
    "the same appended sentence": (f"{BASE} Costs are shared.",) * 3,
    "one of two appended sentences is the same": (
        f"{BASE} Costs are shared.",
        f"{BASE} Costs are shared. Breaches are published.",
        f"{BASE} Costs are shared. Breaches are published.",
    ),
    "a sentence gone, a figure changed": (
        "The armed forces are limited to 600,000 personnel.",
        BASE.replace("600,000", "800,000"),
        "The armed forces are limited to 800,000 personnel.",
    ),
    "one side only wraps": (
        BASE.replace("to 600,000", "to\n600,000"),
        BASE.replace("all bases", "all air bases"),
        BASE.replace("to 600,000", "to\n600,000").replace("all bases", "all air bases"),
    ),
    "two appended sentences in a block text": (
        f"{BASE}\nBreaches are published.\n",
        f"{BASE} Costs are shared.\n",
        f"{BASE}\nBreaches are published. Costs are shared.\n",
    ),
    "an item of a list each": (
        f"{BASE}\n- Breaches are published",
        f"{BASE}\n- costs are shared",
        f"{BASE}\n- Breaches are published\n- costs are shared",
    ),
    "a sentence in front and one behind": (
        f"Subject to review: {BASE}",
        f"{BASE} Costs are shared.",
        f"Subject to review: {BASE} Costs are shared.",
    ),
}


@pytest.mark.parametrize("case", CLEAN.values(), ids=CLEAN.keys())
def test_edits_that_stand_apart_are_combined(case: tuple[str, str, str]) -> None:
    """Edits of two sides in different places of one text are both in the merged text, exactly."""
    ours, theirs, wished = case
    merged = merge_words(BASE, [ours, theirs], "en")
    assert not merged.alternatives
    assert merged.text == wished


APART = {
    "one figure, two values": (BASE.replace("600,000", "800,000"), BASE.replace("600,000", "700,000")),
    "neighbouring words": (BASE.replace("armed", "regular"), BASE.replace("forces", "troops")),
    "a word put in beside a changed one": (
        BASE.replace("600,000 personnel", "600,000 active personnel"),
        BASE.replace("personnel", "soldiers"),
    ),
    "a sentence deleted and edited": (
        "The armed forces are limited to 600,000 personnel.",
        BASE.replace("all bases", "all air bases"),
    ),
    "a modal": (
        BASE.replace("have access", "may have access"),
        BASE.replace("have access", "shall have access"),
    ),
    "a negation": (
        BASE.replace("are limited", "are not limited"),
        BASE.replace("are limited", "are hardly limited"),
    ),
    "rewritten and edited": (
        "Nothing of this applies any more anywhere.",
        BASE.replace("600,000", "800,000"),
    ),
}


@pytest.mark.parametrize("case", APART.values(), ids=APART.keys())
def test_edits_of_one_place_are_a_conflict(case: tuple[str, str]) -> None:
    """What two sides say differently in one place is in the alternatives, each as that side has it."""
    merged = merge_words(BASE, case, "en")
    assert merged.alternatives == dict(enumerate(case))
    assert merged.text == BASE


def test_what_is_agreed_stands_in_every_alternative() -> None:
    """Beside a conflict, the edits that nobody contests are in the text and in both alternatives."""
    ours = BASE.replace("600,000", "800,000").replace("all bases", "all air bases")
    theirs = BASE.replace("600,000", "700,000") + " Costs are shared."
    merged = merge_words(BASE, [ours, theirs], "en")
    assert merged.text == BASE.replace("all bases", "all air bases") + " Costs are shared."
    assert merged.alternatives[0] == merged.text.replace("600,000", "800,000")
    assert merged.alternatives[1] == merged.text.replace("600,000", "700,000")


def test_a_moved_sentence_is_one_edit() -> None:
    """Where one end of a move is contested, the moved words stand neither twice nor nowhere."""
    first, second = "The line is frozen.", "Inspectors have access to all bases."
    base, ours = f"{first} {second} Costs are shared.", f"{second} {first} Costs are shared."
    theirs = base.replace("frozen", "settled")
    merged = merge_words(base, [ours, theirs], "en")
    assert merged.text == base
    assert merged.alternatives == {0: ours, 1: theirs}


def test_white_space_at_the_ends_is_no_conflict() -> None:
    """How a text begins and ends follows the side that changed it, and never stands between edits."""
    merged = merge_words(
        f"{BASE}\n", [f"{BASE} Costs are shared.", f"{BASE} Breaches are published.\n"], "en"
    )
    assert not merged.alternatives
    assert merged.text == f"{BASE} Costs are shared. Breaches are published."


def test_french_figures_are_whole() -> None:
    """A French figure with spaces is one token: two values of it are a conflict, not a mixture."""
    base = "Les effectifs sont limités à 600 000 personnes en temps de paix."
    ours, theirs = base.replace("600 000", "800 000"), base.replace("600 000", "600 500")
    assert merge_words(base, [ours, theirs], "fr").alternatives == {0: ours, 1: theirs}


WORDS = st.sampled_from(
    ["the", "forces", "of", "both", "shall", "not", "may", "exceed", "600,000", "800,000", "each.", "day;"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


@settings(max_examples=50, deadline=None)
@example("forces of the", "the forces forces of", "the")
@given(TEXTS, TEXTS, TEXTS)
def test_no_word_is_lost(base: str, ours: str, theirs: str) -> None:
    """Every word that a side put in is in the merged text or in that side's alternative; where a side changed
    nothing, the other's text is the result; with the sides swapped, the conflict is the same.
    """
    merged = merge_words(base, [ours, theirs], "en")
    for side, text in enumerate((ours, theirs)):
        come = Counter(re.findall(r"\S+", text)) - Counter(re.findall(r"\S+", base))
        held = merged.alternatives.get(side, merged.text)
        loose = Counter(re.findall(r"[\w,]+", held))
        assert all(loose[word.strip(".;")] for word in come if word.strip(".;"))
    assert merge_words(base, [base, theirs], "en").text == theirs
    assert merge_words(base, [ours, ours], "en").text == ours
    swapped = merge_words(base, [theirs, ours], "en")
    assert {
        1 - side: text for side, text in swapped.alternatives.items()
    }.keys() == merged.alternatives.keys()
