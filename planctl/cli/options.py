"""The options that every command shares, and what they add up to."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from planctl.cli.streams import emit, screen
from planctl.errors import PlanctlError
from planctl.record import Record
from planctl.render.screen import Screen

if TYPE_CHECKING:
    from planctl.archive import Archive


class Common(Record):
    """The shared options of one call."""

    archive_option: str | None
    color: str
    pager: bool

    def archive(self) -> Archive:
        """The archive that the options, the environment and the working directory name."""
        from planctl.archive import open_archive

        return open_archive(self.archive_option)

    def screen(self) -> Screen:
        """The screen to draw for."""
        return screen(self.color)

    def emit(self, text: str) -> None:
        """Write a result."""
        emit(text, pager=self.pager)


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_ARCHIVE: Decorator = click.option(
    "--archive",
    "archive_option",
    metavar="DIR",
    help="The plans folder to use.",
    type=click.Path(file_okay=False),
)
_COLOR: Decorator = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="When to use colour.",
)
_PAGER: Decorator = click.option(
    "--no-pager", "pager", is_flag=True, flag_value=False, default=True, help="Never start a pager."
)


def _shared(*options: Decorator) -> Decorator:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapped(
            archive_option: str | None = None, color: str = "auto", pager: bool = True, **rest: Any
        ) -> Any:
            return function(Common(archive_option, color, pager), **rest)

        made: Callable[..., Any] = wrapped
        for option in reversed(options):
            made = option(made)
        return made

    return decorate


# Each passes a Common on as the first argument: for commands that read an archive, for those that only draw,
# for those whose output is for another program, and for those that read an archive for one.
common_options = _shared(_ARCHIVE, _COLOR, _PAGER)
screen_options = _shared(_COLOR, _PAGER)
plain_options = _shared(_PAGER)
archive_options = _shared(_ARCHIVE)


def format_option(first: str, *others: str, text: str = "How to print it.") -> Decorator:
    """Give a command `--format`, passed on as `format_`; the first format is the default."""
    return click.option(
        "--format",
        "-f",
        "format_",
        type=click.Choice([first, *others]),
        default=first,
        show_default=True,
        help=text,
    )


def output_option(more: str = "") -> Decorator:
    """Give a command `--output`, a file whose name says the format: see `planctl.cli.rivals.format_of`."""
    return click.option(
        "--output",
        "-o",
        metavar="FILE",
        type=click.Path(dir_okay=False),
        help=f"Write to a file, in the format that its name says unless --format does{more}.",
    )


# A matcher's name, passed on as `matcher`: for `planctl.align.matcher_named`.
matcher_option: Decorator = click.option(
    "--matcher",
    type=click.Choice(["auto", "lexical", "semantic"]),
    default="auto",
    show_default=True,
    envvar="PLANCTL_MATCHER",
    help="What compares the wording of rival plans; auto is semantic where that extra is installed.",
)


class RefType(click.ParamType):  # type: ignore[type-arg]
    """A ref or path; completes plan ids, versions and point ids."""

    name = "ref"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:  # noqa: ARG002
        """Plans first; after `#`, the points of the plan."""
        from click.shell_completion import CompletionItem

        from planctl.archive import open_archive, resolve

        base, hash_mark, _ = incomplete.partition("#")
        names: list[str] = []
        try:
            archive = open_archive(ctx.params.get("archive_option"))
            if hash_mark:
                names = [f"{base}#{point.id}" for point in resolve(base, archive).plan.points]
            else:
                names = list(archive.entries)
                names += [f"{e.plan}@{e.version}" for v in archive.entries.values() for e in v]
        except PlanctlError:
            pass  # a message in the middle of a command line would help nobody
        items = [CompletionItem(name) for name in names if name.startswith(incomplete)]
        return items or [CompletionItem(incomplete, type="file")]


REF = RefType()
