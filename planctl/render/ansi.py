"""Colour for the plain formats: a few named styles as escape sequences, or none."""

from __future__ import annotations

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "bold": "1",
    "dim": "2",
    "help": "32",
    "good": "1;32",
    "note": "36",
}


class Ink:
    """Paints strings. Without colour, they stay as they are."""

    def __init__(self, color: str | None) -> None:
        self._on = color is not None

    def __call__(self, style: str, text: str) -> str:
        """The text in a style."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self._on and text else text
