"""Time and order: deadlines, and what must come first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from planctl.diff.draft import Draft, texts
from planctl.diff.effects import on_both, scope, timing
from planctl.model.clause import Clause, Deadline
from planctl.model.scalars import as_list, seconds
from planctl.text.gist import deadline_words, step_words
from planctl.text.lexicons import lexicon
from planctl.text.phrases import join

_FIELDS = frozenset({"deadline"})


def compare_deadlines(
    a: Clause,
    b: Clause,
    steps: Mapping[str, str],
    parts_a: Mapping[str, str],
    parts_b: Mapping[str, str],
    language: str,
) -> list[Draft]:
    """At most one change. `steps` maps A's refs to those of the linked parts of B; `parts_*` are their
    names.
    """
    old, new = a.deadline, b.deadline
    if old == new or (old and new and _mapped(old, steps) == new):
        return []
    before, after = deadline_words(old, parts_a), deadline_words(new, parts_b)

    def draft(kind: str, says: str, sooner: bool | None) -> list[Draft]:
        effects = on_both(a, b, partial(timing, sooner=sooner)) if sooner is not None else []
        return [
            Draft(
                kind,
                says,
                _dump(old),
                _dump(new),
                effects,
                _FIELDS,
                [
                    *texts(before, after),
                    *_step_texts((old.after if old else None, new.after if new else None), language),
                ],
            )
        ]

    if old is None:
        return draft("deadline-added", f"a time is set: {after}", True)
    if new is None:
        return draft("deadline-removed", f"no time is set any more (was {before})", False)
    was, now = _definite(old), _definite(new)
    shown = f"“{before}” becomes “{after}”"
    if was and not now:
        return draft("deadline-made-vague", f"the deadline becomes vague: {shown}", False)
    if now and not was:
        return draft("deadline-made-definite", f"the time becomes definite: {shown}", True)
    sooner = _sooner(old, new)
    if sooner is not None:
        kind = "deadline-brought-forward" if sooner else "deadline-postponed"
        return draft(kind, f"the deadline is {'earlier' if sooner else 'later'}: {shown}", sooner)
    if steps.get(old.after or "", old.after) != new.after:
        return draft("deadline-reanchored", f"the time runs from something else: {shown}", None)
    return draft("deadline-changed", shown, None)


def _definite(deadline: Deadline) -> bool:
    return deadline.within is not None or deadline.by is not None


def _sooner(a: Deadline, b: Deadline) -> bool | None:
    if a.by and b.by and a.by != b.by:
        return b.by < a.by
    if a.within and b.within and seconds(a.within) != seconds(b.within):
        return seconds(b.within) < seconds(a.within)
    return None


def _mapped(deadline: Deadline, steps: Mapping[str, str]) -> Deadline:
    return deadline.model_copy(update={"after": steps.get(deadline.after or "", deadline.after)})


def _dump(deadline: Deadline | None) -> dict[str, Any] | None:
    return deadline.model_dump(mode="json", exclude_none=True) if deadline else None


def compare_order(
    a: Clause,
    b: Clause,
    steps: Mapping[str, str],
    parts_a: Mapping[str, str],
    parts_b: Mapping[str, str],
    language: str,
) -> list[Draft]:
    """At most one change: in what must come before the clause."""
    old = {steps.get(step, step): step for step in as_list(a.after)}
    new = list(as_list(b.after))
    gone = [step_words(step, parts_a) for mapped, step in old.items() if mapped not in new]
    come = [step_words(step, parts_b) for step in new if step not in old]
    if not gone and not come:
        return []
    before = join([step_words(step, parts_a) for step in as_list(a.after)])
    after = join([step_words(step, parts_b) for step in as_list(b.after)])
    kind = "order-changed" if gone and come else "order-added" if come else "order-removed"
    says = {
        "order-added": f"must now wait for {join(come)}",
        "order-removed": f"need no longer wait for {join(gone)}",
        "order-changed": f"must wait for {after}, no longer for {before}",
    }[kind]
    effects = [] if kind == "order-changed" else on_both(a, b, partial(scope, narrower=kind == "order-added"))
    return [
        Draft(
            kind,
            says,
            list(as_list(a.after)) or None,
            new or None,
            effects,
            frozenset({"after"}),
            [*texts(before, after), *_step_texts((*as_list(a.after), *as_list(b.after)), language)],
        )
    ]


def _step_texts(steps: Iterable[str | None], language: str) -> list[str]:
    """How a text may put the steps of a plan's life: "signature" is "once the agreement is signed"."""
    known = lexicon(language).steps
    return [known[step] for step in steps if step in known]
