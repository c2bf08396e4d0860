"""Common ground in Markdown: every two plans on every question, nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.render.common_words import (
    CHANGES_NOTE,
    agreed_words,
    between_words,
    change_words,
    heading,
    legend,
    nothing_words,
    other_wordings,
    pair_words,
    place,
    places,
    reach_words,
    shared_title,
    then_words,
)
from planctl.render.compare_words import column_words
from planctl.render.markdown import code, escaped, table

if TYPE_CHECKING:
    from planctl.compare.ground import CommonGround, OpenQuestion, SharedQuestion


def common_markdown(result: CommonGround) -> str:
    """Draw common ground."""
    lines = [f"# {escaped(heading(result))}", ""]
    lines += table(
        ["Plan", "Text", "Ref"],
        [[f"**{escaped(c.key)}**", escaped(column_words(c)), code(c.ref)] for c in result.plans],
    )
    lines += ["", *(f"- Shared by {who}: {much}" for who, much in reach_words(result))]
    lines += ["", f"## {shared_title(result)}", ""]
    if not result.shared:
        lines += [escaped(nothing_words(result)), ""]
    for question in result.shared:
        lines += _shared(question)
    if result.changes:
        lines += ["## One change would settle", ""]
        lines += table(
            ["Question", "Change", "Then"],
            [
                [f"**{escaped(c.question)}**", escaped(change_words(c)), escaped(then_words(c))]
                for c in result.changes
            ],
        )
        lines += ["", escaped(CHANGES_NOTE), ""]
    if result.open:
        lines += ["## How near they come elsewhere", ""]
        for opened in result.open:
            lines += _open(opened)
    lines += [f"- {escaped(legend())}", *(f"- {escaped(note)}." for note in result.notes)]
    return "\n".join(lines).rstrip() + "\n"


def _shared(question: SharedQuestion) -> list[str]:
    lines = [
        f"### {escaped(question.question)}",
        "",
        f"{escaped(question.text)} ({escaped(agreed_words(question))})",
        "",
    ]
    for provision in question.provisions:
        lines.append(f"- {escaped(provision.text)} *({escaped(places(provision.sayings))})*")
        lines += [f"  - {escaped(said)}" for said in other_wordings(provision)]
    return [*lines, ""]


def _open(opened: OpenQuestion) -> list[str]:
    lines = [f"### {escaped(opened.question)}", "", escaped(opened.text), ""]
    rows = []
    for approach in opened.approaches:
        said = [
            f"**{escaped(one.plan)} {escaped(place(one))}** {escaped(one.text)}"
            for one in (approach.nearest.a, approach.nearest.b)
        ]
        rows.append([escaped(pair_words(approach)), *said, escaped(between_words(approach))])
    return [*lines, *table(["Plans", "One", "The other", "Between them"], rows), ""]
