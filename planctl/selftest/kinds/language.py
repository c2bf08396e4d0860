"""Damage to the words: figures, brackets, placeholders, letters, and translations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planctl.lint.provisions import Wording
from planctl.lint.quantities import FIGURES
from planctl.lint.tree import mappings
from planctl.selftest.body import Body
from planctl.selftest.damage import Case, Kinds
from planctl.source.edits import Edit

KINDS = Kinds("language")
# A figure that stands for itself: no part of a name, a number or a date.
_FIGURE = re.compile(r"(?<![\w.,:/-])([1-9]\d{1,2}(?:[, \u00a0\u202f]\d{3})*)(?![\w/:-]|[.,]\d)")
_LATIN = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р"}  # the Cyrillic letter that looks like each


def _other(figure: str) -> str:
    """A figure with another first digit."""
    return str(int(figure[0]) % 9 + 1) + figure[1:]


def _counted(body: Body) -> Iterator[tuple[Wording, re.Match[str]]]:
    """Figures of texts that some clause beside them counts, in an order of chance."""
    for point in body.told:
        counted = {
            str(figure.raw[key])
            for norm in point.all_norms
            for figure in mappings(norm.raw, norm.part.path, "quantity")
            for key in FIGURES
            if figure.raw.get(key) is not None
        }
        for text in point.texts:
            for match in _FIGURE.finditer(text.text):
                if re.sub(r"\D", "", match[1]) in counted and text.text.count(match[1]) == 1:
                    yield text, match


@KINDS.damage(
    "figure-in-text", "a number changed in the text alone", "number-not-in-text", "number-not-in-clauses"
)
def _in_text(body: Body) -> Iterator[Case]:
    for text, match in _counted(body):
        new = _other(match[1])
        made = text.text[: match.start(1)] + new + text.text[match.end(1) :]
        what = f"{match[1]} is {new} in the text of {body.near(text.path)}"
        yield from body.cases(what, Edit("replace", text.path, made))


@KINDS.damage(
    "figure-in-clause", "a number changed in the clause alone", "number-not-in-text", "number-not-in-clauses"
)
def _in_clause(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        digits = {
            re.sub(r"\D", "", match[1])
            for text in point.texts_for(norm)
            for match in _FIGURE.finditer(text.text)
        }
        for figure in mappings(norm.raw, norm.part.path, "quantity"):
            for key in FIGURES:
                value = figure.raw.get(key)
                if isinstance(value, int) and not isinstance(value, bool) and str(value) in digits:
                    new = int(_other(str(value)))
                    what = f"{key} of {body.call(point, norm)} is {new}, not {value}"
                    yield from body.cases(what, Edit("replace", figure.at(key), new))


@KINDS.damage("figure-dropped", "a quantity dropped from the clause", "number-not-in-clauses")
def _dropped(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        quantity = norm.raw.get("quantity")
        value = (
            next((quantity[key] for key in FIGURES if quantity.get(key)), None)
            if isinstance(quantity, dict)
            else None
        )
        shown = {re.sub(r"\D", "", match[1]) for text in point.texts for match in _FIGURE.finditer(text.text)}
        elsewhere = [
            figure.raw.get(key)
            for other in point.all_norms
            if other is not norm
            for figure in mappings(other.raw, other.part.path, "quantity")
            for key in FIGURES
        ]
        said = norm.spoken + str(norm.raw.get("deadline")) + str(norm.raw.get("note"))
        if value is not None and str(value) in shown and value not in elsewhere and str(value) not in said:
            what = f"{body.call(point, norm)} has no quantity"
            yield from body.cases(what, Edit("remove", norm.part.at("quantity")))


@KINDS.damage(
    "figure-everywhere",
    "a number changed in text and clause alike",
    why="the file agrees with itself; only the source knows better, or a seal",
)
def _everywhere(body: Body) -> Iterator[Case]:
    for text, match in _counted(body):
        old, new = re.sub(r"\D", "", match[1]), _other(match[1])
        edits = [Edit("replace", text.path, text.text[: match.start(1)] + new + text.text[match.end(1) :])]
        point = next(each for each in body.subject.provisions if text.path[:2] == each.part.path)
        for norm in point.all_norms:
            for figure in mappings(norm.raw, norm.part.path, "quantity"):
                for key in FIGURES:
                    if str(figure.raw.get(key)) == old:
                        edits.append(Edit("replace", figure.at(key), int(re.sub(r"\D", "", new))))
        if len(edits) > 1:
            what = f"{match[1]} is {new} in text and clause of {body.near(text.path)}"
            yield from body.cases(what, *edits)


@KINDS.damage("bracket-lost", "a bracket that is not closed", "unbalanced-bracket")
def _bracket(body: Body) -> Iterator[Case]:
    for text in body.texts:
        words = text.text.split(" ")
        if len(words) > 3:
            at = body.rng.randrange(1, len(words))
            made = " ".join([*words[:at], "(" + words[at], *words[at + 1 :]])
            if made.count("(") == made.count(")") + 1:
                what = f"a `(` before `{words[at]}` in {body.near(text.path)}"
                yield from body.cases(what, Edit("replace", text.path, made))


@KINDS.damage("placeholder", "a placeholder left in a text", "placeholder")
def _placeholder(body: Body) -> Iterator[Case]:
    for text in body.texts:
        words = text.text.split(" ")
        if len(words) > 3:
            at, mark = body.rng.randrange(1, len(words)), body.rng.choice(["TBD", "XX", "[…]", "TODO"])
            made = " ".join([*words[:at], mark, *words[at + 1 :]])
            what = f"`{mark}` in place of `{words[at]}` in {body.near(text.path)}"
            yield from body.cases(what, Edit("replace", text.path, made))


@KINDS.damage("invisible-letter", "a character that nobody sees", "invisible-character")
def _invisible(body: Body) -> Iterator[Case]:
    for text in body.texts:
        if len(text.text) > 10:
            at = body.rng.randrange(1, len(text.text) - 1)
            made = text.text[:at] + "\u200b" + text.text[at:]
            what = f"U+200B in the text of {body.near(text.path)}"
            yield from body.cases(what, Edit("replace", text.path, made))


@KINDS.damage("foreign-letter", "a letter of another alphabet within a word", "mixed-script")
def _foreign(body: Body) -> Iterator[Case]:
    for text in body.texts:
        found = list(re.finditer(r"(?<=[a-z])[aeocp](?=[a-z])", text.text))
        if found:
            match = body.rng.choice(found)
            made = text.text[: match.start()] + _LATIN[match[0]] + text.text[match.end() :]
            what = f"a Cyrillic `{match[0]}` in the text of {body.near(text.path)}"
            yield from body.cases(what, Edit("replace", text.path, made))


@KINDS.damage("translation-figure", "a number that one language alone gives", "translated-figure")
def _translated(body: Body) -> Iterator[Case]:
    for point in body.told:
        for texts in point.translated:
            for match in _FIGURE.finditer(texts[-1].text):
                new = _other(match[1])
                made = texts[-1].text[: match.start(1)] + new + texts[-1].text[match.end(1) :]
                what = f"{match[1]} is {new} in the {texts[-1].called} text of {body.near(texts[-1].path)}"
                yield from body.cases(what, Edit("replace", texts[-1].path, made))
        # Where there is no translation, one is added that tells the figures and nothing else.
        for text in point.texts if not point.translated else ():
            figures = [match[1] for match in _FIGURE.finditer(text.text)]
            if isinstance(point.raw.get("text"), str) and text.tongue in _TELLS and len(figures) == 1:
                other = "fr" if text.tongue == "en" else "en"
                made = _TELLS[other].format(_plain(_other(figures[0])))
                what = f"a translation of {body.call(point)} with another figure"
                yield from body.cases(
                    what, Edit("replace", point.part.at("text"), {text.language: text.text, other: made})
                )


_TELLS = {"en": "The text gives {} as the number.", "fr": "Le texte donne {} comme nombre."}


def _plain(figure: str) -> str:
    return re.sub(r"\D", "", figure)


@KINDS.damage("language-wrong", "a text that is said to be in another language", "wrong-language", sure=False)
def _language(body: Body) -> Iterator[Case]:
    for text in body.texts:
        other = {"en": "fr", "fr": "en"}.get(text.tongue)
        if other and len(text.text) > 60 and len(text.path) == 3:
            what = f"the text of {body.near(text.path)} is said to be `{other}`"
            yield from body.cases(what, Edit("replace", text.path, {other: text.text}))
