"""The engine: model errors as readable findings, folding, refs, and rules that stand any data."""

from __future__ import annotations

import copy
import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planctl.archive.archive import Archive
from planctl.archive.locate import library_root
from planctl.lint.context import Context, PlanIndex
from planctl.lint.engine import check
from planctl.lint.finding import Finding, Severity
from planctl.lint.reporting import report
from planctl.lint.subject import Subject
from planctl.model.registry import Registry
from planctl.source import read_bytes, read_file
from planctl.validation import Validator

ROOT = Path(__file__).resolve().parent.parent
HEAD = 'schema: planctl/plan/1\nid: a-plan\nversion: "1.0"\nlanguage: en\n'


def findings(text: str, name: str = "x.yaml", context: Context | None = None) -> list[Finding]:
    """The findings of a text without surroundings, but for those of the rules on names, which need them."""
    known = context or Context(unknown=frozenset({"actors", "topics", "categories", "territories", "events"}))
    return check(Subject(read_bytes(text.encode(), name), Path(name)), known)


def told(text: str, rule: str, name: str = "x.yaml") -> list[tuple[int, int, str, str | None]]:
    """The findings of one rule as line, column, message and help."""
    return [(f.line, f.column, f.message, f.fix) for f in findings(text, name) if f.name == rule]


def test_an_unknown_key_beside_a_missing_one_is_one_finding() -> None:
    """`titel` where `title` is missing is a slip, told once."""
    text = HEAD + "titel: A plan\n"
    assert told(text, "unknown-key") == [
        (5, 1, "`titel` is not a key of a plan", "did you mean `title`? It is missing here")
    ]
    assert all("`title`" not in message for _, _, message, _ in told(text, "missing-key"))


def test_a_key_in_the_wrong_part_is_sent_home() -> None:
    """A key of a clause in a point is answered with where it belongs."""
    text = HEAD + "points:\n  - id: a\n    modality: shall\n"
    assert told(text, "unknown-key") == [
        (7, 5, "`modality` is not a key of a point", "`modality` is a key of a clause")
    ]


def test_missing_keys_of_one_mapping_are_one_finding() -> None:
    """What a clause lacks is told in one sentence, with the clause's name."""
    text = HEAD + "points:\n  - id: a\n    clauses:\n      - {id: cap, actor: ua}\n"
    assert (8, 10, "clause `cap` has no `modality` and `action`") not in told(text, "missing-key")
    assert [message for _, _, message, _ in told(text, "missing-key") if "clause" in message] == [
        "clause `cap` has no `modality` and `action`"
    ]


VALUES = [
    (
        "version: 1.10",
        "wrong-type",
        "the version 1.10 is read as a number, so 1.10 would become 1.1",
        'quote it: "1.10"',
    ),
    (
        "version: 1",
        "wrong-type",
        "the version 1 is read as a number, so 1.10 would become 1.1",
        'quote it: "1.0"',
    ),
    (
        "status: leakd",
        "wrong-value",
        "`leakd` is not a value of `status`",
        "did you mean `leaked`? It is one of: ",
    ),
    ("id: Force_Cap", "wrong-value", "`id` is not an id: `Force_Cap`", "write `force-cap`"),
    ("date: 2026-02-30", "bad-date", "there is no day 2026-02-30", "February 2026 has 28 days"),
    ("date: 2026-13-01", "bad-date", "there is no day 2026-13-01", "months run from 01 to 12"),
    ("date: 2026-2-3", "bad-date", "`date` is not a date: `2026-2-3`", "write 2026-02-03"),
    ("date: 2026-02", "bad-date", "`date` should be a day, not only a month", "write YYYY-MM-DD"),
    ("date: yesterday", "bad-date", "`date` should be a date: YYYY-MM-DD, not `yesterday`", None),
    (
        "title: [a]",
        "wrong-type",
        "`title` should be a text, or one text for each language, not a list",
        "write it without",
    ),
    (
        "title: 5",
        "wrong-type",
        "`title` should be a text, or one text for each language, not a number",
        'quote it: "5"',
    ),
    ("title: {en: ''}", "wrong-value", "`title.en` is empty", "fill it in, or delete the key"),
    (
        "title:",
        "wrong-type",
        "`title` has no value; it should be a text, or one text for each language",
        "fill it in",
    ),
    ("parties: ua", "wrong-type", "`parties` should be a list, not a text", "write [ua]"),
    (
        "parties: {ua: 1}",
        "wrong-type",
        "`parties` should be a list, not a mapping",
        "begin each entry with `- `",
    ),
    ("proponents: []", "wrong-value", "`proponents` is empty", "fill it in, or delete the key"),
    ("parties: [ua, 3]", "wrong-type", "item 2 of `parties` should be a text, not a number", 'quote it: "3"'),
    ("point_count: yes", "wrong-type", "`point_count` should be a whole number, not a text", None),
    (
        "sources: {Bad Key: {publisher: x, kind: press}}",
        "wrong-value",
        "the key `Bad Key` is not an id",
        "write `bad-key`",
    ),
    (
        "sources: {a: {publisher: x, kind: pres}}",
        "wrong-value",
        "`pres` is not a value of `kind`",
        "did you mean `press`?",
    ),
    (
        "sources: {a: {publisher: x, kind: press, url: x}}",
        "wrong-value",
        "`url` is not a URL: `x`",
        "a URL starts with",
    ),
    (
        "sources: {a: {publisher: x, kind: press, date: 2025-13}}",
        "bad-date",
        "there is no month 2025-13",
        "months run",
    ),
    ("points: [{number: 6 A}]", "wrong-value", "`number` is not an id: `6 A`", "write `6-a`"),
    (
        "points: [{number: 6.5}]",
        "wrong-type",
        "`number` should be a whole number, an id or null, not a number",
        None,
    ),
    (
        "points: [{clauses: [{modality: must}]}]",
        "wrong-value",
        "`must` is not a value of `modality`",
        "did you mean `shall`?",
    ),
    (
        "points: [{clauses: [{actor: {}}]}]",
        "wrong-type",
        "`actor` should be an id or a list of ids, not a mapping",
        None,
    ),
    (
        "points: [{clauses: [{quantity: {max: '5'}}]}]",
        "wrong-value",
        "`quantity.max` should be a number, without quotes",
        None,
    ),
    (
        "points: [{clauses: [{quantity: [{maxx: 5}]}]}]",
        "unknown-key",
        "`maxx` is not a key of a quantity",
        "did you mean `max`?",
    ),
    (
        "points: [{clauses: [{deadline: {within: 100 days}}]}]",
        "wrong-value",
        "`deadline.within` should be `immediately`",
        None,
    ),
]


@pytest.mark.parametrize(("line", "rule", "message", "hint"), VALUES)
def test_a_wrong_value_is_told_in_the_readers_terms(
    line: str, rule: str, message: str, hint: str | None
) -> None:
    """A value has exactly one finding of its rule, that says what is wrong and what to write."""
    key = line.split(":")[0]
    head = "".join(each + "\n" for each in HEAD.splitlines() if not each.startswith(f"{key}:"))
    found = told(head + line + "\n", rule)
    assert len(found) == 1, found
    assert found[0][2].startswith(message)
    if hint:
        assert (found[0][3] or "").startswith(hint)


def test_no_message_speaks_the_validators_language() -> None:
    """No finding of the table above leaks a term of pydantic."""
    for line, *_ in VALUES:
        for finding in findings(HEAD + line + "\n"):
            for word in ("Input should", "String should", "constrained", "dict[", "Value error", "pydantic"):
                assert word not in finding.message + (finding.fix or "")


@pytest.mark.parametrize(
    ("name", "text", "guess"),
    [
        ("registry/actors.yaml", "actors: {}\n", "actors"),
        ("timeline.yaml", "events: []\n", "timeline"),
        ("crosswalks/a--b.yaml", "a: x\n", "crosswalk"),
        ("x.yaml", "schema: planctl/plan/2\n", "plan"),
        ("x.yaml", "schema: planctl/plans/1\n", "plan"),
        ("x.yaml", "schema: plan\n", "plan"),
        ("x.yaml", "points: []\n", "plan"),
    ],
)
def test_the_kind_is_guessed_where_the_schema_line_fails(name: str, text: str, guess: str) -> None:
    """The finding names the line to write, and the rest is checked as that kind."""
    found = told(text, "unknown-schema", name)
    assert len(found) == 1
    assert f"planctl/{guess}/1" in (found[0][3] or "")
    assert Subject(read_bytes(text.encode(), name), Path(name)).kind == guess


def test_one_unknown_name_in_many_places_is_one_finding() -> None:
    """The root cause is told once, at its first place; the others are related to it."""
    clauses = "".join(f"      - {{id: c{n}, actor: ukr}}\n" for n in range(40))
    text = HEAD + "points:\n  - id: a\n    clauses:\n" + clauses
    found = [f for f in findings(text, context=Context(Registry())) if f.name == "unknown-actor"]
    assert len(found) == 1
    assert found[0].line == 8
    assert [each.line for each in found[0].related] == list(range(9, 48))
    assert found[0].ref == "a-plan@1.0#a.c0"


def test_an_alias_of_the_registry_is_translated() -> None:
    """`Russia` and `USA` are answered with the ids of the entries that bear these names."""
    text = HEAD + "proponents: [Russia]\nparties: [USA]\n"
    subject = Subject(read_bytes(text.encode(), "x.yaml"), Path("x.yaml"))
    context = Validator(Archive(library_root())).context(subject)
    hints = {f.message: f.fix for f in check(subject, context) if f.name == "unknown-actor"}
    assert hints["there is no actor `Russia`"] == "did you mean `ru` (Russia)?"
    assert hints["there is no actor `USA`"] == "did you mean `us` (United States)?"


def test_an_unknown_name_is_not_also_a_badly_spelt_id() -> None:
    """`USA` as an actor has one finding, wherever it stands: that there is no such actor."""
    text = (
        HEAD + "points:\n  - id: a\n    clauses:\n      - {id: x, actor: USA}\n      - {id: y, actor: USA}\n"
    )
    found = findings(text, context=Context(Registry()))
    assert [f.name for f in found if f.line in (8, 9) and f.name != "missing-key"] == ["unknown-actor"]


def test_the_caret_stands_under_the_figure_and_not_under_the_text() -> None:
    """A number inside a folded paragraph is found on its own line, and the right one of several."""
    text = HEAD + (
        "points:\n  - id: a\n    text: >-\n      It is 50 or 500, and\n      within 100 days 5 of them.\n"
        "    clauses:\n"
        "      - {id: c, actor: ua, modality: shall, action: do, quantity: [{max: 50}, {max: 500}]}\n"
    )
    assert [(line, column) for line, column, *_ in told(text, "number-not-in-clauses")] == [(9, 14), (9, 23)]


def test_what_follows_from_a_dialect_problem_is_not_told_again() -> None:
    """A value that is an alias has one finding, not also a missing value."""
    text = HEAD + "proponents: &who [us]\nparties: *who\n"
    assert [f.line for f in findings(text) if f.line in (5, 6)] == [5, 6]


def test_a_report_is_in_order_and_counts() -> None:
    """Findings are sorted by file and place, whatever the order in which they came."""
    found = [*findings(HEAD, "b.yaml"), *findings("schema: planctl/plan/1\nstatus: x\nid: Y\n", "a.yaml")]
    made = report(found, 2)
    assert [(f.path, f.line) for f in made.findings] == sorted((f.path, f.line) for f in found)
    assert made.summary.errors == len([f for f in found if f.severity is Severity.ERROR])
    assert report(reversed(found), 2) == made


def test_path_and_head_must_agree() -> None:
    """A copy whose head nobody changed is found out; a file that lies elsewhere may be called anything."""
    assert [line for line, *_ in told(HEAD, "path-mismatch", "a-plan/1.1.yaml")] == [3]
    assert [line for line, *_ in told(HEAD, "path-mismatch", "other/1.0.yaml")] == [2]
    assert told(HEAD, "path-mismatch", "a-plan/1.0.yaml") == []
    assert told(HEAD, "path-mismatch", "drafts/mine.yaml") == []


def test_refs_may_mean_any_version_but_a_named_one() -> None:
    """A ref without version is right if some version has the point; one with a version must be right
    there.
    """
    old, new = PlanIndex({"a": frozenset()}, {}), PlanIndex({"b": frozenset()}, {})
    context = Context(plans={"other": {"1.0": old, "2.0": new}})

    def failures(ref: str) -> list[str]:
        text = HEAD + f'points:\n  - id: x\n    see: ["{ref}"]\n'
        return [f.message for f in findings(text, context=context) if f.name == "dangling-ref"]

    assert failures("other#a") == []
    assert failures("other#b") == []
    assert failures("other@1.0#a") == []
    assert failures("other@1.0#b") == ["`other@1.0` has no point `#b`"]


JUNK: list[Any] = [
    None,
    True,
    -1,
    10**20,
    "",
    "x",
    "#",
    "#a.b",
    "us-28-point@1.0#a",
    [],
    {},
    [[]],
    [None],
    {"id": {}},
    "P1D",
    "\u202e",
    "9" * 50,
    {"": ""},
    [1, "a", {}],
    "2026-02-30",
    "100 days",
]


@cache
def originals() -> dict[str, Any]:
    """The real documents, as data, by path."""
    files = [*sorted((ROOT / "plans").rglob("*.yaml"))]
    return {str(path): read_file(path).data for path in files}


def places(data: Any) -> list[tuple[Any, Any]]:
    """Every container with a key or index in it."""
    todo, found = [data], []
    while todo:
        node = todo.pop()
        keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        for key in keys:
            found.append((node, key))
            todo.append(node[key])
    return found


def mutate(data: Any, chance: random.Random) -> Any:
    """The data with a few keys deleted, renamed, swapped or filled with junk."""
    data = copy.deepcopy(data)
    for _ in range(chance.randint(1, 12)):
        spots = places(data)
        if not spots:
            break
        node, key = chance.choice(spots)
        other, other_key = chance.choice(spots)
        action = chance.randrange(5)
        if action == 0:
            del node[key]
        elif action == 1:
            node[key] = chance.choice(JUNK)
        elif action == 2 and isinstance(node, dict):
            node[chance.choice(["x", "id", "clauses", "text", str(key) + "s"])] = node.pop(key)
        elif action == 3:
            node[key] = copy.deepcopy(other[other_key])
        else:
            node[key] = [node[key]]
    return data


class Raw(Subject):
    """A subject whose data is given, not read; its document has the places of nothing."""

    def __init__(self, data: Any, name: str) -> None:
        super().__init__(read_bytes(b"", name), Path(name))
        self.__dict__["data"] = data


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_no_damage_makes_a_rule_raise(seed: int) -> None:
    """Real documents, randomly damaged, give findings and never an exception."""
    chance = random.Random(seed)
    name = chance.choice(sorted(originals()))
    subject = Raw(mutate(originals()[name], chance), name)
    for finding in check(subject, surroundings()):
        assert finding.message
        assert finding.line >= 1


@cache
def surroundings() -> Context:
    """The library's context."""
    return Validator(Archive(library_root())).context(Subject(read_bytes(b"a: 1", "x.yaml")))


@settings(max_examples=100, deadline=None)
@given(
    data=st.recursive(
        st.sampled_from(JUNK),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "id",
                        "points",
                        "clauses",
                        "options",
                        "readings",
                        "sources",
                        "actor",
                        "text",
                        "quantity",
                        "deadline",
                        "see",
                        "after",
                        "events",
                        "stances",
                        "links",
                        "a",
                        "b",
                        "actors",
                        "member_of",
                        "topics",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=30,
    ),
    kind=st.sampled_from(
        ["plan", "actors", "topics", "territories", "timeline", "stances", "crosswalk", "lock"]
    ),
)
def test_no_junk_makes_a_rule_raise(data: Any, kind: str) -> None:
    """Junk under known keys, called any kind of document, gives findings and never an exception."""
    tree = {**data, "schema": f"planctl/{kind}/1"} if isinstance(data, dict) else data
    check(Raw(tree, "x.yaml"), surroundings())


def test_the_real_documents_are_sound() -> None:
    """The plans that planctl ships have no error and no warning."""
    from planctl.archive.search import search

    archive = Archive(library_root())
    checked = Validator(archive).run(search([str(archive.root)], archive).files)
    assert [
        f"{f.path}:{f.line} {f.rule} {f.message}"
        for f in checked.report.findings
        if f.severity is not Severity.INFO
    ] == []
