"""What plans ask of an actor, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.dossier_words import (
    LEGEND,
    groups,
    label,
    member_words,
    part_words,
    remark,
    stance_words,
    standing,
    used,
)
from planctl.render.markdown import code, escaped, table

if TYPE_CHECKING:
    from planctl.track.dossier import Dossier, DossierClause, Member, PlanPart


def dossier_markdown(dossier: Dossier, *, brief: bool = False) -> str:
    """A dossier as Markdown; `brief` leaves the counts."""
    actor = dossier.actor
    lines = [
        f"# {escaped(actor.name)}",
        "",
        f"{code(actor.id)} · {escaped(standing(dossier))}",
        "",
        f"- **Stances:** {escaped(stance_words(dossier))}",
    ]
    lines += [f"- **Note:** {escaped(actor.note)}"] if actor.note else []
    lines += [f"- **Only clauses with:** {', '.join(dossier.modalities)}"] if dossier.modalities else []
    lines += ["", "## By plan", "", *_table(dossier)]
    if not brief:
        for part in dossier.plans:
            lines += _part(part)
    return "\n".join([*lines, *_members(dossier.members, brief)]).strip() + "\n"


def _table(dossier: Dossier) -> list[str]:
    if not dossier.plans:
        return ["*None of these plans names it.*"]
    columns = used([part.tally for part in dossier.plans])
    rows = [
        [
            code(part.ref),
            escaped(part_words(part)),
            *(str(getattr(part.tally, field) or "") for field, _ in columns),
        ]
        for part in dossier.plans
    ]
    if len(rows) > 1:
        rows.append(["**together**", "", *(str(getattr(dossier.tally, field) or "") for field, _ in columns)])
    lines = table(["Plan", "", *(head for _, head in columns)], rows, range(2, len(columns) + 2))
    lines += ["", LEGEND]
    return (
        [*lines, "", f"Not named in {', '.join(code(ref) for ref in dossier.without)}."]
        if dossier.without
        else lines
    )


def _part(part: PlanPart) -> list[str]:
    if not part.clauses and not part.options:
        return []
    lines = ["", f"## {escaped(part.title)} {code(part.ref)}"]
    for title, clauses in groups(part):
        lines += ["", f"### {title}", "", *(_clause(clause) for clause in clauses)]
    if part.options:
        lines += ["", "### Options that it put", ""]
        lines += [
            f"- {code(option.ref)} option {escaped(option.id)}: \\[{escaped(option.text)}\\]"
            for option in part.options
        ]
    return lines


def _clause(clause: DossierClause) -> str:
    said = remark(clause)
    lead = "" if clause.number is None else f"**{escaped(label(clause))}** "
    tail = f" *({escaped(said)})*" if said else ""
    return f"- {lead}{escaped(clause.gist)}{tail} {code('#' + clause.ref.partition('#')[2])}"


def _members(members: list[Member], brief: bool) -> list[str]:
    if not members:
        return []
    lines = ["", "## Who belongs to it", "", "What plans ask of a member is not counted above.", ""]
    for member in members:
        lines.append(
            f"- **{escaped(member.actor.name)}** {code(member.actor.id)}, {escaped(member_words(member))}"
        )
        if not brief:
            lines += [
                f"  - {escaped(clause.gist)} {code(clause.ref)}"
                for part in member.plans
                for clause in part.clauses
            ]
    return lines
