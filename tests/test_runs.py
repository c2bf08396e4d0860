"""The words of a text as runs of characters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.text.runs import Runs, letters, letters_and_digits

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("aé’–-'_²½5 \u00a0\u212a\u0661")))


@pytest.mark.parametrize(
    ("runs", "pattern"), [(letters, r"[^\W\d_]+"), (letters_and_digits, r"[^\W_]+")], ids=["letters", "both"]
)
@given(text=TEXTS)
def test_runs_are_what_the_pattern_finds(runs: Runs, pattern: str, text: str) -> None:
    """The table of characters and the pattern find the same runs in every text."""
    assert runs(text) == re.findall(pattern, text)
