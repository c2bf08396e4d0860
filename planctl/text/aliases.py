"""The names of a registry in running text: every alias with its place, the longest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planctl.model.registry import Registry
from planctl.model.scalars import localized
from planctl.record import Record
from planctl.regex import regex
from planctl.text.lexicons import lexicon
from planctl.text.runs import letters_and_digits

# What parts two sentences; sentences of which the names are kept.
_STOP, _REMEMBERED = ". ", 20_000
_COMMON = ("role", "group", "body")  # of actors
_WORD = regex(r"[^\W_]+")
_GOES_ON = regex(r"[-–]?[^\W_]|\$")


class Name(Record):
    """An actor named in a text. The place includes an article before the name."""

    id: str
    start: int
    end: int


class Names(Mapping[str, str]):
    """Alias -> id, ready to be looked for in texts. An alias in lower case, or of several words, matches in
    any case; a single capitalised word only as it stands, so that "us" is not the US.
    """

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._aliases = {alias: id_ for alias, id_ in aliases.items() if _WORD.search(alias)}
        self._hash = hash(frozenset(self._aliases.items()))
        # Names that may reach over the end of a sentence, and those found in each sentence that was read.
        stopped = [alias for alias in self._aliases if _STOP in alias or alias.endswith(".")]
        self._stopped = [alias.replace("’", "'").lower() for alias in stopped]
        self._found: dict[tuple[str, str], list[Name]] = {}
        first: dict[str, list[str]] = {}
        for alias in self._aliases:
            first.setdefault(_WORD.findall(alias)[0].lower(), []).append(alias)
        # By the first word, the longest first: the alias; in lower case where it matches in any case; its id.
        self._by_first = {
            word: [
                (alias, _folded(alias), self._aliases[alias])
                for alias in sorted(found, key=len, reverse=True)
            ]
            for word, found in first.items()
        }

    def __getitem__(self, alias: str) -> str:
        return self._aliases[alias]

    def __iter__(self) -> Iterator[str]:
        return iter(self._aliases)

    def __len__(self) -> int:
        return len(self._aliases)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Names) and self._aliases == other._aliases)

    def find(self, text: str, language: str) -> list[Name]:
        """Every name in a text, in order; of two that begin together, the longer."""
        if not self._by_first:
            return []
        said = text.split(_STOP)
        if len(said) == 1 or self._may_cross(text):
            return self._find(text, language)
        found: list[Name] = []
        at = 0
        for sentence in said:
            names = self._found.get((language, sentence))
            if names is None:
                if len(self._found) >= _REMEMBERED:
                    self._found.clear()
                names = self._found[language, sentence] = self._find(sentence, language)
            found += [Name(id_, start + at, end + at) for id_, start, end in names]
            at += len(sentence) + len(_STOP)
        return found

    def _may_cross(self, text: str) -> bool:
        """Whether a name that has the end of a sentence in it may stand in a text."""
        lower = text.replace("’", "'").lower() if self._stopped else ""
        return any(name in lower for name in self._stopped)

    def _find(self, text: str, language: str) -> list[Name]:
        articles = lexicon(language).grammar.articles
        found: list[Name] = []
        at = 0
        for start, word in self._candidates(text):
            if start < at or _goes_before(text, start):
                continue
            for alias, folded, id_ in self._by_first[word]:
                end = start + len(alias)
                said = text[start:end]
                if (
                    said == alias or (folded is not None and said.replace("’", "'").lower() == folded)
                ) and not _GOES_ON.match(text, end):
                    found.append(Name(id_, _with_article(text, start, at, articles), end))
                    at = end
                    break
        return found

    def _candidates(self, text: str) -> list[tuple[int, str]]:
        """The places of words with which a name begins, in order, with the word in lower case."""
        lower = text.lower()
        if len(lower) != len(text):  # letters that grow in lower case shift all places
            words = ((match.start(), match.group().lower()) for match in _WORD.finditer(text))
            return [(start, word) for start, word in words if word in self._by_first]
        found = []
        for word in self._by_first.keys() & letters_and_digits(lower):
            start = lower.find(word)
            while start >= 0:
                end = start + len(word)
                if not (lower[start - 1 : start].isalnum() or lower[end : end + 1].isalnum()):
                    found.append((start, word))
                start = lower.find(word, end)
        found.sort()
        return found


def _folded(alias: str) -> str | None:
    """An alias in lower case, if that is how it is looked for."""
    lower = alias.lower()
    return lower if " " in alias or alias == lower else None


def _goes_before(text: str, start: int) -> bool:
    """Whether a word goes on before an offset: "US-led" and "non-NATO" are other words than their names."""
    before = text[max(0, start - 2) : start]
    if before[-1:] in ("-", "–"):
        before = before[:-1]
    return before[-1:].isalnum()


def _with_article(text: str, start: int, least: int, articles: tuple[str, ...]) -> int:
    for article in articles:
        gap = 0 if article[-1] in "'’" else 1
        begins = start - len(article) - gap
        if begins < least or text[begins : begins + len(article)].lower() != article:
            continue
        if gap and not text[start - 1].isspace():
            continue
        if begins == 0 or not (text[begins - 1].isalnum() or text[begins - 1] == "_"):
            return begins
    return start


_MADE: dict[tuple[int, str], tuple[Registry, Names]] = {}


def registry_names(registry: Registry, language: str = "en") -> Names:
    """The names of a registry's actors as a language has them: full and short names, aliases, and the
    lexicon's own words for names that the registry gives in English only.
    """
    key = (id(registry), lexicon(language).language)
    kept = _MADE.get(key)
    if kept is None or kept[0] is not registry:
        if len(_MADE) > 16:
            _MADE.clear()
        kept = _MADE[key] = (registry, Names(_aliases(registry, language)))
    return kept[1]


def _aliases(registry: Registry, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for id_, actor in registry.actors.items():
        names = [localized(actor.name, language), *([actor.short] if actor.short else []), *actor.aliases]
        for name in names:
            bare = name
            for article in ("the ", *(f"{a} " for a in lexicon(language).grammar.articles)):
                bare = bare.removeprefix(article)
            found.setdefault(bare, id_)
            if actor.kind in _COMMON and " " not in bare and bare[1:].islower():
                found.setdefault(bare.lower(), id_)
    for surname, id_ in _surnames(registry, language):
        found.setdefault(surname, id_)
    known = {name.lower(): id_ for name, id_ in found.items()}
    for said, name in lexicon(language).grammar.names.items():
        if name.lower() in known:
            # A single word is a name where it is capitalised: "Ukraine", "OTAN".
            forms = (
                [said]
                if " " in said
                else [said.upper() if len(said) <= 4 else said.capitalize(), _titled(said)]
            )
            for form in forms:
                found.setdefault(form, known[name.lower()])
    return found


def _surnames(registry: Registry, language: str) -> list[tuple[str, str]]:
    """The last names of persons, where only one of them has it."""
    last: dict[str, list[str]] = {}
    for id_, actor in registry.actors.items():
        if actor.kind == "person":
            last.setdefault(localized(actor.name, language).split()[-1], []).append(id_)
    return [(surname, ids[0]) for surname, ids in last.items() if len(ids) == 1 and surname[:1].isupper()]


def _titled(said: str) -> str:
    return "-".join(part.capitalize() for part in said.split("-"))
