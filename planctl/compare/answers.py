"""How the answers of two plans to one question stand to each other: cells, not single clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planctl.align.assign import assign
from planctl.compare.judge import Bench, Verdict, weightiest, worst
from planctl.compare.opposition import opposed, overlap
from planctl.compare.parts import Said
from planctl.compare.result import LEVELS, Level, Reason, Value
from planctl.model.clause import Clause
from planctl.model.vocabulary import Modality
from planctl.text.gist import deed

# Clauses of two answers are counterparts from here on.
_COUNTERPARTS = 0.34


@dataclass(frozen=True)
class Answer:
    """What one plan says on one question. `linked` are names of clauses by the aligner's links."""

    said: tuple[Said, ...]

    @property
    def plain(self) -> tuple[Said, ...]:
        """What stands whatever option is chosen."""
        return tuple(said for said in self.said if said.option is None)

    def options(self) -> dict[tuple[str, str], tuple[Said, ...]]:
        """What each bracketed option says, by point and option."""
        found: dict[tuple[str, str], list[Said]] = {}
        for said in self.said:
            if said.option:
                found.setdefault((said.point.id, said.option.id), []).append(said)
        return {key: tuple(value) for key, value in found.items()}


def compare_answers(
    x: Answer, y: Answer, bench: Bench, linked: frozenset[tuple[str, str]] = frozenset()
) -> Verdict:
    """Compare what A and B say on one question. Neither answer is empty.

    `linked` are pairs of clauses (`point.clause`) that the aligner holds to answer each other.
    """
    brackets = [len(answer.options()) > 0 for answer in (x, y)]
    if any(brackets):
        return _bracketed(x, y, bench, linked)
    return _plain(x.said, y.said, bench, linked)


def _bracketed(x: Answer, y: Answer, bench: Bench, linked: frozenset[tuple[str, str]]) -> Verdict:
    """An open text is as near to another as its nearest option, and never the same: it is not settled."""
    if _said(x) == _said(y):
        return Verdict(Level.SAME)  # two versions that keep the same brackets
    best: Verdict | None = None
    for one in _choices(x):
        for other in _choices(y):
            found = _plain(one, other, bench, linked)
            if best is None or LEVELS.index(found.level) < LEVELS.index(best.level):
                best = found
    assert best is not None
    level = worst([best.level, Level.DETAIL])
    reason = Reason(
        kind="options",
        level=Level.DETAIL,
        a=Value(plan=bench.a.key, refs=_refs(x, bench.a.ref), value=_open(x)),
        b=Value(plan=bench.b.key, refs=_refs(y, bench.b.ref), value=_open(y)),
        text="one of the options says the same"
        if best.level is Level.SAME
        else "the text is open between options",
    )
    return Verdict(level, weightiest([*best.reasons, reason]))


def _said(answer: Answer) -> list[tuple[str, str]]:
    """Everything an answer says, option by option."""
    return sorted(
        (said.option.id if said.option else "", said.clause.model_dump_json(exclude_none=True))
        for said in answer.said
    )


def _choices(answer: Answer) -> list[tuple[Said, ...]]:
    return [answer.plain + said for said in answer.options().values()] or [answer.said]


def _open(answer: Answer) -> str | None:
    names = [
        f"{', '.join(said[0].option.by) if said[0].option else ''}: {key[1]}"
        for key, said in answer.options().items()
    ]
    return f"open: {'; '.join(names)}" if names else None


def _refs(answer: Answer, ref: str) -> list[str]:
    return [f"{ref}#{point}" for point in dict.fromkeys(said.point.id for said in answer.said)]


def _plain(
    xs: Sequence[Said], ys: Sequence[Said], bench: Bench, linked: frozenset[tuple[str, str]]
) -> Verdict:
    pairs = counterparts(xs, ys, linked)
    verdicts = {(i, j): bench.clauses(xs[i], ys[j]) for i, j in pairs}
    reasons = [reason for verdict in verdicts.values() for reason in verdict.reasons]
    # A clause that has its counterpart agreed is not set against another clause of the same answer.
    agreed_x = {i for (i, _), v in verdicts.items() if v.level in (Level.SAME, Level.DETAIL)}
    agreed_y = {j for (_, j), v in verdicts.items() if v.level in (Level.SAME, Level.DETAIL)}
    free = [
        bench.clauses(a, b)
        for i, a in enumerate(xs)
        for j, b in enumerate(ys)
        if (i, j) not in verdicts and i not in agreed_x and j not in agreed_y and opposed(a, b)
    ]
    conflicts = [v for v in free if any(reason.kind == "polarity" for reason in v.reasons)]
    reasons += [reason for v in conflicts for reason in v.reasons if reason.kind == "polarity"]
    rest_x = [said for i, said in enumerate(xs) if i not in {i for i, _ in pairs}]
    rest_y = [said for j, said in enumerate(ys) if j not in {j for _, j in pairs}]
    levels = [verdict.level for verdict in (*verdicts.values(), *conflicts)]
    if not pairs and not conflicts:
        reasons.append(_unlike(rest_x, rest_y, bench))
        levels.append(Level.DIFFERS)
    elif rest_x or rest_y:
        reasons.append(_more(rest_x, rest_y, bench))
        levels.append(Level.DETAIL)
    level = worst(levels)
    principle = _principle(xs, ys, bench)
    if principle and level is not Level.OPPOSED and _only_general(reasons):
        reasons = [principle, *(r for r in reasons if r.kind not in ("object", "scope"))]
        level = worst([Level.DETAIL, *(r.level for r in reasons)])
    return Verdict(level, weightiest(_distinct(reasons)))


def counterparts(
    xs: Sequence[Said], ys: Sequence[Said], linked: frozenset[tuple[str, str]]
) -> list[tuple[int, int]]:
    """Which clauses of two answers are set against each other, by their places; each once at most."""
    scores = []
    for i, a in enumerate(xs):
        for j, b in enumerate(ys):
            score = overlap(a.deed.words, b.deed.words)
            score += 1.0 if (a.name, b.name) in linked else 0.0
            score += 0.05 if a.clause.modality is b.clause.modality else 0.0
            score += 0.05 if a.clause.actor == b.clause.actor else 0.0
            if score >= _COUNTERPARTS:
                scores.append((i, j, score))
    return [(i, j) for i, j, _ in assign(scores)]


def _distinct(reasons: list[Reason]) -> list[Reason]:
    seen = set()
    kept = []
    for reason in reasons:
        key = (reason.kind, reason.level, reason.a.value, reason.b.value)
        if key not in seen:
            seen.add(key)
            kept.append(reason)
    return kept


def _unlike(xs: Sequence[Said], ys: Sequence[Said], bench: Bench) -> Reason:
    return Reason(
        kind="object",
        level=Level.DIFFERS,
        a=Value(plan=bench.a.key, refs=bench.a.at(*xs), value=_deeds(xs)),
        b=Value(plan=bench.b.key, refs=bench.b.at(*ys), value=_deeds(ys)),
        text="they answer it with other provisions",
    )


def _more(xs: Sequence[Said], ys: Sequence[Said], bench: Bench) -> Reason:
    return Reason(
        kind="scope",
        level=Level.DETAIL,
        a=Value(plan=bench.a.key, refs=bench.a.at(*xs), value=_deeds(xs)),
        b=Value(plan=bench.b.key, refs=bench.b.at(*ys), value=_deeds(ys)),
        text="both add what the other does not say" if xs and ys else "one adds what the other does not say",
    )


def _deeds(said: Sequence[Said]) -> str | None:
    return "; ".join(dict.fromkeys(deed(one.clause) for one in said)) or None


def _principle(xs: Sequence[Said], ys: Sequence[Said], bench: Bench) -> Reason | None:
    """The reason that one answer states a principle and the other says how it is carried out."""
    one, other = (all(is_principle(said.clause) for said in side) for side in (xs, ys))
    if one == other or not _same_subject(xs, ys):
        return None
    return Reason(
        kind="principle",
        level=Level.DETAIL,
        a=Value(plan=bench.a.key, refs=bench.a.at(*xs), value=_deeds(xs)),
        b=Value(plan=bench.b.key, refs=bench.b.at(*ys), value=_deeds(ys)),
        text="one states only a principle, the other says how",
    )


def _same_subject(xs: Sequence[Said], ys: Sequence[Said]) -> bool:
    """Whether two answers share words that are no names: else they only stand under one head."""
    words = [{word for said in side for word in said.deed.words if word[0] != "@"} for side in (xs, ys)]
    return bool(words[0] & words[1])


def _only_general(reasons: Sequence[Reason]) -> bool:
    """Whether what differs is how much is said, and not figures, places or an order."""
    return all(r.kind in ("object", "scope", "modality", "condition", "party", "deadline") for r in reasons)


_SOFT = frozenset(
    {Modality.DECLARES, Modality.RECEIVES, Modality.SHOULD, Modality.ENDEAVOUR, Modality.EXPECTED}
)


def is_principle(clause: Clause) -> bool:
    """Whether a clause states what is to be and not how: no figure, time, place, order, condition or
    check.
    """
    specifics = (
        clause.quantity, clause.deadline, clause.territory, clause.after, clause.condition, clause.verifier,
        clause.consequence,
    )  # fmt: skip
    return clause.modality in _SOFT and not any(specifics)
