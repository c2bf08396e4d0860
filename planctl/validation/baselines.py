"""Reading and writing files of findings that may stand."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from planctl.archive.write import replace_file
from planctl.errors import PlanctlError
from planctl.lint.baseline import Baseline, baseline_text


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises PlanctlError where it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        return Baseline.model_validate(data)
    except FileNotFoundError:
        raise PlanctlError(
            f"there is no baseline `{path}`", "`--write-baseline` makes one of the findings there are"
        ) from None
    except OSError as error:
        raise PlanctlError(f"cannot read `{path}`: {error.strerror or error}") from None
    except json.JSONDecodeError as error:
        raise PlanctlError(
            f"{path}:{error.lineno}:{error.colno}: not valid JSON: {error.msg}",
            "a conflict of version control is solved by keeping the lines of both sides",
        ) from None
    except (UnicodeDecodeError, RecursionError):
        raise PlanctlError(f"{path}: not a baseline: it is not JSON in UTF-8") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        said = f"`{place}`: {first['msg'].lower()}" if place else first["msg"].lower()
        raise PlanctlError(
            f"{path}: not a baseline: {said}", "`planctl schema baseline` describes the file"
        ) from None


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write a baseline as a whole or not at all. Raises UnreadableFile."""
    replace_file(path, baseline_text(baseline))
