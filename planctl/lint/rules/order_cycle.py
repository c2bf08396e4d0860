"""`after` and `deadline.after` say what must come first. Where A must come after B and B, perhaps by a long
way round, after A, neither can ever begin: a deadlock, and each side can say that it waits for the other.

The way round leads through clauses, through points (a point is done when its clauses are; those that nobody
must do, and those that stand on a condition, do not count), through the steps acceptance, signature and
entry-into-force, which follow one another, and through options: a cycle through an option is one as soon as
that option is chosen. Of several cycles through the same provisions the shortest is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.cycles import knots, shortest_cycle
from planctl.lint.finding import Severity
from planctl.lint.order import VERBS, Order
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject

RULE = Rule(
    id="PL601",
    name="order-cycle",
    severity=Severity.ERROR,
    summary="Provisions wait for one another, so that none of them can come first.",
    kinds=("plan",),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: ceasefire
    clauses:
      - {id: halt, actor: all, modality: shall, action: halt, after: ["#withdrawal"]}
  - id: withdrawal
    clauses:
      - {id: pull-back, actor: ru, modality: shall, action: pull back, after: ["#ceasefire.halt"]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
points:
  - id: ceasefire
    clauses:
      - {id: halt, actor: all, modality: shall, action: halt, after: [signature]}
  - id: withdrawal
    clauses:
      - {id: pull-back, actor: ru, modality: shall, action: pull back, after: ["#ceasefire.halt"]}
""",
)

# A long cycle is told by its beginning: as many edges in the message, and as many of their places.
_SHOWN = 6
_PLACES = 24


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """The shortest cycle of each set of provisions that all wait for one another."""
    order = subject.order
    if not order.waiting:
        return
    graph = order.graph
    for members in knots(graph):
        cycle = shortest_cycle(graph, members, order.option)
        if cycle:
            yield _hit(order, cycle, len(members))


def _hit(order: Order, cycle: list[str], size: int) -> Hit:
    first = next(at for at, node in enumerate(cycle) if node in order.acts)
    cycle = cycle[first:] + cycle[:first]
    waits = [order.wait(node, cycle[(at + 1) % len(cycle)]) for at, node in enumerate(cycle)]
    message = f"`{cycle[0]}` " + ", which ".join(
        f"{VERBS[wait.how]} `{wait.target}`" for wait in waits[:_SHOWN]
    )
    if len(waits) > _SHOWN:
        message += f", which after {len(waits) - _SHOWN} more leads back to `{cycle[0]}`"
    chosen = dict.fromkeys(option for node in cycle if (option := order.option(node)))
    if chosen:
        named = " and ".join(f"`{option}` of `#{point}`" for point, option in chosen)
        message += f": a deadlock if option {named} is chosen"
    else:
        message += ": none of them can come first"
    hint = "take out one of these, or name the clause that really comes first"
    if size > len(cycle):
        hint += f"; {size - len(cycle)} more wait for one another around this cycle"
    related = tuple(
        (Place(wait.path), f"`{node}` {VERBS[wait.how]} `{wait.target}`")
        for node, wait in zip(cycle[1:_PLACES], waits[1:_PLACES], strict=True)
        if wait.path
    )
    return Hit(Place(waits[0].path), message, hint, related)
