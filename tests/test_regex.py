"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from planctl.regex import regex


def test_a_pattern_answers_like_a_compiled_one() -> None:
    """What is asked of a pattern, it answers as a compiled one does, also the second time."""
    late, compiled = regex(r"(\w)(\d)", re.IGNORECASE), re.compile(r"(\w)(\d)", re.IGNORECASE)
    for text in ("a1 B2", "none", "a1 B2"):
        assert late.findall(text) == compiled.findall(text)
        assert [match.span() for match in late.finditer(text, 1)] == [
            match.span() for match in compiled.finditer(text, 1)
        ]
        assert late.sub(r"\2\1", text) == compiled.sub(r"\2\1", text)
    assert late.pattern == compiled.pattern
    assert regex(rb"\d").search(b"a1") is not None


def test_a_pattern_is_compiled_when_it_is_asked() -> None:
    """Nothing is compiled before a pattern is used: a broken one is noticed only then."""
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")
