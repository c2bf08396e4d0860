"""`-f FORMAT -o FILE`, as often as wanted: which format goes where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from planctl.cli.options import Decorator
from planctl.record import Record

_ORDER = "planctl.outputs"


class Output(Record):
    """One drawing of a result. `file` is None for standard output."""

    format: str
    file: str | None = None


class OutputsCommand(click.Command):
    """A command with the options `--format` and `--output`, which remembers their order."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, and note the order."""
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[_ORDER] = [param.name for param in order if param.name in ("formats", "outputs")]
        return super().parse_args(ctx, args)


def outputs_options(*formats: str) -> Decorator:
    """Give a command repeatable --format and --output, passed on as `formats` and `outputs`."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        function = click.option(
            "--output",
            "-o",
            "outputs",
            multiple=True,
            type=click.Path(dir_okay=False),
            metavar="FILE",
            help="Write the format before it to a file, as a whole or not at all.",
        )(function)
        return click.option(
            "--format",
            "-f",
            "formats",
            multiple=True,
            type=click.Choice(formats),
            help="How to print it; repeatable, with -o for all but one: -f text -f sarif -o findings.sarif.  "
            f"[default: {formats[0]}]",
        )(function)

    return decorate


def paired(formats: Sequence[str], outputs: Sequence[str], default: str) -> list[Output]:
    """What was asked for, as drawings: a file belongs to the format before it, else to the one after it.

    Raises UsageError where two formats have no file, or a file no format.
    """
    order = click.get_current_context().meta.get(_ORDER, [])
    left, files = list(formats), list(outputs)
    made: list[list[str | None]] = []
    waiting: str | None = None
    for name in order:
        if name == "formats":
            made.append([left.pop(0), waiting])
            waiting = None
        elif made and made[-1][1] is None:
            made[-1][1] = files.pop(0)
        elif waiting is None and not made:
            waiting = files.pop(0)
        else:
            raise click.UsageError(f"which format goes to `{files[0]}`? Write -f FORMAT before -o FILE")
    if waiting is not None or not made:
        made.insert(0, [default, waiting])
    found = [Output(str(format_), None if file == "-" else file) for format_, file in made]
    printed = [each.format for each in found if each.file is None]
    if len(printed) > 1:
        raise click.UsageError(
            f"{' and '.join(printed)} would both be printed: give one a file, -f {printed[-1]} -o FILE"
        )
    twice = [each.file for each in found if each.file is not None]
    if len(set(twice)) < len(twice):
        raise click.UsageError("two formats cannot be written to one file")
    return found
