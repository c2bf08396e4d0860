"""Peace proposals as versioned YAML documents: validate them, read them, and see what changed between texts.

The library's face. Everything else is reached through these functions, and nothing heavy is imported before
one of them is called::

    import planctl

    plan = planctl.load("us-28-point")
    print(planctl.render(planctl.summarize(plan), width=100))
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from planctl._version import __version__

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Sequence

    from pydantic import BaseModel

    from planctl.align.matcher import MatcherChoice
    from planctl.archive import Archive
    from planctl.compare.result import Comparison
    from planctl.diff.result import PlanDiff
    from planctl.errors import InvalidDocument, NoInput, PlanctlError, UnknownRef, UnreadableFile
    from planctl.lint.finding import Report
    from planctl.merge.result import MergeResult
    from planctl.model.plan import Plan
    from planctl.track.catalogue import Catalogue
    from planctl.track.summary import PlanSummary

    Where = str | os.PathLike[str] | Archive | None

__all__ = [
    "Catalogue",
    "Comparison",
    "InvalidDocument",
    "MergeResult",
    "NoInput",
    "Plan",
    "PlanDiff",
    "PlanSummary",
    "PlanctlError",
    "Report",
    "UnknownRef",
    "UnreadableFile",
    "__version__",
    "compare",
    "diff",
    "load",
    "merge",
    "render",
    "summarize",
    "validate",
]

_LAZY = {
    "Catalogue": "planctl.track.catalogue",
    "Comparison": "planctl.compare.result",
    "InvalidDocument": "planctl.errors",
    "MergeResult": "planctl.merge.result",
    "NoInput": "planctl.errors",
    "Plan": "planctl.model.plan",
    "PlanDiff": "planctl.diff.result",
    "PlanSummary": "planctl.track.summary",
    "PlanctlError": "planctl.errors",
    "Report": "planctl.lint.finding",
    "UnknownRef": "planctl.errors",
    "UnreadableFile": "planctl.errors",
}

Format = Literal["terminal", "markdown", "json", "html", "csv"]


def load(ref: str | os.PathLike[str], archive: Where = None) -> Plan:
    """Read a plan.

    `ref` is a ref (`us-28-point`, `us-28-point@1.0`), a file path, or `-` for standard input; the part after
    a `#` is resolved and otherwise ignored. `archive` is a `plans/` folder (or a folder that holds one); by
    default it is PLANCTL_ARCHIVE, else the nearest `plans/` upward, else the library that comes with planctl.

    Raises UnknownRef for a name that names nothing, NoInput for a missing file, UnreadableFile, and
    InvalidDocument for a file that is not a sound plan; all are PlanctlError.

    >>> import planctl
    >>> plan = planctl.load("us-28-point@1.0")
    >>> plan.ref, len(plan.live_points)
    ('us-28-point@1.0', 28)
    """
    from planctl.archive import resolve

    return resolve(_text(ref), _archive(archive)).plan


def summarize(
    plan: Plan | str | os.PathLike[str], language: str | None = None, archive: Where = None
) -> PlanSummary:
    """What a plan says: its head, its points by category with what binds, and what it asks of each actor.

    `plan` is a Plan, or what `load` takes; a ref with a part gives the summary of that point or clause. Texts
    are in `language` (`en`, `fr`) where the plan has it. Raises what `load` raises.

    >>> import planctl
    >>> summary = planctl.summarize("us-28-point@1.0")
    >>> summary.counts.points
    28
    """
    from planctl.archive import archive_registry, registry_for, resolve
    from planctl.model.plan import Plan
    from planctl.track.summarize import summarize as summarize_plan

    where = _archive(archive)
    if isinstance(plan, Plan):
        return summarize_plan(plan, archive_registry(where), language)
    target = resolve(_text(plan), where)
    return summarize_plan(
        target.plan,
        registry_for(target.document, where),
        language,
        point=target.point.id if target.point else None,
        clause=target.clause.id if target.clause else None,
    )


def validate(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], archive: Where = None
) -> Report:
    """Check plan files and everything beside them.

    `paths` is a file, a folder that is searched, or several of them. The report holds every finding with
    rule, place, message and severity; a file that does not parse is a finding and raises nothing. Raises
    NoInput where a path does not exist.

    >>> import planctl
    >>> from planctl.archive.locate import library_root
    >>> report = planctl.validate(library_root() / "us-28-point")
    >>> report.summary.files
    1
    """
    import os

    from planctl.validation import check_paths

    named = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    return check_paths([_text(path) for path in named], _archive(archive))


def diff(
    a: Plan | str | os.PathLike[str],
    b: Plan | str | os.PathLike[str],
    archive: Where = None,
    *,
    matcher: MatcherChoice = "auto",
) -> PlanDiff:
    """What changed from text A to text B: typed changes, who is bound to more or to less, and the ledger.

    `a` and `b` are Plans, or what `load` takes. Equal ids mean the same provision in versions of one plan and
    in texts that descend from one another; `archive` tells which do. `matcher` compares the
    wording of rivals: `lexical`, `semantic` (of the extra of that name), or the better one that is installed.
    Raises what `load` raises.

    >>> import planctl
    >>> planctl.diff("us-28-point", "us-28-point").changes
    []
    """
    from planctl.align import matcher_named
    from planctl.archive import archive_registry
    from planctl.archive.lineage import related
    from planctl.diff.engine import diff_plans
    from planctl.model.plan import Plan

    where = _archive(archive)
    one, other = (text if isinstance(text, Plan) else load(text, where) for text in (a, b))
    kin = related(one, other, where)
    return diff_plans(
        one, other, registry=archive_registry(where), related=kin, matcher=matcher_named(matcher)
    )


def compare(
    *plans: Plan | str | os.PathLike[str], archive: Where = None, matcher: MatcherChoice = "auto"
) -> Comparison:
    """How two or more plans answer the same questions: rows that no plan leads, cells, relations by meaning.

    Each of `plans` is a Plan, or what `load` takes. Their order decides that of columns and rows and nothing
    else; `archive` tells which descend from one another and holds the crosswalks; `matcher` is as in `diff`.
    Raises what `load` raises, and ValueError for fewer than two plans or one text twice.

    >>> import planctl
    >>> table = planctl.compare("us-28-point", "european-24-point")
    >>> next(row.text for row in table.rows if row.topics[0] == "force-size")
    'us ⟂ european'
    """
    from planctl.align import matcher_named
    from planctl.archive import archive_registry
    from planctl.archive.crosswalks import crosswalk_between
    from planctl.archive.lineage import related
    from planctl.compare.engine import compare_plans
    from planctl.model.plan import Plan

    where = _archive(archive)
    return compare_plans(
        [plan if isinstance(plan, Plan) else load(plan, where) for plan in plans],
        archive_registry(where),
        related=lambda a, b: related(a, b, where),
        crosswalks=lambda a, b: crosswalk_between(a, b, where),
        matcher=matcher_named(matcher),
    )


def merge(
    base: Plan | str | os.PathLike[str],
    *sides: Plan | str | os.PathLike[str],
    by: Sequence[Sequence[str] | None] = (),
    archive: Where = None,
) -> MergeResult:
    """What two or more texts made of a base text, merged: decisions, conflicts, the ledger and the plan.

    `base` and `sides` are Plans, or what `load` takes. `by` names the actors of each side by their ids, in
    the order of the sides; by default they are the side's proponents. `merged` of the result is the merged
    plan as plain data: where sides disagree, a point has an option for each. Raises ValueError with less than
    two sides, and what `load` raises.

    >>> import planctl
    >>> base = planctl.load("us-28-point")
    >>> ours = base.model_copy(update={"note": "Put on the table."})
    >>> result = planctl.merge(base, ours, base)
    >>> result.is_clean, result.merged["note"]
    (True, 'Put on the table.')
    """
    from planctl.archive.lineage import related
    from planctl.merge.engine import merge_plans
    from planctl.model.plan import Plan

    where = _archive(archive)
    one, *others = (text if isinstance(text, Plan) else load(text, where) for text in (base, *sides))
    kin = all(related(one, other, where) for other in others) or None
    return merge_plans(one, *others, by=by, related=kin)


def render(
    result: BaseModel | Report,
    format: Format = "terminal",  # noqa: A002
    *,
    width: int = 100,
    color: str | None = None,
    unicode: bool = True,
) -> str:
    """A result as text.

    `result` is what `summarize`, `validate`, `diff`, `compare` or `merge` gave, or a Catalogue. `width` is in
    columns, from 40 up; `color` is None, `standard`, `256` or `truecolor`; `unicode` says whether more than
    ASCII may be drawn with. These three matter to `terminal` only. Raises ValueError for a format that the
    result does not have.

    >>> import planctl
    >>> print(planctl.render(planctl.summarize("us-28-point@1.0"), "markdown").splitlines()[0])
    # US 28-point draft
    """
    from planctl.render.dispatch import render_result
    from planctl.render.screen import Screen

    return render_result(result, format, Screen(max(width, 40), color, unicode))


def _text(ref: str | os.PathLike[str]) -> str:
    import os

    return os.fspath(ref)


def _archive(archive: Where) -> Archive:
    from planctl.archive import Archive, open_archive

    return archive if isinstance(archive, Archive) else open_archive(archive)


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        import importlib

        return getattr(importlib.import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Callable(ModuleType):
    """A package whose name is also that of a function here, and which can be called as that function."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        return _FUNCTIONS[self.__name__.rpartition(".")[2]](*args, **options)


class _Face(ModuleType):
    """This module. Importing the package `planctl.diff` would put it in the place of the function."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _FUNCTIONS and type(value) is ModuleType:
            value.__class__ = _Callable
        super().__setattr__(name, value)


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "compare": compare,
    "diff": diff,
    "merge": merge,
    "render": render,
}
sys.modules[__name__].__class__ = _Face
