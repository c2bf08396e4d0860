"""The page of the kinds of change, from `planctl.diff.kinds`."""

from __future__ import annotations

from planctl.diff.kinds import KINDS, LEVELS, Kind
from planctl.render.kinds import LEVELS as MEANINGS
from tools.manual.prose import code, prose, table


def change_list(argument: str = "") -> str:  # noqa: ARG001
    """Every kind of change, level by level."""
    parts = []
    for level in LEVELS:
        rows = [
            [f'<a id="{kind.id}"></a>' + code(kind.id), prose(kind.summary), _mirror(kind)]
            for kind in KINDS.values()
            if kind.level is level
        ]
        head = f"## {level.value.capitalize()}: {MEANINGS[level]}"
        parts.append(head + "\n\n" + table(["kind", "meaning", "mirror"], rows))
    return "\n\n".join(parts)


def _mirror(kind: Kind) -> str:
    return "itself" if kind.mirror == kind.id else code(kind.mirror)
