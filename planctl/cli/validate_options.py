"""The options of `planctl validate`, in the groups that its help has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planctl.record import Record

if TYPE_CHECKING:
    from planctl.archive.config import ConfigFile
    from planctl.archive.ignoring import Ignoring
    from planctl.validation import Settings

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
LEVELS = ("error", "warning", "info")


class Choice(Record):
    """What a call asks for: which rules, which files, what may stand, what to mend."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: tuple[str, ...]
    min_confidence: str | None
    fail_on: str | None
    exclude: tuple[str, ...]
    force_exclude: bool
    no_ignore_files: bool
    config: str | None
    no_config: bool
    no_ignores: bool
    baseline: str | None
    write_baseline: bool
    since: str | None
    fix: bool
    unsafe_fixes: bool
    show_diff: bool

    def settings(self) -> Settings:
        """The settings of the run. Raises PlanctlError for a rule, level or file that does not exist."""
        from planctl.validation import Overrides, Settings

        overrides = Overrides(
            words(self.select),
            words(self.ignore),
            _levels(self.severity),
            self.fail_on,
            self.min_confidence,
            Path(self.baseline) if self.baseline else None,
            self.no_ignores,
            self.write_baseline,
        )
        return Settings(overrides, self.config_file())

    def config_file(self) -> ConfigFile | None:
        """The one configuration to use, where the call names one or wants none."""
        from planctl.archive.config import ConfigFile, read_config
        from planctl.errors import PlanctlError
        from planctl.model.config import Config

        if self.no_config:
            return ConfigFile(Config())
        if self.config is None:
            return None
        if not Path(self.config).is_file():
            raise PlanctlError(f"there is no file `{self.config}` (--config)")
        return read_config(Path(self.config))

    def ignoring(self, settings: Settings) -> Ignoring:
        """What the search passes over."""
        from planctl.archive.ignoring import Ignoring
        from planctl.archive.patterns import Patterns

        return Ignoring(
            Patterns.of(self.exclude, None) if self.exclude else None,
            settings.excluded,
            not self.no_ignore_files,
            self.force_exclude,
        )

    def checked(self) -> None:
        """Raise a usage error for options that do not go together."""
        if self.unsafe_fixes and not (self.fix or self.show_diff):
            raise click.UsageError("--unsafe-fixes goes with --fix, or with --diff to see them first")
        if self.config and self.no_config:
            raise click.UsageError("choose one of --config and --no-config")
        if self.no_ignores and (self.baseline or self.write_baseline):
            raise click.UsageError("--no-ignores shows what a baseline lets stand: leave the baseline out")
        if self.write_baseline and (self.fix or self.show_diff or self.since):
            raise click.UsageError("--write-baseline goes alone: fix first, then write what is left")


def words(options: tuple[str, ...]) -> tuple[str, ...]:
    """The words of an option that takes several, separated by commas or by giving it again."""
    return tuple(word.strip() for option in options for word in option.split(",") if word.strip())


def _levels(options: tuple[str, ...]) -> dict[str, str]:
    from planctl.suggest import did_you_mean

    found: dict[str, str] = {}
    for word in words(options):
        rule, sign, level = word.partition("=")
        if not sign or not rule.strip():
            raise click.UsageError(f"`{word}` is not RULE=LEVEL: --severity PL304=warning")
        if level.strip() not in LEVELS:
            hint = did_you_mean(level.strip(), LEVELS) or f"it is one of {', '.join(LEVELS)}"
            raise click.UsageError(f"`{level.strip()}` is not a level; {hint}")
        found[rule.strip()] = level.strip()
    return found


_OPTIONS: tuple[Decorator, ...] = (
    click.option(
        "--select",
        multiple=True,
        metavar="RULES",
        help="Only these rules: ids, names, or beginnings of ids (PL2), separated by commas. Rules on "
        "unreadable files always run.",
    ),
    click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules."),
    click.option(
        "--severity",
        multiple=True,
        metavar="RULE=LEVEL",
        help="Report a rule as error, warning or info, whatever its own level.",
    ),
    click.option(
        "--min-confidence",
        type=click.Choice(["low", "medium", "high"]),
        help="Only rules that are at least this sure. [default: low]",
    ),
    click.option(
        "--fail-on",
        type=click.Choice([*LEVELS, "never"]),
        help="The lowest severity that makes the exit code 1. [default: error]",
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="GLOB",
        help="Pass over files and folders that match, as a line of a .gitignore does.",
    ),
    click.option("--force-exclude", is_flag=True, help="Pass over excluded files also where they are named."),
    click.option(
        "--no-ignore-files", is_flag=True, help="Search also what .gitignore and .planctlignore name."
    ),
    click.option(
        "--config",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Use this configuration, and not the one nearest to each file.",
    ),
    click.option("--no-config", is_flag=True, help="Use no configuration."),
    click.option(
        "--no-ignores",
        is_flag=True,
        help="Report also what comments, per-file-ignores and a configured baseline let stand.",
    ),
    click.option(
        "--baseline",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Let the findings stand that this file lists.",
    ),
    click.option(
        "--write-baseline",
        is_flag=True,
        help="Write the findings there are to the baseline; entries keep their reasons.",
    ),
    click.option(
        "--since", metavar="REV", help="Only findings that are new against a git revision (HEAD~3, main)."
    ),
    click.option("--fix", is_flag=True, help="Mend what can be mended safely, in the files."),
    click.option(
        "--unsafe-fixes", is_flag=True, help="With --fix or --diff: also guesses that may be wrong."
    ),
    click.option("--diff", "show_diff", is_flag=True, help="Show what --fix would change; write nothing."),
)


def choice_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command these options, passed on as one Choice."""
    import functools

    names = Choice._fields

    @functools.wraps(function)
    def wrapped(*args: Any, **rest: Any) -> Any:
        choice = Choice(**{name: rest.pop(name) for name in names})
        choice.checked()
        return function(*args, choice=choice, **rest)

    made: Callable[..., Any] = wrapped
    for option in reversed(_OPTIONS):
        made = option(made)
    return made
