"""`planctl compare A B [C …]`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option, matcher_option
from planctl.errors import NoInput, PlanctlError, UnknownRef

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.compare import Comparison, View
    from planctl.model.plan import Plan

# More columns than this nobody reads.
_MOST = 12


@click.command("compare")
@click.argument("plans", type=REF, nargs=-1, required=True, metavar="A B [C ...]")
@format_option("terminal", "markdown", "html", "csv", "xlsx", "json")
@click.option(
    "--by",
    type=click.Choice(["question", "topic", "category", "actor"]),
    default="question",
    show_default=True,
    help="What the rows are grouped by.",
)
@click.option(
    "--only",
    type=click.Choice(["differing", "agreed", "unique", "silent", "opposed"]),
    help="Only rows in which plans differ, agree, one alone answers, one is silent, or some are opposed.",
)
@click.option("--topics", "-t", metavar="A,B", help="Only questions on these topics.")
@click.option("--category", "-c", metavar="NAME", help="Only questions of this category.")
@click.option("--actor", "-a", metavar="NAME", help="Only what the plans ask of this actor or grant to it.")
@click.option("--transpose", is_flag=True, help="The plans in lines and not in columns.")
@click.option(
    "--all", "everything", is_flag=True, help="In the terminal: every provision and reason of a row."
)
@click.option("--no-crosswalk", is_flag=True, help="Leave the archive's crosswalks aside.")
@click.option(
    "--output", "-o", metavar="FILE", type=click.Path(dir_okay=False), help="Write to a file; xlsx needs one."
)
@matcher_option
@common_options
def command(
    common: Common,
    plans: tuple[str, ...],
    format_: str,
    by: str,
    only: str | None,
    topics: str | None,
    category: str | None,
    actor: str | None,
    transpose: bool,
    everything: bool,
    no_crosswalk: bool,
    output: str | None,
    matcher: str,
) -> None:
    """Show how rival plans answer the same questions, side by side.

    A row is a question, a column a plan; the relation says who says the same (=), who differs in detail (~),
    who differs (≠) and who is opposed (⟂). Silent is a plan whose whole text says nothing on it;
    undisclosed, one of which that cannot be known. The order of plans changes the layout only.
    """
    from planctl.archive import archive_registry
    from planctl.compare import select

    archive = common.archive()
    if format_ == "xlsx":
        _wants_xlsx(output)
    texts = _texts(plans, archive)
    registry = archive_registry(archive)
    view = _view(texts, archive, by=by, only=only, topics=topics, category=category, actor=actor)
    comparison = _compare(texts, archive, rulings=not no_crosswalk, matcher=matcher, actor=view.actor)
    shown = select(comparison, view, registry)
    if not shown.rows:
        raise NoInput(
            f"none of the {comparison.total} questions is {_asked(view)}",
            "leave out an option to see more",
        )
    _write(common, shown, format_, output, transpose=transpose, everything=everything)


def _texts(refs: tuple[str, ...], archive: Archive) -> list[Plan]:
    from planctl.archive import resolve

    if len(refs) < 2:
        raise click.UsageError("a comparison needs at least two plans: planctl compare A B")
    if len(refs) > _MOST:
        raise click.UsageError(f"at most {_MOST} plans can be compared at once; here are {len(refs)}")
    if sum(ref == "-" for ref in refs) > 1:
        raise click.UsageError("standard input can be read once: `-` may stand for one plan only")
    found: dict[str, str] = {}
    texts = []
    for ref in refs:
        target = resolve(ref, archive)
        if target.point is not None:
            raise UnknownRef(f"`{ref}` is a part of a plan", f"name the plan: {target.plan.ref}")
        content = target.plan.model_dump_json()
        if content in found:
            other = found[content]
            said = (
                f"`{ref}` stands there twice" if other == ref else f"`{other}` and `{ref}` are the same text"
            )
            raise click.UsageError(f"{said}; name each plan once")
        found[content] = ref
        texts.append(target.plan)
    return texts


def _compare(
    texts: list[Plan], archive: Archive, *, rulings: bool, matcher: str, actor: str | None
) -> Comparison:
    from planctl.align import matcher_named
    from planctl.archive import archive_registry
    from planctl.archive.crosswalks import crosswalk_between
    from planctl.archive.lineage import related
    from planctl.compare import compare_plans

    return compare_plans(
        texts,
        archive_registry(archive),
        related=lambda a, b: related(a, b, archive),
        crosswalks=(lambda a, b: crosswalk_between(a, b, archive)) if rulings else None,
        matcher=matcher_named(matcher),
        actor=actor,
    )


def _view(
    texts: list[Plan],
    archive: Archive,
    *,
    by: str,
    only: str | None,
    topics: str | None,
    category: str | None,
    actor: str | None,
) -> View:
    from planctl.archive import archive_registry
    from planctl.cli.lookup import find_actor, find_category_in, find_topic
    from planctl.compare import View

    registry = archive_registry(archive)
    used = {topic for plan in texts for point in plan.points for topic in point.topics}
    wanted = [word.strip() for word in (topics or "").split(",") if word.strip()]
    return View(
        only=only,  # type: ignore[arg-type]
        topics=[word if word in used else find_topic(word, registry) for word in wanted],
        category=find_category_in(category, registry, texts) if category else None,
        actor=find_actor(actor, registry) if actor else None,
        by=by,  # type: ignore[arg-type]
    )


def _asked(view: View) -> str:
    said = []
    if view.only:
        said.append({"differing": "one on which they differ", "agreed": "one on which they agree",
                     "unique": "one that only one answers", "silent": "one on which one is silent",
                     "opposed": "one on which they are opposed"}[view.only])  # fmt: skip
    said += [f"on {', '.join(view.topics)}"] if view.topics else []
    said += [f"in {view.category}"] if view.category else []
    said += [f"about {view.actor}"] if view.actor else []
    return " and ".join(said) or "there"


def _wants_xlsx(output: str | None) -> None:
    if output is None:
        raise click.UsageError("--format xlsx needs a file to write to: add -o FILE.xlsx")
    try:
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: F401
    except ImportError:
        raise PlanctlError(
            "--format xlsx needs the package XlsxWriter, which is not installed",
            "pip install 'planctl[xlsx]'",
        ) from None


def _write(
    common: Common,
    comparison: Comparison,
    format_: str,
    output: str | None,
    *,
    transpose: bool,
    everything: bool,
) -> None:
    from planctl.archive.write import replace_bytes
    from planctl.cli.streams import notice

    if format_ == "xlsx":
        from planctl.render.compare_xlsx import compare_xlsx

        assert output is not None
        replace_bytes(Path(output), compare_xlsx(comparison, transpose=transpose))
        notice(f"planctl: wrote {output}")
        return
    drawn = _draw(
        common, comparison, format_, transpose=transpose, everything=everything, to_file=bool(output)
    )
    if output is None:
        common.emit(drawn)
        return
    replace_bytes(Path(output), drawn.encode())
    notice(f"planctl: wrote {output}")


def _draw(
    common: Common,
    comparison: Comparison,
    format_: str,
    *,
    transpose: bool,
    everything: bool,
    to_file: bool,
) -> str:
    if format_ == "json":
        from planctl.render.as_json import as_json

        return as_json(comparison)
    if format_ == "markdown":
        from planctl.render.compare_markdown import compare_markdown

        return compare_markdown(comparison, transpose=transpose)
    if format_ == "html":
        from planctl.render.compare_html import compare_html

        return compare_html(comparison, transpose=transpose)
    if format_ == "csv":
        from planctl.render.compare_csv import compare_csv

        return compare_csv(comparison, transpose=transpose)
    from dataclasses import replace

    from planctl.render.compare_terminal import compare_terminal

    screen = common.screen()
    if to_file and common.color == "auto":
        screen = replace(screen, color=None)
    return compare_terminal(comparison, screen, transpose=transpose, everything=everything)
