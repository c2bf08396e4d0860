"""What a project may say about planctl in `planctl.toml`, or in `[tool.planctl]` of `pyproject.toml`."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from planctl.model.plain import Plain, told

Level = Literal["error", "warning", "info"]


def spelt(name: str) -> str:
    """A key as it stands in the file."""
    return name.replace("_", "-")


class Config(Plain):
    """The configuration of a project. Paths and globs are meant from the folder of the file they stand in."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "alias_generator": spelt}

    archive: str | None = told(
        "The plans folder to use, where neither --archive nor PLANCTL_ARCHIVE names one.", default=None
    )
    select: list[str] = told(
        "Only these rules: ids, names, or beginnings of ids (PL2).", default_factory=list
    )
    ignore: list[str] = told("Not these rules.", default_factory=list)
    severity: dict[str, Level] = told(
        "How bad a finding of a rule is, where it is not the rule's own level.", default_factory=dict
    )
    per_file_ignores: dict[str, list[str]] = told(
        "Rules that do not run on files that a glob matches.", default_factory=dict
    )
    exclude: list[str] = told("Globs of files and folders that a search passes over.", default_factory=list)
    fail_on: Literal["error", "warning", "info", "never"] = told(
        "The lowest severity that makes the exit code of `validate` 1.", default="error"
    )
    min_confidence: Literal["low", "medium", "high"] = told(
        "Rules that are less sure than this do not run.", default="low"
    )
    baseline: str | None = told("A file of findings that may stand.", default=None)
