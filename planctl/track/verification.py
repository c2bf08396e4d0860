"""The result of `verify`: whether sealed texts are still what they were."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import Field

from planctl.diff.engine import diff_plans
from planctl.model.base import Strict
from planctl.model.plan import Plan
from planctl.model.process import Seal
from planctl.model.registry import Registry


class SealState(StrEnum):
    """What became of a seal."""

    INTACT = "intact"
    CHANGED = "changed"
    MISSING = "missing"
    UNSOUND = "unsound"
    UNSEALED = "unsealed"


class SealedText(Strict):
    """One text, held against its seal."""

    ref: str
    state: SealState = Field(
        description="`missing`: sealed, and no file is there; `unsound`: the file is no sound plan any more."
    )
    path: str | None
    sealed: datetime.date | None = Field(description="The day of the seal.")
    digest: str | None = Field(description="The digest that was sealed.")
    found: str | None = Field(description="The digest of the text as it is.")
    original: str | None = Field(
        description="Where the text that was sealed was found: a commit, or null where it was not."
    )
    changes: list[str] = Field(description="What changed since, in words, where the original was found.")


class Verification(Strict):
    """The result of `verify`."""

    schema_: Literal["planctl/verification/1"] = Field("planctl/verification/1", alias="schema")
    lock: str = Field(description="The file of the seals.")
    texts: list[SealedText]

    @property
    def broken(self) -> list[SealedText]:
        """The texts whose seal does not hold."""
        return [text for text in self.texts if text.state not in (SealState.INTACT, SealState.UNSEALED)]


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a text that is to be held against its seal. `text` is None where it is unsound."""

    path: str
    digest: str | None
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class Original:
    """The text that was sealed, found again."""

    plan: Plan
    where: str


def state_of(seal: Seal | None, held: Held | None) -> SealState:
    """What became of a text's seal."""
    if seal is None:
        return SealState.UNSEALED
    if held is None:
        return SealState.MISSING
    if held.digest is None:
        return SealState.UNSOUND
    return SealState.INTACT if held.digest == seal.digest else SealState.CHANGED


def verify(
    refs: Sequence[str],
    seals: Mapping[str, Seal],
    texts: Mapping[str, Held],
    originals: Mapping[str, Original],
    lock: str,
    registry: Registry,
) -> Verification:
    """Hold texts against their seals; `originals` are the sealed texts of those that changed, where known."""
    found = []
    for ref in refs:
        seal, held, original = seals.get(ref), texts.get(ref), originals.get(ref)
        found.append(
            SealedText(
                ref=ref,
                state=state_of(seal, held),
                path=held.path if held else None,
                sealed=seal.sealed if seal else None,
                digest=seal.digest if seal else None,
                found=held.digest if held else None,
                original=original.where if original else None,
                changes=_changes(original, held, registry) if original and held else [],
            )
        )
    return Verification(schema="planctl/verification/1", lock=lock, texts=found)


def _changes(original: Original, held: Held, registry: Registry) -> list[str]:
    if held.plan is None:
        return []
    diff = diff_plans(original.plan, held.plan, registry=registry, related=True)
    return [
        f"#{change.point}: {change.explanation}" if change.point else change.explanation
        for change in diff.changes
    ]
