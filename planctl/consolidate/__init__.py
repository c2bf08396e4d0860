"""Several plans as one rolling text: what they agree on once, the rest as options of their proponents.

Knows neither files nor git.
"""

from planctl.consolidate.engine import consolidate
from planctl.consolidate.result import Consolidation, Naming

__all__ = ["Consolidation", "Naming", "consolidate"]
