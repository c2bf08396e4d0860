"""`planctl validate [PATHS…]`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planctl.cli.options import Common, common_options, format_option
from planctl.cli.validate_options import Choice, choice_options
from planctl.errors import Exit

if TYPE_CHECKING:
    from planctl.archive.search import Search
    from planctl.lint.finding import Report


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
    "--max-findings", type=click.IntRange(min=1), metavar="N", help="Show at most N findings (text, concise)."
)
@click.option("--quiet", "-q", is_flag=True, help="Print only the summary line (text, concise).")
@click.option("--stats", is_flag=True, help="Print how often each rule reports something (text, concise).")
@click.option(
    "--stdin-filename", metavar="NAME", help="What standard input (-) is called, and where it would lie."
)
@choice_options
@common_options
def command(
    common: Common,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    max_findings: int | None,
    quiet: bool,
    stats: bool,
    stdin_filename: str | None,
    choice: Choice,
) -> int:
    """Check that files are sound plan documents.

    PATHS are files, folders, globs ("drafts/**/*.yaml"), refs (us-28-point@1.0) or - for standard input;
    without any, the archive in use is checked. Folders are searched for *.yaml, *.yml and plans.lock; passed
    over are hidden ones, what .gitignore and .planctlignore name, and files outside an archive that have no
    `schema:` key. A file is judged within the archive it lies in (the nearest folder upward with a
    registry/), else within the archive in use.

    Exit code: 0 nothing at or above --fail-on, 1 findings (with --diff: something would change), 2 wrong
    usage, a bad configuration or an unknown ref, 3 a path that does not exist or no file matched.
    """
    from planctl.archive.search import Found, search
    from planctl.cli import validate_run as work
    from planctl.validation import Validator

    for name, given in (("--quiet", quiet), ("--max-findings", max_findings), ("--stats", stats)):
        if given and format_ not in ("text", "concise"):
            raise click.UsageError(f"{name} goes with the formats text and concise")
    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename goes with the path -")
    settings = choice.settings()
    archive = common.archive()
    stdin = _standard_input(stdin_filename) if "-" in paths else None
    named = [path for path in paths if path != "-"]
    found = search(named, archive, choice.ignoring(settings)) if named or stdin is None else None
    files: list[Found] = found.files if found else []
    missed = _say_what_is_missing(found) if found else False
    if not files and stdin is None:
        return int(Exit.NO_INPUT)
    validator = Validator(archive, settings)
    fixed = 0
    if choice.fix or choice.show_diff:
        made = work.mended(validator, files, stdin, unsafe=choice.unsafe_fixes)
        if choice.show_diff:
            text = work.preview(made)
            common.emit(text) if text else None
            return int(Exit.NO_INPUT if missed else Exit.FOUND if text else Exit.CLEAN)
        fixed = work.written(made, stdin, validator)
    checked = validator.run(files, stdin, fixed=fixed)
    if choice.write_baseline:
        work.write_baseline(checked, settings, files, choice.baseline)
        return int(Exit.NO_INPUT if missed else Exit.CLEAN)
    work.say_what_is_stale(checked)
    to_stderr = choice.fix and stdin is not None and output is None
    _print(common, checked.report, checked.texts, format_, output, max_findings, quiet, stats, to_stderr)
    if missed:
        return int(Exit.NO_INPUT)
    return int(Exit.FOUND if checked.failed else Exit.CLEAN)


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
    if found.ignored and not found.files:
        what = "1 file or folder is" if found.ignored == 1 else f"{found.ignored:,} files and folders are"
        notice(f"planctl: {what} excluded, or named in a .gitignore or .planctlignore (--no-ignore-files)")
    return bool(found.missing or not (found.files or found.ignored))


def _print(
    common: Common,
    report: Report,
    texts: Mapping[str, str],
    format_: str,
    output: str | None,
    limit: int | None,
    quiet: bool,
    stats: bool,
    to_stderr: bool,
) -> None:
    from planctl.render.ansi import Ink
    from planctl.render.findings import render_report
    from planctl.render.findings_text import summary_line
    from planctl.render.screen import Screen

    screen = common.screen() if output is None else Screen(100)
    if quiet:
        text = summary_line(report, Ink(screen.color if format_ == "text" else None)) + "\n"
    elif stats:
        from planctl.render.findings_stats import findings_stats

        text = findings_stats(report, screen)
    else:
        text = render_report(report, format_, texts, screen, limit)
    if to_stderr:  # stdout has the mended text
        sys.stderr.write(text)
    elif output is None:
        common.emit(text)
    else:
        from planctl.archive.write import replace_file

        replace_file(Path(output), text)
