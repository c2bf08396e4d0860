"""English: words by which a text shows how strongly it binds, and other words that rules look for. Patterns are
regular expressions over text in lower case; each stands for whole words.
"""
# fmt: off

from __future__ import annotations

from typing import Any

WORDS: dict[str, Any] = {
    # A text that permits, recommends … has one of these. Wide: each word that is missing is a false alarm.
    "cues": {
        "may": ["may", "might", "can", "could", "free to", "freely", r"allow\w*", r"permit\w*", "permission", "right", "rights",
            "entitled", "able", "open to", "reserves?", "eligible", "empowered", r"authori[sz]\w*", "no objection",
            "unrestricted", r"not (?:be )?(?:prevent|restrict|prohibit|hinder|exclud|rul)\w*", "welcome to", "discretion",
            "choose", "choice", r"voluntar\w*", r"optional\w*", "alone", "or to both", "either", "unhindered", "unimpeded",
            r"(?<!as soon as )(?<!as quickly as )(?<!as far as )possib\w*"],
        "should": ["should", "ought", "call(?:s|ed)? (?:on|upon|for)", r"urge\w*", r"encourag\w*", r"recommend\w*", r"advis\w*",
            r"invit\w*", "asked", "asks", r"request\w*", r"appeal\w*", "desirable", r"propos\w*", r"suggest\w*", r"prefer\w*",
            "need", "needs", "must", r"demand\w*", r"want\w*", r"wish\w*", r"hope\w*", "let", "would", "better", r"oppose\w*",
            r"stress\w*", r"insist\w*", "entitled", r"advocat\w*", r"welcome\w*", "priority", r"favou?r\w*", r"condemn\w*",
            "supports?", "supported", "(?:is|are) to be (?:welcomed|encouraged|avoided|opposed|supported)"],
        "expected": [r"expect\w*", r"anticipat\w*", r"presum\w*", r"envisag\w*", r"foresee\w*", "foreseen", r"hope\w*", "hoped",
            r"assum\w*", r"predict\w*", r"plan\w*", "would", "likely", "intended", "supposed", "(?:is|are) to", "to be",
            "left to", "until"],
        "endeavour": [r"endeavou?r\w*", r"seek\w*", r"strive\w*", "try", "tries", r"attempt\w*", r"effort\w*", r"aim\w*", r"work\w*",
            "best", r"promot\w*", r"explor\w*", r"help\w*", r"contribut\w*", r"support\w*", r"facilitat\w*", r"encourag\w*",
            r"intend\w*", r"intent\w*", r"hope\w*", r"consider\w*", r"pursue\w*", r"aspire\w*", "goal", "objective", "as far as",
            "where possible"],
        "shall-not": ["no", "not", "n't", "cannot", "never", "neither", "nor", "none", "nobody", "nothing", "without",
            r"refrain\w*", r"prohibit\w*", r"forbid\w*", "forbidden", r"renounc\w*", "renunciation", r"exclud\w*", "exclusion",
            r"rul\w+ out", r"waive\w*", r"giv\w+ up", "gives? up", r"abandon\w*", r"forgo\w*", r"forego\w*", r"abstain\w*",
            r"avoid\w*", r"stop\w*", r"prevent\w*", "only", "unless", r"refus\w*", r"reject\w*", r"deni\w+", "deny", "absence",
            r"freez\w*", "frozen", r"oppos\w*", "permanently neutral", r"neutral\w*", "at most", "out of", "bar", "barred",
            "bars", r"withhold\w*", r"disallow\w*", "impermissible", "inadmissible", "moratorium", r"halt\w*", r"lack\w*",
            r"except\w*", r"exempt\w*", "un[a-z]{4,}ed", r"suspend\w*", r"desist\w*", "irrespective", r"outlaw\w*", r"revok\w*",
            "instead", r"relinquish\w*", r"block\w*", "against", "ceases?", "ceasing", "bans?", "banned", "banning", "free of", "free from"],
        "receives": [r"recei\w+", r"(?:re)?gain\w*", "gets?", r"obtain\w*", r"grant\w*", r"giv\w+", r"benefit\w*", r"guarante\w*",
            r"protect\w*", r"compensat\w*", r"amnest\w*", "access", "ha(?:s|ve|d)", r"keep\w*", r"retain\w*", "split", r"shar\w+",
            r"profit\w*", r"return\w*", "right", "rights", "entitled", r"enjoy\w*", r"acquir\w*", r"award\w*", r"pa(?:id|y)\w*",
            r"provid\w*", r"offer\w*", r"allocat\w*", r"allot\w*", r"assur\w*", "get", r"accord\w*", r"consider\w*", "eligible",
            r"support\w*", r"pardon\w*", r"immun\w*", "goes?", r"remain\w*", r"own\w*", r"belong\w*", r"deliver\w*", r"suppl\w*",
            r"recover\w*", r"welcome\w*", "is rebuilt", "are rebuilt", r"fund\w*", r"financ\w*", r"exempt\w*", r"preferen\w*",
            "admitted"],
        "loses": [r"los\w+", r"forfeit\w*", r"laps\w+", r"void\w*", r"revok\w*", r"withdraw\w*", r"cancel\w*", r"depriv\w*",
            r"expir\w*", "ends", "ended", "no longer", r"terminat\w*", r"invalid\w*", "null", "without", r"suspend\w*", r"remov\w*",
            r"giv\w+ up", r"cede\w*", "ceases?", "ceasing"],
    },

    # A text that has one of these does so beyond doubt. Narrow: each word too many is a false alarm.
    "plain": {
        "may": [r"(?<!in )(?<!of )(?<!since )(?<!by )(?<!\d )may(?! (?:\d|not\b))"],
        "should": ["should"],
        "expected": ["(?:is|are) expected"],
        "endeavour": ["endeavou?rs?", "strives?", "best efforts", "best endeavours"],
        "shall-not": [
            r"not(?! (?:later|more|less|only|fewer|public|named|known|disclosed|stated|shown|yet|exceed|to exceed)\b)",
            "cannot", "never", "neither", "nor", "nobody",
            r"no(?! (?:later|more|less|fewer|higher|date|detail|figure|sooner|longer|doubt)\b)"],
    },

    # A text with one of the plain words has one of these: a look at its words spares the patterns.
    "heads": {
        "may": ["may"],
        "should": ["should"],
        "expected": ["expected"],
        "endeavour": ["endeavour", "endeavours", "endeavor", "endeavors", "strive", "strives", "best"],
        "shall-not": ["not", "cannot", "never", "neither", "nor", "nobody", "no"],
    },

    # Words of which one stands before a verb, or soon after it, that is denied, permitted or advised.
    "hints": {
        "shall-not": ["not", "cannot", "never", "neither", "nor", "nobody", "no", "none", "nothing", "without", "refrain",
            "refrains", "prohibited", "barred", "forbidden", "banned"],
        "may": ["may", "might", "can", "free", "allowed", "permitted", "authorised", "authorized", "able",
            "empowered", "right", "reserves", "reserve", "liberty"],
        "should": ["should", "ought", "called", "urged", "encouraged", "asked", "invited", "requested", "advised",
            "recommended"],
    },

    # Words that set no measure. Nobody can say when they are met; that may be what was agreed.
    "vague": {
        "time": ["as soon as possible", "as soon as practicable", "as quickly as possible", "in due course", "at a proper time",
            "at an appropriate time", "in the near future", "in the shortest possible time", "within a reasonable time", "soon",
            "shortly", "speedily", "promptly", "without undue delay", "for the time being"],
        "degree": ["reasonable", "reasonably", "adequate", "adequately", "robust", "reliable", "sufficient", "sufficiently",
            "appropriate", "meaningful", "substantial", "significant", "decisive", "proportionate", "satisfactory", "suitable",
            "a number of", "as far as possible"],
        "choice": ["where appropriate", "where necessary", "if necessary", "as necessary", "if appropriate", "as appropriate",
            "where possible", "if possible", "in principle", "inter alia", "etc"],
    },

    "stop": {
        "words": ["the", "of", "and", "to", "is", "are", "with", "for", "that", "not", "by", "from", "be", "its", "which", "shall",
            "will", "has", "their", "this", "between", "within", "an"],
    },

    # The last word of the name of a body that a text can set up.
    "bodies": {
        "words": ["Council", "Committee", "Commission", "Board", "Fund", "Mission", "Force", "Agency", "Authority", "Secretariat",
            "Mechanism", "Tribunal", "Assembly", "Panel", "Bureau", "Task Force", "Working Group"],
    },

    # How adjectives of states begin that do not begin like the state's name, by ISO 3166 code, without accents.
    "adjectives": {
        "US": ["amer"],
        "GB": ["brit", "engl"],
        "DE": ["germ"],
        "NL": ["dutc"],
        "CH": ["swis"],
        "GR": ["gree"],
        "ES": ["span"],
        "FR": ["fren"],
        "PL": ["poli"],
        "TR": ["turk"],
        "DK": ["dani"],
        "FI": ["finn"],
        "SE": ["swed"],
        "CZ": ["czec"],
    },
}
