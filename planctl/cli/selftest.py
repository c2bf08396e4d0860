"""`planctl selftest [PLAN]...`."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option
from planctl.errors import Exit

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.selftest.engine import Good


@click.command("selftest")
@click.argument("paths", type=REF, nargs=-1, metavar="[PLAN]...")
@click.option(
    "--mutate/--list", "mutate", default=True,
    help="Damage plans and see who notices, which is the default; or only list the kinds of damage.",
)  # fmt: skip
@click.option(
    "--kinds", "-k", multiple=True, metavar="WORDS",
    help="Only these kinds: names, groups, or rules that are meant for them, separated by commas.",
)  # fmt: skip
@click.option(
    "--samples", "-n", type=click.IntRange(1, 1000), default=1, show_default=True, metavar="N",
    help="How many damages of a kind to try on each plan, at most; more for rules that read texts.",
)  # fmt: skip
@click.option(
    "--seed", type=int, default=0, show_default=True, metavar="N",
    help="What chance starts from: the same seed makes the same damage.",
)  # fmt: skip
@click.option(
    "--missed", is_flag=True, help="In the terminal: show every damage that the rule meant for it missed."
)
@format_option("terminal", "markdown", "json")
@common_options
def command(
    common: Common,
    paths: tuple[str, ...],
    mutate: bool,
    kinds: tuple[str, ...],
    samples: int,
    seed: int,
    missed: bool,
    format_: str,
) -> int:
    """Damage good plans on purpose, and see whether the rules of validate notice.

    PLANs are refs, files, folders or globs; without any, all plans of the archive in use are taken. Copies in
    memory are damaged, one by one, in many kinds: an actor dropped, a modality swapped, a date shifted, a ref
    broken. What a rule reports in the plan as it is does not count, and neither configuration nor comments
    silence a rule. The table says of each kind how often it was tried, how often the rule meant for it
    noticed, and who else did; some damage nothing can notice, and it says that too. Rules that read texts
    notice only some of what they are meant for: they are tried four times as often.

    Exit code: 0 the rules do what they are meant for, 1 a kind that has a rule meant for it went unnoticed
    (for a rule that reads texts: ten times, and never noticed), 2 wrong usage, 3 no plan matched.
    """
    from planctl.selftest.catalogue import chosen_kinds

    chosen = chosen_kinds(word for option in kinds for word in option.split(","))
    if not mutate:
        if paths or format_ != "terminal":
            raise click.UsageError("--list goes with --kinds alone")
        from planctl.render.selftest_terminal import kinds_terminal

        common.emit(kinds_terminal(chosen, common.screen()))
        return int(Exit.CLEAN)
    if missed and format_ != "terminal":
        raise click.UsageError("--missed goes with the format terminal; the others leave nothing out")
    from planctl.cli.progress import Progress
    from planctl.selftest.engine import self_test

    plans = _plans(common.archive(), paths)
    gc.disable()  # among a million small objects there are no cycles, and looking for them takes time
    with Progress("damaging") as progress:
        result = self_test(plans, chosen, samples=samples, seed=seed, progress=progress)
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(result))
    elif format_ == "markdown":
        from planctl.render.selftest_markdown import selftest_markdown

        common.emit(selftest_markdown(result))
    else:
        from planctl.render.selftest_terminal import selftest_terminal

        common.emit(selftest_terminal(result, common.screen(), every=missed))
    return int(Exit.FOUND if result.failed else Exit.CLEAN)


def _plans(archive: Archive, paths: tuple[str, ...]) -> list[Good]:
    """The plans that words name, or all of the archive. One with problems of form is left out with a notice,
    in case it was not named itself.
    """
    from planctl.archive.search import search
    from planctl.cli.streams import notice
    from planctl.errors import InvalidDocument, NoInput
    from planctl.selftest.engine import Good
    from planctl.validation import Validator

    found = search(paths, archive)
    for message, hint in found.missing:
        raise NoInput(message, hint)
    validator = Validator(archive)
    plans = []
    for each in found.files:
        subject = validator.subject(each.path, each.name)
        if subject.document.problems or subject.unreadable:
            if each.name in paths and subject.document.problems:
                raise InvalidDocument(subject.document)
            notice(f"planctl: {each.name} is left out: it cannot be read; `planctl validate` says why")
        elif subject.kind == "plan":
            said = subject.data.get("id"), subject.data.get("version")
            good = Good("@".join(map(str, said)), subject, validator.context(subject))
            if count := good.errors:
                what = "an error" if count == 1 else f"{count:,} errors"
                notice(
                    f"planctl: {each.name} is no good plan: it has {what} already (see `planctl validate`)"
                )
            plans.append(good)
    if not plans:
        raise NoInput("there is no plan to damage", "name a plan: `planctl selftest us-28-point`")
    return plans
