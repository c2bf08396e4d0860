"""What the rules look at: one document, its kind, its raw data, and where it breaks its model."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path as File
from typing import Any

from planctl.lint.breach import Breach, breaches
from planctl.lint.citations import citations, cited_beside
from planctl.lint.claims import Claim, is_public, seen_on
from planctl.lint.context import PlanIndex
from planctl.lint.kinds import Kind, recognise
from planctl.lint.local import name
from planctl.lint.order import Order
from planctl.lint.prose import Prose
from planctl.lint.provisions import Provision, language_of, provisions
from planctl.lint.rule import Hit, Place
from planctl.lint.summaries import Summary, summary
from planctl.lint.suppression import Directives, marked
from planctl.source import Document
from planctl.source.nodes import ScalarNode


class Subject:
    """One document under the rules. `file` is its real place, or None for standard input.

    `unreadable` is the system's reason where the file could not be opened; the document is then empty.
    """

    def __init__(self, document: Document, file: File | None = None, unreadable: str | None = None) -> None:
        self.document, self.file, self.unreadable = document, file, unreadable

    @cached_property
    def data(self) -> Any:
        """The raw tree. Rules must expect anything in it."""
        return self.document.data

    @cached_property
    def schema(self) -> Kind:
        """What the `schema:` line says, and which kind the document is taken for."""
        return recognise(self.data, self.file.as_posix() if self.file else self.document.name)

    @cached_property
    def kind(self) -> str | None:
        """The document kind, said or guessed; None where nothing can be told."""
        return self.schema.kind if isinstance(self.data, dict) else None

    @cached_property
    def breaches(self) -> list[Breach]:
        """Where the document breaks the model of its kind."""
        return breaches(self.kind, self.data, self.names) if self.kind else []

    @cached_property
    def index(self) -> PlanIndex:
        """The points and clauses of a plan, for refs into it."""
        of_plan = self.kind == "plan"
        return PlanIndex.of(self.summaries if of_plan else map(summary, provisions(self.data)))

    @cached_property
    def provisions(self) -> list[Provision]:
        """The points of a plan with their wordings, gathered once for all rules."""
        return provisions(self.data) if self.kind == "plan" else []

    @cached_property
    def claims(self) -> list[Claim]:
        """The points and clauses of a plan that say how well they are known, or cite for themselves."""
        return [
            Claim((*point.part.path, *claim.path), claim.thing, claim.evidence, claim.sources, claim.says)
            for point, each in zip(self.provisions, self.summaries, strict=True)
            for claim in each.claims
        ]

    @cached_property
    def reported(self) -> list[tuple[Claim, dict[str, dict[str, Any]]]]:
        """The claims of a plan marked `seen` that rest on reports alone, with the pages that they cite; none
        where the text is public.
        """
        return [] if is_public(self.data) else list(seen_on(self.data, self.claims))

    @cached_property
    def cited(self) -> frozenset[str]:
        """Every source id that is cited."""
        if self.kind != "plan":
            return frozenset([name for _, name in citations(self.data)])
        beside = [name for _, name in cited_beside(self.data)]
        return frozenset(beside).union(*[point.cited for point in self.summaries])

    @cached_property
    def names(self) -> list[bytes | None]:
        """What names each point of a plan by all there is in it; None for one that cannot be named so."""
        return [name(each.language, each.raw) for each in self.provisions]

    @cached_property
    def summaries(self) -> list[Summary]:
        """What is in each point of a plan."""
        return list(map(summary, self.provisions, self.names))

    @cached_property
    def directives(self) -> Directives:
        """The comments that silence findings."""
        if not marked(self.document.text):
            return Directives()
        from planctl.lint.directives import directives

        return directives(self.document)

    @cached_property
    def order(self) -> Order:
        """What comes before what in a plan."""
        data = self.data if self.kind == "plan" else {}
        steps = [point.steps for point in self.summaries]
        return Order.of(self.provisions, steps, (data.get("id"), data.get("version")))

    @cached_property
    def prose(self) -> Prose:
        """Every free text of the document, gathered once for all rules."""
        return Prose(self.data, language_of(self.data))

    def dialect(self, *kinds: str) -> Iterator[Hit]:
        """The dialect problems of some kinds."""
        for problem in self.document.problems:
            if problem.kind in kinds:
                yield Hit(Place(span=problem.span), problem.message, problem.hint)

    def breached(self, kind: str) -> Iterator[Hit]:
        """The model breaches of a kind, but those that only follow from a dialect problem at the same
        place.
        """
        if not self.breaches:
            return
        from planctl.lint.mending import mended

        spoilt = {problem.span.start for problem in self.document.problems}
        for breach in self.breaches:
            if breach.kind == kind:
                _, node = self.document.find(breach.path)
                if not (isinstance(node, ScalarNode) and node.start in spoilt):
                    yield Hit(
                        Place(breach.path, breach.on_key),
                        breach.message,
                        breach.hint,
                        fix=mended(breach, self.document),
                    )
