"""`planctl new ID`."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from planctl.cli.options import Common, common_options
from planctl.cli.writing import DAY, must_be_writable

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.model.registry import Registry

_STATUSES = ("idea", "draft", "leaked", "tabled", "published", "agreed", "signed", "withdrawn", "superseded")
# How many actors a message names.
_SOME = 8


@click.command("new")
@click.argument("plan", metavar="ID")
@click.option("--title", "-t", metavar="TEXT", help="What the plan is called.")
@click.option(
    "--by", "-b", "proponents", metavar="ACTOR", multiple=True,
    help="Who puts it forward, by id or name. Repeatable.",
)  # fmt: skip
@click.option(
    "--lang", "-l", "language", metavar="TAG", default="en", show_default=True, help="Its language."
)
@click.option(
    "--status", type=click.Choice(_STATUSES), default="draft", show_default=True, help="How far it got."
)
@click.option("--category", metavar="WORD", help="The category of its first point.")
@click.option("--topic", metavar="WORD", help="The topic of its first point.")
@click.option("--date", "day", type=DAY, default="today", metavar="DAY", help="The date of the text; today.")
@click.option(
    "--version",
    "version",
    metavar="V",
    default="1.0",
    show_default=True,
    help="The number of the first version.",
)
@common_options
def command(
    common: Common,
    plan: str,
    title: str | None,
    proponents: tuple[str, ...],
    language: str,
    status: str,
    category: str | None,
    topic: str | None,
    day: datetime.date,
    version: str,
) -> None:
    """Write the first version of a plan, ready to be filled in.

    ID is the plan's name for good: a slug such as us-28-point. On a terminal, what is needed and not given
    is asked for: the title, and who puts the plan forward. The file is sound as it stands: it has one point,
    undisclosed, and claims nothing.
    """
    from planctl.archive import archive_registry
    from planctl.archive.versions import First, first_text
    from planctl.archive.write import replace_file
    from planctl.cli.lookup import find_category_in, find_topic
    from planctl.errors import PlanctlError
    from planctl.source import read_bytes

    archive = common.archive()
    must_be_writable(archive)
    _check_names(plan, language, version, archive)
    registry = archive_registry(archive)
    _must_have_entries(registry, archive)
    title = title or _asked("Title", "--title", plan)
    actors = _actors(proponents, registry, archive) if proponents else _actors_asked(registry, archive)
    if not actors:
        raise click.UsageError("a plan has at least one proponent: --by ACTOR")
    first = First(
        plan=plan,
        title=title,
        proponents=list(dict.fromkeys(actors)),
        category=find_category_in(category, registry, []) if category else next(iter(registry.categories)),
        topic=find_topic(topic, registry) if topic else next(iter(registry.topics)),
        language=language,
        status=status,
        day=day,
        version=version,
    )
    path = archive.root / plan / f"{version}.yaml"
    if path.exists():
        raise PlanctlError(f"`{archive.display(path)}` exists already")
    text = first_text(first)
    problems = read_bytes(text.encode(), archive.display(path)).problems
    if problems:
        raise click.UsageError(f"the plan could not be written: {problems[0].message}")
    replace_file(path, text)
    common.emit(f"{archive.display(path)}: fill it in, then run `planctl validate {plan}`")


def _actors(said: Iterable[str], registry: Registry, archive: Archive) -> list[str]:
    """The actors that words name. Raises UnknownRef, whose hint says where a new actor goes."""
    from planctl.cli.lookup import find_actor
    from planctl.errors import UnknownRef

    try:
        return [find_actor(word.strip(), registry) for word in said if word.strip()]
    except UnknownRef as error:
        known = list(registry.actors)
        some = ", ".join(known[:_SOME]) + (" …" if len(known) > _SOME else "")
        meant = f"{error.hint} " if error.hint and error.hint.startswith("did you mean") else ""
        where = archive.display(archive.root / "registry" / "actors.yaml")
        raise UnknownRef(
            error.message, f"{meant}{where} has {some}; a new actor is added there first"
        ) from None


def _actors_asked(registry: Registry, archive: Archive) -> list[str]:
    """The proponents, asked for until the answer can be used."""
    from planctl.cli.streams import notice
    from planctl.errors import UnknownRef

    while True:
        answer = _asked("Who puts it forward (ids or names, with commas)", "--by", None)
        try:
            return _actors(answer.split(","), registry, archive)
        except UnknownRef as error:
            notice(f"planctl: {error.message}\n  {error.hint}")


def _check_names(plan: str, language: str, version: str, archive: Archive) -> None:
    from planctl.errors import PlanctlError
    from planctl.model.scalars import LANGUAGE, VERSION

    check_slug(plan, "ID")
    if not re.match(LANGUAGE, language):
        raise click.BadParameter(f"`{language}` is not a language tag such as en", param_hint="--lang")
    if not re.match(VERSION, version):
        raise click.BadParameter(f"`{version}` is not a version such as 1.0", param_hint="--version")
    if plan in archive.entries:
        raise PlanctlError(
            f"there is a plan `{plan}` already", f"`planctl bump {plan}` makes its next version"
        )


def check_slug(plan: str, option: str) -> None:
    """Raise a usage error where a word cannot be the id of a plan. `option` is what gave it."""
    from planctl.model.scalars import SLUG

    if not re.match(SLUG, plan) or len(plan) > 80 or plan in ("registry", "crosswalks"):
        raise click.BadParameter(
            f"`{plan}` cannot be the id of a plan; it is a slug of small letters, digits and hyphens, "
            "such as us-28-point",
            param_hint=option,
        )


def _must_have_entries(registry: Registry, archive: Archive) -> None:
    from planctl.errors import PlanctlError

    for name in ("actors", "categories", "topics"):
        if not getattr(registry, name):
            raise PlanctlError(
                f"the registry of {name} is empty",
                f"a point needs one: add it to {archive.display(archive.root / 'registry' / name)}.yaml",
            )


def _asked(question: str, option: str, default: str | None) -> str:
    """The answer of a person at a terminal. Elsewhere nobody can be asked: the option must be given."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise click.UsageError(f"{option} is missing, and there is no terminal to ask on")
    answer: str = click.prompt(question, default=default, err=True)
    return answer
