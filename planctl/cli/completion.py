"""`planctl completion SHELL`."""

from __future__ import annotations

import click

from planctl.cli.options import Common, plain_options


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@plain_options
def command(common: Common, shell: str) -> None:
    """Print the completion script of a shell.

    Put `eval "$(planctl completion bash)"` into ~/.bashrc (zsh likewise), or write it to
    ~/.config/fish/completions/planctl.fish.
    """
    from click.shell_completion import get_completion_class

    from planctl.cli.app import app

    made = get_completion_class(shell)
    assert made is not None
    common.emit(made(app, {}, "planctl", "_PLANCTL_COMPLETE").source())
