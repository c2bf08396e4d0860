"""All changes between two points that answer each other, beside those of their clauses."""

from __future__ import annotations

from planctl.diff.clauses import Setting, brief, dump, provenance
from planctl.diff.draft import Draft, texts
from planctl.diff.residue import residue
from planctl.model.point import Option, Point
from planctl.model.scalars import localized
from planctl.text.names import actor_name
from planctl.text.options import option_words

_ELSEWHERE = frozenset({"id", "number", "text", "clauses", "options", "title", "category", "topics", "state"})
_PROVENANCE = {
    "evidence": "evidence-changed",
    "sources": "sources-changed",
    "readings": "readings-changed",
    "note": "note-changed",
    "see": "note-changed",
}


def compare_points(a: Point, b: Point, setting: Setting) -> list[Draft]:
    """The changes in everything but wording, clauses, number and place."""
    language = setting.language
    drafts: list[Draft] = []
    old, new = localized(a.title, language), localized(b.title, language)
    if old != new:
        drafts.append(Draft("point-retitled", f"titled “{new}”, was “{old}”", old, new))
    if a.category != b.category:
        names = [setting.registry.categories.get(x) for x in (a.category, b.category)]
        said = [
            localized(entry.name, language) if entry else x
            for entry, x in zip(names, (a.category, b.category), strict=True)
        ]
        drafts.append(
            Draft(
                "point-recategorised",
                f"stands under “{said[1]}”, stood under “{said[0]}”",
                a.category,
                b.category,
            )
        )
    if set(a.topics) != set(b.topics):
        gone = [t for t in a.topics if t not in b.topics]
        come = [t for t in b.topics if t not in a.topics]
        said_parts = [f"+ {', '.join(come)}" if come else "", f"− {', '.join(gone)}" if gone else ""]
        drafts.append(
            Draft(
                "topics-changed",
                f"topics {' '.join(filter(None, said_parts))}",
                list(a.topics),
                list(b.topics),
            )
        )
    if a.state is not b.state:
        drafts.append(
            Draft("state-changed", f"{b.state.value}, was {a.state.value}", a.state.value, b.state.value)
        )
    drafts += _options(a, b, setting)
    left, right = dump(a), dump(b)
    if setting.provenance:
        drafts += provenance(left, right, _PROVENANCE)
    return drafts + residue(left, right, _ELSEWHERE | set(_PROVENANCE))


def _options(a: Point, b: Point, setting: Setting) -> list[Draft]:
    old, new = ({option.id: option for option in point.options} for point in (a, b))
    drafts = []
    for name in old | new:
        if name not in new:
            drafts.append(
                _option(
                    "option-closed",
                    f"alternative withdrawn: {_said(old[name], setting)}",
                    old[name],
                    None,
                    setting,
                )
            )
        elif name not in old:
            drafts.append(
                _option(
                    "option-opened", f"alternative put: {_said(new[name], setting)}", None, new[name], setting
                )
            )
        elif dump(old[name]) != dump(new[name]):
            one, other = _said(old[name], setting), _said(new[name], setting)
            says = f"{one} becomes {other}" if one != other else f"alternative {name} is typed in another way"
            drafts.append(_option("option-changed", says, old[name], new[name], setting))
    return drafts


def _option(kind: str, says: str, old: Option | None, new: Option | None, setting: Setting) -> Draft:
    values = [localized(option.text, setting.language) if option else None for option in (old, new)]
    return Draft(kind, says, values[0], values[1], words=texts(*values), modals=True)


def _said(option: Option, setting: Setting) -> str:
    by = ", ".join(actor_name(x, setting.registry, setting.language) for x in option.by)
    says = option_words(option, localized(option.text, setting.language), setting.registry, setting.language)
    return f"[{by}: {brief(says)}]"
