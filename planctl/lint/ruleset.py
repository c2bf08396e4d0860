"""The registry of rules: every module under `lint/rules/` is one, found by looking there."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from planctl.errors import PlanctlError
from planctl.record import Record

if TYPE_CHECKING:
    from planctl.lint.rule import Check, Rule


class Registered(Record):
    """A rule with its check and its manual: the docstring of its module."""

    rule: Rule
    check: Check
    rationale: str


@cache
def all_rules() -> tuple[Registered, ...]:
    """Every rule, by id.

    Raises ValueError where two share an id or a name, or a module is not named after its rule.
    """
    import planctl.lint.rules as package

    found = [
        _registered(importlib.import_module(f"{package.__name__}.{file.removesuffix('.py')}"))
        for file in sorted(os.listdir(package.__path__[0]))
        if file.endswith(".py") and not file.startswith("_")
    ]
    taken: dict[str, str] = {}
    for item in found:
        for word in (item.rule.id, item.rule.name):
            if word in taken:
                raise ValueError(f"`{word}` names two rules: {taken[word]} and {item.rule.name}")
            taken[word] = item.rule.name
    return tuple(sorted(found, key=lambda item: item.rule.id))


def _registered(module: ModuleType) -> Registered:
    rule = module.RULE
    short = module.__name__.rpartition(".")[2]
    if rule.name.replace("-", "_") != short:
        raise ValueError(f"the rule in {short}.py is called `{rule.name}`")
    return Registered(rule, module.check, (module.__doc__ or "").strip())


def structural_rules() -> tuple[Registered, ...]:
    """The rules about form alone, which need no archive."""
    return tuple(item for item in all_rules() if item.rule.is_structural)


def chosen_rules(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Registered, ...]:
    """The rules that `--select` and `--ignore` leave.

    Each word is an id, a name or the beginning of ids (`PL2`).

    Rules that mean that a file could not be read stay, whatever is selected: a file nobody read is not sound.
    Raises PlanctlError for a word that names no rule, and where such a rule is to be ignored.
    """
    chosen = {rule_id for word in select for rule_id in rules_named(word)} or {
        item.rule.id for item in all_rules()
    }
    for word in ignore:
        named = rules_named(word)
        fixed = [item.rule for item in all_rules() if item.rule.id in named and item.rule.always]
        if fixed and len(named) == 1:
            raise PlanctlError(
                f"`{word}` cannot be ignored", "it means that a file could not be read as YAML at all"
            )
        chosen -= named
    return tuple(item for item in all_rules() if item.rule.id in chosen or item.rule.always)


def rules_named(word: str) -> set[str]:
    """The ids of the rules that a word means: an id, a name, or the beginning of ids. Raises PlanctlError."""
    rules = [item.rule for item in all_rules()]
    found = {rule.id for rule in rules if word in (rule.id, rule.name) or word.upper() == rule.id}
    if not found and word.upper().startswith("PL"):
        found = {rule.id for rule in rules if rule.id.startswith(word.upper())}
    if not found:
        from planctl.suggest import did_you_mean

        names = [rule.name for rule in rules] + [rule.id for rule in rules]
        raise PlanctlError(
            f"there is no rule `{word}`",
            did_you_mean(word, names)
            or "a rule is named by id (PL203), by name (unknown-actor) or by the start of ids (PL2)",
        )
    return found
