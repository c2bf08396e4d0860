"""English verb phrases: in the present ("confirms and respects the border"), and joined with their object."""

from __future__ import annotations

import re

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes", "undergo": "undergoes", "veto": "vetoes"}
_DONE = frozenset({"is", "are", "has", "was", "were", "will", "does", "can", "may", "must", "shall"})
# The verbs that a phrase starts with, joined by commas and "and": "restore, develop and modernise".
_LEADING = re.compile(
    r"(?:[a-z-]+ly )?[a-z-]+(?:(?:, (?:[a-z-]+ly )?[a-z-]+)*,? (?:and|or) (?:[a-z-]+ly )?[a-z-]+)?(?= |,|\Z)"
)
_PARTICLE = re.compile(r"(,? and |,? or |, | )")


def present(phrase: str, plural: bool) -> str:
    """A bare verb phrase in the third person present. A phrase that is in the present already stays."""
    phrase = phrase.removeprefix("to ")
    first = phrase.split(" ", 1)[0]
    if first in _DONE:
        return phrase
    if first == "not":
        rest = phrase[4:]
        if rest.startswith("be "):
            return f"{'are' if plural else 'is'} not {rest[3:]}"
        return f"{'do' if plural else 'does'} not {rest}"
    if plural:
        return f"are{phrase[2:]}" if first == "be" else phrase
    lead = _LEADING.match(phrase)
    if not lead:
        return phrase
    words = [
        third_person(word) if not _PARTICLE.fullmatch(word) and not word.endswith("ly") else word
        for word in _PARTICLE.split(lead.group())
    ]
    return "".join(words) + phrase[lead.end() :]


def third_person(verb: str) -> str:
    """The third person singular of a verb: "confirm" gives "confirms"; what already looks like one stays."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if re.search(r"[^s]s\Z", verb) and verb not in ("focus", "bus", "canvas"):
        return verb
    if re.search(r"(?:s|x|z|ch|sh)\Z", verb):
        return verb + "es"
    return re.sub(r"([^aeiou])y\Z", r"\1ie", verb) + "s"


# Verbs whose object may come after what qualifies them: "put into a fund" the assets, "treat as settled" it.
_CARRYING = frozenset(
    {
        "anchor",
        "bring",
        "change",
        "deal",
        "declare",
        "enshrine",
        "enter",
        "freeze",
        "include",
        "move",
        "place",
        "pull",
        "put",
        "recognise",
        "recognize",
        "regard",
        "release",
        "return",
        "send",
        "transfer",
        "treat",
        "turn",
        "use",
        "write",
    }
)
_KEEPING = frozenset({"keep", "leave", "render"})
_PREPOSITIONS = (
    "to",
    "for",
    "with",
    "on",
    "of",
    "in",
    "from",
    "as",
    "by",
    "into",
    "onto",
    "under",
    "against",
    "over",
    "out",
    "up",
    "down",
    "about",
    "upon",
    "at",
    "along",
    "through",
    "between",
    "among",
    "towards",
    "toward",
    "off",
    "within",
)
_PREPOSITION = re.compile(rf"(?:{'|'.join(_PREPOSITIONS)}|de facto|de jure|back)\b")
_DETERMINER = re.compile(r"(?:an?|the|its|their|all|any|every|each|no|some|both|[A-Z]\w*|\w+'s|\w+s')\b")
# What an object may begin with to go on from the action: "assistance" + "to reconstruction".
_CONTINUES = re.compile(rf"(?:{'|'.join(_PREPOSITIONS)}|that|which|who|including|also|mostly|whether|how)\b")
_OPEN_END = re.compile(
    rf"(?:^|\s)(?:{'|'.join(_PREPOSITIONS)}|be|to [a-z]+|help [a-z]+|"
    r"(?:from|in|of|for|by|about|without|keep|stop|start|begin|avoid) \w+ing)\Z"
)
_ADVERB = re.compile(r"[a-z]+ly(?: and [a-z]+ly)*(?= |\Z)")


def with_object(action: str, thing: str) -> str:
    """A verb phrase with the object it is done to: "treat as settled" + "it" gives "treat it as settled".

    Where the phrase has an object of its own, the other follows in brackets: "hold talks (all issues)".
    """
    lead = _LEADING.match(action)
    if lead is None:
        return f"{action} ({thing})"
    verbs, rest = lead.group(), action[lead.end() :]
    particle = _PARTICLES.match(rest)
    if particle:
        verbs, rest = verbs + particle.group(), rest[particle.end() :]
    rest = rest.strip()
    last = thing.rsplit(" ", 1)[-1]
    if thing != last and re.fullmatch(rf"(?:the )?{re.escape(last)}", rest):
        return f"{verbs} {thing}"
    if not rest or _OPEN_END.search(action) or _CONTINUES.match(thing):
        return f"{action} {thing}"
    if rest.startswith(","):
        return f"{verbs} {thing}{rest}"
    carries = bool(_CARRYING & set(verbs.split()))
    keeps = verbs.rsplit(" ", 1)[-1] in _KEEPING and not _DETERMINER.match(rest)
    if not (
        _ADVERB.fullmatch(rest) or keeps or (carries and (_PREPOSITION.match(rest) or _ADVERB.match(rest)))
    ):
        return f"{action} ({thing})"
    governs = particle is not None and particle.group().strip() in ("with", "for")
    if governs or len(thing.split()) <= len(rest.split()) + 1:
        return f"{verbs} {thing} {rest}"
    return f"{action} {thing}"


# What belongs to the verb: "pull back", "deal with" (before a preposition), "agree on" (before a comma).
_PARTICLES = re.compile(
    r" (?:(?:over|up|out|back|off|down)\b(?! of)|(?:with|for)(?= (?:on|in|at|by)\b)|"
    r"(?:with|for|on|to|in)(?=,))"
)
