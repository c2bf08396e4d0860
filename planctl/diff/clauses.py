"""All changes between two clauses that answer each other, with nothing left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planctl.diff.deadlines import compare_deadlines, compare_order
from planctl.diff.draft import Draft, texts
from planctl.diff.effects import presence
from planctl.diff.modality import compare_modality
from planctl.diff.parties import compare_parties, compare_territory
from planctl.diff.quantities import compare_quantities
from planctl.diff.residue import residue
from planctl.diff.terms import compare_action, compare_terms, insertions
from planctl.model.clause import Clause
from planctl.model.registry import Registry
from planctl.model.scalars import as_list, localized
from planctl.text.gist import actor_names, clause_gist
from planctl.text.inferred import is_inferred
from planctl.text.names import all_names, territory_names
from planctl.text.phrases import quantity_words


@dataclass(frozen=True)
class Setting:
    """What comparisons need to know beside the two things compared.

    `steps` maps A's local refs to those of the parts of B that answer them; `parts_a` and `parts_b` are the
    names of the parts in words; `provenance` says whether sources, evidence and notes are compared.
    """

    registry: Registry
    language: str
    provenance: bool
    steps: Mapping[str, str] = field(default_factory=dict)
    parts_a: Mapping[str, str] = field(default_factory=dict)
    parts_b: Mapping[str, str] = field(default_factory=dict)


# Compared elsewhere: the id is what aligned the two, the text belongs to the point's wording.
_ELSEWHERE = frozenset({"id", "text"})
_PROVENANCE = {"evidence": "evidence-changed", "sources": "sources-changed", "note": "note-changed"}


def compare_clauses(a: Clause, b: Clause, setting: Setting) -> list[Draft]:
    """Every change between two linked clauses; each differing field is claimed by one of them."""
    if a == b:
        return []
    drafts = [
        *compare_modality(a, b),
        *compare_quantities(a, b),
        *compare_deadlines(a, b, setting.steps, setting.parts_a, setting.parts_b, setting.language),
        *compare_order(a, b, setting.steps, setting.parts_a, setting.parts_b, setting.language),
        *compare_terms(a, b, setting.language),
        *compare_parties(a, b, setting.registry, setting.language),
        *compare_territory(a, b, setting.registry, setting.language),
        *compare_action(a, b, setting.language),
    ]
    read = is_inferred(a.id) and is_inferred(b.id)
    if read:
        drafts = [draft for draft in drafts if not _only_wording(draft, setting.language)]
    if a.label != b.label and setting.provenance:
        drafts.append(
            Draft(
                "label-changed",
                f"lettered {b.label or '(none)'}, was {a.label or '(none)'}",
                a.label,
                b.label,
                fields=frozenset({"label"}),
            )
        )
    left, right = dump(a), dump(b)
    if setting.provenance:
        drafts += provenance(left, right, _PROVENANCE)
    claimed = _ELSEWHERE | {"label"} | set(_PROVENANCE) | {name for draft in drafts for name in draft.fields}
    if read:
        claimed |= {"action", "object"}  # in the text's own words: what no kind names, the word diff reports
    if a.after and b.after and [setting.steps.get(s, s) for s in a.after] == list(b.after):
        claimed |= {"after"}
    if a.deadline and b.deadline and "deadline" not in claimed:
        claimed |= {"deadline"}  # equal once A's refs are read as B's
    return drafts + residue(left, right, claimed)


def _only_wording(draft: Draft, language: str) -> bool:
    """Whether a change of action only leaves out or puts in plain words: in a clause that was read, that is
    wording. Words that stand for others make another action there, too.
    """
    if "action" not in draft.fields or draft.kind in ("scope-narrowed", "scope-widened"):
        return False
    return not (
        insertions(draft.before, draft.after, language) and insertions(draft.after, draft.before, language)
    )


def provenance(left: dict[str, Any], right: dict[str, Any], kinds: Mapping[str, str]) -> list[Draft]:
    """Changes in what a thing rests on: one a field."""
    drafts = []
    for name, kind in kinds.items():
        old, new = left.get(name), right.get(name)
        if old != new:
            says = f"{name}: {brief(old)} becomes {brief(new)}"
            drafts.append(Draft(kind, says, old, new, fields=frozenset({name})))
    return drafts


def brief(value: Any) -> str:
    """A value in a few words."""
    if not value:
        return "none"
    text = (
        ", ".join(map(str, value))
        if isinstance(value, list) and all(isinstance(v, str) for v in value)
        else str(value)
    )
    return text if len(text) <= 60 else text[:57] + "…"


def clause_presence(clause: Clause, setting: Setting, *, added: bool) -> Draft:
    """The change that a clause is new, or gone."""
    parts = setting.parts_b if added else setting.parts_a
    gist = clause_gist(clause, setting.registry, setting.language, parts)
    return Draft(
        "clause-added" if added else "clause-dropped",
        gist,
        None if added else gist,
        gist if added else None,
        presence(clause, added=added),
        words=clause_words(clause, setting),
        modals=True,
    )


def clause_words(clause: Clause, setting: Setting) -> list[str]:
    """Everything that a clause says, for claiming the wording in which it is said."""
    actors = [
        x
        for role in (clause.actor, clause.counterparty, clause.beneficiary, clause.verifier)
        for x in as_list(role)
    ]
    aliases = [name for x in actors for name in all_names(x, setting.registry, setting.language)]
    return texts(
        clause.action,
        clause.object,
        clause.condition,
        clause.exception,
        clause.consequence,
        localized(clause.text, setting.language),
        actor_names(actors, setting.registry, setting.language),
        *aliases,
        quantity_words(clause.quantity),
        clause_gist(clause, setting.registry, setting.language),
        *territory_names(clause.territory or [], setting.registry, setting.language),
    )


def dump(model: Any) -> dict[str, Any]:
    """A model as plain JSON data without what is not set."""
    data: dict[str, Any] = model.model_dump(mode="json", by_alias=True, exclude_none=True)
    return data
