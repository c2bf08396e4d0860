"""The registries of an archive together, as rules and views use them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from planctl.record import Record

if TYPE_CHECKING:
    from planctl.model.entries import Actor, Category, Territory, Topic


_NONE: Mapping[str, Any] = MappingProxyType({})


class Registry(Record):
    """The four registries by id."""

    actors: Mapping[str, Actor] = _NONE
    topics: Mapping[str, Topic] = _NONE
    categories: Mapping[str, Category] = _NONE
    territories: Mapping[str, Territory] = _NONE


class Entry(Record):
    """An entry of any registry that is known to be sound: what its model would hold, without the model.

    `Entry(**data)` has the values that the model of the same data has.
    """

    name: str | dict[str, str]
    kind: str | None = None
    iso: str | None = None
    short: str | None = None
    aliases: Sequence[str] = ()
    member_of: Sequence[str] = ()
    part_of: str | None = None
    broader: str | None = None
    description: str | dict[str, str] | None = None
    codes: Mapping[str, Sequence[str]] = _NONE
    note: str | dict[str, str] | None = None
