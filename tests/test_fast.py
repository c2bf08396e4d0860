"""The fast way of reading against the exact one: on real, on damaged and on hostile documents."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import ROOT

from planctl.source import read_bytes
from planctl.source.budget import DEFAULT, Budget
from planctl.source.fast import fast_data

FILES = sorted((ROOT / "plans").rglob("*.yaml"))
FLAT = (
    "a: b\nc: [d, e, {f: g}]\nh:\n  - i: j\n    k: l\n  - m\n",
    "x: >-\n  one\n  two\n\n  three\ny: |\n  a\n   b\nz: \"q\\n r\"\nw: 's t'\n",
    "a:\n- b\n- c: d\n  e: f\nlong words: go on\n  and on\n",
    "-schema: planctl/plan/1\n",
    'schema: planctl/plan/1\nid: p\nversion: "1.0"\npoints:\n  - {id: a, number: 1, text: null}\n',
)
PIECES = st.sampled_from(
    [
        *":-#\"'[]{},&*!|>%?@`~0._+=\\/<é\n\t\r\x85\u2028\u202e\ufeff\x07",
        *(
            "null",
            "true",
            "Null",
            "yes",
            "no",
            "  ",
            ": ",
            "- ",
            " #",
            "\n  ",
            "\n    ",
            ">-",
            "|-",
            "|2",
            "|+",
            "<<",
        ),
        *(
            "1.5",
            "0x1",
            "0o7",
            "1_0",
            "12:30",
            "2025-01-02",
            "1e3",
            ".inf",
            "{a: b}",
            "[a]",
            "\n\n",
            "...",
            "---",
        ),
        *("&x ", "*x", "!!str ", "? ", "a: 1\na: 2\n", "\\u202e", "\\0", "999999999999999999999999999999999"),
    ]
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A small document with some edits: pieces put in, stretches taken out, lines indented."""
    text = draw(st.sampled_from(FLAT))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        what = draw(st.integers(0, 2))
        if what == 0:
            text = text[:at] + draw(PIECES) + text[at:]
        elif what == 1:
            text = text[:at] + text[at + draw(st.integers(1, 3)) :]
        else:
            start = text.rfind("\n", 0, at) + 1
            text = text[:start] + draw(st.sampled_from([" ", "  ", "- "])) + text[start:]
    return text


def typed(value: Any) -> Any:
    """A value in which 1, true and 1.0 differ."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return type(value).__name__, value


def agrees(text: str) -> bool:
    """Whether the fast way gives what the exact way gives, or nothing. Returns whether it gave something."""
    found = fast_data(text, DEFAULT)
    if found is None:
        return False
    exact = read_bytes(text.encode("utf-8", "surrogatepass"), "x.yaml", exact=True)
    assert exact.problems == [], text
    assert typed(exact.data) == typed(found), text
    return True


@given(damaged())
@settings(max_examples=400, deadline=None)
def test_what_the_fast_way_says_the_exact_way_says_too(text: str) -> None:
    """On a damaged document the fast way gives the exact data, or leaves it to the exact way; never more."""
    agrees(text)


@pytest.mark.parametrize("text", FLAT)
def test_plain_documents_take_the_fast_way(text: str) -> None:
    """The fast way is taken: a document in plain style does not fall back."""
    assert agrees(text)


def test_most_of_the_library_takes_the_fast_way() -> None:
    """Real plans, with their addresses, quotes and figures, are read fast, and as the exact way reads them."""
    fast = [agrees(path.read_text("utf-8")) for path in FILES]
    assert sum(fast) >= 0.8 * len(fast)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_places_are_the_same_on_both_ways(path: Any) -> None:
    """Nodes made later give the spans that nodes made at once give."""
    raw = path.read_bytes()
    fast, exact = read_bytes(raw, "x"), read_bytes(raw, "x", exact=True)
    paths: list[tuple[str | int, ...]] = [()]
    for here in paths:
        value: Any = exact.data
        for step in here:
            value = value[step]
        below = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        paths.extend((*here, step) for step in [*list(below)[:3], *list(below)[-1:]])
    assert fast.data == exact.data
    for here in [*paths[1:400], (), ("points", 999), ("nothing",), ("points", 0, "nothing", 3)]:
        for key in (False, True):
            assert fast.span(here, key=key) == exact.span(here, key=key), here


@pytest.mark.parametrize(
    "budget",
    [Budget(depth=3), Budget(nodes=12), Budget(scalar=3), Budget(digits=2)],
)
def test_the_fast_way_keeps_the_budgets(budget: Budget) -> None:
    """Whatever is over a budget on the exact way is left to it."""
    for text in (*FLAT, "a: 1234\n", "a: -12\n", "a: 0001\n", "a: abcdefgh\n", "a: {b: {c: {d: [e]}}}\n"):
        exact = read_bytes(text.encode(), "x", budget, exact=True)
        assert exact.problems == [] or fast_data(text, budget) is None


def test_deep_nesting_does_not_reach_the_fast_parser() -> None:
    """A hundred thousand brackets are a finding, not a crash."""
    for text in ("a: " + "[" * 100_000 + "\n", "".join(f"{' ' * at}a:\n" for at in range(400)) + "\n"):
        assert read_bytes(text.encode(), "x").problems
