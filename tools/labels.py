"""The labelled set under tests/labels: true links, true changes, and the scores against them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from planctl.archive import open_archive
from planctl.archive.lineage import related
from planctl.archive.locate import library_root
from planctl.diff.engine import diff_plans
from planctl.diff.kinds import KINDS
from planctl.diff.result import Change, PlanDiff
from planctl.model.plan import Plan
from planctl.model.process import Crosswalk
from tools.linkers import Linker, Links, ours
from tools.scores import Score, compare

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "labels"
LIBRARY = open_archive(library_root())

# Titles, topics and categories are ours and not the texts', so changes in them are no changes of the texts.
FILING = frozenset({"point-retitled", "point-recategorised", "topics-changed"})

_REVERSED = {"tightened": "loosened", "bound": "freed", "entitled": "disentitled"}
REVERSED = _REVERSED | {value: key for key, value in _REVERSED.items()}


@cache
def plan(plan_id: str) -> Plan:
    """The latest version of a plan of the library."""
    return LIBRARY.load(LIBRARY.entries[plan_id][-1].path).plan


@cache
def diff(a: str, b: str, linker: Linker | None = None) -> PlanDiff:
    """The diff of two plans of the library, as the command makes it; or on another linker's links."""
    one, other = plan(a), plan(b)
    kin = related(one, other, LIBRARY)
    rulings = _rulings(one, other, linker(one, other)) if linker else None
    return diff_plans(one, other, registry=LIBRARY.registry, related=kin, crosswalk=rulings)


def _rulings(a: Plan, b: Plan, links: Links) -> Crosswalk:
    """A crosswalk that forces these links and no others."""
    rows: list[dict[str, Any]] = [
        {"a": [f"#{x}"], "b": [f"#{y}"], "relation": "same"} for x, y in sorted(links)
    ]
    for side, names in (("a", {x for x, _ in links}), ("b", {y for _, y in links})):
        alone = [f"#{point.id}" for point in (a if side == "a" else b).points if point.id not in names]
        rows.append({"a": [], "b": [], side: alone, "relation": "none"})
    return Crosswalk.model_validate({"schema": "planctl/crosswalk/1", "a": a.ref, "b": b.ref, "links": rows})


def read(pattern: str) -> list[tuple[Path, Any]]:
    """The label files that match, with their content."""
    yaml = YAML(typ="safe", pure=True)
    return [(path, yaml.load(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob(pattern))]


@dataclass(frozen=True)
class LinkLabels:
    """The true links of a pair, and those that may be there or not."""

    a: str
    b: str
    links: frozenset[tuple[str, str]]
    may: frozenset[tuple[str, str]]

    def ours(self) -> Links:
        """What planctl says."""
        return ours(plan(self.a), plan(self.b), related=related(plan(self.a), plan(self.b), LIBRARY))

    def score(self, said: Links) -> Score:
        """How what was said compares."""
        return compare(said - (self.may - self.links), self.links)


def link_labels(pattern: str = "links-*.yaml") -> list[LinkLabels]:
    """Every labelled pair of some files."""
    return [
        LinkLabels(
            pair["a"],
            pair["b"],
            frozenset({(x, x) for x in pair.get("same", ())} | _flat(pair.get("links", {}))),
            frozenset(_flat(pair.get("may", {}))),
        )
        for _, data in read(pattern)
        for pair in data["pairs"]
    ]


def _flat(links: dict[str, list[str]]) -> set[tuple[str, str]]:
    return {(one, other) for one, others in links.items() for other in others}


@dataclass(frozen=True)
class ChangeLabel:
    """One edit: where, of which kinds it may be called, and what it does to whom (None: not judged)."""

    point: str
    clauses: frozenset[str]
    kinds: frozenset[str]
    effects: frozenset[tuple[str, str]] | None
    optional: bool = False

    def __str__(self) -> str:
        """The label as it stands in the file, with its point."""
        where = f"{self.point}.{'|'.join(sorted(self.clauses))}" if self.clauses else self.point
        return f"{where} {'|'.join(sorted(self.kinds))}"

    def mirrored(self) -> ChangeLabel:
        """The label read backwards."""
        effects = self.effects and frozenset((who, REVERSED.get(what, what)) for who, what in self.effects)
        kinds = frozenset(KINDS[kind].mirror for kind in self.kinds)
        # Whose duty it was that passed to others reads the other way round as well.
        return ChangeLabel(
            self.point, self.clauses, kinds, None if "actor-replaced" in kinds else effects, self.optional
        )


@dataclass(frozen=True)
class ChangeLabels:
    """The true changes of a pair. `undisclosed` are kinds about which the sources are silent."""

    a: str
    b: str
    labels: list[ChangeLabel]
    undisclosed: frozenset[str] = field(default_factory=frozenset)

    def mirrored(self) -> ChangeLabels:
        """The same pair read backwards."""
        kinds = frozenset(KINDS[kind].mirror for kind in self.undisclosed)
        return ChangeLabels(self.b, self.a, [label.mirrored() for label in self.labels], kinds)

    def score(self, linker: Linker | None = None) -> tuple[Score, Score]:
        """The score of the kinds, and of the effects of what was rightly found and has labelled effects.

        With another `linker`, of the same comparison of clauses on that linker's links.
        """
        found_changes = diff(self.a, self.b, linker).changes
        changes = [change for change in found_changes if change.kind not in FILING]
        seen_numbers = False
        left: list[Change] = []
        for change in changes:  # each run of numbers is a change of its own; together they are one edit
            if change.kind != "renumbered" or not seen_numbers:
                left.append(change)
            seen_numbers = seen_numbers or change.kind == "renumbered"
        missed, right, wrong_effects, found = [], 0, [], 0
        for label in sorted(self.labels, key=lambda label: (label.optional, len(label.kinds))):
            hit = _take(label, left)
            if hit is None:
                if not label.optional:
                    missed.append(str(label))
                continue
            found += not label.optional
            if label.effects is not None:
                effects = frozenset((effect.actor, effect.effect.value) for effect in hit.effects)
                right += effects == label.effects
                if effects != label.effects:
                    said = ", ".join(f"{who}:{what}" for who, what in sorted(effects)) or "none"
                    wrong_effects.append(f"{label}: {said}")
        false = [
            f"{change.point}.{change.clause or '-'} {change.kind}: {change.explanation}"
            for change in left
            if change.kind not in self.undisclosed
        ]
        kinds = Score(found, len(missed), len(false), missed, false)
        return kinds, Score(right, len(wrong_effects), len(wrong_effects), wrong_effects, [])


def _take(label: ChangeLabel, left: list[Change]) -> Change | None:
    """The reported change that a label is about, taken off the list; one with the right effects first."""
    fits = [change for change in left if change.kind in label.kinds and _is_at(change, label)]
    if not fits:
        return None
    wanted = label.effects or frozenset()
    fits.sort(key=lambda change: {(e.actor, e.effect.value) for e in change.effects} != wanted)
    left.remove(fits[0])
    return fits[0]


def _is_at(change: Change, label: ChangeLabel) -> bool:
    """Whether a change is at the point and clause of a label, on either side."""
    if label.point == "*":
        return change.kind in label.kinds
    places = {ref.split("#")[1] for ref in (change.a, change.b) if ref and "#" in ref}
    if label.clauses:
        return any(f"{label.point}.{clause}" in places for clause in label.clauses)
    return change.clause is None and label.point in places


@dataclass(frozen=True)
class Asked:
    """One of the ten changes that the tool must report: what it is, in which pair, and what must come out."""

    says: str
    labels: ChangeLabels
    verdict: str | None


def the_ten() -> list[Asked]:
    """The ten changes, some in more than one place."""
    ((_, data),) = read("ten.yaml")
    return [
        Asked(
            item["says"],
            ChangeLabels(item["a"], item["b"], [_label(item["point"], text) for text in item["labels"]]),
            item.get("verdict"),
        )
        for item in data["ten"]
    ]


def change_labels() -> list[ChangeLabels]:
    """Every labelled pair, each also read backwards."""
    made = []
    for _, data in read("changes-*.yaml"):
        labels = [_label(point, text) for point, texts in data["points"].items() for text in texts]
        made.append(ChangeLabels(data["a"], data["b"], labels, frozenset(data.get("undisclosed", ()))))
    return made + [labels.mirrored() for labels in made]


def _label(point: str, text: str) -> ChangeLabel:
    words = text.split()
    optional = words[0] == "?"
    where, kinds, *effects = words[optional:]
    unknown = set(kinds.split("|")) - set(KINDS)
    if unknown:
        raise ValueError(f"{point}: no such kind: {', '.join(sorted(unknown))}")
    return ChangeLabel(
        point,
        frozenset() if where == "-" else frozenset(where.split("|")),
        frozenset(kinds.split("|")),
        _effects(effects) if effects else None,
        optional,
    )


def _effects(words: list[str]) -> frozenset[tuple[str, str]]:
    if words == ["none"]:
        return frozenset()
    return frozenset((who, what) for who, _, what in (word.partition(":") for word in words))
