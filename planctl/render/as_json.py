"""The JSON of every result: its dump by alias, with nothing in it that a terminal would obey."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel

    from planctl.model.plain import Plain

# C1 controls and reordering characters; json escapes the C0 controls itself.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


def as_json(result: BaseModel | Plain) -> str:
    """A result as indented JSON text, ending in a line break."""
    dumped = json.dumps(result.model_dump(mode="json", by_alias=True), indent=2, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", dumped) + "\n"
