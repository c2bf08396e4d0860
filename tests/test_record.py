"""Records: tuples with names."""

from __future__ import annotations

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
