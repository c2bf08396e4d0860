"""`planctl actor ID`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from planctl.cli.options import REF, Common, common_options, format_option

if TYPE_CHECKING:
    from planctl.archive import Archive
    from planctl.model.process import Stance

_MODALITIES = (
    "shall",
    "shall-not",
    "should",
    "endeavour",
    "may",
    "expected",
    "declares",
    "receives",
    "loses",
)


class ActorType(click.ParamType[str]):
    """An actor's id, name or alias; completes ids."""

    name = "actor"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:  # noqa: ARG002
        """The ids of the registry."""
        from click.shell_completion import CompletionItem

        from planctl.archive import archive_registry, open_archive

        registry = archive_registry(open_archive(ctx.params.get("archive_option")))
        return [CompletionItem(name) for name in registry.actors if name.startswith(incomplete)]


@click.command("actor")
@click.argument("name", type=ActorType(), metavar="ACTOR")
@click.option(
    "--plan",
    "-p",
    "plans",
    type=REF,
    multiple=True,
    help="Only this plan or version; may be given several times.",
)
@click.option(
    "--modality",
    "-m",
    "modalities",
    type=click.Choice(_MODALITIES),
    multiple=True,
    help="Only clauses that bind in this way; may be given several times.",
)
@click.option("--brief", "-b", is_flag=True, help="The counts only.")
@click.option("--all", "all_versions", is_flag=True, help="Every version of each plan, not only the latest.")
@click.option(
    "--lang", "-l", "language", metavar="TAG", help="The language of titles and names, where there is one."
)
@format_option("terminal", "markdown", "json")
@common_options
def command(
    common: Common,
    name: str,
    plans: tuple[str, ...],
    modalities: tuple[str, ...],
    brief: bool,
    all_versions: bool,
    language: str | None,
    format_: str,
) -> None:
    """Show all that the plans ask of an actor and give to it: as bound, owed, benefiting or verifying.

    ACTOR is an id (ru), a name (Russia) or another name (Moscow). Those who belong to the actor are listed
    apart.
    """
    from planctl.archive import archive_registry
    from planctl.cli.lookup import find_actor
    from planctl.cli.texts import chosen_plans
    from planctl.errors import NoInput
    from planctl.model.vocabulary import Modality
    from planctl.track.dossier_make import dossier

    archive = common.archive()
    registry = archive_registry(archive)
    actor = find_actor(name, registry)
    made = dossier(
        actor,
        chosen_plans(archive, plans, all_versions),
        registry,
        _stances(archive),
        modalities=[Modality(word) for word in modalities],
        language=language,
    )
    nothing = not (
        made.plans or made.stances or made.spoken or any(m.plans or m.stances for m in made.members)
    )
    if format_ == "json":
        from planctl.render.as_json import as_json

        common.emit(as_json(made))
    elif nothing:
        pass
    elif format_ == "markdown":
        from planctl.render.dossier_markdown import dossier_markdown

        common.emit(dossier_markdown(made, brief=brief))
    else:
        from planctl.render.dossier_terminal import dossier_terminal

        common.emit(dossier_terminal(made, common.screen(), brief=brief))
    if nothing:
        raise NoInput(
            f"no plan and no stance names {made.actor.name}",
            "leave out --plan or --modality" if plans or modalities else "it is in the registry only",
        )


def _stances(archive: Archive) -> list[Stance]:
    """The stances of an archive; none where it has no such file. Raises InvalidDocument."""
    from planctl.model.process import Stances

    found = archive.companion(archive.root / "stances.yaml", Stances)
    return found.stances if found else []
