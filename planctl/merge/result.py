"""The result of a merge: what was decided for each unit, what is in conflict, and the account of all."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, PlainSerializer

from planctl.model.base import Result
from planctl.model.scalars import plain_number


def _numbers(value: Any) -> Any:
    """Plain data with the JSON numbers that a reader expects."""
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, dict):
        return {key: _numbers(item) for key, item in value.items()}
    return [_numbers(item) for item in value] if isinstance(value, list) else value


Data = Annotated[Any, PlainSerializer(_numbers, when_used="json")]


class MergeSide(Result):
    """One of the texts that are merged into the base."""

    name: str = Field(description="`ours`, `theirs`; with more than two sides `a`, `b`, `c`.")
    ref: str = Field(description="Ref of the text, with version.")
    by: list[str] = Field(description="The actors whose edits these are: ids of the actor registry.")


class Unit(Result):
    """The smallest part of a plan that is decided on by itself."""

    unit: str = Field(
        description="`title`, `sources/axios/url`, `#force-cap/text`, `#force-cap.cap/quantity`; a point or "
        "clause as a whole is `#force-cap`, `#force-cap.cap`."
    )
    point: str | None = Field(description="The point's id.")
    clause: str | None = Field(description="The clause's id.")
    field: str | None = Field(description="The key; null where the whole point or clause is meant.")


class Decision(Unit):
    """What was done with one unit that a side changed."""

    take: str = Field(
        description="The side whose value was taken; `same` where all that changed it agree, `both` where "
        "edits were combined, `conflict` where they could not be."
    )
    sides: list[str] = Field(description="The sides that changed it.")
    before: Data = Field(description="The value in the base, or null.")
    after: Data = Field(description="The value in the merged plan, or null.")
    note: str | None = Field(None, description="Why, where that is not plain.")


class Alternative(Result):
    """What sides want in a conflict."""

    sides: list[str]
    by: list[str] = Field(description="Their actors.")
    value: Data = Field(description="What the unit is to be; null where it is to go.")
    option: str | None = Field(None, description="The id of the option of the point that says so.")


ConflictKind = Literal["edit", "deletion", "addition", "number", "order", "metadata"]


class Conflict(Unit):
    """A unit on which the sides disagree. Until it is settled it stands as `after` says."""

    kind: ConflictKind = Field(
        description="`edit`: edited differently; `deletion`: deleted and edited; `addition`: added "
        "differently under one id; `number`, `order`: of points; `metadata`: of the plan's head or sources."
    )
    before: Data = Field(description="The value in the base, or null.")
    after: Data = Field(description="The value that stands in the merged plan, or null.")
    alternatives: list[Alternative]
    explanation: str = Field(description="The conflict and how it stands, in one line of plain words.")


class Account(Result):
    """What became of the units of one text."""

    text: str = Field(description="`base`, or the name of a side.")
    ref: str
    total: int
    kept: int = Field(description="As in the base, and so in the merged plan.")
    taken: int = Field(description="Changed by this side, and so in the merged plan.")
    combined: int = Field(description="Merged with edits of other sides.")
    conflict: int = Field(description="In conflict: in the options, or named among the conflicts.")
    superseded: int = Field(description="Changed by another side, and not by this one.")
    dropped: int = Field(description="Deleted by another side, and not edited by this one.")
    unexplained: int


class MergeLedger(Result):
    """The account that every unit of the base and of each side ends somewhere."""

    total: int
    unexplained: int
    texts: list[Account] = Field(description="The base first, then the sides.")


class MergeResult(Result):
    """The result of `merge`."""

    schema_: Literal["planctl/merge/1"] = Field("planctl/merge/1", alias="schema")
    base: str = Field(description="Ref of the base, with version.")
    sides: list[MergeSide]
    decisions: list[Decision] = Field(description="One for each unit that a side changed.")
    conflicts: list[Conflict]
    ledger: MergeLedger
    merged: Data = Field(description="The merged plan as data.")

    @property
    def is_clean(self) -> bool:
        """Whether nothing is in conflict."""
        return not self.conflicts
