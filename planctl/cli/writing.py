"""What the commands that write into an archive share."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from planctl.archive import Archive


class DayType(click.ParamType):  # type: ignore[type-arg]
    """A day as the format writes it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A date from YYYY-MM-DD, or `today`."""
        if isinstance(value, datetime.date):
            return value
        if value == "today":
            return datetime.date.today()
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"`{value}` is not a day; write it as YYYY-MM-DD", param, ctx)


DAY = DayType()


def must_be_writable(archive: Archive) -> None:
    """Raise where the archive cannot be written: planctl's own library, or a commit."""
    from planctl.errors import PlanctlError

    if not archive.on_disk:
        raise PlanctlError("what git holds is not edited", "name a folder of plans with --archive DIR")
    if archive.is_library:
        raise PlanctlError(
            "planctl's own library is not edited",
            "run this where your own `plans/` folder is, or name one with --archive DIR; "
            "`planctl init` makes one",
        )
