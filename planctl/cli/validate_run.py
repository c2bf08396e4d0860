"""What `planctl validate` does beside reporting: it mends files, previews that, and writes baselines."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.cli.streams import notice
from planctl.errors import PlanctlError

if TYPE_CHECKING:
    from planctl.archive.search import Found
    from planctl.cli.validate_options import Choice
    from planctl.lint.baseline import Baseline, BaselineEntry
    from planctl.validation import Checked, Settings, Validator
    from planctl.validation.fixing import Mended

Input = tuple[bytes, str]


def checked(
    validator: Validator,
    files: Sequence[Found],
    stdin: Input | None,
    choice: Choice,
    fixed: int,
    *,
    jobs: int,
    no_cache: bool,
) -> Checked:
    """The verdict on files and standard input, with the verdicts of other runs where they still hold."""
    from planctl.cli.progress import Progress

    cache = None
    if not (no_cache or stdin or choice.since or choice.fix or os.environ.get("PLANCTL_NO_CACHE")):
        from planctl.validation.cache import Cache

        cache = Cache()
    with Progress("checking") as progress:
        return validator.run(
            files,
            stdin,
            fixed=fixed,
            since=choice.since,
            jobs=jobs,
            cache=cache,
            progress=progress,
        )


def mended(
    validator: Validator, files: Sequence[Found], stdin: Input | None, *, unsafe: bool
) -> list[Mended]:
    """Every file with its fixes carried out in memory, in order; standard input comes first."""
    from planctl.validation.fixing import mend

    subjects = validator.subjects(files, stdin)
    return [mend(validator, subject, unsafe=unsafe) for subject in subjects]


def preview(made: Iterable[Mended]) -> str:
    """What the fixes change, as one unified diff."""
    from planctl.validation.fixing import diff_lines

    return "".join(f"{line}\n" for each in made for line in diff_lines(each))


def written(made: Sequence[Mended], stdin: Input | None, validator: Validator) -> int:
    """Write the files that changed, and print the text of standard input. Returns how many findings went."""
    from planctl.archive.locate import library_root
    from planctl.validation.fixing import BOM, write

    library = library_root() if validator.archive.is_library else None
    for each in made:
        is_input = stdin is not None and each is made[0]
        if is_input:
            mark = BOM if stdin and stdin[0].startswith(BOM.encode("utf-8")) else ""
            _print(mark + each.text if each.before else None, stdin)
        elif each.fixed:
            if library and each.subject.file and library in each.subject.file.parents:
                raise PlanctlError(
                    f"`{each.name}` is a plan of planctl's own library, which is not edited",
                    "copy it into an archive of your own",
                )
            write(each)
    return sum(len(each.fixed) for each in made)


def _print(text: str | None, stdin: Input | None) -> None:
    """Print the text of standard input byte for byte; what could not be read is given back as it came."""
    from planctl.cli.streams import ClosedPipe

    raw = text.encode("utf-8") if text is not None else stdin[0] if stdin else b""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise ClosedPipe from None


def say_what_is_stale(checked: Checked) -> None:
    """Announce the entries of baselines that no finding needs any more."""
    for path, entries in checked.stale.items():
        count = len(entries)
        what = "1 entry lets" if count == 1 else f"{count:,} entries let"
        notice(f"planctl: {path}: {what} more stand than there is; --write-baseline brings it up to date")
        for entry in entries[:5]:
            notice(f"  {_told(entry)}")


def _told(entry: BaselineEntry) -> str:
    place = f"{entry.document} {entry.at}".strip()
    return f"{entry.rule} {entry.name} in {place}" + (f": {entry.subject}" if entry.subject else "")


def write_baseline(checked: Checked, settings: Settings, files: Iterable[Found], named: str | None) -> None:
    """Write the findings of a run to the baseline that the call or the configuration names."""
    from planctl.lint.baseline import baseline_of
    from planctl.validation.baselines import read_baseline
    from planctl.validation.baselines import write_baseline as write

    paths = {Path(named)} if named else {settings.configured_baseline(each.path) for each in files}
    path = next(iter(paths), None)
    if path is None or len(paths) > 1:
        raise PlanctlError(
            "it is not said which file to write", "name it: --baseline planctl-baseline.json --write-baseline"
        )
    old: Baseline | None = read_baseline(path) if path.exists() else None
    made = baseline_of(checked.all_findings, old, checked.scope)
    write(path, made)
    count = len(made.findings)
    notice(f"planctl: {path}: {'1 entry' if count == 1 else f'{count:,} entries'}")
