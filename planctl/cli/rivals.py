"""The rival texts that a command sets side by side, and what their comparison needs of the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planctl.errors import UnknownRef

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.cli.options import Common
    from planctl.model.plan import Plan
    from planctl.render.screen import Screen

# More columns than this nobody reads.
MOST = 12
# What a file's name says of its format.
_SUFFIXES = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".md": "markdown",
    ".svg": "svg",
    ".xlsx": "xlsx",
}


def rival_texts(
    refs: tuple[str, ...], archive: Archive, *, usage: str = "planctl compare A B", twice: bool = False
) -> list[Plan]:
    """The whole texts that refs name, at least two of them. Unless `twice`, no text may be named again.

    Raises UsageError, and what resolving a ref raises.
    """
    from planctl.archive import resolve

    if len(refs) < 2:
        raise click.UsageError(f"at least two plans are needed: {usage}")
    if len(refs) > MOST:
        raise click.UsageError(f"at most {MOST} plans can be compared at once; here are {len(refs)}")
    if sum(ref == "-" for ref in refs) > 1:
        raise click.UsageError("standard input can be read once: `-` may stand for one plan only")
    found: dict[str, str] = {}
    texts = []
    for ref in refs:
        target = resolve(ref, archive)
        if target.point is not None:
            raise UnknownRef(f"`{ref}` is a part of a plan", f"name the plan: {target.plan.ref}")
        content = target.plan.model_dump_json()
        if content in found and not twice:
            other = found[content]
            said = (
                f"`{ref}` stands there twice" if other == ref else f"`{other}` and `{ref}` are the same text"
            )
            raise click.UsageError(f"{said}; name each plan once")
        found[content] = ref
        texts.append(target.plan)
    return texts


def surroundings(archive: Archive, *, rulings: bool, matcher: str) -> dict[str, Any]:
    """What a comparison asks of the archive and of the options, as its keyword arguments."""
    from planctl.align import matcher_named
    from planctl.archive.crosswalks import crosswalk_between
    from planctl.archive.lineage import related

    return {
        "related": lambda a, b: related(a, b, archive),
        "crosswalks": (lambda a, b: crosswalk_between(a, b, archive)) if rulings else None,
        "matcher": matcher_named(matcher),
    }


def format_of(format_: str, output: str | None) -> str:
    """The format to draw: the one that was asked for; without one, what the file's name says.

    Raises UsageError for a name that says a format which the command does not have.
    """
    context = click.get_current_context()
    source = context.get_parameter_source("format_")
    meant = _SUFFIXES.get(Path(output or "").suffix.lower())
    if meant is None or source is not click.core.ParameterSource.DEFAULT:
        return format_
    (choices,) = (
        param.type.choices
        for param in context.command.params
        if param.name == "format_" and isinstance(param.type, click.Choice)
    )
    if meant not in choices:
        raise click.UsageError(
            f"`{output}` would be {meant}, which this command does not write: it has {', '.join(choices)}"
        )
    return meant


def put_out(common: Common, drawn: str, output: str | None) -> None:
    """Print a drawing or, with a file, write it there as a whole and say so."""
    from planctl.archive.write import replace_bytes
    from planctl.cli.streams import notice

    if output in (None, "-"):
        common.emit(drawn)
        return
    replace_bytes(Path(str(output)), drawn.encode())
    notice(f"planctl: wrote {output}")


def screen_for(common: Common, output: str | None) -> Screen:
    """The screen to draw for; a file gets colours only where they were asked for."""
    screen = common.screen()
    if output not in (None, "-") and common.color == "auto":
        return screen._replace(color=None)
    return screen
