"""Records: what `typing.NamedTuple` makes, in a tenth of the time.

For each class, `NamedTuple` compiles its annotations, which nothing here asks for, and code to make a tuple.
Most of the records that a run loads are for what it never meets: here that code waits for the first one made.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

__all__ = ["Record"]

if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    _PLACES = namedtuple("_PLACES", [f"at{place}" for place in range(30)])
    # What gets the value at each place of any tuple with names.
    _GETTERS = [vars(_PLACES)[name] for name in _PLACES._fields]
    _made = tuple.__new__

    def _first(cls, *values, **named):
        """Make a record, and what makes the next ones."""
        kind = next(each for each in cls.__mro__ if "_fields" in vars(each))
        names = ", ".join(kind._fields)
        new = eval(f"lambda cls, {names}: made(cls, ({names},))", {"made": _made, "__builtins__": {}})
        new.__defaults__ = tuple(kind._field_defaults.values())
        kind.__new__ = staticmethod(new)
        return new(cls, *values, **named)

    class _Named(tuple):
        __slots__ = ()

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **named):
            made = _made(type(self), map(named.pop, self._fields, self))
            if named:
                raise ValueError(f"{type(self).__name__} has no field {list(named)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            said = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({said})"

        def __getnewargs__(self):
            return tuple(self)

    class _Kind(type):
        """Makes a tuple with names of each class that is declared as a record."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            names = tuple(body["__annotations__"])
            defaults = {each: body[each] for each in names if each in body}
            if tuple(defaults) != names[len(names) - len(defaults) :]:
                raise TypeError(f"a field of {name} without a default comes after one with a default")
            body.update(zip(names, _GETTERS[: len(names)], strict=True))
            body |= {"__new__": _first, "__slots__": (), "__match_args__": names}
            body |= {"_fields": names, "_field_defaults": defaults}
            return type(name, (_Named,), body)

    class Record(metaclass=_Kind):
        """The base of a record: its fields are annotations, as with `NamedTuple`, and it may have methods."""
