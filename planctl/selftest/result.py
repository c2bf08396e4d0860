"""What a self-test found: for each kind of damage how often it was done, and how often it was noticed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planctl.model.base import Result

# How many tries say something about a rule that reads texts.
ENOUGH = 10


class Noticed(Result):
    """How often a rule noticed a kind of damage."""

    rule: str = Field(description="The rule's id: PL101.")
    name: str
    count: int = Field(description="How many of the damaged plans it had a new finding in.")


class Missed(Result):
    """A damaged plan in which the rule meant for it had nothing new to say."""

    plan: str = Field(description="The plan that was damaged: us-28-point@1.0.")
    what: str = Field(description="What was done to it.")
    by: list[str] = Field(default_factory=list, description="Ids of other rules that noticed it.")


class KindResult(Result):
    """What became of one kind of damage."""

    kind: str
    group: str = Field(description="structure, identity, references …")
    summary: str
    meant: list[str] = Field(description="Ids of the rules meant for it; none where nothing is.")
    sure: bool = Field(
        description="Whether the rule promises to notice it every time; one that reads texts notices some."
    )
    why: str | None = Field(None, description="Why no rule is meant for it.")
    tried: int = Field(description="How many damaged plans were judged; 0 where it does not apply.")
    noticed: int = Field(description="In how many of them any rule had a new finding.")
    noticed_as_meant: int = Field(description="In how many of them a rule meant for it had one.")
    rules: list[Noticed] = Field(description="The rules that noticed it, most often first.")
    missed: list[Missed] = Field(default_factory=list, description="Those that no rule meant for it noticed.")

    @property
    def failed(self) -> bool:
        """Whether a rule did not do what it is there for. One that reads texts promises to notice some, and
        a few tries prove nothing.
        """
        if not self.meant or not self.tried:
            return False
        if self.sure:
            return self.noticed_as_meant < self.tried
        return self.noticed_as_meant == 0 and self.tried >= ENOUGH


class SelfTest(Result):
    """The result of `selftest`."""

    schema_: Literal["planctl/selftest/1"] = Field("planctl/selftest/1", alias="schema")
    plans: list[str] = Field(description="The plans that were damaged, with versions.")
    seed: int
    samples: int = Field(description="How many damages of a kind were tried on each plan, at most.")
    kinds: list[KindResult]
    tried: int
    noticed: int
    noticed_as_meant: int
    failed: list[str] = Field(description="The kinds that went unnoticed although a rule is meant for them.")
