"""Shared by the rules on quantities: every one of a plan, and its figures as numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from planctl.lint.subject import Subject
from planctl.lint.tree import Part, mappings

FIGURES = ("value", "min", "max")
PERCENT = ("percent", "%", "per cent", "pour cent")
# Beyond this a number is junk, and writing it out would only fill the screen.
_LARGEST = Decimal(10) ** 18


def quantities(subject: Subject) -> Iterator[Part]:
    """Every quantity of every clause."""
    for point in subject.provisions:
        for norm in point.all_norms:
            if "quantity" in norm.raw:
                yield from mappings(norm.raw, norm.part.path, "quantity")


def number(value: Any) -> Decimal | None:
    """A figure as a number; None where it is none."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        found = Decimal(value)
        return found if abs(found) < _LARGEST else None
    return None
