"""Where output goes: results to stdout (through a pager on a terminal), notices to stderr, colour as the
user wants.
"""

from __future__ import annotations

import os
import sys
import unicodedata

from planctl.errors import UnreadableFile
from planctl.render.screen import Screen
from planctl.safe import printable

_FALSE = ("", "0", "false", "no", "off")


class ClosedPipe(Exception):
    """The reader of stdout went away. Not an OSError, for which click would leave with exit code 1."""


def wants_color(choice: str, is_terminal: bool) -> bool:
    """Whether to colour: the option first, then NO_COLOR, then FORCE_COLOR (`0` and `false` are off)."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced is not None and forced != "":
        return forced.lower() not in _FALSE
    return is_terminal and os.environ.get("TERM") != "dumb"


def screen(choice: str = "auto", width: int | None = None) -> Screen:
    """The screen that stdout is: width from the option, COLUMNS or the terminal, else 100."""
    is_terminal = sys.stdout.isatty()
    columns = width or _columns(is_terminal)
    encoding = (sys.stdout.encoding or "ascii").lower()
    return Screen(max(columns, 40), _depth() if wants_color(choice, is_terminal) else None, "utf" in encoding)


def _columns(is_terminal: bool) -> int:
    said = os.environ.get("COLUMNS", "")
    if said.isdigit() and int(said) > 0:
        return int(said)
    if not is_terminal:
        return 100
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns


def _lines() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().lines


def _depth() -> str:
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "truecolor"
    return "256" if "256" in os.environ.get("TERM", "") else "standard"


def emit(text: str, *, pager: bool = True) -> None:
    """Write a result to stdout; on a terminal, a long one goes through the pager."""
    if not text.endswith("\n"):
        text += "\n"
    if pager and sys.stdout.isatty() and text.count("\n") > _lines():
        import click

        os.environ.setdefault("LESS", "-FRX")
        click.echo_via_pager(text, color=True)
        return
    try:
        try:
            sys.stdout.write(text)
        except UnicodeEncodeError:
            sys.stdout.write(_encodable(text, sys.stdout.encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        raise ClosedPipe from None
    except OSError as error:
        give_up_stdout()
        raise UnreadableFile(f"cannot write the result: {error.strerror or error}") from None


def give_up_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush is quiet too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def notice(text: str) -> None:
    """Write a line to stderr, with nothing in it that a terminal would obey."""
    sys.stderr.write(_encodable(printable(text), sys.stderr.encoding) + "\n")


# What a stream without Unicode shows for signs that have no plain letter within them. None is wider than its
# sign, so that columns stay columns.
_PLAIN = str.maketrans("“”„«»‘’‹›–—−…·•→←×", '"""""\'\'\'\'---.|*><x')


def _encodable(text: str, encoding: str | None) -> str:
    """What a stream can write: plain signs for typographic ones, plain letters, or `?`."""
    encoding = encoding or "ascii"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        plain = "".join(char if char.isascii() else _plain(char, encoding) for char in text)
        return plain.encode(encoding, "replace").decode(encoding)
    return text


def _plain(char: str, encoding: str) -> str:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        sign = char.translate(_PLAIN)
        letter = unicodedata.normalize("NFKD", char)[:1]
        return letter if sign == char and letter.isascii() else sign
    return char
