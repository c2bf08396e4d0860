"""`planctl amend PLAN [FILE…]`."""

from __future__ import annotations

import click

from planctl.cli.editing import Destination, deliver, destination_options, target_of, text_of
from planctl.cli.options import REF, Common, common_options
from planctl.errors import Exit


@click.command("amend")
@click.argument("plan", type=REF)
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True), metavar="[FILE]...")
@click.option(
    "--instruction", "-e", "instructions", multiple=True, metavar="TEXT",
    help="An instruction, such as: in point 6 replace \"600,000\" with \"800,000 in peacetime\". Repeatable.",
)  # fmt: skip
@destination_options("the instructions apply")
@common_options
def command(
    common: Common,
    plan: str,
    files: tuple[str, ...],
    instructions: tuple[str, ...],
    output: str | None,
    in_place: bool,
    check: bool,
) -> int:
    """Carry out amendments on a plan, with its comments and layout kept.

    FILE holds instructions, as `planctl diff A B --format amendments` prints them, or is - for standard
    input; those of -e come after those of files. Each is carried out on what the one before left, and must
    have exactly one target: an instruction that fits nowhere, or in more than one place, is refused with its
    line, and then nothing is written. Without -o or --in-place the new text is printed.

    Exit code: 0 the instructions apply, 1 one does not, 2 wrong usage or an unknown ref, 3 a file that does
    not exist.
    """
    from planctl.amend.carry import amended
    from planctl.amend.parse import parse
    from planctl.model.key_order import key_order

    to = Destination(output, in_place, check)
    if not files and not instructions:
        raise click.UsageError("say what to amend: -e INSTRUCTION, a file of instructions, or - for stdin")
    if (plan, *files).count("-") > 1:
        raise click.UsageError("only one of plan and files can come from standard input")
    archive = common.archive()
    target = target_of(plan, archive, to)
    statements = [
        statement for name in files for statement in parse(text_of(name), "<stdin>" if name == "-" else name)
    ]
    for number, instruction in enumerate(instructions, 1):
        statements += parse(instruction, f"-e {number}" if len(instructions) > 1 else "-e")
    text = amended(target.document, statements, key_order("plan"))
    count = len(statements)
    done = "1 instruction applies" if count == 1 else f"all {count:,} instructions apply"
    deliver(common, plan, target, text, to, archive, done)
    return int(Exit.CLEAN)
