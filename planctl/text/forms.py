"""Verbs in the form in which a clause's action names them: "is released", "releases", "releasing" give
"release".

English only as far as the lexicon's endings and irregular forms go; a language without them keeps its forms.
"""

from __future__ import annotations

import re
from functools import cache

from planctl.text.lexicons import lexicon


@cache
def base_form(word: str, language: str) -> str:
    """The base form of a verb's participle or third person."""
    grammar = lexicon(language).grammar
    lower = word.lower()
    if lower in grammar.irregular:
        return grammar.irregular[lower]
    prefix, _, tail = lower.rpartition("-")
    if prefix:
        return f"{prefix}-{base_form(tail, language)}"
    for ending, base in grammar.endings:
        changed, count = re.subn(rf"{ending}\Z", base, lower)
        if count and len(changed) > 1:
            return changed
    return lower


def from_gerund(word: str, language: str) -> str:
    """The base form of a verb in -ing; any other word as it is."""
    if not word.endswith("ing") or len(word) < 6 or not lexicon(language).grammar.endings:
        return word
    return base_form(word[:-3] + "ed", language)
