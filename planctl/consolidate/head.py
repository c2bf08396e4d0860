"""The head of a rolling text: what it is called, whose it is, where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from planctl.compare.engine import Laid
from planctl.consolidate.names import slug
from planctl.consolidate.result import Naming
from planctl.model.plan import Plan, Source
from planctl.model.vocabulary import Binding, Fidelity
from planctl.text.phrases import join

Data = dict[str, Any]


def plain(value: Any) -> Any:
    """A value of a model as the plain data that a file holds: what was set, enums by value, exact numbers."""
    if isinstance(value, BaseModel):
        return plain(value.model_dump(by_alias=True, exclude_unset=True))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def language_of(plans: Sequence[Plan]) -> str:
    """The language of most parents; English where it is among those that tie, else the first by its tag."""
    counts = Counter(plan.language for plan in plans)
    return min(counts, key=lambda tag: (-counts[tag], tag != "en", tag))


def in_english(text: str, language: str) -> str | dict[str, str]:
    """A remark of ours, in English, in a text of some language."""
    return text if language.split("-")[0] == "en" else {"en": text}


def head_of(laid: Laid, naming: Naming, sources: Mapping[str, Source], points: list[Data]) -> Data:
    """The whole rolling text as data. What `naming` leaves open is the same in any order of parents."""
    plans = laid.originals
    language = language_of(plans)
    keys = sorted(slug(key) for key in laid.table.keys)
    refs = sorted(plan.ref for plan in plans)
    fidelity = {plan.fidelity for plan in plans}
    binding = {plan.binding for plan in plans}
    editorial = {part for plan in plans for part in plan.editorial}
    order = [part.value for part in type(next(iter(editorial)))] if editorial else []
    made = [part for part in order if part in {each.value for each in editorial}]
    # What a parent only keeps on file, and cites for no provision, shows nothing of this text.
    shows = set(_cited(points))
    kept = {name: plain(source) for name, source in sources.items() if name in shows or not shows}
    data: Data = {
        "schema": "planctl/plan/1",
        "id": naming.id or f"consolidated-{'-'.join(keys)}"[:80].strip("-"),
        "version": naming.version or "0.1",
        "title": naming.title or in_english(f"Consolidated text of {join(refs)}", language),
        "language": language,
        "date": naming.date or max(plan.date for plan in plans),
        "status": "draft",
        "fidelity": _fidelity(fidelity),
        "binding": next(iter(binding)).value if len(binding) == 1 else Binding.UNKNOWN.value,
        "editorial": list(dict.fromkeys([*made, "numbers", "order"])),
        "proponents": _union(plan.proponents for plan in plans),
        "parties": _union(plan.parties for plan in plans),
        "derived_from": [{"plan": plan.id, "version": plan.version, "relation": "merges"} for plan in plans],
        "sources": kept,
        "points": points,
        "note": in_english(_note(refs), language),
    }
    return {key: value for key, value in data.items() if value != [] or key in ("points",)}


def _cited(value: Any) -> Iterator[str]:
    """Every source that is cited anywhere in some data."""
    if isinstance(value, dict):
        yield from value.get("sources") or ()
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _cited(item)


def _note(refs: Sequence[str]) -> str:
    return (
        f"Made by planctl from {join(list(refs))}. Points on which all of them say the same in substance "
        "stand once; elsewhere each option is what those under `by` put in their own texts, and clauses "
        "beside the options are shared by all. A text that is silent on a point has put no option there; the "
        "note of the point says who is silent and of whom it is not known."
    )


def _fidelity(found: set[Fidelity]) -> str:
    if Fidelity.PARTIAL in found:
        return Fidelity.PARTIAL.value  # what a part of a text does not show, this one cannot
    return next(iter(found)).value if len(found) == 1 else Fidelity.PARAPHRASE.value


def _union(lists: Iterable[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(item for some in lists for item in some))
