"""Which policy a file is judged by: the command line first, then the configuration nearest to the file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from planctl.archive.config import BadConfig, ConfigFile, config_for
from planctl.archive.patterns import Patterns
from planctl.errors import PlanctlError
from planctl.lint.finding import Confidence, Severity
from planctl.lint.policy import Policy
from planctl.lint.ruleset import Registered, all_rules, chosen_rules, rules_named
from planctl.model.config import Config
from planctl.record import Record


class Overrides(Record):
    """What a call says itself; None and empty where it leaves that to the configuration.

    `select` replaces what the configuration selects and ignores; `ignore` and `severity` add to it.
    `no_ignores` lets neither comments nor `per-file-ignores` nor a configured baseline silence anything.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}
    fail_on: str | None = None
    min_confidence: str | None = None
    baseline: Path | None = None
    no_ignores: bool = False
    no_baseline: bool = False


# What settings are made of: what the call says, the one configuration it names, and the day.
Parts = tuple[Overrides, ConfigFile | None, date]


class Settings:
    """What a run is asked to do, for each file.

    `config` is the one configuration to use; without it, each file has the one nearest upward from it, so
    that its verdict depends neither on the working directory nor on the other files. `today` is the day on
    which dates of suppressions are judged.
    """

    def __init__(
        self, overrides: Overrides | None = None, config: ConfigFile | None = None, today: date | None = None
    ) -> None:
        self.overrides = overrides or Overrides()
        self.today = today or date.today()
        self._only = config
        self._near: dict[Path, ConfigFile] = {}
        self._upward: dict[Path, ConfigFile] = {}
        self._made: dict[tuple[Any, ...], Policy] = {}
        self._policy(ConfigFile(Config()), frozenset())  # a wrong word of the call is wrong without any file

    @property
    def parts(self) -> Parts:
        """What these settings are made of: `Settings(*parts)` are equal ones."""
        return self.overrides, self._only, self.today

    def config(self, file: Path) -> ConfigFile:
        """The configuration that a file has. Raises BadConfig."""
        if self._only is not None:
            return self._only
        folder = Path(os.path.abspath(file)).parent
        if folder not in self._near:
            self._near[folder] = config_for(folder, self._upward)
        return self._near[folder]

    def policy(self, file: Path) -> Policy:
        """What a file is judged by. Raises BadConfig where the configuration names what does not exist."""
        found = self.config(file)
        off: frozenset[str] = frozenset()
        if found.config.per_file_ignores and not self.overrides.no_ignores:
            meant = {
                glob: {rule for word in words for rule in _named(word, found, "per-file-ignores", glob)}
                for glob, words in found.config.per_file_ignores.items()
            }
            off = frozenset(
                rule
                for glob, rules in meant.items()
                if Patterns.of([glob], found.folder).match(file)
                for rule in rules
            )
        return self._policy(found, off)

    def fail_on(self, file: Path) -> str:
        """The lowest severity at which a finding in a file fails the run; `never` where none does."""
        return self.overrides.fail_on or self.config(file).config.fail_on

    def baseline(self, file: Path) -> Path | None:
        """The baseline that holds for a file."""
        said = self.overrides
        if said.baseline or said.no_ignores or said.no_baseline:
            return None if said.no_baseline else said.baseline
        return self.configured_baseline(file)

    def configured_baseline(self, file: Path) -> Path | None:
        """The baseline that the configuration of a file names."""
        found = self.config(file)
        return (found.folder or Path()) / found.config.baseline if found.config.baseline else None

    def excluded(self, folder: Path) -> Patterns | None:
        """The patterns that the configuration excludes in a folder."""
        found = self.config(folder / "any")
        return Patterns.of(found.config.exclude, found.folder) if found.config.exclude else None

    def _policy(self, found: ConfigFile, off: frozenset[str]) -> Policy:
        key = (found.path, off)
        if key not in self._made:
            config, said = found.config, self.overrides
            self._made[key] = Policy(
                self._rules(found, off),
                {**_levels(config.severity, found), **_levels(said.severity, None)},
                Confidence(said.min_confidence or config.min_confidence),
                not said.no_ignores,
                self.today,
            )
        return self._made[key]

    def _rules(self, found: ConfigFile, off: frozenset[str]) -> tuple[Registered, ...] | None:
        said, config = self.overrides, found.config
        if not (said.select or said.ignore or config.select or config.ignore or off):
            return None
        if said.select:
            rules = chosen_rules(said.select, said.ignore)
        else:
            for key, words in (("select", config.select), ("ignore", config.ignore)):
                for word in words:
                    _named(word, found, key, several=key == "select")
            try:
                configured = chosen_rules(config.select, config.ignore)
            except PlanctlError as error:
                raise _located(error, found, "ignore") from None
            kept = {item.rule.id for item in chosen_rules((), said.ignore)}
            rules = tuple(item for item in configured if item.rule.id in kept)
        rules = tuple(item for item in rules if item.rule.always or item.rule.id not in off)
        return None if len(rules) == len(all_rules()) else rules


def _levels(words: Mapping[str, str], found: ConfigFile | None) -> dict[str, Severity]:
    """Severities by rule id; an exact word goes before the beginning of ids, whatever the order."""
    levels: dict[str, Severity] = {}
    exact: dict[str, Severity] = {}
    for word, level in words.items():
        rules = _named(word, found, "severity", word)
        into = exact if len(rules) == 1 else levels
        for item in all_rules():
            if item.rule.id in rules and not item.rule.always:
                into[item.rule.id] = Severity(level)
            elif item.rule.id in rules and len(rules) == 1:
                error = PlanctlError(
                    f"`{word}` is always an error", "it means that a file could not be read as YAML at all"
                )
                raise _located(error, found, "severity", word) if found else error
    return {**levels, **exact}


def _named(word: str, found: ConfigFile | None, key: str, *below: str, several: bool = False) -> set[str]:
    """The rules that a word means. Raises BadConfig with the place, or PlanctlError for a call's own word."""
    try:
        if word.upper() in ("PL", "ALL", "*") and not several:
            raise PlanctlError(
                f"`{word}` names every rule", "name the rules, or the beginning of their ids (PL2)"
            )
        return rules_named(word)
    except PlanctlError as error:
        raise _located(error, found, key, *below) if found else error from None


def _located(error: PlanctlError, found: ConfigFile, key: str, *below: str) -> PlanctlError:
    return BadConfig(f"{found.at(key, *below)}: {error.message}", error.hint)
