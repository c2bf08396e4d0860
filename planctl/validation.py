"""Validation from end to end: files in, a report out. What the command and the library share.

It stands above `archive` and `lint`, which do not know each other: it reads files by the one, surrounds them
with what the archive knows, and has them judged by the other.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planctl.archive.archive import Archive, Entry
from planctl.archive.locate import archive_of, library_root
from planctl.archive.search import Found, search
from planctl.errors import NoInput
from planctl.lint.context import Context, PlanIndex
from planctl.lint.engine import check
from planctl.lint.finding import Finding, Report
from planctl.lint.reporting import report
from planctl.lint.subject import Subject
from planctl.model.kinds import KINDS
from planctl.source import read_bytes, read_file

if TYPE_CHECKING:
    from planctl.lint.ruleset import Registered
    from planctl.model.registry import Registry

_REGISTRIES = ("actors", "topics", "categories", "territories")


@dataclass
class Checked:
    """The report of a run, and the texts of its files by name, which the frames of the text format quote."""

    report: Report
    texts: Mapping[str, str] = field(default_factory=dict)


class Validator:
    """Checks files within their archives. Keeps what it has read, so that no file is parsed twice."""

    def __init__(self, archive: Archive, rules: Sequence[Registered] | None = None) -> None:
        self.archive = archive
        self.rules = rules
        self._subjects: dict[str, Subject] = {}
        self._surroundings: dict[str, Surroundings] = {}

    def run(self, files: Iterable[Found], stdin: tuple[bytes, str] | None = None) -> Checked:
        """Check files, and the bytes of standard input with the name they go by."""
        subjects = []
        if stdin is not None:
            # First, so that other files see what is being typed and not what is on disk.
            document = read_bytes(stdin[0], stdin[1])
            path = Path(stdin[1])
            subjects.append(Subject(document, path))
            self._subjects[os.path.realpath(path)] = subjects[0]
        subjects += [self.subject(found.path, found.name) for found in files]
        findings: list[Finding] = []
        for subject in subjects:
            findings += check(subject, self.context(subject), self.rules)
        # Names could not be looked up in these, so a verdict on the others alone would say too much.
        for broken in (each for surroundings in self._surroundings.values() for each in surroundings.broken):
            if broken not in subjects:
                subjects.append(broken)
                findings += check(broken, self.context(broken), self.rules)
        texts = {subject.document.name: subject.document.text for subject in subjects}
        return Checked(report(findings, len(subjects)), texts)

    def subject(self, path: Path, name: str | None = None) -> Subject:
        """A file as the rules see it. A file that cannot be opened is a subject that says so."""
        key = os.path.realpath(path)
        if key not in self._subjects or (name and self._subjects[key].document.name != name):
            shown = name or self.archive.display(path)
            try:
                self._subjects[key] = Subject(read_file(path, shown), path)
            except OSError as error:
                document = read_bytes(b"", shown)
                document.problems.clear()
                self._subjects[key] = Subject(document, path, error.strerror or type(error).__name__)
        return self._subjects[key]

    def context(self, subject: Subject) -> Context:
        """What surrounds a document: the archive it lies in, else the archive in use."""
        archive = (archive_of(subject.file) if subject.file else None) or self.archive
        key = os.path.realpath(archive.root)
        if key not in self._surroundings:
            self._surroundings[key] = Surroundings(archive, self)
        surroundings = self._surroundings[key]
        # Only stances name events, and a timeline is long.
        return surroundings.with_events if subject.kind == "stances" else surroundings.context


class Surroundings:
    """What an archive offers to the rules. Broken files in it count as unknown, not as empty."""

    def __init__(self, archive: Archive, validator: Validator) -> None:
        self._archive = archive
        self._validator = validator
        self.broken: list[Subject] = []

    @cached_property
    def context(self) -> Context:
        """The context without events; its plans are read on demand.

        An archive without a registry of its own uses the library's.
        """
        own = (self._archive.root / "registry").is_dir()
        root = self._archive.root if own else library_root()
        unknown: set[str] = set()
        known: dict[str, dict[str, Any]] = {}
        for kind in _REGISTRIES:
            entries = self._section(root / "registry" / f"{kind}.yaml", kind)
            if entries is None:
                unknown.add(kind)
            else:
                known[kind] = _entries(entries, KINDS[kind].model_fields[kind].annotation)
        return Context(
            _registry(known),
            Plans(self._archive, self._validator),
            unknown=frozenset(unknown),
            subject=self._subject,
            file=self._file,
        )

    def _subject(self, path: Path) -> Subject | None:
        return self._validator.subject(path) if path.is_file() else None

    def _file(self, plan: str, version: str) -> Path | None:
        entries = self._archive.entries.get(plan, [])
        return next((entry.path for entry in entries if entry.version == version), None)

    @cached_property
    def with_events(self) -> Context:
        """The context with the events of the timeline."""
        events = self._section(self._archive.root / "timeline.yaml", "events")
        if events is None:
            return replace(self.context, unknown=self.context.unknown | {"events"})
        ids = [event.get("id") for event in events if isinstance(event, dict)]
        return replace(self.context, events=frozenset(name for name in ids if isinstance(name, str)))

    def _section(self, path: Path, key: str) -> Any:
        """The entries of a file beside the plans: empty where there is no such file, None where it cannot
        be read.
        """
        if not path.exists():
            return {}
        subject = self._validator.subject(path)
        data = subject.data
        if subject.unreadable or not isinstance(data, dict) or not isinstance(data.get(key), (dict, list)):
            self.broken.append(subject)
            return None
        return data[key]


def _registry(known: dict[str, dict[str, Any]]) -> Registry:
    from planctl.model.registry import Registry

    # Not validated: a broken entry counts as defined.
    return Registry.model_construct(None, **{kind: known.get(kind, {}) for kind in _REGISTRIES})


def _entries(raw: Any, annotation: Any) -> dict[str, Any]:
    """Registry entries by id. A broken one still counts as defined: its own file's findings say what is
    wrong.
    """
    from typing import get_args

    from pydantic import ValidationError

    model = get_args(annotation)[1]
    made: dict[str, Any] = {}
    for name, entry in raw.items() if isinstance(raw, dict) else ():
        try:
            made[name] = model.model_validate(entry)
        except ValidationError:
            made[name] = None
    return made


class Versions(Mapping[str, PlanIndex]):
    """The versions of one plan, oldest first, each read when it is asked for."""

    def __init__(self, entries: list[Entry], validator: Validator) -> None:
        self._entries = {entry.version: entry for entry in entries}
        self._validator = validator

    def __getitem__(self, version: str) -> PlanIndex:
        return self._validator.subject(self._entries[version].path).index

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class Plans(Mapping[str, Versions]):
    """The plans of an archive by id."""

    def __init__(self, archive: Archive, validator: Validator) -> None:
        self._archive = archive
        self._validator = validator

    def __getitem__(self, plan: str) -> Versions:
        return Versions(self._archive.entries[plan], self._validator)

    def __iter__(self) -> Iterator[str]:
        return iter(self._archive.entries)

    def __len__(self) -> int:
        return len(self._archive.entries)


def check_paths(paths: Iterable[str], archive: Archive) -> Report:
    """The report on files, folders and refs. Raises NoInput where one does not exist or no file matched."""
    found = search(paths, archive)
    for message, hint in found.missing:
        raise NoInput(message, hint)
    if not found.files:
        raise NoInput(f"there is no plan document below `{', '.join(found.empty)}`")
    return Validator(archive).run(found.files).report
