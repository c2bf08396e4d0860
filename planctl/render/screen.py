"""What a terminal format may draw with."""

from __future__ import annotations

from planctl.record import Record


class Screen(Record):
    """Columns, colours (None, `standard`, `256` or `truecolor`), and whether box and arrow characters can be
    shown.
    """

    width: int
    color: str | None = None
    unicode: bool = True
