"""Did you mean: the few known names nearest to an unknown one."""

from __future__ import annotations

import re
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """At most `limit` known names that a typing slip could have turned into `word`, nearest first."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    names = sorted(set(known))
    slips = [(OSA.distance(word, name), name) for name in names]
    allowed = 1 if len(word) <= 4 else 2 if len(word) <= 8 else 3
    close = [name for distance, name in sorted(slips) if distance <= allowed]
    if len(word) >= 3:
        # A name of two letters is a part of almost any word, and no slip of a long one.
        likely = [name for name in names if len(name) >= 3 and 2 * len(name) >= len(word)]
        matches = process.extract(word, likely, scorer=fuzz.WRatio, limit=limit, score_cutoff=80)
        close += [name for name, _, _ in matches if name not in close]
        close += [name for name in names if word in name and name not in close]
    return close[:limit]


def only_suggestion(hint: str | None) -> str | None:
    """The name that a hint of `did_you_mean` gives, where it gives just one."""
    match = re.match(r"did you mean `([^`]+)`(?: \([^()]*\))?\?", hint or "")
    return match[1] if match else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint sentence, or None where nothing is near: "did you mean `force-cap`?"."""
    names = nearest(word, known)
    if not names:
        return None
    quoted = [f"`{name}`" for name in names]
    return (
        "did you mean "
        + (" or ".join(quoted) if len(quoted) < 3 else ", ".join(quoted[:-1]) + " or " + quoted[-1])
        + "?"
    )
