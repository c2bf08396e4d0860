"""What all formats of a diff say in the same words: heads, effects, the ledger line, ranges of numbers."""

from __future__ import annotations

from planctl.diff.kinds import KINDS, Level
from planctl.diff.result import Change, EffectKind, Ledger, PlanDiff, PointDiff, PointHead
from planctl.render.wording import counted

EFFECTS = {
    EffectKind.TIGHTENED: "tightened for",
    EffectKind.LOOSENED: "loosened for",
    EffectKind.BOUND: "binds",
    EffectKind.FREED: "frees",
    EffectKind.SHIFTED: "shifted away from",
    EffectKind.ENTITLED: "entitles",
    EffectKind.DISENTITLED: "no longer entitles",
}
# Column heads of the table of effects, each with what it counts.
EFFECT_COLUMNS = (
    ("tightened", "obligations that became stricter"),
    ("loosened", "obligations that became weaker"),
    ("bound", "obligations gained"),
    ("freed", "obligations shed"),
    ("shifted", "obligations passed to another"),
    ("entitled", "rights gained"),
    ("disentitled", "rights lost"),
)
VERDICTS = {
    "replaced": "replaced",
    "added": "new",
    "dropped": "gone",
    "split": "split",
    "merged": "merged",
    "reorganised": "reorganised",
    "related": "answered in other words",
    "opposed": "answered the other way",
}
SIGNS = {"added": "+", "dropped": "−", "opened": "+", "closed": "−", "restored": "+", "deleted": "−"}


def sign(change: Change) -> str:
    """`+` for what came, `−` for what went, `~` for what changed."""
    return (
        SIGNS.get(change.kind.rsplit("-", 1)[-1], "~")
        if change.kind.split("-")[0] in ("point", "clause", "option")
        else "~"
    )


def effect_words(change: Change, diff: PlanDiff) -> str:
    """The effects of a change in words: "loosened for Ukraine; binds NATO and Russia"."""
    by_effect: dict[EffectKind, list[str]] = {}
    for effect in change.effects:
        by_effect.setdefault(effect.effect, []).append(diff.effects[effect.actor].short)
    return "; ".join(f"{EFFECTS[effect]} {_join(names)}" for effect, names in by_effect.items())


def _join(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def at_length(change: Change) -> list[str]:
    """A change explained at length: its kind and what that means, the clause before and after, where it
    stands.
    """
    kind = KINDS[change.kind]
    said = [f"{change.kind} ({change.level.value}): {kind.summary}"]
    if change.subject and change.a and change.subject != change.explanation:
        said.append(f"before: {change.subject}")
    if change.subject_b and change.b and change.subject_b != change.explanation:
        said.append(f"after: {change.subject_b}")
    said.append(" → ".join(ref for ref in (change.a, change.b) if ref))
    return said


def number_words(heads: list[PointHead]) -> str:
    """The numbers of a group: "10", "12, 14"; a dash where there are none."""
    return ", ".join(str(head.number) for head in heads if head.number is not None) or "–"


def group_number(group: PointDiff) -> str:
    """The number, or the old and the new one: "10 → 11"."""
    old, new = number_words(group.a), number_words(group.b)
    if not group.a:
        return new
    if not group.b or old == new:
        return old
    return f"{old} → {new}"


def group_title(group: PointDiff) -> str:
    """The title in A, else in B."""
    return " / ".join(dict.fromkeys(head.title for head in (group.a or group.b)))


def tag(group: PointDiff) -> str:
    """What happened to the group as a whole, where that is more than a change; and how sure its place in B
    is.
    """
    if group.verdict == "dropped" and group.b:
        return "deleted; the number is kept"
    return VERDICTS.get(group.verdict, "")


def unchanged(diff: PlanDiff) -> list[str]:
    """The unchanged points, runs of numbers folded: "11–12", "16"."""
    names: list[str] = []
    run: list[int] = []
    for group in diff.points:
        if group.verdict != "unchanged":
            continue
        head = (group.a or group.b)[0]
        if isinstance(head.number, int):
            if run and head.number != run[-1] + 1:
                names.append(_range(run))
                run = []
            run.append(head.number)
        elif head.state != "deleted":
            names.append(str(head.number) if head.number is not None else head.title)
    if run:
        names.append(_range(run))
    return names


def _range(run: list[int]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"


def ledger_line(ledger: Ledger) -> str:
    """ "78 clauses in = 37 kept + 17 changed + 24 dropped; 0 unexplained; 9 new"."""
    parts = [
        f"{count} {name}"
        for name in ("kept", "changed", "moved", "split", "merged", "dropped")
        if (count := getattr(ledger, name))
    ]
    ends = " + ".join(parts) or "0"
    return (
        f"{counted(ledger.total, 'clause')} in = {ends}; {ledger.unexplained} unexplained; {ledger.added} new"
    )


def count_line(diff: PlanDiff) -> str:
    """ "41 changes: 33 substantive, 8 editorial"."""
    if not diff.changes:
        return "no changes"
    counts = diff.counts()
    parts = [f"{counts[level]} {level.value}" for level in Level if counts[level]]
    return f"{counted(len(diff.changes), 'change')}: {', '.join(parts)}"


def whole_text_changes(diff: PlanDiff) -> list[Change]:
    """Changes that belong to no group: numbers, and what is said of the text as a whole."""
    grouped = {index for group in diff.points for index in group.changes}
    return [change for index, change in enumerate(diff.changes) if index not in grouped]
