"""`planctl init [FOLDER]`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planctl.cli.options import Common, screen_options
from planctl.errors import Exit, PlanctlError

if TYPE_CHECKING:
    from planctl.archive.git_install import Change
    from planctl.render.ansi import Ink
    from planctl.scaffold.place import Place, Step
    from planctl.scaffold.texts import Ci, Planned


@click.command("init")
@click.argument(
    "folder", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="[FOLDER]"
)
@click.option(
    "--ci", multiple=True, type=click.Choice(["github", "gitlab", "none"]),
    help="Where checks are to run on every push; repeatable.  [default: github]",
)  # fmt: skip
@click.option(
    "--registry", type=click.Choice(["starter", "library"]), default="starter", show_default=True,
    help="Begin with a few general entries, or with a copy of what planctl's own plans use.",
)  # fmt: skip
@click.option(
    "--plan", "plan", metavar="ID", help="Write the first version of a plan as well, to be filled in."
)
@click.option("--no-hooks", is_flag=True, help="No configuration of pre-commit.")
@click.option("--no-editor", is_flag=True, help="No editor settings and no copies of the schemas.")
@click.option(
    "--force", "-f", "forced", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="Replace this file, if it is there already; repeatable.",
)  # fmt: skip
@click.option("--dry-run", "-n", is_flag=True, help="Say what would be written; write nothing.")
@screen_options
def command(
    common: Common,
    folder: Path,
    ci: tuple[str, ...],
    registry: str,
    plan: str | None,
    no_hooks: bool,
    no_editor: bool,
    forced: tuple[Path, ...],
    dry_run: bool,
) -> int:
    """Begin an archive: registries, configuration, checks in CI and on commits, editor settings.

    Files go into FOLDER, the working directory without it; those that belong to a whole repository (CI,
    pre-commit, editor) go to its top. What is there already is kept as it is and named, and --force replaces
    it file by file. In a git repository, .gitattributes gets the lines that `planctl git install` would add.
    What is written is sound: `planctl validate` finds nothing in it.

    Exit code: 0 done, or nothing to do; 2 wrong usage, or a file that cannot be written.
    """
    from planctl.render.ansi import Ink
    from planctl.safe import printable
    from planctl.scaffold.place import Place, display, step

    if "none" in ci and len(set(ci)) > 1:
        raise click.UsageError("--ci none goes alone")
    place = Place.of(folder)
    wanted = _wanted(place, ci, registry, plan, hooks=not no_hooks, editor=not no_editor)
    steps = [step(place, each, forced) for each in wanted]
    _must_be_known(forced, steps)
    for each in steps:
        each.must_fit()
    attributes = _attributes(place)
    ink = Ink(common.screen().color)
    if not dry_run:
        for each in steps:
            each.carry_out()
        if attributes:
            _carry_out(attributes)
    lines = [_line(ink, each.done, printable(each.name), printable(each.note)) for each in _told(steps)]
    if attributes:
        done = "kept" if not attributes.is_change else "written" if attributes.before is None else "added to"
        lines.append(_line(ink, done, printable(display(attributes.path)), ""))
    if dry_run:
        lines.append("\nNothing was written (--dry-run).")
    else:
        lines += ["", *_next(place, plan, hooks=not no_hooks)]
    common.emit("\n".join(lines))
    return int(Exit.CLEAN)


def _wanted(
    place: Place, ci: tuple[str, ...], registry: str, plan: str | None, *, hooks: bool, editor: bool
) -> list[Planned]:
    from planctl.scaffold.texts import REGISTRIES, Planned, Wish, planned

    chosen: list[Ci] = [each for each in ("github", "gitlab") if each in (ci or ("github",))]
    wish = Wish(chosen, place.prefix, _library() if registry == "library" else None, hooks, editor)
    found = list(planned(wish))
    if plan is not None:
        found.insert(len(REGISTRIES), Planned(f"plans/{plan}/1.0.yaml", _first(place, plan, found)))
    return found


def _library() -> dict[str, str]:
    """The registries of planctl's own plans, without the hint for editors on where their schemas lie."""
    from planctl.archive.locate import library_root
    from planctl.scaffold.texts import REGISTRIES

    found = {}
    for kind in REGISTRIES:
        text = (library_root() / "registry" / f"{kind}.yaml").read_text(encoding="utf-8")
        kept = [
            line for line in text.splitlines(keepends=True) if not line.startswith("# yaml-language-server:")
        ]
        found[kind] = "".join(kept)
    return found


def _first(place: Place, plan: str, found: list[Planned]) -> str:
    """The first version of a plan, which claims nothing: of the registry that the archive has or gets."""
    import datetime

    from planctl.archive.versions import First, first_text
    from planctl.cli.new import check_slug
    from planctl.scaffold.place import display
    from planctl.source import read_bytes

    check_slug(plan, "--plan")
    entries = {}
    for kind in ("actors", "categories", "topics"):
        path = place.folder / "plans" / "registry" / f"{kind}.yaml"
        written = next(each.text for each in found if each.path == f"plans/registry/{kind}.yaml")
        raw = path.read_bytes() if path.is_file() else written.encode()
        data = read_bytes(raw, str(path)).data
        known = data.get(kind) if isinstance(data, dict) else None
        if not isinstance(known, dict) or not known:
            raise PlanctlError(
                f"the registry of {kind} is empty", f"a plan needs one: add it to {display(path)}"
            )
        entries[kind] = next(iter(known))
    return first_text(
        First(
            plan=plan,
            title=plan.replace("-", " ").capitalize(),
            proponents=[entries["actors"]],
            category=entries["categories"],
            topic=entries["topics"],
            language="en",
            status="draft",
            day=datetime.date.today(),
            version="1.0",
        )
    )


def _must_be_known(forced: tuple[Path, ...], steps: list[Step]) -> None:
    from planctl.suggest import did_you_mean

    known = {os.path.abspath(step.path): step.name for step in steps}
    for path in forced:
        if os.path.abspath(path) not in known:
            hint = did_you_mean(str(path), known.values())
            raise click.UsageError(
                f"--force {path}: init writes no such file" + (f"; {hint}" if hint else "")
            )


def _attributes(place: Place) -> Change | None:
    """The lines of .gitattributes that have git diff and merge plan files, in a repository."""
    from planctl.archive.git_install import attribute_lines, put_in

    if not place.in_git:
        return None
    return put_in(place.top / ".gitattributes", attribute_lines(f"{place.prefix}plans"))


def _carry_out(change: Change) -> None:
    from planctl.archive.git_install import write

    write(change)


def _told(steps: list[Step]) -> list[Step]:
    """The files as they are listed: schemas that fare alike are one line."""
    from dataclasses import replace

    schemas = [each for each in steps if each.path.parent.name == "schema"]
    if len({each.done for each in schemas}) != 1 or schemas[0].done == "kept":
        return steps
    folder = replace(schemas[0], path=schemas[0].path.parent / f"*.json ({len(schemas)} schemas)")
    return [*(each for each in steps if each not in schemas), folder]


_STYLES = {"written": "good", "replaced": "warning", "added to": "good", "kept": "warning", "same": "dim"}


def _line(ink: Ink, done: str, name: str, note: str) -> str:
    said = f"{ink(_STYLES[done], f'{done:<8}')}  {name}"
    return f"{said}  {ink('dim', f'({note})')}" if note else said


def _next(place: Place, plan: str | None, *, hooks: bool) -> list[str]:
    """What to do now."""
    import shlex

    from planctl.scaffold.place import display

    where = "" if place.folder == Path() else f"cd {shlex.quote(display(place.folder))} && "
    steps = [(f"{where}planctl validate", "checks everything")]
    if plan is None:
        steps.insert(0, (f"{where}planctl new my-plan", "writes the first version of a plan"))
    if place.in_git and hooks:
        steps.append(("pre-commit install", "has every commit checked (pip install pre-commit)"))
    if place.in_git:
        steps.append(("planctl git install", "has git diff and merge plans by what they say"))
    width = max(len(command) for command, _ in steps)
    lines = [f"  {command:<{width}}  {what}" for command, what in steps]
    if plan is not None:
        file = display(place.folder / "plans" / plan / "1.0.yaml")
        lines.insert(0, f"  fill in {file}: who proposes it, and what it says")
    return ["Next:", *lines]
