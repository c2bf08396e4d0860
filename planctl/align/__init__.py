"""Which point of A answers which point of B, and which clause which, with evidence and confidence.

Knows neither files nor git.
"""

from planctl.align.align import Aligned, align_plans
from planctl.align.matcher import Matcher, Passage, matcher_named
from planctl.align.result import Alignment, ClauseLink, Link

__all__ = [
    "Aligned",
    "Alignment",
    "ClauseLink",
    "Link",
    "Matcher",
    "Passage",
    "align_plans",
    "matcher_named",
]
