"""Records: what `typing.NamedTuple` makes, in a third of the time.

`NamedTuple` compiles each annotation of each class, which nothing here asks for; over all records that a run
needs, that takes a tenth of the time of checking a small file.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

__all__ = ["Record"]

if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:

    class _Named(type):
        """Makes a tuple with names of each class that is declared as a record."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body["__annotations__"]
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            for key, value in body.items():
                if key not in ("__module__", "__qualname__"):
                    setattr(made, key, value)
            return made

    class Record(metaclass=_Named):
        """The base of a record: its fields are annotations, as with `NamedTuple`, and it may have methods."""
