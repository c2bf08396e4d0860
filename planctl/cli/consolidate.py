"""`planctl consolidate A B [C …] -o OUT.yaml`."""

from __future__ import annotations

import datetime
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, matcher_option
from planctl.cli.writing import DAY

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.consolidate import Consolidation, Naming


@click.command("consolidate")
@click.argument("plans", type=REF, nargs=-1, required=True, metavar="A B [C ...]")
@click.option(
    "--output", "-o", metavar="OUT", type=click.Path(dir_okay=False), help="The file to write the text to."
)
@click.option("--id", "id_", metavar="ID", help="Its id.  [default: from OUT, else from the plans]")
@click.option("--version", metavar="V", help="Its version.  [default: from OUT, else 0.1]")
@click.option("--title", "-t", metavar="TEXT", help="What it is called.")
@click.option("--date", "day", type=DAY, metavar="DAY", help="Its date.  [default: of the latest plan]")
@click.option(
    "--format", "-f", "format_", type=click.Choice(["yaml", "terminal", "markdown", "json"]),
    help="What to print.  [default: yaml, the text itself; with -o terminal, an account of it]",
)  # fmt: skip
@click.option("--no-crosswalk", is_flag=True, help="Leave the archive's crosswalks aside.")
@matcher_option
@common_options
def command(
    common: Common,
    plans: tuple[str, ...],
    output: str | None,
    id_: str | None,
    version: str | None,
    title: str | None,
    day: datetime.date | None,
    format_: str | None,
    no_crosswalk: bool,
    matcher: str,
) -> None:
    """Make one rolling text of several plans: what all say once, the rest as options.

    Points on which all plans say the same in substance stand once. Elsewhere each option is attributed to the
    proponents of the plans that say it; clauses that all share stand beside the options. A plan that is
    silent has put no option: the note of the point says who is silent, and of whom it is not known. Points
    are moved as wholes, and nothing of a plan is lost.

    The text is a plan: `resolve`, `diff`, `show` and `validate` work on it. The order of plans decides the
    order of points, and nothing else.
    """
    from planctl.archive import archive_registry
    from planctl.cli.rivals import rival_texts, surroundings
    from planctl.consolidate import consolidate

    archive = common.archive()
    texts = rival_texts(plans, archive, usage="planctl consolidate A B -o OUT.yaml", twice=True)
    to_file = output not in (None, "-")
    naming = _naming(output if to_file else None, id_, version, title, day)
    around = surroundings(archive, rulings=not no_crosswalk, matcher=matcher)
    result = consolidate(texts, archive_registry(archive), naming=naming, **around)
    text = _text(result)
    if to_file:
        _write(Path(str(output)), text, archive)
    shown = format_ or ("terminal" if to_file else "yaml")
    if shown == "terminal" and to_file:
        from planctl.render.consolidation import consolidation_terminal

        where = archive.display(Path(str(output)))
        common.emit(consolidation_terminal(result, common.screen(), where=shlex.quote(where)))
    elif shown != "yaml":
        from planctl.render.dispatch import render_result

        common.emit(render_result(result, shown, common.screen()))
    elif not to_file:
        from planctl.cli.text_out import print_text

        print_text(common, text)


def _naming(
    output: str | None, id_: str | None, version: str | None, title: str | None, day: datetime.date | None
) -> Naming:
    from planctl.consolidate import Naming
    from planctl.model.scalars import SLUG, VERSION

    if output:  # plans/ID/VERSION.yaml says both
        path = Path(output)
        if re.match(VERSION, path.stem) and re.match(SLUG, path.resolve().parent.name):
            id_, version = id_ or path.resolve().parent.name, version or path.stem
    if id_ is not None and (not re.match(SLUG, id_) or len(id_) > 80):
        raise click.BadParameter(
            f"`{id_}` is not a slug of small letters, digits and hyphens, such as rolling-text",
            param_hint="--id",
        )
    if version is not None and not re.match(VERSION, version):
        raise click.BadParameter(f"`{version}` is not a version such as 0.1", param_hint="--version")
    if title is not None and not title.strip():
        raise click.BadParameter("a title has at least one letter", param_hint="--title")
    return Naming(id=id_, version=version, title=title, date=day)


def _text(result: Consolidation) -> str:
    """The text as YAML. Raises PatchError where it would not be a sound plan that reads back as it should."""
    from planctl.cli.text_out import must_be_sound
    from planctl.source import read_bytes
    from planctl.source.edits import PatchError
    from planctl.source.emit import mapping

    text = "\n".join(mapping(result.merged, 0)) + "\n"
    name = f"{result.merged['id']}.yaml"
    must_be_sound(text, name, "the plans were consolidated")
    if _bare(read_bytes(text.encode("utf-8"), name).data) != _bare(result.merged):
        raise PatchError("the consolidated text does not read back as it was made", "nothing was written")
    return text


def _bare(value: object) -> object:
    """Data with dates as they are written."""
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _write(path: Path, text: str, archive: Archive) -> None:
    from planctl.archive.write import replace_file
    from planctl.cli.streams import notice

    replace_file(path, text)
    notice(f"planctl: wrote {archive.display(path)}")
