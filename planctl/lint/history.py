"""The versions of a plan beside the one that is checked: which file is the archive's, what came before it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from planctl.model.scalars import VERSION

if TYPE_CHECKING:
    from planctl.lint.context import Context
    from planctl.lint.subject import Subject

Number = tuple[int, int]


def number_of(version: object) -> Number | None:
    """MAJOR and MINOR of a version, or None where it is none."""
    if not isinstance(version, str) or not re.match(VERSION, version) or len(version) > 20:
        return None
    major, minor = version.split(".")
    return int(major), int(minor)


def own_version(subject: Subject, context: Context) -> tuple[str, Number] | None:
    """The id and version of a plan, in case it is the archive's own text of that name and no stray copy."""
    plan, version = subject.data.get("id"), number_of(subject.data.get("version"))
    if not isinstance(plan, str) or version is None or subject.file is None or plan not in context.plans:
        return None
    file = context.file(plan, f"{version[0]}.{version[1]}")
    same = file is not None and (
        file == subject.file or os.path.realpath(file) == os.path.realpath(subject.file)
    )
    return (plan, version) if same else None


def earlier(subject: Subject, context: Context) -> list[str]:
    """The versions of the plan before this text, oldest first; none where it is not the archive's own."""
    own = own_version(subject, context)
    if own is None:
        return []
    plan, version = own
    numbers = [(number, text) for text in context.plans[plan] if (number := number_of(text))]
    return [text for number, text in sorted(numbers) if number < version]


def predecessor(subject: Subject, context: Context) -> Subject | None:
    """The version before this text, if it can be read as a plan."""
    before = earlier(subject, context)
    return sound_text(subject.data["id"], before[-1], context) if before else None


def sound_text(plan: str, version: str, context: Context) -> Subject | None:
    """A version that is a mapping without problems of form."""
    other = context.text(plan, version)
    if other is None or other.unreadable or other.document.problems or not isinstance(other.data, dict):
        return None
    return other
