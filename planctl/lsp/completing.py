"""Completion: the ids, words and keys that may stand where one is typing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    MarkupContent,
    MarkupKind,
    Position,
    Range,
    TextEdit,
)

from planctl.lint.naming import value_at
from planctl.lint.tree import clauses, entries, options, parts, points
from planctl.lsp.buffers import Buffer
from planctl.lsp.cards import numbered_title, title_of
from planctl.lsp.desk import Desk, Opened
from planctl.lsp.keys import form, keys_at, words_at
from planctl.lsp.meanings import Meaning, meaning
from planctl.lsp.spots import Gap, gap_at
from planctl.lsp.targets import REGISTRIES, texts
from planctl.model.ref import parse_ref
from planctl.model.scalars import SPECIAL_ACTORS, STEPS, as_list
from planctl.query.fields import FIELDS
from planctl.safe import one_line
from planctl.text.names import SPECIAL

# What makes an editor ask, beside letters.
TRIGGERS = ["#", "@", ".", '"', "[", " ", "-"]
# An id with what it stands for, and other names by which one may look for it.
Choice = tuple[str, str, tuple[str, ...]]


def complete(
    desk: Desk, buffers: Mapping[str, Buffer], uri: str, position: Position
) -> CompletionList | None:
    """What may stand at a position, in the order in which it is defined."""
    buffer = buffers[uri]
    opened = desk.opened(buffers, uri)
    if opened is None:
        return None
    text = buffer.text[buffer.shift :]
    gap = gap_at(text, buffer.map.offset(position) - buffer.shift)
    if gap is None or opened.kind is None:
        return None
    place = buffer.map.range(gap.start + buffer.shift, gap.end + buffer.shift)
    items = list(_items(gap, opened, place))
    for at, item in enumerate(items):
        item.sort_text = f"{at:05}"
    return CompletionList(is_incomplete=False, items=items)


def _items(gap: Gap, opened: Opened, place: Range) -> Iterator[CompletionItem]:
    kind = opened.kind or ""
    if gap.on_key:
        meant = meaning(kind, (*gap.path, gap.typed), True)
        if meant == "clause":
            yield from (_item(each, place, CompletionItemKind.Reference) for each in _ids(meant, gap, opened))
        else:
            yield from _keys(kind, gap, place)
        return
    words = words_at(kind, gap.path)
    for word in words:
        yield _item((word.name, word.meaning, ()), place, CompletionItemKind.EnumMember)
    meant = meaning(kind, gap.path, False)
    if meant and not words:
        for choice in _ids(meant, gap, opened):
            bare = gap.quoted or meant == "expression"
            yield _item(choice, place, CompletionItemKind.Reference, quoted=bare)
    if isinstance(gap.path[-1] if gap.path else "", int):
        yield from _keys(kind, gap, place)  # an item of a list of mappings


def _keys(kind: str, gap: Gap, place: Range) -> Iterator[CompletionItem]:
    """The keys that the mapping does not have yet."""
    there = value_at(gap.data, gap.path)
    known = there if isinstance(there, dict) else {}
    for key in keys_at(kind, gap.path):
        if key.name not in known:
            follows = "" if gap.has_colon else ":" if form(key.values) else ": "
            yield CompletionItem(
                key.name,
                kind=CompletionItemKind.Property,
                detail="required" if key.required else None,
                documentation=MarkupContent(MarkupKind.PlainText, key.meaning),
                text_edit=TextEdit(place, key.name + follows),
                filter_text=key.name,
            )


def _item(choice: Choice, place: Range, kind: CompletionItemKind, *, quoted: bool = True) -> CompletionItem:
    name, said, others = choice
    # In YAML, `#` begins a comment, and 1.0 is a number.
    written = name if quoted or not (name.startswith("#") or name[:1].isdigit()) else f'"{name}"'
    return CompletionItem(
        name,
        kind=kind,
        detail=one_line(said, 120) or None,
        text_edit=TextEdit(place, written),
        filter_text=" ".join(dict.fromkeys((name, written, *others))),
    )


def _ids(meant: Meaning, gap: Gap, opened: Opened) -> Iterator[Choice]:
    """The ids that a place may have."""
    context, known = opened.context, opened.known
    if meant in REGISTRIES:
        yield from _registered(getattr(context.registry, REGISTRIES[meant]))
        if meant == "actor":
            in_clause = opened.kind == "plan" and "clauses" in gap.path
            yield from ((each, SPECIAL[each], ()) for each in (SPECIAL_ACTORS if in_clause else ("all",)))
    elif meant == "source":
        for name, part in entries(known.data, (), "sources"):
            yield name, ": ".join(_texts(part.raw, "publisher", "title")), ()
    elif meant == "event":
        timeline = context.beside("timeline.yaml")
        yield from _named(parts(timeline.data, (), "events") if timeline else ())
    elif meant == "plan":
        yield from ((each, ", ".join(versions), ()) for each, versions in context.plans.items())
    elif meant == "version":
        edge = value_at(gap.data, gap.path[:-1])
        plan = edge.get("plan") if isinstance(edge, dict) else None
        if isinstance(plan, str):
            yield from ((each, plan, ()) for each in context.plans.get(plan, ()))
    elif meant in ("clause", "bracketed"):
        yield from _own_clauses(gap, bracketed=meant == "bracketed")
    elif meant == "local":
        side = next((step for step in reversed(gap.path) if step in ("a", "b")), "a")
        ref = parse_ref(str(known.data.get(side))) if isinstance(known.data, dict) else None
        if ref and ref.plan:
            yield from _parts(texts(ref, context)[:1])
    elif meant == "expression":
        yield from ((name, field.meaning, ()) for name, field in FIELDS.items())
        for kind in REGISTRIES.values():
            yield from _registered(getattr(context.registry, kind))
    else:
        yield from _refs(gap, opened)


def _refs(gap: Gap, opened: Opened) -> Iterator[Choice]:
    """Points and clauses of the plan itself, steps where one may stand, plans; after `#`, a plan's points."""
    plan, hash_mark, _ = gap.typed.partition("#")
    if plan and hash_mark:
        ref = parse_ref(plan)
        yield from _parts(texts(ref, opened.context)[:1], plan) if ref else ()
        return
    if opened.kind == "plan":
        yield from _parts([opened.known])
        if "after" in gap.path:
            yield from ((each, "a step of the plan's life", ()) for each in STEPS)
            return
    if hash_mark:
        return
    for name, versions in opened.context.plans.items():
        yield name, ", ".join(versions), ()
        for version in versions:
            yield f"{name}@{version}", "", ()


def _parts(found: Iterable[Any], plan: str = "") -> Iterator[Choice]:
    """The points of texts as refs, each followed by its clauses."""
    for subject in found:
        for point in points(subject.data):
            if point.name:
                yield f"{plan}#{point.name}", numbered_title(point.raw), ()
                for clause in clauses(point):
                    if clause.name:
                        yield f"{plan}#{point.name}.{clause.name}", " ".join(_texts(clause.raw, "action")), ()


def _own_clauses(gap: Gap, *, bracketed: bool) -> Iterator[Choice]:
    """The clauses of the point, or of the option, that a place is in."""
    for point in points(gap.data):
        if gap.path[: len(point.path)] == point.path:
            inside = [each for each in options(point) if gap.path[: len(each.path)] == each.path]
            if bracketed and inside:
                yield from _named(parts(inside[0].raw, inside[0].path, "clauses"))
            elif inside:
                yield from _named(parts(point.raw, point.path, "clauses"))
            else:
                yield from _named(clauses(point))


def _named(found: Iterable[Any]) -> Iterator[Choice]:
    for part in found:
        if part.name:
            yield part.name, title_of(part.raw) or " ".join(_texts(part.raw, "action")), ()


def _registered(known: Mapping[str, Any]) -> Iterator[Choice]:
    for name, entry in known.items():
        said = getattr(entry, "name", "")
        names = list(said.values()) if isinstance(said, dict) else [said]
        others = [*names, *as_list(getattr(entry, "short", None)), *as_list(getattr(entry, "aliases", None))]
        yield name, names[0] if names else "", tuple(str(each) for each in others if each)


def _texts(raw: dict[str, Any], *keys: str) -> list[str]:
    return [raw[key] for key in keys if isinstance(raw.get(key), str)]
