"""`planctl align A B`."""

from __future__ import annotations

import click

from planctl.cli.options import REF, Common, common_options, format_option, matcher_option


@click.command("align")
@click.argument("a", type=REF)
@click.argument("b", type=REF)
@format_option("terminal", "markdown", "json")
@click.option("--write", is_flag=True, help="Draft a crosswalk in the archive, for a person to edit.")
@click.option(
    "--force",
    is_flag=True,
    help="With --write: add what a crosswalk lacks that is there; its rulings stay. Together with "
    "--no-crosswalk: replace it.",
)
@click.option("--no-crosswalk", is_flag=True, help="Leave the archive's crosswalk aside.")
@matcher_option
@common_options
def command(
    common: Common,
    a: str,
    b: str,
    format_: str,
    write: bool,
    force: bool,
    no_crosswalk: bool,
    matcher: str,
) -> None:
    """Show which point of A answers which point of B, how surely, and why.

    A crosswalk in the archive (crosswalks/A--B.yaml) overrides what is found. --write records the links as
    such a file; it rules from then on, so read it and delete what you do not mean. A ruling names points or
    clauses ("#territory.crimea"); `none` forbids a link, or says that nothing answers a point.
    """
    from planctl.align import align_plans, matcher_named
    from planctl.archive import registry_for, resolve
    from planctl.archive.crosswalks import crosswalk_between
    from planctl.archive.lineage import related
    from planctl.render.alignment import alignment_markdown, alignment_terminal

    if force and not write:
        raise click.UsageError("--force goes with --write")
    archive = common.archive()
    one, other = resolve(a, archive), resolve(b, archive)
    for target, said in ((one, a), (other, b)):
        if target.point is not None:
            raise click.UsageError(f"`{said}` names a point; align works on whole texts")
    crosswalk = None if no_crosswalk else crosswalk_between(one.plan, other.plan, archive)
    kin = related(one.plan, other.plan, archive)
    compared_by = matcher_named(matcher)
    result = align_plans(
        one.plan,
        other.plan,
        related=kin,
        crosswalk=crosswalk,
        matcher=compared_by,
        registry=registry_for(other.document, archive),
    ).result()
    if write:
        from planctl.cli.crosswalks import write_crosswalk
        from planctl.cli.streams import notice

        done = write_crosswalk(
            one.plan, other.plan, result, archive, compared_by, force=force, anew=no_crosswalk
        )
        notice(f"planctl: {done}")
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(result))
    elif format_ == "markdown":
        common.emit(alignment_markdown(result))
    else:
        common.emit(alignment_terminal(result, common.screen()))
