"""`planctl verify [REF…]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option
from planctl.errors import Exit, NoInput

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.model.process import Seal
    from planctl.track.verification import Held, Original


@click.command("verify")
@click.argument("refs", nargs=-1, type=REF)
@format_option("terminal", "json")
@common_options
def command(common: Common, refs: tuple[str, ...], format_: str) -> int:
    """Check that sealed texts still say what they said when they were sealed.

    REFS are plans (all their versions) or versions; without any, every text in plans.lock is checked. Where
    the archive is under git and the sealed text is in its history, the changes since are told.

    Exit code: 0 every seal holds, 1 a sealed text changed, is gone or cannot be read, 3 there is no archive.
    """
    from planctl.archive import archive_registry
    from planctl.archive.seals import lock_path, read_lock
    from planctl.track.verification import SealState, state_of, verify

    archive = common.archive()
    if not refs and archive.is_library:  # nothing of the user's was looked at: that is no success
        raise NoInput(
            "there is no `plans/` folder here or above it, so no seal to check",
            "run this where your plans are, or name them with --archive DIR",
        )
    seals = read_lock(archive).texts
    names = _names(refs, archive, seals)
    held = {name: text for name in names if (text := _held(name, archive)) is not None}
    originals = {
        name: original
        for name in names
        if state_of(seals.get(name), held.get(name)) is SealState.CHANGED
        and (original := _original(name, seals[name], archive)) is not None
    }
    result = verify(
        names, seals, held, originals, archive.display(lock_path(archive)), archive_registry(archive)
    )
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(result))
    else:
        from planctl.render.verification import verification_terminal

        common.emit(verification_terminal(result, common.screen()))
    return int(Exit.FOUND if result.broken else Exit.CLEAN)


def _names(refs: tuple[str, ...], archive: Archive, seals: dict[str, Seal]) -> list[str]:
    """The refs with version that were asked for. A sealed text may be gone, so the lock is asked first."""
    from planctl.archive.versions import versions_of
    from planctl.errors import UnknownRef
    from planctl.model.ref import parse_ref
    from planctl.suggest import did_you_mean

    if not refs:
        return list(seals)
    names: list[str] = []
    for ref in refs:
        said = parse_ref(ref)
        if said is None or said.plan is None or said.point is not None:
            raise UnknownRef(f"`{ref}` is not the ref of a text", "name a plan or a version: us-28-point@1.0")
        locked = [name for name in seals if name == ref or name.startswith(f"{ref}@")]
        there = [f"{e.plan}@{e.version}" for e in archive.entries.get(said.plan, [])]
        found = [name for name in there if ref in (name, said.plan)]
        if not found and not locked:
            versions_of(said.plan, archive)
            raise UnknownRef(f"there is no text `{ref}`", did_you_mean(ref, [*there, *seals]))
        names += [*found, *(name for name in locked if name not in found)]
    return list(dict.fromkeys(names))


def _held(name: str, archive: Archive) -> Held | None:
    from planctl.errors import PlanctlError
    from planctl.model.digest import digest
    from planctl.track.verification import Held

    plan, _, version = name.partition("@")
    for entry in archive.entries.get(plan, []):
        if entry.version == version:
            path = archive.display(entry.path)
            try:
                loaded = archive.load(entry.path)
            except PlanctlError:
                return Held(path, None, None)
            return Held(path, digest(loaded.document.data), loaded.plan)
    return None


def _original(name: str, seal: Seal, archive: Archive) -> Original | None:
    from planctl.archive.archive import load_plan
    from planctl.archive.seals import sealed_text
    from planctl.errors import PlanctlError
    from planctl.track.verification import Original

    plan, _, version = name.partition("@")
    for entry in archive.entries.get(plan, []):
        found = sealed_text(entry.path, seal.digest, archive) if entry.version == version else None
        if found:
            try:
                return Original(load_plan(found[0]).plan, found[1])
            except PlanctlError:
                return None
    return None
