"""The pages of the commands, from click: usage, words, arguments and options."""

from __future__ import annotations

import inspect
import sys
from functools import cache

import click

from planctl.cli.app import COMMANDS, app
from tools.manual.prose import code, fence, paragraphs, prose, table


@cache
def commands() -> list[str]:
    """The names of the commands, in the order of `planctl --help`.

    One that cannot be imported is left out, and stderr says so.
    """
    found = []
    for name in COMMANDS:
        try:
            _command(name)
        except ImportError as error:
            print(f"left out: planctl {name}: {error}", file=sys.stderr)
        else:
            found.append(name)
    return found


def command_part(name: str) -> str:
    """Usage, description and options of one command."""
    top = click.Context(app, info_name="planctl", **app.context_settings)
    return _part(_command(name), name, top)


def _part(command: click.Command, name: str, above: click.Context) -> str:
    ctx = click.Context(command, info_name=name.rpartition(" ")[2], parent=above)
    if isinstance(command, click.Group):
        parts = [
            fence(f"planctl {name} COMMAND [ARGS]...", "text"),
            paragraphs(inspect.cleandoc(command.help or "")),
        ]
        for each in command.list_commands(ctx):
            below = command.get_command(ctx, each)
            assert below is not None
            parts.append(f"## planctl {name} {each}\n\n{_part(below, f'{name} {each}', ctx)}")
        return "\n\n".join(parts)
    usage = " ".join([f"planctl {name}", *command.collect_usage_pieces(ctx)])
    own: list[list[str]] = []
    shared: list[list[str]] = []
    for option in command.get_params(ctx):
        if isinstance(option, click.Option) and not option.hidden:
            (shared if _is_shared(option) else own).append(_row(option, ctx))
    parts = [fence(usage, "text"), paragraphs(inspect.cleandoc(command.help or ""))]
    if own:
        parts.append("**Options**\n\n" + table(["option", "meaning"], own))
    if shared:
        parts.append("**Options of every command**\n\n" + table(["option", "meaning"], shared))
    return "\n\n".join(parts)


def command_list(argument: str = "") -> str:  # noqa: ARG001
    """The commands with a line each, and the tree of their pages."""
    rows = [[f"[`planctl {name}`]({name}.md)", prose(COMMANDS[name][1])] for name in commands()]
    tree = fence(":hidden:\n\n" + "\n".join(commands()), "{toctree}")
    return table(["command", "what it does"], rows) + "\n\n" + tree


def new_page(name: str) -> str:
    """The first form of a command's page; everything outside the made part may then be written by hand."""
    from tools.manual.regions import region

    return f"# planctl {name}\n\n{region('command', name)}"


def _is_shared(option: click.Option) -> bool:
    return option.name in ("archive_option", "color", "pager") or "--help" in option.opts


def _command(name: str) -> click.Command:
    command = app.get_command(click.Context(app), name)
    assert command is not None
    return command


def _row(option: click.Option, ctx: click.Context) -> list[str]:
    names = ", ".join(code(name) for name in sorted([*option.opts, *option.secondary_opts], key=len))
    value = "" if option.is_flag or option.count else " " + code(_value(option, ctx))
    said = [prose(option.help or "")]
    if isinstance(option.type, click.Choice):
        said.append("One of " + ", ".join(code(str(choice)) for choice in option.type.choices) + ".")
    if option.show_default and option.default not in (None, ""):
        said.append(f"Default: {code(str(option.default))}.")
    if option.multiple and "several times" not in (option.help or ""):
        said.append("May be given several times.")
    return [names + value, " ".join(filter(None, said))]


def _value(option: click.Option, ctx: click.Context) -> str:
    if option.metavar:
        return option.metavar
    if isinstance(option.type, click.Choice):
        return "CHOICE"
    return "N" if isinstance(option.type, click.types.IntParamType) else option.make_metavar(ctx)
