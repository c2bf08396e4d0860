"""The data of a document in plain style, read by a parser in Rust, which is some fifteen times as fast.

That parser knows no places, and takes much that the dialect forbids. So it may only prove a document clean:
where a text has anything that the two could read differently (tags, anchors, other spellings of numbers,
tabs, marks between documents, decimals), the answer is None, and the exact way is taken. A test holds the two
against each other on damaged documents.
"""

from __future__ import annotations

import re
from typing import Any

from planctl.regex import regex
from planctl.source.budget import Budget

# What has no place in plain style, wherever it stands. The zeros may lead a number of too many digits.
_NEVER = ("\t", "\r", "<<", "\n---", "\n...", "\n%", "\n" + " " * 120, "0" * 12)
_BEGINS = r"(?:(?<=[:\-\[{,\n ] .)|(?<=[\[{,\n].))"  # where a value may begin
# Each begins with the one character that it looks for: such a search is the fastest there is.
_ODD = tuple(
    (mark, regex(re.escape(mark) + rest))
    for mark, rest in (
        *((mark, _BEGINS) for mark in "&*!%@`"),  # anchors, tags, reserved
        ("?", r"(?<=[\s\[\]{},]\?)(?=\s)"),  # keys of several parts
        # Blocks with more than a dash, blocks that no key comes before, and what only looks like one.
        *((mark, r"(?<=[\s\[\]{},].)(?:(?!-?\n)|(?<![:-] .))") for mark in "|>"),
        ("0", r"[xobXOB](?=[0-9a-fA-F_])"),  # numbers in other bases
        ("_", r"(?<=[0-9]_)[0-9_]*(?=[ ]*(?:[\n,\]}]|[ ]#))"),  # numbers with separators
        ("\n", r" *:"),  # a colon far from its key
        ("\\", r"[^\"\\n]"),  # escapes of characters that may be forbidden
    )
)
# Line breaks of other kinds, and characters that hide or reorder others.
_HIDDEN = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_COLON, _QUESTION, _OPEN, _CLOSE = map(regex, (r":(?=\S)", r"\?", r"\{", r"\}"))
_OVER_LINES = regex(r"\[[^\]\n]*\n[^\]]*")


def _is_odd(text: str) -> bool:
    return any(mark in text and pattern.search(text) for mark, pattern in _ODD)


def _odd_brackets(text: str) -> bool:
    """Whether something in brackets may be read differently: colons without a blank, question marks, braces
    over several lines, and keys in lists over several lines.
    """
    for mark in (_COLON, _QUESTION, _OPEN, _CLOSE):
        end = 0
        while match := mark.search(text, end):
            start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.start())
            line = text[start:end]
            if line.count("{") != line.count("}"):
                return True
            if mark in (_COLON, _QUESTION) and any(bracket in line for bracket in "[]{}"):
                return True
    return any(":" in found for found in _OVER_LINES.findall(text))


def fast_data(text: str, budget: Budget) -> Any:
    """The data of a text, or None where only the exact way can tell."""
    if not text.endswith("\n"):
        return None
    text = f"\n{text}"  # what is looked for at the start of a line is found on the first one too
    if budget.scalar < budget.digits or (not text.replace("\n", "").isprintable() and _HIDDEN.search(text)):
        return None
    if any(each in text for each in _NEVER) or _is_odd(text) or _odd_brackets(text):
        return None
    try:
        from yaml_rs import YAMLDecodeError, loads
    except ImportError:  # no wheel for this platform: the exact way is always there
        return None
    try:
        data = loads(text, parse_datetime=False)
    except (YAMLDecodeError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and _is_clean(data, budget) else None


def _is_clean(data: Any, budget: Budget) -> bool:
    """Whether data, and all in it, is within the budget and of a kind that both ways read alike."""
    nodes, longest, largest = budget.nodes - 1, budget.scalar, 10 ** (budget.digits - 2)
    longest_key = min(budget.scalar, 128)
    known: set[str] = set()  # keys found to be in order
    level = [data]
    for _ in range(budget.depth):
        below: list[Any] = []
        for value in level:
            nodes -= len(value)
            if type(value) is dict:
                nodes -= len(value)
                if not known.issuperset(value):
                    if any(type(key) is not str or len(key) > longest_key or "\n" in key for key in value):
                        return False
                    known.update(value)
                value = value.values()
            for item in value:
                kind = type(item)
                if kind is str:
                    if len(item) > longest:
                        return False
                elif kind is dict or kind is list:
                    below.append(item)
                elif kind is int:
                    if not -largest < item < largest:
                        return False
                elif item is not None and kind is not bool:
                    return False
        if not below or nodes < 0:
            return nodes >= 0
        level = below
    return False  # nested too deep
