"""A zero-width space or a soft hyphen, mostly pasted from a web page, makes two words that look the same
differ: a search does not find them and a comparison reports a change that no reader can see.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.regex import regex
from planctl.source.edits import Edit

# Zero-width space, non-joiner, joiner; word joiner, byte-order mark, soft hyphen, separators and fillers.
_UNSEEN = regex("[\u200b-\u200d\u2060-\u2064\ufeff\u00ad\u180e\u3164\uffa0]")

RULE = Rule(
    id="PL413",
    name="invisible-character",
    severity=Severity.WARNING,
    summary="A text contains a character that nobody sees.",
    kinds=("plan", "timeline", "stances", "crosswalk"),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: force-cap
    text: "The armed\u200b forces are limited."
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: force-cap
    text: The armed forces are limited.
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every free text with an unseen character."""
    for wording in subject.prose.marked:
        found = _UNSEEN.findall(wording.text)
        # Joiners belong to emoji and to some scripts; beside Latin letters they do not.
        if found and not _joins(wording.text):
            names = ", ".join(dict.fromkeys(f"U+{ord(mark):04X}" for mark in found))
            clean = _UNSEEN.sub("", wording.text)
            fix = Fix("take it out", (Edit("replace", wording.path, clean),)) if clean.strip() else None
            yield Hit(
                Place(wording.path),
                f"the text has {len(found)} unseen character{'' if len(found) == 1 else 's'} ({names})",
                "take it out",
                fix=fix,
            )


def _joins(text: str) -> bool:
    return all(
        mark.group() in "\u200c\u200d" and ord(text[mark.start() - 1 : mark.start()] or "a") > 0x2FF
        for mark in _UNSEEN.finditer(text)
    )
