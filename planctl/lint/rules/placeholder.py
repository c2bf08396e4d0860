"""`TBD`, `XX billion` or `[…]` is a note of the writer to himself. What is not known is `undisclosed`,
what is not agreed is an option or `state: reserved`; a placeholder reads like text and says neither.
`[…]` marks a cut in a quotation, so it is one only where a provision itself is worded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.regex import regex
from planctl.safe import one_line

_LEFT = regex(
    r"\b(?:TBD|TBC|TBA|TODO|FIXME|XX+)\b|\?{3,}|_{3,}|\b[Ll]orem ipsum\b|"
    r"\[\s*(?:\?+|[Dd]ate|[Nn]ame|[Nn]umber|[Aa]mount|insert\b[^\]]{0,60}|"
    r"to be (?:added|completed|determined|defined|agreed)|"
    r"(?:à|A) (?:compléter|définir|préciser|déterminer|ajouter)|nom|montant|nombre)\s*\]"
)
# One of these stands wherever a placeholder does; finding them is cheap.
_TRACES = ("TBD", "TBC", "TBA", "TODO", "FIXME", "XX", "???", "___", "orem ipsum", "[\u2026", "[...")
_OPENED = regex(
    r"\[\s*(?:[?…]|[Ii]nsert\b|to be |[àA] [cdpa]|"
    r"(?:[Dd]ate|[Nn]ame|[Nn]umber|[Aa]mount|nom|montant|nombre)\s*\])"
)
_CUT = regex(r"\[\s*(?:…|\.{3})\s*\]")
_WORDED = ("text", "title", "action", "object")

RULE = Rule(
    id="PL404",
    name="placeholder",
    severity=Severity.WARNING,
    summary="A placeholder was left in a text.",
    kinds=("plan", "timeline", "stances", "crosswalk"),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    text: The armed forces are limited to XXX personnel.
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    text: null
    evidence: undisclosed
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every placeholder in a free text; cuts in the wording of points, options and clauses."""
    for wording in subject.prose.marked:
        told = wording.text
        if not (any(map(told.__contains__, _TRACES)) or ("[" in told and _OPENED.search(told))):
            continue
        found = [*_LEFT.finditer(wording.text)]
        if (
            wording.path[0] == "points"
            and "readings" not in wording.path
            and any(step in _WORDED for step in wording.path[-2:])
        ):
            found += _CUT.finditer(wording.text)
        for match in sorted(found, key=lambda each: each.start()):
            if _is_roman(wording.text, match):
                continue
            said = match.group()
            yield Hit(
                Place(wording.path, part=said, ordinal=wording.text.count(said, 0, match.start())),
                f"`{one_line(said, 40)}` is a placeholder",
                "write what the text says, or say that it is undisclosed, or not agreed (`options`)",
            )


def _is_roman(text: str, match: re.Match[str]) -> bool:
    """Whether `XX` is a number of a chapter, an article or a century."""
    return match.group() in ("XX", "XXX") and bool(
        re.search(
            r"(?i)\b(?:chapter|article|annex|part|section|volume|chapitre|annexe|titre|livre|army|session)\s\Z",
            text[: match.start()],
        )
        or re.match(r"(?i)\s*(?:th century|e siècle|century)", text[match.end() :])
    )
