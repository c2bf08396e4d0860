"""A made-up negotiation for the tests of the process: two texts of a pact, a rival offer, events, stances."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

from running import ROOT

from planctl.archive import open_archive
from planctl.cli import app
from planctl.cli.process import read_process
from planctl.model.entries import Actor
from planctl.model.plan import Plan
from planctl.model.process import Stances, Timeline
from planctl.model.registry import Registry
from planctl.track.process import Process

REAL = open_archive(ROOT / "plans")
HOSTILE = "A [red]trap[/red] [/] \x1b[31mESC \u202etxt.exe <b>bold</b> *star* `tick` | # & ]]> \ufffe end"

ACTORS: dict[str, Any] = {
    "nord": {"name": "Nordland", "kind": "state"},
    "sued": {"name": "United Sudland", "short": "Sudland", "kind": "state"},
    "envoy": {"name": "Ada Envoy", "kind": "person", "member_of": ["nord"]},
    "deputy": {"name": "Ben Deputy", "kind": "person", "member_of": ["envoy"]},
    "league": {"name": "The League", "kind": "organisation"},
}


def source(publisher: str, **parts: Any) -> dict[str, Any]:
    """A source with what it must have."""
    return {"publisher": publisher, "kind": "press", **parts}


SOURCES = {"gazette": source("Gazette", url="https://gazette.example/b"), "courier": source("Courier")}


def point(id_: str, number: int | None, **parts: Any) -> dict[str, Any]:
    """A point with the parts given and plain ones for the rest."""
    plain = {"category": "peace", "topics": ["forces"], "evidence": "seen", "sources": ["gazette"]}
    return {"id": id_, "number": number, "title": f"The {id_}", "text": f"It says {id_}.", **plain, **parts}


def text(id_: str, version: str, date: str, *points: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """A text of a plan."""
    return {
        "schema": "planctl/plan/1",
        "id": id_,
        "version": version,
        "title": f"The {id_}",
        "language": "en",
        "date": date,
        "status": "draft",
        "fidelity": "paraphrase",
        "proponents": ["nord"],
        "parties": ["nord", "sued"],
        "sources": {
            "gazette": source("Gazette", url="https://gazette.example/a"),
            "herald": source("Herald", url="https://herald.example/a", line="gazette"),
            "courier": source("Courier", url="https://courier.example/a", line="courier"),
        },
        "points": list(points),
        **parts,
    }


def texts() -> list[dict[str, Any]]:
    """The texts: in the second pact the ceiling moves from number 1 to number 3, and the line is deleted."""
    return [
        text("pact", "1.0", "2024-01-10", point("cap", 1), point("line", 2)),
        text(
            "pact",
            "2.0",
            "2024-03-01",
            point("talks", 1),
            point("line", 2, state="deleted", text=None, sources=[]),
            point("cap", 3, sources=["gazette", "herald"]),
        ),
        text(
            "offer",
            "1.0",
            "2024-02-01",
            point(
                "fund",
                1,
                evidence="disputed",
                readings=[{"text": "It is twice as large.", "sources": ["courier"], "note": "Alone."}],
            ),
            point(
                "seat",
                2,
                text=None,
                state="reserved",
                sources=["gazette", "courier"],
                options=[
                    {"id": "north", "by": ["nord"], "text": "In the north."},
                    {"id": "south", "by": ["sued"], "text": "In the south."},
                ],
            ),
            point("hidden", None, text=None, evidence="undisclosed", sources=[]),
            derived_from=[{"plan": "pact", "relation": "counters", "sources": ["gazette"]}],
        ),
    ]


def event(id_: str, date: str, **parts: Any) -> dict[str, Any]:
    """An event with the parts given and plain ones for the rest."""
    return {
        "id": id_,
        "date": date,
        "title": f"The {id_}",
        "evidence": "seen",
        "sources": ["gazette"],
        **parts,
    }


EVENTS = [
    event("meeting", "2024-01-15", until="2024-01-17", actors=["deputy"], plans=["pact"], place="Town"),
    event(
        "dispute",
        "2024-02",
        actors=["sued"],
        plans=["pact#1"],
        evidence="disputed",
        readings=[{"text": "It was in March.", "sources": ["courier"]}],
    ),
    event("prelude", "2023-11-02", actors=["nord", "sued"], text="They meet.", note="Nobody spoke."),
    event("reply", "2024-03-04", until="2024-03-05", actors=["sued"], plans=["offer", "pact#3"]),
]
STANCES: list[dict[str, Any]] = [
    {"id": "a", "actor": "nord", "on": "pact", "stance": "support", "date": "2024-01-12"},
    {
        "id": "b",
        "actor": "nord",
        "speaker": "envoy",
        "on": "pact#1",
        "stance": "oppose",
        "date": "2024-01-20",
    },
    {
        "id": "c",
        "actor": "nord",
        "on": "pact#3",
        "stance": "conditional",
        "date": "2024-03-05",
        "event": "reply",
    },
    {"id": "d", "actor": "nord", "on": "pact@1.0#line", "stance": "oppose", "date": "2024-01-21"},
    {"id": "e", "actor": "sued", "on": "pact", "stance": "undeclared", "date": "2024-02", "text": "No word."},
    {"id": "f", "actor": "sued", "on": "pact", "stance": "conditional", "date": "2024-02-10"},
    {"id": "g", "actor": "sued", "on": "ghost#x", "stance": "support", "date": "2024-02-11"},
    {
        "id": "h",
        "actor": "sued",
        "on": "pact",
        "stance": "oppose",
        "date": "2024-02-10",
        "evidence": "disputed",
    },
]


def write_archive(
    folder: Path,
    *,
    events: list[dict[str, Any]] | None = EVENTS,
    stances: list[dict[str, Any]] | None = STANCES,
    plans: list[dict[str, Any]] | None = None,
) -> Path:
    """Write the archive, as JSON, which is YAML. None leaves the timeline or the stances out."""
    root = folder / "plans"
    for plan in texts() if plans is None else plans:
        write(root / plan["id"] / f"{plan['version']}.yaml", plan)
    write(root / "registry" / "actors.yaml", {"schema": "planctl/actors/1", "actors": ACTORS})
    names = {"schema": "planctl/topics/1", "topics": {"forces": {"name": "Forces"}}}
    write(root / "registry" / "topics.yaml", names)
    if events is not None:
        write(root / "timeline.yaml", timeline_of(events))
    if stances is not None:
        write(root / "stances.yaml", stances_of(stances))
    return root


def timeline_of(events: list[dict[str, Any]]) -> dict[str, Any]:
    """The timeline document."""
    return {"schema": "planctl/timeline/1", "sources": SOURCES, "events": events}


def stances_of(stances: list[dict[str, Any]]) -> dict[str, Any]:
    """The stances document; a stance is seen and from the Gazette where it says nothing else."""
    full = [{"evidence": "seen", "sources": ["gazette"], **stance} for stance in stances]
    return {"schema": "planctl/stances/1", "sources": SOURCES, "stances": full}


def index(
    *,
    events: list[dict[str, Any]] = EVENTS,
    stances: list[dict[str, Any]] = STANCES,
    plans: list[dict[str, Any]] | None = None,
) -> Process:
    """The index without files: the strict dialect refuses control characters before a renderer sees them."""
    return Process(
        [Plan.model_validate(plan) for plan in (texts() if plans is None else plans)],
        Registry(actors={id_: Actor.model_validate(actor) for id_, actor in ACTORS.items()}),
        Timeline.model_validate(timeline_of(events)),
        Stances.model_validate(stances_of(stances)),
    )


def write(path: Path, data: dict[str, Any]) -> None:
    """Write a document."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=True, indent=1), encoding="utf-8")


def process(root: Path) -> Process:
    """The index over an archive."""
    return read_process(open_archive(root))


def answer(root: Path, *args: str) -> dict[str, Any]:
    """The JSON of a command on an archive, which must succeed."""
    code, out, err = say(root, *args, "--format", "json")
    assert code == 0, err
    loaded: dict[str, Any] = json.loads(out)
    return loaded


def say(root: Path, *args: str) -> tuple[int, str, str]:
    """Run a command in this process, which is faster: its exit code, its stdout and its stderr."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = app.run([*args, "--archive", str(root)])
    return code, out.getvalue(), err.getvalue()
