"""Rival plans on the same questions: rows that no plan leads, cells, and relations by meaning.

Knows neither files nor git.
"""

from planctl.compare.engine import compare_plans
from planctl.compare.result import Cell, Comparison, Entry, Pair, Reason, Row, RowRelation
from planctl.compare.select import View, select

__all__ = [
    "Cell",
    "Comparison",
    "Entry",
    "Pair",
    "Reason",
    "Row",
    "RowRelation",
    "View",
    "compare_plans",
    "select",
]
