"""Where plans live: discovery, refs, versions, and the library shipped with the package."""

from planctl.archive.archive import Archive, Entry, Loaded
from planctl.archive.locate import archive_registry, open_archive, registry_for
from planctl.archive.resolve import Target, resolve

__all__ = [
    "Archive",
    "Entry",
    "Loaded",
    "Target",
    "archive_registry",
    "open_archive",
    "registry_for",
    "resolve",
]
