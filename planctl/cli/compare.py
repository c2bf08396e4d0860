"""`planctl compare A B [C …]`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option, matcher_option, output_option
from planctl.errors import MissingExtra, NoInput

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.compare import Comparison, View
    from planctl.model.plan import Plan
    from planctl.render.screen import Screen


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
@output_option("; xlsx needs one")
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
    from planctl.cli.rivals import format_of, rival_texts
    from planctl.compare import select

    archive = common.archive()
    format_ = format_of(format_, output)
    if format_ == "xlsx":
        _wants_xlsx(output)
    texts = rival_texts(plans, archive)
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


def _compare(
    texts: list[Plan], archive: Archive, *, rulings: bool, matcher: str, actor: str | None
) -> Comparison:
    from planctl.archive import archive_registry
    from planctl.cli.rivals import surroundings
    from planctl.compare import compare_plans

    around = surroundings(archive, rulings=rulings, matcher=matcher)
    return compare_plans(texts, archive_registry(archive), actor=actor, **around)


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
        raise MissingExtra("--format xlsx", "XlsxWriter", "xlsx") from None


def _write(
    common: Common,
    comparison: Comparison,
    format_: str,
    output: str | None,
    *,
    transpose: bool,
    everything: bool,
) -> None:
    if format_ == "xlsx":
        from planctl.archive.write import replace_bytes
        from planctl.cli.streams import notice
        from planctl.render.compare_xlsx import compare_xlsx

        assert output is not None
        replace_bytes(Path(output), compare_xlsx(comparison, transpose=transpose))
        notice(f"planctl: wrote {output}")
        return
    from planctl.cli.rivals import put_out, screen_for

    screen = screen_for(common, output)
    put_out(common, _draw(screen, comparison, format_, transpose=transpose, everything=everything), output)


def _draw(screen: Screen, comparison: Comparison, format_: str, *, transpose: bool, everything: bool) -> str:
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
    from planctl.render.compare_terminal import compare_terminal

    return compare_terminal(comparison, screen, transpose=transpose, everything=everything)
