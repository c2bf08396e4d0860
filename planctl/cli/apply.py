"""`planctl apply PLAN PATCH`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from planctl.cli.options import REF, Common, common_options
from planctl.cli.text_out import mark, must_be_sound, own_file, print_text
from planctl.errors import Exit


@click.command("apply")
@click.argument("plan", type=REF)
@click.argument("patch", type=click.Path(allow_dash=True))
@click.option("--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Write to a file.")
@click.option("--in-place", "-i", is_flag=True, help="Write the plan's own file.")
@click.option("--check", is_flag=True, help="Write nothing: only say whether the patch applies.")
@common_options
def command(common: Common, plan: str, patch: str, output: str | None, in_place: bool, check: bool) -> int:
    """Carry out a patch on a plan file, with its comments and layout kept.

    PATCH is a file with a JSON Patch (RFC 6902), as `planctl diff A B --format patch` prints it, or - for
    standard input. Only the bytes of what changes are replaced; without -o or --in-place the new text is
    printed. Nothing is written unless every operation applies, every `test` holds and the result is a sound
    plan.

    Exit code: 0 the patch applies, 1 it does not, 2 wrong usage or an unknown ref, 3 a file that does not
    exist.
    """
    from planctl.archive import resolve
    from planctl.archive.write import replace_file
    from planctl.cli.streams import notice
    from planctl.model.key_order import key_order
    from planctl.safe import printable
    from planctl.source.edits import read_edits
    from planctl.source.patch import patched

    if sum((output is not None, in_place, check)) > 1:
        raise click.UsageError("choose one of --output, --in-place and --check")
    if plan == patch == "-":
        raise click.UsageError("only one of plan and patch can come from standard input")
    archive = common.archive()
    target = resolve(plan, archive)
    if target.point is not None:
        raise click.UsageError(f"`{plan}` names a point; a patch is of a whole text")
    own = own_file(plan, target.document, archive) if in_place else None
    edits = read_edits(_patch_text(patch), "<stdin>" if patch == "-" else patch)
    text = patched(target.document, edits, key_order=key_order("plan"))
    must_be_sound(text, target.document.name, "the operations apply")
    done = "nothing changes" if text == target.document.text else _counted(len(edits))
    if check:
        common.emit(printable(f"{target.document.name}: {done}"))
    elif own is not None or output not in (None, "-"):
        path = own or Path(str(output))
        replace_file(path, mark(target.document) + text)
        notice(f"{archive.display(path)}: {done}")
    else:
        print_text(common, mark(target.document) + text)
    return int(Exit.CLEAN)


def _counted(count: int) -> str:
    return "1 operation applies" if count == 1 else f"all {count:,} operations apply"


def _patch_text(name: str) -> str:
    from planctl.errors import NoInput, UnreadableFile
    from planctl.source.budget import DEFAULT
    from planctl.source.edits import PatchError

    shown = "<stdin>" if name == "-" else name
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(DEFAULT.size + 1)
        else:
            with open(name, "rb") as handle:
                raw = handle.read(DEFAULT.size + 1)
    except FileNotFoundError:
        raise NoInput(f"there is no file `{name}`") from None
    except OSError as error:
        raise UnreadableFile(f"cannot read `{name}`: {error.strerror or error}") from None
    if len(raw) > DEFAULT.size:
        raise PatchError(f"{shown} has more than {DEFAULT.size:,} bytes", "check that it is the right file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PatchError(f"{shown}: byte 0x{raw[error.start]:02X} is not valid UTF-8") from None
