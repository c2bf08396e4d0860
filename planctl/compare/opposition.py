"""Whether two clauses are opposed: what one asks, the other rules out."""

from __future__ import annotations

from planctl.compare.parts import Said
from planctl.diff.effects import OBLIGATIONS
from planctl.model.scalars import as_list
from planctl.model.vocabulary import Modality
from planctl.text.opposites import axis, norms, order_words

# The part of the things spoken of that two clauses must share to be of one thing.
_SHARED = 0.3
# Of one deed, where all but this part of the words are the same.
_SAME_DEED = 0.6
_SAME_CASE = 0.5
_OPEN = frozenset({"all", "unnamed", "undisclosed"})


def opposed(x: Said, y: Said) -> str | None:
    """Why two clauses are opposed, as the axis on which they are (or `deed` where one negates the other);
    None where they are not, as far as can be told.
    """
    if _gains_and_loses(x, y):
        return "deed"
    if _only_so(x, y) or _only_so(y, x):
        return None
    same = overlap(x.deed.words, y.deed.words)
    one_verb = bool(x.deed.verb & y.deed.verb)
    if x.deed.sign != y.deed.sign and one_verb and same >= _SAME_DEED and shared_actors(x, y):
        return "deed"
    signs = dict.fromkeys(name for name, _ in x.deed.poles)
    for name in sorted(signs):
        one = {pole for axis_, pole in x.deed.poles if axis_ == name}
        other = {pole for axis_, pole in y.deed.poles if axis_ == name}
        if len(one) != 1 or len(other) != 1 or one == other:
            continue  # a clause that stands at both poles stands at neither
        about = axis(name)
        if about.own and not shared_actors(x, y):
            continue
        if about.own and x.clause.modality not in OBLIGATIONS | {Modality.MAY} | {Modality.DECLARES}:
            continue
        if about.of and not all(about.of & said.deed.words for said in (x, y)):
            continue
        if about.alone or (about.party and parties(x) & parties(y)) or of_one_thing(x, y, bare=about.own):
            return name
    return None


def of_one_thing(x: Said, y: Said, *, bare: bool = False) -> bool:
    """Whether two clauses speak of one thing: beside what is done, they share names and nouns. `bare` says
    that one that names no thing ("is to be neutral") is of whatever the other names.
    """
    one, other = x.deed.things, y.deed.things
    if not one or not other:
        return bare
    bound = {f"@{actor}" for said in (x, y) for actor in as_list(said.clause.actor)}
    common = (one & other) - bound
    if not common:
        return False
    return overlap(one, other) >= _SHARED or len(common) / min(len(one), len(other)) >= 0.5


def _only_so(x: Said, y: Said) -> bool:
    """Whether a clause forbids to do a thing in a way in which the other does not ask for it."""
    return x.deed.sign < 0 and bool(x.deed.manner - y.deed.manner)


def alike_conditions(x: Said, y: Said) -> bool:
    """Whether two clauses apply in the same case, as far as can be told: what is asked if a war begins again
    is no opposite of what is asked if it does not, nor a ban before a day of a duty after it.
    """
    if {_until(x), _until(y)} == {True, False}:
        return False
    one, other = (
        norms(" ".join(filter(None, (s.clause.condition, s.clause.exception))), s.language) for s in (x, y)
    )
    return overlap(frozenset(one), frozenset(other)) >= _SAME_CASE if one or other else True


def _until(said: Said) -> bool | None:
    """Whether a clause holds before something (True) or after it (False); None where it says neither."""
    clause = said.clause
    for text in filter(None, (clause.condition, clause.exception)):
        if order_words(text, said.language):
            return False
        if order_words(text, said.language, barred=True):
            return True
    return False if clause.after else None


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice of two sets of words; 0 where either is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def shared_actors(x: Said, y: Said) -> bool:
    """Whether one actor may be bound by both: named in both, or not named in one."""
    one, other = set(as_list(x.clause.actor)), set(as_list(y.clause.actor))
    return bool(one & other) or bool(one & _OPEN) or bool(other & _OPEN)


def parties(said: Said) -> frozenset[str]:
    """Whom a clause concerns: who is bound, owed and favoured, and who is named in it."""
    clause = said.clause
    found = {a for value in (clause.actor, clause.counterparty, clause.beneficiary) for a in as_list(value)}
    found |= {word[1:] for word in said.deed.words if word.startswith("@")}
    return frozenset(found - _OPEN)


def _gains_and_loses(x: Said, y: Said) -> bool:
    kinds = {x.clause.modality, y.clause.modality}
    if kinds != {Modality.RECEIVES, Modality.LOSES} or not shared_actors(x, y):
        return False
    return overlap(x.deed.things, y.deed.things) >= _SAME_DEED
