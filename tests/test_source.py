"""The strict dialect: what is read and how, what is refused and where, and the spans of paths."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planctl.source import Budget, Document, read_bytes, read_file

SCALARS = [
    ("600000", 600000),
    ("-5", -5),
    ("0.50", Decimal("0.50")),
    ("1.0", Decimal("1.0")),
    ("1e3", Decimal("1e3")),
    ("true", True),
    ("FALSE", False),
    ("~", None),
    ("null", None),
    ("", None),
    ("no", "no"),
    ("on", "on"),
    ("010", 10),
    ("1_000", "1_000"),
    ("2026-02-30", "2026-02-30"),
    ("190:20:30", "190:20:30"),
    ('"1.0"', "1.0"),
    ("'yes'", "yes"),
    ("0x1F", "0x1F"),
    (".5", Decimal("0.5")),
    ("1.2.3", "1.2.3"),
    ("nan", "nan"),
]


def read(text: str | bytes, **budget: int) -> Document:
    """A document from text, within a budget."""
    return read_bytes(text if isinstance(text, bytes) else text.encode(), "x.yaml", Budget(**budget))


def place(document: Document) -> list[tuple[str, int, int]]:
    """The problems of a document as kind, line and column."""
    return [(problem.kind, problem.span.line, problem.span.column) for problem in document.problems]


@pytest.mark.parametrize(("text", "value"), SCALARS)
def test_plain_scalars_are_read_by_yaml_1_2_and_exactly(text: str, value: Any) -> None:
    """Numbers keep their digits, dates stay text, and the Norway problem is not one."""
    document = read(f"key: {text}\n")
    assert document.problems == []
    assert document.data == {"key": value}
    assert type(document.data["key"]) is type(value)


PROBLEMS = [
    ("a: 1\na: 2\n", "duplicate-key", 2, 1),
    ("a: &x 1\n", "anchor", 1, 4),
    ("a: *x\n", "alias", 1, 4),
    ("a: !!str 1\n", "tag", 1, 4),
    ("a: !mine {b: 1}\n", "tag", 1, 4),
    ("a:\n  <<: {b: 1}\n", "merge-key", 2, 3),
    ("a: 1\n---\nb: 2\n", "second-document", 2, 1),
    ("%YAML 1.1\n---\na: 1\n", "directive", 1, 1),
    ("? [a]\n: b\n", "complex-key", 1, 3),
    ("a:\n\t- b\n", "tab", 2, 1),
    ("a: b: c\n", "syntax", 1, 5),
    ('a: 1\nb: "open\nc: 3\n', "syntax", 2, 4),
    ("a: [1\n", "syntax", 2, 1),
    ("a: 1\nb: \x1b\n", "control-character", 2, 4),
    ('a: "\\e[31m"\n', "control-character", 1, 4),
    ('a: "\\u202e"\n', "bidi-control", 1, 4),
    ("a: \u2067x\n", "bidi-control", 1, 4),
    (b"a: 1\nb: \xff\n", "not-utf8", 2, 4),
    ("", "empty", 1, 1),
    ("# only a comment\n", "empty", 1, 1),
    ("---\n", "empty", 1, 1),
    ("a: " + "9" * 31 + "\n", "number-too-long", 1, 4),
    ("a: " + "[" * 50, "too-deep", 1, 43),
]


@pytest.mark.parametrize(("text", "kind", "line", "column"), PROBLEMS)
def test_every_breach_of_the_dialect_has_its_place(
    text: str | bytes, kind: str, line: int, column: int
) -> None:
    """Whatever breaks the dialect is a problem of its kind at its line and column, and nothing is raised."""
    assert (kind, line, column) in place(read(text))


@pytest.mark.parametrize(
    ("text", "budget", "kind"),
    [
        ("a: 1\n" * 100, {"size": 100}, "too-large"),
        ("a: {b: {c: {d: 1}}}\n", {"depth": 3}, "too-deep"),
        ("a: [" + "1," * 50 + "]\n", {"nodes": 20}, "too-many-nodes"),
        ("a: " + "x" * 50 + "\n", {"scalar": 20}, "scalar-too-long"),
        ("a: 123456\n", {"digits": 5}, "number-too-long"),
    ],
)
def test_every_budget_has_its_problem(text: str, budget: dict[str, int], kind: str) -> None:
    """What goes over a bound is named after it; what lies within raises nothing."""
    assert kind in {problem.kind for problem in read(text, **budget).problems}


def test_problems_are_collected_up_to_a_bound() -> None:
    """One run shows many problems, but a broken generator cannot flood the screen."""
    assert len(read("".join(f"k{n}: &a{n} 1\n" for n in range(20))).problems) == 20
    assert len(read("".join(f"k{n}: &a{n} 1\n" for n in range(500))).problems) == Budget().problems


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "a: " + "'" * 100_001,
        "a: " + "9" * 1_000_000,
        "\n" * 1_000_000,
        "a: &a [*a]\n" * 10_000,
        "#" * 1_000_000,
        "&a " * 50_000,
    ],
)
def test_hostile_sizes_end_soon(text: str) -> None:
    """Nesting, digits, aliases and repetition by the hundred thousand end within seconds, with a problem."""
    start = time.monotonic()
    assert read(text).problems
    assert time.monotonic() - start < 10


def test_spans_lead_to_what_a_reader_would_point_at() -> None:
    """A scalar is its own place, a collection its key, a list item its first line, a missing key its
    parent.
    """
    document = read("points:\n  - id: cap\n    text: >-\n      folded\n      twice\n    quantity: {max: 5}\n")

    def at(*path: str | int, key: bool = False) -> tuple[int, int, int]:
        span = document.span(path, key=key)
        return span.line, span.column, span.end_column

    assert at("points", 0, "id") == (2, 9, 12)
    assert at("points", 0, "id", key=True) == (2, 5, 7)
    assert at("points", 0) == (2, 5, 12)
    assert at("points", 0, "quantity", "max") == (6, 21, 22)
    assert at("points", 0, "quantity", "min") == (6, 5, 13)
    assert at("points", 0, "text")[0] == 3
    assert at("nowhere") == (1, 1, 7)
    assert at("points", 7, "id") == (1, 1, 7)


def test_columns_count_characters_and_lines_any_line_break() -> None:
    """Wide characters are one column each in the numbers; CRLF counts as one line break; a byte order mark
    as nothing.
    """
    document = read("\ufeffa: 和平\r\nb: {c: 1, c: 2}\r\n")
    assert place(document) == [("duplicate-key", 2, 11)]
    assert document.data == {"a": "和平", "b": {"c": 1}}
    assert document.span(("a",)).end_column == 6


def test_a_file_over_the_budget_is_not_read_whole(tmp_path: Path) -> None:
    """A big file is refused by its size, with the size in the message."""
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * 6_000_000)
    assert [problem.message for problem in read_file(path).problems] == [
        "the file has 6,000,000 bytes; the limit is 5,000,000"
    ]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=200)
    | st.text(alphabet="a:-[]{}&*!|>'\"#%@`, \n\t0?\u202e\x00é", max_size=80).map(str.encode)
)
def test_no_bytes_raise(raw: bytes) -> None:
    """Whatever the bytes, there is a document, and data or problems."""
    document = read(raw)
    assert document.problems or document.root is not None
    for problem in document.problems:
        assert problem.span.line >= 1
        assert problem.span.column >= 1
    _ = document.data


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(10**12), 10**12)
        | st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P")), max_size=12),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text("abcdef", min_size=1, max_size=5), inner, max_size=4)
        ),
        max_leaves=20,
    ).filter(lambda data: data is not None)
)
def test_json_is_read_as_itself(data: Any) -> None:
    """JSON is YAML: what json writes is read back as the same data."""
    import json

    assert read(json.dumps(data, ensure_ascii=False)).data == data
