"""The made parts of a page: what stands between `<!-- made: KIND ARGUMENT -->` and `<!-- end -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_REGION = re.compile(
    r"(<!-- made: (?P<kind>[a-z-]+)(?: (?P<argument>\S+))? -->\n)(?P<body>.*?)(<!-- end -->)", re.DOTALL
)

Maker = Callable[[str], str]


def refreshed(page: str, makers: Mapping[str, Maker]) -> str:
    """The page with every made part made anew.

    `makers` gives, for each kind, a function from the argument (or an empty text) to Markdown. Raises
    ValueError for a kind without a maker.
    """

    def made(match: re.Match[str]) -> str:
        kind = match["kind"]
        if kind not in makers:
            raise ValueError(f"nothing makes `{kind}`; there are {', '.join(sorted(makers))}")
        return f"{match[1]}\n{makers[kind](match['argument'] or '').strip()}\n\n{match[5]}"

    return _REGION.sub(made, page)


def region(kind: str, argument: str = "") -> str:
    """An empty made part, to start a page with."""
    return f"<!-- made: {' '.join(filter(None, (kind, argument)))} -->\n<!-- end -->\n"
