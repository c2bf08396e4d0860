"""What can be wrong with a text before anyone asks what it means."""

from __future__ import annotations

from planctl.record import Record
from planctl.source.span import Span


class Problem(Record):
    """A breach of the strict YAML dialect or of a budget.

    `kind` is one of the names that `lint` maps to rules; `span` is where; `hint` is what to do.
    """

    kind: str
    message: str
    span: Span
    hint: str | None = None
