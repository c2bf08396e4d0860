"""Damages plans, has the rules look at each copy, and counts who noticed what."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from planctl.errors import InvalidDocument
from planctl.lint.context import Context, Versions
from planctl.lint.engine import judge
from planctl.lint.finding import Finding
from planctl.lint.policy import Policy
from planctl.lint.ruleset import all_rules
from planctl.lint.subject import Subject
from planctl.selftest.body import Body
from planctl.selftest.damage import Case, Damage
from planctl.selftest.result import KindResult, Missed, Noticed, SelfTest
from planctl.source import read_bytes

# All rules, and no comment silences one: the rules are what is tested.
_POLICY = Policy(comments=False)
_UNSURE = 4
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Good:
    """A plan to damage: how it is called, the plan, and what surrounds it."""

    name: str
    subject: Subject
    context: Context

    @property
    def errors(self) -> int:
        """How many errors the plan has as it is: what is missed in it may be owed to them."""
        return sum(
            1 for each in judge(self.subject, self.context, _POLICY).findings if each.severity == "error"
        )


@dataclass
class _Tally:
    tried: int = 0
    noticed: int = 0
    as_meant: int = 0

    def __post_init__(self) -> None:
        self.rules: Counter[str] = Counter()
        self.missed: list[Missed] = []


def self_test(
    plans: Sequence[Good],
    kinds: Sequence[Damage],
    *,
    samples: int = 1,
    seed: int = 0,
    progress: Progress | None = None,
) -> SelfTest:
    """Damage every plan in every kind, at most `samples` times each (four times as often where a rule reads
    texts, which promises less), and say what the rules noticed.

    What a rule finds in the plan as it is does not count. The same plans, kinds and seed give the
    same result. Raises InvalidDocument for a plan with problems of form, which cannot be damaged further.
    """
    ids = {item.rule.name: item.rule.id for item in all_rules()}
    tallies = {kind.name: _Tally() for kind in kinds}
    done, total = 0, len(plans) * len(kinds)
    for plan in plans:
        if plan.subject.document.problems:
            raise InvalidDocument(plan.subject.document)
        known = Counter(map(_key, judge(plan.subject, plan.context, _POLICY).findings))
        for kind in kinds:
            for case in _cases(plan, kind, samples, seed):
                _count(tallies[kind.name], kind, ids, plan, case, known)
            done += 1
            if progress:
                progress(done, total)
    results = [_result(kind, tallies[kind.name], ids) for kind in kinds]
    return SelfTest(
        plans=[plan.name for plan in plans],
        seed=seed,
        samples=samples,
        kinds=results,
        tried=sum(each.tried for each in results),
        noticed=sum(each.noticed for each in results),
        noticed_as_meant=sum(each.noticed_as_meant for each in results),
        failed=[each.kind for each in results if each.failed],
    )


def _cases(plan: Good, kind: Damage, samples: int, seed: int) -> Iterator[Case]:
    """The first damaged copies of a kind, whatever other plans and kinds are tried beside; more of those that
    a rule is not sure to notice.
    """
    samples *= 1 if kind.sure else _UNSURE
    rng = random.Random(f"{seed} {plan.name} {kind.name}")
    yield from islice(kind.bend(Body(plan.subject, plan.context, rng)), samples)


def _count(
    tally: _Tally, kind: Damage, ids: Mapping[str, str], plan: Good, case: Case, known: Counter[_Key]
) -> None:
    found = Counter(map(_key, findings(plan, case)))
    new = sorted({key[0] for key in found - known})
    meant = {ids[name] for name in kind.rules}
    tally.tried += 1
    tally.noticed += bool(new)
    tally.rules.update(new)
    if meant & set(new):
        tally.as_meant += 1
    else:
        tally.missed.append(Missed(plan=plan.name, what=case.what, by=new))


_Key = tuple[str, str, str, str, int]


def _key(finding: Finding) -> _Key:
    """What makes a finding the same in two texts, of which one is damaged elsewhere."""
    return finding.rule, finding.at, finding.subject or "", finding.message, len(finding.related)


def findings(plan: Good, case: Case) -> list[Finding]:
    """What the rules find in a damaged copy, in the surroundings of the plan."""
    file = plan.subject.file
    if case.version and file:
        file = file.parent / f"{case.version}{file.suffix}"
    subject = Subject(read_bytes(case.raw, plan.subject.document.name), file)
    return judge(subject, _around(plan, case, subject), _POLICY).findings


def _around(plan: Good, case: Case, subject: Subject) -> Context:
    """The surroundings of a plan in which the damaged copy stands, as a version of its own if it is one."""
    context = plan.context
    root = context.root
    here: dict[Path, Subject] = {}
    if subject.file:
        here[subject.file] = subject
    if root:
        for names, raw in case.beside.items():
            path = root.joinpath(*names)
            here[path] = Subject(read_bytes(raw, str(path)), path)

    def found(file: Path) -> Subject | None:
        return here.get(file) or context.subject(file)

    if not case.version or not subject.file or not isinstance(subject.data, dict):
        return context._replace(subject=found)
    name, version, made = str(subject.data.get("id")), case.version, subject.file
    versions: Versions = {**context.plans.get(name, {}), version: subject.index}

    def file(plan_id: str, wanted: str) -> Path | None:
        return made if (plan_id, wanted) == (name, version) else context.file(plan_id, wanted)

    def files(plan_id: str, wanted: str) -> tuple[Path, ...]:
        return (made,) if (plan_id, wanted) == (name, version) else context.files(plan_id, wanted)

    return context._replace(plans={**context.plans, name: versions}, subject=found, file=file, files=files)


def _result(kind: Damage, tally: _Tally, ids: Mapping[str, str]) -> KindResult:
    names = {rule: name for name, rule in ids.items()}
    return KindResult(
        kind=kind.name,
        group=kind.group,
        summary=kind.summary,
        meant=[ids[name] for name in kind.rules],
        sure=kind.sure,
        why=kind.why,
        tried=tally.tried,
        noticed=tally.noticed,
        noticed_as_meant=tally.as_meant,
        rules=[
            Noticed(rule=rule, name=names[rule], count=count)
            for rule, count in sorted(tally.rules.items(), key=lambda each: (-each[1], each[0]))
        ],
        missed=tally.missed if kind.rules else [],
    )
