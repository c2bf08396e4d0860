"""What a search found, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.model.vocabulary import Evidence
from planctl.render.markdown import code, escaped
from planctl.render.marked import marked_markdown
from planctl.render.search_words import asked, outcome, source_of, why
from planctl.render.wording import EVIDENCE

if TYPE_CHECKING:
    from planctl.track.search import Hit, SearchResult


def search_markdown(result: SearchResult) -> str:
    """The hits as an ordered list, the best first."""
    said = asked(result.question)
    lines = [f"# Search: {escaped(said)}" if said else "# Search", "", f"{escaped(outcome(result))}.", ""]
    for at, hit in enumerate(result.hits, 1):
        lines += _hit(at, hit)
    return "\n".join(lines).strip() + "\n"


def _hit(at: int, hit: Hit) -> list[str]:
    number = f"{escaped(str(hit.number))}\\. " if hit.number is not None else ""
    mark = f" *({EVIDENCE[hit.evidence]})*" if hit.evidence not in (None, Evidence.SEEN) else ""
    indent = " " * (len(str(at)) + 2)
    lines = [f"{at}. {number}{marked_markdown(hit.title, hit.title_marks)}{mark} {code(hit.ref)}"]
    if hit.passage:
        origin = source_of(hit)
        said = marked_markdown(hit.passage.text, hit.passage.marks)
        lines += ["", f"{indent}> {f'*{escaped(origin)}:* ' if origin else ''}{said}"]
    if hit.clauses:
        lines += ["", *(f"{indent}- {escaped(clause.gist)}" for clause in hit.clauses)]
    reasons = [f"in {escaped(why(hit))}"] if hit.matches else []
    filed = [escaped(hit.category.name)] if hit.category else []
    filed += [escaped(", ".join(topic.name for topic in hit.topics))] if hit.topics else []
    return [*lines, "", f"{indent}{' · '.join([*reasons, *filed])}", ""]
