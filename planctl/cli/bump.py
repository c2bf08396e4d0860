"""`planctl bump PLAN`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options
from planctl.cli.writing import DAY, must_be_writable

if TYPE_CHECKING:
    from planctl.archive import Archive, Entry


@dataclass(frozen=True, slots=True)
class Decision:
    """Which version comes next, and why; `version` is None where none is needed."""

    version: str | None
    reason: str


@click.command("bump")
@click.argument("plan", type=REF)
@click.option("--major", "step", flag_value="major", help="The substance changes: 2.0 after 1.3.")
@click.option(
    "--minor", "step", flag_value="minor", default=True,
    help="Only wording, sources or metadata change: 1.4 after 1.3. This is the default.",
)  # fmt: skip
@click.option(
    "--auto", "step", flag_value="auto",
    help="Decide by what changed since the last sealed version, and say why.",
)  # fmt: skip
@click.option("--date", "day", type=DAY, default="today", metavar="DAY", help="The date of the text; today.")
@click.option("--dry-run", "-n", is_flag=True, help="Write nothing: only say what would be written.")
@common_options
def command(common: Common, plan: str, step: str, day: datetime.date, dry_run: bool) -> None:
    """Make the next version file of a plan from its latest one.

    The new file is the latest one byte for byte, comments and layout included, with another `version` and
    `date`. The old file stays as it is. --auto writes nothing where the latest version has the right number
    already.
    """
    from planctl.archive.versions import next_text, version_after, versions_of
    from planctl.archive.write import replace_file
    from planctl.errors import PlanctlError

    archive = common.archive()
    must_be_writable(archive)
    if plan not in archive.entries and "@" in plan:
        raise click.UsageError(f"bump takes a plan: {plan.partition('@')[0]}")
    latest = versions_of(plan, archive)[-1]
    document = archive.load(latest.path).document
    if step == "auto":
        decision = _decide(plan, archive)
    else:
        said = "substance" if step == "major" else "wording, sources or metadata only"
        decision = Decision(version_after(latest, major=step == "major"), f"{step}: for changes of {said}")
    if decision.version is None:
        common.emit(f"{plan}@{latest.version} stays: {decision.reason}")
        return
    path = latest.path.with_name(f"{decision.version}{latest.path.suffix}")
    if path.exists():
        raise PlanctlError(f"`{archive.display(path)}` exists already")
    text = next_text(document, decision.version, day)
    if not dry_run:
        mark = "\ufeff" if latest.path.read_bytes().startswith(b"\xef\xbb\xbf") else ""
        replace_file(path, mark + text)
    done = "would be made" if dry_run else "made"
    common.emit(f"{archive.display(path)}: {done} from {archive.display(latest.path)} ({decision.reason})")


def _decide(plan: str, archive: Archive) -> Decision:
    """The version that the latest text should have, by what changed since the last sealed one."""
    from planctl.archive import archive_registry
    from planctl.archive.seals import read_lock
    from planctl.archive.versions import version_after, versions_of
    from planctl.diff.engine import diff_plans
    from planctl.diff.kinds import Level

    versions = versions_of(plan, archive)
    latest = versions[-1]
    base, called = _base(plan, versions, read_lock(archive).texts.keys())
    if base is latest:
        _must_have_changed(plan, latest, archive)
    diff = diff_plans(
        archive.load(base.path).plan,
        archive.load(latest.path).plan,
        registry=archive_registry(archive),
        related=True,
    )
    counts = diff.counts()
    substantive = [change for change in diff.changes if change.level is Level.SUBSTANTIVE]
    if not substantive and not any(counts.values()):
        return Decision(None, f"it says what {called} says")
    needed = version_after(base, major=bool(substantive))
    why = (
        f"{len(substantive)} substantive since {called}: {substantive[0].explanation}"
        if substantive
        else f"nothing substantive since {called}"
    )
    as_numbers = [int(part) for part in needed.split(".")]
    if as_numbers > [latest.major, latest.minor]:
        return Decision(needed, f"{'major' if substantive else 'minor'}: {why}")
    if as_numbers == [latest.major, latest.minor]:
        return Decision(None, f"its number is right: {why}")
    return Decision(None, f"its number is high enough, {needed} would do: {why}")


def _base(plan: str, versions: list[Entry], sealed: object) -> tuple[Entry, str]:
    from collections.abc import Container

    assert isinstance(sealed, Container)
    for entry in reversed(versions):
        if f"{plan}@{entry.version}" in sealed:
            return entry, f"the sealed {entry.version}"
    if len(versions) > 1:
        return versions[-2], f"{versions[-2].version}, as none is sealed"
    raise click.UsageError(
        f"{plan} has one version and no seal: there is nothing to compare it with; say --major or --minor"
    )


def _must_have_changed(plan: str, latest: Entry, archive: Archive) -> None:
    """The latest version is the sealed one: whether it kept its seal or not, nothing decides."""
    from planctl.archive.seals import read_lock
    from planctl.errors import PlanctlError
    from planctl.model.digest import digest

    name = f"{plan}@{latest.version}"
    if digest(archive.load(latest.path).document.data) == read_lock(archive).texts[name].digest:
        raise click.UsageError(
            f"{name} is the sealed text itself: nothing changed that could decide; say --major or --minor"
        )
    raise PlanctlError(
        f"{name} changed after it was sealed",
        f"`planctl verify {name}` shows what; put the sealed text back, and edit the file that "
        f"`planctl bump {plan} --major` or --minor makes",
    )
