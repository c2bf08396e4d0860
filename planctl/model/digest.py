"""The digest of a text: what a seal in `plans.lock` holds it against.

It is taken over what the file says and not over its bytes, so that an editor, a formatter or a line-break
setting cannot break a seal. Comments, quotes, layout, block or flow style and the order of keys do not
matter; the order of lists does, for the order of points is part of a text.

The canonical form is JSON of the data (UTF-8, keys sorted by code point, no spaces, no escapes beyond those
that JSON demands), in which

- a key whose value is null, an empty list or an empty mapping is left out, as if it had not been written;
- texts are in Unicode's NFC, without white space at their ends, with `\\n` for every line break;
- numbers are texts of their plain decimal form: 600000, 6.0e5 and "600000" are the same, and so are 2.50
  and 2.5;
- dates are ISO 8601 texts.

Digests are kept in files for years: this form never changes. Another form would need another prefix.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

PREFIX = "sha256:"


def digest(data: Any) -> str:
    """`sha256:` and 64 hexadecimal digits, over the canonical form of a document's plain data.

    `data` is a tree of mappings, lists, texts, numbers, dates, truth values and null, as `Document.data` has
    it. Raises TypeError for anything else in it.
    """
    import hashlib

    return PREFIX + hashlib.sha256(canonical(data)).hexdigest()


def canonical(data: Any) -> bytes:
    """The canonical form that a digest is taken over, as the module describes it."""
    return json.dumps(normal(data), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def normal(value: Any) -> Any:
    """A value as the canonical form has it: two trees say the same if and only if these are equal."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Mapping):
        entries = ((_text(str(key)), normal(item)) for key, item in value.items())
        return {key: item for key, item in entries if item is not None and item not in ([], {})}
    if isinstance(value, (list, tuple)):
        return [normal(item) for item in value]
    if isinstance(value, (int, float, Decimal)):
        return _number(Decimal(str(value)) if isinstance(value, float) else Decimal(value))
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a document has no {type(value).__name__}")


def _text(value: str) -> str:
    if not value.isascii():
        value = unicodedata.normalize("NFC", value)
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def _number(value: Decimal) -> str:
    """The plain decimal form, without rounding; an exponent only where the digits would fill pages."""
    if not value.is_finite():
        return str(value)
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    text = "".join(map(str, digits)).lstrip("0")
    kept = text.rstrip("0")
    exponent += len(text) - len(kept)
    if not kept:
        return "0"
    if abs(exponent) > 400:
        return f"{'-' * sign}{kept}e{exponent}"
    return f"{Decimal((sign, tuple(map(int, kept)), exponent)):f}"
