"""What is wrong with an expression: said, shown under a caret, and mended where it can be guessed."""

from __future__ import annotations

from planctl.errors import PlanctlError
from planctl.safe import printable

_ROOM = 60


class ExpressionError(PlanctlError):
    """An expression that cannot be read. `start` and `end` are offsets in characters into its text."""

    def __init__(self, reason: str, text: str, start: int, end: int, hint: str | None = None) -> None:
        self.reason, self.text, self.start, self.end = reason, text, start, max(end, start + 1)
        super().__init__(f"{reason}\n{self.frame()}", hint)

    def frame(self) -> str:
        """The line of the text that the place is on, with carets under it."""
        first = self.text.rfind("\n", 0, self.start) + 1
        stop = self.text.find("\n", self.start)
        line = self.text[first : stop if stop >= 0 else len(self.text)].replace("\t", " ")
        at = self.start - first
        width = max(1, min(self.end, first + len(line)) - self.start)
        cut = max(0, at - _ROOM)
        shown = ("…" if cut else "") + line[cut : at + width + _ROOM // 2]
        if at + width + _ROOM // 2 < len(line):
            shown += "…"
        lead = printable(line[cut:at])
        return f"  {printable(shown)}\n  {' ' * (len(lead) + bool(cut))}{'^' * width}"
