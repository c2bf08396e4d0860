"""What surrounds a document in its archive: registries, plans, events and other files, read on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planctl.archive.archive import Archive, Entry
from planctl.archive.locate import library_root
from planctl.lint.context import Context, PlanIndex
from planctl.lint.subject import Subject
from planctl.model.registry import Entry as Registered
from planctl.model.registry import Registry
from planctl.model.sound import sound

if TYPE_CHECKING:
    from planctl.source import Document

# Reads a file as the rules see it, each one once.
Read = Callable[[Path], Subject]


def _nothing() -> None:
    pass


class Surroundings:
    """What an archive offers to the rules. Broken files in it count as unknown, not as empty."""

    def __init__(self, archive: Archive, read: Read, asks_history: Callable[[], None] = _nothing) -> None:
        self._archive = archive
        self._read = read
        self._asks_history = asks_history
        self.broken: list[Subject] = []

    @cached_property
    def context(self) -> Context:
        """The context without events; its plans are read on demand.

        An archive without a registry of its own uses the library's.
        """
        own = self._archive.is_dir(self._archive.root / "registry")
        root = self._archive.root if own else library_root()
        unknown: set[str] = set()
        known: dict[str, dict[str, Any]] = {}
        for kind in Registry._fields:
            entries = self._section(root / "registry" / f"{kind}.yaml", kind)
            if entries is None:
                unknown.add(kind)
            else:
                known[kind] = _entries(entries, kind)
        return Context(
            Registry(**known),
            Plans(self._archive, self._read),
            unknown=frozenset(unknown),
            subject=self._subject,
            file=self._file,
            files=self._files,
            root=self._archive.root,
            sealed=self._sealed,
        )

    def _subject(self, path: Path) -> Subject | None:
        return self._read(path) if self._archive.is_file(path) else None

    def _sealed(self, path: Path, digest: str) -> Document | None:
        from planctl.archive.seals import sealed_text

        self._asks_history()
        found = sealed_text(path, digest, self._archive)
        return found[0] if found else None

    def _file(self, plan: str, version: str) -> Path | None:
        return next(iter(self._files(plan, version)), None)

    def _files(self, plan: str, version: str) -> tuple[Path, ...]:
        entries = self._archive.entries.get(plan, [])
        return tuple(entry.path for entry in entries if entry.version == version)

    @cached_property
    def with_events(self) -> Context:
        """The context with the events of the timeline."""
        events = self._section(self._archive.root / "timeline.yaml", "events")
        if events is None:
            return self.context._replace(unknown=self.context.unknown | {"events"})
        ids = [event.get("id") for event in events if isinstance(event, dict)]
        return self.context._replace(events=frozenset(name for name in ids if isinstance(name, str)))

    def _section(self, path: Path, key: str) -> Any:
        """The entries of a file beside the plans: empty where there is no such file, None where it cannot
        be read.
        """
        if not (self._archive.is_file(path) or self._archive.is_dir(path)):
            return {}
        subject = self._read(path)
        data = subject.data
        if subject.unreadable or not isinstance(data, dict) or not isinstance(data.get(key), (dict, list)):
            self.broken.append(subject)
            return None
        return data[key]


def _entries(raw: Any, kind: str) -> dict[str, Any]:
    """Registry entries by id. A broken one still counts as defined: its own file's findings say what is
    wrong.
    """
    if not isinstance(raw, dict):
        return {}
    whole = sound(kind, {kind: raw})
    return {
        name: Registered(**entry) if whole or sound(kind, {kind: {name: entry}}) else _checked(entry, kind)
        for name, entry in raw.items()
    }


def _checked(entry: Any, kind: str) -> Any:
    """An entry by its model, or None where it is broken."""
    from typing import get_args

    from pydantic import ValidationError

    from planctl.model.kinds import KINDS

    model = get_args(KINDS[kind].model_fields[kind].annotation)[1]
    try:
        return model.model_validate(entry)
    except ValidationError:
        return None


class Versions(Mapping[str, PlanIndex]):
    """The versions of one plan, oldest first, each read when it is asked for."""

    def __init__(self, entries: list[Entry], read: Read) -> None:
        self._entries = {entry.version: entry for entry in entries}
        self._read = read

    def __getitem__(self, version: str) -> PlanIndex:
        return self._read(self._entries[version].path).index

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class Plans(Mapping[str, Versions]):
    """The plans of an archive by id."""

    def __init__(self, archive: Archive, read: Read) -> None:
        self._archive = archive
        self._read = read

    def __getitem__(self, plan: str) -> Versions:
        return Versions(self._archive.entries[plan], self._read)

    def __iter__(self) -> Iterator[str]:
        return iter(self._archive.entries)

    def __len__(self) -> int:
        return len(self._archive.entries)
