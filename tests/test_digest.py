"""The digest of a text: blind to how a file is written, and to nothing that it says."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.archive.locate import library_root
from planctl.model.digest import canonical, digest, normal
from planctl.source import read_bytes, read_file

TEXT = library_root() / "us-28-point" / "1.0.yaml"

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.decimals(allow_nan=False, allow_infinity=False, places=4)
    | st.text(max_size=8)
)
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


def of(text: str) -> str:
    """The digest of a document's text."""
    return digest(read_bytes(text.encode(), "x.yaml").data)


def test_the_form_never_changes() -> None:
    """Seals are kept for years: this very digest must come out of this very text for ever."""
    data = {
        "schema": "planctl/plan/1",
        "title": {"fr": "Café", "en": "A"},
        "points": [{"number": 6, "x": Decimal("2.50")}],
    }
    assert canonical(data).decode() == (
        '{"points":[{"number":"6","x":"2.5"}],"schema":"planctl/plan/1","title":{"en":"A","fr":"Café"}}'
    )
    assert digest(data) == "sha256:58d3319c7731dd7feb6d6e484507205299a8c0b85f0b8028a95b497f7f34afbd"


@pytest.mark.parametrize(
    "other",
    [
        "b: [2, three]   # why\na: 1\n",
        "a: 1.0\nb:\n- 2\n- 'three'\n",
        '{"a": 1e0, "b": ["2", "three"], "c": null}',
        "a: +1\r\nb:\r\n  - 2\r\n  - >\r\n    three\r\nd: []\r\n",
        "a: 1\nb:\n  - 2\n  - |-\n    three\ne: {f: ~}\n",
    ],
)
def test_layout_does_not_matter(other: str) -> None:
    """Comments, quotes, order of keys, style, line breaks, and keys that hold nothing leave a digest alone."""
    assert of(other) == of("a: 1\nb: [2, three]\n")


@pytest.mark.parametrize(
    "other",
    ["a: 2\nb: [2, three]\n", "a: 1\nb: [three, 2]\n", "a: 1\nb: [2, Three]\n", "a: 1\nb: [2, three, x]\n"],
)
def test_what_is_said_matters(other: str) -> None:
    """A value, the order of a list and a letter's case each change a digest."""
    assert of(other) != of("a: 1\nb: [2, three]\n")


def test_a_real_text_keeps_its_digest_as_json() -> None:
    """A plan written as JSON, with its keys sorted and without its comments, has the same digest."""
    data = read_file(TEXT).data
    flat = json.dumps(data, sort_keys=True, default=lambda number: float(number))
    assert of(flat) == digest(data)


@settings(max_examples=50, deadline=None)
@given(trees, trees)
def test_digests_agree_where_and_only_where_the_forms_do(one: Any, other: Any) -> None:
    """Two trees have one digest exactly if their normal forms are equal, and a normal form is its own."""
    assert (digest(one) == digest(other)) == (normal(one) == normal(other))
    assert normal(normal(one)) == normal(one)


def test_numbers_are_exact() -> None:
    """No digit is lost to rounding, and a huge exponent does not fill the memory."""
    assert normal(Decimal("123456789012345678901234567890.12")) == "123456789012345678901234567890.12"
    assert normal(Decimal("-0.00")) == "0"
    assert normal(600000) == normal(Decimal("6.0e5")) == "600000"
    assert len(normal(Decimal("1e999999"))) < 20


def test_what_no_document_holds_is_refused() -> None:
    """A value that YAML data cannot have is a TypeError, not a digest of something else."""
    with pytest.raises(TypeError, match="set"):
        digest({"a": {1}})
