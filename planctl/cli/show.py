"""`planctl show REF`."""

from __future__ import annotations

import click

from planctl.cli.options import REF, Common, common_options, format_option


@click.command("show")
@click.argument("ref", type=REF)
@format_option("terminal", "markdown", "json")
@click.option(
    "--lang",
    "-l",
    "language",
    metavar="TAG",
    help="The language of the texts (en, fr); else the document's own.",
)
@click.option("--brief", "-b", is_flag=True, help="The head and the titles only.")
@click.option("--category", "-c", metavar="NAME", help="Only the points of this category.")
@click.option("--actor", "-a", metavar="NAME", help="Only what binds, benefits or is verified by this actor.")
@common_options
def command(
    common: Common,
    ref: str,
    format_: str,
    language: str | None,
    brief: bool,
    category: str | None,
    actor: str | None,
) -> None:
    """Read a plan, or one point or clause of it.

    \b
    REF is one of
      us-28-point                a plan, in its latest version
      us-28-point@1.0            a version
      us-28-point#6              a point by number
      us-28-point#force-cap      a point by id
      us-28-point#force-cap.cap  a clause
      plans/mine/1.0.yaml        a file; - is standard input

    Texts are shown in the language asked for; the one-line gists of clauses are English, as clauses are.
    """
    from planctl.archive import registry_for, resolve
    from planctl.cli.lookup import find_actor, find_category
    from planctl.cli.streams import notice
    from planctl.track.summarize import summarize

    archive = common.archive()
    target = resolve(ref, archive)
    registry = registry_for(target.document, archive)
    summary = summarize(
        target.plan,
        registry,
        language,
        category=find_category(category, registry, target.plan) if category else None,
        actor=find_actor(actor, registry) if actor else None,
        point=target.point.id if target.point else None,
        clause=target.clause.id if target.clause else None,
    )
    if (category or actor) and not summary.categories and format_ != "json":
        from planctl.errors import NoInput

        raise NoInput(
            f"nothing in {ref} matches {' and '.join(word for word in (category, actor) if word)}",
            f"`planctl show {ref}` shows all of it",
        )
    if language and summary.shown.language not in summary.head.languages:
        notice(
            f"planctl: {summary.head.plan} has no text in `{language}`; shown in {summary.head.language} "
            f"(it has {', '.join(summary.head.languages)})"
        )
    elif summary.shown.fallbacks:
        notice(
            f"planctl: {summary.shown.fallbacks} texts are not available in `{summary.shown.language}` "
            f"and are shown in {summary.head.language}"
        )
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(summary))
    elif format_ == "markdown":
        from planctl.render.summary_markdown import summary_markdown

        common.emit(summary_markdown(summary, brief=brief))
    else:
        from planctl.render.summary_terminal import summary_terminal

        common.emit(summary_terminal(summary, common.screen(), brief=brief))
