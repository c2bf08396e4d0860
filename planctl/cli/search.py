"""`planctl search WORDS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option

if TYPE_CHECKING:
    from planctl.model.plan import Plan
    from planctl.model.registry import Registry
    from planctl.track.search import SearchResult

_MODALITIES = (
    "shall",
    "shall-not",
    "should",
    "endeavour",
    "may",
    "expected",
    "declares",
    "receives",
    "loses",
)
_EVIDENCE = ("seen", "single-source", "disputed", "background", "undisclosed")


@click.command("search")
@click.argument("words", nargs=-1, metavar="WORDS...")
@click.option("--plan", "-p", "plans", type=REF, multiple=True, help="Only this plan or version.")
@click.option(
    "--actor",
    "-a",
    "actors",
    metavar="NAME",
    multiple=True,
    help="Only points with a clause that binds, benefits or is verified by this actor.",
)
@click.option("--topic", "-t", "topics", metavar="NAME", multiple=True, help="Only points on this topic.")
@click.option(
    "--category", "-c", "categories", metavar="NAME", multiple=True, help="Only points of this category."
)
@click.option(
    "--modality",
    "-m",
    "modalities",
    type=click.Choice(_MODALITIES),
    multiple=True,
    help="Only points with a clause that binds in this way.",
)
@click.option(
    "--evidence",
    "-e",
    "evidence",
    type=click.Choice(_EVIDENCE),
    multiple=True,
    help="Only what is established in this way.",
)
@click.option("--all", "all_versions", is_flag=True, help="Every version of each plan, not only the latest.")
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="How many to show; 0 for all.",
)
@click.option(
    "--lang", "-l", "language", metavar="TAG", help="The language of titles and names, where there is one."
)
@format_option("terminal", "markdown", "json")
@common_options
def command(
    common: Common,
    words: tuple[str, ...],
    plans: tuple[str, ...],
    actors: tuple[str, ...],
    topics: tuple[str, ...],
    categories: tuple[str, ...],
    modalities: tuple[str, ...],
    evidence: tuple[str, ...],
    all_versions: bool,
    limit: int,
    language: str | None,
    format_: str,
) -> None:
    """Find points by words in their titles, texts, clauses, options, readings and notes, in every language.

    All words must occur, in any form (guarantee finds guaranteed); quote a phrase that must stand as it is:
    planctl search "frozen assets" profit. A word may end in *. Options may be given several times: of several
    values of one option any will do. Without words, all points that the options leave are listed.
    """
    from planctl.archive import archive_registry
    from planctl.cli.lookup import find_actor, find_category_in, find_topic
    from planctl.cli.texts import chosen_plans
    from planctl.model.vocabulary import Evidence, Modality
    from planctl.track.search_run import Limits, search

    spoken = tuple(word for word in words if any(letter.isalnum() for letter in word))
    if words and not spoken:
        raise click.UsageError(f"there is no word in `{' '.join(words)}`")
    words = spoken
    if not words and not (plans or actors or topics or categories or modalities or evidence):
        raise click.UsageError("give at least one word or option to search for")
    archive = common.archive()
    registry = archive_registry(archive)
    chosen = chosen_plans(archive, plans, all_versions)
    limits = Limits(
        plans=[plan.ref for plan in chosen] if plans else [],
        actors=[find_actor(name, registry) for name in actors],
        topics=[find_topic(name, registry) for name in topics],
        categories=[find_category_in(name, registry, chosen) for name in categories],
        modalities=[Modality(name) for name in modalities],
        evidence=[Evidence(name) for name in evidence],
    )
    result = search(words, chosen, registry, limits, count=limit or None, language=language)
    if result.hits or format_ == "json":
        common.emit(_drawn(result, format_, common))
    if not result.hits:
        _explain(words, chosen, registry)


def _drawn(result: SearchResult, format_: str, common: Common) -> str:
    if format_ == "json":
        from planctl.render.as_json import as_json

        return as_json(result)
    if format_ == "markdown":
        from planctl.render.search_markdown import search_markdown

        return search_markdown(result)
    from planctl.render.search_terminal import search_terminal

    return search_terminal(result, common.screen())


def _explain(words: tuple[str, ...], plans: list[Plan], registry: Registry) -> None:
    """Raise NoInput: nothing was found, with what was probably meant, or with what the filters left out."""
    from planctl.errors import NoInput
    from planctl.suggest import did_you_mean
    from planctl.track.search_index import Index
    from planctl.track.search_run import search

    if not words:
        raise NoInput(
            "no point matches", "leave out an option, or look at what there is with `planctl stats`"
        )
    said = " ".join(f'"{word}"' if " " in word else word for word in words)
    without = search(words, plans, registry)
    if without.found and not without.question.any:
        hits = "there is 1 hit" if without.found == 1 else f"there are {without.found} hits"
        raise NoInput(f"nothing matches `{said}` with these options", f"without them {hits}")
    unknown = without.question.unknown
    known = [word for word in Index(plans, registry).words() if len(word) > 2 and not word.isdigit()]
    hints = [hint for hint in (did_you_mean(word.lower(), known) for word in unknown) if hint]
    raise NoInput(
        f"nothing matches `{said}`",
        " ".join(hints) or "try fewer or shorter words, or the beginning of one: guarant*",
    )
