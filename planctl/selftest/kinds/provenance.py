"""Damage to what says how a claim is known: sources, evidence, readings."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from typing import Any

from planctl.lint.ages import date_in_address
from planctl.lint.claims import defined_sources, is_primary, is_public
from planctl.lint.dates import day
from planctl.lint.provisions import named
from planctl.lint.tree import parts
from planctl.selftest.body import Body, fresh, put
from planctl.selftest.damage import Case, Kinds
from planctl.source.edits import Edit

KINDS = Kinds("provenance")
_SHOWN = ("seen", "single-source", "disputed")


@KINDS.damage("sources-dropped", "a claim without its sources", "evidence-without-source")
def _sources(body: Body) -> Iterator[Case]:
    for point in body.points:
        inner = [part for key in ("clauses", "options", "readings") for part in parts(point.raw, (), key)]
        elsewhere = any(part.raw.get("sources") for part in inner)
        if point.raw.get("evidence") in _SHOWN and named(point.raw, "sources") and not elsewhere:
            yield from body.cases(
                f"{body.call(point)} cites nothing", Edit("remove", point.part.at("sources"))
            )


@KINDS.damage("source-cut", "a claim that is seen, and cites one page", "single-source-seen")
def _cut(body: Body) -> Iterator[Case]:
    defined = defined_sources(body.data)
    if is_public(body.data):
        return  # a text that its makers published needs no second witness
    for point in body.points:
        cited = named(point.raw, "sources")
        if point.raw.get("evidence") != "seen" or len(cited) < 2 or cited[0] not in defined:
            continue
        if not any(is_primary(defined[name]) for name in cited if name in defined):
            what = f"{body.call(point)} cites `{cited[0]}` alone"
            yield from body.cases(what, Edit("replace", point.part.at("sources"), cited[:1]))


@KINDS.damage("source-unused", "a source that nothing cites", "uncited-source")
def _unused(body: Body) -> Iterator[Case]:
    name = fresh("another-source", body.sources)
    entry = {"publisher": "A newspaper", "kind": "press", "date": str(body.data.get("date"))}
    if isinstance(body.data.get("sources"), dict):
        yield from body.cases(f"source `{name}` is defined", Edit("add", ("sources", name), entry))


@KINDS.damage("source-copied", "one page as two sources", "repeated-source")
def _copied(body: Body) -> Iterator[Case]:
    for name in body.sources:
        source = body.data["sources"][name]
        if isinstance(source, dict) and isinstance(source.get("url"), str):
            copy = fresh(f"{name}-again", body.sources)
            what = f"`{copy}` is `{name}` once more"
            yield from body.cases(what, Edit("add", ("sources", copy), deepcopy(source)))


@KINDS.damage("source-year", "a year too many in a source's date", "misdated-source")
def _year(body: Body) -> Iterator[Case]:
    for name, source in _dated(body):
        if date_in_address(source.get("url")):
            year = str(int(source["date"][:4]) - 1) + source["date"][4:]
            if day(year):
                what = f"source `{name}` is dated {year}"
                yield from body.cases(what, Edit("replace", ("sources", name, "date"), year))


@KINDS.damage("source-early", "sources older than the text they show", "source-before-text")
def _early(body: Body) -> Iterator[Case]:
    written, defined = day(body.data.get("date")), defined_sources(body.data)
    for point in body.points:
        cited = named(point.raw, "sources")
        if (
            not written
            or point.raw.get("evidence") not in _SHOWN
            or not cited
            or not set(cited) <= set(defined)
        ):
            continue
        early = str(written - timedelta(days=60))
        edits = [
            Edit("replace" if "date" in defined[name] else "add", ("sources", name, "date"), early)
            for name in cited
        ]
        yield from body.cases(f"every source of {body.call(point)} is dated {early}", *edits)


@KINDS.damage("undated", "a source whose address shows a day, without a date", "undated-source")
def _undated(body: Body) -> Iterator[Case]:
    for name, source in _dated(body):
        if date_in_address(source.get("url")):
            yield from body.cases(f"source `{name}` has no date", Edit("remove", ("sources", name, "date")))


def _dated(body: Body) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in body.sources:
        source = body.data["sources"][name]
        if isinstance(source, dict) and isinstance(source.get("date"), str) and day(source["date"]):
            yield name, source


@KINDS.damage("undisclosed-told", "an undisclosed point that has clauses", "undisclosed-content")
def _told(body: Body) -> Iterator[Case]:
    for point in body.told:
        if any("evidence" not in norm.raw for norm in point.all_norms):
            what = f"{body.call(point)} is undisclosed"
            yield from body.cases(what, Edit("replace", point.part.at("evidence"), "undisclosed"))


@KINDS.damage("deleted-kept", "a deleted point that has clauses", "deleted-content")
def _deleted(body: Body) -> Iterator[Case]:
    for point in body.told:
        if point.norms:
            what = f"{body.call(point)} is deleted"
            yield from body.cases(what, put(point.part, "state", "deleted"))


@KINDS.damage("undisclosed-valued", "an undisclosed figure that has a value", "undisclosed-value")
def _valued(body: Body) -> Iterator[Case]:
    for point, norm in body.norms:
        for key in ("quantity", "deadline"):
            figure = norm.raw.get(key)
            if isinstance(figure, dict) and {"value", "min", "max", "by", "within"} & set(figure):
                what = f"the {key} of {body.call(point, norm)} is undisclosed too"
                yield from body.cases(what, Edit("add", norm.part.at(key, "undisclosed"), True))


@KINDS.damage("reading-same", "a reading that says what the text says", "reading-repeats-text")
def _reading(body: Body) -> Iterator[Case]:
    for point in body.told:
        cited = named(point.raw, "sources")
        if isinstance(point.raw.get("text"), str) and cited:
            reading = {"text": point.raw["text"], "sources": cited[:1]}
            old = point.raw.get("readings")
            edit = (
                Edit("add", point.part.at("readings", "-"), reading)
                if isinstance(old, list) and old
                else Edit(
                    "replace" if "readings" in point.raw else "add", point.part.at("readings"), [reading]
                )
            )
            yield from body.cases(f"{body.call(point)} has its text as a reading", edit)


@KINDS.damage("dispute-alone", "a dispute of which one side is told", "dispute-untold")
def _dispute(body: Body) -> Iterator[Case]:
    for point in body.told:
        raw = point.raw
        told = any(each.get("note") for each in (raw, *(norm.raw for norm in point.all_norms)))
        more = raw.get("readings") or raw.get("options") or told
        if raw.get("evidence") in ("seen", "single-source") and not more:
            what = f"{body.call(point)} is disputed"
            yield from body.cases(what, Edit("replace", point.part.at("evidence"), "disputed"))


@KINDS.damage("evidence-raised", "a single source that became seen", "single-source-seen")
def _raised(body: Body) -> Iterator[Case]:
    defined = defined_sources(body.data)
    if is_public(body.data):
        return
    for point in body.points:
        cited = [name for name in named(point.raw, "sources") if name in defined]
        if (
            point.raw.get("evidence") == "single-source"
            and len(set(cited)) == 1
            and not is_primary(defined[cited[0]])
        ):
            what = f"{body.call(point)} is seen"
            yield from body.cases(what, Edit("replace", point.part.at("evidence"), "seen"))
