"""What a terminal format may draw with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """Columns, colours (None, `standard`, `256` or `truecolor`), and whether box and arrow characters can be
    shown.
    """

    width: int
    color: str | None = None
    unicode: bool = True
