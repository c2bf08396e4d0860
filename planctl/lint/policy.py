"""What a run asks of a file: which rules, how bad each is, and whether comments may silence them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from planctl.lint.finding import Confidence, Severity
from planctl.lint.ruleset import Registered, all_rules

if TYPE_CHECKING:
    from planctl.lint.rule import Rule

_RANK = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}


class Policy:
    """What a file is judged by. Equal policies, contexts and texts give equal verdicts.

    `rules` are those that run (None: all); `severity` is by rule id, where it is not the rule's own;
    `comments` says whether `# planctl: ignore[…]` counts, and `today` is the day on which its `until=` is
    judged (None: no such date is past).
    """

    def __init__(
        self,
        rules: tuple[Registered, ...] | None = None,
        severity: Mapping[str, Severity] | None = None,
        min_confidence: Confidence = Confidence.LOW,
        comments: bool = True,
        today: date | None = None,
    ) -> None:
        self.rules, self.severity, self.min_confidence = rules, severity or {}, min_confidence
        self.comments, self.today = comments, today

    @cached_property
    def running(self) -> tuple[Registered, ...]:
        """The rules that run, those that are not sure enough left out."""
        chosen = all_rules() if self.rules is None else self.rules
        least = _RANK[self.min_confidence]
        return tuple(item for item in chosen if item.rule.always or _RANK[item.rule.confidence] >= least)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the rules that run."""
        return frozenset(item.rule.id for item in self.running)

    @cached_property
    def complete(self) -> bool:
        """Whether every rule runs."""
        if self.rules is None and self.min_confidence is Confidence.LOW:
            return True  # and no rule need be loaded to say so
        return len(self.running) == len(all_rules())

    def severity_of(self, rule: Rule) -> Severity:
        """How bad a finding of a rule is."""
        return self.severity.get(rule.id, rule.severity)
