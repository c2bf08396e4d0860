"""The page of the Python library, from the docstrings of `planctl/__init__.py`."""

from __future__ import annotations

import inspect
import re
import textwrap

import planctl
from tools.manual.prose import fence, prose

_MARGIN = 88


def library_functions(argument: str = "") -> str:  # noqa: ARG001
    """Every public function with its signature, what its docstring says, and its example."""
    parts = []
    for name in sorted(planctl.__all__):
        thing = getattr(planctl, name)
        if inspect.isfunction(thing):
            parts.append(f"## planctl.{name}\n\n{fence(_signature(name, thing), 'python')}\n\n{_body(thing)}")
    return "\n\n".join(parts)


def library_types(argument: str = "") -> str:  # noqa: ARG001
    """Every public class with a line each."""
    lines = []
    for name in sorted(planctl.__all__):
        thing = getattr(planctl, name)
        if inspect.isclass(thing):
            lines.append(f"- `planctl.{name}`: {prose((inspect.getdoc(thing) or '').split(chr(10) * 2)[0])}")
    return "\n".join(lines)


def _signature(name: str, function: object) -> str:
    said = f"{name}{inspect.signature(function)}".replace("'", "")  # type: ignore[arg-type]
    said = said.replace("os.PathLike[str]", "PathLike[str]")
    return said if len(said) <= _MARGIN else "\n".join(textwrap.wrap(said, _MARGIN, subsequent_indent="    "))


def _body(function: object) -> str:
    blocks = re.split(r"\n\s*\n", inspect.getdoc(function) or "")
    return "\n\n".join(fence(block, "pycon") if block.startswith(">>>") else prose(block) for block in blocks)
