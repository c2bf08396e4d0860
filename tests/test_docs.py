"""The docs are current, their examples are true, and their links lead somewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Annotated, Any
from xml.etree import ElementTree

import pytest
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo
from ruamel.yaml import YAML
from running import ROOT

from planctl.cli.app import COMMANDS
from planctl.lint.ruleset import all_rules
from planctl.model.kinds import KINDS
from planctl.schemas import all_schemas, schema
from planctl.source import read_bytes
from tools import docs
from tools.manual import keys
from tools.manual.console import Example, run_page
from tools.manual.regions import refreshed

PAGES = docs.pages()
LINK = re.compile(r"\]\((?!https?:)([^)\s#]*)(?:#([^)\s]*))?\)")


def read(path: Path) -> str:
    """The text of a file."""
    return path.read_text(encoding="utf-8")


def name(path: Path) -> str:
    """A page as it is called in a test's name."""
    return str(path.relative_to(ROOT))


def without_blocks(page: str) -> str:
    """A page without its fenced blocks and code spans."""
    return re.sub(r"`[^`\n]+`", "", re.sub(r"^```.*?^```$", "", page, flags=re.M | re.S))


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as GitHub and MyST make them."""
    heads = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", page, flags=re.M | re.S), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def commands_of_readme() -> list[str]:
    """The shell blocks of README."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", read(ROOT / "README.md"), flags=re.M | re.S)
    return [block.strip() for block in blocks]


def test_made_files_are_current() -> None:
    """Making the schemas, rule pages and picture again changes nothing (`python -m tools.docs` does)."""
    assert [name(path) for path, text in docs.whole_files() if not path.exists() or read(path) != text] == []
    assert docs.leftovers() == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_made_parts_are_current(page: Path) -> None:
    """Making the made parts of a page again changes nothing (`python -m tools.docs` makes them)."""
    assert refreshed(read(page), docs.MAKERS) == read(page)


@pytest.mark.parametrize("page", [page for page in PAGES if "```console" in read(page)], ids=name)
def test_examples_hold(page: Path) -> None:
    """Every command that a page shows prints what the page shows."""
    examples = run_page(read(page)).examples
    wrong = [f"line {each.line}: $ {each.command}{each.printed}" for each in examples if not each.holds]
    assert not wrong, "\n".join(wrong)


def test_everything_has_its_page() -> None:
    """Every command, every rule, every kind of document and every schema is in the docs."""
    rules = {item.rule.id for item in all_rules()}
    assert {page.stem for page in (docs.DOCS / "commands").glob("*.md")} == {*COMMANDS, "index"}
    assert {page.stem for page in (docs.DOCS / "rules").glob("*.md")} == {*rules, "index"}
    schemas = {path.name.rpartition("-")[0] for path in (docs.DOCS / "schema").glob("*.json")}
    assert schemas == set(all_schemas())
    made = set(re.findall(r"<!-- made: keys (\w+) -->", read(docs.DOCS / "format.md")))
    assert made == set(keys.document_models())


@pytest.mark.parametrize("page", [*PAGES, *sorted((docs.DOCS / "rules").glob("PL*.md"))], ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link from a page to the repository leads to a file, and to a heading where it names one."""
    for target, anchor in LINK.findall(without_blocks(read(page))):
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), f"{name(page)} links to {target}"
        if anchor:
            assert anchor in anchors(read(path)), f"{name(page)} links to {target}#{anchor}"


def test_readme_has_two_commands() -> None:
    """README has exactly two commands of one line each: one that runs a diff, one that runs the tests."""
    assert len(commands_of_readme()) == 2
    use, work = commands_of_readme()
    for line in (use, work):
        assert "\n" not in line
        assert line.startswith("python3 -m venv ")
        subprocess.run(["sh", "-n", "-c", line], check=True)
    assert use.endswith("planctl diff us-28-point e3-counter-proposal")
    assert "[dev]" in work
    assert work.endswith("-m pytest")


def test_ci_runs_what_readme_says() -> None:
    """.ci/run is executable, is bash that parses, and takes the test command from README."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", script], check=True)
    taken = re.search(r"^command=\$\((awk .*)\)$", read(script), flags=re.M)
    assert taken
    done = subprocess.run(["sh", "-c", taken[1]], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == commands_of_readme()[-1]


def adapter(field: FieldInfo) -> TypeAdapter[Any]:
    """What validates the values of one key."""
    if not field.metadata:
        return TypeAdapter(field.annotation)
    whole: Any = Annotated[(field.annotation, *field.metadata)]
    return TypeAdapter(whole)


def test_examples_of_keys_are_valid() -> None:
    """Every key of every document has an example that its model accepts, and keys.toml has no other."""
    examples = keys.examples()
    models = {name: model for name, model in keys.document_models().items() if hasattr(model, "model_fields")}
    assert examples.keys() == models.keys()
    for model_name, model in models.items():
        fields = {field.alias or key: field for key, field in model.model_fields.items()}
        assert examples[model_name].keys() == fields.keys()
        for key, field in fields.items():
            document = read_bytes(f"value: {examples[model_name][key]}\n".encode(), f"{model_name}.{key}")
            assert not document.problems
            adapter(field).validate_python(document.data["value"])


def test_every_key_and_word_of_the_documents_says_what_it_means() -> None:
    """In the JSON Schema of each kind, every key has a description and every closed list has meanings."""
    for kind in KINDS:
        made = schema(kind)
        named = made.get("$defs", {})
        for name, part in {kind: made, **named}.items():
            for key, said in part.get("properties", {}).items():
                # Where the list itself says the same, the key refers to it.
                meant = said.get("description") or named[said["$ref"].rpartition("/")[2]]["description"]
                assert meant, f"nothing says what {name}.{key} means"
            if "enum" in part:
                meanings = part["enumDescriptions"]
                assert len(meanings) == len(part["enum"])
                assert all(meanings), name


# The keys that other programs may rely on, by result: what DESIGN promised, and what may never be renamed.
PROMISED = {
    "report": {
        "findings": [
            "rule",
            "name",
            "severity",
            "message",
            "path",
            "line",
            "column",
            "ref",
            "related",
            "fix",
        ],
        "summary": [],
    },
    "diff": {
        "links": ["a", "b", "relation", "confidence", "runner_up"],
        "changes": [
            "kind",
            "level",
            "a",
            "b",
            "point",
            "clause",
            "before",
            "after",
            "effects",
            "explanation",
        ],
        "ledger": ["total", "kept", "changed", "moved", "split", "merged", "dropped", "unexplained"],
        "effects": [],
        "a": [],
        "b": [],
        "matcher": [],
    },
}


@pytest.mark.parametrize("result", PROMISED)
def test_promised_keys_are_there(result: str) -> None:
    """The keys that other programs may rely on are in the published schema of the result."""
    whole = schema(result)
    for key, inner in PROMISED[result].items():
        assert key in whole["properties"]
        part = whole["properties"][key]
        part = part.get("items", part)
        if inner:
            target = whole["$defs"][part["$ref"].rpartition("/")[2]]
            assert set(inner) <= set(target["properties"])


def test_picture_calls_nobody() -> None:
    """The picture of README is well-formed and loads nothing from anywhere."""
    text = read(docs.DOCS / "images" / "diff.svg")
    ElementTree.fromstring(text)
    assert set(re.findall(r"https?://[^\"' )]+", text)) == {"http://www.w3.org/2000/svg"}
    assert "url(http" not in text


def test_an_example_may_leave_lines_out() -> None:
    """A line `...` in an example stands for any lines, and for nothing less than whole lines."""
    printed = "one\ntwo\nthree\n"
    for shown in (printed, "one\n...\n", "...\nthree\n", "one\n...\nthree\n", "...\n"):
        assert Example(1, "", shown, printed).holds, shown
    for shown in ("one\n", "...\ntwo\n", "one\n...\nth\n", ""):
        assert not Example(1, "", shown, printed).holds, shown


def test_a_made_part_leaves_the_rest_alone() -> None:
    """Making a part anew keeps every word around it, and a kind that nothing makes is an error."""
    page = "before\n\n<!-- made: x y -->\nold\n<!-- end -->\n\nafter\n"
    made = refreshed(page, {"x": lambda argument: f"new {argument}"})
    assert made == "before\n\n<!-- made: x y -->\n\nnew y\n\n<!-- end -->\n\nafter\n"
    assert refreshed(made, {"x": lambda argument: f"new {argument}"}) == made
    with pytest.raises(ValueError, match="nothing makes `x`"):
        refreshed(page, {})


def test_hooks_and_workflow_are_sound() -> None:
    """The pre-commit and workflow files are YAML, and the hook for others looks at plan files only."""
    yaml = YAML(typ="safe", pure=True)
    hook = yaml.load(read(ROOT / ".pre-commit-hooks.yaml"))[0]
    assert hook["id"] == "planctl-validate"
    for path in ("plans/us-28-point/1.0.yaml", "work/plans/registry/actors.yml", "plans/plans.lock"):
        assert re.search(hook["files"], path), path
    for path in ("docs/plans.md", "myplans/a.yaml", "plans/README.md"):
        assert not re.search(hook["files"], path), path
    assert yaml.load(read(ROOT / ".pre-commit-config.yaml"))["repos"]
    assert ".ci/run" in json.dumps(yaml.load(read(ROOT / ".github" / "workflows" / "ci.yml"))["jobs"])


def test_every_kind_of_document_is_in_the_table() -> None:
    """The page of the file format starts with every kind of document."""
    head = read(docs.DOCS / "format.md").partition("\n## ")[0]
    for model in KINDS.values():
        assert f"[{model.__name__}](#{model.__name__.lower()})" in head
