"""The figures and dates of a plan file, in the spelling of tests/data/facts_numbers.json."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from planctl.model.plan import Plan
from tools.facts_numbers import norms

_DURATION = re.compile(r"(\d+)([YMWDH])")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")


def figures_of(document: BaseModel) -> set[str]:
    """Every figure and date of a document's texts and typed parts; those of its sources are left out."""
    found: set[str] = set()
    for value in _values(
        document.model_dump(
            mode="json", exclude={"sources": True, "points": {"__all__": {"number"}}}, exclude_none=True
        )
    ):
        if isinstance(value, str):
            found |= norms(value)
            if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value):
                found |= dates(value)
            elif re.fullmatch(r"P[\dTYMWDH]+", value):
                found |= {number for number, _ in _DURATION.findall(value)}
        elif not isinstance(value, bool):
            found.add(format(Decimal(str(value)).normalize(), "f"))
    return found | {form for norm in found if re.match(r"\d{4}-\d\d", norm) for form in dates(norm)}


def plan_figures(plan: Plan) -> set[str]:
    """Every figure and date of a plan: its quantities with their units too, and the days of its sources."""
    found = figures_of(plan)
    found |= {norm[3:] for norm in found if re.match(r"[A-Z]{3}\d", norm)}
    for _, clause in plan.clauses():
        quantities = (
            clause.quantity
            if isinstance(clause.quantity, list)
            else [clause.quantity]
            if clause.quantity
            else []
        )
        for quantity in quantities:
            for number in (quantity.value, quantity.min, quantity.max):
                if number is not None:
                    plain = format(number.normalize(), "f")
                    unit = quantity.unit or ""
                    found |= {
                        plain,
                        f"{plain}%" if "percent" in unit or "%" in unit else plain,
                        f"{unit}{plain}" if _CURRENCY.match(unit) else plain,
                    }
    for source in plan.sources.values():
        found |= dates(source.date) if source.date else set()
    return found


def dates(date: str) -> set[str]:
    """A date in every form that a sheet may give it in: with and without day or year."""
    year, _, rest = date.partition("-")
    return {date, year, *([f"--{rest}"] if rest.count("-") else []), date[:7]}


def _values(data: Any) -> Iterator[Any]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _values(value)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value)
    elif data is not None:
        yield data
