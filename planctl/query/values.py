"""Values of an expression, checked against the type of the field that they are compared with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from planctl.model.registry import Registry
from planctl.model.scalars import SPECIAL_ACTORS, STEPS, as_list
from planctl.model.vocabulary import STRENGTH
from planctl.query.fields import Field
from planctl.query.lexer import Token
from planctl.query.syntax import Day, Number, Quoted, Span, Value, Word
from planctl.query.units import SCALES, duration
from planctl.suggest import did_you_mean

# What may be asked of a field of each type, and how its values are called.
OPERATORS: dict[str, tuple[str, ...]] = {
    "id": ("=", "!="),
    "word": ("=", "!="),
    "label": ("=", "!="),
    "step": ("=", "!="),
    "text": ("=", "!=", "~"),
    **dict.fromkeys(("number", "figure", "duration", "day", "time"), ("=", "!=", "<", "<=", ">", ">=")),
}
KINDS = {
    "id": "an id", "word": "one of a closed list", "label": "a name", "step": "a step or a part",
    "text": "a text", "number": "a number", "figure": "a figure", "duration": "a length of time",
    "day": "a day", "time": "a day or a length of time",
}  # fmt: skip
EXAMPLES = {
    "figure": "a figure is like 600000, 600,000 personnel or 50 percent",
    "duration": "a length of time is like P100D, 100 days or immediately",
    "day": "a day is like 2026-05-15",
    "time": "a time is a day like 2026-05-15, or like P100D, 100 days or immediately",
    "text": 'a text stands in quotation marks: "armed forces"',
    "step": f"a step is {', '.join(STEPS)}, or a part such as #ceasefire or #ceasefire.pull-back",
}
# Words that people use for members of the closed lists.
_MEANT = {"must": "shall", "will": "shall", "must-not": "shall-not", "can": "may", "endeavor": "endeavour"}
_DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?\Z"
)

Fail = Callable[[str, str | None], Exception]


def figure(token: Token, following: Iterable[Token], fail: Fail) -> tuple[Number, int]:
    """A figure with its scale and unit, and how many tokens after its number it took."""
    said = token.text
    unit: str | None = "percent" if said.endswith("%") else None
    number = Decimal(re.sub(r"[,_%]", "", said))
    taken = 0
    for part in following:
        if part.is_word(*SCALES) and unit is None and not taken:
            number *= SCALES[part.text.lower()]
            taken += 1
        elif unit is None and part.kind in ("word", "text") and not _ends(part):
            unit, taken = part.text.strip(), taken + 1
            if not unit:
                raise fail("a unit is missing between the quotation marks", None)
        elif unit is None and part.kind == "sign" and part.text in ("$", "€", "%"):
            unit, taken = {"$": "USD", "€": "EUR", "%": "percent"}[part.text], taken + 1
        else:
            break
    return Number(number, unit), taken


def _ends(token: Token) -> bool:
    """Whether a word after a figure belongs to the expression and is no unit."""
    return token.is_word("and", "or", "in")


def fitted(field: Field, value: Value, fail: Fail, registry: Registry | None) -> Value:
    """A value as its field wants it. Raises what `fail` makes of a reason and a hint."""
    if field.type in ("id", "word", "label", "step"):
        return _named(field, value, fail, registry)
    if field.type == "text" and isinstance(value, (Quoted, Word)):
        text = value.value.strip()
        if not text:
            raise fail(f"`{field.name}` is compared with an empty text", EXAMPLES["text"])
        return Quoted(text)
    if field.type == "figure" and isinstance(value, Number):
        return value
    time = _time(value, fail) if field.type in ("duration", "day", "time") else None
    if time and (field.type == "time" or isinstance(time, Day) == (field.type == "day")):
        return time
    hint = EXAMPLES.get(field.type)
    raise fail(f"`{field.name}` is {KINDS[field.type]}, not {shown(value)}", hint)


def _time(value: Value, fail: Fail) -> Span | Day | None:
    if isinstance(value, Day):
        return value
    if isinstance(value, Span):
        if not _DURATION.match(value.value):
            raise fail(f"`{value.value}` is not an ISO 8601 duration", EXAMPLES["duration"])
        return value
    if isinstance(value, Word) and value.value == "immediately":
        return Span("immediately")
    if isinstance(value, Number) and value.unit:
        said = duration(value.value, value.unit)
        return Span(said) if said else None
    return None


def _named(field: Field, value: Value, fail: Fail, registry: Registry | None) -> Word:
    said = value.value if isinstance(value, (Word, Quoted)) else None
    if said is None or not said.strip():
        raise fail(f"`{field.name}` is {KINDS[field.type]}, not {shown(value)}", EXAMPLES.get(field.type))
    said = said.strip()
    if field.members:
        return Word(_member(field, said, fail))
    if field.registry:
        return Word(_registered(field, said, fail, registry, quoted=isinstance(value, Quoted)))
    if field.type == "step" and not said.startswith("#") and said not in STEPS:
        raise fail(f"there is no step `{said}`", did_you_mean(said, STEPS) or EXAMPLES["step"])
    return Word(said)


def _member(field: Field, said: str, fail: Fail) -> str:
    word = said.lower()
    if word in field.members:
        return word
    meant = _MEANT.get(word.replace(" ", "-").replace("_", "-"))
    hint = f"did you mean `{meant}`?" if meant in field.members else did_you_mean(word, field.members)
    listed = f"{field.name} is one of: {', '.join(field.members)}"
    raise fail(f"there is no {field.name} `{said}`", f"{hint} ({listed})" if hint else listed)


def _registered(field: Field, said: str, fail: Fail, registry: Registry | None, *, quoted: bool) -> str:
    assert field.registry
    if field.registry == "actors":
        if said == "undisclosed":
            raise fail(f"`{field.name} = undisclosed` is never true", f"write `undisclosed {field.name}`")
        if said in SPECIAL_ACTORS:
            return said
    entries = getattr(registry, field.registry) if registry is not None else {}
    if not entries or said in entries:
        return said
    names: dict[str, str] = {}
    for key, entry in entries.items():
        name = getattr(entry, "name", None)
        every = [*(name.values() if isinstance(name, dict) else [name]), getattr(entry, "short", None)]
        for one in [*every, *as_list(getattr(entry, "aliases", None))]:
            if one:
                names.setdefault(str(one).casefold(), key)
    meant = names.get(said.casefold()) or (said.lower() if said.lower() in entries else None)
    if meant and quoted:
        return meant
    hint = f"did you mean `{meant}`?" if meant else did_you_mean(said.lower(), entries)
    kind = {"territories": "territory", "categories": "category"}.get(
        field.registry, field.registry.removesuffix("s")
    )
    raise fail(f"there is no {kind} `{said}`", hint or f"registry/{field.registry}.yaml lists them")


def ranked(word: str, fail: Fail) -> Word:
    """A modality that is stronger or weaker than others. Raises what `fail` makes of a reason and a hint."""
    known = [item.value for item in STRENGTH]
    if word.lower() in known:
        return Word(word.lower())
    order = "by strength: " + ", ".join(known)
    hint = did_you_mean(word.lower(), known)
    raise fail(f"`{word}` is neither stronger nor weaker than others", f"{hint} ({order})" if hint else order)


def day(text: str, fail: Fail) -> Day:
    """A day. Raises what `fail` makes of a reason and a hint."""
    try:
        return Day(date.fromisoformat(text))
    except ValueError:
        raise fail(f"there is no day {text}", EXAMPLES["day"]) from None


def shown(value: Value) -> str:
    """A value as an error names it."""
    if isinstance(value, Quoted):
        return f'the text "{value.value}"'
    if isinstance(value, Word):
        return f"`{value.value}`"
    if isinstance(value, Number):
        return f"the figure {value.value:f}" + (f" {value.unit}" if value.unit else "")
    return f"the {'day' if isinstance(value, Day) else 'time'} {value.value}"
