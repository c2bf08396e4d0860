"""French: what clauses are about, and the words that govern a verb. Patterns are regular expressions over
text in lower case with straight apostrophes.
"""
# fmt: off

from __future__ import annotations

from typing import Any

WORDS: dict[str, Any] = {
    # What denies the verb right before it, and what does so further on.
    "nothing": frozenset(["pas", "plus", "jamais", "aucun", "aucune", "ni", "rien", "nul", "nulle"]),
    "bans": frozenset(["interdit", "interdite", "interdits", "interdites"]),
    # How adverbs end; what stands before the participle of a passive, and before who does it.
    "adverb": "ment",
    "passive": frozenset(["être", "est", "sont", "sera", "seront"]),
    "agent": " par ",
    # Words that part a sentence, at a glance.
    "joins": frozenset(["et", "mais", "que", "qui", "qu", "dont"]),
    "deeds": {
        # What an action may begin with before its verb.
        "before": "(?:[a-zà-ÿ]+ment|se|s|ne|n|les?|la|l|en|y|de|à|être|aussi)",
        # Words of denial that are no denial.
        "limits": "sans s'y limiter",
        # An action or object with one of these denies by itself.
        "denying": frozenset([
            "ne", "n", "pas", "ni", "sans", "aucun", "aucune", "jamais", "abstenir", "éviter", "non",
            "renoncer",
        ]),
        # Verbs of having and letting: what they stand for is said without them, too.
        "letting": frozenset([
            "avoir", "accueillir", "permettre", "accepter", "admettre", "posséder", "autoriser",
            "héberger",
        ]),
        "away": frozenset(["hors"]),
        # Verbs that say little: a sentence must have the clause's other words, too.
        "light": frozenset([
            "être", "avoir", "tenir", "donner", "faire", "prendre", "mettre", "rendre", "laisser",
            "permettre", "mener", "assurer", "veiller", "agir", "aller", "garder", "maintenir",
            "continuer", "commencer", "rester", "devenir", "placer", "procéder",
        ]),
        # Words that are no sign that a sentence is about a clause, beside the commonest.
        "small": frozenset([
            "ses", "son", "leurs", "tout", "toute", "tous", "toutes", "contre", "sous", "vers", "chaque",
            "autre", "autres", "aux", "par",
        ]),
        # Words that stand for what another part of the text names.
        "pronouns": [
            "les?", "la", "l'", "en", "y", "ceux-ci", "celles-ci", "celui-ci", "celle-ci", "leurs?", "eux",
            "cela",
        ],
        # A stem of fewer letters is not looked for.
        "shortest": 4,
        # What a verb loses before other endings.
        "ending": "(?:er|ir|oir|re)$",
        # How nouns are made of verbs, where they are not the verb and an ending.
        "nouns": [
            ("aître$", "ai"), ("aître$", "u"), ("cevoir$", "ç"), ("ettre$", "is"), ("ettre$", "et"),
            ("prendre$", "pri"), ("uire$", "uc"), ("enir$", "ien"),
        ],
    },
    "governs": {
        # `~` in a pattern below.
        "adverbs": "(?: (?:[a-zà-ÿ]+ment|aussi|ensuite|également|tous|toutes|ensemble|en outre))*",
        # What only looks like one of the following.
        "none": [
            "non seulement", "(?:pas|plus) (?:de|que|plus|moins)",
            "n'(?:est|ont|a) pas (?:tenue?s?|obligée?s?)",
            "ne (?:sont|seront|sera) pas (?:tenue?s?|obligée?s?)",
        ],
        "shall_not": [
            "ne~ (?:doi(?:t|vent)|devra|devront|peu(?:t|vent)|pourra|pourront)(?: (?:pas|plus|jamais|nullement|en aucun cas|ni))?(?! que)(?: être)?",
            "(?:s'engage(?:nt)?|s'engagera|s'engageront|convien(?:t|nent)|accepte(?:nt)?|promet(?:tent)?|(?:est|sont) tenue?s?)~ (?:à|de) ne (?:pas|plus|jamais)(?: être)?",
            "s'(?:abstien(?:t|nent)|abstiendra|abstiendront|interdi(?:t|sent)) (?:de|d')",
            "(?:n'est|ne (?:sont|sera|seront|soit))~ (?:pas|plus|jamais)~", "il est interdit (?:de|d')",
            "(?:à|de|et|ou|ni|mais) ne (?:pas|plus|jamais)(?: être)?",
        ],
        # What denies what comes after it and begins no predicate.
        "no": ["aucune?", "sans", "nulle?", "ni", "jamais", "ne pas"],
        # Before the verb, where a word after it denies, too.
        "ne": ["ne", "n'"],
        "should": [
            "devrai(?:t|ent)(?: être)?",
            "(?:est|sont)~ (?:appelée?s?|invitée?s?|exhortée?s?|encouragée?s?|priée?s?) (?:à|de)(?: être)?",
            "il convient (?:de|d')",
        ],
        # What governs in a way of which a rule makes nothing.
        "other": [
            "(?:est|sont)~ (?:censée?s?|supposée?s?|attendue?s?)(?: de)?", "s'efforce(?:nt)? (?:de|d')",
            "cherche(?:nt)? à", "tente(?:nt)? (?:de|d')", "souhaite(?:nt)?", "veu(?:t|lent)",
        ],
        "may": [
            "peu(?:t|vent)(?: être)?", "pourra(?:it|ient)?(?: être)?", "pourront(?: être)?",
            "(?:est|sont|sera|seront)~ (?:libres?|autorisée?s?|habilitée?s?) (?:à|de|d')",
            "(?:a|ont|aura|auront|conserve(?:nt)?) le droit (?:de|d')",
        ],
        "shall": [
            "doi(?:t|vent)(?: être)?", "devra(?: être)?", "devront(?: être)?",
            "s'engage(?:nt|ra|ront)? (?:à|de|d')",
            "(?:convien(?:t|nent)|accepte(?:nt)?|promet(?:tent)?) (?:de|d')",
            "(?:est|sont) tenue?s? (?:de|d'|à)",
        ],
        # The forms before a participle.
        "be": ["est", "sont", "sera", "seront"],
        # What may stand between such words and the verb.
        "between": "(?:(?:~ |les? |la |l'|se |s'|en |y |lui |leur |pas )*)",
        # What joins a verb to another that is governed alike, and what does so where that is denied.
        "joined": r"(?:(?<!,)\s(?:et|ou|ni)(?: (?:être|ne pas))?|\s(?:et|ou|ni|mais) (?:à|de|d'))~",
        "alternative": "(?:ou|ni)(?: (?:à|de|être))?~",
        # What comes before a noun.
        "article": "(?:les?|la|l'|une?|des|du|d'|de|ses?|sa|son|leurs?|ces?|cette|aux?|en|par|à|sur|pour|dans|contre|toutes?|tous|tout)(?: [a-zà-ÿ-]+)?",
        # A subject that denies begins so.
        "negative": r"(?:et |mais )?(?:aucune?|nulle?|ni|personne)\b",
        # What begins a condition, and what begins one or a phrase of time.
        "asides": [
            "si", "s'ils?", "lorsque", r"lorsqu'\w+", "quand", "une fois", "dès", "sauf", "à moins",
            "tant",
        ],
        "times": ["avant", "après", r"jusqu'\w+", "pendant"],
        # What begins a condition or time of which nothing is denied.
        "leads": ["si", "s'ils?", "lorsque", "quand", "une fois", "dès", "après", "en cas"],
        # What begins a relative clause, and what joins clauses and their parts.
        "relatives": [
            "qu[ie]", r"qu'\w*", "dont", "où", "lequel", "laquelle", "lesquel(?:le)?s", "afin", "pour",
        ],
        "joins": ["et", "ou", "mais", "ni", "tandis"],
        # Those that may begin a clause with a subject of its own.
        "links": ["et", "mais", "tandis"],
        # Words that have no subject of their own.
        "bare": r"(?:à|de|et|ou|ni|mais) ne\b",
        # A predicate that denies its subject.
        "banned": "(?:est|sont|sera|seront)~ (?:interdite?s?|exclue?s?|prohibée?s?|proscrite?s?|bannie?s?)",
        # What denies the verb before it.
        "nothing": "(?:[a-zà-ÿ]+ )?(?:pas|plus|jamais|aucune?s?|ni|rien|nul(?:le)?|guère)",
        # How participles end.
        "participle": "(?:ée?s?|ie?s?|ise?s?|ite?s?|ue?s?|erte?s?|inte?s?)$",
        # What sets a limit to a denial, so that it may be said as a duty.
        "turns": [
            "que", "qu'", "sauf", "sans", "avant", "tant", "jusqu'", "hormis", "excepté", "mais",
            "seule?s?", "seulement", "plus tard", "moins", "au-delà", "uniquement", "plutôt",
        ],
        # What advises after a verb.
        "advising": ["de préférence", "souhaitables?", "recommandée?s?", "idéalement"],
        # What a text has that leads to others.
        "leading": ["suivante?s?", "ci-après", "comme suit"],
        # What sets a limit to a permission.
        "exact": ["seulement", "uniquement", "exclusivement", "soit"],
        # What forbids for a time only.
        "delays": ["avant", r"jusqu'\w+", "tant", "sans", "à moins"],
        # Words of denial that do not deny.
        "counted": r"au plus tard|pas plus de|pas moins de|non seulement|sans s'y limiter|qu'il\w* .{0,20} ou non",
    },
}
