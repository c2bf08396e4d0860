"""Edits as byte-span patches: the one way in which planctl changes a file that people write.

Only the bytes of what changes are replaced. Comments, quotes, flow and block style, blank lines and the order
of keys stay as they are everywhere else; a comment that stands directly above an entry, indented as it is,
goes where the entry goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planctl.errors import InvalidDocument
from planctl.source.document import Document, read_bytes
from planctl.source.edits import Edit, PatchError
from planctl.source.rewrite import Rewriter
from planctl.source.tree import Branch, KeyOrder, Tree, fresh, same

# Each round writes one more value anew where the careful way did not give it back.
_ROUNDS = 20


def patched(document: Document, edits: Iterable[Edit], *, key_order: KeyOrder | None = None) -> str:
    """The text of a document after edits, applied in turn as RFC 6902 says.

    `key_order` gives the customary keys of the mapping at a path, so that a new key stands where a person
    would put it. The text returned was read back: it holds exactly the edited data.

    Raises PatchError, with the number of the edit, its place and the reason, and InvalidDocument where the
    document breaks the dialect as it is.
    """
    if document.problems:
        raise InvalidDocument(document)
    tree = Tree(document, key_order)
    for number, edit in enumerate(edits, 1):
        try:
            tree.apply(edit)
        except PatchError as error:
            message = f"operation {number} ({edit}) does not apply: {error.message}"
            raise PatchError(message, error.hint) from None
    return written(document, tree)


def written(document: Document, tree: Tree) -> str:
    """The text of an edited tree. Raises PatchError where its data cannot stand in a document."""
    data = tree.root.data()
    text = Rewriter(document.text).text(tree.root)
    for _ in range(_ROUNDS):
        try:
            result = read_bytes(text.encode("utf-8"), document.name)
        except UnicodeEncodeError:
            raise PatchError(f"{document.name}: the result holds a lone surrogate") from None
        if result.problems:
            problem = result.problems[0]
            reason = f"the result would break the dialect: {problem.message}"
            raise PatchError(f"{document.name}: {reason}", problem.hint)
        if same(result.data, data):
            return text
        if not text.endswith("\n"):
            # A block that ends the file keeps its last line break only where the file has one.
            ended = text + ("\r\n" if "\r\n" in text else "\n")
            if same(read_bytes(ended.encode("utf-8"), document.name).data, data):
                return ended
        # A neighbour's new place changed how an old text reads: write that value anew, comments and all.
        if not _renew(tree.root, result.data):
            break
        text = Rewriter(document.text).text(tree.root)
    raise PatchError(f"{document.name}: the result cannot be written so that it reads back as the patch says")


def _renew(branch: Branch, found: Any) -> bool:
    """Forget how the first value was written that does not read back. Returns whether there was one."""
    if isinstance(branch.items, dict) and isinstance(found, dict) and branch.items.keys() == found.keys():
        pairs = [(entry, found[key]) for key, entry in branch.items.items()]
    elif isinstance(branch.items, list) and isinstance(found, list) and len(branch.items) == len(found):
        pairs = list(zip(branch.items, found, strict=True))
    else:
        return False
    for entry, value in pairs:
        if not same(entry.value.data(), value):
            if _renew(entry.value, value):
                return True
            was, entry.value = entry.value, fresh(entry.value.data())
            return was.node is not None
    return False
