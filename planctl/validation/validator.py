"""Checks files within their archives, by the policy that each has."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.archive.archive import Archive
from planctl.archive.git import archive_around
from planctl.archive.locate import archive_of
from planctl.archive.real import RealPaths
from planctl.archive.search import Found, search
from planctl.errors import NoInput, PlanctlError
from planctl.validation.outcome import Outcome, Texts, outcome, renamed
from planctl.validation.settings import Parts, Settings
from planctl.validation.tally import Checked, Tally, file_of

# What judges a file is imported where one is judged: kept verdicts need none of it.
if TYPE_CHECKING:
    from planctl.lint.context import Context
    from planctl.lint.engine import Verdict
    from planctl.lint.finding import Finding, Report
    from planctl.lint.policy import Policy
    from planctl.lint.subject import Subject
    from planctl.source import Document
    from planctl.validation.cache import Cache
    from planctl.validation.surroundings import Surroundings


class Validator:
    """Checks files within their archives. Keeps what it has read, so that no file is parsed twice."""

    def __init__(self, archive: Archive, settings: Settings | None = None) -> None:
        self.archive = archive
        self.settings = settings or Settings()
        self._subjects: dict[str, Subject] = {}
        self._surroundings: dict[str, Surroundings] = {}
        self._real = RealPaths()
        self._homes: dict[Path, Archive] = {}
        # What the verdict at hand rests on: the files read for it, and whether history was asked.
        self.reads: set[str] = set()
        self.asked_history = False

    def run(
        self,
        files: Iterable[Found],
        stdin: tuple[bytes, str] | None = None,
        *,
        fixed: int = 0,
        since: str | None = None,
        jobs: int = 1,
        cache: Cache | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Checked:
        """Check files, and the bytes of standard input with the name they go by.

        `fixed` is how many findings were mended before; with `since`, a git revision, what was there then may
        stand. `jobs` is how many processes judge the files (0: as many as are worth it), `cache` keeps their
        verdicts, `progress` is told how many of how many are done; the report is the same whatever they are.
        Raises UnknownRef for a revision that names nothing, PlanctlError for a bad configuration or baseline.
        """
        known = None
        if stdin is None and since is None and self.archive.on_disk:
            outcomes = self._judged(list(files), jobs, cache, progress)
        else:
            subjects = self.subjects(files, stdin)
            if since is not None:
                from planctl.validation.since import known_at

                known = known_at(since, subjects, self.archive, self.settings)
            outcomes = [outcome(self, subject) for subject in {id(each): each for each in subjects}.values()]
        # Names could not be looked up in these, so a verdict on the others alone would say too much.
        judged = {self._real(each.file) for each in outcomes}
        for path, name in sorted({broken for each in outcomes for broken in each.broken}):
            if self._real(path) not in judged:
                outcomes.append(outcome(self, self.subject(Path(path), name)))
        run = Tally(self.settings, known)
        for each in outcomes:
            run.add(each)
        return run.checked(Texts(iter(outcomes)), fixed)

    def _judged(
        self,
        files: list[Found],
        jobs: int,
        cache: Cache | None,
        progress: Callable[[int, int], None] | None,
    ) -> list[Outcome]:
        """The outcomes of files on disk, each file once: those kept from other runs, and those judged now."""
        from planctl.validation.jobs import judged, processes

        found: dict[str, Outcome] = {}
        missing: list[Found] = []
        for each in {self._real(each.path): each for each in reversed(files)}.values():
            kept = cache.get(each.path, each.name, *self._around(each.path)) if cache else None
            if kept is None:
                missing.append(each)
            else:
                found[each.name] = kept
        missing.sort(key=lambda each: each.name)
        for made in judged(self, missing, processes(jobs, len(missing))):
            found[made.outcome.name] = made.outcome
            if cache:
                cache.put(made, *self._around(made.outcome.file))
            if progress:
                progress(len(found), len(files))
        if cache:
            cache.save()
        # A file that was named is called so wherever another speaks of it, and not by its shortest path.
        called = {self.archive.display(each.path): each.name for each in files}
        called = {shown: name for shown, name in called.items() if shown != name}
        return [renamed(each, called.get) if called else each for each in found.values()]

    def _around(self, path: Path) -> tuple[Archive, Policy]:
        """The archive that a file is judged in, and the policy."""
        folder = path.parent
        if folder not in self._homes:
            self._homes[folder] = archive_of(path, self.archive.store) or self.archive
        return self._homes[folder], self.settings.policy(Path(os.path.abspath(path)))

    @property
    def remade(self) -> Callable[[], Validator]:
        """What makes a validator like this one in another process."""
        return partial(_remade, self.archive.root, self.archive.is_library, self.settings.parts)

    def subjects(self, files: Iterable[Found], stdin: tuple[bytes, str] | None = None) -> list[Subject]:
        """Files, and standard input, as the rules see them."""
        found: list[Subject] = []
        if stdin is not None:
            # First, so that other files see what is being typed and not what is on disk.
            from planctl.source import read_bytes

            found.append(self.put(read_bytes(stdin[0], stdin[1]), Path(stdin[1])))
        return found + [self.subject(each.path, each.name) for each in files]

    def judge(self, subject: Subject) -> Verdict:
        """The verdict on one document, by the policy of its file."""
        from planctl.lint.engine import judge

        return judge(subject, self.context(subject), self.settings.policy(file_of(subject)))

    def patched(self, subject: Subject, verdict: Verdict) -> list[Finding]:
        """The findings of a verdict with the patches that hold."""
        if not any(judged.hit.fix for judged in verdict.judged):
            return verdict.findings
        from planctl.lint.offers import Prover, with_patches

        prover = Prover(subject, self.context(subject), self.settings.policy(file_of(subject)))
        return with_patches(verdict, prover)

    def put(self, document: Document, path: Path) -> Subject:
        """Have a document stand for the file at a path, on disk or not, from now on."""
        from planctl.lint.subject import Subject

        key = self._real(path)
        self._subjects[key] = Subject(document, Path(os.path.abspath(path)))
        self._surroundings.clear()
        return self._subjects[key]

    def subject(self, path: Path, name: str | None = None) -> Subject:
        """A file as the rules see it. A file that cannot be opened is a subject that says so."""
        from planctl.lint.subject import Subject
        from planctl.source import read_bytes

        key = self._real(path)
        self.reads.add(key)
        known = self._subjects.get(key)
        if known is None or (name and known.document.name != name):
            shown, file = name or self.archive.display(path), Path(os.path.abspath(path))
            try:
                self._subjects[key] = Subject(self._read(path, shown), file)
            except (OSError, PlanctlError) as error:
                document = read_bytes(b"", shown)
                document.problems.clear()
                said = error.strerror if isinstance(error, OSError) else str(error)
                self._subjects[key] = Subject(document, file, said or type(error).__name__)
        return self._subjects[key]

    def _read(self, path: Path, name: str) -> Document:
        from planctl.source import read_file

        home = archive_around(path.as_posix(), self.archive)
        if home is not None:
            return home.read(path, name)
        if self.archive.on_disk:
            return read_file(path, name)  # in its own words, whatever the reason is that it cannot be read
        return self.archive.store.read(path, name)

    def context(self, subject: Subject) -> Context:
        """What surrounds a document: the archive it lies in, else the archive in use."""
        archive = archive_around(subject.document.name, self.archive)
        if archive is None and subject.file:
            archive = archive_of(subject.file, self.archive.store)
        archive = archive or self.archive
        key = self._real(archive.root)
        if key not in self._surroundings:
            from planctl.validation.surroundings import Surroundings

            self._surroundings[key] = Surroundings(archive, self.subject, self._note_history)
        surroundings = self._surroundings[key]
        # Only stances name events, and a timeline is long.
        return surroundings.with_events if subject.kind == "stances" else surroundings.context

    def _note_history(self) -> None:
        self.asked_history = True

    def forget(self, least: int) -> None:
        """Let go of the files read longest ago, all but the latest `least`: they are read again if needed."""
        for key in list(self._subjects)[:-least] if len(self._subjects) > 2 * least else ():
            del self._subjects[key]

    def broken(self) -> list[Subject]:
        """The files beside the plans that could not be read when names were looked up in them."""
        return [each for surroundings in self._surroundings.values() for each in surroundings.broken]


def _remade(root: Path, is_library: bool, parts: Parts) -> Validator:
    return Validator(Archive(root, is_library=is_library), Settings(*parts))


def check_paths(paths: Iterable[str], archive: Archive) -> Report:
    """The report on files, folders and refs. Raises NoInput where one does not exist or no file matched."""
    found = search(paths, archive)
    for message, hint in found.missing:
        raise NoInput(message, hint)
    if not found.files:
        raise NoInput(f"there is no plan document below `{', '.join(found.empty)}`")
    return Validator(archive).run(found.files).report
