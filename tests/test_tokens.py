"""Tokens and segments of provisions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planctl.text.segments import segments
from planctl.text.tokens import TokenKind, content, tokenize


def test_typed_tokens_are_whole() -> None:
    """Figures, modals, negations, words of scope and names are single tokens of their kind."""
    kinds = {token.text: token.kind for token in tokenize("NATO may not permanently station 600,000 troops")}
    assert kinds["NATO"] is TokenKind.NAME
    assert kinds["may"] is TokenKind.MODAL
    assert kinds["not"] is TokenKind.NEGATION
    assert kinds["permanently"] is TokenKind.SCOPE
    assert kinds["600,000"] is TokenKind.FIGURE
    assert kinds["troops"] is TokenKind.WORD


@given(st.text(max_size=200))
def test_tokens_joined_are_the_text(text: str) -> None:
    """Tokenizing loses nothing: the tokens side by side are the text again."""
    assert "".join(token.text for token in tokenize(text)) == text


def test_inflected_words_are_the_same_word() -> None:
    """Similarity is counted on stems: guaranteed and guarantees agree."""
    assert content("guaranteed limits") == content("guarantee limit")


def test_segments_are_sentences_items_and_fragments() -> None:
    """Sentences, list items and fragments after a semicolon are segments; abbreviations do not end one."""
    text = "The U.S. acts under Art. 5 of the treaty. It pays; and Russia withdraws.\n- first item\n- second, 1.5 km"
    assert [text[a:b] for a, b in segments(text)] == [
        "The U.S. acts under Art. 5 of the treaty.",
        "It pays",
        "Russia withdraws.",
        "- first item",
        "- second, 1.5 km",
    ]


@given(st.text(max_size=200))
def test_segments_lose_no_letter(text: str) -> None:
    """Every letter and digit of a text stands in a segment, but for the small word that joins fragments."""
    kept = "".join(text[a:b] for a, b in segments(text))
    left = [c for c in text if c.isalnum()]
    assert len([c for c in kept if c.isalnum()]) >= len(left) - 3 * text.count(";")
