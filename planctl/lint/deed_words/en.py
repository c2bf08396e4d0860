"""English: what clauses are about, and the words that govern a verb. Patterns are regular expressions over
text in lower case with straight apostrophes.
"""
# fmt: off

from __future__ import annotations

from typing import Any

WORDS: dict[str, Any] = {
    # What denies the verb right before it, and what does so further on.
    "nothing": frozenset(["no", "none", "neither", "nothing", "nobody"]),
    "bans": frozenset(["prohibited", "barred", "forbidden", "banned"]),
    # How adverbs end; what stands before the participle of a passive, and before who does it.
    "adverb": "ly",
    "passive": frozenset(["be", "is", "are"]),
    "agent": " by ",
    # Words that part a sentence, at a glance.
    "joins": frozenset(["and", "but", "that", "which", "who", "while"]),
    "deeds": {
        # What an action may begin with before its verb.
        "before": "(?!apply|supply|comply|reply|rely|multiply)[a-z]+ly|also|then|to|be|an?|the|de|facto",
        # Words of denial that are no denial.
        "limits": "not limited to",
        # An action or object with one of these denies by itself.
        "denying": frozenset([
            "not", "no", "never", "without", "neither", "nor", "none", "nobody", "nothing", "refrain",
            "refrains", "abstain", "desist", "avoid", "non-use",
        ]),
        # Verbs of having and letting: what they stand for is said without them, too.
        "letting": frozenset(["have", "host", "allow", "permit", "let", "accept", "admit", "own", "possess"]),
        "away": frozenset(["out", "away", "aside", "off", "up", "down", "back"]),
        # Verbs that say little: a sentence must have the clause's other words, too.
        "light": frozenset([
            "be", "have", "hold", "give", "make", "take", "put", "set", "keep", "bring", "let", "allow",
            "do", "get", "carry", "provide", "ensure", "see", "go", "act", "run", "treat", "continue",
            "start", "begin", "remain", "become", "place",
        ]),
        # Words that are no sign that a sentence is about a clause, beside the commonest.
        "small": frozenset([
            "all", "any", "into", "their", "them", "over", "upon", "other", "each", "such", "both", "also",
            "than", "one", "own", "through", "among", "against", "under", "out", "new", "further", "two",
            "three",
        ]),
        # Words that stand for what another part of the text names.
        "pronouns": ["it", "its", "them", "they", "these", "those", "ones", "one", "other", "each other"],
        # A stem of fewer letters is not looked for.
        "shortest": 2,
        # What a verb loses before other endings.
        "ending": "[ey]$",
        # How nouns are made of verbs, where they are not the verb and an ending.
        "nouns": [
            ("ede$", "ess"), ("ide$", "is"), ("ude$", "us"), ("olve$", "olut"), ("ceive$", "ce"),
            ("it$", "iss"), ("end$", "ens"), ("ain$", "en"), ("oy$", "uct"), ("pel$", "puls"),
            ("ounce$", "unc"),
        ],
    },
    "governs": {
        # `~` in a pattern below.
        "adverbs": "(?: (?:[a-z]+ly|also|then|both|each|in turn|in addition|first|themselves|itself))*",
        # What only looks like one of the following.
        "none": [
            "not only", "not (?:later|more|less|fewer|limited|exceed)",
            "no (?:later|more|less|fewer|higher|sooner|longer|doubt)", "whether or not",
            "(?:is|are) not (?:obliged|required|bound|expected|necessarily)", "(?:is|are) no longer",
        ],
        "shall_not": [
            "(?:is|are)~ (?:not(?! only)|neither|never)~(?: to)?(?: be)?",
            "(?:shall|must|will|may|can|should|does|do|need)~ (?:not(?! only)|never)(?: be)?", "cannot(?: be)?",
            "(?:agrees?|undertakes?|commits?|pledges?|promises?|consents?|vows?|accepts?)~ (?:not|never) to(?: be)?",
            "(?:(?:is|are) to |shall |must |will )?(?:refrains?|abstains?|desists?) from",
            "(?:is|are)~(?: to be)? (?:prohibited|barred|forbidden|banned) from", "not to(?: be)?",
            "nor to(?: be)?",
        ],
        # What denies what comes after it and begins no predicate.
        "no": ["no", "not", "never", "nor", "neither", "none", "nobody", "nothing", "without"],
        "should": [
            "should(?: be)?", "ought to(?: be)?",
            "(?:is|are)~ (?:called (?:up)?on|urged|encouraged|asked|invited|requested|advised|recommended)(?: to)?(?: be)?",
        ],
        # What governs in a way of which a rule makes nothing.
        "other": [
            "(?:is|are)~ (?:expected|supposed|anticipated|hoped|likely|left|intended|meant|reported|said|entitled)(?: to)?(?: be)?",
            "(?:(?:is|are) to |shall |will )?(?:endeavours?|endeavors?|strives?|tries|try|attempts?|aims?|seeks?|hopes?|plans?) to(?: be)?",
            "would", "wish(?:es)?(?: to)?", "wants?(?: to)?",
        ],
        "may": [
            r"(?<!in )(?<!of )(?<!since )(?<!by )(?<!\d )may(?! (?:\d|not\b))(?: be)?", "might(?: be)?",
            "can(?: be)?",
            "(?:is|are)~ (?:free|allowed|permitted|authori[sz]ed|able|empowered|at liberty) to(?: be)?",
            "(?:has|have|retains?|keeps?|reserves?|enjoys?) (?:the|its|their|a) (?:full )?(?:right|freedom|option)(?: to)?(?: be)?",
            "(?:reserves?) (?:its|their|the)",
        ],
        "shall": [
            "(?:is|are)~ (?:(?:obliged|required|bound|committed|obligated|ready) )?to(?: be)?",
            "(?:shall|must|will)(?: be)?",
            "(?:agrees?|undertakes?|commits?|pledges?|promises?|consents?|vows?|accepts?)~ to(?: be)?",
            "(?:has|have|needs?) to(?: be)?",
        ],
        # The forms before a participle.
        "be": ["is", "are"],
        # What may stand between such words and the verb.
        "between": "(?:~ ?(?:to |back |not )?(?:an? |the )?(?:[a-z]+ly )?)?",
        # What joins a verb to another that is governed alike, and what does so where that is denied.
        "joined": r"(?:(?<!,)\s(?:and|or|nor|but)|\s(?:and|or|nor|but) to)~(?: be)?",
        "alternative": "(?:or|nor)(?: to)?~(?: be)?",
        # What comes before a noun.
        "article": "(?:the|an?|its|their|his|her|this|that|these|those|such|of|on|in|for|from|by|with|to the|under|[a-z]+'s?)(?: [a-z-]+)?",
        # A subject that denies begins so.
        "negative": r"(?:and |but |that |while )?(?:no|neither|none|nobody|nothing)\b",
        # What begins a condition, and what begins one or a phrase of time.
        "asides": ["if", "unless", "when", "whenever", "once", "because", "provided", "in case"],
        "times": ["after", "before", "until", "since", "upon", "pending", "during", "as", "where", "while"],
        # What begins a condition or time of which nothing is denied.
        "leads": ["if", "when", "once", "as", "after", "whenever", "in case", "on", "upon", "in the event"],
        # What begins a relative clause, and what joins clauses and their parts.
        "relatives": ["that", "which", "who", "whom", "whose", "how", "whether", "what"],
        "joins": ["and", "or", "but", "nor", "while", "whereas"],
        # Those that may begin a clause with a subject of its own.
        "links": ["and", "but", "while", "whereas"],
        # Words that have no subject of their own.
        "bare": r"(?:nor|not)\b",
        # A predicate that denies its subject.
        "banned": "(?:is|are)(?: to be)?~ (?:prohibited|barred|forbidden|banned|ruled out|excluded|outlawed)",
        # What denies the verb before it.
        "nothing": "(?:[a-z]+ )?(?:no|none|neither|nothing|nobody)",
        # How participles end.
        "participle": "(?:ed|en|wn|ld|lt|pt|nt|ft|st|id|de|ut|et|it|un|und|ught|held|led|read|ing)$",
        # What sets a limit to a denial, so that it may be said as a duty.
        "turns": [
            "until", "unless", "without", "except", "only", "other than", "apart from", "later than",
            "earlier than", "more than", "less than", "fewer than", "before", r"but(?! (?:is|are|may|shall|will|must|can|to|does|do)\b)", "save", "alone",
            "as long as", "so long as", "beyond", "instead", "rather",
        ],
        # What advises after a verb.
        "advising": ["preferabl[ey]", "desirable", "advisabl[ey]", "recommended", "ideally", "if desired"],
        # What a text has that leads to others.
        "leading": ["following", "as follows", "below"],
        # What sets a limit to a permission.
        "exact": ["only", "solely", "exclusively", "either"],
        # What forbids for a time only.
        "delays": ["before", "until", "unless", "pending", "without"],
        # Words of denial that do not deny.
        "counted": "(?:no|not) (?:later|more|less|fewer) than|not only|not limited to|whether or not",
    },
}
