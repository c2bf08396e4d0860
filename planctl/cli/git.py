"""`planctl git`: the group, and `planctl git install`."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import click

from planctl.cli.options import Common, common_options
from planctl.errors import Exit

_COMMANDS = {
    "install": ("git", "Make git diff and merge plan files by what they say."),
    "diff-file": ("git_diff", "What git runs to show a change of a plan file."),
    "merge-file": ("git_merge", "What git runs to merge a plan file."),
}


class _Group(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands, the one for people first."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        if name == "install":
            return install
        if name not in _COMMANDS:
            return None
        made = importlib.import_module(f"planctl.cli.{_COMMANDS[name][0]}").command
        assert isinstance(made, click.Command)
        return made

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the command, or say what was probably meant."""
        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            from planctl.suggest import did_you_mean

            hint = did_you_mean(args[0], _COMMANDS) or "`planctl git --help` lists the commands"
            raise click.UsageError(f"there is no command `git {args[0]}`; {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group("git", cls=_Group)
def command() -> None:
    """Let git show and merge plan files by what they say.

    After `planctl git install`, git diff shows what changed between two texts and who is bound to more or to
    less; git merge, rebase and cherry-pick merge plans by points, clauses and words, and leave conflicts as
    options of a plan that is valid at once. The other two commands are run by git.
    """


@click.command("install")
@click.option("--global", "global_", is_flag=True, help="For all repositories of the user, not for this one.")
@click.option("--uninstall", is_flag=True, help="Take out what install put in, and leave all else as it is.")
@click.option("--print", "print_", is_flag=True, help="Write nothing: print the files and their new lines.")
@common_options
def install(common: Common, global_: bool, uninstall: bool, print_: bool) -> int:
    """Make git diff and merge plan files by what they say.

    Puts the two drivers into the configuration of the repository, and a line for plan files into its
    .gitattributes, each in a marked block at the end of the file. Commit .gitattributes: it does nothing for
    those who have not installed the drivers. Run again, it renews the blocks.

    Exit code: 0 done, or nothing to do; 2 outside of a repository.
    """
    from planctl.archive import git_install as lines
    from planctl.archive.git import Repository

    archive = common.archive()
    if global_:
        config, attributes = lines.global_files()
        patterns = lines.attribute_lines()
    else:
        repository = Repository.discover()
        config, attributes = lines.local_files(repository)
        patterns = lines.attribute_lines(lines.folder_of(archive, repository))
    blocks = ((config, lines.config_lines(lines.command_line())), (attributes, patterns))
    changes = [lines.take_out(path) if uninstall else lines.put_in(path, text) for path, text in blocks]
    if print_:
        common.emit(
            "\n".join(
                _printed(change, text, uninstall) for change, (_, text) in zip(changes, blocks, strict=True)
            )
        )
        return int(Exit.CLEAN)
    for change in changes:
        lines.write(change)
    common.emit(
        "\n".join(_done(change, uninstall) for change in changes) + ("" if uninstall else f"\n{_HINT}")
    )
    return int(Exit.CLEAN)


_HINT = """
git diff, merge, rebase and cherry-pick now use planctl for plan files.
git log -p and git show do so with --ext-diff: git plan-log, git plan-show."""


def _done(change: Any, uninstall: bool) -> str:
    from planctl.safe import printable

    name = printable(_display(change.path))
    if not change.is_change:
        return f"{name}: {'nothing of planctl in it' if uninstall else 'as it should be'}"
    if uninstall:
        return (
            f"{name}: removed, for it held nothing else" if change.content is None else f"{name}: taken out"
        )
    return f"{name}: {'made' if change.before is None else 'added'}"


def _printed(change: Any, text: str, uninstall: bool) -> str:
    from planctl.safe import printable

    if uninstall:
        return f"# {_done(change, uninstall)}".replace("taken out", "the block would be taken out")
    return f"# {printable(_display(change.path))}\n{text}"


def _display(path: Path) -> str:
    try:
        return str(Path(path).resolve().relative_to(Path.cwd().resolve()))
    except ValueError:
        return str(path)
