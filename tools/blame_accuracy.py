"""How often blame names the right text: `python -m tools.blame_accuracy`, on histories with known origins."""

from __future__ import annotations

import argparse
from collections import Counter

from planctl.archive import open_archive
from planctl.archive.locate import library_root
from planctl.track.blame_trace import trace
from planctl.track.descent import Link
from planctl.track.word_origins import pieces
from tools.histories import History, history

PLANS = (
    "us-28-point",
    "e3-counter-proposal",
    "ukraine-20-point",
    "gaza-20-point",
    "minsk-2",
    "china-12-point",
)


def score(made: History) -> Counter[str]:
    """How many clauses, words and returns there are, and how many of each blame has right."""
    links = [Link(*link) for link in made.links]
    last = list(made.texts)[-1]
    found = trace(made.texts, links, "en", words=True)[last]
    counts: Counter[str] = Counter()
    for place, origin in made.clauses.items():
        counts["clauses"] += 1
        counts["clauses right"] += found.clauses[place].text == origin
    for name, words in made.words.items():
        text = " ".join(word.text for word in words)
        line = list(zip(pieces(text, "en"), found.words[name, ""], strict=True))
        at = 0
        for word in words:
            # A figure such as "USD 100 billion" is one piece of three words.
            own = next(one for piece, one in line if piece.start < at + len(word.text) and piece.end > at)
            counts["words"] += 1
            counts["words right"] += own.text == word.origin
            counts["returned"] += word.back
            counts["returned found"] += word.back and own.back is not None
            counts["returns claimed"] += own.back is not None
            at += len(word.text) + 1
    return counts


def main() -> int:
    """Print the accuracy by plan and overall. Returns the exit code: 1 below .97."""
    parser = argparse.ArgumentParser(prog="python -m tools.blame_accuracy", description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--versions", type=int, default=12)
    parser.add_argument("--edits", type=int, default=6, help="the most edits of one version")
    options = parser.parse_args()
    archive = open_archive(library_root())
    total: Counter[str] = Counter()
    for name in PLANS:
        plan = archive.load(archive.entries[name][-1].path).plan
        counts: Counter[str] = Counter()
        for seed in range(options.seeds):
            counts += score(history(plan, seed, options.versions, edits=options.edits))
        print(_line(name, counts))
        total += counts
    print(_line("all", total))
    worst = min(total["clauses right"] / total["clauses"], total["words right"] / total["words"])
    return int(worst < 0.97)


def _line(name: str, counts: Counter[str]) -> str:
    back = counts["returned found"] / max(counts["returned"], 1)
    exact = counts["returned found"] / max(counts["returns claimed"], 1)
    return (
        f"{name:22} clauses {counts['clauses right'] / counts['clauses']:.3f} of {counts['clauses']:,}   "
        f"words {counts['words right'] / counts['words']:.3f} of {counts['words']:,}   "
        f"returned words found {back:.2f}, rightly claimed {exact:.2f}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
