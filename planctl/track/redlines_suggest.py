"""The smallest set of edits by which no red line fails: iterative deepening over the edits that could help.

Any set that mends everything mends the line that is looked at first, so branching on the edits that help that
line misses none. A set found is checked by asking all lines of the changed text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.query.evaluate import evaluate, quantified
from planctl.query.items import whole
from planctl.query.truth import Truth
from planctl.track.redlines import Suggestion
from planctl.track.redlines_check import Demand
from planctl.track.redlines_edits import Edit, applied, told
from planctl.track.redlines_repair import NEVER, Repairer

MOST = 6
# Changed texts that are checked before the search gives up; fewer where each has many clauses.
TEXTS, CLAUSES = 1_500, 150_000
# The same where each line is mended by itself.
ALONE = 300


@dataclass
class _Search:
    asked: Sequence[Demand]
    kept: frozenset[str]
    owner: str
    limit: int = TEXTS
    tried: int = 0
    cut: bool = False
    seen: dict[frozenset[str], int] = field(default_factory=dict)

    def find(
        self, plan: Plan, room: int, done: tuple[tuple[Edit, str], ...]
    ) -> tuple[tuple[Edit, str], ...] | None:
        """The edits by which no line fails, at most `room` more; None where there are none."""
        failing = [one for one in self.asked if one.verdict(plan) == "fail"]
        if not failing:
            return done if self._keeps(plan) else None
        ways = [(demand, *self._ways(demand, plan, room)) for demand in failing]
        if _least([(least, edits) for _, edits, least in ways]) > room:
            return None
        demand, edits, _ = min(ways, key=lambda way: len(way[1]))
        touched = {edit.key for edit, _ in done}
        for edit in edits:
            if edit.key in touched:
                continue
            if self.tried >= self.limit:
                self.cut = True
                return None
            self.tried += 1
            key = frozenset(map(repr, [*(one for one, _ in done), edit]))
            if self.seen.get(key, -1) >= room - 1:
                continue
            self.seen[key] = room - 1
            try:
                after = applied(plan, edit)
            except ValueError:
                continue
            found = self.find(after, room - 1, (*done, (edit, demand.line.id)))
            if found is not None:
                return found
        return None

    def _ways(self, demand: Demand, plan: Plan, room: int) -> tuple[list[Edit], int]:
        """The edits that may help a line, those for the line itself before those for a fallback."""
        repairer = Repairer(plan, whole(plan), self.owner)
        edits: dict[str, Edit] = {}
        least = NEVER
        for wanted in (demand.wanted, *demand.fallbacks):
            found = repairer.repairs(quantified(wanted), True, room)
            least = min(least, found.least)
            for edit in sorted(found.edits, key=lambda edit: edit.rank):
                edits.setdefault(repr(edit), edit)
        return list(edits.values()), least

    def _keeps(self, plan: Plan) -> bool:
        """Whether the lines that the text kept before are kept still."""
        return all(one.verdict(plan) == "pass" for one in self.asked if one.line.id in self.kept)


def _least(ways: Sequence[tuple[int, Sequence[Edit]]]) -> int:
    """At least so many edits: of lines that share no edit each needs its own."""
    total = 0
    taken: set[tuple[str, str, str | None]] = set()
    for least, edits in sorted(ways, key=lambda way: len(way[1])):
        if least >= NEVER:
            return NEVER
        keys = {edit.key for edit in edits}
        if taken.isdisjoint(keys):
            total += least
            taken |= keys
    return max([total, *(least for least, _ in ways)])


def suggest(asked: Sequence[Demand], plan: Plan, owner: str, registry: Registry) -> Suggestion | None:
    """The smallest set of edits by which no line fails, or why there is none. None where no line fails.

    What is undisclosed stays so: no edit can disclose it.
    """
    verdicts = {one.line.id: one.verdict(plan) for one in asked}
    if "fail" not in verdicts.values():
        return None
    kept = frozenset(name for name, verdict in verdicts.items() if verdict == "pass")
    limit = min(TEXTS, CLAUSES // max(len(plan.clauses()), 1))
    search = _Search(asked, kept, owner, limit)
    for room in range(1, MOST + 1):
        search.seen.clear()
        found = search.find(plan, room, ())
        if found is not None:
            return _made(found, asked, plan, search, registry)
        if search.cut:
            break
    reason = (
        f"the search was stopped after {search.tried:,} changed texts" if search.cut
        else f"no {MOST} changes of the figures, modality, parties, times or presence of clauses would do"
    )  # fmt: skip
    return _in_part(asked, kept, plan, owner, registry, search, reason)


def _in_part(
    asked: Sequence[Demand],
    kept: frozenset[str],
    plan: Plan,
    owner: str,
    registry: Registry,
    whole_search: _Search,
    reason: str,
) -> Suggestion:
    """What mends the lines that can be mended one after the other, where no set mends all of them."""
    text, changes, mended, tried = plan, [], set[str](), whole_search.tried
    for demand in asked:
        if demand.verdict(text) != "fail":
            continue
        # Beside the line itself, what was kept or is mended must stay so.
        bound = kept | mended
        beside = [one for one in asked if one is demand or one.line.id in bound]
        alone = _Search(beside, bound, owner, min(ALONE, whole_search.limit))
        rooms = (alone.find(text, room, ()) for room in range(1, MOST + 1) if not alone.cut)
        found = next((edits for edits in rooms if edits is not None), None)
        tried += alone.tried
        for edit, line in found or ():
            changes.append(told(edit, text, line, registry))
            text = applied(text, edit)
        mended |= {demand.line.id} if found else set()
    left = [one.line.id for one in asked if one.verdict(text) == "fail"]
    return Suggestion(
        found=False,
        changes=changes,
        smallest=False,
        fallback=_by_fallback(asked, text),
        left=left,
        tried=tried,
        reason=reason,
    )


def _by_fallback(asked: Sequence[Demand], text: Plan) -> list[str]:
    """The lines that a text keeps by a fallback only."""
    return [
        one.line.id
        for one in asked
        if one.verdict(text) == "pass" and evaluate(one.wanted, whole(text)) is not Truth.TRUE
    ]


def _made(
    found: Sequence[tuple[Edit, str]],
    asked: Sequence[Demand],
    plan: Plan,
    search: _Search,
    registry: Registry,
) -> Suggestion:
    changes, text = [], plan
    for edit, line in found:
        changes.append(told(edit, text, line, registry))
        text = applied(text, edit)
    open_ = [one.line.id for one in asked if one.verdict(text) == "undisclosed"]
    reason = f"what is not public cannot be mended: {', '.join(open_)}" if open_ else None
    return Suggestion(
        found=True,
        changes=changes,
        smallest=not search.cut,
        fallback=_by_fallback(asked, text),
        tried=search.tried,
        reason=reason,
    )
