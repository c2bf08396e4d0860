"""A lineage for a terminal, in Markdown, and as mermaid and dot sources."""

from __future__ import annotations

from rich.text import Text

from planctl.render.lines import Lines, hang
from planctl.render.markdown import code, escaped, table
from planctl.render.paper import Paper, text
from planctl.render.screen import Screen
from planctl.render.wording import EVIDENCE, RELATION, counted, listed
from planctl.safe import one_line
from planctl.track.lineage import Descent, Lineage, LineagePlan

_WIDEST = 140


def lineage_terminal(lineage: Lineage, screen: Screen) -> str:
    """A lineage as a tree. A plan with two parents stands below the first and is named below the other."""
    return _Tree(lineage, screen).drawn()


class _Tree:
    def __init__(self, lineage: Lineage, screen: Screen) -> None:
        self.lineage = lineage
        self.paper = Paper(screen.width, screen.color, unicode=screen.unicode)
        self.width = min(screen.width, _WIDEST)
        self.tee, self.elbow, self.bar = ("├─ ", "└─ ", "│  ") if screen.unicode else ("|- ", "`- ", "|  ")
        self.plans = {plan.id: plan for plan in lineage.plans}
        self.drawn_plans: set[str] = set()

    def drawn(self) -> str:
        children = {descent.child for descent in self.lineage.descents}
        lines: Lines = []
        for plan in self.lineage.plans:
            if plan.id not in children:
                lines += self._node(plan, "", "", None)
        for plan in self.lineage.plans:  # what descends only from itself has no root
            if plan.id not in self.drawn_plans:
                lines += self._node(plan, "", "", None)
        if self.lineage.alone:
            lines += [Text()] if lines else []
            said = "without recorded lineage: " + ", ".join(self.lineage.alone)
            lines += hang(self.paper, Text(), text(said, "dim"), self.width)
        for round_ in self.lineage.cycles:
            said = "a cycle: " + " derives from ".join(round_)
            lines += hang(self.paper, Text(), text(said, "bold red"), self.width)
        for line in lines:
            self.paper.print(line, no_wrap=True, crop=False, overflow="ignore")
        return self.paper.text()

    def _node(self, plan: LineagePlan, lead: str, below: str, descent: Descent | None) -> Lines:
        again = plan.id in self.drawn_plans
        self.drawn_plans.add(plan.id)
        asked = plan.id in self.lineage.asked
        head = Text.assemble(
            text(_relation(descent) + " " if descent else "", "dim"),
            text(plan.id, "bold reverse" if asked and self.paper.colored else "bold"),
            text(" *" if asked and not self.paper.colored else ""),
            text(f"  {_facts(plan)}", "dim") if not again else text("  (see above)", "dim"),
        )
        children = [] if again else [each for each in self.lineage.descents if each.parent == plan.id]
        children.sort(key=lambda each: list(self.plans).index(each.child))
        inner = below + (self.bar if children else "   ") if descent else self.bar if children else ""
        room = max(self.width - len(inner), 20)
        body = hang(self.paper, Text(), head, room)
        if plan.title and not again:
            body += hang(self.paper, Text(), text(one_line(plan.title)), room)
        lines = [Text.assemble(text(inner if at else lead, "dim"), line) for at, line in enumerate(body)]
        for at, each in enumerate(children):
            last = at == len(children) - 1
            lines += self._node(
                self.plans[each.child],
                below + (self.elbow if last else self.tee),
                below + ("   " if last else self.bar),
                each,
            )
        return lines


def _relation(descent: Descent) -> str:
    said = RELATION[descent.relation]
    if descent.parent_version:
        said += f" {descent.parent_version}"
        if not descent.known:
            said += " (not in the archive)"
    if descent.evidence and descent.evidence.value != "seen":
        said += f" [{EVIDENCE[descent.evidence]}]"
    return f"{said}:"


def _facts(plan: LineagePlan) -> str:
    if not plan.known:
        return "not in the archive"
    versions = (
        " → ".join(plan.versions) if len(plan.versions) <= 4 else counted(len(plan.versions), "version")
    )
    by = listed([actor.short for actor in plan.proponents], 3)
    return f"{versions} · {plan.date} · {plan.status} · {by}"


def lineage_markdown(lineage: Lineage) -> str:
    """A lineage as a mermaid diagram and a table, for pages that draw mermaid and for those that do not."""
    heads = ["Plan", "Relation", "Parent", "Evidence"]
    rows = [
        [
            code(f"{each.child}@{each.child_versions[-1]}"),
            RELATION[each.relation],
            code(each.parent + (f"@{each.parent_version}" if each.parent_version else ""))
            + ("" if each.known else " (not in the archive)"),
            EVIDENCE[each.evidence] if each.evidence else "",
        ]
        for each in lineage.descents
    ]
    lines = ["# Lineage", "", "```mermaid", lineage_mermaid(lineage).rstrip("\n"), "```", ""]
    lines += table(heads, rows) if rows else ["No plan derives from another."]
    if lineage.cycles:
        lines += ["", *(f"- a cycle: {escaped(' derives from '.join(each))}" for each in lineage.cycles)]
    if lineage.alone:
        lines += ["", "Without recorded lineage: " + ", ".join(code(name) for name in lineage.alone) + "."]
    return "\n".join(lines) + "\n"


def lineage_mermaid(lineage: Lineage) -> str:
    """A lineage as the source of a mermaid flowchart."""
    names = {plan.id: f"p{at}" for at, plan in enumerate(lineage.plans)}
    lines = ["flowchart LR"]
    for plan in lineage.plans:
        label = "<br/>".join(_mermaid(part) for part in _label(plan))
        lines.append(f'  {names[plan.id]}["{label}"]')
    for each in lineage.descents:
        arrow = "-->" if each.known else "-.->"
        lines.append(f'  {names[each.parent]} {arrow}|"{RELATION[each.relation]}"| {names[each.child]}')
    dangling = [names[plan.id] for plan in lineage.plans if not plan.known]
    if dangling:
        lines += ["  classDef missing stroke-dasharray: 4", f"  class {','.join(dangling)} missing"]
    return "\n".join(lines) + "\n"


def lineage_dot(lineage: Lineage) -> str:
    """A lineage as the source of a Graphviz graph."""
    lines = ["digraph lineage {", "  rankdir=LR;", '  node [shape=box, fontname="Helvetica"];']
    for plan in lineage.plans:
        style = "" if plan.known else ", style=dashed"
        lines.append(f"  {_dot(plan.id)} [label={_dot(chr(10).join(_label(plan)))}{style}];")
    for each in lineage.descents:
        style = "" if each.known else ", style=dashed"
        edge = f"{_dot(each.parent)} -> {_dot(each.child)}"
        lines.append(f"  {edge} [label={_dot(RELATION[each.relation])}{style}];")
    return "\n".join([*lines, "}"]) + "\n"


def _label(plan: LineagePlan) -> list[str]:
    if not plan.known:
        return [plan.id, "not in the archive"]
    return [plan.id, one_line(plan.title or "", 60), f"{plan.versions[-1]} · {plan.date}"]


def _mermaid(said: str) -> str:
    """Text between quotes in mermaid, which reads HTML there."""
    made = said.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
    return made.replace("`", "'")


def _dot(said: str) -> str:
    made = said.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{made}"'
