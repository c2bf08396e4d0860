"""`planctl apply PLAN PATCH`."""

from __future__ import annotations

import click

from planctl.cli.editing import Destination, deliver, destination_options, target_of, text_of
from planctl.cli.options import REF, Common, common_options
from planctl.errors import Exit


@click.command("apply")
@click.argument("plan", type=REF)
@click.argument("patch", type=click.Path(allow_dash=True))
@destination_options("the patch applies")
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
    from planctl.model.key_order import key_order
    from planctl.source.edits import read_edits
    from planctl.source.patch import patched

    to = Destination(output, in_place, check)
    if plan == patch == "-":
        raise click.UsageError("only one of plan and patch can come from standard input")
    archive = common.archive()
    target = target_of(plan, archive, to)
    edits = read_edits(text_of(patch), "<stdin>" if patch == "-" else patch)
    text = patched(target.document, edits, key_order=key_order("plan"))
    deliver(common, plan, target, text, to, archive, _counted(len(edits)))
    return int(Exit.CLEAN)


def _counted(count: int) -> str:
    return "1 operation applies" if count == 1 else f"all {count:,} operations apply"
