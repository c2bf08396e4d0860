"""`planctl timeline`."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option
from planctl.cli.process import DateType, missing, read_process

if TYPE_CHECKING:
    from planctl.track.events import Events


@click.command("timeline")
@click.option(
    "--plan",
    "-p",
    "ref",
    type=REF,
    help="Only events that concern this plan or a point of it; with a point "
    "(us-28-point#force-cap), only those that concern that point.",
)
@click.option(
    "--actor",
    "-a",
    metavar="NAME",
    help="Only events in which this actor took part, or one that belongs to it or speaks "
    "for it: `us` also finds the events of its envoys.",
)
@click.option(
    "--from", "since", type=DateType(), metavar="DATE", help="Only events from this day, month or year on."
)
@click.option(
    "--to",
    "until",
    type=DateType(end=True),
    metavar="DATE",
    help="Only events up to this day, month or year.",
)
@click.option("--brief", "-b", is_flag=True, help="Dates and titles only.")
@format_option(
    "terminal", "markdown", "json", "svg", "ical", text="How to print it. `ical` is an iCalendar file."
)
@common_options
def command(
    common: Common,
    ref: str | None,
    actor: str | None,
    since: datetime.date | None,
    until: datetime.date | None,
    brief: bool,
    format_: str,
) -> None:
    """Show the dated steps of the negotiation: what happened, who took part, who reports it.

    An event of several days, or of a day that is not recorded, is found by every day that it may cover.
    """
    from planctl.archive import resolve
    from planctl.cli.lookup import find_actor
    from planctl.errors import NoInput
    from planctl.track.events import events

    if since and until and since > until:
        raise click.BadParameter(
            f"{since} is after {until}: the time from --from to --to is empty", param_hint="--from"
        )
    archive = common.archive()
    process = read_process(archive)
    if process.timeline is None:
        raise missing("timeline", archive)
    target = resolve(ref, archive) if ref else None
    found = events(
        process,
        plan=target.plan.id if target else None,
        point=target.point.id if target and target.point else None,
        actor=find_actor(actor, process.registry) if actor else None,
        since=since,
        until=until,
    )
    if not found.events:
        from planctl.render.process_words import filter_words

        if not found.total:
            raise NoInput("the timeline has no events")
        first, last = process.events[0].date, process.events[-1].date
        raise NoInput(
            f"there is no event{filter_words(found.shown)}",
            f"the timeline has {found.total} events, from {first} to {last}",
        )
    _show(common, found, format_, brief)


def _show(common: Common, found: Events, format_: str, brief: bool) -> None:
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(found))
    elif format_ == "markdown":
        from planctl.render.timeline_markdown import timeline_markdown

        common.emit(timeline_markdown(found, brief=brief))
    elif format_ == "svg":
        from planctl.render.timeline_svg import timeline_svg

        common.emit(timeline_svg(found))
    elif format_ == "ical":
        _ical(found)
    else:
        from planctl.render.timeline_terminal import timeline_terminal

        common.emit(timeline_terminal(found, common.screen(), brief=brief))


def _ical(found: Events) -> None:
    """Write the calendar as bytes: its lines end in CR LF, which a text stream may change."""
    from planctl.errors import MissingExtra
    from planctl.render.timeline_ical import timeline_ical

    try:
        import icalendar  # noqa: F401
    except ImportError:
        raise MissingExtra("--format ical", "icalendar", "calendar") from None
    calendar = timeline_ical(found)
    sys.stdout.flush()
    # A stream without bytes below it (a test's) takes the text.
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(calendar)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(calendar.decode())
