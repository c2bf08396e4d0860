"""The views and filters of `planctl diff`: from options to a drawn text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from planctl.render.screen import Screen

if TYPE_CHECKING:
    from planctl.diff.result import PlanDiff
    from planctl.diff.select import Wanted
    from planctl.model.registry import Registry

LEVELS = ("substantive", "procedural", "editorial")


@dataclass(frozen=True, slots=True)
class View:
    """What the options ask to see."""

    format: str
    sides: bool = False
    words: bool = False
    stat: bool = False
    summary: bool = False
    ledger: bool = False
    bound: bool = False
    context: int = 0
    verbose: bool = False


def drawn(diff: PlanDiff, view: View, screen: Screen) -> str:
    """The diff in the format and view asked for."""
    if view.format == "json":
        from planctl.render.as_json import as_json

        return as_json(diff)
    if view.format == "markdown":
        from planctl.render.diff_markdown import diff_markdown

        return diff_markdown(diff)
    if view.format == "svg":
        from planctl.render.diff_terminal import diff_svg

        return diff_svg(diff, screen.width)
    if view.stat:
        from planctl.render.diff_stat import diff_stat

        return diff_stat(diff, screen)
    if view.summary or view.ledger or view.bound:
        from planctl.render.diff_tables import bound_terminal, ledger_terminal, summary_terminal

        parts = [
            draw(diff, screen)
            for asked, draw in (
                (view.summary, summary_terminal),
                (view.ledger, ledger_terminal),
                (view.bound, bound_terminal),
            )
            if asked
        ]
        return "\n".join(parts)
    from planctl.render.diff_terminal import diff_terminal

    return diff_terminal(
        diff, screen, sides=view.sides, words=view.words, context=view.context, verbose=view.verbose
    )


def threshold(word: str) -> str:
    """A word of --fail-on, checked. Raises BadParameter with a did-you-mean."""
    from planctl.diff.kinds import KINDS
    from planctl.suggest import did_you_mean

    if word not in (*LEVELS, *KINDS):
        hint = did_you_mean(word, [*LEVELS, *KINDS]) or f"levels: {', '.join(LEVELS)}"
        raise click.BadParameter(
            f"`{word}` is neither a level nor a kind of change; {hint}", param_hint="--fail-on"
        )
    return word


def fails(diff: PlanDiff, limit: str) -> bool:
    """Whether a diff reaches a threshold: a level (or above), or a kind."""
    if limit in LEVELS:
        counted = LEVELS[: LEVELS.index(limit) + 1]
        return any(change.level in counted for change in diff.changes)
    return any(change.kind == limit for change in diff.changes)


def wishes(words: tuple[str, ...], points: tuple[str, ...], diff: PlanDiff, registry: Registry) -> Wanted:
    """What --only and --point ask for, checked against this diff. Raises BadParameter with a did-you-mean."""
    from dataclasses import replace

    from planctl.diff.kinds import KINDS
    from planctl.diff.select import wanted
    from planctl.suggest import did_you_mean

    topics = {topic for group in diff.points for head in (*group.a, *group.b) for topic in head.topics}
    wish, unknown = wanted(words, registry.actors, topics | set(registry.topics))
    if unknown:
        known = [*LEVELS, *KINDS, *registry.actors, *registry.topics]
        hint = did_you_mean(unknown[0], known) or "`planctl changes` lists the kinds"
        said = f"`{unknown[0]}` is no level, kind of change, actor or topic; {hint}"
        raise click.BadParameter(said, param_hint="--only")
    return replace(wish, points=frozenset(_point(word, diff) for word in points))


def _point(word: str, diff: PlanDiff) -> str:
    from planctl.suggest import did_you_mean

    name = word.rpartition("#")[2] or word
    heads = [head for group in diff.points for head in (*group.a, *group.b)]
    for head in heads:
        if name in (head.id, str(head.number)):
            return head.id
    hint = did_you_mean(name, [head.id for head in heads]) or "name it by number or id"
    raise click.BadParameter(f"neither text has a point `{name}`; {hint}", param_hint="--point")
