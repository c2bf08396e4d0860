"""One resolver for every command: from what a user typed to a text, and a part of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.archive.archive import Archive, Loaded, load_plan
from planctl.archive.git import split_revision
from planctl.errors import NoInput, UnknownRef
from planctl.model.ref import Ref, parse_ref
from planctl.record import Record
from planctl.suggest import did_you_mean

if TYPE_CHECKING:
    from planctl.model.clause import Clause
    from planctl.model.plan import Plan
    from planctl.model.point import Point
    from planctl.source import Document


class Target(Record):
    """What a ref names: a text, and where the ref says so a point or a clause of it."""

    plan: Plan
    document: Document
    point: Point | None = None
    clause: Clause | None = None

    @property
    def ref(self) -> Ref:
        """The full ref, with version."""
        return Ref(
            self.plan.id,
            self.plan.version,
            self.point.id if self.point else None,
            self.clause.id if self.clause else None,
        )


def resolve(text: str, archive: Archive) -> Target:
    """What a ref, a path, `-`, or a path or ref at a revision (`HEAD~3:us-28-point#6`) names.

    A file that exists is meant before a revision. Raises UnknownRef with a did-you-mean, UnreadableFile,
    NoInput or InvalidDocument.
    """
    base, _, part = text.partition("#")
    if base in ("-", "<stdin>"):
        document = _standard_input()
        return _part(load_plan(document), part, text)
    path = _as_path(base)
    if path is not None:
        return _part(archive.load(path, base), part, text)
    at = split_revision(text)
    if at is not None:
        return _at_revision(*at, archive)
    ref = parse_ref(text)
    if ref is None or ref.plan is None:
        hint = _meant(base, archive) or (
            "a ref looks like us-28-point, us-28-point@1.0, us-28-point#force-cap or us-28-point#6"
        )
        if base and parse_ref(base) is None and (".y" in base or "/" in base):
            raise UnknownRef(f"there is no file `{base}`", did_you_mean(base, _files_near(base)))
        raise UnknownRef(f"`{text}` is not a ref", hint)
    return _part(_version(ref, archive), part, text)


def _at_revision(rev: str, rest: str, archive: Archive) -> Target:
    """A path or a ref at a revision: a file of the repository is meant before a plan of the archive."""
    from planctl.archive.git import Repository, archive_at, repository_of

    name, _, part = rest.partition("#")
    if not name:
        raise UnknownRef(
            f"`{rev}:` is a whole archive",
            f"name a text in it: `{rev}:us-28-point`, or `{rev}:plans/us-28-point/1.0.yaml`",
        )
    try:
        repository = Repository.discover()
    except UnknownRef:
        repository = repository_of(archive)
    ref = parse_ref(name)
    try:
        revision = repository.revision(rev)
        path = revision.path(revision.full(name))
        if ref is None or revision.is_file(path):
            return _part(load_plan(revision.read(path, revision.display(path))), part, rest)
    except (UnknownRef, NoInput):
        # The working directory may be in another repository than the archive in use.
        if ref is None:
            raise
    assert ref is not None
    return _part(_version(ref, archive_at(rev, archive)), part, rest)


def _meant(base: str, archive: Archive) -> str | None:
    """What a word that is no ref was probably meant for: a plan in other letters, a version cut short."""
    name, _, version = base.partition("@")
    plan = name.strip().lower()
    versions = archive.entries.get(plan)
    if versions is None or parse_ref(base) is not None:
        return None
    said = version.lower().removeprefix("v")
    known = [f"{plan}@{entry.version}" for entry in versions if said and entry.version.startswith(said)]
    return f"did you mean `{known[-1] if known else plan}`?"


def _as_path(base: str) -> Path | None:
    path = Path(base) if base else None
    if path is None or not (path.exists() or path.is_symlink()):
        return None
    # A plan id may happen to be a folder's name; a ref wins over a folder, a file over a ref.
    return (
        path
        if path.is_file() or "/" in base or "\\" in base or base.startswith(".") or not path.is_dir()
        else None
    )


def _files_near(base: str) -> list[str]:
    folder = Path(base).parent
    return [str(item) for item in folder.glob("*.y*ml")] if folder.is_dir() else []


def _standard_input() -> Document:
    from planctl.source import read_bytes
    from planctl.source.budget import DEFAULT

    return read_bytes(sys.stdin.buffer.read(DEFAULT.size + 1), "<stdin>")


def _version(ref: Ref, archive: Archive) -> Loaded:
    assert ref.plan is not None
    versions = archive.entries.get(ref.plan)
    if not versions:
        where = "the built-in library" if archive.is_library else f"`{archive.display(archive.root)}`"
        hint = did_you_mean(ref.plan, archive.entries) or "`planctl list` shows the plans there are"
        raise UnknownRef(f"there is no plan `{ref.plan}` in {where}", hint)
    if ref.version is None:
        return archive.load(versions[-1].path)
    for entry in versions:
        if entry.version == ref.version:
            return archive.load(entry.path)
    known = ", ".join(entry.version for entry in versions)
    raise UnknownRef(f"`{ref.plan}` has no version {ref.version}", f"it has {known}")


def _part(loaded: Loaded, part: str, text: str) -> Target:
    if "#" not in text:
        return Target(loaded.plan, loaded.document)
    name, _, clause_name = part.partition(".")
    plan = loaded.plan
    point = plan.point(name) or next(
        (p for p in plan.points if p.number is not None and str(p.number) == name), None
    )
    if point is None:
        numbers = [p.number for p in plan.points if p.number is not None]
        if name.isdigit():
            hint = (
                f"its numbers run from {numbers[0]} to {numbers[-1]}"
                if numbers
                else ("its numbers are undisclosed; name a point by its id")
            )
        else:
            hint = (
                did_you_mean(name, [p.id for p in plan.points])
                or f"`planctl show {plan.id}` lists its points"
            )
        raise UnknownRef(f"{plan.ref} has no point `{name}`", hint)
    if not clause_name:
        return Target(plan, loaded.document, point)
    clause = next((c for c in point.all_clauses if c.id == clause_name), None)
    if clause is None:
        hint = did_you_mean(clause_name, [c.id for c in point.all_clauses]) or (
            "its clauses: " + ", ".join(c.id for c in point.all_clauses)
            if point.all_clauses
            else "it has no clauses"
        )
        raise UnknownRef(f"{plan.ref}#{point.id} has no clause `{clause_name}`", hint)
    return Target(plan, loaded.document, point, clause)
