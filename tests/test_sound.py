"""The short way to say that a document satisfies its model, held against the models themselves."""

from __future__ import annotations

import copy
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from planctl.archive.locate import library_root
from planctl.model.config import Config
from planctl.model.kinds import KINDS, kind_of, schema_line
from planctl.model.shapes import shapes
from planctl.model.sound import _test, satisfies, sound
from planctl.source import read_file

FILES = sorted(library_root().rglob("*.yaml"))
# A version with every kind of value is enough to damage, and so is one document of each other kind.
DAMAGED = {kind_of(data): data for data in (read_file(path).data for path in FILES) if kind_of(data)}

ODD_TEXTS = (
    "",
    " ",
    "a",
    "A-b",
    "a\n",
    " a",
    "a ",
    "\u00e9",
    "\u2028",
    "\x1c",
    "\ud800",
    "a" * 81,
    "1.0",
    "1.0\n",
    "en",
)
ODD_DATES = (
    "2025",
    "2025-13",
    "2025-11",
    "2025-11-31",
    "2025-11-30",
    "\u0662\u0660\u0662\u0665",
    date(2025, 11, 30),
)
ODD_TIMES = (
    "immediately",
    "P1D",
    "P",
    "P1DT",
    "PT24H",
    "P\u0661D",
    "http://a",
    "http://a b",
    "https://\u00e9",
    "https://a\n",
)
ODD = [
    *(*ODD_TEXTS, *ODD_DATES, *ODD_TIMES, True, False, None, 0, -1, 1, 1.0, 2**53, 2**70, 10**400),
    *(
        float("nan"),
        float("inf"),
        Decimal("1.5"),
        Decimal("NaN"),
        Decimal("1e999"),
        [],
        {},
        [[]],
        [{}],
        [None],
        [10**400],
    ),
    *({"en": "a"}, {"en": []}, {1: "a"}, {None: None}, (), frozenset(), b"", object()),
]
KEY_TESTS = {
    model: {key: _test(shape) for key, shape in held["keys"].items()}
    for model, held in shapes()["models"].items()
}
values = st.one_of(
    st.sampled_from(
        [*ODD_TEXTS, *ODD_DATES, *ODD_TIMES, True, False, None, 0, -1, 1, 1.0, 2**53, 2**70, 10**400]
    ),
    st.sampled_from(
        [float("nan"), float("inf"), Decimal("1.5"), Decimal("NaN"), [], {}, [""], {"en": "a"}, {1: "a"}]
    ),
    st.text(max_size=5),
    st.integers(),
    st.floats(),
    st.dates(),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.sampled_from(["en", "fr", "EN", "", "id"]), st.text(max_size=3), max_size=2),
)


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in raw data, by path."""
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(place for key, item in below for place in places(item, (*path, key)))]


def accepts(kind: str, data: Any) -> bool:
    """What the model says."""
    try:
        KINDS[kind].model_validate({**data, "schema": schema_line(kind)})
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(library_root()).as_posix())
def test_the_library_is_sound(path: Path) -> None:
    """Every file that planctl comes with is said to be sound without asking a model."""
    data = read_file(path).data
    kind = kind_of(data)
    assert kind is not None
    assert sound(kind, data)


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_what_is_sound_satisfies_the_model(data: st.DataObject) -> None:
    """A document that is called sound is accepted by its model, whatever was changed in it."""
    kind = data.draw(st.sampled_from(sorted(DAMAGED)))
    document = copy.deepcopy(DAMAGED[kind])
    spots = places(document)[1:]
    for _ in range(data.draw(st.integers(1, 2))):
        *way, last = data.draw(st.sampled_from(spots))
        parent = document
        try:
            for step in way:
                parent = parent[step]
            how = data.draw(st.sampled_from(["replace", "replace", "delete", "add"]))
            if how == "replace":
                parent[last] = data.draw(values)
            elif how == "delete":
                del parent[last]
            elif isinstance(parent, dict):
                parent[
                    data.draw(st.sampled_from(["extra", "note", "text", "number", "quantity", "deadline", 3]))
                ] = data.draw(values)
        except (KeyError, IndexError, TypeError):
            continue  # a change before took it away
    if sound(kind, document):
        assert accepts(kind, document)


KEYS = [
    "archive",
    "select",
    "severity",
    "per-file-ignores",
    "per_file_ignores",
    "fail-on",
    "baseline",
    "other",
]
said = st.one_of(st.sampled_from(["error", "PL1", "", " x"]), st.booleans(), st.integers(), st.dates())
below = st.one_of(
    said, st.lists(said, max_size=2), st.dictionaries(st.sampled_from(["PL1", "*.yaml"]), said, max_size=2)
)


@given(
    st.dictionaries(st.sampled_from(KEYS), st.one_of(below, st.dictionaries(st.just("a"), below)), max_size=3)
)
def test_a_configuration_that_is_sound_is_what_pydantic_makes_of_it(data: dict[str, Any]) -> None:
    """A configuration that is called sound is accepted, and holds the same whichever way it is made."""
    if satisfies("Config", data):
        assert Config.model_validate(data) == Config(
            **{key.replace("-", "_"): value for key, value in data.items()}
        )


@pytest.mark.parametrize("model", sorted(shapes()["models"]))
def test_no_value_is_too_odd_to_be_judged(model: str) -> None:
    """Whatever stands under a key, whether it is sound is said, and nothing is raised."""
    for key in shapes()["models"][model]["keys"]:
        for value in ODD:
            assert satisfies(model, {key: value}) in (True, False)
            assert KEY_TESTS[model][key](value) in (True, False)


def test_nothing_the_models_demand_is_unknown() -> None:
    """Every demand of the models has its counterpart, so that no sound document waits for pydantic."""
    import planctl.model

    held = json.loads(Path(planctl.model.__file__).with_name("shapes.json").read_text(encoding="utf-8"))
    assert "unknown" not in {shape.get("is") for shape in shapes_in(held["models"])}


def shapes_in(held: Any) -> list[dict[str, Any]]:
    """Every shape in the table."""
    if isinstance(held, dict):
        return [held, *(shape for each in held.values() for shape in shapes_in(each))]
    return [shape for each in held for shape in shapes_in(each)] if isinstance(held, list) else []
