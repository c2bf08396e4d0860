"""How sentences govern their verbs: whether that is a duty, permitted, advised or denied."""

from __future__ import annotations

import re

import pytest
from test_rules import validator

from planctl.archive.locate import library_root
from planctl.lint.governing import governed
from planctl.lint.rules import modality_mismatch, negation_mismatch, obligation_without_actor
from planctl.lint.subject import Subject
from planctl.source import read_bytes

FOUND = {
    "The war is to end, with arrangements that it does not recur.": ("end", ["shall"]),
    "Ukraine is not to join alliances nor to host bases.": (r"host\w*", ["shall-not"]),
    "Neither Russia nor Ukraine is to deploy troops.": (r"deploy\w*", ["shall-not"]),
    "NATO does not station troops and withdraws its staff.": (r"withdraw\w*", ["unsure"]),
    "Russia may ask and Ukraine may withdraw.": (r"withdraw\w*", ["may"]),
    "Russia may train and support the police.": (r"support\w*", ["may"]),
    "Aid is to enter without interference.": (r"interfer\w*", ["shall-not"]),
    "If Russia does not withdraw, sanctions return.": (r"withdraw\w*", []),
    "Weapons that cannot be withdrawn are destroyed.": (r"withdra\w*", ["unsure"]),
    "The parties agree to make no claims.": ("make", ["shall-not"]),
    "Ukraine will not only disarm but also rebuild.": (r"disarm\w*", ["unsure"]),
    "The guarantors are not obliged to intervene.": (r"interven\w*", ["unsure"]),
    "Nobody who fought is prosecuted; no troops are to be moved.": (r"moved", ["shall-not"]),
}
FRENCH = {
    "La Russie n'entrave pas la navigation.": (r"entrav\w*", ["shall-not"]),
    "L'Ukraine s'engage à retirer ses forces et à ne pas attaquer.": (r"attaqu\w*", ["shall-not"]),
    "Les troupes doivent être retirées.": (r"retir\w*", ["shall"]),
    "Les sanctions peuvent être levées.": (r"lev\w*", ["may"]),
    "Si la Russie n'attaque pas, les sanctions sont levées.": (r"attaqu\w*", []),
}
CASES = [
    *((text, "en", *said) for text, said in FOUND.items()),
    *((text, "fr", *said) for text, said in FRENCH.items()),
]
# Other words for the same.
SAID = [(r"\b(?:is|are) not to\b", r"\b(?:is|are) to\b", word) for word in ("shall", "must", "will")]


@pytest.mark.parametrize(("text", "tongue", "verb", "kinds"), CASES)
def test_a_verb_is_governed_by_what_stands_before_it(
    text: str, tongue: str, verb: str, kinds: list[str]
) -> None:
    """Each place of a verb is a duty, permitted, advised, denied or cannot be told; conditions and nouns are
    none.
    """
    places = governed(text.lower(), tongue, re.compile(rf"(?<!\w){verb}(?!\w)"), frozenset())
    assert [place.kind for place in places] == kinds


@pytest.mark.parametrize("said", SAID, ids=[word for *_, word in SAID])
def test_plans_in_other_words_of_duty_are_as_sound(said: tuple[str, str, str]) -> None:
    """The real plans with "shall", "must" or "will" for "is to" give none of the findings that they do not give
    as they are.
    """
    denied, firm, word = said
    for file in sorted(library_root().glob("*/*.yaml")):
        text = file.read_text(encoding="utf-8")
        if "schema: planctl/plan/1" not in text:
            continue
        other = re.sub(firm, word, re.sub(denied, f"{word} not", text))
        subject = Subject(read_bytes(other.encode(), file.name), file)
        for rule in (modality_mismatch, negation_mismatch, obligation_without_actor):
            hits = rule.check(subject, validator().context(subject))
            found = [(file.parent.name, hit.place.path, hit.message) for hit in hits]
            # "Is to" may be said of an expectation; those words may not.
            assert [each for each in found if "`expected`" not in each[2]] == []
