"""Damage to what stands between texts: version numbers, dates, seals, lineage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from planctl.lint.dates import day
from planctl.lint.history import number_of
from planctl.model.digest import digest
from planctl.selftest.body import Body
from planctl.selftest.damage import Case, Kinds
from planctl.source.edits import Edit

KINDS = Kinds("versions")


def _next(body: Body, version: str, what: str, *edits: Edit) -> Iterator[Case]:
    """The text as a later version, with edits."""
    later = [Edit("replace", ("version",), version)]
    for case in body.cases(what, *later, *edits):
        yield Case(case.raw, what, version)


@KINDS.damage("version-understated", "a MINOR version in which the substance changed", "understated-version")
def _understated(body: Body) -> Iterator[Case]:
    number = number_of(body.data.get("version")) if body.is_latest else None
    if number is None or number[0] == 0:
        return
    version = f"{number[0]}.{number[1] + 1}"
    for point, norm in body.norms:
        if norm.modality in ("shall", "shall-not"):
            new = "shall-not" if norm.modality == "shall" else "shall"
            what = f"{version}, in which {body.call(point, norm)} is `{new}`"
            yield from _next(body, version, what, Edit("replace", norm.part.at("modality"), new))


@KINDS.damage("version-earlier", "a version dated before the one it follows", "version-date")
def _earlier(body: Body) -> Iterator[Case]:
    number, written = number_of(body.data.get("version")), day(body.data.get("date"))
    if body.is_latest and number and written:
        before = str(written - timedelta(days=30))
        version = f"{number[0] + 1}.0"
        yield from _next(body, version, f"{version}, dated {before}", Edit("replace", ("date",), before))


@KINDS.damage("version-skipped", "a version number that skips one", "version-gap")
def _skipped(body: Body) -> Iterator[Case]:
    number = number_of(body.data.get("version"))
    if body.is_latest and number:
        version = f"{number[0] + 2}.0"
        yield from _next(body, version, f"{version} after {number[0]}.{number[1]}")


@KINDS.damage("seal-broken", "a sealed text that was changed", "broken-seal")
def _sealed(body: Body) -> Iterator[Case]:
    if not body.is_archived:
        return
    ref = f"{body.data.get('id')}@{body.data.get('version')}"
    lock = (
        "schema: planctl/lock/1\ntexts:\n"
        f"  {ref}:\n    digest: {digest(body.data)}\n    sealed: {body.data.get('date')}\n"
    )
    for text in body.texts:
        for case in body.cases(
            f"a full stop more in {body.near(text.path)}, which is sealed",
            Edit("replace", text.path, text.text + "."),
        ):
            yield Case(case.raw, case.what, None, {("plans.lock",): lock.encode("utf-8")})


@KINDS.damage("own-parent", "a text that derives from itself", "lineage-cycle")
def _own(body: Body) -> Iterator[Case]:
    if body.is_archived:
        edge = {"plan": body.data.get("id"), "version": body.data.get("version"), "relation": "builds-on"}
        yield from body.cases("derived from itself", _derived(body, edge))


@KINDS.damage("parent-later", "a text older than the one it derives from", "later-parent")
def _later(body: Body) -> Iterator[Case]:
    if not body.is_archived:
        return
    for edge in body.derivations:
        dates = [day(date) for date in body.dates_of(edge.raw.get("plan"), edge.raw.get("version"))]
        if dates and all(dates):
            before = str(min(each for each in dates if each) - timedelta(days=10))
            what = f"dated {before}, before `{edge.raw.get('plan')}`"
            yield from body.cases(what, Edit("replace", ("date",), before))


@KINDS.damage("title-changed", "another title", why="a title is free")
def _title(body: Body) -> Iterator[Case]:
    yield from body.cases("the title is `A plan`", Edit("replace", ("title",), "A plan"))


def _derived(body: Body, edge: dict[str, object]) -> Edit:
    if isinstance(body.data.get("derived_from"), list):
        return Edit("add", ("derived_from", "-"), edge)
    return Edit("add", ("derived_from",), [edge])
