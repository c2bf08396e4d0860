"""Findings as text for people: a headline, the place in the source, what to do. Drawn with plain strings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planctl.lint.finding import Finding, Report
from planctl.render.ansi import Ink
from planctl.render.screen import Screen
from planctl.safe import one_line


def findings_text(report: Report, texts: Mapping[str, str], screen: Screen, limit: int | None = None) -> str:
    """The frames of a report and its summary line. `texts` are the files' contents by name.

    With `limit`, at most that many frames, and a line that says how many are not shown.
    """
    blocks = ["\n".join(lines) for lines in frames(report.findings[:limit], texts, screen)]
    hidden = len(report.findings) - len(blocks)
    if hidden > 0:
        blocks.append(f"{hidden:,} more finding{_s(hidden)} not shown (--max-findings {limit}).")
    last = [summary_line(report, Ink(screen.color)), *_mendable(report)]
    return "\n\n".join([*blocks, "\n".join(last)]) + "\n"


def _mendable(report: Report) -> Iterator[str]:
    """What a run with --fix would do, in a line."""
    patches = [finding.patch for finding in report.findings if finding.patch]
    safe = sum(1 for patch in patches if patch.safe)
    guesses = len(patches) - safe
    if safe:
        more = f", {guesses:,} more with --fix --unsafe-fixes" if guesses else ""
        yield f"{safe:,} can be mended with --fix{more}."
    elif guesses:
        yield f"{guesses:,} can be mended with --fix --unsafe-fixes; --diff --unsafe-fixes shows how."


def frames(findings: Sequence[Finding], texts: Mapping[str, str], screen: Screen) -> Iterator[list[str]]:
    """Each finding as lines."""
    if not findings:
        return
    from planctl.render.finding_frame import finding_frame

    names = {each.path for each in findings}
    split = {name: text.split("\n") for name in names if (text := texts.get(name)) is not None}
    for finding in findings:
        yield finding_frame(finding, split.get(finding.path, []), screen)


def findings_concise(report: Report, limit: int | None = None) -> str:
    """One line for each finding, and the summary."""
    lines = []
    for finding in report.findings[:limit]:
        place = one_line(f"{finding.path}:{finding.line}:{finding.column}")
        told = f"{finding.severity.value} {finding.rule} {finding.name}: {one_line(finding.message)}"
        lines.append(f"{place}: {told}" + (f" ({one_line(finding.fix)})" if finding.fix else ""))
    hidden = len(report.findings) - len(lines)
    if hidden > 0:
        lines.append(f"{hidden:,} more finding{_s(hidden)} not shown (--max-findings {limit}).")
    return "\n".join([*lines, summary_line(report, Ink(None))]) + "\n"


def summary_line(report: Report, ink: Ink) -> str:
    """The verdict in one line: "Found 3 errors and 1 warning in 2 of 5 files."; "5 files are sound."

    Where not every rule ran, nobody has been found sound: "Nothing found in 5 files by the rules that ran."
    """
    summary = report.summary
    total = summary.files
    files = f"{total:,} file{_s(total)}"
    counts = [
        ink(style, f"{count:,} {word}{_s(count)}")
        for count, word, style in (
            (summary.errors, "error", "error"),
            (summary.warnings, "warning", "warning"),
            (summary.infos, "remark", "info"),
        )
        if count
    ]
    found = " and ".join(filter(None, [", ".join(counts[:-1]), counts[-1]])) if counts else ""
    hit = len({finding.path for finding in report.findings})
    where = files if hit == total else f"{hit:,} of {files}"
    standing = f"{summary.waived:,} finding{_s(summary.waived)} that may stand"
    if not counts and not summary.complete:
        said = ink("good", f"Nothing found in {files} by the rules that ran")
    elif summary.errors or summary.warnings or not summary.complete:
        said = f"Found {found} in {where}"
    else:
        said = ink("good", f"{files} {'is' if total == 1 else 'are'} sound")
        said += f", with {found}" if found else ""
    if summary.waived:
        said += f", beside {standing}" if found else f", but for {standing}"
    if summary.fixed:
        said += f"; {summary.fixed:,} mended"
    return f"{said}."


def _s(count: int) -> str:
    return "" if count == 1 else "s"
