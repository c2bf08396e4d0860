"""Real paths of many files, held against the operating system's own way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planctl.archive.real import RealPaths


def test_real_paths_are_those_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is without links whatever is a link in it, whether it exists or not, however it is written."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "file").write_text("x")
    (tmp_path / "to-b").symlink_to("a/b")
    (tmp_path / "a" / "b" / "to-file").symlink_to("file")
    (tmp_path / "a" / "up").symlink_to("..")
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path / "a")
    below = [
        "file",
        "to-file",
        "none",
        ".",
        "..",
        "../to-b/file",
        "../../loop",
        "",
        "no/file",
        "up/to-b/to-file",
    ]
    names = [
        os.path.join(top, name)
        for top in ("", "b", "./b", "../to-b", "up", str(tmp_path), "b//")
        for name in below
    ]
    real = RealPaths()
    for name in [*names, *names]:
        assert real(name) == os.path.realpath(name), name
        assert real(Path(name)) == os.path.realpath(Path(name)), name
