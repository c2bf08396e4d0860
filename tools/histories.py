"""Histories with known origins: step by step from a real plan, every word and clause with its origin.

A step edits, inserts and deletes words, brings back what was deleted, moves, splits, merges, drops and
returns points, changes and moves clauses, and takes over words and points from a rival that derives from an
earlier version.
"""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from planctl.model.plan import Plan
from planctl.model.scalars import localized

_WORDS = """
mutual lasting orderly verified gradual joint neutral temporary independent annual regional technical
commission inspectors convoy corridor registry ledger quota ceiling timetable tribunal observers harbour
airfield railway bridge archive depot customs licence ferry summit protocol annexe escrow audit suspended
extended monitored published financed supervised inspected rebuilt escorted catalogued
"""
_NEW = _WORDS.split()
_OFFICES = ("chamber", "bureau", "panel", "mission", "desk", "council")


@dataclass
class Word:
    """A word of a text as it is written, with the ref of the text where it first appeared."""

    text: str
    origin: str
    back: bool = False


@dataclass
class Body:
    """A point under way: its words, and its clauses with their origins."""

    id: str
    words: list[Word]
    clauses: list[tuple[dict[str, Any], str]]
    base: dict[str, Any]
    number: int = 0


@dataclass
class History:
    """Texts by ref, parents first; links as (parent, child, relation, kin); the truth about the last text."""

    texts: dict[str, Plan] = field(default_factory=dict)
    links: list[tuple[str, str, str, bool]] = field(default_factory=list)
    words: dict[str, list[Word]] = field(default_factory=dict)
    clauses: dict[tuple[str, str], str] = field(default_factory=dict)


def history(source: Plan, seed: int, versions: int = 12, *, edits: int = 6, rival: bool = True) -> History:
    """A history of a plan over some versions, each of one to `edits` edits.

    With `rival`, half-way a rival text is taken over in part.
    """
    rng = random.Random(seed)
    made = History()
    maker = _Maker(source, rng)
    maker.publish(made, "1.0")
    other: _Maker | None = None
    for at in range(1, versions):
        name = f"1.{at}"
        derived = None
        if rival and other is None and at == max(1, versions // 3):
            other = maker.rival()
            other.step("0.1", 4)
            other.publish(made, "0.1", comes_from=(maker.ref(f"1.{at - 1}"), "counters"))
        maker.step(name, rng.randint(1, edits))
        if other is not None and at == max(2, versions // 2):
            maker.adopt(other)
            derived = (other.ref("0.1"), "merges")
        maker.publish(made, name, before=maker.ref(f"1.{at - 1}"), comes_from=derived)
    made.words = {body.id: body.words for body in maker.bodies}
    made.clauses = {
        (body.id, clause["id"]): origin for body in maker.bodies for clause, origin in body.clauses
    }
    return made


class _Maker:
    def __init__(self, source: Plan, rng: random.Random, plan_id: str | None = None) -> None:
        self.source, self.rng = source, rng
        self.id = plan_id or source.id
        self.day = date(2020, 1, 1)
        self.count = 0
        self.deleted: list[tuple[str, list[Word], str | None]] = []
        self.dropped: list[Body] = []
        first = self.ref("1.0")
        self.bodies = [body for at, _ in enumerate(source.points) if (body := self._body(at, first))]

    def ref(self, version: str) -> str:
        return f"{self.id}@{version}"

    def _body(self, at: int, origin: str) -> Body | None:
        point = self.source.points[at]
        words = localized(point.text, "en").split()
        if len(words) < 5:
            return None
        base = {
            "category": point.category,
            "topics": list(point.topics),
            "title": localized(point.title, "en"),
        }
        clauses = [
            (
                one.model_dump(
                    mode="json", exclude_none=True, exclude={"text", "after", "deadline", "sources"}
                ),
                origin,
            )
            for one in point.clauses
        ]
        return Body(point.id, [Word(word, origin) for word in words], clauses, base)

    def rival(self) -> _Maker:
        """Another hand that starts from what stands now."""
        other = _Maker(self.source, self.rng, f"{self.id}-rival")
        other.bodies = copy.deepcopy(self.bodies)
        other.day = self.day
        other.count = 500
        return other

    def step(self, version: str, edits: int) -> None:
        """Some edits of one version."""
        often = [self.replace] * 4 + [self.insert] * 3 + [self.delete] * 3 + [self.change_clause] * 3
        back = [self.bring_back, self.restore] * 2
        acts = [*often, *back, self.move, self.split, self.merge, self.drop, self.fresh, self.add_clause,
                self.move_clause, self.drop_clause]  # fmt: skip
        done = 0
        for _ in range(40):
            done += self.rng.choice(acts)(self.ref(version))
            if done >= edits:
                break

    def _any(self, least: int = 6) -> Body | None:
        fit = [body for body in self.bodies if len(body.words) >= least]
        return self.rng.choice(fit) if fit else None

    def _words(self, count: int, origin: str) -> list[Word]:
        """New words: some of them stand elsewhere in the text already, as in real edits."""
        own = [word.text for word in self.rng.choice(self.bodies).words] if self.bodies else []
        return [
            Word(self.rng.choice(own) if own and self.rng.random() < 0.4 else word, origin)
            for word in self.rng.sample(_NEW, count)
        ]

    def replace(self, ref: str) -> bool:
        body = self._any()
        if body is None:
            return False
        size = self.rng.randint(1, 3)
        at = self.rng.randrange(len(body.words) - size)
        body.words[at : at + size] = self._words(self.rng.randint(1, 3), ref)
        return True

    def insert(self, ref: str) -> bool:
        body = self._any()
        if body is None:
            return False
        at = self.rng.randrange(1, len(body.words))
        body.words[at:at] = self._words(self.rng.randint(1, 5), ref)
        return True

    def delete(self, ref: str) -> bool:  # noqa: ARG002
        body = self._any(12)
        if body is None:
            return False
        size = self.rng.randint(2, 6)
        at = self.rng.randrange(1, len(body.words) - size)
        gone = body.words[at : at + size]
        del body.words[at : at + size]
        self.deleted.append((body.id, gone, body.words[at - 1].text))
        return True

    def bring_back(self, ref: str) -> bool:  # noqa: ARG002
        ids = {body.id: body for body in self.bodies}
        fit = [one for one in self.deleted[:-1] if one[0] in ids]
        if not fit:
            return False
        name, words, after = one = self.rng.choice(fit)
        self.deleted.remove(one)
        body = ids[name]
        places = [at for at, word in enumerate(body.words) if word.text == after]
        at = places[0] + 1 if places else len(body.words)
        body.words[at:at] = [Word(word.text, word.origin, True) for word in words]
        return True

    def move(self, ref: str) -> bool:  # noqa: ARG002
        self.bodies.insert(
            self.rng.randrange(len(self.bodies)), self.bodies.pop(self.rng.randrange(len(self.bodies)))
        )
        return True

    def split(self, ref: str) -> bool:  # noqa: ARG002
        body = self._any(24)
        if body is None:
            return False
        ends = [
            at for at, word in enumerate(body.words[:-8], 1) if word.text.endswith((".", ";")) and at >= 8
        ]
        cut = self.rng.choice(ends) if ends else len(body.words) // 2
        self.count += 1
        half = len(body.clauses) // 2
        new = Body(
            f"part-{self.count}", body.words[cut:], body.clauses[half:] if half else [], dict(body.base)
        )
        body.words = body.words[:cut]
        if half:
            body.clauses = body.clauses[:half]
        self.bodies.insert(self.bodies.index(body) + 1, new)
        return True

    def merge(self, ref: str) -> bool:  # noqa: ARG002
        if len(self.bodies) < 6:
            return False
        at = self.rng.randrange(len(self.bodies) - 1)
        one, other = self.bodies[at], self.bodies[at + 1]
        if {clause["id"] for clause, _ in one.clauses} & {clause["id"] for clause, _ in other.clauses}:
            return False
        one.words += other.words
        one.clauses += other.clauses
        self.bodies.remove(other)
        return True

    def drop(self, ref: str) -> bool:  # noqa: ARG002
        if len(self.bodies) < 6:
            return False
        body = self.bodies.pop(self.rng.randrange(len(self.bodies)))
        self.dropped.append(body)
        self.fallow = body
        return True

    def restore(self, ref: str) -> bool:  # noqa: ARG002
        fit = [body for body in self.dropped if body is not getattr(self, "fallow", None)]
        if not fit:
            return False
        body = self.rng.choice(fit)
        self.dropped.remove(body)
        body.words = [Word(word.text, word.origin, True) for word in body.words]
        self.bodies.insert(self.rng.randrange(len(self.bodies)), body)
        return True

    def fresh(self, ref: str) -> bool:
        self.count += 1
        words = self._words(self.rng.randint(8, 14), ref)
        clause = self._clause(f"new-{self.count}", words)
        base = dict(self.rng.choice(self.bodies).base, title=f"Fresh {self.count}")
        self.bodies.insert(
            self.rng.randrange(len(self.bodies)), Body(f"fresh-{self.count}", words, [(clause, ref)], base)
        )
        return True

    def _clause(self, name: str, words: list[Word]) -> dict[str, Any]:
        said = " ".join(word.text for word in words[:4])
        return {"id": name, "actor": self.rng.choice(["ua", "ru", "us"]), "modality": "shall", "action": said}

    def _clauses(self) -> tuple[Body, int] | None:
        fit = [body for body in self.bodies if body.clauses]
        body = self.rng.choice(fit) if fit else None
        return (body, self.rng.randrange(len(body.clauses))) if body else None

    def change_clause(self, ref: str) -> bool:  # noqa: ARG002
        found = self._clauses()
        if found is None:
            return False
        body, at = found
        clause, origin = body.clauses[at]
        edits: dict[str, Any] = self.rng.choice([
            {"modality": self.rng.choice(["shall", "should", "may", "endeavour"])},
            {"quantity": {"max": self.rng.randint(1, 99) * 1000, "unit": "personnel"}},
            {"condition": f"if the {self.rng.choice(_OFFICES)} agrees"},
            {"action": f"{clause['action']} {self.rng.choice(_NEW)}"},
        ])  # fmt: skip
        body.clauses[at] = ({**clause, **edits}, origin)
        return True

    def add_clause(self, ref: str) -> bool:
        body = self._any()
        if body is None:
            return False
        self.count += 1
        body.clauses.append((self._clause(f"new-{self.count}", self._words(4, ref)), ref))
        return True

    def move_clause(self, ref: str) -> bool:  # noqa: ARG002
        found = self._clauses()
        if found is None:
            return False
        body, at = found
        target = self.rng.choice(self.bodies)
        if target is body or any(one["id"] == body.clauses[at][0]["id"] for one, _ in target.clauses):
            return False
        target.clauses.append(body.clauses.pop(at))
        return True

    def drop_clause(self, ref: str) -> bool:  # noqa: ARG002
        found = self._clauses()
        if found is None:
            return False
        found[0].clauses.pop(found[1])
        return True

    def adopt(self, other: _Maker) -> None:
        """Take over the wording of some points as the rival has them, and one of its own points."""
        theirs = {body.id: body for body in other.bodies}
        shared = [body for body in self.bodies if body.id in theirs]
        foreign = [b for b in shared if any(w.origin.startswith(other.id) for w in theirs[b.id].words)]
        for body in foreign[:4]:
            body.words = copy.deepcopy(theirs[body.id].words)
        own = {body.id for body in (*self.bodies, *self.dropped)}
        new = [body for body in other.bodies if body.id not in own and body.id.startswith("fresh-")]
        self.bodies += copy.deepcopy(new[:1])

    def publish(
        self,
        made: History,
        version: str,
        before: str | None = None,
        comes_from: tuple[str, str] | None = None,
    ) -> None:
        """Write the text down."""
        self.day += timedelta(days=3)
        points = []
        for at, body in enumerate(self.bodies, 1):
            text = " ".join(word.text for word in body.words)
            points.append({
                "id": body.id, "number": at, **body.base, "text": text, "evidence": "seen", "sources": ["s"],
                "clauses": [clause for clause, _ in body.clauses],
            })  # fmt: skip
        ref = self.ref(version)
        derived = []
        if before:
            made.links.append((before, ref, "version", True))
        if comes_from:
            made.links.append((comes_from[0], ref, comes_from[1], True))
            plan, _, named = comes_from[0].partition("@")
            derived = [{"plan": plan, "version": named, "relation": comes_from[1]}]
        made.texts[ref] = Plan.model_validate({
            "schema": "planctl/plan/1", "id": self.id, "version": version, "title": "T", "language": "en",
            "date": self.day.isoformat(), "status": "draft", "fidelity": "paraphrase", "proponents": ["us"],
            "sources": {"s": {"publisher": "S", "kind": "press"}}, "derived_from": derived, "points": points,
        })  # fmt: skip
