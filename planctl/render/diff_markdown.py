"""A diff as Markdown, for a pull request or a note."""

from __future__ import annotations

from planctl.diff.kinds import Level
from planctl.diff.result import Change, PlanDiff, PointDiff, Words
from planctl.render.diff_words import (
    EFFECT_COLUMNS,
    count_line,
    effect_words,
    group_number,
    group_title,
    ledger_line,
    sign,
    tag,
    unchanged,
    whole_text_changes,
)
from planctl.render.markdown import code, escaped, table


def diff_markdown(diff: PlanDiff, level: int = 1) -> str:
    """The whole diff, its title a heading of `level`; every text from a plan is escaped."""
    a, b = diff.sides
    out = [
        f"{'#' * level} {escaped(a.title)} → {escaped(b.title)}",
        "",
        f"{code(a.ref)} ({escaped(a.status)}, {a.date}) → {code(b.ref)} ({escaped(b.status)}, {b.date})",
        "",
        f"**{escaped(count_line(diff))}**  ",
        f"{escaped(ledger_line(diff.ledger))}",
        "",
    ]
    deep = "#" * (level + 1)
    if not diff.changes:
        return "\n".join([*out, "No changes.", ""])
    for group in diff.points:
        if group.verdict != "unchanged":
            out += _group(diff, group, deep)
    rest = whole_text_changes(diff)
    if rest:
        out += [f"{deep} Numbers and head", "", *(f"- {escaped(change.explanation)}" for change in rest), ""]
    same = unchanged(diff)
    if same:
        out += [f"Unchanged: {escaped(', '.join(same))}", ""]
    return "\n".join([*out, *_effects(diff, deep)])


def _group(diff: PlanDiff, group: PointDiff, deep: str) -> list[str]:
    what = tag(group)
    out = [
        f"{deep} {escaped(group_number(group))} {escaped(group_title(group))}"
        + (f" — {escaped(what)}" if what else ""),
        "",
    ]
    for index in group.changes:
        out += _change(diff, diff.changes[index])
    out.append("")
    if group.words and group.a and group.b:
        out += ["<details><summary>Wording</summary>", "", _words(group.words), "", "</details>", ""]
    return out


def _change(diff: PlanDiff, change: Change) -> list[str]:
    effects = effect_words(change, diff)
    said = escaped(change.explanation)
    said += " (read from the text)" if change.inferred else ""
    if change.level is Level.EDITORIAL:
        return [f"- editorial: {said}"]
    line = f"- **{sign(change)}** {said}" + (f" → *{escaped(effects)}*" if effects else "")
    inner = []
    if change.kind.startswith("point-") and sign(change) != "~":
        inner = [f"  - {escaped(gist)}" for gist in (change.before or change.after or [])]
    elif change.subject and change.subject != change.explanation:
        inner = [f"  <br>{escaped(change.subject)}"]
    return [line, *inner]


def _words(words: list[Words]) -> str:
    said = []
    for word in words:
        body = escaped(word.text)
        lead = " " if word.text[:1].isspace() else ""
        tail = " " if word.text[-1:].isspace() else ""
        mark = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}[word.op]
        said.append(lead + (mark.format(body) if body else "") + tail)
    return " ".join("".join(said).split())


def _effects(diff: PlanDiff, deep: str) -> list[str]:
    if not diff.effects:
        return []
    columns = [name for name, _ in EFFECT_COLUMNS if any(getattr(row, name) for row in diff.effects.values())]
    rows = [
        [
            escaped(row.name),
            *(str(getattr(row, name) or "") for name in columns),
            f"{row.obligations_before} → {row.obligations_after}",
        ]
        for row in diff.effects.values()
    ]
    heads = ["Actor", *columns, "obligations"]
    return [
        f"{deep} Who is bound to more or to less",
        "",
        *table(heads, rows, right=range(1, len(heads))),
        "",
    ]
