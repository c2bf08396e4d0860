"""A clause in one plain sentence, from its typed parts alone.

"Ukraine is to limit the armed forces: at most 600,000 personnel, in peacetime". The words for modality,
bounds and time are fixed and neutral, so that two gists differ only where the clauses do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planctl.model.clause import Clause, Deadline, Quantity
from planctl.model.plan import Plan
from planctl.model.registry import Registry
from planctl.model.vocabulary import Modality
from planctl.text.names import actor_names, is_plural, territory_names
from planctl.text.phrases import day_words, duration_words, join, quantity_words
from planctl.text.verbs import present, with_object

__all__ = [
    "actor_names",
    "clause_gist",
    "deadline_words",
    "modality_words",
    "part_names",
    "quantity_words",
    "step_words",
]

# (one actor, several actors). None: the clause's own verb is put into the present instead.
_MODALITY: dict[Modality, tuple[str, str]] = {
    Modality.SHALL: ("is to", "are to"),
    Modality.SHALL_NOT: ("is not to", "are not to"),
    Modality.SHOULD: ("should", "should"),
    Modality.ENDEAVOUR: ("is to endeavour to", "are to endeavour to"),
    Modality.MAY: ("may", "may"),
    Modality.EXPECTED: ("is expected to", "are expected to"),
    Modality.DECLARES: ("declares", "declare"),
    Modality.RECEIVES: ("receives", "receive"),
    Modality.LOSES: ("loses", "lose"),
}
_CONDITIONAL = re.compile(
    r"(?:if|when|once|where|while|as long as|as soon as|so long as|provided|in case|in the event|"
    r"should|unless|until|on|upon|after|before|during|subject to|depending on|only|at|for|in|"
    r"as|to the extent|insofar|whenever|each|every|pending|under|following|within|by|without|with)\b",
    re.IGNORECASE,
)
_EXCEPTIONAL = re.compile(
    r"(?:unless|except|excluding|other than|save|but|without|apart from|not)\b", re.IGNORECASE
)


def modality_words(modality: Modality, plural: bool = False) -> str:
    """How a modality reads in a sentence: `shall` is "is to", or "are to" for several actors."""
    return _MODALITY[modality][plural]


def part_names(plan: Plan) -> dict[str, str]:
    """What to call each part of a plan in a sentence, by its local ref: `#force-cap` is "point 6".

    A point without a number goes by its id, a labelled clause by its label ("point 12a").
    """
    names: dict[str, str] = {}
    for point in plan.points:
        head = f"#{point.id}" if point.number is None else f"point {point.number}"
        names[f"#{point.id}"] = head
        for clause in point.all_clauses:
            local = f"#{point.id}.{clause.id}"
            names[local] = (
                head + clause.label
                if clause.label and point.number is not None
                else (f"{head} ({clause.action})" if point.number is not None else local)
            )
    return names


def step_words(step: str, parts: Mapping[str, str] | None = None) -> str:
    """A step of the order in words: "entry into force", or the part that a local ref names."""
    if step.startswith("#"):
        return (parts or {}).get(step, step)
    return step.replace("-", " ")


def deadline_words(deadline: Deadline | None, parts: Mapping[str, str] | None = None) -> str:
    """A deadline in words: "within 100 days of signature", "by 15 May 2026"; empty for None."""
    if deadline is None:
        return ""
    start = step_words(deadline.after, parts) if deadline.after else ""
    if deadline.within == "immediately":
        return f"immediately after {start}" if start else "immediately"
    if deadline.within:
        return f"within {duration_words(deadline.within)}" + (f" of {start}" if start else "")
    if deadline.by:
        said = f"by {day_words(deadline.by)}"
    elif deadline.vague:
        said = deadline.vague
    elif deadline.undisclosed:
        said = "by a time that is not public"
    else:
        return f"after {start}" if start else ""
    return f"{said} after {start}" if start else said


def steps_words(steps: Sequence[str], parts: Mapping[str, str] | None = None) -> str:
    """Several steps of the order: "acceptance and points 1 to 9"."""
    said = [step_words(step, parts) for step in steps]
    numbers = [int(words[6:]) for words in said if _NUMBERED.match(words)]
    if len(numbers) < 2:
        return join(said)
    others = [words for words in said if not _NUMBERED.match(words)]
    run = len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    points = f"{numbers[0]} to {numbers[-1]}" if run else join([str(number) for number in numbers])
    return join([*others, f"points {points}"])


def clause_gist(
    clause: Clause, registry: Registry, language: str = "en", parts: Mapping[str, str] | None = None
) -> str:
    """A clause as one sentence without a full stop.

    Names come from the registry in `language`; the sentence itself is English, as the typed parts are.
    `parts`, made by `part_names`, lets "after #ceasefire" read "after point 20". To whom a clause is owed and
    who else gains are not in the sentence.
    """
    plural = is_plural(clause.actor, registry)
    figure = quantity_words(clause.quantity)
    subject = actor_names(clause.actor, registry, language)
    if clause.actor == "all" and clause.modality is Modality.SHALL_NOT:
        # "All parties are not to" may be read as "not all are to".
        core = f"no party is to {predicate(clause, plural, figure).removeprefix('are not to ')}"
    else:
        core = f"{subject} {predicate(clause, plural, figure)}"
    places = [
        place
        for place in territory_names(clause.territory or [], registry, language)
        if not _places(f"{core} {figure} {clause.condition or ''} {clause.exception or ''}", place)
    ]
    if places:
        added = join([_inner(place) for place in places])
        core = f"{core[:-1]}; {added})" if core.endswith(")") else f"{core} ({added})"
    figure = quantity_words(_told(clause.quantity, core))
    if figure and figure not in core:
        core += f": {figure}"
    sentence = ", ".join(part for part in (core, *_circumstances(clause, parts)) if part)
    if clause.verifier:
        sentence += f"; verified by {actor_names(clause.verifier, registry, language)}"
    if clause.consequence:
        sentence += f"; on breach: {clause.consequence}"
    return sentence[0].upper() + sentence[1:]


def predicate(clause: Clause, plural: bool, figure: str = "") -> str:
    """What the actor is to do or has: "is to limit the armed forces", "receives security guarantees"."""
    action = clause.action.removeprefix("to ")
    entitles = clause.modality in _ENTITLING
    is_noun = entitles and not _ENTITLING[clause.modality].match(action)
    if clause.object and not _says(f"{action} {figure}", clause.object):
        # "Ukraine receives control" has its object; what follows explains it.
        action = f"{action} ({clause.object})" if is_noun else with_object(action, clause.object)
    if clause.modality is Modality.DECLARES or (entitles and not is_noun):
        return present(action, plural)
    return f"{modality_words(clause.modality, plural)} {action}"


def deed(clause: Clause) -> str:
    """What is to be done to what, whoever does it: "limit the armed forces"."""
    return with_object(clause.action, clause.object) if clause.object else clause.action


# Verbs that say themselves that the actor gains or loses; before anything else stands "receives" or "loses".
_ENTITLING = {
    Modality.RECEIVES: re.compile(
        r"(?:receive|get|obtain|gain|take|be|have|keep|retain|enjoy|benefit|earn|collect|share|regain|"
        r"recover)\b"
    ),
    Modality.LOSES: re.compile(r"(?:lose|forfeit|be|cede|have|give up|waive|renounce)\b"),
}


def _told(quantity: Quantity | list[Quantity] | None, core: str) -> list[Quantity]:
    """The figures without "of …" where the sentence has said of what."""
    figures = quantity if isinstance(quantity, list) else [quantity] if quantity else []
    return [one.model_copy(update={"of": None}) if one.of and _says(core, one.of) else one for one in figures]


def _circumstances(clause: Clause, parts: Mapping[str, str] | None) -> list[str]:
    steps = [step for step in clause.after or [] if not clause.deadline or step != clause.deadline.after]
    condition, exception = clause.condition or "", clause.exception or ""
    return [
        deadline_words(clause.deadline, parts),
        "after " + steps_words(steps, parts) if steps else "",
        condition if not condition or _CONDITIONAL.match(condition) else f"on condition: {condition}",
        exception if not exception or _EXCEPTIONAL.match(exception) else f"except: {exception}",
    ]


_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"the", "a", "an", "of", "in", "to", "for", "on", "and", "its", "their"})
_NUMBERED = re.compile(r"point \d+\Z")
_NAMED = re.compile(r"\b(?!Part\b|Line\b|City\b|Saint\b|Territor|North|South|East|West)[A-Z]\w{3,}")


def _says(text: str, phrase: str) -> bool:
    """Whether a text has every word of a phrase that carries meaning."""
    return phrase.lower() in text.lower() or (bool(_words(phrase)) and _words(phrase) <= _words(text))


def _words(text: str) -> set[str]:
    return {word.lower().rstrip("s") for word in _WORD.findall(text)} - _EMPTY


def _places(text: str, place: str) -> bool:
    """Whether a sentence names a place, if only by its distinctive word: "Luhansk" for "Luhansk oblast"."""
    named = _NAMED.search(place)
    return _says(text, place) or (named is not None and named.group() in text)


def _inner(place: str) -> str:
    return (
        place[0].lower() + place[1:] if re.match(r"(?:Part|Line|Territory|Territories) of ", place) else place
    )
