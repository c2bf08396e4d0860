"""How a plan moved toward its rivals or away from them, version by version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from planctl.compare.distances import Drift, Movement, Step
from planctl.compare.gauge import Gauge
from planctl.compare.result import Column

# A change that no reader of two digits would see is none.
_STILL = 0.005


def movement_of(name: str, steps: Sequence[Column], rivals: Sequence[str], gauge: Gauge) -> Movement:
    """The way of some texts, the oldest first, between rivals, by their keys; all on the same questions."""
    return Movement(
        name=name,
        steps=[
            Step(
                plan=step.key,
                ref=step.ref,
                date=step.date,
                gaps=[gauge.gap(step.key, rival) for rival in rivals],
            )
            for step in steps
        ],
        rivals=list(rivals),
        drifts=[_drift(steps[0].key, steps[-1].key, rival, gauge) for rival in rivals],
    )


def _drift(first: str, last: str, rival: str, gauge: Gauge) -> Drift:
    found = gauge.change(first, last, rival)
    if found is None:
        return Drift(rival=rival, change=None, low=None, high=None, direction="unknown", steady=False)
    change, low, high = found
    direction: Literal["toward", "away", "unmoved"] = "unmoved"
    if abs(change) >= _STILL:
        direction = "toward" if change < 0 else "away"
    steady = low is not None and high is not None and (low > 0 or high < 0)
    return Drift(rival=rival, change=change, low=low, high=high, direction=direction, steady=steady)
