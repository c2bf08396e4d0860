"""What a project may say about planctl in `planctl.toml`, or in `[tool.planctl]` of `pyproject.toml`."""

from __future__ import annotations

from dataclasses import field
from typing import Any, ClassVar, Literal

from planctl.model.plain import Plain

Level = Literal["error", "warning", "info"]


def spelt(name: str) -> str:
    """A key as it stands in the file."""
    return name.replace("_", "-")


class Config(Plain):
    """The configuration of a project. Paths and globs are meant from the folder of the file they stand in."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "alias_generator": spelt}

    archive: str | None = field(
        default=None,
        metadata={
            "description": "The plans folder to use, where neither --archive nor PLANCTL_ARCHIVE names one."
        },
    )
    select: list[str] = field(
        default_factory=list,
        metadata={"description": "Only these rules: ids, names, or beginnings of ids (PL2)."},
    )
    ignore: list[str] = field(default_factory=list, metadata={"description": "Not these rules."})
    severity: dict[str, Level] = field(
        default_factory=dict,
        metadata={"description": "How bad a finding of a rule is, where it is not the rule's own level."},
    )
    per_file_ignores: dict[str, list[str]] = field(
        default_factory=dict, metadata={"description": "Rules that do not run on files that a glob matches."}
    )
    exclude: list[str] = field(
        default_factory=list,
        metadata={"description": "Globs of files and folders that a search passes over."},
    )
    fail_on: Literal["error", "warning", "info", "never"] = field(
        default="error",
        metadata={"description": "The lowest severity that makes the exit code of `validate` 1."},
    )
    min_confidence: Literal["low", "medium", "high"] = field(
        default="low", metadata={"description": "Rules that are less sure than this do not run."}
    )
    baseline: str | None = field(default=None, metadata={"description": "A file of findings that may stand."})
