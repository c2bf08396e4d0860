"""Comments that silence findings: what they cover, what they must say, and what becomes of those unused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import planctl

from planctl.lint.context import Context
from planctl.lint.engine import Verdict, judge
from planctl.lint.finding import Finding
from planctl.lint.policy import Policy
from planctl.lint.ruleset import chosen_rules
from planctl.lint.subject import Subject
from planctl.model.registry import Registry
from planctl.source import read_bytes
from planctl.source.comments import comments

RULES = chosen_rules(["unknown-actor", "unknown-topic", "unused-suppression", "malformed-suppression"])
HEAD = 'schema: planctl/plan/1\nid: a-plan\nversion: "1.0"\n'


def verdict(text: str, *, today: date | None = None, comments: bool = True) -> Verdict:
    """What the rules on names and on comments say of a text in an archive that defines no name."""
    subject = Subject(read_bytes(text.encode(), "x.yaml"), Path("x.yaml"))
    policy = Policy(RULES, comments=comments, today=today)
    return judge(subject, Context(Registry()), policy)


def names(findings: list[Finding]) -> list[tuple[str, int]]:
    """Findings as rule name and line."""
    return [(finding.name, finding.line) for finding in findings]


def silenced(text: str, **options: bool) -> list[tuple[str, int]]:
    """What comments silenced."""
    return [(each.finding.name, each.finding.line) for each in verdict(text, **options).waived]


def test_a_comment_beside_a_value_covers_its_line() -> None:
    """At the end of a line, a comment silences the rules that it names on that line and no other line."""
    text = HEAD + "parties: [xx]  # planctl: ignore[unknown-actor] soon in the registry\nproponents: [yy]\n"
    found = verdict(text)
    assert names(found.findings) == [("unknown-actor", 5)]
    assert [(each.finding.subject, each.reason) for each in found.waived] == [("xx", "soon in the registry")]


def test_a_comment_on_its_own_line_covers_the_entry_below() -> None:
    """Above an entry, a comment covers the entry with all that is in it, and what follows not."""
    text = HEAD + (
        "points:\n"
        "  # planctl: ignore[PL203, PL204] this point is being written\n"
        "  # (see the minutes)\n"
        "  - id: a\n    topics: [tt]\n    clauses:\n      - {id: x, actor: xx}\n"
        "  - id: b\n    topics: [uu]\n"
    )
    assert silenced(text) == [("unknown-topic", 8), ("unknown-actor", 10)]
    assert names(verdict(text).findings) == [("unknown-topic", 12)]


@pytest.mark.parametrize(
    "value",
    [
        "text: |  # planctl: ignore[PL203] why\n      first\n      actor\n",
        "text: one\n      two  # planctl: ignore[PL203] why\n",
    ],
)
def test_a_comment_covers_all_of_a_value_of_several_lines(value: str) -> None:
    """Inside a block no comment can stand, so one where the value begins or ends covers the whole value."""
    document = read_bytes((HEAD + "points:\n  - id: a\n    " + value).encode(), "x.yaml")
    directive = Subject(document).directives.sound[0]
    start, end = (document.lines.place(at)[0] for at in _extent(document.text))
    assert (directive.first, directive.last) == (start, end)


def _extent(text: str) -> tuple[int, int]:
    start = text.index("text:")
    return start, len(text.rstrip())


@pytest.mark.parametrize(
    "value",
    [
        '"# planctl: ignore[PL203] no comment"',
        "'it''s # planctl: ignore[PL203] no comment'",
        "a#planctl: ignore[PL203] no comment",
        "|\n      # planctl: ignore[PL203] no comment",
        ">-\n      text\n      # planctl: ignore[PL203] no comment",
        '"a\n      # planctl: ignore[PL203] no comment"',
    ],
)
def test_a_hash_in_a_value_begins_no_comment(value: str) -> None:
    """Quotes, plain values and blocks hold `#` as text."""
    text = HEAD + f"points:\n  - id: a\n    text: {value}\n"
    assert comments(read_bytes(text.encode(), "x.yaml")) == []
    assert Subject(read_bytes(text.encode(), "x.yaml")).directives.malformed == ()


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("ignore[PL203]", "it gives no reason"),
        ("ignore[PL203] - ...", "it gives no reason"),
        ("ignore[*] all of it", "`*` would silence whatever comes"),
        ("ignore[ALL] all of it", "`ALL` would silence whatever comes"),
        ("ignore[] nothing", "it names no rule"),
        ("ignore why not", "the rules are missing"),
        ("ignroe[PL203] a slip", "`ignroe` is no order"),
        ("ignore[PL2] a group", "`PL2` is not one rule but"),
        ("ignore[unknown-acter] a slip", "there is no rule `unknown-acter`"),
        ("ignore[syntax] cannot be read", "`syntax` cannot be ignored"),
        ("ignore[PL801] about itself", "cannot be silenced by one"),
        ("ignore[PL203] until=2026-02-30 no such day", "the date after `until=`"),
        ("ignore[PL203] until=soon no such day", "the date after `until=`"),
        ("ignore[PL203] until=2126-01-01", "it gives no reason"),
    ],
)
def test_a_malformed_comment_silences_nothing_and_says_so(comment: str, said: str) -> None:
    """What is written wrongly is a finding of its own, and what it should have hidden is reported."""
    found = verdict(HEAD + f"parties: [xx]  # planctl: {comment}\n")
    assert names(found.findings) == [("unknown-actor", 4), ("malformed-suppression", 4)]
    assert said in found.findings[1].message


def test_a_comment_without_colon_is_noticed() -> None:
    """A comment that only looks like one is not passed over in silence."""
    found = verdict(HEAD + "parties: [xx]  # planctl ignore[PL203] why\n")
    assert "colon is missing" in found.findings[1].message


def test_the_last_day_counts_and_the_next_brings_the_finding_back() -> None:
    """`until=` is a last day; after it the finding is back, with the comment as a related place."""
    text = HEAD + "parties: [xx]  # planctl: ignore[PL203] until=2026-03-01 the list follows\n"
    assert verdict(text, today=date(2026, 3, 1)).findings == []
    back = verdict(text, today=date(2026, 3, 2)).findings
    assert names(back) == [("unknown-actor", 4)]
    assert [(each.message, each.column) for each in back[0].related] == [
        ("a comment ignored this until then", 41)
    ]


def test_unused_words_are_reported_and_only_those_of_rules_that_ran() -> None:
    """A comment, or a word of one, that silences nothing is a finding; rules that did not run are not blamed."""
    text = HEAD + "parties: [xx]  # planctl: ignore[PL203, PL204, PL304] why\n"
    assert [(f.name, f.column) for f in verdict(text).findings] == [("unused-suppression", 41)]
    whole = HEAD + "parties: []  # planctl: ignore[PL203] why\n"
    assert [(f.name, f.column) for f in verdict(whole).findings] == [("unused-suppression", 14)]
    assert verdict(HEAD + "parties: []  # planctl: ignore[PL304] why\n").findings == []


def test_no_ignores_shows_what_was_waved_through() -> None:
    """Without comments, every finding is there and no comment is called unused."""
    text = (
        HEAD + "parties: [xx]  # planctl: ignore[PL203] why\nproponents: []  # planctl: ignore[PL203] why\n"
    )
    assert names(verdict(text, comments=False).findings) == [("unknown-actor", 4)]


def test_one_silenced_place_does_not_silence_the_cause() -> None:
    """Of a cause in several places, only the silenced place goes; the first other one is where it is told."""
    text = HEAD + (
        "parties: [xx]  # planctl: ignore[PL203] why\npoints:\n  - id: a\n    clauses:\n"
        "      - {id: x, actor: xx}\n      - {id: y, actor: xx}\n"
    )
    found = verdict(text)
    assert [(f.line, [r.line for r in f.related]) for f in found.findings] == [(8, [9])]
    assert len(found.waived) == 1


PIECES = st.sampled_from(["actor: xx", "topics: [tt]", "parties: [xx]", "proponents: [yy, xx]"])


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=6), st.data())
def test_a_comment_never_hides_another_rule(lines: list[str], data: st.DataObject) -> None:
    """Whatever is silenced is of a rule that the comment names; all other findings are as without it."""
    rule = data.draw(st.sampled_from(["unknown-actor", "unknown-topic"]))
    place = data.draw(st.integers(0, len(lines) - 1))
    alone = data.draw(st.booleans())
    comment = f"# planctl: ignore[{rule}] why"
    body = []
    for number, line in enumerate(lines):
        point = f"  - id: p{number}\n"
        inner = f"    clauses: [{{id: c, {line}}}]" if line.startswith("actor") else f"    {line}"
        if number == place:
            point = f"  {comment}\n{point}" if alone else point
            inner = inner if alone else f"{inner}  {comment}"
        body.append(point + inner + "\n")
    text = HEAD + "points:\n" + "".join(body)
    found = verdict(text)
    assert all(each.finding.name == rule for each in found.waived)
    without = verdict(text, comments=False)
    others = [f for f in without.findings if f.name != rule]
    assert [f for f in found.findings if f.name not in (rule, "unused-suppression")] == others


def test_the_command_line_counts_what_may_stand(tmp_path: Path) -> None:
    """The report lists what was silenced with its reason; --no-ignores reports it; --fix removes the unused."""
    path = tmp_path / "x.yaml"
    path.write_text(
        HEAD + "parties: [xx]  # planctl: ignore[PL203] why\nproponents: [us]  # planctl: ignore[PL203] why\n"
    )
    rules = ["--select", "PL203,PL801"]
    done = planctl("validate", "x.yaml", *rules, "-f", "json", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert [each["reason"] for each in report["waived"]] == ["why"]
    assert [each["name"] for each in report["findings"]] == ["unused-suppression"]
    assert planctl("validate", "x.yaml", *rules, cwd=tmp_path).returncode == 0
    assert planctl("validate", "x.yaml", *rules, "--no-ignores", cwd=tmp_path).returncode == 1
    planctl("validate", "x.yaml", *rules, "--fix", cwd=tmp_path)
    kept = HEAD + "parties: [xx]  # planctl: ignore[PL203] why\nproponents: [us]\n"
    assert path.read_text() == kept
