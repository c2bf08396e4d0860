"""The drawing surface of the terminal and SVG formats: rich, with markup and hostile bytes shut out."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text

from planctl.safe import printable

if TYPE_CHECKING:
    from rich.console import JustifyMethod

ColorSystem = Literal["standard", "256", "truecolor"]


class Paper:
    """Collects renderables and gives them back as one string. Strings are text, never markup."""

    def __init__(self, width: int, color: str | None, *, unicode: bool = True, record: bool = False) -> None:
        self._out = io.StringIO()
        self.width = width
        self.colored = color is not None
        self.unicode = unicode
        # Everything rich would read from the environment is given, so that one result has one drawing.
        self.console = Console(
            file=self._out,
            width=width,
            height=1000,
            force_terminal=color is not None,
            markup=False,
            emoji=False,
            highlight=False,
            color_system=_system(color),
            no_color=color is None,
            legacy_windows=False,
            record=record,
            soft_wrap=False,
            _environ={},
        )

    def print(self, *items: RenderableType, **options: Any) -> None:
        """Add lines."""
        self.console.print(*(text(item) if isinstance(item, str) else item for item in items), **options)

    def lines(self, lines: Iterable[Text]) -> None:
        """Add lines that are laid out already."""
        for line in lines:
            self.console.print(line, soft_wrap=True)

    def gap(self) -> None:
        """Add an empty line."""
        self.console.print()

    def text(self) -> str:
        """All that was drawn, without trailing blanks."""
        return "\n".join(line.rstrip() for line in self._out.getvalue().splitlines()) + "\n"

    def svg(self, title: str) -> str:
        """All that was drawn, as an SVG picture of a terminal. The paper must have been made with
        `record`.
        """
        from planctl.render.terminal_svg import terminal_svg

        return terminal_svg(self.console, printable(title))


def text(content: str, style: str | Style = "", justify: JustifyMethod | None = None) -> Text:
    """A styled text that a terminal shows as it is written: brackets stay, control bytes become visible."""
    return Text(printable(content), style=style, justify=justify)


def _system(color: str | None) -> ColorSystem | None:
    return color if color in ("standard", "256", "truecolor") else None  # type: ignore[return-value]
