"""Findings set against a baseline: what is new, and what may stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from planctl.lint.finding import Finding, Identity, Waived
from planctl.record import Record

if TYPE_CHECKING:
    from planctl.lint.baseline import Baseline, BaselineEntry
    from planctl.lint.policy import Policy


class Scope(Record):
    """What a run looked at: documents, and by what each was judged. Only there can an entry turn out to be
    stale.
    """

    seen: Mapping[str, Collection[Policy]] = MappingProxyType({})

    def has(self, entry: BaselineEntry) -> bool:
        """Whether a run would have met the findings of an entry."""
        return any(entry.rule in policy.ids for policy in self.seen.get(entry.document, ()))


class Settled(Record):
    """Findings set against a baseline: what is new, what may stand, and the entries that let nothing stand
    any more, or fewer places than they say.
    """

    new: list[Finding]
    waived: list[Waived]
    stale: list[BaselineEntry]


def settled(
    findings: Iterable[Finding],
    baseline: Baseline,
    scope: Scope,
    by: Literal["baseline", "since"] = "baseline",
) -> Settled:
    """What a baseline leaves of findings, which are in order of place.

    An entry lets as many places stand as it says, the first ones; a finding that shows in more places than
    are left is reported whole, because which of them is new nobody can tell. `by` says whose word it is.
    """
    left: Counter[Identity] = Counter()
    reasons: dict[Identity, str | None] = {}
    for entry in baseline.findings:
        left[entry.identity] += entry.places
        reasons[entry.identity] = reasons.get(entry.identity) or entry.reason
    new: list[Finding] = []
    waived: list[Waived] = []
    grown: set[Identity] = set()
    for finding in findings:
        name = finding.identity
        if left[name] >= finding.places:
            left[name] -= finding.places
            waived.append(Waived(finding=finding, by=by, reason=reasons[name], until=None))
        else:
            new.append(finding)
            grown.add(name)
    stale = [
        entry
        for entry in baseline.findings
        if left[entry.identity] and entry.identity not in grown and scope.has(entry)
    ]
    return Settled(new, waived, stale)
