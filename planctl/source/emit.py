"""New values as YAML, in the style of the plans: short collections in brackets, long texts folded, quotes
only where a text would be read as something else.
"""

from __future__ import annotations

import json
import re
from typing import Any

from planctl.source.budget import DEFAULT
from planctl.source.scalar import NumberTooLongError, resolve

WIDTH = 118  # columns that a line may have
_SHORT = 80  # columns that a mapping in braces may have
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`="
# What YAML does not take as it is, or what some reader takes for a line break.
_SPECIAL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def inline(value: Any, *, flow: bool = False, style: str = "", as_json: bool = False) -> str:
    """A value on one line. `flow`: inside brackets; `style`: quotes to keep; `as_json`: as JSON has it."""
    if isinstance(value, dict):
        pairs = (
            f"{_key(key, as_json)}: {inline(item, flow=True, as_json=as_json)}" for key, item in value.items()
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item, flow=True, as_json=as_json) for item in value) + "]"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if not isinstance(value, str):
        return str(value)
    if as_json or style == '"':
        return quoted(value)
    if style == "'" and not _SPECIAL.search(value):
        return "'" + value.replace("'", "''") + "'"
    return value if is_plain(value, flow=flow) else quoted(value)


def quoted(text: str) -> str:
    """A text in double quotes, as JSON and YAML both read it."""
    return _SPECIAL.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text may stand without quotes and is read as itself."""
    if not text or text != text.strip() or _SPECIAL.search(text) or text[0] in _INDICATORS:
        return False
    if ": " in text or " #" in text or text.endswith(":") or text.startswith("..."):
        return False
    # Some parsers take a question mark in brackets for a key.
    if flow and re.search(r"[,\[\]{}?]|:(?=[^\w/.\-])", text):
        return False
    try:
        return isinstance(resolve(text, DEFAULT.digits), str)
    except NumberTooLongError:
        return False


def lines(
    value: Any, column: int, used: int, *, style: str = "", dash: bool = False, block: bool = False
) -> list[str]:
    """What follows a key's colon or a dash: the rest of its line, then the lines below, without line breaks.

    `column` is where the key or dash stands, `used` how many columns of the line are taken; `style` is how
    the value was written before; `dash`: after a dash; `block`: a mapping takes lines of its own.
    """
    if isinstance(value, str):
        return _text(value, column, used, style)
    if isinstance(value, dict) and value:
        short = inline(value)
        if not block and _fits_in_braces(value) and used + 1 + len(short) <= _SHORT:
            return [f" {short}"]
        made = mapping(value, column + 2)
    elif isinstance(value, list) and value:
        short = inline(value)
        flat = not any(isinstance(item, dict | list) for item in value)
        if flat and used + 1 + len(short) <= WIDTH and not any(map(_is_sentence, value)):
            return [f" {short}"]
        if flat and not any(map(_is_sentence, value)):
            return ["", *_wrapped(value, column + 2)]
        made = sequence(value, column + 2)
    else:
        return [f" {inline(value)}"]
    if dash:  # the first entry stands beside the dash
        return [" " + made[0][column + 2 :], *made[1:]]
    return ["", *made]


def mapping(value: dict[str, Any], column: int) -> list[str]:
    """A mapping in block style, every line with its indentation."""
    made = []
    for key, item in value.items():
        made += entry(key, item, column)
    return made


def sequence(value: list[Any], column: int) -> list[str]:
    """A list in block style, every line with its indentation."""
    made = []
    for item in value:
        made += entry(None, item, column)
    return made


def entry(key: str | None, value: Any, column: int, *, block: bool = False) -> list[str]:
    """A key or, with None, a dash, and its value, every line with its indentation."""
    start = " " * column + (f"{_key(key)}:" if key is not None else "-")
    # A thing with an id is one of many of its kind: its keys stand below each other.
    block = block or (isinstance(value, dict) and "id" in value)
    first, *rest = lines(value, column, len(start), dash=key is None, block=block)
    return [start + first, *rest]


def folded(text: str, column: int) -> list[str] | None:
    """A text as the lines of a folded block, or None where folding would not give it back."""
    if not _blockable(text):
        return None
    made: list[str] = []
    for paragraph in text.split("\n"):
        if not paragraph or paragraph != paragraph.strip():
            return None
        made += ["", *_wrap(paragraph, WIDTH - column)] if made else _wrap(paragraph, WIDTH - column)
    return [f"{' ' * column}{line}" if line else "" for line in made]


def literal(text: str, column: int) -> list[str] | None:
    """A text as the lines of a literal block, or None where it cannot be one."""
    if not _blockable(text):
        return None
    return [f"{' ' * column}{line}" if line else "" for line in text.split("\n")]


def _blockable(text: str) -> bool:
    return bool(text) and text == text.strip() and not _SPECIAL.search(text.replace("\n", ""))


def _wrap(paragraph: str, width: int) -> list[str]:
    """The lines of a paragraph, broken only at single spaces: a line break is read as exactly one."""
    made: list[str] = []
    for word in re.split(r"(?<=\S) (?=\S)", paragraph):
        if made and len(made[-1]) + 1 + len(word) <= width:
            made[-1] += f" {word}"
        else:
            made.append(word)
    return made


def _text(text: str, column: int, used: int, style: str) -> list[str]:
    one = inline(text, style=style if style in ("'", '"') else "")
    body, chomp = (text[:-1], "") if text.endswith("\n") else (text, "-")
    # Short lines stay lines; long ones are paragraphs, which folding keeps within the width.
    short = not style and "\n" in body and all(len(line) <= WIDTH - column - 2 for line in body.split("\n"))
    if (style == "|" or short) and (made := literal(body, column + 2)):
        return [f" |{chomp}", *made]
    if (style == ">" or used + 1 + len(one) > WIDTH or "\n" in text) and (made := folded(body, column + 2)):
        return [f" >{chomp}", *made]
    return [f" {one}"]


def _key(key: str, as_json: bool = False) -> str:
    return quoted(key) if as_json or not is_plain(key, flow=True) else key


def _is_sentence(value: Any) -> bool:
    return isinstance(value, str) and len(value) > 60


def _fits_in_braces(value: dict[str, Any]) -> bool:
    lists = [item for item in value.values() if isinstance(item, list)]
    inner = [*value.values(), *(each for item in lists for each in item if isinstance(each, list))]
    deep = any(isinstance(each, dict | list) for item in lists for each in item)
    return "id" not in value and not deep and not any(isinstance(item, dict) for item in inner)


def _wrapped(value: list[Any], column: int) -> list[str]:
    """A long list of short texts in brackets, over several lines."""
    made: list[str] = []
    line = " " * column + "["
    for at, item in enumerate(value):
        piece = inline(item, flow=True) + ("," if at < len(value) - 1 else "]")
        if line.strip(" [") and len(line) + 1 + len(piece) > WIDTH:
            made.append(line)
            line = " " * (column + 1) + piece
        else:
            line += piece if line.endswith("[") else f" {piece}"
    return [*made, line]
