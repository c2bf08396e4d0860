"""What plans ask of an actor, in the words that every format for people uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planctl.render.wording import EVIDENCE, counted
from planctl.text.phrases import join

if TYPE_CHECKING:
    from planctl.track.dossier import Dossier, DossierClause, Member, PlanPart, Tally

# (field of Tally, heading of a table).
COLUMNS = (
    ("asked", "is to"),
    ("forbidden", "is not to"),
    ("permitted", "may"),
    ("declares", "states"),
    ("receives", "receives"),
    ("loses", "loses"),
    ("owed", "is owed"),
    ("verifies", "verifies"),
)
LEGEND = (
    "is to: shall, should, is expected to, is to endeavour to; is owed: clauses of others that name it as "
    "the one they are owed to or who gains. A joint duty counts for each; so does one that binds all parties."
)
_SIDES = {"counterparty": "it is owed", "beneficiary": "it gains", "verifier": "it verifies"}
# (bearing or side, heading), in the order of display.
_GROUPS = (
    ("asked", "What is asked of it"),
    ("forbidden", "What it is not to do"),
    ("permitted", "What it may do"),
    ("declares", "What it states, or what is stated of it"),
    ("receives", "What it receives"),
    ("loses", "What it loses"),
    ("owed", "What others owe it"),
    ("verifies", "What it verifies"),
)


def groups(part: PlanPart) -> list[tuple[str, list[DossierClause]]]:
    """The clauses of a plan under headings, each once."""
    found = [
        (title, [clause for clause in part.clauses if _group(clause) == name]) for name, title in _GROUPS
    ]
    return [(title, clauses) for title, clauses in found if clauses]


def _group(clause: DossierClause) -> str:
    if clause.bearing:
        return clause.bearing
    return "verifies" if clause.sides == ["verifier"] else "owed"


def remark(clause: DossierClause) -> str:
    """What to know beside the sentence: its option, how it is established, how it names the actor."""
    said = []
    if clause.option:
        said.append(f"option {clause.option}")
    if clause.bearing is None and clause.sides and clause.sides != ["verifier"]:
        said.append(join([_SIDES[side] for side in clause.sides]))
    if clause.evidence != "seen":
        said.append(EVIDENCE[clause.evidence])
    return ", ".join(said)


def label(clause: DossierClause) -> str:
    """A clause's point: "12a", or its id where the text gives no number."""
    return f"#{clause.point}" if clause.number is None else f"{clause.number}{clause.label or ''}"


def standing(dossier: Dossier) -> str:
    """Kind, code, other names and groups: "state, RU; also Moscow"."""
    actor = dossier.actor
    said = [str(actor.kind)] if actor.kind else ["in no registry"]
    said += [actor.iso] if actor.iso else []
    text = ", ".join(said)
    text += f"; also {', '.join(actor.aliases)}" if actor.aliases else ""
    return text + (
        f"; belongs to {join([group.name for group in actor.member_of])}" if actor.member_of else ""
    )


def stance_words(dossier: Dossier) -> str:
    """Its reported positions, counted."""
    total = sum(count.count for count in dossier.stances)
    said = (
        "none recorded"
        if not total
        else (f"{total}: " + join([f"{count.count} {count.stance}" for count in dossier.stances]))
    )
    if dossier.spoken:
        said += f"; {counted(dossier.spoken, 'position')} of others reported in its words"
    return said


def part_words(part: PlanPart) -> str:
    """Its role in a plan, and the plan's date and status."""
    roles = f"{join(list(part.roles))}; " if part.roles else ""
    return f"{roles}{part.status}, {part.date}"


def member_words(member: Member) -> str:
    """Who a member is, and what is recorded about it."""
    through = f" of {join([name.name for name in member.through])}" if member.through else ""
    said = [f"{member.kind}{through}"]
    said += [f"{counted(len(member.plans), 'plan')}"] if member.plans else []
    said += [tally_words(member.tally)] if tally_words(member.tally) else []
    said += [counted(member.stances, "stance")] if member.stances else []
    return ", ".join(said)


def tally_words(tally: Tally) -> str:
    """A tally as a list: "is to 3, may 1"; empty where all is 0."""
    return ", ".join(f"{head} {getattr(tally, field)}" for field, head in COLUMNS if getattr(tally, field))


def used(tallies: Sequence[Tally]) -> list[tuple[str, str]]:
    """The columns in which some tally is not 0."""
    return [(field, head) for field, head in COLUMNS if any(getattr(tally, field) for tally in tallies)]
