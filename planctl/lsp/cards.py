"""What is shown of a thing when the pointer rests on its name: Markdown, with nothing in it that is markup by
accident.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from planctl.lint.context import Context
from planctl.lint.tree import Part, clauses
from planctl.lsp.keys import Key, Word, words_at
from planctl.lsp.targets import Target
from planctl.model.clause import Clause
from planctl.model.registry import Registry
from planctl.model.scalars import as_list, localized
from planctl.render.markdown import code, escaped, link, paragraphs
from planctl.safe import one_line
from planctl.source import Path
from planctl.text.gist import clause_gist
from planctl.text.names import SPECIAL

_LISTED = {"aliases": "also", "member_of": "belongs to", "broader": "part of", "part_of": "in"}
_LONG = 600  # characters of a text
_SHOWN = 12  # clauses of a point, words of a list


@dataclass(frozen=True, slots=True)
class _Shown:
    """A thing to show, its data, and what surrounds it."""

    target: Target
    raw: dict[str, Any]
    context: Context
    language: str

    def said(self, key: str) -> str:
        """A single value as a text; empty where there is none."""
        return _said(self.raw.get(key))


def card(target: Target, context: Context, language: str = "en") -> str:
    """A thing in Markdown: what it is called and what there is to know of it, in a language if it has it."""
    raw = target.raw if isinstance(target.raw, dict) else {}
    return "\n\n".join(each for each in _CARDS[target.thing](_Shown(target, raw, context, language)) if each)


def special_card(word: str) -> str:
    """What a word in the place of an actor stands for."""
    return f"{code(word)} {escaped(SPECIAL[word])}"


def key_card(key: Key, kind: str, path: Path) -> str:
    """A key of the format: what it means, and the words that may stand there."""
    lines = [f"**{escaped(key.name)}**" + ("" if key.required else " · optional"), key.meaning]
    words = words_at(kind, path) or words_at(kind, (*path, 0))
    if len(words) > 1:
        shown = [f"- {code(word.name)} {word.meaning}".rstrip() for word in words[: 2 * _SHOWN]]
        lines.append("\n".join(shown))
    return "\n\n".join(lines)


def word_card(word: Word) -> str:
    """A word of a closed list."""
    return f"{code(word.name)} {word.meaning}"


def title_of(raw: Any, language: str = "en") -> str:
    """The title or name of an entry, whatever is in it."""
    if not isinstance(raw, dict):
        return ""
    said = raw.get("title", raw.get("name", raw.get("publisher")))
    if isinstance(said, dict):
        said = localized({str(key): str(value) for key, value in said.items()} or None, language)
    return str(said) if said is not None else ""


def _registered(it: _Shown) -> Iterator[str]:
    yield f"**{escaped(title_of(it.raw, it.language))}** {code(it.target.name)}"
    yield _dots(it.target.thing if it.target.thing != "actor" else "", it.said("kind"), it.said("iso"))
    yield _text(it.raw.get("description"), it.language)
    for key, label in _LISTED.items():
        said = [_said(each) for each in as_list(it.raw.get(key))]
        if said:
            yield f"{label}: {escaped(', '.join(said))}"
    yield _text(it.raw.get("note"), it.language)


def _source(it: _Shown) -> Iterator[str]:
    said = ": ".join(each for each in (it.said("publisher"), it.said("title")) if each)
    yield f"**{link(said or it.target.name, it.said('url'))}** {code(it.target.name)}"
    line = f"after {it.said('line')}" if it.said("line") else ""
    yield _dots(it.said("date") or "undated", it.said("kind"), line)
    yield _text(it.raw.get("note"), it.language)


def _event(it: _Shown) -> Iterator[str]:
    yield f"**{escaped(title_of(it.raw, it.language))}** {code(it.target.name)}"
    yield _dots(it.said("date"), it.said("place"))
    yield _text(it.raw.get("text"), it.language)


def _plan(it: _Shown) -> Iterator[str]:
    plan, version = it.said("id"), it.said("version")
    yield f"**{escaped(title_of(it.raw, it.language))}** {code(f'{plan}@{version}')}"
    points = it.raw.get("points")
    yield _dots(
        it.said("date"), it.said("status"), f"{len(points)} points" if isinstance(points, list) else ""
    )
    versions = list(it.context.plans[plan]) if plan in it.context.plans else []
    if len(versions) > 1:
        yield f"versions: {escaped(', '.join(versions))}"
    yield _text(it.raw.get("note"), it.language)


def _point(it: _Shown) -> Iterator[str]:
    yield f"**{escaped(numbered_title(it.raw, it.language))}**"
    yield f"{code(_ref(it.target))} " + _dots(it.said("state") or "open", it.said("evidence"))
    yield _text(it.raw.get("text"), it.language)
    gists = [_gist(each.raw, it) for each in clauses(Part(it.target.path, it.raw))]
    more = [f"- and {len(gists) - _SHOWN} more"] if len(gists) > _SHOWN else []
    yield "\n".join([f"- {escaped(gist)}" for gist in gists[:_SHOWN]] + more)


def _clause(it: _Shown) -> Iterator[str]:
    yield f"**{escaped(_gist(it.raw, it))}**"
    point = Target("point", it.target.subject, it.target.path[:2])
    yield f"{code(_ref(point) + '.' + it.target.name)} {escaped(numbered_title(point.raw, it.language))}"
    yield _text(it.raw.get("text"), it.language)


def numbered_title(raw: Any, language: str = "en") -> str:
    """The title of a point behind its number, whatever is in it."""
    number = raw.get("number") if isinstance(raw, dict) else None
    return title_of(raw, language) if number is None else f"{number}. {title_of(raw, language)}"


def _dots(*facts: str) -> str:
    return escaped(" · ".join(fact for fact in facts if fact))


def _ref(target: Target) -> str:
    head = target.subject.data if isinstance(target.subject.data, dict) else {}
    return f"{_said(head.get('id'))}@{_said(head.get('version'))}#{target.name}"


def _gist(raw: dict[str, Any], it: _Shown) -> str:
    """A clause in a sentence; of one that is not sound yet, what there is."""
    try:
        clause = Clause.model_validate(raw)
        known = it.context.registry
        registry = Registry(
            actors={id_: each for id_, each in known.actors.items() if each is not None},
            territories={id_: each for id_, each in known.territories.items() if each is not None},
        )
        return clause_gist(clause, registry, it.language)
    except ValidationError:
        actor = ", ".join(_said(each) for each in as_list(raw.get("actor")))
        return " ".join(
            each for each in (actor, _said(raw.get("modality")), _said(raw.get("action"))) if each
        )


def _said(value: Any) -> str:
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


def _text(value: Any, language: str) -> str:
    """A text of any language as paragraphs; of a long one, its beginning."""
    if isinstance(value, dict):
        value = value.get(language, next(iter(value.values()), None))
    if not isinstance(value, str):
        return ""
    first, _, rest = value.strip().partition("\n")
    if len(value) <= _LONG:
        return paragraphs(value)
    return escaped(one_line(first, _LONG) + (" …" if rest and len(first) <= _LONG else ""))


_CARDS: dict[str, Callable[[_Shown], Iterator[str]]] = {
    "actor": _registered,
    "topic": _registered,
    "category": _registered,
    "territory": _registered,
    "source": _source,
    "event": _event,
    "plan": _plan,
    "point": _point,
    "clause": _clause,
}
