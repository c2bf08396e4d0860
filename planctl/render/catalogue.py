"""The plans of an archive as a table, for a terminal and in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from planctl.render.lines import Lines, hang, spread
from planctl.render.markdown import code, escaped, table
from planctl.render.paper import Paper, text
from planctl.render.wording import FIDELITY, STATUS_STYLE, counted, listed
from planctl.safe import one_line

if TYPE_CHECKING:
    from planctl.render.screen import Screen
    from planctl.track.catalogue import Catalogue, CatalogueEntry

_TABLE = 72  # columns below which each plan is a paragraph
_WIDEST = 160


def catalogue_terminal(catalogue: Catalogue, screen: Screen) -> str:
    """A catalogue as text for a screen."""
    paper = Paper(screen.width, screen.color)
    width = min(screen.width, _WIDEST)
    lines = _table(paper, catalogue, width) if width >= _TABLE else _paragraphs(paper, catalogue, width)
    lines += _unreadable(paper, catalogue, width)
    lines += [Text(), *hang(paper, Text(), text(_summary(catalogue), "dim"), width)]
    for line in lines:
        paper.print(line, no_wrap=True, crop=False, overflow="ignore")
    return paper.text()


def _table(paper: Paper, catalogue: Catalogue, width: int) -> Lines:
    rows = [
        (entry.ref, str(entry.date), str(entry.status), points_words(entry), str(entry.clauses), entry)
        for entry in catalogue.plans
    ]
    if not rows:
        return []
    heads = ("plan", "date", "status", "points", "clauses")
    sizes = [max(len(head), *(len(row[at]) for row in rows)) for at, head in enumerate(heads)]  # type: ignore[arg-type]
    room = width - sum(sizes) - 2 * len(sizes)
    fits = room >= 24
    lines = [
        text(
            "  ".join(
                head.rjust(size) if at > 2 else head.ljust(size)
                for at, (head, size) in enumerate(zip(heads, sizes, strict=True))
            )
            + ("  title" if fits else ""),
            "dim",
        )
    ]
    for row in rows:
        entry = row[5]
        lead = Text.assemble(
            text(entry.plan, "bold"),
            text(f"@{entry.version}", "dim"),
            " " * (sizes[0] - len(entry.ref) + 2),
            text(row[1].ljust(sizes[1] + 2)),
            text(row[2].ljust(sizes[2] + 2), STATUS_STYLE.get(entry.status, "")),
            text(row[3].rjust(sizes[3]) + "  " + row[4].rjust(sizes[4])),
        )
        if fits:
            lines += hang(paper, Text.assemble(lead, "  "), _told(entry, room >= 60), width)
        else:
            lines += [lead, *hang(paper, Text("    "), _told(entry, True), width)]
    return lines


def _told(entry: CatalogueEntry, by: bool) -> Text:
    proponents = listed([actor.short for actor in entry.proponents], 3)
    return Text.assemble(text(one_line(entry.title)), text(f"  by {proponents}", "dim") if by else "")


def _paragraphs(paper: Paper, catalogue: Catalogue, width: int) -> Lines:
    lines: Lines = []
    for entry in catalogue.plans:
        ref = Text.assemble(text(entry.plan, "bold"), text(f"@{entry.version}", "dim"))
        lines += hang(paper, Text(), ref, width)
        lines += hang(paper, Text("  "), text(one_line(entry.title)), width)
        extent = f"{counted(entry.points, 'point')}, {counted(entry.clauses, 'clause')}"
        lines += hang(paper, Text("  "), text(f"{entry.date}, {entry.status}, {extent}", "dim"), width)
    return lines


def _unreadable(paper: Paper, catalogue: Catalogue, width: int) -> Lines:
    if not catalogue.unreadable:
        return []
    lines = [Text(), text("Cannot be read", "bold red")]
    for item in catalogue.unreadable:
        lines += spread(paper, Text("  "), text(item.path), Text(), width)
        lines += hang(paper, Text("    "), text(one_line(item.reason), "dim"), width)
    return lines


def points_words(entry: CatalogueEntry) -> str:
    """The live points, and how many the text is reported to have where the file shows fewer: "6 of 19"."""
    more = entry.declared is not None and entry.declared > entry.points
    return f"{entry.points} of {entry.declared}" if more else str(entry.points)


def _summary(catalogue: Catalogue) -> str:
    plans = len({entry.plan for entry in catalogue.plans})
    versions = len(catalogue.plans)
    said = counted(plans, "plan") + (f", {counted(versions, 'version')}" if versions != plans else "")
    where = "the library that comes with planctl" if catalogue.library else one_line(catalogue.archive) + "/"
    return f"{said} in {where}"


def catalogue_markdown(catalogue: Catalogue) -> str:
    """A catalogue as a Markdown table."""
    heads = ["Plan", "Title", "Date", "Status", "Wording", "Points", "Clauses", "Put forward by"]
    rows = [
        [
            code(entry.ref),
            escaped(entry.title),
            str(entry.date),
            str(entry.status),
            FIDELITY[entry.fidelity],
            points_words(entry),
            str(entry.clauses),
            escaped(", ".join(actor.name for actor in entry.proponents)),
        ]
        for entry in catalogue.plans
    ]
    lines = ["# Plans", "", *table(heads, rows, right=(5, 6))]
    if catalogue.unreadable:
        lines += ["", "## Cannot be read", ""]
        lines += [f"- {code(item.path)}: {escaped(item.reason)}" for item in catalogue.unreadable]
    return "\n".join([*lines, "", escaped(_summary(catalogue)) + "."]) + "\n"
