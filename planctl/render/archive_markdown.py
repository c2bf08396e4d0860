"""A report on two archives as Markdown, fit for a comment on a pull request."""

from __future__ import annotations

import html

from planctl.diff.archives import ArchiveDiff, TextDiff
from planctl.diff.kinds import Level
from planctl.render.archive_words import note_of, path_of, side_of, summary_line
from planctl.render.diff_markdown import diff_markdown
from planctl.render.diff_words import count_line
from planctl.render.markdown import code, escaped, table
from planctl.render.wording import counted
from planctl.safe import one_line

# What GitHub takes in a comment, in characters.
COMMENT_LIMIT = 65_536

_NOTICE = """
> [!NOTE]
> {} left out, for a comment holds {:,} characters. `planctl diff --since` shows everything.
"""


def archive_markdown(result: ArchiveDiff, limit: int = COMMENT_LIMIT) -> str:
    """Summary first, then a folded section a text, in at most `limit` characters; a cut is announced."""
    head = [
        f"## Plans: {code(result.a)} → {code(result.b)}",
        "",
        f"**{escaped(summary_line(result))}**",
        "",
    ]
    if result.texts:
        rows = [_row(result, each) for each in result.texts]
        head += [*table(["Text", "", *(level.value for level in Level)], rows, right=range(2, 5)), ""]
    for each in result.texts:
        head += [f"- {code(problem)}" for problem in each.problems]
    head += [f"- {escaped(note)}" for note in result.notes]
    if result.others:
        head += ["", "Other files: " + ", ".join(f"{name[0]} {code(name[1:])}" for name in result.others)]
    made = "\n".join(head).rstrip("\n") + "\n"
    room = limit - len(_NOTICE.format("9,999 lines of the summary and 9,999 texts", limit))
    cut = 0
    if len(made) > room:
        lines = made.splitlines(keepends=True)
        while sum(map(len, lines)) > room:
            lines.pop()
            cut += 1
        made = "".join(lines)
    left = []
    for each in result.texts:
        if each.diff is None or not result.diffs[each.diff].changes:
            continue
        section = _section(result, each)
        if len(made) + len(section) > room:
            left.append(each)
        else:
            made += section
    if cut or left:
        said = [counted(cut, "line") + " of the summary"] if cut else []
        said += ["the details of " + counted(len(left), "text")] if left else []
        words = " and ".join(said)
        made += _NOTICE.format(words[0].upper() + words[1:], limit)
    return made


def _section(result: ArchiveDiff, each: TextDiff) -> str:
    assert each.diff is not None
    diff = result.diffs[each.diff]
    title = f"<b>{_html(path_of(each))}</b> {_html(note_of(each))}: {_html(count_line(diff))}".replace(
        " :", ":"
    )
    body = diff_markdown(diff, level=3)
    return f"\n<details><summary>{title}</summary>\n\n{body.strip()}\n\n</details>\n"


def _row(result: ArchiveDiff, each: TextDiff) -> list[str]:
    diff = result.diffs[each.diff] if each.diff is not None else None
    counts = diff.counts() if diff else {}
    said = escaped(note_of(each) or ("changed" if diff and diff.changes else "nothing that it says changed"))
    if diff is None and each.side:
        said += f": {escaped(side_of(each.side))}"
    return [code(path_of(each)), said, *(str(counts.get(level) or "") for level in Level)]


def _html(text: str) -> str:
    return html.escape(one_line(text))
