"""Figures and dates in running text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planctl.text.figures import figures_in


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("limited to 600,000 personnel", ["600000"]),
        ("600 000 personnel", ["600000"]),
        ("six hundred thousand personnel", ["600000"]),
        ("USD 100 billion and 50% of the profit", ["USD100000000000", "50%"]),
        ("$100bn", ["USD100000000000"]),
        ("1.5 million", ["1500000"]),
        ("split 50:50", ["50%", "50%"]),
        ("2 to 4 hours", ["2", "4"]),
        ("within 100 days, by 15 May 2026", ["100", "2026-05-15"]),
        ("from 00:00 Kyiv time, 15 February 2015", ["T00:00", "2015-02-15"]),
        ("a 30-day ceasefire", ["30"]),
        ("1,300 km", ["1300"]),
    ],
)
def test_one_spelling_for_each_figure(text: str, norms: list[str]) -> None:
    """However a figure is written, it is read as the same value."""
    assert [figure.norm for figure in figures_in(text)] == norms


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("limitées à 600 000 militaires", ["600000"]),
        ("100 milliards de dollars", ["USD100000000000"]),
        ("50 % des bénéfices", ["50%"]),
        ("1,5 million", ["1500000"]),
        ("au 1er janvier 2026", ["2026-01-01"]),
    ],
)
def test_french_figures(text: str, norms: list[str]) -> None:
    """French separators, scales and dates are read by the French lexicon."""
    assert [figure.norm for figure in figures_in(text, "fr")] == norms


@pytest.mark.parametrize("text", ["Article 5", "Resolution 2202", "the G8", "point 12a", "START I"])
def test_names_with_digits_are_not_figures(text: str) -> None:
    """A number that only names something is not an amount."""
    assert figures_in(text) == []


@pytest.mark.parametrize("text", ["s\u0131x dogs", "S\u0130X", "\u017fix", "10 mo\u0131s", "5 \u212am"])
def test_letters_that_only_look_alike_spell_no_number(text: str) -> None:
    """A dotless i, a long s or a Kelvin sign makes no number word, and does no harm."""
    assert [figure.norm for figure in figures_in(text, "fr") if figure.spelled] == []
    assert [figure.norm for figure in figures_in(text) if figure.spelled] == []


def test_figures_know_their_places() -> None:
    """The offsets of a figure cut its own words out of the text."""
    text = "Europe adds USD 100 billion, of which 50% at once."
    found = figures_in(text)
    assert [text[figure.start : figure.end] for figure in found] == ["USD 100 billion", "50%"]
    assert found[0].value == Decimal(100_000_000_000)
    assert found[0].unit == "USD"
