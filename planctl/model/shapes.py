"""What the models demand of raw data, as a table that needs no pydantic: `shapes.json`, made from them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

# What is demanded of a value: what it `is`, and more by that; or the name of the `model` of a mapping.
Shape = dict[str, Any]


class Shapes(TypedDict):
    """The table: the name of each kind's model, and each model by name."""

    kinds: dict[str, str]
    models: dict[str, Shape]


@cache
def shapes() -> Shapes:
    """The table, read once. `python -m tools.docs` makes it."""
    held: Shapes = json.loads(Path(__file__).with_name("shapes.json").read_bytes())
    return held
