"""A comparison lays side by side what has the same topic; a topic that was left over from a copied point
puts the wrong provisions beside each other. The registry says by which words a text shows that it touches
a topic; this is a guess from them, so it is only a hint.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.lint.context import Context
from planctl.lint.finding import Confidence, Severity
from planctl.lint.rule import Fix, Hit, Place, Rule
from planctl.lint.subject import Subject
from planctl.lint.topics import beginnings, topic_words
from planctl.safe import one_line
from planctl.source.edits import Edit

RULE = Rule(
    id="PL412",
    name="untouched-topic",
    severity=Severity.INFO,
    summary="A topic has no word in common with its point.",
    kinds=("plan",),
    local=True,
    confidence=Confidence.LOW,
    failing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    title: Elections in Ukraine
    topics: [elections, nuclear]
    text: Ukraine holds elections within 100 days.
""",
    passing="""\
schema: planctl/plan/1
id: a-plan
version: "1.0"
language: en
points:
  - id: elections
    title: Elections in Ukraine
    topics: [elections]
    text: Ukraine holds elections within 100 days.
""",
)


def check(subject: Subject, context: Context) -> Iterator[Hit]:
    """Every topic of which neither the texts nor the clauses nor the title of its point have a word."""
    if "topics" in context.unknown:
        return
    known = topic_words(context.registry)
    for point in subject.provisions:
        topics = point.raw.get("topics")
        if not isinstance(topics, list) or not point.is_told:
            continue
        if not any(text.readable for text in point.texts):
            continue
        left = [index for index, topic in enumerate(topics) if isinstance(topic, str) and known[topic]]
        for said in beginnings(point):
            left = [index for index in left if known[topics[index]].isdisjoint(said)]
            if not left:
                break
        for index in left:
            path = point.part.at("topics", index)
            called = one_line(topics[index], 60)
            fix = Fix(f"leave out `{called}`", (Edit("remove", path),), safe=False)
            yield Hit(
                Place(path),
                f"nothing in the point speaks of `{called}`",
                "leave the topic out, or add the word to its `aliases` in registry/topics.yaml",
                fix=fix if len(topics) > 1 else None,
            )
