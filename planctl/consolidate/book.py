"""What everything of the parents is called in the rolling text: points, clauses, sources, refs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planctl.compare.engine import Laid
from planctl.consolidate.gather import Place
from planctl.consolidate.head import Data, language_of, plain
from planctl.consolidate.names import slug
from planctl.consolidate.sides import Member, Sides
from planctl.model.clause import Clause
from planctl.model.registry import Registry
from planctl.model.vocabulary import Evidence


@dataclass(frozen=True)
class Book:
    """Names by the new id of a point, then by parent (its place in the canonical order) and old name."""

    laid: Laid
    registry: Registry
    points: Mapping[Place, str]
    sides: Mapping[str, Sides]
    clauses: Mapping[str, Mapping[Member, str]]
    sources: Sequence[Mapping[str, str]]

    @property
    def language(self) -> str:
        """Of the rolling text."""
        return language_of(self.laid.originals)

    def clause(self, point: str, i: int, name: str) -> str | None:
        """The new id of a parent's clause, or of that which stands for it."""
        sides = self.sides[point]
        for members in sides.shared:
            if members.get(i) == name:
                first = min(members)
                return self.clauses[point].get((first, members[first]))
        for group in sides.groups:
            if i in group and i != group[0]:
                match = sides.same.get((i, name))
                return self.clause(point, group[0], match) if match else None
        return self.clauses[point].get((i, name))

    def option_of(self, point: str, i: int) -> str | None:
        """The option in which a parent's point without clauses stands; None where it stands in none."""
        sides = self.sides[point]
        if sides.agreed or i in sides.hidden:
            return None
        keys = self.laid.table.keys
        if i in sides.deleted:
            return slug(keys[i]) if sides.groups else None
        group = next(group for group in sides.groups if i in group)
        return slug("-".join(sorted(keys[j] for j in group)))

    def words(self, value: Any, i: int) -> Any:
        """A parent's text in the rolling text: under its language where that is another."""
        language = self.laid.originals[i].language
        return {language: value} if isinstance(value, str) and language != self.language else value

    def both(self, values: Sequence[Any]) -> Any:
        """Several texts of one meaning as one: the first of each language."""
        said = [value for value in values if value is not None]
        if not said or all(isinstance(value, str) for value in said):
            return said[0] if said else None
        made: dict[str, str] = {}
        for value in said:
            for language, text in (value if isinstance(value, dict) else {self.language: value}).items():
                made.setdefault(language, text)
        return made

    def cited(self, names: Sequence[str], i: int) -> list[str]:
        """A parent's sources by their new ids."""
        return list(dict.fromkeys(self.sources[i].get(name, name) for name in names))

    def refs(self, ref: str, i: int, here: str) -> list[str]:
        """What a parent's ref to its own parts names in the rolling text. A ref to a point whose clauses
        stand in an option names these, for others stand beside them.
        """
        if not ref.startswith("#"):
            return [ref]
        point, _, name = ref[1:].partition(".")
        new = self.points.get((i, point))
        if new is None:
            return [ref]
        if name:
            found = self.clause(new, i, name)
            return [f"#{new}.{found}"] if found else [f"#{new}"]
        old = self.sides[new].cluster.points[i]
        if new == here or not self.sides[new].agreed:
            names = [self.clause(new, i, clause.id) for clause in old.all_clauses]
            told = list(dict.fromkeys(f"#{new}.{name}" for name in names if name))
            if told or new == here:
                return told
        return [f"#{new}"]

    def _evidence(self, point: str, i: int, clause: Clause) -> str:
        """How a clause is established: where it stands for others too, as the best established of them."""
        sides = self.sides[point]
        points = sides.cluster.points
        new = self.clause(point, i, clause.id)
        found = {
            other.evidence or points[j].evidence
            for j in points
            for other in points[j].all_clauses
            if self.clause(point, j, other.id) == new
        }
        found = found or {clause.evidence or points[i].evidence}
        return next(each.value for each in Evidence if each in found)

    def copy(self, clause: Clause, i: int, point: str, evidence: str, own: str | None = None) -> Data:
        """A parent's clause in the rolling text. `evidence` is that of the new point; `own` is an id for a
        further copy.
        """
        made = plain(clause)
        made["id"] = own or self.clause(point, i, clause.id) or clause.id
        me = f"#{point}.{made['id']}"
        for key in ("text", "note"):
            if made.get(key) is not None:
                made[key] = self.words(made[key], i)
        if made.get("after"):
            steps = [step for ref in made["after"] for step in self.refs(ref, i, point) if step != me]
            made["after"] = list(dict.fromkeys(steps))
            if not made["after"]:
                del made["after"]
        deadline = made.get("deadline")
        if deadline and deadline.get("after"):
            steps = [step for step in self.refs(deadline["after"], i, point) if step != me]
            made["deadline"] = {**deadline, "after": steps[0]} if steps else {
                key: value for key, value in deadline.items() if key != "after"
            }  # fmt: skip
        if made.get("sources"):
            made["sources"] = self.cited(made["sources"], i)
        said = self._evidence(point, i, clause)
        if said != evidence:
            made["evidence"] = said
        else:
            made.pop("evidence", None)
        return {key: made[key] for key in Clause.model_fields if key in made and made[key] is not None}
