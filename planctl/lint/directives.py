"""The comments of a document that silence findings, read: which rules, where, why and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from planctl.errors import PlanctlError
from planctl.lint.ruleset import all_rules, rules_named
from planctl.lint.suppression import OWN, Directive, Directives, Malformed, Word
from planctl.regex import regex
from planctl.safe import one_line
from planctl.source import Document, Span
from planctl.source.comments import Comment, comments, entry_below, values_of_several_lines

_MARK = regex(r"#[ \t]*planctl(?:[ \t]*:|[ \t]+(?=ignore\b))[ \t]*(?P<rest>[^#]*(?:#(?![ \t])[^#]*)*)")
_IGNORE = regex(r"ignore[ \t]*\[(?P<words>[^\]]*)\](?P<rest>.*)\Z", re.DOTALL)
_UNTIL = regex(r"(?<!\S)until=(?P<date>\S*)")
UNREADABLE = "it means that a file could not be read as YAML at all"
FORM = "write `# planctl: ignore[PL203] why`"


def directives(document: Document) -> Directives:
    """The comments of a document that begin with `planctl:`. Never raises."""
    sound: list[Directive] = []
    malformed: list[Malformed] = []
    for comment in comments(document):
        for match in _MARK.finditer(document.text, comment.start, comment.end):
            read = _read(document, comment, match)
            if isinstance(read, Directive):
                sound.append(read)
            else:
                malformed.append(read)
    return Directives(tuple(sound), tuple(malformed))


def _read(document: Document, comment: Comment, match: re.Match[str]) -> Directive | Malformed:
    end = match.start() + len(match.group().rstrip())
    span = document.lines.span(match.start(), end)
    said = _IGNORE.match(match["rest"].rstrip())
    if ":" not in match.group()[: match.start("rest") - match.start()]:
        return Malformed(span, "this comment silences nothing: a colon is missing after `planctl`", FORM)
    if said is None:
        verb = (re.match(r"[\w-]*", match["rest"]) or match).group()
        what = "the rules are missing, in square brackets" if verb == "ignore" else f"`{verb}` is no order"
        return Malformed(span, f"this comment silences nothing: {what}", FORM)
    try:
        words = tuple(_words(document, match.start("rest") + said.start("words"), said["words"]))
    except PlanctlError as error:
        return Malformed(span, f"this comment silences nothing: {error.message}", error.hint)
    try:
        until, rest = _until(said["rest"])
    except ValueError:
        return Malformed(
            span, "this comment silences nothing: the date after `until=` does not exist", "write YYYY-MM-DD"
        )
    if not re.search(r"\w", rest):
        return Malformed(
            span,
            "this comment silences nothing: it gives no reason",
            "say behind the brackets why the finding may stand",
        )
    first, last = _lines(document, comment)
    return Directive(
        span,
        _whole(document, comment, span),
        words,
        one_line(rest),
        until,
        _end(document, match),
        first,
        last,
    )


def _words(document: Document, at: int, text: str) -> Iterator[Word]:
    found = False
    for match in re.finditer(r"[^,\s][^,]*", text):
        found = True
        word = match.group().strip()
        yield Word(
            word, document.lines.span(at + match.start(), at + match.start() + len(word)), _meant(word)
        )
    if not found:
        raise PlanctlError("it names no rule", FORM)


def _meant(word: str) -> frozenset[str]:
    """The one rule that a word of a comment names. Raises PlanctlError: here, nothing names several."""
    if "*" in word or word.lower() == "all":
        raise PlanctlError(
            f"`{one_line(word, 40)}` would silence whatever comes", "name each rule, by id or by name"
        )
    meant = rules_named(word)
    rule = next((item.rule for item in all_rules() if word in (item.rule.name, item.rule.id)), None)
    if rule is None:
        rule = next((item.rule for item in all_rules() if word.upper() == item.rule.id), None)
    if rule is None:
        raise PlanctlError(
            f"`{one_line(word, 40)}` is not one rule but {len(meant)}", "name each rule, by id or by name"
        )
    if rule.always:
        raise PlanctlError(f"`{word}` cannot be ignored", UNREADABLE)
    if rule.name in OWN:
        raise PlanctlError(
            f"`{word}` is about these comments and cannot be silenced by one",
            f"switch it off in the configuration, or with `--ignore {word}`",
        )
    return frozenset({rule.id})


def _until(rest: str) -> tuple[date | None, str]:
    """The date of `until=`, if there is one, and the other words. Raises ValueError for what is no date."""
    match = _UNTIL.search(rest)
    if match is None:
        return None, rest.strip(" \t:-–—")
    others = (rest[: match.start()] + rest[match.end() :]).strip(" \t:-–—")
    said = match["date"].rstrip(".,;:")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", said):  # Python reads more forms than people do
        raise ValueError(said)
    return date.fromisoformat(said), others


def _end(document: Document, match: re.Match[str]) -> Span | None:
    said = _UNTIL.search(document.text, match.start(), match.end())
    return document.lines.span(said.start(), said.end()) if said else None


def _lines(document: Document, comment: Comment) -> tuple[int, int]:
    """The lines that a comment covers: beside something its own line, and all of a value of several lines
    that begins or ends there; alone on its line, the entry that begins next, with all that is in it.
    """
    place = document.lines.place
    if comment.alone:
        below = entry_below(document, comment.end)
        return (place(below[0])[0], place(below[1])[0]) if below else (1, 0)
    first = last = place(comment.start)[0]
    for start, end in values_of_several_lines(document):
        begins, ends = place(start)[0], place(end)[0]
        if place(comment.start)[0] in (begins, ends):
            first, last = min(first, begins), max(last, ends)
    return first, last


def _whole(document: Document, comment: Comment, span: Span) -> Span:
    """What to delete so that the comment is gone: with the space before it, or with its whole line."""
    text, start, end = document.text, span.start, span.end
    while end < comment.end and text[end] in " \t":
        end += 1
    is_last = end >= comment.end
    while start and text[start - 1] in " \t":
        start -= 1
    if comment.alone and is_last and span.start == comment.start:
        if text.startswith("\r\n", end):
            end += 2
        elif text.startswith("\n", end):
            end += 1
        elif start:  # the last line of a file without a line break at its end
            start -= 2 if text[start - 2 : start] == "\r\n" else 1
    elif not is_last:
        start = span.start  # the rest of the comment takes its place
    return document.lines.span(start, end)
