"""`planctl git merge-file`: git's merge driver for plan files."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from contextlib import suppress
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
@click.option(
    "--quiet",
    is_flag=True,
    help="Say nothing: for what git merges on the way, where two branches have several common ancestors.",
)
def command(
    base: str,
    ours: str,
    theirs: str,
    path: str | None,
    ours_by: str | None,
    theirs_by: str | None,
    quiet: bool,
) -> int:
    """What git runs to merge a plan file: git merge-file, by what the plans say.

    BASE, OURS and THEIRS are files; the result replaces OURS, PATH is what messages call it. Where the texts
    disagree, the result has options for `planctl resolve`, and is a plan at once. Where both sides added the
    file, BASE is empty: the version before it that both began with takes its place, or else what both have
    alike. Where one of the files is not a sound plan, all three are merged by lines, with git's conflict
    markers.

    Exit code: 0 merged, 1 there are conflicts, 2 it cannot be written: then OURS is as it was, and git calls
    it a conflict.
    """
    from planctl.archive.write import replace_bytes
    from planctl.cli.streams import notice
    from planctl.merging import merge_bytes

    name = path or ours
    say = _silent if quiet else notice
    names = [f"{name} ({side})" for side in _SIDES]
    try:
        texts = [Path(each).read_bytes() for each in (base, ours, theirs)]
        if not texts[0].strip() and (before := _before(name, texts[1:])):
            names[0], texts[0] = before
            say(f"planctl: {name}: both sides added it; it is merged from the version before, {names[0]}")
        by = [_actors(ours_by), _actors(theirs_by)]
        merged, result = merge_bytes(texts[0], texts[1], texts[2], names, by)
    except Exception as error:
        # Whatever stops the merge by what plans say, git's own merge loses nothing.
        say(f"planctl: {name} is merged by lines: {_reason(error)}")
        merged, found = _by_lines(base, ours, theirs, name)
        replace_bytes(Path(ours), merged)
        return int(found)
    replace_bytes(Path(ours), merged)
    for conflict in result.conflicts:
        say(f"planctl: {name}: {conflict.unit}: {conflict.explanation}")
    if any(one.option for conflict in result.conflicts for one in conflict.alternatives):
        say(
            f"  it is a plan with the alternatives as options: settle them (planctl resolve '{name}'), "
            "then git add"
        )
    elif result.conflicts:
        say("  it is a plan with what stands: edit it where another value should, then git add")
    return int(Exit.FOUND if result.conflicts else Exit.CLEAN)


def _silent(_message: str) -> None:
    pass


def _before(name: str, texts: Sequence[bytes]) -> tuple[str, bytes] | None:
    """Name and content of the version that texts of one file were made from; None where none is known."""
    from planctl.archive.archive import Archive, load_plan
    from planctl.archive.versions import versions_before
    from planctl.merge.unbased import base_among
    from planctl.source import read_bytes

    given = [load_plan(read_bytes(text, name)).document.data for text in texts]
    path = Path(name)
    archive = Archive(path.parent.parent)
    before = []
    for entry in versions_before(path):
        with suppress(PlanctlError):  # a broken version is nobody's base
            before.append((entry.path, archive.load(entry.path).document.data))
    at = base_among([data for _, data in before], given)
    return None if at is None else (before[at][0].as_posix(), before[at][0].read_bytes())


def _actors(said: str | None) -> list[str] | None:
    return [name.strip() for name in said.split(",") if name.strip()] if said else None


def _reason(error: Exception) -> str:
    from planctl.cli.invalid import problems_of

    if isinstance(error, InvalidDocument):
        return f"not a sound plan: {problems_of(error.document)[0]}"
    if isinstance(error, PlanctlError):
        return error.message
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"


def _by_lines(base: str, ours: str, theirs: str, name: str) -> tuple[bytes, Exit]:
    """The merge as git would make it without us, with conflict markers."""
    labels = [word for label in ("ours", "base", "theirs") for word in ("-L", f"{label} {name}")]
    # git itself would write over OURS, be there room for all of it or not.
    words = ["git", "merge-file", "-q", "-p", *labels, "--", ours, base, theirs]
    done = subprocess.run(words, stdout=subprocess.PIPE, check=False)
    if done.returncode < 0 or done.returncode > 127:
        raise PlanctlError(f"git cannot merge `{name}`", "it is left as ours has it")
    return done.stdout, Exit.CLEAN if done.returncode == 0 else Exit.FOUND
