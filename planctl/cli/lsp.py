"""`planctl lsp`."""

from __future__ import annotations

import sys

import click

from planctl.cli.options import Common, archive_options
from planctl.errors import MissingExtra, PlanctlError


@click.command("lsp")
@click.option("--stdio", is_flag=True, help="Talk over standard input and output: the only way there is.")
@click.option("--clientProcessId", "process", type=int, hidden=True)  # some editors give it
@archive_options
def command(common: Common, stdio: bool, process: int | None) -> int:  # noqa: ARG001
    """Serve an editor: findings while you type, hover, go to definition, completion and fixes.

    An editor starts this command and talks to it over standard input and output in the Language Server
    Protocol. It judges the text as it stands in the editor, saved or not, by the same rules, configuration
    and comments as `planctl validate`. --archive is where a file is judged that lies in no archive.

    Exit code: 0 when the editor ended the talk, 1 when it went away, 2 wrong usage or a missing package.
    """
    import importlib.util

    if importlib.util.find_spec("pygls") is None:
        raise MissingExtra("the language server", "pygls", "lsp")
    if sys.stdin.isatty():
        raise PlanctlError(
            "`planctl lsp` is started by an editor, which talks to it over standard input",
            "to check files by hand: `planctl validate`",
        )
    if common.archive_option:
        common.archive()  # one that does not exist is told at once, not with every file
    from planctl.lsp.server import serve

    return serve(common.archive_option)
