"""`planctl seal REF…`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options
from planctl.cli.writing import DAY, must_be_writable

if TYPE_CHECKING:
    from planctl.archive import Archive, Target


@click.command("seal")
@click.argument("refs", nargs=-1, required=True, type=REF)
@click.option("--date", "day", type=DAY, default="today", metavar="DAY", help="The day of the seal; today.")
@click.option("--force", is_flag=True, help="Seal a text anew that changed since it was sealed.")
@click.option("--dry-run", "-n", is_flag=True, help="Write nothing: only say what would be sealed.")
@common_options
def command(common: Common, refs: tuple[str, ...], day: datetime.date, force: bool, dry_run: bool) -> None:
    """Seal texts: record in plans.lock what they say, so that no later edit goes unnoticed.

    REFS are plans (their latest version) or versions of the archive. The seal is a digest of what the text
    says: comments, layout and the order of keys may change. `planctl verify` and `planctl validate` report a
    sealed text that says something else. What is sealed is not edited any more: `planctl bump` makes the
    next version.
    """
    from planctl.archive.seals import lock_path, read_lock, sealed
    from planctl.archive.write import replace_file
    from planctl.errors import PlanctlError
    from planctl.model.digest import digest

    archive = common.archive()
    must_be_writable(archive)
    known = read_lock(archive).texts
    made: dict[str, str] = {}
    said: list[str] = []
    for ref in refs:
        target = _version(ref, archive)
        name, now = target.plan.ref, digest(target.document.data)
        if name in known and known[name].digest == now:
            said.append(f"{name}: sealed on {known[name].sealed} already, and unchanged")
            continue
        if name in known and not force:
            raise PlanctlError(
                f"{name} was sealed on {known[name].sealed} and says something else now",
                f"`planctl verify {name}` shows what; `planctl bump {target.plan.id}` makes a new version of "
                "it, --force seals it anew",
            )
        made[name] = now
        said.append(f"{name}: {'would be ' if dry_run else ''}sealed ({now[:19]}…)")
    if made and not dry_run:
        replace_file(lock_path(archive), sealed(archive, made, day))
    common.emit("\n".join(said))


def _version(ref: str, archive: Archive) -> Target:
    """The version that a ref names. It must be a file of the archive: the lock names texts by ref."""
    from planctl.archive import resolve
    from planctl.errors import UnknownRef

    target = resolve(ref, archive)
    if target.point is not None:
        raise UnknownRef(f"`{ref}` is a part of a text", f"a whole text is sealed: {target.plan.ref}")
    own = [entry for entry in archive.entries.get(target.plan.id, []) if entry.version == target.plan.version]
    if not own or archive.load(own[0].path).document.data != target.document.data:
        raise UnknownRef(
            f"`{ref}` is not a text of the archive `{archive.display(archive.root)}`",
            f"a text is sealed where it lies: {target.plan.id}/{target.plan.version}.yaml",
        )
    return target
