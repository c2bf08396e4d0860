""" "Сrimea" with a Cyrillic С looks right and is another word: no search, no registry and no comparison
finds it. It comes from keyboards with two layouts and from copied names, and it is also a way to hide a
change.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.regex import regex
from planctl.safe import one_line
from planctl.source.edits import Edit

_LATIN = r"A-Za-z\u00c0-\u024f"
_OTHER = r"\u0370-\u03ff\u0400-\u052f"
_FOREIGN = regex(f"[{_OTHER}]")
_MIXED = regex(f"[{_LATIN}]+[{_OTHER}][{_LATIN}{_OTHER}]*|[{_OTHER}]+[{_LATIN}][{_LATIN}{_OTHER}]*")
# Letters that look like a Latin one, and which.
_TWINS = str.maketrans("АВЕКМНОРСТХУаеорсухіІјЈѕЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXYaeopcyxiIjJsSABEZHIKMNOPTYXo")

RULE = Rule(
    id="PL414",
    name="mixed-script",
    severity=Severity.WARNING,
    summary="A word mixes letters of two alphabets that look alike.",
    kinds=("plan", "timeline", "stances", "crosswalk", "actors", "topics", "categories", "territories"),
    local=True,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: territory
    text: Сrimea is settled later.
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: territory
    text: Crimea (Крим) is settled later.
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every word with Latin and Cyrillic or Greek letters in it."""
    for wording in subject.prose.marked:
        if wording.text.isascii() or not _FOREIGN.search(wording.text):
            continue
        for match in _MIXED.finditer(wording.text):
            word = match.group()
            latin = word.translate(_TWINS)
            fix = None
            if not _FOREIGN.search(latin):
                text = wording.text[: match.start()] + latin + wording.text[match.end() :]
                fix = Fix(
                    f"write `{one_line(latin, 60)}` in Latin letters", (Edit("replace", wording.path, text),)
                )
            strange = next(letter for letter in word if _FOREIGN.match(letter))
            yield Hit(
                Place(wording.path, part=word, ordinal=wording.text.count(word, 0, match.start())),
                f"`{one_line(word, 60)}` has a letter of another alphabet (U+{ord(strange):04X})",
                "type the word again in one alphabet",
                fix=fix,
            )
