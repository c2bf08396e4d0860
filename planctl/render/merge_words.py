"""What all formats of a merge say in the same words: counts, units, whose edits were taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from planctl.diff.result import Words
from planctl.diff.wording import word_diff
from planctl.merge.open import telling_languages
from planctl.merge.result import Alternative, Conflict, Decision, MergeResult, Unit
from planctl.render.wording import counted
from planctl.safe import one_line

_VALUE = 90


def count_line(result: MergeResult) -> str:
    """ "12 edits taken from ours, 9 from theirs, 2 made by both, 1 combined; 1 conflict"."""
    counts = Counter(decision.take for decision in result.decisions)
    parts = [f"{counts[side.name]} from {side.name}" for side in result.sides if counts[side.name]]
    parts += [f"{counts['same']} made alike"] if counts["same"] else []
    parts += [f"{counts['both']} combined"] if counts["both"] else []
    edits = ", ".join(parts) or "no edits taken"
    found = counted(len(result.conflicts), "conflict") if result.conflicts else "no conflicts"
    return f"{edits}; {found}"


def ledger_line(result: MergeResult) -> str:
    """ "3,067 units of 3 texts accounted for; 0 unexplained"."""
    ledger = result.ledger
    return (
        f"{ledger.total:,} units of {len(ledger.texts)} texts accounted for; {ledger.unexplained} unexplained"
    )


def by_take(result: MergeResult, take: str) -> Iterator[tuple[str, str]]:
    """The decisions of one sort, folded to a line a point: where, and which of its keys and clauses."""
    found = [decision for decision in result.decisions if decision.take == take]
    heads = {_place(decision): _order(decision, result) for decision in found}
    found.sort(key=lambda decision: heads[_place(decision)])
    for place, decisions in groupby(found, key=_place):
        yield place, ", ".join(dict.fromkeys(_part(decision) for decision in decisions))


def _place(unit: Unit) -> str:
    return f"#{unit.point}" if unit.point else "the text as a whole"


def _order(unit: Unit, result: MergeResult) -> int:
    ids = [point["id"] for point in result.merged["points"]]
    return ids.index(unit.point) if unit.point in ids else len(ids) if unit.point else -1


def _part(decision: Decision) -> str:
    if decision.point is None:
        return decision.unit
    clause = f"{decision.clause}." if decision.clause and decision.field else decision.clause or ""
    if decision.field:
        return clause + ("place" if decision.field == "order" else decision.field)
    done = "new" if decision.before is None else "gone" if decision.after is None else "changed"
    return f"{clause} ({done})" if clause else done


def unit_words(conflict: Conflict) -> str:
    """What a conflict is about: "#force-cap, quantity of clause cap"."""
    if conflict.point is None:
        return conflict.unit
    field = "place" if conflict.field == "order" else conflict.field
    if conflict.clause:
        said = f"{field} of clause {conflict.clause}" if field else f"clause {conflict.clause}"
        return f"#{conflict.point}, {said}"
    return f"#{conflict.point}, {field}" if field else f"#{conflict.point}"


def texts_of(value: Any) -> dict[str, str]:
    """A value as texts by language, where it is wording; the empty tag stands for the plan's own."""
    if isinstance(value, dict) and value and all(isinstance(text, str) for text in value.values()):
        return value
    return {"": value} if isinstance(value, str) else {}


def option_words(conflict: Conflict, value: Any, language: str) -> list[Words]:
    """An alternative as words, marked where it differs from what stands in the base. Of wordings in several
    languages, those in which the alternatives differ.
    """
    before, after = _wording(conflict.before), _wording(value)
    made: list[Words] = []
    for tag in _telling(conflict):
        old, new = before.get(tag), after.get(tag)
        if new is None:
            continue
        lead = f"{'; ' if made else ''}{tag}: " if len({*before, *after}) > 1 else ""
        made += [Words(op="equal", text=lead)] if lead else []
        # A single word is shown as it is: there is nothing to find in it.
        if old is not None and old != new and len(old.split()) > 2:
            made += word_diff(old.strip(), new.strip(), tag or language)[0]
        else:
            made.append(Words(op="equal", text=one_line(new)))
    made = made or [Words(op="equal", text=value_words(value))]
    if isinstance(conflict.before, dict) and isinstance(value, dict) and "id" in value:
        for key, was, now in _changed(conflict.before, value):
            apart = " " if made[-1].text.rstrip()[-1:] in (".", "!", "?", "…") else "; "
            made.append(Words(op="equal", text=f"{apart}{key}: "))
            made += [Words(op="delete", text=value_words(was))] if was is not None else []
            made += [Words(op="insert", text=value_words(now))] if now is not None else []
    return made


def _changed(before: dict[str, Any], after: dict[str, Any], of: str = "") -> Iterator[tuple[str, Any, Any]]:
    """The keys of a point or clause with another value but its text, each with both; clauses key by key."""
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key), after.get(key)
        if was == now or (key in ("id", "text") and not of):
            continue
        if key != "clauses":
            yield f"{key}{of}", was, now
            continue
        old, new = ({clause["id"]: clause for clause in clauses or []} for clauses in (was, now))
        for name in dict.fromkeys([*old, *new]):
            if name in old and name in new:
                yield from _changed(old[name], new[name], f" of clause {name}")
            else:
                yield f"clause {name}", old.get(name), new.get(name)


def base_words(conflict: Conflict) -> str:
    """What the base has, in the languages in which the alternatives differ."""
    before = _wording(conflict.before)
    told = [tag for tag in _telling(conflict) if tag in before]
    if len(before) < 2 or not told:
        return value_words(conflict.before)
    return "; ".join(f"{tag}: {one_line(before[tag])}" for tag in told)


def who_words(conflict: Conflict, option: Alternative) -> str:
    """Who puts an alternative; where the actors of several are the same, whose text it is too."""
    by = ", ".join(option.by)
    alike = len({tuple(other.by) for other in conflict.alternatives}) < len(conflict.alternatives)
    return f"{by} ({', '.join(option.sides)})" if alike else by


def places_words(conflict: Conflict) -> str:
    """The numbers or places that sides want: "ours 2, theirs 3"."""
    what = "place " if conflict.kind == "order" else ""
    return ", ".join(
        f"{' and '.join(option.sides)} {what}{value_words(option.value)}"
        for option in conflict.alternatives
        if isinstance(option.value, int | str)
    )


def can_be_settled(result: MergeResult) -> bool:
    """Whether a conflict is about a point with options to take."""
    contested = {conflict.point for conflict in result.conflicts if conflict.kind not in ("number", "order")}
    return any(point.get("options") and point["id"] in contested for point in result.merged["points"])


def _wording(value: Any) -> dict[str, str]:
    return texts_of(value.get("text") if isinstance(value, dict) and "id" in value else value)


def _telling(conflict: Conflict) -> list[str]:
    """The languages in which alternatives differ; the empty tag is the plan's own."""
    return telling_languages(
        _wording(conflict.before), [_wording(option.value) for option in conflict.alternatives], ""
    )


def value_words(value: Any) -> str:
    """A value in one line."""
    if value is None:
        return "it goes"
    if isinstance(value, dict):
        if "text" in value or "action" in value:
            return value_words(value.get("text") or value.get("action"))
        shown = texts_of(value)
        if shown and all(len(tag) in (2, 3) for tag in shown):
            return one_line(next(iter(shown.values())))
        return one_line(", ".join(f"{key}: {value_words(item)}" for key, item in value.items()), _VALUE)
    if isinstance(value, list):
        return one_line(", ".join(map(value_words, value)), _VALUE)
    return one_line(str(value))
