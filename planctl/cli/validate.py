"""`planctl validate [PATHS…]`."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planctl.cli.options import Common, common_options
from planctl.cli.outputs import Output, OutputsCommand, outputs_options, paired
from planctl.cli.validate_options import Choice, choice_options
from planctl.errors import Exit, NoInput

if TYPE_CHECKING:
    from planctl.archive.search import Search
    from planctl.cli.watching import LookedAt
    from planctl.lint.finding import Report
    from planctl.validation import Checked


@click.command("validate", cls=OutputsCommand)
@click.argument("paths", nargs=-1, type=click.Path(path_type=str, readable=False))
@outputs_options("text", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
@click.option(
    "--max-findings", type=click.IntRange(min=1), metavar="N", help="Show at most N findings (text, concise)."
)
@click.option("--quiet", "-q", is_flag=True, help="Print only the summary line (text, concise).")
@click.option("--stats", is_flag=True, help="Print how often each rule reports something (text, concise).")
@click.option(
    "--stdin-filename", metavar="NAME", help="What standard input (-) is called, and where it would lie."
)
@click.option(
    "--jobs", "-j", type=click.IntRange(min=0), default=0, metavar="N",
    help="Use N processes; 0, the default, is as many as there are cores where that is worth it.",
)  # fmt: skip
@click.option("--no-cache", is_flag=True, help="Judge every file anew, and keep no verdicts.")
@click.option("--watch", "-w", is_flag=True, help="Check again whenever a file changes; Ctrl-C ends it.")
@choice_options
@common_options
def command(
    common: Common,
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    max_findings: int | None,
    quiet: bool,
    stats: bool,
    stdin_filename: str | None,
    jobs: int,
    no_cache: bool,
    watch: bool,
    choice: Choice,
) -> int:
    """Check that files are sound plan documents.

    PATHS are files, folders, globs ("drafts/**/*.yaml"), refs (us-28-point@1.0) or - for standard input;
    without any, your archive is checked. Folders are searched for *.yaml, *.yml and plans.lock; passed over
    are hidden ones, what .gitignore and .planctlignore name, and files outside an archive that have no
    `schema:` key. A file is judged within the archive it lies in (the nearest folder upward with a
    registry/), else within the archive in use.

    Exit code: 0 nothing at or above --fail-on, 1 findings (with --diff: something would change), 2 wrong
    usage, a bad configuration or an unknown ref, 3 a path that does not exist, no file matched or there is no
    archive, 130 when --watch was ended.
    """
    # Among a million small objects there are no cycles, and looking for them takes a fifth of the time.
    gc.disable()
    from planctl.archive.search import Found, search
    from planctl.cli import validate_run as work
    from planctl.validation import Validator

    drawings = paired(formats, outputs, "text")
    for name, given in (("--quiet", quiet), ("--max-findings", max_findings), ("--stats", stats)):
        if given and not any(each.format in ("text", "concise") for each in drawings):
            raise click.UsageError(f"{name} goes with the formats text and concise")
    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename goes with the path -")
    if watch:
        from planctl.cli.watching import watch as watching

        _refuse_to_watch(paths, drawings, choice)
        context = click.get_current_context()
        again = {**context.params, "watch": False, "pager": False}
        return watching(lambda: context.invoke(command, **again), lambda: _looked_at(common, paths, choice))
    settings = choice.settings()
    archive = common.archive()
    if not paths and archive.is_library:  # a job whose plans/ was renamed must not pass on ours
        raise NoInput(
            "there is no `plans/` folder here or above it, so nothing to check",
            "name files or folders, run this where your plans are, or begin with `planctl init`",
        )
    stdin = _standard_input(stdin_filename) if "-" in paths else None
    named = [path for path in paths if path != "-"]
    found = search(named, archive, choice.ignoring(settings)) if named or stdin is None else None
    files: list[Found] = found.files if found else []
    missed = _say_what_is_missing(found) if found else False
    if found and found.ignored and choice.force_exclude and named and not (files or missed or stdin):
        return int(Exit.CLEAN)  # a hook names every file of a commit, also when all of them are excluded
    if not files and stdin is None:
        return int(Exit.NO_INPUT)
    validator = Validator(archive, settings)
    fixed = 0
    if choice.fix or choice.show_diff:
        gone = next((each.name for each in files if not each.path.exists()), None)
        if gone is not None:
            raise click.UsageError(f"`{gone}` is no file on disk that could be mended")
        made = work.mended(validator, files, stdin, unsafe=choice.unsafe_fixes)
        if choice.show_diff:
            text = work.preview(made)
            common.emit(text) if text else None
            return int(Exit.NO_INPUT if missed else Exit.FOUND if text else Exit.CLEAN)
        fixed = work.written(made, stdin, validator)
    checked = work.checked(validator, files, stdin, choice, fixed, jobs=jobs, no_cache=no_cache)
    if choice.write_baseline:
        work.write_baseline(checked, settings, files, choice.baseline)
        return int(Exit.NO_INPUT if missed else Exit.CLEAN)
    work.say_what_is_stale(checked)
    mended_on_stdout = choice.fix and stdin is not None
    for each in drawings:
        text = _drawn(common, checked, each, max_findings, quiet, stats)
        _deliver(common, each, text, to_stderr=mended_on_stdout)
    if any(each.format == "github" for each in drawings):
        _job_summary(checked.report)
    if missed:
        return int(Exit.NO_INPUT)
    return int(Exit.FOUND if checked.failed else Exit.CLEAN)


def _refuse_to_watch(paths: tuple[str, ...], drawings: list[Output], choice: Choice) -> None:
    """Raise a usage error for what makes no sense again and again."""
    if "-" in paths:
        raise click.UsageError("--watch looks at files: standard input does not change")
    if choice.fix or choice.show_diff or choice.write_baseline:
        raise click.UsageError("--watch only looks: leave --fix, --diff and --write-baseline out")
    if any(each.file for each in drawings):
        raise click.UsageError("--watch prints what it finds: leave -o out")
    if any(each.format not in ("text", "concise") for each in drawings):
        raise click.UsageError("--watch goes with the formats text and concise")


def _looked_at(common: Common, paths: tuple[str, ...], choice: Choice) -> LookedAt:
    """What a check looks at. Raises PlanctlError where that cannot change, because a commit has it."""
    from planctl.archive.search import search
    from planctl.cli.watching import LookedAt
    from planctl.errors import PlanctlError

    archive = common.archive()
    found = search(paths, archive, choice.ignoring(choice.settings()))
    if not archive.on_disk or any(not each.path.exists() for each in found.files):
        raise PlanctlError("a text at a revision does not change", "leave --watch out")
    return LookedAt(found.files, [Path(path) for path in paths] or [archive.root])


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


def _drawn(
    common: Common, checked: Checked, drawing: Output, limit: int | None, quiet: bool, stats: bool
) -> str:
    from planctl.render.ansi import Ink
    from planctl.render.findings import render_report
    from planctl.render.findings_text import summary_line
    from planctl.render.screen import Screen

    screen = common.screen() if drawing.file is None else Screen(100)
    if quiet and drawing.format in ("text", "concise"):
        color = screen.color if drawing.format == "text" else None
        return summary_line(checked.report, Ink(color)) + "\n"
    if stats and drawing.format in ("text", "concise"):
        from planctl.render.findings_stats import findings_stats

        return findings_stats(checked.report, screen)
    return render_report(checked.report, drawing.format, checked.texts, screen, limit)


def _deliver(common: Common, drawing: Output, text: str, *, to_stderr: bool) -> None:
    if drawing.file is not None:
        from planctl.archive.write import replace_file

        replace_file(Path(drawing.file), text)
    elif to_stderr:  # stdout has the mended text
        sys.stderr.write(text)
    else:
        common.emit(text)


def _job_summary(report: Report) -> None:
    """Add the report to the summary of a GitHub job, where this is one: annotations are cut at ten."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from planctl.cli.streams import notice
    from planctl.render.findings_markdown import findings_markdown

    try:
        with open(path, "a", encoding="utf-8") as handle:
            handle.write(findings_markdown(report))
    except OSError as error:
        notice(f"planctl: the job summary cannot be written: {error.strerror or error}")
