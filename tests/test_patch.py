"""The JSON Patch between two documents: it turns one into the other, and words it as a person would."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from itertools import permutations
from typing import Any

import jsonpatch
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import LIBRARY, REGISTRY
from running import ROOT, SMALL

from planctl.archive.lineage import related
from planctl.diff.engine import diff_plans
from planctl.diff.patch import make_patch
from planctl.model.key_order import key_order
from planctl.model.plan import Plan
from planctl.render.as_patch import as_patch
from planctl.source import Document, read_bytes, read_file
from planctl.source.edits import read_edits
from planctl.source.patch import patched

FILES = sorted([*(ROOT / "plans").glob("*/[0-9]*.yaml"), *SMALL.glob("*/[0-9]*.yaml")])
DOCUMENTS: dict[str, Document] = {f"{path.parent.name}@{path.stem}": read_file(path) for path in FILES}
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.decimals(-9, 9, places=2)
    | st.text("ab/~é\n", max_size=4),
    lambda below: (
        st.lists(below, max_size=4)
        | st.dictionaries(st.text("ab/~", max_size=3), below, max_size=4)
        | st.lists(
            st.builds(
                lambda id_, rest: {**rest, "id": id_},
                st.sampled_from("pqrstu"),
                st.dictionaries(st.just("k"), below),
            ),
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(JSON, JSON)
def test_the_patch_turns_a_into_b(a: Any, b: Any) -> None:
    """The judge, the `jsonpatch` package, makes B of A with the patch; a patch between equals is empty."""
    assert jsonpatch.apply_patch(copy.deepcopy(a), make_patch(a, b)) == b
    assert make_patch(a, copy.deepcopy(a)) == []
    assert make_patch(a, b) == make_patch(a, b)


@pytest.mark.parametrize("a", DOCUMENTS)
def test_real_plans_are_turned_into_each_other(a: str) -> None:
    """From each real plan to each other one: our apply and the judge's both give B's data."""
    document = DOCUMENTS[a]
    for b, other in DOCUMENTS.items():
        text = as_patch(make_patch(document.data, other.data))
        made = read_bytes(patched(document, read_edits(text, "p"), key_order=key_order("plan")).encode(), b)
        judged = jsonpatch.apply_patch(document.data, json.loads(text, parse_float=Decimal))
        assert made.problems == []
        assert made.data == other.data == judged
        if a == b:
            assert made.text == document.text


@pytest.mark.parametrize(
    ("a", "b"), [*permutations(["us-28-point@1.0", "e3-counter-proposal@1.0", "ukraine-20-point@1.0"], 2)]
)
def test_the_diff_to_the_patched_text_is_the_diff_to_b(a: str, b: str) -> None:
    """diff(A, apply(A, patch)) equals diff(A, B), and between B and the patched text nothing changed."""
    one, other = DOCUMENTS[a], DOCUMENTS[b]
    plan, wanted = Plan.model_validate(one.data), Plan.model_validate(other.data)
    made = read_bytes(patched(one, read_edits(as_patch(make_patch(one.data, other.data)), "p")).encode(), "x")
    reached = Plan.model_validate(made.data)
    kin = related(plan, wanted, LIBRARY)
    found, expected = (diff_plans(plan, each, registry=REGISTRY, related=kin) for each in (reached, wanted))
    assert found == expected
    assert diff_plans(wanted, reached, registry=REGISTRY, related=True).changes == []


def listed(ids: str) -> list[dict[str, str]]:
    return [{"id": name} for name in ids]


@pytest.mark.parametrize(
    ("a", "b", "operations"),
    [
        ({"x": 1}, {"x": 2}, [("replace", "/x")]),
        ({"x": 1, "y": 2}, {"y": 2, "z": 3}, [("remove", "/x"), ("add", "/z")]),
        ({"x": 1}, {"x": True}, [("replace", "/x")]),
        ({"x": Decimal("1.0")}, {"x": 1}, []),
        ({"l": listed("abcd")}, {"l": listed("bcda")}, [("move", "/l/3")]),
        ({"l": listed("abcd")}, {"l": listed("dabc")}, [("move", "/l/0")]),
        ({"l": listed("abc")}, {"l": listed("axc")}, [("remove", "/l/1"), ("add", "/l/1")]),
        ({"l": ["a", "b", "c"]}, {"l": ["a", "x", "c"]}, [("replace", "/l/1")]),
        ({"l": ["a", "b", "c"]}, {"l": ["a", "c"]}, [("remove", "/l/1")]),
        ({"l": ["a", "c"]}, {"l": ["n", "a", "b", "c"]}, [("add", "/l/0"), ("add", "/l/2")]),
        ({"d": {"within": "P1D"}}, {"d": {"by": "2025-01-01"}}, [("replace", "/d")]),
        ({"a/b": {"c~d": 1, "e": 0}}, {"a/b": {"c~d": 2, "e": 0}}, [("replace", "/a~1b/c~0d")]),
    ],
)
def test_the_operations_are_those_that_a_person_expects(
    a: Any, b: Any, operations: list[tuple[str, str]]
) -> None:
    """One edit is one operation: things with ids move as a whole, lists lose and gain single items."""
    assert [(each["op"], each["path"]) for each in make_patch(a, b)] == operations


def test_a_moved_point_is_edited_where_it_goes() -> None:
    """A point that moved and changed is one move and one edit inside it, at its new place."""
    data = DOCUMENTS["us-28-point@1.0"].data
    other = copy.deepcopy(data)
    point = other["points"].pop(5)
    point["note"] = "Moved."
    other["points"].insert(20, point)
    moved, noted = make_patch(data, other)
    assert moved == {"op": "move", "from": "/points/5", "path": "/points/20"}
    assert noted["path"] == "/points/20/note"


def test_numbers_keep_their_digits() -> None:
    """Decimals are written as JSON numbers with all their digits, and read back as they were."""
    value = {
        "a": Decimal("0.10"),
        "b": Decimal("12345678901234567890.123"),
        "c": 10**25,
        "d": Decimal("1E+3"),
    }
    text = as_patch(make_patch({}, value))
    assert [edit.value for edit in read_edits(text, "p")] == list(value.values())
    assert '"value": 0.10' in text


def test_a_new_key_stands_where_a_person_would_put_it() -> None:
    """A key that is added takes the place that the order of the model's fields gives it."""
    document = DOCUMENTS["accord@1.1"]
    patch = '[{"op": "add", "path": "/points/0/clauses/0/territory", "value": ["strip"]}]'
    made = patched(document, read_edits(patch, "p"), key_order=key_order("plan"))
    quantity = "        quantity: {max: 600000, unit: personnel, qualifier: in peacetime}\n"
    assert made == document.text.replace(quantity, quantity + "        territory: [strip]\n", 1)
    assert key_order("plan")(("sources",)) == []
