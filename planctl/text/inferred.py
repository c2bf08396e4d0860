"""A clause that was read from wording: what it says, by its keys, and as a model where one is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from planctl.model.scalars import as_list
from planctl.model.vocabulary import Modality
from planctl.record import Record

if TYPE_CHECKING:
    from planctl.model.clause import Clause
    from planctl.text.amounts import Amount
    from planctl.text.times import Time

PREFIX = "inferred-"


class Said:
    """What a clause says, by its keys. The model is made when it is first asked for."""

    def __init__(
        self, parts: dict[str, Any], quantities: Sequence[Amount] = (), deadline: Time | None = None
    ) -> None:
        self.parts = {name: value for name, value in parts.items() if value is not None}
        self._quantities = quantities
        self._deadline = deadline

    @cached_property
    def clause(self) -> Clause:
        """The model."""
        from planctl.model.clause import Clause

        parts = dict(self.parts)
        if self._quantities:
            quantities = [each.quantity for each in self._quantities]
            parts["quantity"] = quantities[0] if len(quantities) == 1 else quantities
        if self._deadline:
            parts["deadline"] = self._deadline.deadline
        return Clause.model_validate(parts)


class InferredClause(Record):
    """A clause and the stretch of the text that it was read from, in characters."""

    said: Said
    start: int
    end: int

    @property
    def clause(self) -> Clause:
        """The clause as a model."""
        return self.said.clause

    @property
    def modality(self) -> Modality:
        """How it binds."""
        modality: Modality = self.said.parts["modality"]
        return modality

    @property
    def actors(self) -> tuple[str, ...]:
        """Whom it binds."""
        return tuple(as_list(self.said.parts["actor"]))


def is_inferred(clause_id: str) -> bool:
    """Whether a clause's id is of the kind that reading from the text gives."""
    return clause_id.startswith(PREFIX)
