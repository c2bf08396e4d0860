"""The kinds of change: their examples, their list, their explanations."""

from __future__ import annotations

import json

import jsonschema
import pytest
from making import REGISTRY
from running import planctl

from planctl.diff.engine import diff_plans
from planctl.diff.examples import example
from planctl.diff.kinds import KINDS

# No edit of a point makes these: the second is what is left when no other kind names a difference.
WITHOUT = {"detail-changed"}


@pytest.mark.parametrize("kind", sorted(set(KINDS) - WITHOUT))
def test_every_kind_has_an_example_that_is_of_it(kind: str) -> None:
    """The example of a kind gives a change of this kind, and its reverse gives the mirror."""
    pair = example(kind)
    assert pair is not None
    a, b = pair
    assert kind in {change.kind for change in diff_plans(a, b, registry=REGISTRY).changes}
    assert KINDS[kind].mirror in {change.kind for change in diff_plans(b, a, registry=REGISTRY).changes}


def test_changes_as_json_keeps_its_schema() -> None:
    """The JSON validates against the exported schema and names every kind."""
    result = json.loads(planctl("changes", "-f", "json").stdout)
    schema = json.loads(planctl("schema", "change-kinds").stdout)
    jsonschema.Draft202012Validator(schema).validate(result)
    assert {kind["id"] for kind in result["kinds"]} == set(KINDS)


def test_changes_lists_every_kind() -> None:
    """`planctl changes` shows each id once at the start of a line."""
    lines = [line.split()[0] for line in planctl("changes").stdout.splitlines() if line.startswith("  ")]
    assert set(KINDS) <= set(lines)


@pytest.mark.parametrize(
    "name", ["quantity-raised", "PL203", "unknown-actor", "point-split", "detail-changed"]
)
def test_explain_tells_one(name: str) -> None:
    """A kind or rule is explained under its name."""
    done = planctl("explain", name)
    assert done.returncode == 0, done.stderr
    assert name in done.stdout


def test_explain_answers_a_slip() -> None:
    """An unknown id gets its neighbour and exit code 2."""
    done = planctl("explain", "quantity-rased")
    assert done.returncode == 2
    assert "did you mean `quantity-raised`" in done.stderr
