"""`planctl validate [PATHS…]`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planctl.cli.options import Common, common_options, format_option
from planctl.errors import Exit

if TYPE_CHECKING:
    from planctl.archive.search import Search
    from planctl.lint.finding import Report

_LEVELS = ["error", "warning", "info", "never"]


@click.command("validate")
@click.argument("paths", nargs=-1, type=click.Path(path_type=str, readable=False))
@format_option("text", "concise", "json", "github")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write to a file, as a whole or not at all.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS),
    help="The lowest severity that makes the exit code 1. [default: error]",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    help="Only these rules: ids, names, or beginnings of ids (PL2), "
    "separated by commas. Rules on unreadable files always run.",
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules.")
@click.option(
    "--max-findings", type=click.IntRange(min=1), metavar="N", help="Show at most N findings (text, concise)."
)
@click.option("--quiet", "-q", is_flag=True, help="Print only the summary line (text, concise).")
@click.option(
    "--stdin-filename", metavar="NAME", help="What standard input (-) is called, and where it would lie."
)
@common_options
def command(
    common: Common,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    max_findings: int | None,
    quiet: bool,
    stdin_filename: str | None,
) -> int:
    """Check that files are sound plan documents.

    PATHS are files, folders, refs (us-28-point@1.0) or - for standard input; without any, the archive in use
    is checked. Folders are searched for *.yaml, *.yml and plans.lock; hidden ones are passed over, and so are
    files outside an archive that have no `schema:` key. A file is judged within the archive it lies in (the
    nearest folder upward with a registry/), else within the archive in use.

    Exit code: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or an unknown ref, 3 a path that
    does not exist or no file matched.
    """
    from planctl.archive.search import Found, search
    from planctl.validation import Overrides, Settings, Validator

    if (quiet or max_findings) and format_ in ("json", "github"):
        raise click.UsageError(
            f"{'--quiet' if quiet else '--max-findings'} goes with the formats text and concise"
        )
    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename goes with the path -")
    settings = Settings(Overrides(_words(select), _words(ignore), fail_on=fail_on))
    archive = common.archive()
    stdin = _standard_input(stdin_filename) if "-" in paths else None
    named = [path for path in paths if path != "-"]
    found = search(named, archive) if named or stdin is None else None
    files: list[Found] = found.files if found else []
    missed = _say_what_is_missing(found) if found else False
    if not files and stdin is None:
        return int(Exit.NO_INPUT)
    checked = Validator(archive, settings).run(files, stdin)
    _print(common, checked.report, checked.texts, format_, output, max_findings, quiet)
    if missed:
        return int(Exit.NO_INPUT)
    return int(Exit.FOUND if checked.failed else Exit.CLEAN)


def _words(options: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for option in options for word in option.split(",") if word.strip())


def _standard_input(name: str | None) -> tuple[bytes, str]:
    from planctl.source.budget import DEFAULT

    return sys.stdin.buffer.read(DEFAULT.size + 1), name or "<stdin>"


def _say_what_is_missing(found: Search) -> bool:
    """Say what was asked for and is not there. Returns whether anything was."""
    from planctl.cli.streams import notice

    for message, hint in found.missing:
        notice(f"planctl: {message}" + (f"; {hint}" if hint else ""))
    for folder in found.empty:
        notice(f"planctl: there is no plan document below `{folder}`")
    if found.foreign:
        files = "1 YAML file" if found.foreign == 1 else f"{found.foreign:,} YAML files"
        notice(f"planctl: {files} without a `schema:` line passed over; name a file to have it checked")
    return bool(found.missing or not found.files)


def _print(
    common: Common,
    report: Report,
    texts: Mapping[str, str],
    format_: str,
    output: str | None,
    limit: int | None,
    quiet: bool,
) -> None:
    from planctl.render.ansi import Ink
    from planctl.render.findings import render_report
    from planctl.render.findings_text import summary_line
    from planctl.render.screen import Screen

    screen = common.screen() if output is None else Screen(100)
    if quiet:
        text = summary_line(report, Ink(screen.color if format_ == "text" else None)) + "\n"
    else:
        text = render_report(report, format_, texts, screen, limit)
    if output is None:
        common.emit(text)
    else:
        from planctl.archive.write import replace_file

        replace_file(Path(output), text)
