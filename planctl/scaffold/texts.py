"""The texts of the files that a new archive begins with. Pure: it writes nothing, and asks no clock."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from planctl._version import __version__
from planctl.model.kinds import document_schema

Ci = Literal["github", "gitlab"]
REGISTRIES = ("actors", "categories", "topics", "territories")
_SCHEMAS = ".planctl/schema"
# Where the files of each kind lie, for an editor.
_GLOBS = {
    "plan": "plans/*/*.*.yaml",
    **{kind: f"plans/registry/{kind}.yaml" for kind in REGISTRIES},
    "timeline": "plans/timeline.yaml",
    "stances": "plans/stances.yaml",
    "crosswalk": "plans/crosswalks/*.yaml",
    "lock": "plans/plans.lock",
    "redlines": "redlines/*.yaml",
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A file to write. `path` is from the folder that it is meant for, with slashes; `at_top` says that this
    is the top of the repository and not the folder of the archive.
    """

    path: str
    text: str
    at_top: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted. `prefix` leads from the top of the repository to the folder of the archive: empty, or a
    path that ends with a slash. `registry` are texts to begin with in place of the starter's.
    """

    ci: Sequence[Ci] = ("github",)
    prefix: str = ""
    registry: dict[str, str] | None = None
    hooks: bool = True
    editor: bool = True


def planned(wish: Wish) -> Iterator[Planned]:
    """The files, in the order in which they are told."""
    for kind in REGISTRIES:
        text = (wish.registry or {}).get(kind) or _read("starter", f"{kind}.yaml")
        yield Planned(f"plans/registry/{kind}.yaml", text)
    yield Planned("planctl.toml", _read("files", "planctl.toml"))
    if "github" in wish.ci:
        yield Planned(".github/workflows/planctl.yml", _filled("github.yml", wish), at_top=True)
    if "gitlab" in wish.ci:
        yield Planned(".gitlab-ci.yml", _filled("gitlab.yml", wish), at_top=True)
    if wish.hooks:
        yield Planned(".pre-commit-config.yaml", _filled("pre-commit.yaml", wish), at_top=True)
    if wish.editor:
        yield Planned(".editorconfig", _filled("editorconfig", wish), at_top=True)
        yield Planned(".vscode/settings.json", _settings(wish), at_top=True)
        yield Planned(
            ".vscode/extensions.json", _json({"recommendations": ["redhat.vscode-yaml"]}), at_top=True
        )
        for kind in _GLOBS:
            yield Planned(f"{_SCHEMAS}/{kind}-1.json", _schema(kind), at_top=True)


def _filled(name: str, wish: Wish) -> str:
    plans = f"{wish.prefix}plans"
    values = {
        "@VERSION@": __version__,
        "@PLANS@": shlex.quote(plans),
        "@PREFIX@": re.sub(r"([\[\]{}*?,!#;\\])", r"\\\1", wish.prefix),
        "@FILES@": rf"^{re.escape(plans)}/.*(\.ya?ml|plans\.lock)$".replace("'", "''"),
    }
    text = _read("files", name)
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text


def _settings(wish: Wish) -> str:
    schemas = {f"./{_SCHEMAS}/{kind}-1.json": f"{wish.prefix}{glob}" for kind, glob in _GLOBS.items()}
    return _json({"yaml.schemas": schemas, "files.associations": {"plans.lock": "yaml"}})


def _schema(kind: str) -> str:
    return _json(document_schema(kind))


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _read(folder: str, name: str) -> str:
    return (resources.files("planctl.scaffold") / folder / name).read_text(encoding="utf-8")
