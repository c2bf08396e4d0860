"""`planctl blame REF`."""

from __future__ import annotations

import click

from planctl.cli.options import REF, Common, common_options, format_option


@click.command("blame")
@click.argument("ref", type=REF)
@click.option("--words", "-w", is_flag=True, help="The wording, each word with the text it comes from.")
@click.option("--own", is_flag=True, help="Only the plan's own versions, without what it derives from.")
@format_option("terminal", "markdown", "json")
@common_options
def command(common: Common, ref: str, words: bool, own: bool, format_: str) -> None:
    """Show for each clause the text in which it first appeared, with its date, proponents and source.

    REF is a plan, a version, a point or a clause. A clause keeps its origin through moves, splits,
    renumbering and rewording, and where it was taken over from a text that the lineage names. What was
    dropped and came back is marked. Dates and parties are those of the texts.
    """
    from planctl.archive import registry_for
    from planctl.cli.histories import history
    from planctl.track.blame_make import blame

    archive = common.archive()
    found = history(ref, archive, lineage=not own)
    target = found.target
    result = blame(
        str(target.ref),
        found.texts,
        found.links,
        registry_for(target.document, archive),
        point=target.point.id if target.point else None,
        clause=target.clause.id if target.clause else None,
        words=words,
        notes=found.notes,
    )
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(result))
    elif format_ == "markdown":
        from planctl.render.blame_markdown import blame_markdown

        common.emit(blame_markdown(result))
    else:
        from planctl.render.blame_terminal import blame_terminal

        common.emit(blame_terminal(result, common.screen()))
