"""What the commands of the process share: reading it from an archive, and dates as options."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import click

from planctl.cli.streams import notice

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.model.plan import Plan
    from planctl.track.process import Process


class DateType(click.ParamType):  # type: ignore[type-arg]
    """A day, a month or a year. `end` chooses the last day that it may mean and not the first."""

    name = "date"

    def __init__(self, *, end: bool = False) -> None:
        self.end = end

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day, or a usage error that says how a date looks."""
        from pydantic import TypeAdapter, ValidationError

        from planctl.model.base import PartialDate
        from planctl.track.days import first_day, last_day

        if isinstance(value, datetime.date):
            return value
        try:
            partial = TypeAdapter(PartialDate).validate_python(value)
        except ValidationError:
            self.fail(
                f"`{value}` is not a date: write a day (2025-11-20), a month (2025-11) or a year (2025)",
                param,
                ctx,
            )
        return last_day(partial) if self.end else first_day(partial)


def read_process(archive: Archive) -> Process:
    """The index over an archive. A plan file that cannot be read is left out with a notice.

    Raises InvalidDocument where the timeline or the stances cannot be read.
    """
    from planctl.archive import archive_registry
    from planctl.model.process import Stances, Timeline
    from planctl.track.process import Process

    return Process(
        _texts(archive),
        archive_registry(archive),
        archive.companion(archive.root / "timeline.yaml", Timeline),
        archive.companion(archive.root / "stances.yaml", Stances),
    )


def _texts(archive: Archive) -> list[Plan]:
    from planctl.errors import PlanctlError

    texts = []
    for name, versions in sorted(archive.entries.items()):
        for entry in versions:
            try:
                texts.append(archive.load(entry.path).plan)
            except PlanctlError:
                notice(
                    f"planctl: {name}@{entry.version} cannot be read and is left out; "
                    f"`planctl validate {archive.display(entry.path)}` gives the reasons"
                )
    return texts


def missing(kind: str, archive: Archive) -> Exception:
    """The error for an archive that has no timeline or no stances."""
    from planctl.errors import NoInput

    return NoInput(
        f"there is no file `{kind}.yaml` in `{archive.display(archive.root)}`",
        f"it lies beside the plans; `planctl schema {kind}` describes it",
    )
