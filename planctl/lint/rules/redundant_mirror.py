"""A mirror copies another page. Where the page that it copies is cited too, it adds no witness, and where
the two differ the copy is the one that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.claims import defined_sources, line_of
from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.safe import one_line
from planctl.source.edits import Edit

RULE = Rule(
    id="PL311",
    name="redundant-mirror",
    severity=Severity.INFO,
    summary="A mirror is cited beside a better page of the same line.",
    kinds=("plan",),
    confidence=Confidence.LOW,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources:
  afp: {publisher: AFP, kind: press, line: afp}
  copy: {publisher: A copyist, kind: mirror, line: afp}
points:
  - {id: a, sources: [afp, copy]}
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
sources:
  afp: {publisher: AFP, kind: press, line: afp}
  copy: {publisher: A copyist, kind: mirror, line: reuters}
points:
  - {id: a, sources: [afp, copy]}
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Every cited mirror of whose line the same list cites a better page."""
    defined = defined_sources(subject.data)
    lines = {
        name: line_of(name, source) for name, source in defined.items() if source.get("kind") == "mirror"
    }
    if not lines:
        return
    better = {name: line_of(name, source) for name, source in defined.items() if name not in lines}
    for provision, summary in zip(subject.provisions, subject.summaries, strict=True):
        if not any(_is_redundant(cited, lines, better) for cited in summary.lists):
            continue
        for part in (provision.part, *(norm.part for norm in provision.all_norms)):
            cited = part.raw.get("sources")
            if not isinstance(cited, list):
                continue
            good = {better[name]: name for name in cited if isinstance(name, str) and name in better}
            for index, name in enumerate(cited):
                if isinstance(name, str) and lines.get(name) in good:
                    path = part.at("sources", index)
                    page = one_line(good[lines[name]], 60)
                    yield Hit(
                        Place(path),
                        f"`{one_line(name, 60)}` is a mirror of what `{page}` shows",
                        "leave the mirror out, unless it alone shows a part",
                        fix=Fix("leave the mirror out", (Edit("remove", path),), safe=False),
                    )


def _is_redundant(cited: tuple[str, ...], lines: dict[str, str], better: dict[str, str]) -> bool:
    """Whether a list of sources has a mirror, and a better page of its line."""
    mirrored = [lines[name] for name in cited if name in lines]
    return bool(mirrored) and not {better[name] for name in cited if name in better}.isdisjoint(mirrored)
