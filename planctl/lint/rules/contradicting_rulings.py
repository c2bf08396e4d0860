"""Rulings override what planctl finds by itself, so two that contradict each other leave the answer to
chance: the same two points cannot be the `same` and `opposed`, and what has an answer cannot be `none`.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.tree import Part, parts, words

RULE = Rule(
    id="PL816",
    name="contradicting-rulings",
    severity=Severity.ERROR,
    summary="Two rulings of a crosswalk contradict each other.",
    kinds=("crosswalk",),
    failing="""\
schema: planctl/crosswalk/1
a: us-28-point
b: e3-counter-proposal
links:
  - {a: ["#force-cap"], b: ["#force-cap"], relation: same}
  - {a: ["#force-cap"], b: ["#force-cap"], relation: opposed}
""",
    passing="""\
schema: planctl/crosswalk/1
a: us-28-point
b: e3-counter-proposal
links:
  - {a: ["#force-cap"], b: ["#force-cap"], relation: same}
  - {a: ["#elections"], b: ["#elections"], relation: opposed}
""",
)

# A ruling may name whole texts; past this many pairs the rest of it is not compared.
_PAIRS = 2_000


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every ruling against the earlier ones on the same points."""
    first: dict[tuple[str, str], Part] = {}
    answered: dict[tuple[str, str], Part] = {}
    unanswered: dict[tuple[str, str], Part] = {}
    for link in parts(subject.data, (), "links"):
        a, b = ([text for _, text in words(link.raw, link.path, side)] for side in "ab")
        relation = link.raw.get("relation")
        keys = [(side, point) for side, names in (("a", a), ("b", b)) for point in names]
        if not a or not b:
            if relation == "none":
                yield from _against(link, [answered[key] for key in keys if key in answered], "has an answer")
                for key in keys:
                    unanswered.setdefault(key, link)
            continue
        pairs = [(x, y) for x in a for y in b][:_PAIRS]
        earlier = [first[pair] for pair in pairs if pair in first]
        rivals = [each for each in earlier if _contradict(each.raw.get("relation"), relation)]
        yield from _against(link, rivals, "is ruled otherwise")
        if relation != "none":
            yield from _against(link, [unanswered[key] for key in keys if key in unanswered], "has no answer")
            for key in keys:
                answered.setdefault(key, link)
        for pair in pairs:
            first.setdefault(pair, link)


def _contradict(one: object, other: object) -> bool:
    said = [one, other]
    return one != other and ("none" in said or said in (["same", "opposed"], ["opposed", "same"]))


def _against(link: Part, rivals: list[Part], how: str) -> Iterator[Hit]:
    if rivals:
        yield Hit(
            Place(link.at("relation")),
            f"`{link.raw.get('relation')}`, but by an earlier ruling one of these points {how}",
            "keep the ruling that is right",
            related=((Place(rivals[0].at("relation")), "the earlier ruling"),),
        )
