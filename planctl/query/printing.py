"""An expression as text: what is printed reads as the same expression."""

from __future__ import annotations

import re

from planctl.query.syntax import (
    Among,
    And,
    Comparison,
    Constant,
    Count,
    Day,
    Expression,
    Not,
    Number,
    Or,
    Presence,
    Quantified,
    Quoted,
    Range,
    Span,
    Value,
    Word,
)

_BARE = re.compile(r"[A-Za-z][A-Za-z0-9-]*\Z|#?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:\.[A-Za-z0-9-]+)?\Z")
_UNIT = re.compile(r"[A-Za-z]+\Z")
_TAKEN = frozenset({"and", "or", "in", "thousand", "million", "billion", "trillion"})


def printed(expression: Expression) -> str:
    """The expression on one line, in the language's own spelling."""
    return _print(expression, 0)


def _print(node: Expression, bound: int) -> str:
    """`bound` is how tightly the place binds: 0 a whole, 1 inside `or`, 2 inside `and`, 3 after `not`."""
    if isinstance(node, Or):
        text, own = " or ".join(_print(part, 1) for part in node.parts), 0
    elif isinstance(node, And):
        text, own = " and ".join(_print(part, 2) for part in node.parts), 1
    elif isinstance(node, Not):
        return f"not {_print(node.inner, 3)}"
    else:
        return _atom(node)
    return f"({text})" if bound > own else text


def _atom(node: Expression) -> str:
    if isinstance(node, Constant):
        return "true" if node.value else "false"
    if isinstance(node, Presence):
        return f"{'undisclosed' if node.undisclosed else 'has'} {node.field}"
    if isinstance(node, Comparison):
        return f"{node.field} {node.operator} {value_text(node.value)}"
    if isinstance(node, Among):
        listed = ", ".join(value_text(value) for value in node.values)
        return f"{node.field} {'not in' if node.negated else 'in'} ({listed})"
    if isinstance(node, Quantified):
        return f"{node.quantifier}({_inside(node.range, node.body)})"
    assert isinstance(node, Count)
    return f"count({_inside(node.range, node.body)}) {node.operator} {node.number}"


def _inside(found: Range | None, body: Expression | None) -> str:
    head = ""
    if found is not None:
        head = found.kind + (f" {_word(found.name)}" if found.name is not None else "")
        head += f" where {_print(found.where, 0)}" if found.where is not None else ""
    said = _print(body, 0) if body is not None else ""
    return f"{head}: {said}" if head and said else head or said


def value_text(value: Value) -> str:
    """A value as it is written."""
    if isinstance(value, Word):
        return _word(value.value)
    if isinstance(value, Quoted):
        return _quoted(value.value)
    if isinstance(value, Number):
        unit = value.unit
        if unit is None:
            return f"{value.value:f}"
        bare = _UNIT.match(unit) and unit.lower() not in _TAKEN
        return f"{value.value:f} {unit if bare else _quoted(unit)}"
    if isinstance(value, Day):
        return value.value.isoformat()
    assert isinstance(value, Span)
    return value.value


def _word(text: str) -> str:
    return text if _BARE.match(text) and not re.match(r"P\d|PT\d", text) else _quoted(text)


def _quoted(text: str) -> str:
    return f'"{text}"' if '"' not in text else f"'{text}'" if "'" not in text else f"“{text}”"
