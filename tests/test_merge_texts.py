"""The laws of a merge over files: comments, blocks, line ends, and files that have no base."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import Any

import pytest
from editing import SENTENCES, Data
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import point
from richly import rich_plan, richly_edited, written

from planctl.merge.unbased import base_among
from planctl.merge.values import same
from planctl.merging import merge_bytes
from planctl.source import read_bytes

SEEDS = st.integers(min_value=0, max_value=100_000)
slow = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def data_of(raw: bytes) -> Any:
    document = read_bytes(raw, "plan.yaml")
    assert not document.problems
    return document.data


def comments(raw: bytes) -> int:
    """How many comments stand on lines of their own."""
    return sum(line.lstrip().startswith(b"#") for line in raw.splitlines())


@slow
@given(SEEDS)
def test_the_merged_file_is_the_first_sides_with_what_changes(seed: int) -> None:
    """The merged file reads back as the result, keeps line ends and mark, and every comment of the first side
    unless a point goes; where the other side changed nothing it is the first side's, byte for byte.
    """
    rng = random.Random(seed)
    base = rich_plan(rng, rng.randint(3, 7))
    plans = [base, richly_edited(base, seed * 2), richly_edited(base, seed * 2 + 1)]
    b, ours, theirs = (written(plan, rng) for plan in plans)
    merged, result = merge_bytes(b, ours, theirs)
    assert same(data_of(merged), result.merged)
    assert merged.startswith(b"\xef\xbb\xbf") == ours.startswith(b"\xef\xbb\xbf")
    if b"\r\n" in ours:
        assert merged.count(b"\n") == merged.count(b"\r\n")
    gone = [one for one in result.decisions if one.point and not (one.clause or one.field or one.after)]
    if result.is_clean and not gone:
        assert comments(merged) >= comments(ours)
    assert merge_bytes(b, ours, b)[0] == ours
    assert same(data_of(merge_bytes(b, b, ours)[0]), plans[1])


def test_a_point_that_gets_another_id_keeps_its_comments() -> None:
    """Where the other side gave a point another id, the first side's remarks on it and in it stay."""
    rng = random.Random(5)
    base = rich_plan(rng, 4)
    raw = written(base, rng).replace(b"\r\n", b"\n")
    head = b"  - id: zone-1\n"
    assert raw.count(head) == 1
    ours = raw.replace(head, b"  # on zone 1\n" + head[:-1] + b"  # its name\n")
    theirs = re.sub(rb"zone-1\b", b"zone-one", raw)
    merged, result = merge_bytes(raw, ours, theirs)
    assert result.is_clean
    assert b"  # on zone 1\n  - id: zone-one  # its name\n" in merged


# Words of blocks.

HEAD = """\
schema: planctl/plan/1
id: p
version: "1.0"
title: P
language: en
date: 2025-01-01
status: draft
fidelity: paraphrase
proponents: [us]
sources:
  s: {publisher: S, kind: press}
points:
  - id: cap
    number: 1
    title: Cap
    category: peace-in-ukraine
    topics: [ceasefire]
    text: STYLE
BODY
    evidence: seen
    sources: [s]
"""
OPENING = [
    "The armed forces of the first party are limited to 600,000 personnel in peacetime.",
    "Inspectors have access to all bases and depots at any hour.",
    "Costs of the inspection are borne by both parties.",
]


def block(sentences: list[str], rng: random.Random, style: str) -> bytes:
    """A plan with one block text, its lines broken at random, blank lines between some of them."""
    words = " ".join(sentences).split(" ")
    lines: list[list[str]] = [[]]
    for word in words:
        if lines[-1] and rng.random() < 0.25:
            lines.append([])
        lines[-1].append(word)
    body = "\n".join(f"      {' '.join(line)}" for line in lines)
    return HEAD.replace("STYLE", style).replace("BODY", body).encode()


def word_each(sentences: list[str], word: str, at: int) -> list[str]:
    """The sentences with a word put into the first one."""
    words = sentences[0].split(" ")
    return [" ".join([*words[:at], word, *words[at:]]), *sentences[1:]]


@settings(max_examples=50, deadline=None)
@given(
    SEEDS,
    st.sampled_from(["|", "|-", ">", ">-"]),
    st.sampled_from(
        ["two sentences", "a word each", "one rewraps", "a sentence and a word", "a rewrap each"]
    ),
)
def test_blocks_edited_on_both_sides_lose_no_word(seed: int, style: str, case: str) -> None:
    """Whatever lines and blocks a text is broken into: sentences that both append, words that both put into one
    sentence, and edits beside a text that was only broken anew, are all in the merged text, once, cleanly.
    """
    rng = random.Random(seed)
    one, other = rng.sample(SENTENCES, 2)
    ours, theirs = list(OPENING), list(OPENING)
    if case == "two sentences":
        ours, theirs = [*OPENING, one], [*OPENING, other]
    elif case == "a word each":
        near, far = sorted(rng.sample(range(1, 12), 2))
        if far - near < 2:
            near, far = 1, 8
        ours, theirs = word_each(ours, "regular", near), word_each(theirs, "trained", far)
        if rng.random() < 0.5:
            ours, theirs = theirs, ours
    elif case == "one rewraps":
        theirs = [*word_each(theirs, "regular", rng.randrange(1, 12)), other]
    elif case == "a sentence and a word":
        ours, theirs = [*OPENING, one], word_each(theirs, "regular", rng.randrange(1, 12))
    files = [block(OPENING, rng, style), block(ours, rng, style), block(theirs, rng, style)]
    merged, result = merge_bytes(*files)
    assert result.is_clean
    said = Counter(data_of(merged)["points"][0]["text"].split())
    base, *sides = (Counter(" ".join(each).split()) for each in (OPENING, ours, theirs))
    assert said == base + (sides[0] - base) + (sides[1] - base)


# Files that both sides added.


@slow
@given(SEEDS)
def test_what_both_sides_added_is_merged_from_what_they_have_alike(seed: int) -> None:
    """Without a base the merged file is a plan, and what both say stands; what only one side has is in it, and what
    they say differently is a conflict.
    """
    rng = random.Random(seed)
    plan = rich_plan(rng, rng.randint(3, 6))
    plans = [richly_edited(plan, seed * 2, 2), richly_edited(plan, seed * 2 + 1, 2)]
    ours, theirs = (written(each, rng) for each in plans)
    merged, result = merge_bytes(b"", ours, theirs)
    assert same(data_of(merged), result.merged)
    ids = [{each["id"] for each in plan["points"]} for plan in plans]
    assert {each["id"] for each in result.merged["points"]} == ids[0] | ids[1]
    alike = [p for p in plans[0]["points"] if p in plans[1]["points"]]
    now = {p["id"]: p for p in result.merged["points"]}
    assert all({**now[p["id"]], "number": p["number"]} == p for p in alike)
    assert merge_bytes(b"", ours, ours)[0] == ours
    texts = [{p["id"]: p["text"] for p in plan["points"]} for plan in plans]
    apart = {name for name in ids[0] & ids[1] if texts[0][name] != texts[1][name]}
    assert apart <= {conflict.point for conflict in result.conflicts}


def a_text(*texts: str) -> Data:
    points = [point(f"p{at}", at, text) for at, text in enumerate(texts)]
    return {"id": "p", "version": "1.0", "sources": {}, "points": points}


@pytest.mark.parametrize(
    ("texts", "base"),
    [
        ((("A", "C", "X"), ("A", "C", "Y")), 1),
        ((("A", "C", "X"), ("A", "B", "Y")), 0),
        ((("A", "B", "X"), ("A", "B", "Y")), 0),
    ],
)
def test_the_base_is_the_version_that_both_began_with(texts: tuple[Any, Any], base: int) -> None:
    """Of the versions before, the nearest to each text is what it was made from, and the older one is the base."""
    before = [a_text("A", "B", "B"), a_text("A", "C", "B")]
    assert base_among(before, [a_text(*text) for text in texts]) == base


def test_texts_of_two_plans_have_no_common_ground() -> None:
    """What both sides added is not merged where the one is another plan, or in another language."""
    raw = block(OPENING, random.Random(1), "|")
    for old, new in ((b"id: p\n", b"id: q\n"), (b"language: en", b"language: fr")):
        with pytest.raises(ValueError, match="different"):
            merge_bytes(b"", raw, raw.replace(old, new))
