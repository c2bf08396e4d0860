"""A lost "not" turns a duty into its opposite, and no other difference is as dear. A clause that forbids
(`shall-not`) stands for a text with a word of denial, and a text that denies has a clause that forbids,
or whose words do. Where the verb of a clause's action stands in the text, what governs it there counts: "The
war is to end, with arrangements that it does not recur" does not deny that the war is to end. Denials with a
limit ("not before", "only", "except"), denials in a condition ("if Russia does not comply") and what cannot
be told are passed over.

Checked for English and French texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.actors import actors_of
from planctl.lint.context import Context
from planctl.lint.cues import has_cue, plain_words
from planctl.lint.finding import Confidence, Severity
from planctl.lint.misread import all_doubts, alone
from planctl.lint.provisions import Norm, Wording
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line

RULE = Rule(
    id="PL502",
    name="negation-mismatch",
    severity=Severity.WARNING,
    summary="Text and clauses disagree on whether something is to be done or not.",
    kinds=("plan",),
    local=True,
    confidence=Confidence.MEDIUM,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: nato-troops
    text: NATO does not station troops in Ukraine.
    clauses: [{id: station, actor: nato, modality: shall, action: station troops}]
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: nato-troops
    text: NATO does not station troops in Ukraine.
    clauses: [{id: station, actor: nato, modality: shall-not, action: station troops}]
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Clauses that forbid what no text beside them denies, and denials of a text that no clause carries."""
    actors = actors_of(context)
    for point in subject.provisions:
        if not point.is_told or not point.all_norms:
            continue
        for norm in point.all_norms if "shall-not" in point.kinds else ():
            if norm.modality != "shall-not" or norm.raw.get("note"):
                continue
            texts = point.texts_for(norm)
            if texts and all(text.readable and not text.shows("shall-not") for text in texts):
                yield Hit(
                    Place(norm.part.at("modality")),
                    "the clause forbids, but its text has no word of denial",
                    "correct the modality, or say in a `note` why it is so",
                    related=((Place(texts[0].path), "the text"),),
                )
            elif texts and (said := alone(point, norm, "shall-not", actors)):
                yield Hit(
                    Place(norm.part.at("modality")),
                    "the clause forbids, but its part of the text has no word of denial",
                    "correct the modality, or say in a `note` why it is so",
                    related=((Place(said.wording.path, part=said.said), "its part of the text"),),
                )
        read = all_doubts(point, ("shall-not",), actors)
        for doubt in read:
            yield Hit(
                Place(doubt.norm.part.at("modality")),
                f"the clause says `shall`, but its part of the text is `{doubt.kind}`",
                "correct the modality, or say in a `note` why it is so",
                related=((Place(doubt.wording.path, part=doubt.said), "its part of the text"),),
            )
        if "shall-not" not in point.plain:
            continue
        for texts, norms in point.passages():
            if norms and not any(doubt.norm in norms for doubt in read):
                for text in texts:
                    yield from _uncarried(text, norms) if text.readable else ()


def _uncarried(text: Wording, norms: list[Norm]) -> Iterator[Hit]:
    if "shall-not" not in text.plain:
        return
    if any(norm.modality in ("shall-not", "loses") or norm.raw.get("note") for norm in norms):
        return
    if any(has_cue(norm.spoken, norm.tongue, "shall-not") for norm in norms):
        return
    from planctl.lint.governing import in_condition

    denials = plain_words(text.lower, text.tongue, "shall-not")
    said = next((word for word in denials if not in_condition(text.lower, text.tongue, word.start())), None)
    if said is None:
        return
    word = text.text[said.start() : said.end()] if len(text.lower) == len(text.text) else None
    yield Hit(
        Place(text.path, part=word),
        f"the text denies (`{one_line(said.group(), 40)}`), but no clause forbids anything",
        "correct the modality of the clause that this is about",
        related=((Place(norms[0].part.at("modality")), "a clause of it"),),
    )
