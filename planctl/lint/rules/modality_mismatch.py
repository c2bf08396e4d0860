"""The modality is what the comparison weighs: a `may` that is entered as `shall` binds somebody whom the
text leaves free. Where a clause permits, recommends, expects, gives or takes away, its text has a word
for it; and where the text says `may` or `should`, some clause has it. Where the verb of a clause's action
stands in the text, the word that governs it there counts, and not one that governs something else. A `note`
on the clause that explains the choice is taken at its word.

Checked for English and French texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.actors import actors_of
from planctl.lint.context import Context
from planctl.lint.cues import has_cue
from planctl.lint.finding import Confidence, Severity
from planctl.lint.misread import all_doubts, alone
from planctl.lint.provisions import Norm, Wording
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

_SOFT = {
    "may": "permission",
    "should": "recommendation",
    "expected": "expectation",
    "endeavour": "endeavour",
    "receives": "receiving",
    "loses": "losing",
}
_PLAIN = ("may", "should", "expected", "endeavour")

RULE = Rule(
    id="PL501",
    name="modality-mismatch",
    severity=Severity.WARNING,
    summary="Text and clauses disagree on how strongly the text binds.",
    kinds=("plan",),
    local=True,
    confidence=Confidence.MEDIUM,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: eu-membership
    text: Ukraine may apply for membership.
    clauses: [{id: apply, actor: ua, modality: shall, action: apply for membership}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: eu-membership
    text: Ukraine may apply for membership.
    clauses: [{id: apply, actor: ua, modality: may, action: apply for membership}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Clauses whose modality no text beside them shows, and plain words of a text that no clause carries."""
    actors = actors_of(context)
    for point in subject.provisions:
        if not point.is_told or not point.all_norms:
            continue
        for norm in point.all_norms if not point.kinds.isdisjoint(_SOFT) else ():
            kind = norm.modality
            if kind not in _SOFT or norm.raw.get("note"):
                continue
            texts = point.texts_for(norm)
            if texts and all(text.readable and not text.shows(kind) for text in texts):
                yield Hit(
                    Place(norm.part.at("modality")),
                    f"the clause says `{kind}`, but its text has no word of {_SOFT[kind]}",
                    "correct the modality, or say in a `note` why it is so",
                    related=((Place(texts[0].path), "the text"),),
                )
            elif texts and kind in ("may", "should") and (said := alone(point, norm, kind, actors)):
                yield Hit(
                    Place(norm.part.at("modality")),
                    f"the clause says `{kind}`, but its part of the text has no word of {_SOFT[kind]}",
                    "correct the modality, or say in a `note` why it is so",
                    related=((Place(said.wording.path, part=said.said), "its part of the text"),),
                )
        read = all_doubts(point, _PLAIN, actors)
        for doubt in read:
            yield Hit(
                Place(doubt.norm.part.at("modality")),
                f"the clause says `shall`, but its part of the text is `{doubt.kind}`",
                "correct the modality, or say in a `note` why it is so",
                related=((Place(doubt.wording.path, part=doubt.said), "its part of the text"),),
            )
        if point.plain.isdisjoint(_PLAIN):
            continue
        for texts, norms in point.passages():
            if norms and not any(doubt.norm in norms for doubt in read):
                for text in texts:
                    yield from _uncarried(text, norms) if text.readable else ()


def _uncarried(text: Wording, norms: list[Norm]) -> Iterator[Hit]:
    for kind in _PLAIN:
        said = text.plain.get(kind)
        if said is None or any(norm.modality == kind or norm.raw.get("note") for norm in norms):
            continue
        if kind == "may" and any(norm.modality == "shall-not" for norm in norms):
            continue  # "none may", "may only"
        if any(has_cue(norm.spoken, norm.tongue, kind) for norm in norms):
            continue
        if len(text.lower) != len(text.text):
            continue
        yield Hit(
            Place(text.path, part=text.text[said.start() : said.end()]),
            f"the text says `{said.group()}`, but no clause is `{kind}`",
            "correct the modality of the clause that this is about",
            related=tuple((Place(norm.part.at("modality")), "a clause of it") for norm in norms[:1]),
        )
