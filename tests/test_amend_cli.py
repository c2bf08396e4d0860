"""`planctl amend` and `planctl diff --format amendments`, on the real command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from running import SMALL, planctl, small

from planctl.amend.parse import AmendError, parse
from planctl.amend.places import occurrences

OLD = SMALL / "accord" / "1.0.yaml"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with three points in a copy of the small archive."""
    archive = Path(shutil.copytree(SMALL, tmp_path / "plans"))
    return archive / "accord" / "1.1.yaml"


def amended(plan: Path, *instructions: str) -> str:
    """The text of a plan after instructions."""
    args = [word for each in instructions for word in ("-e", each)]
    done = planctl("amend", str(plan), *args, cwd=plan.parent)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def refused(plan: Path, instruction: str) -> str:
    """What is said of an instruction that does not apply; nothing may have been written."""
    before = plan.read_bytes()
    done = planctl("amend", str(plan), "-i", "-e", instruction)
    assert (done.returncode, done.stdout) == (1, "")
    assert plan.read_bytes() == before
    return done.stderr


def test_what_diff_prints_amend_carries_out(tmp_path: Path) -> None:
    """The amendments between two versions, from a file, turn the first into the second."""
    said = small("diff", "accord@1.0", "accord@1.1", "--format", "amendments")
    assert said.returncode == 0
    file = tmp_path / "amendments.txt"
    file.write_text("# to the accord\n\n" + said.stdout, "utf-8")
    made = small("amend", "accord@1.0", str(file), "-o", str(tmp_path / "new.yaml"))
    assert (made.returncode, made.stdout) == (0, "")
    left = small("diff", str(tmp_path / "new.yaml"), "accord@1.1", "--format", "amendments")
    assert left.stdout.strip() == ""


def test_only_the_words_named_change(plan: Path) -> None:
    """A replacement changes its words and no other byte of the file."""
    text = plan.read_text("utf-8")
    old = next(line for line in text.splitlines() if "600,000" in line)
    made = amended(plan, 'in point 1 replace "600,000" with "700,000"')
    assert made == text.replace(old, old.replace("600,000", "700,000"))


@pytest.mark.parametrize(
    ("instruction", "said"),
    [
        ('in point 1 replace "600" with "700"', "does not stand in point 1"),
        ('in point 99 replace "a" with "b"', "there is no point 99"),
        ('in point #kap replace "a" with "b"', "did you mean `cap`?"),
        ("delte point 1", "did you mean `delete`"),
        ("move point 1 after point 77", "there is no point 77"),
        ("set modality of #cap.limit to", "a value should stand here"),
        ("set modality of #cap.limit to [", "cannot be read as YAML"),
        ("set modality of #cap.limit to must", "no longer be a sound plan"),
        ("remove titel of point 1", "did you mean `title`?"),
        ("insert point #cap after point 1:\n  title: X", "there is a point `cap` already"),
        ("renumber points 1 to 3 as 5 to 6", "not as many numbers"),
        ("delete point 1 now", "more than this instruction takes"),
        ('in point 1 replace "a with "b"', "`with` should stand here"),
        ("join point 1 to point 1", "joined to itself"),
        ("\x1b[31m", "is no instruction"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(plan: Path, instruction: str, said: str) -> None:
    """An instruction without exactly one target, or that is none, exits with 1, and nothing is written."""
    message = refused(plan, instruction)
    assert said in message
    assert "-e:1" in message or "sound plan" in message
    assert "\x1b" not in message


def test_an_ambiguous_target_is_refused_until_somebody_says_which(plan: Path) -> None:
    """Words that stand twice are not replaced unless an occurrence, or every one, is named."""
    plan.write_text(plan.read_text("utf-8").replace("title: Withdrawal", "title: A and A"), "utf-8")
    assert "2 times" in refused(plan, 'in title of #retreat replace "A" with "B"')
    assert "title: A and B\n" in amended(plan, 'in title of #retreat replace occurrence 2 of "A" with "B"')
    assert "title: B and B\n" in amended(plan, 'in title of #retreat replace every "A" with "B"')


def test_split_and_join_undo_each_other(plan: Path) -> None:
    """A point that was split and joined again says what it said."""
    text = plan.read_text("utf-8")
    added = [
        'in text.en of #cap insert "It is checked." at the end',
        'in text.fr of #cap insert "Il est contrôlé." at the end',
    ]
    split = 'split #cap at "It is checked." and "Il est contrôlé." into #check numbered 9 titled "Check"'
    assert "id: check" in amended(plan, *added, split)
    again = amended(
        plan,
        *added,
        split,
        "join #check to #cap",
        'in text.en of #cap delete "It is checked."',
        'in text.fr of #cap delete "Il est contrôlé."',
    )
    assert again == text


def test_a_deleted_point_may_keep_its_number(plan: Path) -> None:
    """`keeping its number` leaves a tombstone, which is sound."""
    made = amended(plan, "delete point 1, keeping its number")
    assert "state: deleted" in made


def test_renumbering_moves_a_run_at_once(plan: Path) -> None:
    """Numbers of a run are taken as they were: 1 to 2 become 2 to 3 without a clash."""
    made = amended(plan, "renumber points 1 to 2 as 2 to 3")
    assert made.count("number: 2") == 1


def test_instructions_come_from_standard_input_too() -> None:
    """`-` reads them from there; two standard inputs are wrong usage."""
    done = small("amend", "accord@1.0", "-", "--check", stdin='set title of point 1 to "X"\n')
    assert (done.returncode, "1 instruction applies" in done.stdout) == (0, True)
    assert planctl("amend", "-", "-", stdin="").returncode == 2
    assert small("amend", "accord@1.0").returncode == 2
    assert small("amend", "accord@1.0", "no-such-file").returncode == 3


def test_an_error_names_file_and_line() -> None:
    """The third line of a file is named as such."""
    with pytest.raises(AmendError, match=r"^f\.txt:3:1: `delte` is no instruction"):
        parse("# one\n\ndelte point 1\n", "f.txt")


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("limited to 600,000.", "600", 0),
        ("limited to 600,000.", "600,000", 1),
        ("for or", "or", 1),
        ("2.5 and 5", "5", 1),
        ("one\n  two", "one two", 1),
        ("a, b", "a", 1),
    ],
)
def test_words_are_found_whole(text: str, words: str, count: int) -> None:
    """A part of a number or word is not what was meant."""
    assert len(occurrences(text, words)) == count


def test_a_number_that_no_point_has_is_told_with_those_there_are() -> None:
    """Where a point is named by a number, the hint speaks of numbers."""
    done = planctl("amend", "us-28-point", "-e", 'in point 66 replace "a" with "b"')
    assert done.returncode == 1
    assert "the numbers run from 1 to 28" in done.stderr
