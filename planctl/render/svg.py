"""A small SVG canvas: shapes and text added one by one, everything escaped, one picture at the end."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from planctl.render.cells import cell_width
from planctl.safe import one_line

FONT = "'DejaVu Sans', 'Helvetica Neue', Arial, sans-serif"
INK, QUIET, RULE, PAPER = "#1b1f24", "#57606a", "#d0d7de", "#ffffff"
# Distinguishable for people who see colours differently (after Okabe and Ito), in the order of their use.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f", "#8c6d31")


def colour(at: int) -> str:
    """The colour of the n-th kind of thing; after the last the first comes again."""
    return PALETTE[at % len(PALETTE)]


def text_width(text: str, size: float = 12) -> float:
    """About how wide a text will be drawn, in pixels."""
    return cell_width(one_line(text)) * size * 0.61


class Svg:
    """A picture of a given size in pixels, on white. Coordinates are pixels from the top left."""

    def __init__(self, width: float, height: float, title: str, description: str = "") -> None:
        self.width, self.height = width, height
        self._head = [f"<title>{_text(title)}</title>"]
        if description:
            self._head.append(f"<desc>{_text(description)}</desc>")
        self._body: list[str] = []

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        *,
        stroke: str | None = None,
        tip: str = "",
    ) -> None:
        """A filled rectangle; `tip` is shown when a reader points at it."""
        self._shape(
            "rect", {"x": x, "y": y, "width": width, "height": height, "fill": fill, "stroke": stroke}, tip
        )

    def circle(
        self, x: float, y: float, radius: float, fill: str, *, stroke: str | None = None, tip: str = ""
    ) -> None:
        """A filled circle around a centre."""
        self._shape("circle", {"cx": x, "cy": y, "r": radius, "fill": fill, "stroke": stroke}, tip)

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str = RULE, width: float = 1) -> None:
        """A straight line."""
        self._shape(
            "line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": stroke, "stroke-width": width}, ""
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 12,
        fill: str = INK,
        anchor: str = "start",
        bold: bool = False,
        tip: str = "",
    ) -> None:
        """A line of text; `y` is its baseline, `anchor` is start, middle or end."""
        weight = "bold" if bold else None
        self._shape(
            "text",
            {
                "x": x,
                "y": y,
                "font-size": size,
                "fill": fill,
                "font-weight": weight,
                "text-anchor": None if anchor == "start" else anchor,
            },
            tip,
            _text(text),
        )

    def _shape(
        self, name: str, attributes: dict[str, float | str | None], tip: str, content: str = ""
    ) -> None:
        said = "".join(
            f" {key}={_attribute(value)}" for key, value in attributes.items() if value is not None
        )
        # A tip comes first: renderers take an element's first child as its title.
        inner = (f"<title>{_text(tip)}</title>" if tip else "") + content
        self._body.append(f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>")

    def document(self) -> str:
        """The picture as one SVG document."""
        width, height = _number(self.width), _number(self.height)
        size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family={quoteattr(FONT)} role="img">',
            *self._head,
            f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
            *self._body,
            "</svg>",
        ]
        return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return escape(one_line(text))


def _attribute(value: float | str) -> str:
    return quoteattr(one_line(value) if isinstance(value, str) else _number(value))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
