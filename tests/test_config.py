"""The configuration of a project: where it is found, what it says, and how a wrong word in it is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import planctl

from planctl.archive.config import BadConfig, config_for
from planctl.errors import PlanctlError
from planctl.lint.finding import Severity
from planctl.lint.ruleset import all_rules
from planctl.validation import Overrides, Settings

PLAN = 'schema: planctl/plan/1\nid: a-plan\nversion: "1.0"\nparties: [xx]\n'
FILE = Path("drafts/x.yaml")


def write(folder: Path, text: str, name: str = "planctl.toml") -> Settings:
    """Settings of a folder with a configuration, and a plan in it."""
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "drafts").mkdir(exist_ok=True)
    (folder / FILE).write_text(PLAN, encoding="utf-8")
    return Settings()


def running(settings: Settings, file: Path) -> set[str]:
    """The names of the rules that run on a file."""
    return {item.rule.name for item in settings.policy(file).running}


def test_the_nearest_configuration_upward_counts(tmp_path: Path) -> None:
    """A file has the configuration nearest to it; planctl.toml goes before pyproject.toml."""
    write(tmp_path, '[tool.planctl]\nignore = ["PL203"]\n', "pyproject.toml")
    assert "unknown-actor" not in running(Settings(), tmp_path / FILE)
    write(tmp_path, 'ignore = ["PL204"]\n')
    assert {"unknown-actor", "unknown-topic"} & running(Settings(), tmp_path / FILE) == {"unknown-actor"}
    (tmp_path / "drafts" / "pyproject.toml").write_text("[tool.other]\n")  # no configuration of ours
    assert "unknown-topic" not in running(Settings(), tmp_path / FILE)
    (tmp_path / "drafts" / "planctl.toml").write_text("")
    assert "unknown-topic" in running(Settings(), tmp_path / FILE)


def test_the_working_directory_makes_no_difference(tmp_path: Path) -> None:
    """A file named from anywhere is judged by the configuration above it."""
    write(tmp_path, 'select = ["unknown-actor"]\nseverity = {unknown-actor = "info"}\n')
    told = []
    for where, name in ((tmp_path, FILE), (tmp_path / "drafts", "x.yaml"), (Path("/"), tmp_path / FILE)):
        done = planctl("validate", str(name), "-f", "json", cwd=where)
        told.append([(f["severity"], f["name"], f["line"]) for f in json.loads(done.stdout)["findings"]])
        assert done.returncode == 0, done.stdout
    assert told[0] == told[1] == told[2] == [("info", "unknown-actor", 4)]


def test_the_command_line_goes_first(tmp_path: Path) -> None:
    """`--select` replaces what the configuration selects and ignores; `--ignore` and `--severity` add to it."""
    write(tmp_path, 'ignore = ["PL203"]\nseverity = {PL2 = "warning", PL204 = "info"}\nfail-on = "never"\n')
    file = tmp_path / FILE
    assert "unknown-actor" in running(Settings(Overrides(select=("PL203",))), file)
    assert not {"unknown-actor", "unknown-topic"} & running(Settings(Overrides(ignore=("PL204",))), file)
    policy = Settings(Overrides(severity={"PL205": "error"})).policy(file)
    levels = {item.rule.id: policy.severity_of(item.rule) for item in all_rules()}
    assert (levels["PL202"], levels["PL204"], levels["PL205"]) == (
        Severity.WARNING,
        Severity.INFO,
        Severity.ERROR,
    )
    assert Settings().fail_on(file) == "never"
    assert Settings(Overrides(fail_on="info")).fail_on(file) == "info"


def test_per_file_ignores_are_meant_from_the_file_they_stand_in(tmp_path: Path) -> None:
    """Globs are as in a .gitignore, from the configuration's folder; other files keep the rules."""
    write(tmp_path, '[per-file-ignores]\n"drafts/" = ["PL203"]\n"*.old.yaml" = ["unknown-topic"]\n')
    assert "unknown-actor" not in running(Settings(), tmp_path / FILE)
    assert "unknown-actor" in running(Settings(), tmp_path / "x.yaml")
    assert "unknown-topic" not in running(Settings(), tmp_path / "deep" / "x.old.yaml")
    assert "unknown-actor" in running(Settings(Overrides(no_ignores=True)), tmp_path / FILE)


def test_rules_on_unreadable_files_cannot_be_switched_off(tmp_path: Path) -> None:
    """A group that is ignored leaves the rules that say that nobody could read the file."""
    write(tmp_path, 'ignore = ["PL0"]\n[per-file-ignores]\n"*" = ["PL0"]\n')
    assert "syntax" in running(Settings(), tmp_path / FILE)


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        (
            'archive = "plans"\nignroe = []\n',
            "planctl.toml:2:1: `ignroe` is not a key",
            "did you mean `ignore`?",
        ),
        ("[per-files-ignore]\n", "planctl.toml:1:2: `per-files-ignore` is not a key", "`per-file-ignores`"),
        ('ignore = ["PL2033"]\n', "planctl.toml:1:1: there is no rule `PL2033`", "did you mean `PL203`"),
        ('[severity]\nPL203 = "eror"\n', "planctl.toml:2:1: `eror` is not a value", "did you mean `error`?"),
        (
            'fail-on = "warn"\n',
            "planctl.toml:1:1: `warn` is not a value of `fail-on`",
            "did you mean `warning`?",
        ),
        ("select = [1]\n", "planctl.toml:1:1: item 1 of `select` should be a text", None),
        ('ignore = "PL203"\n', "planctl.toml:1:1: `ignore` should be a list", None),
        ('[per-file-ignores]\n"*" = ["*"]\n', "planctl.toml:2:1: `*` names every rule", "name the rules"),
        (
            '[per-file-ignores]\nnever = ["PL9"]\n',
            "planctl.toml:2:1: there is no rule `PL9`",
            "a rule is named",
        ),
        ('ignore = ["ALL"]\n', "planctl.toml:1:1: `ALL` names every rule", "name the rules"),
        ('severity = {PL001 = "info"}\n', "planctl.toml:1:1: `PL001` is always an error", None),
        ("ignore = [\n", "planctl.toml: not valid TOML: Invalid value", None),
        ("a = 1\nb c\n", "planctl.toml:2:3: not valid TOML", None),
        ("[tool.planctl]\nignore = []\n", "`planctl.toml` has no table `[tool.planctl]`", "at the top"),
    ],
)
def test_a_wrong_word_is_told_with_its_place(
    text: str, said: str, hint: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File, line and column, what is wrong and what was probably meant."""
    settings = write(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PlanctlError) as caught:
        settings.policy(tmp_path / FILE)
    assert said in caught.value.message
    assert hint is None or hint in (caught.value.hint or "")


def test_keys_of_pyproject_are_found_in_their_table(tmp_path: Path) -> None:
    """A key of the same name in another table is not blamed."""
    text = "[tool.other]\nignroe = 1\n\n[tool.planctl]\nselect = []\nignroe = []\n"
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(BadConfig, match=r"pyproject.toml:6:1: `ignroe`"):
        config_for(tmp_path)


def test_a_bad_configuration_is_exit_code_2(tmp_path: Path) -> None:
    """No file is called sound or unsound by a configuration that nobody understands; --no-config goes without."""
    write(tmp_path, "ignroe = []\n")
    done = planctl("validate", str(FILE), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean `ignore`?" in done.stderr
    (tmp_path / "other.toml").write_text('ignore = ["PL0", "PL2"]\n')
    (tmp_path / "planctl.toml").unlink()
    assert planctl("validate", str(FILE), "--no-config", cwd=tmp_path).returncode == 1
    assert planctl("validate", str(FILE), "--config", "other.toml", "-q", cwd=tmp_path).returncode == 0
    assert planctl("validate", str(FILE), "--config", "none.toml", cwd=tmp_path).returncode == 2


def test_the_archive_may_be_configured(tmp_path: Path) -> None:
    """Where no option and no variable names an archive, the configuration does, from its own folder."""
    from running import SMALL

    (tmp_path / "below").mkdir()
    (tmp_path / "planctl.toml").write_text(f"archive = {json.dumps(str(SMALL))}\n")
    listed = json.loads(planctl("list", "-f", "json", cwd=tmp_path / "below").stdout)
    assert "accord" in json.dumps(listed)
    (tmp_path / "planctl.toml").write_text('archive = "nowhere"\n')
    done = planctl("list", cwd=tmp_path)
    assert done.returncode == 2
    assert "planctl.toml:1:1" in done.stderr


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("PL304=eror", "did you mean `error`?"),
        ("PL304", "is not RULE=LEVEL"),
        ("PL3044=info", "there is no rule `PL3044`"),
        ("syntax=info", "`syntax` is always an error"),
    ],
)
def test_a_wrong_severity_is_wrong_usage(option: str, said: str) -> None:
    """`--severity` takes RULE=LEVEL, and says what it did not understand."""
    done = planctl("validate", "--severity", option)
    assert done.returncode == 2
    assert said in done.stderr


def test_min_confidence_leaves_guesses_out(tmp_path: Path) -> None:
    """Rules less sure than asked for do not run; those on unreadable files do."""
    write(tmp_path, 'min-confidence = "high"\n')
    sure = running(Settings(), tmp_path / FILE)
    assert sure == {i.rule.name for i in all_rules() if i.rule.always or i.rule.confidence.value == "high"}
    assert len(running(Settings(Overrides(min_confidence="low")), tmp_path / FILE)) == len(all_rules())
