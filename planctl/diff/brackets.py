"""Clauses in brackets: what stands in an option binds nobody until the option is taken."""

from __future__ import annotations

from planctl.align.align import ClausePair
from planctl.diff.clauses import Setting
from planctl.diff.draft import Draft
from planctl.diff.effects import presence
from planctl.model.clause import Clause
from planctl.model.point import Option, Point
from planctl.text.gist import actor_names


def option_of(point: Point, clause: Clause) -> Option | None:
    """The option that a clause stands in, or None where it is firm."""
    return next((option for option in point.options if any(one is clause for one in option.clauses)), None)


def bracketing(pair: ClausePair, drafts: list[Draft], setting: Setting) -> list[Draft]:
    """The changes of a pair, without effects where an alternative is concerned, and whether it came into
    brackets.
    """
    old, new = option_of(pair.point_a, pair.clause_a), option_of(pair.point_b, pair.clause_b)
    if not old and not new:
        return drafts
    for draft in drafts:
        draft.effects = []
    if old and new:
        return drafts
    option = old or new
    assert option is not None
    by = actor_names(option.by, setting.registry, setting.language)
    if new:
        says, effects = f"is now only an alternative, put by {by}", presence(pair.clause_a, added=False)
    else:
        says, effects = f"now stands; it was an alternative put by {by}", presence(pair.clause_b, added=True)
    return [
        Draft("clause-bracketed" if new else "clause-settled", says, old and old.id, new and new.id, effects),
        *drafts,
    ]
