"""Checks files within their archives, by the policy that each has."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from planctl.archive.archive import Archive
from planctl.archive.git import archive_around
from planctl.archive.locate import archive_of
from planctl.archive.search import Found, search
from planctl.errors import NoInput, PlanctlError
from planctl.lint.context import Context
from planctl.lint.engine import Verdict, judge
from planctl.lint.finding import Finding, Report
from planctl.lint.offers import Prover, with_patches
from planctl.lint.subject import Subject
from planctl.source import Document, read_bytes, read_file
from planctl.validation.settings import Settings
from planctl.validation.surroundings import Surroundings
from planctl.validation.tally import Checked, Tally, file_of


class Validator:
    """Checks files within their archives. Keeps what it has read, so that no file is parsed twice."""

    def __init__(self, archive: Archive, settings: Settings | None = None) -> None:
        self.archive = archive
        self.settings = settings or Settings()
        self._subjects: dict[str, Subject] = {}
        self._surroundings: dict[str, Surroundings] = {}

    def run(
        self,
        files: Iterable[Found],
        stdin: tuple[bytes, str] | None = None,
        *,
        fixed: int = 0,
        since: str | None = None,
    ) -> Checked:
        """Check files, and the bytes of standard input with the name they go by.

        `fixed` is how many findings were mended before; with `since`, a git revision, what was there then may
        stand. Raises UnknownRef for a revision that names nothing, PlanctlError for a bad
        configuration or baseline.
        """
        subjects = self.subjects(files, stdin)
        known = None
        if since is not None:
            from planctl.validation.since import known_at

            known = known_at(since, subjects, self.archive, self.settings)
        verdicts = {id(subject): (subject, self.judge(subject)) for subject in subjects}
        # Names could not be looked up in these, so a verdict on the others alone would say too much.
        for broken in self.broken():
            if id(broken) not in verdicts:
                verdicts[id(broken)] = (broken, self.judge(broken))
        run = Tally(self.settings, known)
        for subject, verdict in verdicts.values():
            run.add(subject, verdict, self.patched(subject, verdict))
        texts = {subject.document.name: subject.document.text for subject, _ in verdicts.values()}
        return run.checked(texts, fixed)

    def subjects(self, files: Iterable[Found], stdin: tuple[bytes, str] | None = None) -> list[Subject]:
        """Files, and standard input, as the rules see them."""
        found = []
        if stdin is not None:
            # First, so that other files see what is being typed and not what is on disk.
            found.append(self.put(read_bytes(stdin[0], stdin[1]), Path(stdin[1])))
        return found + [self.subject(each.path, each.name) for each in files]

    def judge(self, subject: Subject) -> Verdict:
        """The verdict on one document, by the policy of its file."""
        return judge(subject, self.context(subject), self.settings.policy(file_of(subject)))

    def patched(self, subject: Subject, verdict: Verdict) -> list[Finding]:
        """The findings of a verdict with the patches that hold."""
        prover = Prover(subject, self.context(subject), self.settings.policy(file_of(subject)))
        return with_patches(verdict, prover)

    def put(self, document: Document, path: Path) -> Subject:
        """Have a document stand for the file at a path, on disk or not, from now on."""
        key = os.path.realpath(path)
        self._subjects[key] = Subject(document, Path(os.path.abspath(path)))
        self._surroundings.clear()
        return self._subjects[key]

    def subject(self, path: Path, name: str | None = None) -> Subject:
        """A file as the rules see it. A file that cannot be opened is a subject that says so."""
        key = os.path.realpath(path)
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
        key = os.path.realpath(archive.root)
        if key not in self._surroundings:
            self._surroundings[key] = Surroundings(archive, self.subject)
        surroundings = self._surroundings[key]
        # Only stances name events, and a timeline is long.
        return surroundings.with_events if subject.kind == "stances" else surroundings.context

    def broken(self) -> list[Subject]:
        """The files beside the plans that could not be read when names were looked up in them."""
        return [each for surroundings in self._surroundings.values() for each in surroundings.broken]


def check_paths(paths: Iterable[str], archive: Archive) -> Report:
    """The report on files, folders and refs. Raises NoInput where one does not exist or no file matched."""
    found = search(paths, archive)
    for message, hint in found.missing:
        raise NoInput(message, hint)
    if not found.files:
        raise NoInput(f"there is no plan document below `{', '.join(found.empty)}`")
    return Validator(archive).run(found.files).report
