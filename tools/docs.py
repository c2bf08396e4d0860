"""Make what the docs show from the code: `python -m tools.docs`, from the top of the repository.

Writes docs/schema, docs/rules/PL*.md, docs/images/diff.svg, the made parts of pages, what the examples print,
and planctl/model/shapes.json, which is made of the models. `--check` writes nothing and exits with 1 where
something is not current. tests/test_docs.py holds the same.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.manual import changes, commands, config, expressions, keys, library, rules, schemas
from tools.manual.console import run_page
from tools.manual.picture import picture
from tools.manual.regions import refreshed
from tools.manual.shapes import shapes

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

MAKERS: dict[str, Callable[[str], str]] = {
    "change-list": changes.change_list,
    "command": commands.command_part,
    "config-keys": config.config_keys,
    "command-list": commands.command_list,
    "expression-fields": expressions.field_table,
    "keys": keys.document_keys,
    "library-functions": library.library_functions,
    "library-types": library.library_types,
    "result-list": keys.result_list,
    "rule-list": rules.rule_list,
    "schema-list": schemas.schema_list,
}


def pages() -> list[Path]:
    """The pages that are written by hand, README first."""
    made = {DOCS / "rules" / name for name in rules.rule_pages()}
    found = sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)
    return [ROOT / "README.md", *(page for page in found if page not in made)]


def whole_files() -> Iterator[tuple[Path, str]]:
    """The files that are made from beginning to end, with what they should hold."""
    for name, text in schemas.schema_files().items():
        yield DOCS / "schema" / name, text
    for name, text in rules.rule_pages().items():
        yield DOCS / "rules" / name, text
    yield DOCS / "images" / "diff.svg", picture()
    yield ROOT / "planctl" / "model" / "shapes.json", shapes()


def leftovers() -> list[Path]:
    """Made files that nothing makes any more."""
    expected = {path for path, _ in whole_files()}
    found = [*(DOCS / "schema").glob("*.json"), *(DOCS / "rules").glob("PL*.md")]
    return sorted(path for path in found if path not in expected)


def missing_pages() -> list[Path]:
    """The pages of commands that have none yet."""
    return [page for name in commands.commands() if not (page := DOCS / "commands" / f"{name}.md").exists()]


def stale(examples: bool = True) -> Iterator[tuple[Path, str]]:
    """Every file that is not current, with what it should hold."""
    for page in missing_pages():
        yield page, refreshed(commands.new_page(page.stem), MAKERS)
    for path, text in whole_files():
        if _held(path) != text:
            yield path, text
    for page in pages():
        held = _held(page)
        text = refreshed(held, MAKERS)
        if examples:
            text = run_page(text).page
        if text != held:
            yield page, text


def _held(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> int:
    """Write, or with `--check` compare. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.docs", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 if something is stale"
    )
    parser.add_argument("--no-examples", action="store_true", help="leave the examples alone")
    options = parser.parse_args()
    found = 0
    for path, text in stale(not options.no_examples):
        found += 1
        print(f"{'not current' if options.check else 'made'}: {path.relative_to(ROOT)}")
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in leftovers():
        found += 1
        print(f"{'left over' if options.check else 'removed'}: {path.relative_to(ROOT)}")
        if not options.check:
            path.unlink()
    print("everything is current" if not found else f"{found} files")
    return 1 if found and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
