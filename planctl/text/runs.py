"""The words of a text as runs of characters, found without a pattern where the text is in Latin letters."""

from __future__ import annotations

from collections.abc import Callable

from planctl.regex import regex


class Runs:
    """Finds what `pattern`, one or more of a class of characters, finds. `kept` says what is of the class:
    that does not rest on what stands around a character, so a table of Latin-1 tells it much faster.
    """

    def __init__(self, pattern: str, kept: Callable[[str], bool]) -> None:
        self._pattern = regex(pattern)
        self._table = bytes([code if kept(chr(code)) else 32 for code in range(256)])

    def __call__(self, text: str) -> list[str]:
        """The runs of a text, in order."""
        # What is typeset has these two, and neither is a letter.
        plain = text.replace("\u2019", "'").replace("\u2013", "-")
        try:
            latin = plain.encode("latin-1")
        except UnicodeEncodeError:
            return self._pattern.findall(text)
        return latin.translate(self._table).decode("latin-1").split()


letters = Runs(r"[^\W\d_]+", lambda character: character.isalnum() and not character.isdecimal())
letters_and_digits = Runs(r"[^\W_]+", str.isalnum)
