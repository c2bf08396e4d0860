"""The expression language: what is printed is read again, nothing fails, and undisclosed is never false."""

from __future__ import annotations

import pytest
from expressions_case import expressions, text
from hypothesis import given, settings
from hypothesis import strategies as st
from making import LIBRARY, REGISTRY, clause, plan, point

from planctl.query.errors import ExpressionError
from planctl.query.evaluate import Evaluator, evaluate
from planctl.query.items import Item, part, whole
from planctl.query.parser import parse
from planctl.query.places import decisive
from planctl.query.printing import printed
from planctl.query.syntax import And, Expression, Not, Or
from planctl.query.truth import Truth

PLANS = [text(), *(loaded.plan for loaded in LIBRARY.plans())]
TRUE, FALSE, UNDISCLOSED = Truth.TRUE, Truth.FALSE, Truth.UNDISCLOSED


def asked(expression: str, plan_=None) -> Truth:  # type: ignore[no-untyped-def]
    """What an expression says of the plan of this module, or of another."""
    return evaluate(parse(expression), whole(plan_ or text()))


@settings(max_examples=200, deadline=None)
@given(expressions())
def test_what_is_printed_is_read_again(expression: Expression) -> None:
    """Parsing the printed form of any expression gives that expression."""
    assert parse(printed(expression)) == expression


@settings(max_examples=120, deadline=None)
@given(expressions(), st.sampled_from(PLANS))
def test_evaluation_never_fails(expression: Expression, plan_) -> None:  # type: ignore[no-untyped-def]
    """Every well-typed expression has one of three answers on every plan, and places that exist in it."""
    assert evaluate(expression, whole(plan_)) in Truth
    refs = {plan_.ref, *(f"{plan_.ref}#{p.id}" for p in plan_.points)}
    refs |= {f"{plan_.ref}#{p.id}.{c.id}" for p, c in plan_.clauses()}
    assert {item.ref for item in decisive(expression, whole(plan_))} <= refs


@settings(max_examples=120, deadline=None)
@given(expressions(depth=2), expressions(depth=2), st.sampled_from(PLANS))
def test_de_morgan_holds(a: Expression, b: Expression, plan_) -> None:  # type: ignore[no-untyped-def]
    """not (a and b) is (not a or not b) in three values, at every item of a plan."""
    around = whole(plan_)
    for item in [Item(plan_), *around.clause_items()][:6]:
        run = Evaluator()
        for one, other in ((And, Or), (Or, And)):
            left = run.truth(Not(one((a, b))), item, around)
            assert left is run.truth(other((Not(a), Not(b))), item, around)
        assert run.truth(Not(Not(a)), item, around) is run.truth(a, item, around)


@pytest.mark.parametrize("text_", ["any({})", "every({})", "count({}) >= 2"])
def test_quantifiers_are_dual(text_: str) -> None:
    """every(e) is not any(not e), none(e) is not any(e), and any(e) is count(e) >= 1."""
    for inner in ("quantity.max <= 600000", "has deadline", "actor = ru", "topic = ceasefire"):
        assert asked(f"every({inner})") is asked(f"not any(not {inner})")
        assert asked(f"none({inner})") is asked(f"not any({inner})")
        assert asked(f"any({inner})") is asked(f"count({inner}) >= 1")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab()=<>~,:\"'# .-%$PTD0123456789éany count has not in where points", max_size=60))
def test_any_text_is_read_or_refused_with_a_place(said: str) -> None:
    """Whatever is typed, it is an expression or an error whose caret stands on its line."""
    error = None
    try:
        parse(said)
    except ExpressionError as caught:
        error = caught
    assert error is None or (0 <= error.start <= len(said) + 1 and error.reason and "^" in error.frame())


@pytest.mark.parametrize(
    ("said", "truth"),
    [
        ("any(point force-cap: quantity.max <= 600000 personnel)", TRUE),
        ("any(point 6: quantity.max > 600000)", UNDISCLOSED),  # the figure of `zone` may be
        ("any(clause force-cap.cap: quantity.max > 600000)", FALSE),
        ("any(clause force-cap.all: quantity >= 3000 m)", TRUE),
        ("any(clause force-cap.all: quantity <= 3 km)", FALSE),
        ("any(clause force-cap.all: actor = ru)", TRUE),  # all binds every party
        ("any(clause force-cap.all: actor = us)", TRUE),  # and every proponent
        ("any(clause force-cap.all: actor = fr)", FALSE),
        ("any(clause force-cap.zone: actor = fr)", UNDISCLOSED),
        ("any(clause force-cap.zone: undisclosed actor)", TRUE),
        ("any(clause force-cap.zone: has deadline)", TRUE),
        ("any(clause force-cap.zone: deadline < 2030-01-01)", UNDISCLOSED),
        ("any(clause force-cap.all: deadline <= 14 days)", TRUE),
        ("any(clause force-cap.all: deadline < 2 weeks)", FALSE),
        ("any(clause force-cap.cap: has deadline)", FALSE),
        ("any(clause force-cap.cap: not quantity.min > 5)", TRUE),
        ("any(topic security-guarantees: has deadline)", UNDISCLOSED),
        ("every(topic ceasefire: topic = ceasefire)", TRUE),
        ("any(clauses where topic = eu: has deadline)", FALSE),  # no point is on it, and none is hidden
        ("any(point options: quantity = 5 km)", UNDISCLOSED),  # in one of two brackets
        ("any(clause options.oa: quantity = 5 km)", UNDISCLOSED),
        ("none(point options: quantity = 6 km)", TRUE),
        ("count(points) = 4", TRUE),
        ("count(points where state = deleted) = 1", TRUE),
        ("count(points where undisclosed number) = 1", TRUE),
        ("any(modality weaker than shall and actor = all)", TRUE),
        ("any(point force-cap: modality stronger than shall)", FALSE),
        ('any(points: text ~ "garantie")', TRUE),
        ('text ~ "limited"', UNDISCLOSED),  # the secret point may say it
        ('status = draft and date >= 2025-01-01 and not has drafter', TRUE),
    ],
)  # fmt: skip
def test_answers(said: str, truth: Truth) -> None:
    """What is absent is false, what is withheld or still in brackets is undisclosed."""
    assert asked(said) is truth


def test_a_partial_text_keeps_answers_open() -> None:
    """Where a file shows a part of a text, what it lacks may stand in the rest."""
    own = point("a", 1, "A.", clauses=[clause()])
    for parts in ({"fidelity": "partial"}, {"point_count": 2}):
        cut = plan(own, **parts)
        assert asked("any(actor = ru)", cut) is UNDISCLOSED
        assert asked("any(actor = ua)", cut) is TRUE
        assert asked("every(actor = ua)", cut) is UNDISCLOSED
        assert asked("any(point a: actor = ru)", cut) is FALSE
    assert asked("any(actor = ru)", plan(own)) is FALSE


def test_a_clause_of_an_option_may_be_asked_for_itself() -> None:
    """Asked about one clause in brackets, its option is taken to stand."""
    only = part(text(), {"options": frozenset({"oa"})})
    assert evaluate(parse("quantity = 5 km"), only) is TRUE


@pytest.mark.parametrize(
    ("said", "reason", "hint", "at"),
    [
        ('quantity.max = "abc"', "is a figure, not the text", "a figure is like", 15),
        ("quantity.maks = 3", "there is no field `quantity.maks`", "`quantity.max`", 0),
        ("actor = Ukraine", "there is no actor `Ukraine`", "did you mean `ua`", 8),
        ("topic = force-sise", "there is no topic", "did you mean `force-size`", 8),
        ("modality = must", "there is no modality", "did you mean `shall`", 11),
        ("modality < shall", "has no `<`", "weaker than", 9),
        ("modality weaker than receives", "neither stronger nor weaker", "by strength", 21),
        ("actor weaker than shall", "has no strength", None, 6),
        ("all(actor = ua)", "there is no function `all`", "did you mean `every`", 0),
        ("actor == ua", "no `==`", "write `=`", 6),
        ("actor = ua && actor = ru", "no `&&`", "write `and`", 11),
        ("actor", "compared with nothing", "has actor", 0),
        ("(actor = ua", "not closed", None, 0),
        ("actor = ua)", "closes nothing", None, 10),
        ("deadline = 2026-02-30", "there is no day", "2026-05-15", 11),
        ("deadline.within = 3 personnel", "is a length of time", "100 days", 18),
        ("any(points: actor = ua)", "a field of clauses", "any(actor", 12),
        ("count(actor = ua)", "after `count(…)`", None, 17),
        ("count(actor = ua) > 1.5", "a whole number", None, 20),
        ("deadline.after = signature-day", "there is no step", "`signature`", 17),
        ("", "the expression ends", None, 0),
        ("not " * 60 + "true", "nested more than", None, 160),
        ("true and " * 600 + "true", "the limit is 4,000", None, 4000),
    ],
)  # fmt: skip
def test_errors_say_where_and_what_was_meant(said: str, reason: str, hint: str | None, at: int) -> None:
    """A slip is refused when it is read, with its place and what was probably meant."""
    with pytest.raises(ExpressionError) as caught:
        parse(said, REGISTRY)
    assert reason in caught.value.reason
    assert caught.value.start == at
    assert hint is None or hint in (caught.value.hint or "")


def test_a_name_stands_for_its_id() -> None:
    """In quotation marks an actor may be called by its name; other spellings of the language are read too."""
    assert printed(parse('actor = "Ukraine" AND quantity.max ≤ 600,000', REGISTRY)) == (
        "actor = ua and quantity.max <= 600000"
    )
    assert printed(parse("quantity >= USD 100 billion")) == "quantity >= 100000000000 USD"
    assert printed(parse("quantity = 50%")) == "quantity = 50 percent"


def test_what_decides_is_named() -> None:
    """The clauses that make an answer are named; where none does, those that come nearest."""
    found = decisive(parse("any(actor = ua and quantity.max <= 600000)"), whole(text()))
    assert [item.ref for item in found] == ["p@1.0#force-cap.cap"]
    against = decisive(parse("every(point force-cap: modality = shall)"), whole(text()))
    assert [item.ref for item in against] == ["p@1.0#force-cap.zone", "p@1.0#force-cap.all"]
    near = decisive(parse("any(clause force-cap.cap: actor = ua and quantity.max < 5)"), whole(text()))
    assert [item.ref for item in near] == ["p@1.0#force-cap.cap"]
