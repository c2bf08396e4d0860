"""`planctl merge BASE OURS THEIRS`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options
from planctl.errors import Exit

if TYPE_CHECKING:
    from planctl.archive import Archive, Target
    from planctl.merge.result import MergeResult
    from planctl.render.screen import Screen


@click.command("merge")
@click.argument("base", type=REF)
@click.argument("ours", type=REF)
@click.argument("theirs", type=REF, nargs=-1, required=True)
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Write the merged text to a file."
)
@click.option("--check", is_flag=True, help="Write nothing: only say whether the texts merge cleanly.")
@click.option("--ours", "ours_by", metavar="ACTOR", help="Whose edits OURS has; its proponents by default.")
@click.option("--theirs", "theirs_by", metavar="ACTOR", help="Whose edits THEIRS has.")
@click.option(
    "--by",
    metavar="ACTOR",
    multiple=True,
    help="The same for any number of texts: once for each, in their order; several actors with commas.",
)
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["terminal", "markdown", "json"]),
    help="How to print the report.  [default: terminal]",
)
@click.option("--verbose", "-v", is_flag=True, help="Every decision, and the ledger text by text.")
@common_options
def command(
    common: Common,
    base: str,
    ours: str,
    theirs: tuple[str, ...],
    output: str | None,
    check: bool,
    ours_by: str | None,
    theirs_by: str | None,
    by: tuple[str, ...],
    format_: str | None,
    verbose: bool,
) -> int:
    """Merge what two or more texts made of a base text.

    BASE, OURS and THEIRS are plans, versions, files or - for standard input; further texts may follow. Points
    are merged by what they say and not by their lines: clause by clause, key by key, and word by word inside
    a text. Where the texts disagree, the point gets an option for each, in brackets, and stays as it is in
    BASE until `planctl resolve` takes one; so the merged text is a plan at once.

    The merged text is OURS with only the bytes of what changes replaced. Without -o it is printed, and the
    report goes to standard error; with -o, --check or --format the report is printed instead.

    Exit code: 0 the texts merge cleanly, 1 there are conflicts or a text is not a sound plan, 2 wrong usage
    or an unknown ref, 3 a file that does not exist.
    """
    from planctl.archive.write import replace_file
    from planctl.cli.streams import notice
    from planctl.cli.text_out import mark, print_text
    from planctl.merging import merge_documents

    if check and output is not None:
        raise click.UsageError("choose one of --output and --check")
    archive = common.archive()
    targets = _targets((base, ours, *theirs), archive)
    actors = _actors(ours_by, theirs_by, by, len(targets) - 1)
    _must_be_known(actors, targets[1], archive)
    merged = merge_documents(
        targets[0].document,
        [target.document for target in targets[1:]],
        actors,
        related=_related(targets, archive),
    )
    text = mark(targets[1].document) + merged.text
    if output not in (None, "-"):
        replace_file(Path(str(output)), text)
        common.emit(_drawn(merged.result, format_ or "terminal", common.screen(), verbose=verbose))
    elif check or (format_ and output is None):
        common.emit(_drawn(merged.result, format_ or "terminal", common.screen(), verbose=verbose))
    else:
        print_text(common, text)
        notice(
            _drawn(merged.result, format_ or "terminal", _plain(common.screen()), verbose=verbose).rstrip()
        )
    return int(Exit.CLEAN if merged.result.is_clean else Exit.FOUND)


def _targets(refs: Sequence[str], archive: Archive) -> list[Target]:
    from planctl.archive import resolve

    if sum(ref in ("-", "<stdin>") for ref in refs) > 1:
        raise click.UsageError("only one of the texts can come from standard input")
    targets = [resolve(ref, archive) for ref in refs]
    for target, said in zip(targets, refs, strict=True):
        if target.point is not None:
            raise click.UsageError(f"`{said}` names a point; merge takes whole texts")
    return targets


def _actors(ours: str | None, theirs: str | None, by: tuple[str, ...], count: int) -> list[list[str] | None]:
    """The actors of each side, None for its proponents."""
    if by and (ours or theirs):
        raise click.UsageError("--by stands for --ours and --theirs: use one or the other")
    if theirs and count > 2:
        raise click.UsageError("with more than two texts, name the actors with --by, once for each text")
    if by and len(by) != count:
        raise click.UsageError(f"--by is given {len(by)} times for {count} texts: give it once for each")
    said: list[str | None] = list(by) if by else [ours, theirs]
    return [[name.strip() for name in each.split(",") if name.strip()] if each else None for each in said]


def _must_be_known(actors: Sequence[Sequence[str] | None], target: Target, archive: Archive) -> None:
    from planctl.archive import registry_for
    from planctl.errors import UnknownRef
    from planctl.suggest import did_you_mean

    named = [actor for each in actors for actor in each or ()]
    if not named:
        return
    known = registry_for(target.document, archive).actors
    for actor in named:
        if actor not in known:
            hint = did_you_mean(actor, known) or "an actor is an id of the archive's actor registry"
            raise UnknownRef(f"there is no actor `{actor}`", hint)


def _related(targets: Sequence[Target], archive: Archive) -> bool | None:
    """Whether equal ids mean the same provision in all texts, as the archive knows it."""
    from planctl.archive.lineage import related

    return all(related(targets[0].plan, target.plan, archive) for target in targets[1:]) or None


def _plain(screen: Screen) -> Screen:
    """The same screen without colours: the report beside a printed text goes to standard error."""
    return screen._replace(color=None)


def _drawn(result: MergeResult, format_: str, screen: Screen, *, verbose: bool) -> str:
    if format_ == "json":
        from planctl.render.as_json import as_json

        return as_json(result)
    if format_ == "markdown":
        from planctl.render.merge_markdown import merge_markdown

        return merge_markdown(result)
    from planctl.render.merge_terminal import merge_terminal

    return merge_terminal(result, screen, verbose=verbose)
