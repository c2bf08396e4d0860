"""The configuration of a project: the nearest `planctl.toml` or `pyproject.toml` with `[tool.planctl]`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from planctl.errors import PlanctlError
from planctl.model.config import Config, spelt
from planctl.record import Record
from planctl.regex import regex

OWN, SHARED = "planctl.toml", "pyproject.toml"
_ENTRY = regex(
    r"[ \t]*(?P<key>(?:[\w-]+|\"[^\"]*\"|'[^']*')(?:[ \t]*\.[ \t]*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)[ \t]*="
)
_TABLE = regex(r"[ \t]*\[(?P<key>[^\[\]]+)\]")
# What a file with a table `tool.planctl` has somewhere: its head, a key with dots, or a table `tool`.
_OURS = regex(r"\btool[\"']?[ \t]*(?:\.[ \t]*[\"']?planctl|[\]=])")
_STEP = regex(r"[\w-]+|\"[^\"]*\"|'[^']*'")


class BadConfig(PlanctlError):
    """A configuration that cannot be read or says what planctl does not know."""


class ConfigFile(Record):
    """A configuration, and the file it stands in: None where there is none and everything is as usual."""

    config: Config
    path: Path | None = None

    @property
    def folder(self) -> Path | None:
        """The folder from which its paths and globs are meant."""
        return self.path.parent if self.path else None

    def at(self, key: str, *below: str) -> str:
        """Where a key stands, for a message: `pyproject.toml:12:1`."""
        if self.path is None:
            return "the configuration"
        text = self.path.read_text(encoding="utf-8", errors="replace")
        return _place(_shown(self.path), text, (*_top(self.path), key, *below))


def config_for(folder: Path, known: dict[Path, ConfigFile] | None = None) -> ConfigFile:
    """The configuration that is nearest upward from a folder. Raises BadConfig.

    In one folder, `planctl.toml` goes before `pyproject.toml`; a `pyproject.toml` without `[tool.planctl]`
    is none. `known` keeps what was found for each folder on the way, so that many folders cost little.
    """
    here = Path(os.path.realpath(folder))
    passed: list[Path] = []
    found = ConfigFile(Config())
    for each in (here, *here.parents):
        near = known.get(each) if known is not None else None
        near = near or _in(each)
        passed.append(each)
        if near is not None:
            found = near
            break
    if known is not None:
        known.update(dict.fromkeys(passed, found))
    return found


def _in(folder: Path) -> ConfigFile | None:
    if (folder / OWN).is_file():
        return read_config(folder / OWN)
    return _shared(folder / SHARED) if (folder / SHARED).is_file() else None


def read_config(path: Path) -> ConfigFile:
    """The configuration in a file, which counts as `pyproject.toml` if it is called so. Raises BadConfig."""
    path = Path(os.path.realpath(path))
    if path.name == SHARED:
        return _shared(path) or ConfigFile(Config(), path)
    return _made(path, _parsed(path), _text(path))


def _shared(path: Path) -> ConfigFile | None:
    text = _text(path)
    if not _OURS.search(text):
        return None  # as in most projects: then it need not be parsed
    tool = _parsed(path).get("tool")
    if not isinstance(tool, dict) or "planctl" not in tool:
        return None
    return _made(path, tool["planctl"], text)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadConfig(f"{_shown(path)}: not valid UTF-8: byte {error.start}") from None
    except OSError as error:
        raise BadConfig(f"cannot read `{_shown(path)}`: {error.strerror or error}") from None


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        said = re.match(r"(.*?)(?: \(at line (\d+), column (\d+)\))?\Z", str(error), re.DOTALL)
        place = f":{said[2]}:{said[3]}" if said and said[2] else ""
        raise BadConfig(f"{_shown(path)}{place}: not valid TOML: {said[1] if said else error}") from None


def _made(path: Path, data: Any, text: str) -> ConfigFile:
    if not isinstance(data, dict):
        raise BadConfig(f"{_place(_shown(path), text, _top(path))}: `tool.planctl` should be a table")
    from planctl.model.sound import satisfies

    if satisfies("Config", data):  # so that none but a wrong file waits for pydantic
        return ConfigFile(Config(**{key.replace("-", "_"): value for key, value in data.items()}), path)
    from pydantic import ValidationError

    try:
        return ConfigFile(Config.model_validate(data), path)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _bad(path, text, first) from None


def _bad(path: Path, text: str, error: Any) -> BadConfig:
    """The first thing that is wrong, at its place, with what was probably meant."""
    from planctl.suggest import did_you_mean

    steps = tuple(str(step) for step in error["loc"] if isinstance(step, str) and step != "[key]")
    place = _place(_shown(path), text, (*_top(path), *steps))
    key = ".".join(steps)
    known = [spelt(name) for name in Config.names()]
    if error["type"] == "unexpected_keyword_argument":
        if path.name == OWN and steps[0] == "tool":
            return BadConfig(f"{place}: `{OWN}` has no table `[tool.planctl]`", "write its keys at the top")
        hint = did_you_mean(steps[0], known) or f"the keys are {', '.join(known)}"
        return BadConfig(f"{place}: `{key}` is not a key of the configuration", hint)
    if error["type"] in ("literal_error", "enum"):
        allowed = re.findall(r"'([^']*)'", str(error["ctx"].get("expected")))
        hint = did_you_mean(str(error["input"]), allowed) or f"it is one of {', '.join(allowed)}"
        return BadConfig(f"{place}: `{error['input']}` is not a value of `{key}`", hint)
    expected = {"list_type": "a list", "dict_type": "a table", "string_type": "a text"}.get(error["type"])
    what = f"should be {expected}" if expected else str(error["msg"]).lower()
    numbers = [step for step in error["loc"] if isinstance(step, int)]
    which = f"item {numbers[-1] + 1} of " if numbers else ""
    return BadConfig(f"{place}: {which}`{key}` {what}")


def _top(path: Path) -> tuple[str, ...]:
    return ("tool", "planctl") if path.name == SHARED else ()


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd().resolve()))
    except ValueError:
        return str(path)


def _place(name: str, text: str, wanted: Sequence[str]) -> str:
    """A file's name with the line and column of a key, or of the nearest table above it that is found.

    `tomllib` keeps no places, so they are looked for: where a key cannot be told, its table is named.
    """
    best, at = 0, ""
    for number, column, steps in _keys(text):
        depth = len(steps)
        if depth > best and steps == tuple(wanted[:depth]):
            best, at = depth, f":{number}:{column}"
    return f"{name}{at}"


def _keys(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if head := _TABLE.match(line):
            table = _steps(head["key"])
            yield number, head.start("key") + 1, table
        elif entry := _ENTRY.match(line):
            yield number, entry.start("key") + 1, (*table, *_steps(entry["key"]))


def _steps(key: str) -> tuple[str, ...]:
    return tuple(step.strip("\"'") for step in _STEP.findall(key))
