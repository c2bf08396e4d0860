"""What a project may say about planctl in `planctl.toml`, or in `[tool.planctl]` of `pyproject.toml`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Level = Literal["error", "warning", "info"]


def _spelt(name: str) -> str:
    return name.replace("_", "-")


class Config(BaseModel):
    """The configuration of a project. Paths and globs are meant from the folder of the file they stand in."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_spelt, strict=True)

    archive: str | None = Field(
        None, description="The plans folder to use, where neither --archive nor PLANCTL_ARCHIVE names one."
    )
    select: list[str] = Field(
        default_factory=list, description="Only these rules: ids, names, or beginnings of ids (PL2)."
    )
    ignore: list[str] = Field(default_factory=list, description="Not these rules.")
    severity: dict[str, Level] = Field(
        default_factory=dict,
        description="How bad a finding of a rule is, where it is not the rule's own level.",
    )
    per_file_ignores: dict[str, list[str]] = Field(
        default_factory=dict, description="Rules that do not run on files that a glob matches."
    )
    exclude: list[str] = Field(
        default_factory=list, description="Globs of files and folders that a search passes over."
    )
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        "error", description="The lowest severity that makes the exit code of `validate` 1."
    )
    min_confidence: Literal["low", "medium", "high"] = Field(
        "low", description="Rules that are less sure than this do not run."
    )
    baseline: str | None = Field(None, description="A file of findings that may stand.")
