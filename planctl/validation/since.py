"""What was already wrong at a revision: its files judged as they were then, by the rules of today."""

from __future__ import annotations

from collections.abc import Sequence

from planctl.archive.archive import Archive
from planctl.archive.past import past
from planctl.archive.search import Found
from planctl.lint.baseline import Baseline, baseline_of
from planctl.lint.subject import Subject
from planctl.validation.settings import Settings
from planctl.validation.tally import file_of
from planctl.validation.validator import Validator


def known_at(rev: str, subjects: Sequence[Subject], archive: Archive, settings: Settings) -> Baseline:
    """The findings that the documents of a run had at a revision, as a baseline.

    Judged are the files of the run that there were, and those of the archive that are no longer there: a
    document that was moved is still known by its ids. Raises UnknownRef for a revision that names nothing.
    """
    then = past(archive, rev)
    paths = {then.store.key(file_of(subject)): file_of(subject) for subject in subjects}
    for path in then.store.files(then.root):
        if path.suffix in (".yaml", ".yml") and not path.exists():
            paths.setdefault(then.store.key(path), path)
    found = [Found(path, then.display(path)) for _, path in sorted(paths.items()) if then.is_file(path)]
    validator = Validator(then, settings)
    verdicts = [validator.judge(subject) for subject in validator.subjects(found)]
    return baseline_of(finding for verdict in verdicts for finding in verdict.findings)
