"""From a result's schema line to the function that draws it, imported on demand: most callers want one."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel

    from planctl.model.plain import Plain
    from planctl.render.screen import Screen

# (result, format): (module, function, whether the function takes the screen).
_DRAWN = {
    ("summary", "terminal"): ("planctl.render.summary_terminal", "summary_terminal", True),
    ("summary", "markdown"): ("planctl.render.summary_markdown", "summary_markdown", False),
    ("catalogue", "terminal"): ("planctl.render.catalogue", "catalogue_terminal", True),
    ("catalogue", "markdown"): ("planctl.render.catalogue", "catalogue_markdown", False),
    ("events", "terminal"): ("planctl.render.timeline_terminal", "timeline_terminal", True),
    ("events", "markdown"): ("planctl.render.timeline_markdown", "timeline_markdown", False),
    ("stance-matrix", "terminal"): ("planctl.render.stances_terminal", "stances_terminal", True),
    ("stance-matrix", "markdown"): ("planctl.render.stances_markdown", "stances_markdown", False),
    ("status", "terminal"): ("planctl.render.status_terminal", "status_terminal", True),
    ("status", "markdown"): ("planctl.render.status_markdown", "status_markdown", False),
    ("sources", "terminal"): ("planctl.render.sources_terminal", "sources_terminal", True),
    ("sources", "markdown"): ("planctl.render.sources_markdown", "sources_markdown", False),
    ("conflicts", "terminal"): ("planctl.render.sources_terminal", "conflicts_terminal", True),
    ("conflicts", "markdown"): ("planctl.render.sources_markdown", "conflicts_markdown", False),
    ("alignment", "terminal"): ("planctl.render.alignment", "alignment_terminal", True),
    ("alignment", "markdown"): ("planctl.render.alignment", "alignment_markdown", False),
    ("search", "terminal"): ("planctl.render.search_terminal", "search_terminal", True),
    ("search", "markdown"): ("planctl.render.search_markdown", "search_markdown", False),
    ("merge", "terminal"): ("planctl.render.merge_terminal", "merge_terminal", True),
    ("merge", "markdown"): ("planctl.render.merge_markdown", "merge_markdown", False),
    ("open-options", "terminal"): ("planctl.render.open_options", "open_options_terminal", True),
    ("open-options", "markdown"): ("planctl.render.open_options", "open_options_markdown", False),
    ("comparison", "terminal"): ("planctl.render.compare_terminal", "compare_terminal", True),
    ("comparison", "markdown"): ("planctl.render.compare_markdown", "compare_markdown", False),
    ("comparison", "html"): ("planctl.render.compare_html", "compare_html", False),
    ("comparison", "csv"): ("planctl.render.compare_csv", "compare_csv", False),
    ("common", "terminal"): ("planctl.render.common_terminal", "common_terminal", True),
    ("common", "markdown"): ("planctl.render.common_markdown", "common_markdown", False),
    ("distance", "terminal"): ("planctl.render.distance_terminal", "distance_terminal", True),
    ("distance", "markdown"): ("planctl.render.distance_markdown", "distance_markdown", False),
    ("distance", "csv"): ("planctl.render.distance_csv", "distance_csv", False),
    ("distance", "svg"): ("planctl.render.distance_svg", "distance_svg", False),
    ("consolidation", "terminal"): ("planctl.render.consolidation", "consolidation_terminal", True),
    ("consolidation", "markdown"): ("planctl.render.consolidation", "consolidation_markdown", False),
    ("blame", "terminal"): ("planctl.render.blame_terminal", "blame_terminal", True),
    ("blame", "markdown"): ("planctl.render.blame_markdown", "blame_markdown", False),
    ("redline-report", "terminal"): ("planctl.render.redlines_terminal", "redlines_terminal", True),
    ("redline-report", "markdown"): ("planctl.render.redlines_markdown", "redlines_markdown", False),
    ("bisect", "terminal"): ("planctl.render.bisect_terminal", "bisect_terminal", True),
    ("diff", "terminal"): ("planctl.render.diff_terminal", "diff_terminal", True),
    ("diff", "markdown"): ("planctl.render.diff_markdown", "diff_markdown", False),
}


def render_result(result: BaseModel | Plain, format: str, screen: Screen) -> str:  # noqa: A002
    """A result in a format. Raises ValueError where the result has no such format."""
    if format == "json":
        from planctl.render.as_json import as_json

        return as_json(result)
    schema: str = getattr(result, "schema_", "")
    kind = schema.split("/")[1] if schema.count("/") == 2 else type(result).__name__
    if kind == "report" and format == "terminal":
        from planctl.render.findings import render_report

        return render_report(result, "text", {}, screen)  # type: ignore[arg-type]
    if (kind, format) not in _DRAWN:
        known = sorted({name for made, name in _DRAWN if made == kind})
        raise ValueError(f"a {kind} has no format {format!r}; it has {', '.join([*known, 'json'])}")
    module, name, on_screen = _DRAWN[kind, format]
    function: Any = getattr(importlib.import_module(module), name)
    drawn: str = function(result, screen) if on_screen else function(result)
    return drawn
