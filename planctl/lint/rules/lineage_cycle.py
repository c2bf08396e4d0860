"""`derived_from` says which text came from which. A text that by any way comes from itself has no origin:
every account of who answered whom would go round in it.

Texts are followed version by version: a later version comes from the one before it, and a plan may well
answer an answer to its own earlier version. An edge without a version is followed where the plan has only
one. The cycle is reported once, in the first of its texts by id and version.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.cycles import knots, shortest_cycle
from planctl.lint.finding import Severity
from planctl.lint.history import Number, number_of, own_version, sound_text
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import parts
from planctl.record import Record
from planctl.source import Path

RULE = Rule(
    id="PL811",
    name="lineage-cycle",
    severity=Severity.ERROR,
    summary="A text derives, perhaps by way of others, from itself.",
    kinds=("plan",),
    at="a-plan/1.0.yaml",
    beside=(
        (
            "b-plan/1.0.yaml",
            """\
schema: planctl/plan/1
id: b-plan
version: "1.0"
derived_from:
  - {plan: a-plan, version: "1.0", relation: counters}
points: []
""",
        ),
    ),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
derived_from:
  - {plan: b-plan, version: "1.0", relation: builds-on}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
derived_from: []
""",
)

Text = tuple[str, Number]


class _Edge(Record):
    to: Text
    path: Path
    follows: bool  # a later version of the same plan, which needs no `derived_from`


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """The texts that this one comes from, as far as they can be read."""
    own = own_version(subject, context)
    if own is None:
        return
    edges = {own: _edges(own, subject, context)}
    todo = [own]
    for text in todo:  # grows
        for edge in edges[text]:
            if edge.to not in edges:
                other = sound_text(edge.to[0], _version(edge.to), context)
                edges[edge.to] = _edges(edge.to, other, context) if other else []
                todo.append(edge.to)
    graph = {text: [edge.to for edge in found if edge.to != text] for text, found in edges.items()}
    for edge in edges[own]:
        if edge.to == own:
            yield Hit(Place(edge.path), f"`{_name(own)}` derives from itself", "name the text it comes from")
    for members in knots(graph):
        if own in members and own == min(members):
            cycle = shortest_cycle(graph, sorted(members))
            if cycle:
                yield _hit(cycle, edges, context)


def _edges(text: Text, subject: Subject, context: Context) -> list[_Edge]:
    plan, number = text
    found = []
    for edge in parts(subject.data, (), "derived_from"):
        parent, version = edge.raw.get("plan"), edge.raw.get("version")
        if not isinstance(parent, str) or parent not in context.plans:
            continue
        versions = list(context.plans[parent])
        if version is None and len(versions) == 1:
            version = versions[0]
        to = number_of(version)
        if to is not None and version in versions:
            found.append(_Edge((parent, to), edge.at("plan"), follows=False))
    before = [each for other in context.plans[plan] if (each := number_of(other)) and each < number]
    if before:
        found.append(_Edge((plan, max(before)), ("version",), follows=True))
    return found


def _hit(cycle: list[Text], edges: dict[Text, list[_Edge]], context: Context) -> Hit:
    steps = []
    for at, text in enumerate(cycle):
        to = cycle[(at + 1) % len(cycle)]
        steps.append((text, next(edge for edge in edges[text] if edge.to == to)))
    said = [f"{'follows' if edge.follows else 'derives from'} `{_name(edge.to)}`" for _, edge in steps]
    related = tuple(
        (Place(edge.path, file=context.file(text[0], _version(text))), f"`{_name(text)}` {words}")
        for (text, edge), words in zip(steps[1:], said[1:], strict=True)
    )
    return Hit(
        Place(steps[0][1].path),
        f"`{_name(cycle[0])}` {', which '.join(said)}: no text comes from itself",
        "take out the edge that is wrong, or give it the version that is meant",
        related,
    )


def _version(text: Text) -> str:
    return f"{text[1][0]}.{text[1][1]}"


def _name(text: Text) -> str:
    return f"{text[0]}@{_version(text)}"
