"""Texts in the language a reader asked for, with an account of where there was none."""

from __future__ import annotations

from planctl.model.clause import Clause
from planctl.model.plan import Plan
from planctl.model.point import Option, Reading


class Localizer:
    """Chooses among the languages of a text: the one asked for, else the plan's own, else the first given."""

    def __init__(self, plan: Plan, language: str | None) -> None:
        self.own = plan.language
        self.languages = _languages(plan)
        self.language = _match(language, self.languages) if language else plan.language
        self.fallbacks = 0

    def __call__(self, text: str | dict[str, str] | None) -> str | None:
        """The text, or None for none. A fallback is counted."""
        if text is None:
            return None
        if isinstance(text, str):
            self.fallbacks += self.language != self.own
            return text
        if self.language in text:
            return text[self.language]
        self.fallbacks += 1
        return text.get(self.own) or next(iter(text.values()))


def _match(asked: str, known: list[str]) -> str:
    """The known language that was meant: `FR` and `fr-CH` are `fr` where only that is there."""
    by_name = {name.lower(): name for name in known}
    return by_name.get(asked.lower()) or by_name.get(asked.lower().split("-")[0]) or asked


def _languages(plan: Plan) -> list[str]:
    found = {plan.language: None}
    texts = [plan.title, plan.note]
    for point in plan.points:
        texts += [point.title, point.text, point.note]
        parts: list[Clause | Option | Reading] = [*point.all_clauses, *point.options, *point.readings]
        for part in parts:
            texts += [part.text, part.note]
    for text in texts:
        if isinstance(text, dict):
            found.update(dict.fromkeys(text))
    return list(found)
