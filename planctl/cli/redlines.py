"""`planctl redlines FILE PLAN...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planctl.cli.options import REF, Common, common_options, format_option
from planctl.errors import Exit

if TYPE_CHECKING:
    from planctl.archive import Target
    from planctl.track.redlines import RedLineReport
    from planctl.track.redlines_check import Where


@click.command("redlines")
@click.argument("file", metavar="FILE")
@click.argument("plans", type=REF, nargs=-1, required=True, metavar="PLAN...")
@click.option(
    "--suggest", is_flag=True, help="The smallest set of changes of clauses by which no line fails."
)
@click.option(
    "--fail-on",
    type=click.Choice(["fail", "undisclosed", "never"]),
    default="fail",
    show_default=True,
    help="Exit with 1 on lines that fail, or also on those that cannot be told.",
)
@click.option("--strict", is_flag=True, help="A line that is kept by a fallback only counts as failed.")
@format_option("terminal", "markdown", "json", "junit")
@common_options
def command(
    common: Common, file: str, plans: tuple[str, ...], suggest: bool, fail_on: str, strict: bool, format_: str
) -> int:
    """Hold texts to an actor's red lines: what it must have, must not have, and what it would fall back to.

    FILE is a file of red lines, or its name in the folder redlines beside the plans. Each line is pass, fail
    or undisclosed for each text; what is not public is never taken for a failure, nor for a pass.
    """
    from planctl.archive import registry_for, resolve
    from planctl.archive.redlines import find_red_lines
    from planctl.errors import UnknownRef
    from planctl.track.descent import distinct
    from planctl.track.redlines import RedLineReport
    from planctl.track.redlines_check import actor_title, check, demands
    from planctl.track.redlines_suggest import suggest as smallest

    archive = common.archive()
    lines, document = find_red_lines(file, archive)
    found = []
    registry = registry_for(document, archive)
    asked = demands(lines, document.name, registry)
    for ref in plans:
        target = resolve(ref, archive)
        if target.point is not None:
            raise UnknownRef(f"`{ref}` is a part of a plan", f"name the plan: {target.plan.id}")
        names = registry_for(target.document, archive)
        mend = smallest(asked, distinct(target.plan), lines.actor, names) if suggest else None
        found.append(check(asked, target.plan, names, _where(target), lines.language, mend))
    from planctl.model.scalars import localized

    result = RedLineReport(
        file=document.name,
        actor=lines.actor,
        actor_name=actor_title(lines, registry),
        title=localized(lines.title, lines.language),
        plans=found,
    )
    common.emit(_drawn(result, format_, common))
    return int(Exit.FOUND if _fails(result, fail_on, strict=strict) else Exit.CLEAN)


def _where(target: Target) -> Where:
    """Where the points and clauses of a text stand in its file."""
    paths: dict[tuple[str, str | None], tuple[str | int, ...]] = {}
    for at, point in enumerate(target.plan.points):
        paths.setdefault((point.id, None), ("points", at, "id"))
        for place, clause in enumerate(point.clauses):
            paths.setdefault((point.id, clause.id), ("points", at, "clauses", place, "id"))
        for number, option in enumerate(point.options):
            for place, clause in enumerate(option.clauses):
                path = ("points", at, "options", number, "clauses", place, "id")
                paths.setdefault((point.id, clause.id), path)

    def where(point: str, clause: str | None) -> tuple[str, int, int] | None:
        path = paths.get((point, clause))
        if path is None:
            return None
        span = target.document.span(path)
        return target.document.name, span.line, span.column

    return where


def _fails(result: RedLineReport, fail_on: str, *, strict: bool) -> bool:
    if fail_on == "never":
        return False
    lines = [line for plan in result.plans for line in plan.lines]
    return any(
        line.verdict == "fail"
        or (fail_on == "undisclosed" and line.verdict == "undisclosed")
        or (strict and line.itself == "fail")
        for line in lines
    )


def _drawn(result: RedLineReport, format_: str, common: Common) -> str:
    if format_ == "json":
        from planctl.render.as_json import as_json

        return as_json(result)
    if format_ == "markdown":
        from planctl.render.redlines_markdown import redlines_markdown

        return redlines_markdown(result)
    if format_ == "junit":
        from planctl.render.redlines_junit import redlines_junit

        return redlines_junit(result)
    from planctl.render.redlines_terminal import redlines_terminal

    return redlines_terminal(result, common.screen())
