"""From what a user calls a revision to a commit: HEAD~3, v1^2, a1b2c3d, origin/main, main@{upstream}.

The names and their order of precedence are git's (gitrevisions(7)). Searches through messages (`:/text`) are
not offered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planctl.errors import UnknownRef
from planctl.suggest import did_you_mean

if TYPE_CHECKING:
    from dulwich.objects import Commit, ObjectID, ShaFile, Tree
    from dulwich.repo import Repo

_STEP = re.compile(r"~(?P<back>\d*)|\^\{(?P<type>[^{}]*)\}|\^(?P<parent>\d*)|@\{(?P<at>[^{}]*)\}")
_HEX = re.compile(r"[0-9a-fA-F]{4,40}\Z")
_DESCRIBED = re.compile(r".+-\d+-g([0-9a-fA-F]{4,40})\Z")
_PSEUDO = re.compile(r"[A-Z_]*HEAD\Z")
_PLACES = ("refs/", "refs/tags/", "refs/heads/", "refs/remotes/")


def find_tree(repo: Repo, rev: str) -> tuple[str, Tree]:
    """The object that a revision names, as its full id, and its tree.

    Raises UnknownRef, with a did-you-mean over branches and tags.
    """
    from dulwich.objects import Commit, Tree

    try:
        found = peeled(repo, find(repo, rev))
        tree = repo[found.tree] if isinstance(found, Commit) else found
    except (KeyError, ValueError, OSError, AssertionError) as error:
        raise UnknownRef(f"cannot read revision `{rev}`: {error}", _fetch_hint(repo)) from None
    if not isinstance(tree, Tree):
        raise UnknownRef(f"`{rev}` is a {tree.type_name.decode()} and no revision")
    return found.id.decode(), tree


def find(repo: Repo, rev: str) -> ShaFile:
    """The object that a revision names. Raises UnknownRef."""
    match = re.match(r"(?:[^~^@]|@(?!\{))*", rev)
    base = match.group() if match else ""
    rest = rev[len(base) :]
    at = None
    if rest.startswith("@{"):
        at, _, rest = rest[2:].partition("}")
    found = _base(repo, base, at, rev)
    while rest:
        step = _STEP.match(rest)
        if step is None or step["at"] is not None:
            raise _unknown(repo, rev)
        found, rest = _step(repo, found, step, rev), rest[step.end() :]
    return found


def peeled(repo: Repo, found: ShaFile) -> ShaFile:
    """What an annotated tag is on, through tags of tags; any other object is itself."""
    from dulwich.objects import Tag

    while isinstance(found, Tag):
        found = repo[found.object[1]]
    return found


def names_of(repo: Repo) -> list[str]:
    """The branches and tags of a repository, those of its remotes included."""
    names = ["HEAD"]
    for ref in repo.refs.allkeys():
        text = ref.decode("utf-8", "replace")
        for place in _PLACES[1:]:
            if text.startswith(place):
                names.append(text.removeprefix(place))
    return names


def _base(repo: Repo, base: str, at: str | None, rev: str) -> ShaFile:
    if at is not None:
        return _by_log(repo, base, at, rev)
    if len(base) == 40 and _HEX.match(base):
        return _object(repo, base.lower().encode(), rev)
    ref = _ref(repo, base)
    if ref is not None:
        return _object(repo, repo.refs[ref], rev)  # type: ignore[index]
    pseudo = _pseudo(repo, base)
    if pseudo:
        return _object(repo, pseudo, rev)
    described = _DESCRIBED.match(base)
    return _short(repo, described[1] if described else base, rev)


def _ref(repo: Repo, name: str) -> bytes | None:
    """The full name of the ref that a short one means, in git's order."""
    short = "HEAD" if name == "@" else name
    tries = [short, *(place + short for place in _PLACES), f"refs/remotes/{short}/HEAD"]
    for full in tries if short else ():
        raw = full.encode("utf-8", "surrogateescape")
        try:
            if repo.refs[raw]:  # type: ignore[index]
                return raw
        except (KeyError, ValueError, OSError):
            continue
    return None


def _pseudo(repo: Repo, name: str) -> bytes | None:
    """The commit in MERGE_HEAD and its like, which are files and no refs."""
    if not _PSEUDO.match(name):
        return None
    try:
        handle = repo.get_named_file(name)
    except OSError:
        return None
    if handle is None:
        return None
    with handle:
        word = handle.read(40)
    return word if _HEX.match(word.decode("ascii", "replace")) else None


def _short(repo: Repo, text: str, rev: str) -> ShaFile:
    from dulwich.objects import Commit

    if not _HEX.match(text):
        raise _unknown(repo, rev)
    ids = list(dict.fromkeys(repo.object_store.iter_prefix(text.lower().encode())))
    if len(ids) > 1:
        # Like git: where a revision is wanted, an id means a commit if it can.
        ids = [each for each in ids if isinstance(peeled(repo, repo[each]), Commit)]
    if not ids:
        raise _unknown(repo, rev)
    if len(ids) > 1:
        known = ", ".join(each.decode()[:12] for each in ids[:4])
        raise UnknownRef(f"`{text}` is the beginning of {len(ids)} commits", f"they are {known}")
    return _object(repo, ids[0], rev)


def _by_log(repo: Repo, base: str, at: str, rev: str) -> ShaFile:
    """`@{upstream}`, and what the reflog of this clone knows: `@{1}`, `@{-1}`, `main@{2 days ago}`."""
    from dulwich.objectspec import parse_object

    if at.lower() in ("u", "upstream"):
        return _object(repo, repo.refs[_upstream(repo, base, rev)], rev)  # type: ignore[index]
    if re.fullmatch(r"-\d+", at) and not base:
        return _base(repo, _left(repo, -int(at), rev), None, rev)
    # Without a branch, `@{1}` is of the branch that is checked out, where HEAD is not detached.
    ref = _ref(repo, base) if base else repo.refs.follow(b"HEAD")[0][-1]  # type: ignore[arg-type]
    if ref is None:
        raise _unknown(repo, rev)
    try:
        return parse_object(repo, ref + b"@{" + at.encode() + b"}")
    except (KeyError, ValueError, OSError):
        raise UnknownRef(
            f"`{rev}` is not in the reflog of this clone", "a reflog holds what this clone did, and no more"
        ) from None


def _upstream(repo: Repo, base: str, rev: str) -> bytes:
    ref = _ref(repo, base or "HEAD")
    if ref == b"HEAD":
        ref = repo.refs.follow(b"HEAD")[0][-1]  # type: ignore[arg-type]
    branch = (ref or b"").removeprefix(b"refs/heads/")
    config = repo.get_config()
    try:
        remote, merge = (config.get((b"branch", branch), key) for key in (b"remote", b"merge"))
    except KeyError:
        raise UnknownRef(f"`{rev}`: the branch `{branch.decode()}` has no upstream") from None
    return merge if remote == b"." else b"refs/remotes/" + remote + b"/" + merge.removeprefix(b"refs/heads/")


def _left(repo: Repo, count: int, rev: str) -> str:
    """The branch that was left `count` switches ago."""
    left: list[str] = []
    for entry in repo.read_reflog(b"HEAD"):
        words = entry.message.decode("utf-8", "replace").split()
        if words[:3] == ["checkout:", "moving", "from"] and len(words) > 3:
            left.append(words[3])
    if len(left) < count:
        raise UnknownRef(f"`{rev}` is not in the reflog of this clone")
    return left[-count]


def _step(repo: Repo, found: ShaFile, step: re.Match[str], rev: str) -> ShaFile:
    kind = step["type"]
    if kind == "tree":
        from dulwich.objects import Commit

        found = peeled(repo, found)
        return _object(repo, found.tree, rev) if isinstance(found, Commit) else found
    if kind is not None:
        found = peeled(repo, found) if kind != "object" else found
        if kind not in ("", "commit", "object"):
            raise _unknown(repo, rev)
        return found if kind != "commit" else _commit(repo, found, rev)
    commit = _commit(repo, found, rev)
    if step["back"] is not None:
        for _ in range(int(step["back"] or 1)):
            commit = _parent(repo, commit, 1, rev)
        return commit
    number = int(step["parent"] or 1)
    return _parent(repo, commit, number, rev) if number else commit


def _commit(repo: Repo, found: ShaFile, rev: str) -> Commit:
    from dulwich.objects import Commit

    found = peeled(repo, found)
    if not isinstance(found, Commit):
        raise UnknownRef(f"`{rev}`: {found.id.decode()[:12]} is no commit")
    return found


def _parent(repo: Repo, commit: Commit, number: int, rev: str) -> Commit:
    parents = repo.get_parents(commit.id, commit)
    if len(parents) < number:
        said = "has no parent" if not parents else f"has {len(parents)} parent" + "s" * (len(parents) > 1)
        raise UnknownRef(f"`{rev}`: commit {commit.id.decode()[:12]} {said}", _fetch_hint(repo))
    return _commit(repo, _object(repo, parents[number - 1], rev), rev)


def _object(repo: Repo, name: bytes | ObjectID, rev: str) -> ShaFile:
    try:
        return repo.object_store[name]  # type: ignore[index]
    except KeyError:
        raise UnknownRef(
            f"`{rev}`: this repository lacks the object {name[:12].decode()}", _fetch_hint(repo)
        ) from None


def _unknown(repo: Repo, rev: str) -> UnknownRef:
    base = re.split(r"[~^]|@\{", rev)[0]
    if base == "HEAD":
        return UnknownRef(f"there is no revision `{rev}`", _fetch_hint(repo) or _unborn(repo))
    hint = did_you_mean(base, names_of(repo)) if base else None
    return UnknownRef(f"there is no revision `{rev}`", hint or _fetch_hint(repo))


def _unborn(repo: Repo) -> str | None:
    try:
        repo.head()
    except KeyError:
        return "this repository has no commit yet"
    return None


def _fetch_hint(repo: Repo) -> str | None:
    return "this clone is shallow: `git fetch --unshallow` gets its history" if repo.get_shallow() else None
