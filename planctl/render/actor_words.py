"""What a plan asks of each actor, in words: the columns of its table and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.wording import listed

if TYPE_CHECKING:
    from planctl.track.summary import ActorView

# (field of ActorView, heading). Short, so that all fit on 80 columns.
COLUMNS = (
    ("asked", "is to"),
    ("forbidden", "not to"),
    ("permitted", "may"),
    ("declares", "states"),
    ("receives", "receives"),
    ("loses", "loses"),
    ("owed", "owed"),
    ("verifies", "checks"),
)

LEGEND = (
    "is to: shall, should, is expected to, is to endeavour to; owed: clauses of others that are owed to it "
    "or that it gains by; checks: clauses it verifies. A joint duty counts for each."
)


def points_words(actor: ActorView) -> str:
    """The points that bind an actor: "6, 7, 10"; those without a number by id."""
    said = list(
        dict.fromkeys(f"#{duty.point}" if duty.number is None else str(duty.number) for duty in actor.duties)
    )
    return listed(said, 6 if any(name.startswith("#") for name in said) else len(said))
