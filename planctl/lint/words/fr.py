"""French: words by which a text shows how strongly it binds, and other words that rules look for. Patterns are
regular expressions over text in lower case; each stands for whole words.
"""
# fmt: off

from __future__ import annotations

from typing import Any

WORDS: dict[str, Any] = {
    # A text that permits, recommends … has one of these. Wide: each word that is missing is a false alarm.
    "cues": {
        "may": ["peut", "peuvent", "peux", "pourra", "pourront", "pourrait", "pourraient", "puisse", "puissent", "pouvoir",
            "libre", "libres", "librement", r"autoris\w*", r"permet\w*", r"permis\w*", "droit", "droits", "faculté", r"possib\w*",
            r"habilit\w*", "loisible", r"réserv\w*", r"ouvert\w*", "licite", r"sans (?:restriction|entrave)\w*", r"facultati\w*",
            r"choisi\w*", "choix", r"volontaire\w*", r"éligible\w*"],
        "should": ["devrait", "devraient", r"devrai\w*", "il convient", "convient", r"appel\w*", r"invit\w*", r"encourag\w*",
            r"recommand\w*", r"demand\w*", r"exhort\w*", r"souhait\w*", r"propos\w*", r"suggèr\w*", r"préfér\w*", "faut", "faudrait",
            "doit", "doivent", r"soutien\w*", r"soutenu\w*", r"préconis\w*", r"oppos\w*", "priorité", r"sollicit\w*", r"favoris\w*",
            r"prié\w*", r"conseill\w*"],
        "expected": [r"attend\w*", r"attente\w*", r"prévu\w*", r"prévoi\w*", r"prévisi\w*", r"espér\w*", r"escompt\w*", r"présum\w*",
            r"suppos\w*", r"envisag\w*", r"censé\w*", r"devrai\w*"],
        "endeavour": [r"efforc\w*", r"effort\w*", r"tent\w*", r"cherch\w*", r"vis\w+", r"œuvr\w*", r"oeuvr\w*", r"essai\w*",
            r"tâch\w*", "promouvoir", r"promeuv\w*", r"aid\w*", r"contribu\w*", r"facilit\w*", r"encourag\w*", r"soutien\w*",
            r"favoris\w*", r"entend\w*", r"intention\w*", r"objectif\w*", "mieux", r"étudi\w*", r"souhait\w*", r"envisag\w*",
            r"recherch\w*", r"travaill\w*", "dans la mesure"],
        "shall-not": ["ne", "n", "pas", "plus", "ni", "non", "sans", r"aucun\w*", "nul", "nulle", "jamais", "rien",
            r"interdi\w*", r"prohib\w*", "s'abst\\w*", r"abst\w*", r"renonc\w*", r"exclu\w*", r"refus\w*", r"rejet\w*", r"empêch\w*",
            r"évit\w*", r"arrêt\w*", r"interromp\w*", r"seul\w*", "uniquement", "sauf", "hors", "absence", r"neutr\w*", r"gel\w*",
            r"plafonn\w*", r"abandon\w*", r"oppos\w*", "prévenir", r"prévien\w*", r"bann\w*", "moratoire", r"défens\w*",
            r"suspend\w*", r"dépourvu\w*", r"exempt\w*", r"bloqu\w*", r"réserv\w*", r"proscri\w*", "cesse(?:nt|r)?", "mettre fin",
            "met(?:tent)? fin"],
        "receives": [r"reçoi\w*", r"recev\w*", r"reçu\w*", r"obtien\w*", r"obten\w*", r"obtenu\w*", r"bénéfici\w*", r"accord\w*",
            r"octro\w*", r"donn\w*", r"garan\w*", r"protég\w*", r"protection\w*", r"indemnis\w*", r"compens\w*", r"amnisti\w*",
            "accès", "a", "ont", r"conserv\w*", r"gard\w*", r"part\w*", r"profit\w*", r"retrouv\w*", r"récupèr\w*", r"récupér\w*",
            "droit", "droits", "jouit", "jouissent", r"vers\w*", r"pay\w*", r"offr\w*", r"offer\w*", r"alloué\w*", r"assur\w*",
            r"éligible\w*", r"soutien\w*", r"graci\w*", r"immunité\w*", r"revien\w*", r"reste\w*", r"apparti\w*", r"livr\w*",
            r"fourni\w*", r"financ\w*", r"exempt\w*", r"préféren\w*", r"admis\w*"],
        "loses": [r"perd\w*", r"perte\w*", r"déch\w+", r"caduc\w*", r"révoqu\w*", r"retir\w*", r"annul\w*", r"priv\w*", r"expir\w*",
            "fin", "plus", r"termin\w*", r"cess\w*", r"nul\w*", r"suspend\w*", r"supprim\w*", r"renonc\w*", r"cèd\w*", r"céd\w*",
            "sans"],
    },

    # A text that has one of these does so beyond doubt. Narrow: each word too many is a false alarm.
    "plain": {
        "may": ["peut", "peuvent", "pourra", "pourront"],
        "should": ["devrait", "devraient"],
        "expected": [r"(?:est|sont) attendu\w*"],
        "endeavour": ["s['’]efforcent", "s['’]efforce"],
        "shall-not": [
            "(?:ne|n['’])(?! (?:dépass\\w+|excéd\\w+|sera pas (?:connu|public)\\w*)).{0,60}?\\b(?:pas|aucune?|jamais|nulle?|ni)",
            "aucune?", "jamais", "ni"],
    },

    # A text with one of the plain words has one of these: a look at its words spares the patterns.
    "heads": {
        "may": ["peut", "peuvent", "pourra", "pourront"],
        "should": ["devrait", "devraient"],
        "expected": ["attendu", "attendue", "attendus", "attendues"],
        "endeavour": ["efforce", "efforcent"],
        "shall-not": ["pas", "aucun", "aucune", "jamais", "nul", "nulle", "ni"],
    },

    # Words of which one stands before a verb, or soon after it, that is denied, permitted or advised.
    "hints": {
        "shall-not": ["ne", "n", "ni", "sans", "aucun", "aucune", "nul", "nulle", "personne", "jamais", "abstient",
            "abstiennent", "interdit", "interdite", "interdites", "interdits"],
        "may": ["peut", "peuvent", "pourra", "pourront", "libre", "libres", "autorisé", "autorisée", "autorisés",
            "autorisées", "habilité", "habilités", "habilitée", "habilitées", "droit", "possible"],
        "should": ["devrait", "devraient", "appelé", "appelée", "appelés", "appelées", "invité", "invitée", "invités",
            "invitées", "exhorté", "exhortés", "encouragé", "encouragés", "convient"],
    },

    # Words that set no measure. Nobody can say when they are met; that may be what was agreed.
    "vague": {
        "time": ["dès que possible", "aussitôt que possible", "le plus vite possible", "dans les meilleurs délais", "en temps utile",
            "en temps voulu", "au moment opportun", "dans un délai raisonnable", "prochainement", "rapidement", "sous peu",
            "dans un avenir proche", "à bref délai", "pour le moment", "sans délai indu"],
        "degree": ["raisonnables?", "raisonnablement", "adéquate?s?", "robustes?", "fiables?", "suffisante?s?", "suffisamment",
            "appropriée?s?", "significati(?:f|fs|ve|ves)", "substantiel(?:s|le|les)?", "décisi(?:f|fs|ve|ves)", "proportionnée?s?",
            "satisfaisante?s?", "un certain nombre", "autant que possible"],
        "choice": ["le cas échéant", "si nécessaire", "au besoin", "s'il y a lieu", "si possible", "dans la mesure du possible",
            "en principe", "notamment mais non exclusivement", "etc"],
    },

    "stop": {
        "words": ["le", "la", "les", "des", "et", "du", "une", "est", "sont", "pour", "avec", "que", "dans", "par", "aux", "au",
            "sur", "ne", "pas", "qui", "de", "en", "leur", "cette", "entre", "doit", "un"],
    },

    # The first word of the name of a body that a text can set up.
    "bodies": {
        "words": ["Conseil", "Comité", "Commission", "Fonds", "Mission", "Force", "Agence", "Autorité", "Secrétariat",
            "Mécanisme", "Tribunal", "Assemblée", "Bureau", "Groupe de travail"],
    },

    # How adjectives of states begin that do not begin like the state's name, by ISO 3166 code, without accents.
    "adjectives": {
        "US": ["amer", "etat"],
        "GB": ["brit", "angl"],
        "DE": ["alle"],
        "NL": ["neer", "holl"],
        "CH": ["suis", "helv"],
        "GR": ["grec", "hell"],
        "ES": ["espa"],
        "FR": ["fran"],
        "PL": ["polo"],
        "TR": ["turc", "turq"],
        "DK": ["dano", "dane"],
        "FI": ["finl"],
        "SE": ["sued"],
        "CZ": ["tche"],
    },
}
