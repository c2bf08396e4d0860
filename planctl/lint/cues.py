"""Words by which a text shows how strongly it binds: what it permits, recommends, expects, forbids.

A cue proves nothing, but where a clause permits, its text has a word of permission somewhere; where the text
has none, one of the two is wrong. The words are data, in `words/`, one file a language.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def words(tongue: str) -> dict[str, Any]:
    """The words of a language that rules look for; empty where there are none."""
    file = resources.files("planctl.lint") / "words" / f"{tongue}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


@cache
def _cue(tongue: str, table: str, kind: str) -> re.Pattern[str] | None:
    found = words(tongue).get(table, {}).get(kind)
    edge = r"[\w-]" if table == "plain" else r"\w"
    return re.compile(rf"(?<!{edge})(?:{'|'.join(found)})(?!{edge})", re.DOTALL) if found else None


def has_cue(text: str, tongue: str, kind: str) -> bool:
    """Whether a text, in lower case, has a word of a kind: `may`, `should`, `shall-not` …"""
    pattern = _cue(tongue, "cues", kind)
    return pattern is not None and pattern.search(text) is not None


def plain_cue(text: str, tongue: str, kind: str) -> re.Match[str] | None:
    """Where a text, in lower case, says beyond doubt that it is of a kind; None where it does not."""
    pattern = _cue(tongue, "plain", kind)
    return pattern.search(text) if pattern else None
