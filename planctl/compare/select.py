"""Less of a comparison: some rows, one actor, another grouping. Rows and relations stay what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from planctl.compare.question import topic_name
from planctl.compare.result import Comparison, Group, Row
from planctl.compare.rows import counts_of
from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.text.names import actor_name

By = Literal["question", "topic", "category", "actor"]
Only = Literal["differing", "agreed", "unique", "silent", "opposed"]

_ONLY: dict[str, tuple[Callable[[Row], bool], str]] = {
    "differing": (lambda row: row.relation.kind in ("detail", "differs", "opposed"), "where plans differ"),
    "agreed": (lambda row: row.relation.kind == "agreed", "where all that answer say the same"),
    "unique": (lambda row: row.relation.kind == "unique", "that one plan alone answers"),
    "silent": (lambda row: bool(row.relation.silent), "on which a plan is silent"),
    "opposed": (lambda row: row.relation.kind == "opposed", "where plans are opposed"),
}


@dataclass(frozen=True)
class View:
    """Which rows are wanted, by ids of topics and categories, and how they are grouped. `actor` is the one
    that the comparison was made for.
    """

    only: Only | None = None
    topics: Sequence[str] = ()
    category: str | None = None
    actor: str | None = None
    by: By = "question"


def select(comparison: Comparison, view: View, registry: Registry) -> Comparison:
    """The rows that a view wants, grouped as it wants them."""
    rows = list(comparison.rows)
    said = []
    if view.only:
        wanted, says = _ONLY[view.only]
        rows = [row for row in rows if wanted(row)]
        said.append(says)
    if view.topics:
        rows = [row for row in rows if set(row.topics) & set(view.topics)]
        said.append("on " + ", ".join(topic_name(topic, registry) for topic in view.topics))
    if view.category:
        rows = [row for row in rows if row.category == view.category]
        said.append(f"in {category_name(view.category, registry)}")
    if view.actor:
        said.append(f"in which something is asked of or granted to {actor_name(view.actor, registry)}")
    made = comparison.model_copy(update={"rows": rows, "counts": counts_of(rows), "shown": "; ".join(said)})
    return grouped(made, view.by, registry)


def grouped(comparison: Comparison, by: By, registry: Registry) -> Comparison:
    """The same rows under heads: topics, categories (in the registry's order) or actors."""
    groups: dict[str, list[int]] = {}
    for at, row in enumerate(comparison.rows):
        for id_ in _heads(row, by):
            groups.setdefault(id_, []).append(at)
    if by == "category":
        known = list(registry.categories)
        place = {id_: at for at, id_ in enumerate(known)}
        groups = dict(sorted(groups.items(), key=lambda group: place.get(group[0], len(known))))
    elif by == "actor":
        groups = dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])))
    name = {"topic": topic_name, "category": category_name, "actor": actor_name}.get(by, topic_name)
    made = [Group(id=id_, name=name(id_, registry), rows=rows) for id_, rows in groups.items()]
    return comparison.model_copy(update={"by": by, "groups": made if by != "question" else []})


def category_name(category: str, registry: Registry) -> str:
    """What a category is called; its id where the registry has no entry."""
    entry = registry.categories.get(category)
    return localized(entry.name, "en") if entry else category


def _heads(row: Row, by: By) -> list[str]:
    if by == "topic":
        return [row.topics[0]]
    if by == "category":
        return [row.category]
    return row.actors if by == "actor" else []
