"""Verdicts kept between runs, each for as long as everything that it rests on stays the same.

A verdict rests on the bytes of its file, on the policy it was judged by, on every other file that was read to
come to it, on the registries and other files beside the plans, on which files there are, and on planctl
itself. All of that is compared by digests; what rests on more (the history of a repository) is not kept. The
file is replaced as a whole, so that two runs at once lose at worst each other's news.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from planctl._version import __version__
from planctl.archive.archive import Archive
from planctl.archive.real import RealPaths
from planctl.lint.finding import Confidence, Finding, Patch, Related, Replacement, Severity, Waived
from planctl.lint.policy import Policy
from planctl.validation.kept import Kept
from planctl.validation.outcome import Outcome, renamed

_FORM = 1
_MOST = 20_000  # verdicts in one file


def cache_folder() -> Path:
    """Where caches lie: below XDG_CACHE_HOME, else in the cache folder of the user."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(home) if os.path.isabs(home) else Path.home() / ".cache"
    return base / "planctl"


class Cache:
    """The verdicts kept for runs from one working directory."""

    def __init__(self, folder: Path | None = None) -> None:
        where = _digest(f"{_FORM}\0{os.getcwd()}\0{_tool()}".encode())
        self._path = (folder or cache_folder()) / "validate" / f"{where}.json"
        self._kept: dict[str, dict[str, Any]] = _read(self._path)
        self._real = RealPaths()
        self._digests: dict[str, str | None] = {}
        self._grounds: dict[str, str] = {}
        self._changed = False
        self.used = 0

    def get(self, file: Path, name: str, archive: Archive, policy: Policy) -> Outcome | None:
        """The verdict on a file that still holds, or None."""
        entry = self._kept.get(self._key(file, name))
        if entry is None or entry["on"] != self._on(file, archive, policy):
            return None
        if any(self._digest_of(path) != digest for path, digest in entry["read"].items()):
            return None
        try:
            found = Outcome(
                file,
                name,
                entry["home"],
                tuple(_finding(each) for each in entry["findings"]),
                tuple(Waived(**{**each, "finding": _finding(each["finding"])}) for each in entry["waived"]),
                None,
                tuple((path, shown) for path, shown in entry["broken"]),
            )
        except (ValueError, KeyError, TypeError):
            return None
        self.used += 1
        return renamed(found, lambda path: archive.display(Path(path)))

    def put(self, kept: Kept, archive: Archive, policy: Policy) -> None:
        """Keep a verdict, if it rests on nothing but files."""
        # Other files are kept by their real paths: what they are called is the next run's matter.
        made = renamed(kept.outcome, self._real)
        on = self._on(made.file, archive, policy)
        read = {path: self._digest_of(path) for path in sorted(kept.read - {self._real(made.file)})}
        if not kept.lasting or on is None:
            return
        self._kept[self._key(made.file, made.name)] = {
            "on": on,
            "read": read,
            "home": made.home,
            "findings": made.findings,
            "waived": made.waived,
            "broken": list(made.broken),
        }
        self._changed = True

    def save(self) -> None:
        """Write what is new. A cache that cannot be written is no reason to fail."""
        if not self._changed:
            return
        from planctl.archive.write import replace_file
        from planctl.errors import PlanctlError

        kept = dict(list(self._kept.items())[-_MOST:])
        with suppress(PlanctlError):
            replace_file(self._path, json.dumps(kept, default=vars, separators=(",", ":")))

    def _on(self, file: Path, archive: Archive, policy: Policy) -> str | None:
        """What a verdict rests on beside the files read for it; None where the file cannot be read."""
        own = self._digest_of(self._real(file))
        if own is None:
            return None
        root = self._real(archive.root)
        if root not in self._grounds:
            self._grounds[root] = _digest(
                "\n".join(self._ground(Path(root))).encode("utf-8", "surrogateescape")
            )
        rules = "all" if policy.rules is None else ",".join(item.rule.id for item in policy.rules)
        levels = sorted((rule, str(level)) for rule, level in policy.severity.items())
        judged = f"{rules}\0{levels}\0{policy.min_confidence}\0{policy.comments}\0{policy.today}"
        return _digest(f"{own}\0{self._grounds[root]}\0{judged}".encode())

    def _ground(self, root: Path) -> Iterator[str]:
        """Which files an archive has, and what is in those that are no texts of plans."""
        from planctl.archive.locate import library_root

        for base, folders, files in os.walk(root):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for name in sorted(files):
                path = Path(base, name)
                below = path.relative_to(root)
                is_text = len(below.parts) == 2 and below.parts[0] not in ("registry", "crosswalks")
                yield f"{below}\0{'' if is_text else self._digest_of(self._real(path))}"
        if not (root / "registry").is_dir():
            for path in sorted((library_root() / "registry").glob("*.yaml")):
                yield f"{path}\0{self._digest_of(os.path.realpath(path))}"

    def _key(self, file: Path, name: str) -> str:
        return f"{self._real(file)}\0{name}"

    def _digest_of(self, path: str) -> str | None:
        if path not in self._digests:
            try:
                with open(path, "rb") as handle:
                    self._digests[path] = _digest(handle.read())
            except OSError:
                self._digests[path] = None
        return self._digests[path]


def _finding(kept: dict[str, Any]) -> Finding:
    """A finding of what JSON keeps of it. Without pydantic, which takes longer to load than this file."""
    patch = kept["patch"]
    return Finding(
        **{
            **kept,
            "severity": Severity(kept["severity"]),
            "confidence": Confidence(kept["confidence"]),
            "related": [Related(**each) for each in kept["related"]],
            "patch": patch
            and Patch(**{**patch, "replacements": [Replacement(**each) for each in patch["replacements"]]}),
        }
    )


def _digest(raw: bytes) -> str:
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


def _tool() -> str:
    """What changes when planctl or what it runs on does: its own files, by size and time."""
    package = Path(__file__).resolve().parent.parent
    parts = [__version__, sys.version]
    for path in _own_files(package):
        stat = path.stat()
        parts.append(f"{path}:{stat.st_size}:{stat.st_mtime_ns}")
    return "\n".join(parts)


def _own_files(package: Path) -> list[Path]:
    """The code, with its word lists, and what is made of the models."""
    return sorted(
        Path(base, file)
        for base, _, files in os.walk(package)
        for file in files
        if file.endswith((".py", ".json"))
    )


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}  # none yet, or not one of ours
    whole = isinstance(found, dict) and all(
        isinstance(entry, dict) and {"on", "read", "home", "findings", "waived", "broken"} <= entry.keys()
        for entry in found.values()
    )
    return found if whole else {}
