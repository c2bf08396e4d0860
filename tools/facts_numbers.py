"""Make tests/data/facts_numbers.json: the figures and dates of each fact sheet, without a sentence of it.

The sheets lie outside the repository. `python -m tools.facts_numbers [FOLDER]` reads them from FOLDER, else
from `../shared/facts` beside the checkout, and does nothing but say so where they are absent.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from planctl.text.figures import figures_in

ROOT = Path(__file__).resolve().parent.parent
SHEETS = ROOT.parent / "shared" / "facts"
TARGET = ROOT / "tests" / "data" / "facts_numbers.json"
# The sheets that feed the timeline and the stances and belong to no plan.
PROCESS = ("timeline", "stances", "later")

# Lines that name sources, filing and other sheets, and no figure of the text.
_FILING = re.compile(
    r"\s*(?:- )?\**(?:sources?|category|categories|tags|evidence|see also|analogue|id|our id)\b[^:]*:",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#+ ")
_NAMES = re.compile(
    r"\[[^\]]*\]|https?://\S+|\b(?:us28|e3|eu24|gva19|ua20|uk12|gaza20|ukr10|cn12|brcn6|af10|ist22d?|minsk1|minsk2|usapr25|"
    r"euapr25|rumem25|uamem25)\b(?:\s+\d+[a-z]?\b)?|\b[LSU]\d{1,2}\b(?:\s*[-–]\s*[A-Z]?\d{1,2}\b)?|"
    r"\b(?:points?|pts?\.?|items?|tags?|pages?|lines?|steps?)\s+\d+[a-z]?(?:\s*(?:,|and|to|or|[-–/])\s*\d+[a-z]?)*|"
    r"\b\d+ (?:independent )?(?:pages?|lines?|outlets?|witness(?:es)?)\b|\b[Pp]\d+\b",
    re.IGNORECASE,
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = re.compile(r"\b(" + "|".join(month[:3] for month in _MONTHS) + r")\b\.?")
_DAYS = re.compile(
    rf"\b(\d{{1,2}})(?:\s?[–-]\s?| to | and )(\d{{1,2}}) ({'|'.join(_MONTHS)})\b((?: \d{{4}})?)"
)
# Numbers of points in a list or in a table of correspondence.
_INDEX = re.compile(r"^\s*\d+\.\s|(?<=\|)\s*\d[\d, –-]*(?=\|)")


def says(sheet: str) -> list[str]:
    """The lines of a sheet that say something of the text or of how it came about."""
    lines: list[str] = []
    section = ""
    for line in sheet.splitlines():
        if _HEADING.match(line):
            section = line.lower()
        elif "sources" in section and line.startswith("|"):
            continue
        elif (
            line.strip()
            and "http" not in line
            and "conventions" not in line.lower()
            and not _FILING.match(line)
        ):
            lines.append(line)
    return lines


def numbers(sheet: str) -> list[str]:
    """The figures and dates of a sheet in one spelling each, sorted."""
    lines = (_INDEX.sub(" ", line.replace("**", "").replace("`", "")) for line in says(sheet))
    return sorted(norms("\n".join(_NAMES.sub(" ", line) for line in lines)))


def norms(text: str) -> set[str]:
    """The figures and dates of a text; both days of "28 to 30 March" are days of March."""
    text = _SHORT.sub(lambda match: next(month for month in _MONTHS if month.startswith(match[1])), text)
    text = _DAYS.sub(lambda match: f"{match[1]} {match[3]}{match[4]}, {match[2]} {match[3]}{match[4]}", text)
    return {figure.norm for figure in figures_in(text)}


def main(arguments: list[str]) -> int:
    """Write the data file. Returns the exit code."""
    folder = Path(arguments[0]) if arguments else SHEETS
    if not folder.is_dir():
        print(f"the fact sheets are not in {folder}; {TARGET.name} stays as it is")
        return 0
    names = sorted(path.name for path in (ROOT / "plans").iterdir() if (folder / f"{path.name}.md").is_file())
    data = {name: numbers((folder / f"{name}.md").read_text(encoding="utf-8")) for name in [*names, *PROCESS]}
    TARGET.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(
        f"{TARGET.relative_to(ROOT)}: {sum(map(len, data.values()))} figures and dates of {len(data)} sheets"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
