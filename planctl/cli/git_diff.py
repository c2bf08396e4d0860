"""`planctl git diff-file`: git's diff driver for plan files."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planctl.errors import Exit, InvalidDocument, PlanctlError

if TYPE_CHECKING:
    from planctl.model.plan import Plan
    from planctl.render.screen import Screen

_NOTHING = {"/dev/null", "nul", "NUL"}


@dataclass(frozen=True, slots=True)
class _Side:
    """A file as git gives it: what it is called, its content, None where there is none; and its mode."""

    name: str
    content: bytes | None
    mode: str

    @property
    def text(self) -> str:
        """The content as text; what is no UTF-8 is made visible."""
        return (self.content or b"").decode("utf-8-sig", "backslashreplace")


@click.command(
    "diff-file", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]}
)
@click.argument(
    "words", nargs=-1, type=click.UNPROCESSED, metavar="PATH OLD HEX MODE NEW HEX MODE [NEW_PATH INFO]"
)
def command(words: tuple[str, ...]) -> int:
    """What git runs to show a change of a plan file.

    The arguments are git's (see GIT_EXTERNAL_DIFF in git(1)): 7, with 2 more for a renamed file, or PATH
    alone for one with conflicts. A file that is not a sound plan, and a change that is none of what a text
    says, is shown line by line.

    Exit code: always 0, for git stops at any other.
    """
    from planctl.cli.streams import emit

    try:
        emit(_shown(words), pager=False)
    except (OSError, ValueError) as error:
        # git would stop with all that follows unseen.
        sys.stdout.write(f"planctl: {type(error).__name__}: {error}\n")
    return int(Exit.CLEAN)


def _shown(words: tuple[str, ...]) -> str:
    from planctl.render.git_file import git_head, said

    screen = _screen()
    if len(words) == 1:
        return git_head([f"* Unmerged path {words[0]}"], screen)
    if len(words) not in (7, 9):
        return said(f"git diff-file takes 1, 7 or 9 arguments, and got {len(words)}: git runs it", screen)
    path, new_path = words[0], words[7] if len(words) == 9 else words[0]
    old = _side(path, words[1], words[3])
    new = _side(new_path, words[4], words[6])
    info = words[8] if len(words) == 9 else ""
    return git_head(_head(path, new_path, old, new, info), screen) + _body(old, new, screen)


def _side(name: str, file: str, mode: str) -> _Side:
    if file in _NOTHING:
        return _Side(name, None, mode)
    if os.path.islink(file):
        return _Side(name, os.fsencode(os.readlink(file)), mode)
    return _Side(name, Path(file).read_bytes(), mode)


def _head(path: str, new_path: str, old: _Side, new: _Side, info: str) -> list[str]:
    lines = [f"diff --git a/{path} b/{new_path}"]
    if old.content is None:
        lines.append(f"new file mode {new.mode}")
    elif new.content is None:
        lines.append(f"deleted file mode {old.mode}")
    elif old.mode != new.mode:
        lines += [f"old mode {old.mode}", f"new mode {new.mode}"]
    # git's last line of the info is `index a1b2c3d..e4f5a6b`, which says nothing to people.
    return lines + [line for line in info.splitlines() if not line.startswith("index ")]


def _body(old: _Side, new: _Side, screen: Screen) -> str:
    from planctl.render.git_file import line_change, said

    if old.content == new.content:
        return ""
    try:
        return _plans(old, new, screen)
    except Exception as error:
        return said(_reason(error), screen) + line_change(old.text, new.text, screen)


def _plans(old: _Side, new: _Side, screen: Screen) -> str:
    from planctl.archive import archive_registry, open_archive
    from planctl.archive.locate import archive_of
    from planctl.diff.engine import diff_plans
    from planctl.render.git_file import plan_change, said

    one, other = _plan(old), _plan(new)
    lead = ""
    if one is None and (before := _version_before(new)) is not None:
        # Most new files are new versions of a plan, and what is new in them is what they change.
        old, one = before, _plan(before)
        lead = said(f"a new version, compared with {before.name}", screen)
    both = one is not None and other is not None
    a, b = one or _empty(other), other or _empty(one)
    try:
        registry = archive_registry(archive_of(Path(new.name)) or open_archive())
    except PlanctlError:
        registry = None  # a broken registry is its own file's change: names are shown as ids
    diff = diff_plans(a, b, registry=registry, related=True if a.id == b.id else None)
    return lead + plan_change(diff, screen, old.text, new.text, None if both else other is not None)


def _plan(side: _Side) -> Plan | None:
    from planctl.archive.archive import load_plan
    from planctl.source import read_bytes

    return None if side.content is None else load_plan(read_bytes(side.content, side.name)).plan


def _version_before(side: _Side) -> _Side | None:
    """The version before a new one, as it lies beside it in the working tree; None where that is no plan."""
    from planctl.archive.versions import versions_before

    before = versions_before(Path(side.name))
    if not before:
        return None
    found = _Side(before[-1].path.as_posix(), before[-1].path.read_bytes(), "")
    try:
        _plan(found)
    except PlanctlError:
        return None
    return found


def _empty(plan: Plan | None) -> Plan:
    """The same plan before it had a point."""
    assert plan is not None
    return plan.model_copy(update={"points": []})


def _reason(error: Exception) -> str:
    from planctl.cli.invalid import problems_of

    if isinstance(error, InvalidDocument):
        return f"not a sound plan, so line by line: {'; '.join(problems_of(error.document)[:3])}"
    said = error.message if isinstance(error, PlanctlError) else f"{type(error).__name__}: {error}"
    return f"line by line: {said}"


def _screen() -> Screen:
    """The screen of the pager or terminal that git writes to; in colour where git itself would be."""
    from planctl.cli.streams import screen

    return screen("always" if _color() and not os.environ.get("NO_COLOR") else "never")


def _color() -> bool:
    """Whether git colours a diff that goes where this one goes: its settings, pager and terminal decide."""
    terminal = "true" if sys.stdout.isatty() else "false"
    try:
        done = subprocess.run(
            ["git", "config", "--get-colorbool", "color.diff", terminal],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return done.stdout.strip() == "true"
