"""`planctl diff A B`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planctl.cli.diff_views import View, drawn, fails, threshold, wishes
from planctl.cli.options import REF, Common, common_options, format_option, matcher_option
from planctl.errors import Exit

if TYPE_CHECKING:
    from planctl.archive import Archive, Target
    from planctl.diff.result import PlanDiff

# Formats that say how to make B from A, and so are of all of it.
_RECIPES = ("patch", "amendments")


@click.command("diff")
@click.argument("texts", nargs=-1, type=REF, metavar="[A] [B]")
@click.option(
    "--since",
    metavar="REV",
    help="Every text that changed since a git revision; REV..REV2 and REV...REV2 compare two. Plans as "
    "arguments limit it.",
)
@format_option(
    "terminal",
    "markdown",
    "json",
    "svg",
    "patch",
    "amendments",
    text="How to print it; patch is a JSON Patch (RFC 6902) for `planctl apply`, amendments are instructions "
    "for `planctl amend`.",
)
@click.option("--side-by-side", "-y", "sides", is_flag=True, help="The two wordings in columns.")
@click.option("--words", "-w", is_flag=True, help="The wording of every changed point, word by word.")
@click.option(
    "--verbose", "-v", is_flag=True, help="Explain each change at length: kind, before, after, refs."
)
@click.option("--stat", is_flag=True, help="Counts only, a line a point.")
@click.option("--summary", is_flag=True, help="A paragraph and the table of effects.")
@click.option("--ledger", is_flag=True, help="Where each clause of A went, point by point.")
@click.option("--bound", is_flag=True, help="Who is bound to what, before and after.")
@click.option(
    "--only",
    metavar="WORD",
    multiple=True,
    help="Only changes of this level, kind, actor (with an effect on it) or topic. Repeatable.",
)
@click.option("--point", metavar="POINT", multiple=True, help="Only this point, by number or id. Repeatable.")
@click.option(
    "--context", "-U", type=click.IntRange(min=0), default=0, metavar="N",
    help="Show N unchanged points around each changed one.",
)  # fmt: skip
@click.option("--all", "all_", is_flag=True, help="Show the unchanged points too.")
@click.option("--no-crosswalk", is_flag=True, help="Leave the archive's crosswalk aside.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there are changes.")
@click.option(
    "--fail-on",
    metavar="LEVEL|KIND",
    multiple=True,
    help="Exit with 1 on changes of this kind, or of this level (substantive, procedural, editorial) or up.",
)
@matcher_option
@common_options
def command(
    common: Common,
    texts: tuple[str, ...],
    since: str | None,
    format_: str,
    sides: bool,
    words: bool,
    verbose: bool,
    stat: bool,
    summary: bool,
    ledger: bool,
    bound: bool,
    only: tuple[str, ...],
    point: tuple[str, ...],
    context: int,
    all_: bool,
    no_crosswalk: bool,
    matcher: str,
    exit_code: bool,
    fail_on: tuple[str, ...],
) -> int:
    """Show what changed from A to B, point by point, and who is bound to more or to less.

    A and B are plans (us-28-point: its latest version), versions (us-28-point@1.0), files, - for standard
    input, any of these at a git revision (HEAD~3:us-28-point), or two whole archives: folders of plans, or
    HEAD~3: for the archive as it was. A alone is compared with the version before it. "Loosened for Ukraine"
    means that an obligation on Ukraine became weaker; it is not praise.
    """
    from planctl.archive import registry_for
    from planctl.diff.select import select

    limits = [threshold(word) for word in fail_on]
    view = View(format_, sides, words, stat, summary, ledger, bound, 1_000_000 if all_ else context, verbose)
    if format_ in _RECIPES and (view != View(format_) or only or point or since):
        raise click.UsageError(
            f"{format_} is of two whole texts: --format {format_} goes with no view or filter"
        )
    if format_ != "terminal" and view != View(format_):
        raise click.UsageError(f"views are for the format terminal; {format_} has one of its own")
    if stat and (summary or ledger or bound):
        raise click.UsageError("--stat stands alone; --summary, --ledger and --bound go together")
    archive = common.archive()
    archives = _archives(texts, since, archive)
    if archives:
        from planctl.cli.diff_archives import diff_archives

        if point or format_ in ("svg", *_RECIPES):
            raise click.UsageError(
                f"{'--point' if point else f'--format {format_}'} is for two texts, not for two archives"
            )
        plans = texts if since else ()
        return diff_archives(
            common, archives, view, limits, plans=plans, only=only, matcher=matcher, exit_code=exit_code
        )
    one, other = _sides(*_two(texts, archive), archive)
    diff = _diff(one, other, archive, rulings=not no_crosswalk, matcher=matcher)
    shown = select(diff, wishes(only, point, diff, registry_for(other.document, archive)))
    if format_ in _RECIPES:
        common.emit(_patch(one, other) if format_ == "patch" else _amendments(one, other))
    elif diff.changes and not shown.changes and view in (View("terminal"), View("markdown")):
        # "No changes" would say that the texts are the same.
        common.emit(f"None of the {len(diff.changes)} changes fits --only and --point.")
    else:
        common.emit(drawn(shown, view, common.screen()))
    if diff.ledger.unexplained:
        raise RuntimeError(f"{diff.ledger.unexplained} clauses of {diff.a} are unexplained")
    failed = (exit_code and bool(shown.changes)) or any(fails(shown, limit) for limit in limits)
    return int(Exit.FOUND if failed else Exit.CLEAN)


def _archives(texts: tuple[str, ...], since: str | None, archive: Archive) -> tuple[Archive, Archive] | None:
    """The two whole archives to compare, or None where two texts are meant."""
    from planctl.cli import diff_archives

    if since is not None:
        return diff_archives.since(since, archive)
    if len(texts) != 2 or "-" in texts:
        return None
    one, other = (diff_archives.archive_named(text, archive) for text in texts)
    if one and other:
        return one, other
    if one or other:
        text = texts[0] if one else texts[1]
        raise click.UsageError(
            f"`{text}` is a whole archive, and `{texts[1] if one else texts[0]}` is none; "
            "name two of one kind"
        )
    return None


def _two(texts: tuple[str, ...], archive: Archive) -> tuple[str, str]:
    """The two texts that are named: A and B, or A and the version before it."""
    if len(texts) == 1 and texts[0] != "-":
        from planctl.cli.diff_archives import last_two

        return last_two(texts[0], archive)
    if len(texts) != 2:
        raise click.UsageError(
            f"diff compares two texts, and {len(texts) or 'none'} {'was' if len(texts) < 2 else 'were'} named"
            + ("; --since REV shows what changed in all plans" if not texts else "")
        )
    return texts[0], texts[1]


def _sides(a: str, b: str, archive: Archive) -> tuple[Target, Target]:
    from planctl.archive import resolve

    if a == b == "-":
        raise click.UsageError("only one of the two texts can come from standard input")
    one, other = resolve(a, archive), resolve(b, archive)
    for target, said in ((one, a), (other, b)):
        if target.point is not None:
            raise click.UsageError(
                f"`{said}` names a point; diff compares whole texts (--point shows one point)"
            )
    return one, other


def _patch(one: Target, other: Target) -> str:
    from planctl.diff.patch import make_patch
    from planctl.render.as_patch import as_patch

    return as_patch(make_patch(one.document.data, other.document.data))


def _amendments(one: Target, other: Target) -> str:
    from planctl.amend.make import amendments

    return "\n".join(map(str, amendments(one.document.data, other.document.data)))


def _diff(one: Target, other: Target, archive: Archive, *, rulings: bool, matcher: str) -> PlanDiff:
    from planctl.align import matcher_named
    from planctl.archive import registry_for
    from planctl.archive.crosswalks import crosswalk_between
    from planctl.archive.lineage import related
    from planctl.diff.engine import diff_plans

    return diff_plans(
        one.plan,
        other.plan,
        registry=registry_for(other.document, archive),
        related=related(one.plan, other.plan, archive),
        crosswalk=crosswalk_between(one.plan, other.plan, archive) if rulings else None,
        matcher=matcher_named(matcher),
    )
