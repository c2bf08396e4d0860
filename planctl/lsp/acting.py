"""Code actions: the fixes of findings, all safe fixes at once, and a comment that lets a finding stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lsprotocol.types import (
    CodeAction,
    CodeActionContext,
    CodeActionKind,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from planctl.errors import PlanctlError
from planctl.lint.directives import directives
from planctl.lint.finding import Finding
from planctl.lint.ruleset import all_rules
from planctl.lint.suppression import OWN
from planctl.lsp.buffers import Buffer
from planctl.lsp.desk import Desk
from planctl.lsp.diagnostics import Places, diagnostic
from planctl.lsp.spots import spot_at
from planctl.safe import one_line
from planctl.source import Document, read_bytes
from planctl.source.layout import line_end

FIX_ALL = "source.fixAll.planctl"
KINDS: list[CodeActionKind | str] = [CodeActionKind.QuickFix, FIX_ALL]
REASON = "TODO say why this may stand"


def actions(
    desk: Desk,
    buffers: Mapping[str, Buffer],
    uri: str,
    range_: Range,
    context: CodeActionContext,
    versioned: bool = True,
) -> list[CodeAction]:
    """What can be done about the findings in a range; what changes nothing that was meant is preferred. With
    `versioned`, the edits say of which version of the text they are.
    """
    buffer = buffers[uri]
    try:
        judged = desk.judged(buffers, uri)
    except PlanctlError:
        return []
    places = Places(buffer, desk.subject)
    made: list[CodeAction] = []
    if _wanted(CodeActionKind.QuickFix, context):
        here = [each for each in judged.findings if _touches(places.range(each), range_)]
        shown = [(each, diagnostic(each, places)) for each in here]
        made += [_fix(each, said, buffer) for each, said in shown if each.patch]
        made += _ignoring(shown, buffer)
    if _wanted(FIX_ALL, context) and any(each.patch and each.patch.safe for each in judged.findings):
        made += _fix_all(desk.mended(buffers, uri), buffer)
    for action in () if versioned else made:
        action.edit = _plain(action.edit)
    return made


def _wanted(kind: str, context: CodeActionContext) -> bool:
    """Whether the editor asks for a kind: `source` asks for all that begin so."""
    if context.only is None:
        return True
    return any(kind == asked or kind.startswith(f"{asked}.") for asked in map(_text, context.only))


def _text(kind: CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, CodeActionKind) else kind


def _touches(one: Range, other: Range) -> bool:
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(position: Position) -> tuple[int, int]:
    return position.line, position.character


def _fix(finding: Finding, said: Diagnostic, buffer: Buffer) -> CodeAction:
    patch = finding.patch
    assert patch is not None
    edits = [
        TextEdit(buffer.map.range(each.start + buffer.shift, each.end + buffer.shift), each.text)
        for each in patch.replacements
    ]
    title = one_line(patch.title)
    return CodeAction(
        f"{title[:1].upper()}{title[1:]}" + ("" if patch.safe else " (a guess)"),
        kind=CodeActionKind.QuickFix,
        diagnostics=[said],
        is_preferred=patch.safe,
        edit=_edit(buffer, edits),
    )


def _fix_all(text: str, buffer: Buffer) -> Iterator[CodeAction]:
    """The action that makes the text one with all safe fixes; it replaces what differs and no more."""
    before = buffer.text[buffer.shift :]
    if text == before:
        return
    start = _shared(before, text)
    last = _shared(before[start:][::-1], text[start:][::-1])
    place = buffer.map.range(buffer.shift + start, buffer.shift + len(before) - last)
    edit = TextEdit(place, text[start : len(text) - last])
    yield CodeAction("Mend all that planctl can mend safely", kind=FIX_ALL, edit=_edit(buffer, [edit]))


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _ignoring(found: Iterable[tuple[Finding, Diagnostic]], buffer: Buffer) -> Iterator[CodeAction]:
    """For each finding, the comment that lets it stand, where one can."""
    silent = {item.rule.id for item in all_rules() if item.rule.always or item.rule.name in OWN}
    document: Document | None = None
    for finding, said in found:
        if finding.rule in silent:
            continue
        document = document or read_bytes(buffer.raw, buffer.name)
        edit = _comment(finding, document, buffer)
        if edit is not None:
            yield CodeAction(
                f"Let {finding.rule} {finding.name} stand here, with a reason",
                kind=CodeActionKind.QuickFix,
                diagnostics=[said],
                is_preferred=False,
                edit=_edit(buffer, [edit]),
            )


def _comment(finding: Finding, document: Document, buffer: Buffer) -> TextEdit | None:
    """The comment beside a finding; beside or above the value that it is in, where none can stand there. It
    is tried on a copy: the data must stay as they are, and the comment must cover the finding.
    """
    if document.problems:
        return None
    text, shift = document.text, buffer.shift
    words = f"# planctl: ignore[{finding.rule}] {REASON}"
    for line in _lines(finding, document):
        start = document.lines.starts[line - 1]
        stop = line_end(text, start)
        own = text[start:stop]
        indent = own[: len(own) - len(own.lstrip(" "))]
        newline = "\r\n" if text.startswith("\r\n", stop) else "\n"
        for place, added, moved in ((stop, f"  {words}", 0), (start, f"{indent}{words}{newline}", 1)):
            copy = read_bytes((text[:place] + added + text[place:]).encode("utf-8", "replace"), document.name)
            if copy.problems or copy.data != document.data:
                continue
            if any(each.covers(finding.line + moved, finding.rule) for each in directives(copy).sound):
                return TextEdit(buffer.map.range(place + shift, place + shift), added)
    return None


def _lines(finding: Finding, document: Document) -> list[int]:
    """The line of a finding, then those where the value begins that it is in, and the value's key."""
    lines = [finding.line]
    spot = spot_at(document, document.lines.starts[finding.line - 1] + finding.column - 1)
    key, node = document.find(spot.path) if spot else (None, None)
    lines += [document.lines.place(each.start)[0] for each in (node, key) if each]
    return list(dict.fromkeys(lines))


def _edit(buffer: Buffer, edits: list[TextEdit]) -> WorkspaceEdit:
    """The edit of one text. It says of which version, so that an editor refuses it when one typed on."""
    which = OptionalVersionedTextDocumentIdentifier(buffer.uri, buffer.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(which, list(edits))])


def _plain(edit: WorkspaceEdit | None) -> WorkspaceEdit | None:
    """An edit for an editor that knows no versions of texts."""
    if edit is None or edit.document_changes is None:
        return edit
    changes: dict[str, list[TextEdit]] = {}
    for each in edit.document_changes:
        if isinstance(each, TextDocumentEdit):
            changes[each.text_document.uri] = [part for part in each.edits if isinstance(part, TextEdit)]
    return WorkspaceEdit(changes=changes)
