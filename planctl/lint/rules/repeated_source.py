"""Two ids for one page look like two witnesses, and count as two wherever evidence is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from planctl.lint.claims import defined_sources
from planctl.lint.context import Context
from planctl.lint.finding import Severity
from planctl.lint.rule import Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.regex import regex
from planctl.safe import one_line

_SAME = regex(
    r"https?://(?:www\.)?|#.*\Z|[?&](?:utm_[a-z]+|fbclid|gclid)=[^&#]*|/+(?=\Z|[?#])", re.IGNORECASE
)

RULE = Rule(
    id="PL310",
    name="repeated-source",
    severity=Severity.WARNING,
    summary="One page is defined as two sources.",
    kinds=("plan", "timeline", "stances"),
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources:
  axios: {publisher: Axios, kind: press, url: "https://axios.example/plan"}
  axios-2: {publisher: Axios, kind: press, url: "http://www.axios.example/plan/"}
points:
  - {id: a, sources: [axios, axios-2]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources:
  axios: {publisher: Axios, kind: press, url: "https://axios.example/plan"}
  axios-2: {publisher: Axios, kind: press, url: "https://axios.example/plan?p=2"}
points:
  - {id: a, sources: [axios, axios-2]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Sources whose address an earlier one has, but for scheme, `www.`, fragment and trackers."""
    first: dict[str, str] = {}
    for name, source in defined_sources(subject.data).items():
        url = source.get("url")
        if not isinstance(url, str):
            continue
        page = _page(url)
        if page in first:
            yield Hit(
                Place(("sources", name, "url")),
                f"source `{one_line(name, 60)}` is the same page as `{one_line(first[page], 60)}`",
                f"cite `{one_line(first[page], 60)}` instead, and delete this one",
                related=((Place(("sources", first[page], "url")), "the same page"),),
            )
        else:
            first[page] = name


@lru_cache(maxsize=8192)
def _page(url: str) -> str:
    """What the addresses of one page have in common."""
    host, slash, rest = _SAME.sub("", url).partition("/")
    return host.lower() + slash + rest
