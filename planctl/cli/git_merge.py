"""`planctl git merge-file`: git's merge driver for plan files."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click

from planctl.errors import Exit, InvalidDocument, PlanctlError

_SIDES = ("the common ancestor", "ours", "theirs")


@click.command("merge-file", context_settings={"ignore_unknown_options": True})
@click.argument("base", type=click.Path())
@click.argument("ours", type=click.Path())
@click.argument("theirs", type=click.Path())
@click.argument("path", type=click.Path(), required=False)
@click.option(
    "--ours",
    "ours_by",
    metavar="ACTORS",
    help="Whose edits ours are, with commas; its proponents by default.",
)
@click.option("--theirs", "theirs_by", metavar="ACTORS", help="Whose edits theirs are.")
def command(
    base: str, ours: str, theirs: str, path: str | None, ours_by: str | None, theirs_by: str | None
) -> int:
    """What git runs to merge a plan file: git merge-file, by what the plans say.

    BASE, OURS and THEIRS are files; the result replaces OURS, PATH is what messages call it. Where the texts
    disagree, the result has options for `planctl resolve`, and is a plan at once. Where one of the files is
    not a sound plan, all three are merged by lines, with git's conflict markers.

    Exit code: 0 merged, 1 there are conflicts.
    """
    from planctl.archive.write import replace_bytes
    from planctl.cli.streams import notice
    from planctl.merging import merge_bytes

    name = path or ours
    target = Path(ours)
    try:
        texts = [_bytes(each) for each in (base, ours, theirs)]
        if not texts[0].strip():
            raise PlanctlError("both sides added it, and there is no common text to compare with")
        by = [_actors(ours_by), _actors(theirs_by)]
        merged, result = merge_bytes(
            texts[0], texts[1], texts[2], [f"{name} ({side})" for side in _SIDES], by
        )
        replace_bytes(target, merged)
    except Exception as error:
        # Whatever stops the merge by what plans say, git's own merge loses nothing.
        notice(f"planctl: {name} is merged by lines: {_reason(error)}")
        return _by_lines(base, ours, theirs, name)
    for conflict in result.conflicts:
        notice(f"planctl: {name}: {conflict.explanation}")
    if result.conflicts:
        notice(
            f"  it is a plan with the alternatives as options: settle them (planctl resolve '{name}'), "
            "then git add"
        )
    return int(Exit.FOUND if result.conflicts else Exit.CLEAN)


def _actors(said: str | None) -> list[str] | None:
    return [name.strip() for name in said.split(",") if name.strip()] if said else None


def _bytes(name: str) -> bytes:
    return Path(name).read_bytes()


def _reason(error: Exception) -> str:
    from planctl.cli.invalid import problems_of

    if isinstance(error, InvalidDocument):
        return f"not a sound plan: {problems_of(error.document)[0]}"
    if isinstance(error, PlanctlError):
        return error.message
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"


def _by_lines(base: str, ours: str, theirs: str, name: str) -> int:
    """Merge as git would without us: into OURS, with conflict markers."""
    labels = [word for label in ("ours", "base", "theirs") for word in ("-L", f"{label} {name}")]
    done = subprocess.run(["git", "merge-file", "-q", *labels, "--", ours, base, theirs], check=False)
    return int(Exit.CLEAN if done.returncode == 0 else Exit.FOUND)
