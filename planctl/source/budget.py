"""How much a document may ask of the machine, checked before and while it is parsed."""

from __future__ import annotations

from planctl.record import Record


class Budget(Record):
    """Upper bounds for one document. Sizes are in bytes or characters, counts are plain numbers."""

    size: int = 5_000_000
    depth: int = 40
    nodes: int = 250_000
    scalar: int = 100_000
    digits: int = 30
    problems: int = 100


DEFAULT = Budget()
