"""Records: tuples with names."""

from __future__ import annotations

import copy
import pickle
from typing import NamedTuple

import pytest

from planctl.record import Record


class Place(Record):
    """A place."""

    path: tuple[str, ...]
    on_key: bool = False
    part: Unknown | None = None  # type: ignore[name-defined]  # noqa: F821

    @property
    def depth(self) -> int:
        """How deep it lies."""
        return len(self.path)

    def __str__(self) -> str:
        return ".".join(self.path)


class Named(NamedTuple):
    """What the standard library makes of the same."""

    path: tuple[str, ...]
    on_key: bool = False
    part: str | None = None


def test_a_record_is_what_the_standard_library_makes_of_it() -> None:
    """A record takes, shows, compares, changes and keeps its values as a `NamedTuple` does."""
    for given in ((("a",),), (("a",), True, "x")):
        record, named = Place(*given), Named(*given)
        assert record == named
        assert hash(record) == hash(named)
        assert repr(record).removeprefix("Place") == repr(named).removeprefix("Named")
        assert record._replace(on_key=True) == named._replace(on_key=True)
        assert pickle.loads(pickle.dumps(record)) == record
    assert (Place._fields, Place._field_defaults) == (Named._fields, Named._field_defaults)
    assert (Place.__doc__, Place.__module__, Place.__qualname__) == ("A place.", __name__, "Place")


def test_a_record_has_its_methods_and_does_not_change() -> None:
    """Properties and methods of the class are those of the record; a field cannot be set, nor one added."""
    place = Place(("a", "b"))
    assert (place.depth, str(place), f"{place}") == (2, "a.b", "a.b")
    for name in ("path", "other"):
        with pytest.raises(AttributeError):
            setattr(place, name, ())
    with pytest.raises(TypeError):
        Place()  # type: ignore[call-arg]


class Deeper(Place):
    """A place in a place."""


def test_the_first_of_a_derived_class_is_of_its_kind() -> None:
    """A class that derives from a record makes its own kind, and leaves that of the record alone."""
    assert (type(Deeper(("a",), True)), type(Place(("a",)))) == (Deeper, Place)


def test_a_record_takes_and_refuses_what_a_named_tuple_does() -> None:
    """Values are taken by place and by name; one too many, one twice and one of no field are refused."""
    assert Place(part=None, path=("a",)) == Named(part=None, path=("a",))
    wrong: list[tuple[tuple[object, ...], dict[str, object]]] = [
        ((), {}), (("a",), {"other": 1}), (("a",), {"path": "b"}), (("a", True, "b", 2), {}),
    ]  # fmt: skip
    for given, named in wrong:
        for kind in (Place, Named):
            with pytest.raises(TypeError):
                kind(*given, **named)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="other"):
        Place(("a",))._replace(other=1)


def test_a_record_is_copied_matched_and_taken_apart_as_a_named_tuple_is() -> None:
    """A copy is equal and of its kind; patterns, `_asdict` and `_make` know the fields in order."""
    record, named = Place(("a",), True), Named(("a",), True)
    for same in (copy.copy(record), copy.deepcopy(record)):
        assert (same, type(same)) == (record, Place)
    assert (record._asdict(), Place._make(named)) == (named._asdict(), record)
    match record:
        case Place(path, on_key):
            assert (path, on_key) == (("a",), True)


def test_a_default_comes_last() -> None:
    """A field without a default after one with a default is refused when the class is made."""
    with pytest.raises(TypeError, match="without a default"):

        class Wrong(Record):
            name: str = ""
            line: int  # type: ignore[misc]
