"""Laws of amendments: what `diff --format amendments` says, carried out, gives the second text."""

from __future__ import annotations

import copy
import random
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from making import LIBRARY, clause, point
from richly import rich_plan, richly_edited, written

from planctl.amend.carry import amended
from planctl.amend.make import amendments
from planctl.amend.parse import parse
from planctl.diff.patch import same_data
from planctl.model.kinds import schema_line
from planctl.source import read_bytes
from planctl.source.emit import mapping

PLANS = ("us-28-point", "e3-counter-proposal", "geneva-19-point", "ukraine-20-point", "uk-gaza-style")
WORDS = st.lists(
    st.sampled_from(
        [
            "Ukraine",
            "600,000",
            "600",
            "limits",
            "the",
            "army.",
            '"so"',
            "\\",
            "[x]",
            "#a",
            "«é»",
            "to",
            "of",
            "-",
            "?",
            ":",
        ]
    ),
    min_size=1,
    max_size=14,
).map(" ".join)
NAMES = st.sampled_from(["a", "b", "c", "d", "6", "of", "point"])


def text_of(data: Any) -> str:
    return "\n".join(mapping(data, 0)) + "\n"


def whole(points: list[dict[str, Any]], **parts: Any) -> dict[str, Any]:
    return {
        "schema": schema_line("plan"),
        "id": "p",
        "version": "1.0",
        "title": "P",
        "language": "en",
        "sources": {"s": {"publisher": "S", "kind": "press"}},
        "points": points,
        **parts,
    }


@st.composite
def points(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Points with clauses, options, numbers and texts of every kind."""
    made = []
    for name in draw(st.lists(NAMES, unique=True, min_size=1, max_size=5)):
        text: Any = draw(st.one_of(WORDS, st.none(), st.fixed_dictionaries({"en": WORDS, "fr": WORDS})))
        parts: dict[str, Any] = {"text": text, "title": draw(WORDS)}
        parts["number"] = draw(st.one_of(st.none(), st.integers(1, 7)))
        clauses = draw(st.lists(NAMES, unique=True, max_size=3))
        if clauses:
            parts["clauses"] = [
                clause(
                    id=each,
                    action=draw(WORDS),
                    label=draw(NAMES),
                    quantity={"max": draw(st.sampled_from([600, Decimal("2.5"), 7])), "unit": "personnel"},
                )
                for each in clauses
            ]
        if draw(st.booleans()):
            inner = draw(st.lists(NAMES, unique=True, max_size=2))
            parts["options"] = [
                {"id": "o", "by": ["us"], "text": draw(WORDS), "clauses": [clause(id=each) for each in inner]}
            ]
        if draw(st.booleans()):
            parts["readings"] = [{"text": draw(WORDS), "sources": ["s"]}]
        made.append(point(name, **parts))
    return made


SOURCES = st.dictionaries(
    st.sampled_from(["s", "t", "u"]),
    st.fixed_dictionaries({"publisher": WORDS, "kind": st.sampled_from(["press", "leak"])}),
    min_size=1,
)
DATA = st.builds(
    lambda points, sources, title: whole(points, sources=sources, title=title), points(), SOURCES, WORDS
)
RICH = st.integers(0, 100_000).map(lambda seed: rich_plan(random.Random(seed), 3 + seed % 4))


def carried(a: Any, b: Any) -> Any:
    """What A's text holds after the written instructions to B were read and carried out."""
    said = "\n".join(map(str, amendments(a, b)))
    document = read_bytes(text_of(a).encode(), "a.yaml")
    assert not document.problems
    done = read_bytes(amended(document, parse(said, "x")).encode(), "b.yaml")
    assert not done.problems, said
    return done.data


@given(DATA, DATA)
@settings(max_examples=50, deadline=None, phases=(Phase.generate,))
def test_amendments_from_a_to_b_carried_out_on_a_give_b(a: Any, b: Any) -> None:
    """Whatever two texts say, the instructions between them, written and read again, turn one into the other."""
    assert same_data(carried(a, b), b)


@given(RICH, st.integers(0, 100_000))
@settings(max_examples=15, deadline=None, phases=(Phase.generate,))
def test_amendments_give_what_desks_make_of_a_plan(base: Any, seed: int) -> None:
    """Between the texts that two desks made of one plan, and in a file with comments and any line ends, too."""
    one, other = richly_edited(base, seed), richly_edited(base, seed + 1)
    said = "\n".join(map(str, amendments(one, other)))
    document = read_bytes(written(one, random.Random(seed)), "a.yaml")
    made = amended(document, parse(said, "x"))
    assert same_data(read_bytes(made.encode(), "b.yaml").data, other)
    assert ("\r\n" in document.text) == ("\r\n" in made)


@given(DATA)
@settings(max_examples=20, deadline=None)
def test_between_a_text_and_itself_there_is_nothing_to_amend(a: Any) -> None:
    """amendments(A, A) is empty, and carrying out nothing changes no byte."""
    assert amendments(a, copy.deepcopy(a)) == []
    document = read_bytes(text_of(a).encode(), "a.yaml")
    assert amended(document, []) == document.text


@pytest.mark.parametrize(("a", "b"), list(permutations(PLANS, 2)))
def test_real_plans_turn_into_each_other(a: str, b: str) -> None:
    """The instructions between any two of the library's texts give the second one."""
    one, other = (LIBRARY.load(LIBRARY.entries[name][-1].path).document for name in (a, b))
    said = "\n".join(map(str, amendments(one.data, other.data)))
    made = read_bytes(amended(one, parse(said, "x")).encode(), "b.yaml")
    assert same_data(made.data, other.data)
