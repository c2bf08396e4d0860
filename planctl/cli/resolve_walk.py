"""Settling open points, one that was named or all on a terminal. Each is written when it is settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planctl.cli.options import Common
from planctl.errors import Exit

if TYPE_CHECKING:
    from planctl.archive import Archive, Target
    from planctl.merge.open import OpenPoint
    from planctl.source import Document


class Desk:
    """A plan file whose points are being settled. Nothing is written before `write`."""

    def __init__(
        self, common: Common, ref: str, target: Target, archive: Archive, output: str | None
    ) -> None:
        from planctl.archive import registry_for
        from planctl.cli.text_out import mark, own_file

        self.common = common
        self.named = ref.partition("#")[0]
        self.archive = archive
        self.registry = registry_for(target.document, archive)
        self.document: Document = target.document
        self.mark = mark(target.document)
        self.name = target.document.name
        to_stdout = output == "-" or (output is None and self.named in ("-", "<stdin>"))
        self.path: Path | None = None
        if not to_stdout:
            self.path = Path(output) if output else own_file(self.named, target.document, archive)
        self.only = target.point.id if target.point else None
        self.done: list[str] = []

    def settle(self, point: str, take: Sequence[str], text: str | None, keep: Sequence[str] = ()) -> None:
        """Settle one point. Raises Unsettled, or PatchError where the result would not be a sound plan."""
        from planctl.cli.text_out import must_be_sound
        from planctl.diff.patch import make_patch
        from planctl.merge.settle import settle
        from planctl.model.key_order import key_order
        from planctl.source import read_bytes
        from planctl.source.edits import edits_from
        from planctl.source.patch import patched

        made = settle(self.document.data, point, take, text, keep)
        edits = edits_from(make_patch(self.document.data, made), self.name)
        changed = patched(self.document, edits, key_order=key_order("plan"))
        must_be_sound(changed, self.name, f"#{point} can be settled so")
        after = read_bytes(changed.encode("utf-8"), self.name)
        self._must_hold(after, point)
        was, now = _point(self.document, point), _point(after, point)
        gone = sorted({option["id"] for option in was["options"]} - set(take) - set(keep))
        self.document = after
        how = [f"option {' and '.join(take)} taken"] if take else []
        how += ["worded anew"] if text is not None else []
        told = [", ".join(how), *([f"{', '.join(gone)} dropped"] if gone else [])]
        own = {str(after.data["language"])}
        lost = _languages(was) - _languages(now) - own if text is not None else set()
        told += (
            [f"the wording in {', '.join(sorted(lost))} is left out, for it says what stood"] if lost else []
        )
        self.done.append(f"#{point}: {'; '.join(told)}")

    def write(self) -> None:
        """Put the new text in its place, and say what was done."""
        from planctl.archive.write import replace_file
        from planctl.cli.streams import notice
        from planctl.cli.text_out import print_text

        text = self.mark + self.document.text
        if self.path is None:
            print_text(self.common, text)
        else:
            replace_file(self.path, text)
        shown = self.archive.display(self.path) if self.path else self.name
        for line in self.done:
            notice(f"{shown}: {line}")
        self.done.clear()

    def _must_hold(self, after: Document, point: str) -> None:
        """Raise PatchError where a ref, source or name that held before is broken now."""
        from planctl.lint.finding import Severity
        from planctl.lint.subject import Subject
        from planctl.source.edits import PatchError
        from planctl.validation import Validator

        validator = Validator(self.archive)
        broken = []
        for document in (self.document, after):
            from planctl.lint.engine import check

            subject = Subject(document, self.path)
            found = check(subject, validator.context(subject))
            broken.append([finding for finding in found if finding.severity is Severity.ERROR])
        known = {(finding.rule, finding.message) for finding in broken[0]}
        new = [finding for finding in broken[1] if (finding.rule, finding.message) not in known]
        if new:
            raise PatchError(
                f"#{point} cannot be settled so: {new[0].message} (line {new[0].line})",
                "nothing was written; mend what refers to it first",
            )


def _point(document: Document, name: str) -> Mapping[str, Any]:
    return next(point for point in document.data["points"] if point["id"] == name)


def _languages(point: Mapping[str, Any]) -> set[str]:
    text = point.get("text")
    return set(text) if isinstance(text, dict) else set()


def walk(desk: Desk) -> int:
    """Go through the open points on a terminal."""
    from planctl.archive.archive import load_plan
    from planctl.errors import PlanctlError
    from planctl.merge.open import open_options

    only = [desk.only] if desk.only else None
    found = open_options(load_plan(desk.document).plan, desk.registry, only)
    if not found.points:
        what = f"#{desk.only}" if desk.only else found.plan
        click.echo(f"{what} has no open options.")
        return int(Exit.CLEAN)
    left = 0
    for at, point in enumerate(found.points, 1):
        click.echo(f"{at} of {len(found.points)}", nl=True)
        click.echo(_drawn(desk, point), nl=False, color=desk.common.screen().color is not None)
        while True:
            answer = _asked(point)
            if answer == "quit":
                left += len(found.points) - at + 1
                click.echo(f"{left} left open")
                return int(Exit.CLEAN)
            if answer == "skip":
                left += 1
                break
            try:
                if answer == "edit":
                    if not _edited(desk, point):
                        continue
                else:
                    desk.settle(point.point, answer.split("+"), None)
            except PlanctlError as error:
                click.echo(f"planctl: {error.message}")
                click.echo(f"  {error.hint}" if error.hint else "")
                continue
            desk.write()
            break
        click.echo()
    click.echo("nothing left open" if not left else f"{left} left open")
    return int(Exit.CLEAN)


def _drawn(desk: Desk, point: OpenPoint) -> str:
    from planctl.render.open_options import draw_point
    from planctl.render.paper import Paper

    screen = desk.common.screen()
    paper = Paper(screen.width, screen.color, unicode=screen.unicode)
    draw_point(point, paper)
    return paper.text()


def _asked(point: OpenPoint) -> str:
    """An option's id (several with +), or `edit`, `skip` or `quit`."""
    from planctl.suggest import did_you_mean

    ids = [option.id for option in point.options]
    keys = {"e": "edit", "s": "skip", "q": "quit"}
    words = {
        **{key: word for key, word in keys.items() if key not in ids},
        **{w: w for w in keys.values() if w not in ids},
    }
    question = f"take {', '.join(ids)} (several: {'+'.join(ids[:2])}), or e(dit), s(kip), q(uit)"
    while True:
        try:
            said = click.prompt(question, default="s", show_default=False, prompt_suffix="? ").strip()
        except click.Abort as stop:
            click.echo()
            if isinstance(stop.__context__, KeyboardInterrupt):
                raise KeyboardInterrupt from None  # what was settled is written already
            return "quit"
        if said in words:
            return words[said]
        parts = [part.strip() for part in said.split("+")]
        wrong = [part for part in parts if part not in ids]
        if not wrong:
            return "+".join(parts)
        hint = did_you_mean(wrong[0], [*ids, *words]) or ""
        click.echo(f"there is no `{wrong[0]}` here" + (f"; {hint}" if hint else ""))


def _edited(desk: Desk, point: OpenPoint) -> bool:
    """Let the user word the point in $EDITOR. Returns whether there is a new wording."""
    marks = [
        f"# {option.id} ({', '.join(option.by)}): {' '.join(option.text.split())}" for option in point.options
    ]
    start = point.text or point.options[0].text
    lines = [start, "", "# Lines that begin with # are left out. The options are:", *marks]
    try:
        changed = click.edit("\n".join(lines) + "\n", extension=".txt")
    except click.ClickException as error:
        click.echo(f"planctl: {error.format_message()}")
        return False
    kept = [line for line in (changed or "").splitlines() if not line.startswith("#")]
    text = "\n".join(kept).strip()
    if changed is None or not text:
        click.echo("not changed")
        return False
    ids = [option.id for option in point.options]
    choice = click.Choice([*ids, "keep"])
    whose = click.prompt("whose clauses go with it", type=choice, default="keep", prompt_suffix="? ")
    desk.settle(point.point, [] if whose == "keep" else [whose], text)
    return True
