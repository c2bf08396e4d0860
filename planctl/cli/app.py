"""The command group, its lazily loaded commands, and the one place where errors become exit codes."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from planctl._version import __version__
from planctl.cli.streams import ClosedPipe, give_up_stdout
from planctl.errors import Exit, InvalidDocument, PlanctlError

# name: (module under planctl.cli, one-line help). The help is here so that `--help` imports no command.
COMMANDS: dict[str, tuple[str, str]] = {
    "diff": ("diff", "Show what changed between two texts, and who is bound to more or to less."),
    "compare": ("compare", "Show how rival plans answer the same questions, side by side."),
    "common": ("common", "Show what plans share, how near they come, and what one change would settle."),
    "distance": ("distance", "Measure how far rival plans stand apart, and how they moved."),
    "consolidate": ("consolidate", "Make one text of several plans, with options where they do not agree."),
    "apply": ("apply", "Carry out a patch on a plan file, comments and layout kept."),
    "log": ("log", "Show the versions of a plan, and what each changed."),
    "lineage": ("lineage", "Draw which plan derives from which."),
    "merge": ("merge", "Merge what two or more texts made of a base; conflicts become options."),
    "resolve": ("resolve", "List the open options of a plan, or settle them one by one."),
    "amend": ("amend", "Carry out amendments, written as instructions, on a plan file."),
    "show": ("show", "Read a plan, or one point of it."),
    "align": ("align", "Show which point of one text answers which of the other."),
    "changes": ("changes", "List the kinds of change that diff reports."),
    "explain": ("explain", "Explain a rule or a kind of change, with an example."),
    "list": ("list", "List the plans of the archive."),
    "search": ("search", "Find points by words, in every plan."),
    "actor": ("actor", "Show all that the plans ask of an actor and give to it."),
    "stats": ("stats", "Count points, obligations and evidence, as tables or plots."),
    "timeline": ("timeline", "Show the dated steps of the negotiation."),
    "stances": ("stances", "Show who was reported to hold what position, and when."),
    "status": ("status", "Show where a plan stands, as last reported."),
    "sources": ("sources", "Show who says what, on whose word, and where sources disagree."),
    "blame": ("blame", "Show in which text each clause, or each word, first appeared."),
    "bisect": ("bisect", "Find the version in which the answer to a question changed."),
    "redlines": ("redlines", "Hold texts to the red lines of an actor, and say what would mend them."),
    "validate": ("validate", "Check that files are sound plan documents."),
    "selftest": ("selftest", "Damage good plans on purpose, and see whether the rules notice."),
    "init": ("init", "Begin an archive: registries, configuration, checks in CI and on commits."),
    "new": ("new", "Write the first version of a plan, ready to be filled in."),
    "bump": ("bump", "Make the next version file of a plan."),
    "seal": ("seal", "Record what texts say, so that no later edit goes unnoticed."),
    "verify": ("verify", "Check that sealed texts still say what they said."),
    "git": ("git", "Let git show and merge plan files by what they say."),
    "lsp": ("lsp", "Serve an editor: findings, hover, definitions, completion, fixes."),
    "rule": ("rule", "List the rules of validate, or print the page of one."),
    "schema": ("schema", "Print the JSON Schema of a document or result."),
    "completion": ("completion", "Print the shell completion script."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, with a did-you-mean for a slip."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        if name not in COMMANDS:
            return None
        command = importlib.import_module(f"planctl.cli.{COMMANDS[name][0]}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the command, or say what was probably meant."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from planctl.suggest import did_you_mean

            hint = did_you_mean(args[0], COMMANDS) or "`planctl --help` lists the commands"
            raise click.UsageError(f"there is no command `{args[0]}`; {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Plans are looked for in the nearest `plans/` folder, else in the library of planctl itself: "
    "try `planctl diff us-28-point e3-counter-proposal`.",
)
@click.version_option(__version__, "-V", "--version", prog_name="planctl", message="%(prog)s %(version)s")
def app() -> None:
    """Keep peace proposals as versioned YAML documents: check them, read them, compare them."""


def run(args: Sequence[str]) -> int:
    """Run the command line. Returns the exit code; never raises, never shows a traceback."""
    try:
        # click would take `-#force-cap`, a point of standard input, for an option.
        words = [f"<stdin>{word[1:]}" if word.startswith("-#") else word for word in args]
        # Without a word, show what there is: that is an answer and no error.
        result = app.main(args=words or ["--help"], prog_name="planctl", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else int(Exit.CLEAN)
    except InvalidDocument as error:
        from planctl.cli.invalid import report_invalid

        report_invalid(error.document)
        return int(error.exit_code)
    except PlanctlError as error:
        _say(error.message, error.hint)
        return int(error.exit_code)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        _usage(error)
        return int(Exit.USAGE)
    except (click.Abort, KeyboardInterrupt):
        return int(Exit.INTERRUPTED)
    except (BrokenPipeError, ClosedPipe):
        give_up_stdout()  # the reader went away
        return int(Exit.CLEAN)
    except Exception as error:
        if os.environ.get("PLANCTL_DEBUG"):
            raise
        _say(
            f"internal error: {type(error).__name__}: {_one_line(error)}",
            "this is a defect of planctl: please report it with the command and the file "
            "(PLANCTL_DEBUG=1 shows where it happened)",
        )
        return int(Exit.INTERNAL)


def _usage(error: click.ClickException) -> None:
    ctx = getattr(error, "ctx", None)
    _say(error.format_message(), f"`{ctx.command_path} --help` shows how it is used" if ctx else None)


def _say(message: str, hint: str | None) -> None:
    from planctl.cli.streams import notice

    notice(f"planctl: {message}")
    if hint:
        notice(f"  {hint}")


def _one_line(error: Exception) -> str:
    lines = str(error).splitlines()
    return lines[0][:200] if lines else ""
