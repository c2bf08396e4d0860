"""A self-test as Markdown: for a job summary or a report."""

from __future__ import annotations

from planctl.render.markdown import code, escaped, table
from planctl.render.selftest_words import headline, idle, noticed_by, summary, unguarded, verdict
from planctl.selftest.result import SelfTest


def selftest_markdown(result: SelfTest) -> str:
    """The table, everything that was missed, and what no rule is meant for."""
    lines = ["# Self-test", "", escaped(headline(result)) + ".", "", escaped(summary(result)) + ".", ""]
    rows = [
        [
            code(each.kind),
            escaped(each.summary),
            str(each.tried or ""),
            str((each.noticed_as_meant if each.meant else each.noticed) if each.tried else ""),
            escaped(verdict(each)),
            escaped(noticed_by(each)),
        ]
        for each in result.kinds
    ]
    heads = ("Kind", "Damage", "Tried", "Noticed", "Verdict", "By")
    lines += table(heads, rows, right=(2, 3))
    missed = [(each, case) for each in result.kinds for case in each.missed]
    if missed:
        lines += ["", "## Missed by the rule meant for it", ""]
        lines += [f"- {code(each.kind)} {escaped(case.plan)}: {escaped(case.what)}" for each, case in missed]
    if free := unguarded(result):
        lines += ["", "## What no rule is meant for", ""]
        lines += [f"- {code(each.kind)}: {escaped(each.why or '')}" for each in free]
    if said := idle(result):
        lines += ["", escaped(said)]
    return "\n".join(lines) + "\n"
