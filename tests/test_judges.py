"""Independent judges: programs of others say whether schemas, plans and pictures are sound."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from clients import client
from running import ROOT

from planctl.model.kinds import KINDS

SCHEMAS = ROOT / "docs" / "schema"
PLANS = ROOT / "plans"
FILES = {
    "plan": sorted(PLANS.glob("*/*.*.yaml")),
    **{
        kind: [PLANS / "registry" / f"{kind}.yaml"]
        for kind in ("actors", "topics", "categories", "territories")
    },
    "timeline": [PLANS / "timeline.yaml"],
    "stances": [PLANS / "stances.yaml"],
    "crosswalk": sorted(PLANS.glob("crosswalks/*.yaml")),
    "lock": sorted(PLANS.glob("plans.lock")),
    "redlines": sorted((ROOT / "tests" / "small" / "redlines").glob("*.yaml")),
}
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def judge(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run check-jsonschema."""
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("kind", [kind for kind, files in FILES.items() if files])
def test_check_jsonschema_accepts_the_library(kind: str) -> None:
    """check-jsonschema finds every file of the library valid against the published schema of its kind."""
    options = ["--default-filetype", "yaml"] if kind == "lock" else []
    done = judge("--schemafile", SCHEMAS / f"{kind}-1.json", *options, *FILES[kind])
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_of_the_library_is_judged() -> None:
    """No YAML file under plans/ escapes the judges, and every kind of document has its place."""
    judged = {path for files in FILES.values() for path in files}
    assert set(PLANS.rglob("*.yaml")) <= judged
    assert FILES.keys() == KINDS.keys()


def test_check_jsonschema_rejects_what_is_wrong(tmp_path: Path) -> None:
    """The judge is not blind: an unknown key and an unknown value in a real plan are found."""
    text = (PLANS / "us-28-point" / "1.0.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.yaml"
    for right, slip in (("fidelity: paraphrase", "fidelity: rough"), ("\nlanguage:", "\nlangauge:")):
        said = text.replace(right, slip)
        assert said != text
        wrong.write_text(said, encoding="utf-8")
        assert judge("--schemafile", SCHEMAS / "plan-1.json", wrong).returncode == 1


def test_the_schemas_are_schemas() -> None:
    """check-jsonschema finds every published schema valid against the metaschema that it names."""
    done = judge("--check-metaschema", *sorted(SCHEMAS.glob("*.json")))
    assert done.returncode == 0, done.stdout + done.stderr


def test_editors_find_the_schema() -> None:
    """The first line of every file of the library leads an editor to the schema of the file's kind."""
    for kind, files in FILES.items():
        for path in (path for path in files if path.is_relative_to(PLANS)):
            said = MODELINE.match(path.read_text(encoding="utf-8"))
            assert said, f"{path} has no modeline"
            assert (path.parent / said[1]).resolve() == SCHEMAS / f"{kind}-1.json", path


def test_librsvg_draws_the_picture(tmp_path: Path) -> None:
    """librsvg, which is no browser, draws the picture of README at its full size."""
    png = tmp_path / "diff.png"
    convert, svg = client("rsvg-convert", "librsvg2-bin"), ROOT / "docs" / "images" / "diff.svg"
    subprocess.run([convert, svg, "-w", "800", "-o", png], check=True, timeout=60)
    data = png.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") == 800
    assert len(data) > 20_000
