"""The lines that make git use planctl: a marked block in git's configuration, another in its attributes.

A block is put at the end of a file and taken out again; every other byte stays as it was. A file that the
block made goes with it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import sysconfig
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planctl.errors import PlanctlError, UnreadableFile

if TYPE_CHECKING:
    from planctl.archive.archive import Archive
    from planctl.archive.repository import Repository

_BEGIN = b"# planctl git install: begin"
_NO_NEWLINE = b" (the line before had no end)"
_NEW_FILE = b" (in a new file)"
_END = b"# planctl git install: end (planctl git install --uninstall takes this out)"
_BLOCK = re.compile(
    # The body ends before another beginning: a first line without its last one is no block.
    rb"^"
    + re.escape(_BEGIN)
    + rb"(?P<how>[^\r\n]*)\r?\n(?P<body>(?:(?!"
    + re.escape(_BEGIN)
    + rb")[^\n]*\n)*?)"
    rb"^" + re.escape(_END) + rb"\r?(?:\n|\Z)",
    re.M,
)
# Every plan file, whatever folder `plans` lies in.
_ANYWHERE = "**/plans/*/"
_FILES = ("[0-9]*.[0-9]*.yaml", "[0-9]*.[0-9]*.yml")


@dataclass(frozen=True, slots=True)
class Change:
    """A file with its block put in or taken out. `content` is None where the file goes."""

    path: Path
    before: bytes | None
    content: bytes | None

    @property
    def is_change(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.content


def command_line() -> str:
    """How a shell runs this planctl, quoted: the program on PATH if it is this one, else the interpreter.

    The interpreter gets -P, so that no module of the repository it is run in is taken for planctl's.
    """
    found = shutil.which("planctl")
    scripts = os.path.realpath(sysconfig.get_path("scripts"))
    if found and os.path.dirname(os.path.realpath(found)) == scripts:
        return _quoted(os.path.abspath(found))
    return f"{_quoted(sys.executable)} -P -m planctl"


def config_lines(command: str) -> str:
    """The sections of git's configuration that define the two drivers, and two aliases.

    git runs a diff driver in `git diff` by itself, in `git log` and `git show` with --ext-diff: hence the
    aliases. Elsewhere `xfuncname` makes git's own diff name the point that a change is in.
    """
    merge = command.replace("%", "%%")
    return "\n".join(
        [
            '[diff "planctl"]',
            f"\tcommand = {_value(f'{command} git diff-file')}",
            f"\txfuncname = {_value('^[ -]*id: .*$')}",
            '[merge "planctl"]',
            "\tname = planctl: merge of plans by points, clauses and words",
            f"\tdriver = {_value(_driver(merge))}",
            # Two branches may have several common ancestors: git merges these first, which is no news.
            "\trecursive = planctl-ancestors",
            '[merge "planctl-ancestors"]',
            "\tname = planctl: the same, between common ancestors",
            f"\tdriver = {_value(_driver(merge, '--quiet '))}",
            "[alias]",
            "\tplan-log = log -p --ext-diff",
            "\tplan-show = show --ext-diff",
            "",
        ]
    )


def _driver(command: str, options: str = "") -> str:
    """What git runs to merge a file. Where planctl cannot be run, as when its environment is gone, git
    would leave our side in place, without a mark: then it merges by lines.
    """
    by_lines = "git merge-file -L ours -L base -L theirs %A %O %B"
    return (
        f"{command} git merge-file {options}%O %A %B %P || {{ {command} --version >/dev/null 2>&1 && exit 1; "
        f"echo 'planctl cannot be run: merged by lines' >&2; {by_lines}; }}"
    )


def attribute_lines(folder: str | None = None) -> str:
    """The lines of .gitattributes for the plan files of an archive in a folder, else of any."""
    lead = (
        _ANYWHERE
        if folder is None
        else "/" + "".join(f"{_literal(part)}/" for part in folder.split("/") if part) + "*/"
    )
    return "".join(f"{_pattern(lead + name)} diff=planctl merge=planctl\n" for name in _FILES)


def put_in(path: Path, lines: str) -> Change:
    """The file with the block at its end; one that is there already is made new in its place."""
    before = _content(path)
    text = before or b""
    body = lines.encode()
    found = _BLOCK.search(text)
    if found:
        kept = _foreign(found["body"])
        block = _BEGIN + found["how"] + b"\n" + body + kept + _END + b"\n"
        return Change(path, before, text[: found.start()] + block + text[found.end() :])
    how = _NEW_FILE if before is None else b"" if not text or text.endswith(b"\n") else _NO_NEWLINE
    lead = text + (b"\n" if how == _NO_NEWLINE else b"")
    return Change(path, before, lead + _BEGIN + how + b"\n" + body + _END + b"\n")


def take_out(path: Path) -> Change:
    """The file without the block, byte for byte as it was; what others wrote into the block stays."""
    before = _content(path)
    found = _BLOCK.search(before or b"")
    if before is None or not found:
        return Change(path, before, before)
    lead, tail = before[: found.start()], before[found.end() :]
    kept = _foreign(found["body"])
    if found["how"] == _NO_NEWLINE and not kept and not tail:
        lead = lead.removesuffix(b"\n")
    rest = lead + kept + tail
    return Change(path, before, None if found["how"] == _NEW_FILE and not rest else rest)


def write(change: Change) -> None:
    """Carry a change out, under git's own lock and as a whole. Raises UnreadableFile, PlanctlError."""
    if not change.is_change:
        return
    path = Path(os.path.realpath(change.path))  # a link stays a link
    lock = path.with_name(f"{path.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        raise PlanctlError(
            f"`{path}` is locked by another program", f"if none is at work, remove `{lock}` and try again"
        ) from None
    except OSError as error:
        raise UnreadableFile(f"cannot write `{path}`: {error.strerror or error}") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(change.content or b"")
            file.flush()
            os.fsync(file.fileno())
        if change.content is None:
            path.unlink()
            lock.unlink()
        else:
            if path.exists():
                os.chmod(lock, path.stat().st_mode & 0o777)
            os.replace(lock, path)
    except OSError as error:
        with suppress(OSError):
            lock.unlink()
        raise UnreadableFile(f"cannot write `{path}`: {error.strerror or error}") from None


def local_files(repository: Repository) -> tuple[Path, Path]:
    """A repository's own configuration and attributes; without a working tree, the attributes beside it."""
    common = Path(repository.repo.commondir())
    attributes = (
        common / "info" / "attributes" if repository.top is None else repository.top / ".gitattributes"
    )
    return common / "config", attributes


def global_files() -> tuple[Path, Path]:
    """The user's configuration and attributes, as git finds them."""
    home = Path.home()
    xdg = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "git"
    named = os.environ.get("GIT_CONFIG_GLOBAL")
    config = Path(named) if named else home / ".gitconfig"
    if not named and not config.exists() and (xdg / "config").exists():
        config = xdg / "config"
    return config, _attributes_file([xdg / "config", config]) or xdg / "attributes"


def folder_of(archive: Archive, repository: Repository) -> str | None:
    """The folder of an archive in a repository, for the patterns; None where it is no archive of it."""
    if archive.is_library or not archive.on_disk or repository.top is None:
        return None
    return repository.inside(archive.root)


def _attributes_file(configs: Iterable[Path]) -> Path | None:
    """`core.attributesFile`, where the user set it."""
    from dulwich.config import ConfigFile

    found = None
    for path in configs:
        with suppress(OSError, ValueError, KeyError):
            raw = ConfigFile.from_path(str(path)).get((b"core",), b"attributesfile")
            found = Path(os.path.expanduser(os.fsdecode(raw)))
    return found


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableFile(f"cannot read `{path}`: {error.strerror or error}") from None


def _foreign(body: bytes) -> bytes:
    """What others wrote into the block, as `git config alias.x` does: kept, with its section heads."""
    mine = {b"command", b"xfuncname", b"name", b"driver", b"recursive", b"plan-log", b"plan-show"}
    made = b""
    head = b""
    for line in body.splitlines(keepends=True):
        key = line.strip().split(b"=")[0].strip()
        if line.startswith(b"["):
            head = line
        elif line.strip() and key not in mine and b"diff=planctl merge=planctl" not in line:
            made += head + line
            head = b""
    return made


def _quoted(path: str) -> str:
    return shlex.quote(path.replace("\\", "/") if os.name == "nt" else path)


def _value(text: str) -> str:
    """A value of git's configuration, in quotes."""
    said = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{said}"'


def _literal(part: str) -> str:
    """A folder's name as a pattern that fits it alone."""
    return re.sub(r"([\\*?\[\]])", r"\\\1", part)


def _pattern(pattern: str) -> str:
    """A pattern of .gitattributes, in quotes where it holds what would end it."""
    if not re.search(r'[\s"]', pattern):
        return pattern
    said = pattern.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{said}"'
