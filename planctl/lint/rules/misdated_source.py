"""A date that is a month off puts a report on the wrong side of a change of the text. Addresses of news
pages often show the day; a few days between the two are common (time zones, updates), more than a month
is a slip.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.ages import date_in_address
from planctl.lint.claims import defined_sources
from planctl.lint.context import Context
from planctl.lint.dates import day, period_of
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.source.edits import Edit

_APART = 31  # days

RULE = Rule(
    id="PL308",
    name="misdated-source",
    severity=Severity.WARNING,
    summary="A source's date and the day in its address are far apart.",
    kinds=("plan", "timeline", "stances"),
    confidence=Confidence.MEDIUM,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources:
  axios: {publisher: Axios, kind: press, date: 2025-01-21, url: "https://axios.example/2025/11/21/plan"}
points:
  - {id: a, sources: [axios]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources:
  axios: {publisher: Axios, kind: press, date: 2025-11-20, url: "https://axios.example/2025/11/21/plan"}
points:
  - {id: a, sources: [axios]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Sources whose date, as far as it is known, is more than a month from the day that the address shows."""
    for name, source in defined_sources(subject.data).items():
        shown = date_in_address(source.get("url"))
        if shown is None:
            continue
        said = source.get("date")
        period, page = period_of(said), day(shown)
        if period and page and max((period.first - page).days, (page - period.last).days) > _APART:
            yield Hit(
                Place(("sources", name, "date")),
                f"the source is dated {said}, but its address shows {shown}",
                f"write {shown}, or check the address",
                related=((Place(("sources", name, "url")), "the address"),),
                fix=Fix(f"write {shown}", (Edit("replace", ("sources", name, "date"), shown),), safe=False),
            )
