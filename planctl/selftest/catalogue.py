"""All kinds of damage, in order of their groups."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from planctl.errors import PlanctlError
from planctl.selftest.damage import Damage


@cache
def all_kinds() -> tuple[Damage, ...]:
    """Every kind. Raises ValueError where two share a name, or one means a rule that does not exist."""
    from planctl.lint.ruleset import all_rules
    from planctl.selftest.kinds import (
        identity,
        language,
        norms,
        order,
        provenance,
        references,
        structure,
        versions,
    )

    groups = (structure, identity, references, provenance, language, norms, order, versions)
    found = [damage for group in groups for damage in group.KINDS.found]
    rules = {item.rule.name for item in all_rules()}
    names = [damage.name for damage in found]
    for damage in found:
        if (
            names.count(damage.name) > 1
            or not set(damage.rules) <= rules
            or bool(damage.rules) == bool(damage.why)
        ):
            raise ValueError(f"the kind of damage `{damage.name}` is not sound")
    return tuple(found)


def chosen_kinds(words: Iterable[str]) -> tuple[Damage, ...]:
    """The kinds that words name: kinds, groups, or rules that are meant for them. All kinds for no word.

    Raises PlanctlError, with a did-you-mean, for a word that names nothing.
    """
    wanted = [word.strip() for word in words if word.strip()]
    if not wanted:
        return all_kinds()
    ids = _rule_ids()
    chosen: set[str] = set()
    for word in wanted:
        found = {
            kind.name
            for kind in all_kinds()
            if word in (kind.name, kind.group, *kind.rules)
            or word.upper() in {ids[rule] for rule in kind.rules}
        }
        if not found:
            raise _unknown(word, ids)
        chosen |= found
    return tuple(kind for kind in all_kinds() if kind.name in chosen)


def _rule_ids() -> dict[str, str]:
    from planctl.lint.ruleset import all_rules

    return {item.rule.name: item.rule.id for item in all_rules()}


def _unknown(word: str, ids: dict[str, str]) -> PlanctlError:
    from planctl.suggest import did_you_mean

    if word in ids or word.upper() in ids.values():
        return PlanctlError(f"no kind of damage is meant for the rule `{word}`", "its fixtures test it")
    names = [name for kind in all_kinds() for name in (kind.name, kind.group, *kind.rules)]
    hint = did_you_mean(word, dict.fromkeys(names)) or "`planctl selftest --list` shows the kinds there are"
    return PlanctlError(f"there is no kind of damage `{word}`", hint)
