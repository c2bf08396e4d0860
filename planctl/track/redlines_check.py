"""Holds texts to the red lines of an actor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from planctl.errors import PlanctlError
from planctl.model.plan import Plan
from planctl.model.redlines import RedLine, RedLines
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.query.errors import ExpressionError
from planctl.query.evaluate import evaluate
from planctl.query.items import Item, whole
from planctl.query.parser import parse
from planctl.query.places import decisive
from planctl.query.printing import printed
from planctl.query.syntax import Expression, Not
from planctl.query.truth import Truth
from planctl.text.gist import clause_gist, part_names
from planctl.text.names import actor_name
from planctl.track.redlines import (
    FallbackVerdict,
    LineVerdict,
    PlanVerdict,
    RedLinePlace,
    Suggestion,
    Verdict,
)

# Where a point or a clause (null for the point itself) of a text stands: path, line, column.
Where = Callable[[str, str | None], tuple[str, int, int] | None]

VERDICTS: dict[Truth, Verdict] = {
    Truth.TRUE: "pass", Truth.FALSE: "fail", Truth.UNDISCLOSED: "undisclosed"
}  # fmt: skip


@dataclass(frozen=True)
class Demand:
    """A line as it is checked: `wanted` is true of a text that keeps it."""

    line: RedLine
    kind: Literal["must", "must-not"]
    said: Expression
    fallbacks: tuple[Expression, ...]

    @property
    def wanted(self) -> Expression:
        """The expression that a text must make true."""
        return self.said if self.kind == "must" else Not(_whole(self.said))

    def verdict(self, plan: Plan) -> Verdict:
        """What the line gives, with its fallbacks."""
        return overall(VERDICTS[evaluate(self.wanted, whole(plan))], lambda: [
            VERDICTS[evaluate(one, whole(plan))] for one in self.fallbacks])  # fmt: skip


def _whole(expression: Expression) -> Expression:
    """With its quantifier, so that `not` stands before the whole: a must-not is about every clause."""
    from planctl.query.evaluate import quantified

    return quantified(expression)


def overall(own: Verdict, fallbacks: Callable[[], Sequence[Verdict]]) -> Verdict:
    """A verdict with fallbacks: kept where one is kept, open where nothing is kept and something is open."""
    if own == "pass":
        return own
    others = fallbacks()
    if "pass" in others:
        return "pass"
    return "undisclosed" if own == "undisclosed" or "undisclosed" in others else "fail"


def demands(lines: RedLines, name: str, registry: Registry) -> list[Demand]:
    """The lines with their expressions read. Raises PlanctlError that names the line of a broken one."""
    found = []
    for line in lines.lines:
        text = line.must if line.must is not None else line.must_not
        assert text is not None
        try:
            said = parse(text, registry)
            fallbacks = tuple(parse(one, registry) for one in line.fallbacks)
        except ExpressionError as error:
            raise PlanctlError(f"{name}: the line `{line.id}`: {error.message}", error.hint) from None
        found.append(Demand(line, "must" if line.must is not None else "must-not", said, fallbacks))
    return found


def check(
    asked: Sequence[Demand],
    plan: Plan,
    registry: Registry,
    where: Where,
    language: str,
    suggestion: Suggestion | None = None,
) -> PlanVerdict:
    """What the lines give for a text. `language` is that of the lines' file."""
    lines = [_line(demand, plan, registry, where, language) for demand in asked]
    return PlanVerdict(
        ref=plan.ref,
        title=localized(plan.title, plan.language),
        date=plan.date.isoformat(),
        passed=sum(line.verdict == "pass" for line in lines),
        failed=sum(line.verdict == "fail" for line in lines),
        undisclosed=sum(line.verdict == "undisclosed" for line in lines),
        lines=lines,
        suggestion=suggestion,
    )


def _line(demand: Demand, plan: Plan, registry: Registry, where: Where, language: str) -> LineVerdict:
    own = VERDICTS[evaluate(demand.wanted, whole(plan))]
    fallbacks = [
        FallbackVerdict(expression=printed(one), verdict=VERDICTS[evaluate(one, whole(plan))])
        for one in demand.fallbacks
    ]
    kept = next((one.expression for one in fallbacks if one.verdict == "pass"), None)
    return LineVerdict(
        id=demand.line.id,
        title=localized(demand.line.title, language),
        demand=demand.kind,
        expression=printed(demand.said),
        verdict=overall(own, lambda: [one.verdict for one in fallbacks]),
        itself=own,
        fallbacks=fallbacks,
        by_fallback=None if own == "pass" else kept,
        places=[_place(item, registry, where) for item in decisive(demand.wanted, whole(plan))],
    )


def _place(item: Item, registry: Registry, where: Where) -> RedLinePlace:
    assert item.point is not None
    at = where(item.point.id, item.clause.id if item.clause else None)
    language = item.plan.language
    says = (
        clause_gist(item.clause, registry, language, part_names(item.plan))
        if item.clause
        else localized(item.point.title, language)
    )
    path, line, column = at or (None, None, None)
    return RedLinePlace(
        ref=item.ref, number=item.point.number, says=says, path=path, line=line, column=column
    )


def actor_title(lines: RedLines, registry: Registry) -> str:
    """Whose lines they are, as a heading names it."""
    return actor_name(lines.actor, registry, lines.language)
