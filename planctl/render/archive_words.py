"""What the formats of a report on two archives say in the same words."""

from __future__ import annotations

from planctl.diff.archives import ArchiveDiff, TextDiff
from planctl.diff.result import Side
from planctl.render.wording import counted

_WHAT = {
    "new-version": "new version",
    "new-plan": "new plan",
    "removed": "removed",
    "unreadable": "cannot be read",
    "repaired": "could not be read before",
}


def summary_line(result: ArchiveDiff) -> str:
    """ "2 texts changed, 1 new plan; 19 unchanged; 5 changes: 4 substantive, 1 editorial"."""
    kinds = [text.what for text in result.texts]
    parts = [f"{counted(kinds.count('changed'), 'text')} changed"]
    for what, words in _WHAT.items():
        count = kinds.count(what)  # type: ignore[arg-type]
        if count and what in ("new-version", "new-plan"):
            parts.append(counted(count, words))
        elif count:
            parts.append(f"{count} {words}")
    said = f"{', '.join(parts)}; {result.unchanged} unchanged"
    total = sum(result.counts().values())
    if total:
        levels = [f"{count} {level.value}" for level, count in result.counts().items() if count]
        said += f"; {counted(total, 'change')}: {', '.join(levels)}"
    return said


def path_of(each: TextDiff) -> str:
    """The path of a text as it is, else as it was."""
    return each.path_b or each.path_a or each.plan


def note_of(each: TextDiff) -> str:
    """What happened to a text, where that is more than a change."""
    said = _WHAT.get(each.what, "")
    return f"{said}, after {each.a}" if each.what == "new-version" and each.a else said


def said_of(each: TextDiff) -> str:
    """The same, with what the one text there is says of itself."""
    note = note_of(each)
    return f"{note}: {side_of(each.side)}" if each.side and each.what != "removed" else note


def side_of(side: Side) -> str:
    """A text in a few words: title, ref, status, date, points."""
    return f"{side.title} ({side.ref}), {side.status} {side.date}, {counted(side.points, 'point')}"
