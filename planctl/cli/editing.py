"""What the commands that edit a text share: where it is written, and that nothing unsound is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planctl.cli.options import Common, Decorator
from planctl.cli.text_out import mark, must_be_sound, own_file, print_text

if TYPE_CHECKING:
    from planctl.archive import Archive, Target


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an edited text goes: to a file, over its own file, nowhere, or to standard output."""

    output: str | None
    in_place: bool
    check: bool

    def __post_init__(self) -> None:
        if sum((self.output is not None, self.in_place, self.check)) > 1:
            raise click.UsageError("choose one of --output, --in-place and --check")


def destination_options(what: str) -> Decorator:
    """Give a command --output, --in-place and --check, passed on as those; `what` is what --check checks."""
    options = (
        click.option(
            "--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Write to a file."
        ),
        click.option("--in-place", "-i", is_flag=True, help="Write the plan's own file."),
        click.option("--check", is_flag=True, help=f"Write nothing: only say whether {what}."),
    )

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def target_of(plan: str, archive: Archive, to: Destination) -> Target:
    """The whole text that a ref names. Raises UsageError for a part of one, or where it cannot be written to
    its own file though it should be.
    """
    from planctl.archive import resolve

    target = resolve(plan, archive)
    if target.point is not None:
        raise click.UsageError(f"`{plan}` names a point; what is edited is a whole text")
    if to.in_place:
        own_file(plan, target.document, archive)
    return target


def deliver(
    common: Common, plan: str, target: Target, text: str, to: Destination, archive: Archive, done: str
) -> None:
    """Write, print or only announce an edited text. Raises PatchError where it would be no sound plan."""
    from planctl.archive.write import replace_file
    from planctl.cli.streams import notice
    from planctl.safe import printable

    own = own_file(plan, target.document, archive) if to.in_place else None
    must_be_sound(text, target.document.name, "the edits apply")
    if text == target.document.text:
        done = "nothing changes"
    if to.check:
        common.emit(printable(f"{target.document.name}: {done}"))
    elif own is not None or to.output not in (None, "-"):
        path = own or Path(str(to.output))
        replace_file(path, mark(target.document) + text)
        notice(f"{archive.display(path)}: {done}")
    else:
        print_text(common, mark(target.document) + text)


def text_of(name: str) -> str:
    """The text of a file of edits, `-` for standard input. Raises NoInput, UnreadableFile or PatchError."""
    from planctl.errors import NoInput, UnreadableFile
    from planctl.source.budget import DEFAULT
    from planctl.source.edits import PatchError

    shown = "<stdin>" if name == "-" else name
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(DEFAULT.size + 1)
        else:
            with open(name, "rb") as handle:
                raw = handle.read(DEFAULT.size + 1)
    except FileNotFoundError:
        raise NoInput(f"there is no file `{name}`") from None
    except OSError as error:
        raise UnreadableFile(f"cannot read `{name}`: {error.strerror or error}") from None
    if len(raw) > DEFAULT.size:
        raise PatchError(f"{shown} has more than {DEFAULT.size:,} bytes", "check that it is the right file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PatchError(f"{shown}: byte 0x{raw[error.start]:02X} is not valid UTF-8") from None
