"""A comment that silences nothing hides what comes next: the finding was mended, and the day it comes back
nobody is told. So a comment that was not needed is reported, and `--fix` takes it away.

A rule that did not run is not called unneeded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.suppression import Directive, Used, Word, unused
from planctl.source import Span

RULE = Rule(
    id="PL801",
    name="unused-suppression",
    severity=Severity.WARNING,
    summary="A comment silences a rule that reports nothing there.",
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
parties: [ua]  # planctl: ignore[unknown-actor] not in the registry yet
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
parties: [xx]  # planctl: ignore[unknown-actor] not in the registry yet
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Nothing: what a comment was needed for is known when all others have run, and then the engine asks
    `hits`.
    """
    yield from ()


def hits(subject: Subject, used: Used, ran: Iterable[str]) -> Iterator[Hit]:
    """Every comment, or word of one, that a run with some rules did not need."""
    for directive, idle in unused(subject.directives, used, ran):
        names = ", ".join(f"`{word.text}`" for word in idle)
        if len(idle) == len(directive.words):
            fix = Fix("remove the comment", spans=((directive.whole, ""),))
            yield Hit(
                Place(span=directive.comment),
                f"nothing here needs this comment: no finding of {names}",
                "remove it",
                fix=fix,
            )
        else:
            fix = Fix(f"remove {names} from the comment", spans=(_list(subject, directive, idle),))
            yield Hit(
                Place(span=idle[0].span),
                f"nothing here needs this: no finding of {names}",
                "remove it",
                fix=fix,
            )


def _list(subject: Subject, directive: Directive, idle: tuple[Word, ...]) -> tuple[Span, str]:
    """The list between the brackets without the idle words."""
    first, last = directive.words[0].span, directive.words[-1].span
    kept = ", ".join(word.text for word in directive.words if word not in idle)
    return subject.document.lines.span(first.start, last.end), kept
