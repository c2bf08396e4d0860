"""What is the opposite of what, in English. All lower case, without accents; `*` ends a word with anything.

An axis has two poles: words of one say the opposite of words of the other, where they are said of the same thing. A negation
turns a word to the other pole. `own` axes oppose only clauses that bind the same actor: that one side is to withdraw is no
opposite of that the other stays. `alone` axes need no shared words beside the poles: amnesty and tribunal are answers to one
question. `party` axes need none either where the two concern
one actor; `of` names concepts of which both must speak. Words may stand on several axes.
"""
# fmt: off

from __future__ import annotations

from typing import Any

WORDS: dict[str, Any] = {
    # Words that deny what comes after them in their phrase.
    "flips": ["not", "never", "no", "neither", "nor", "without", "non", "refrain*", "abstain*", "refus*", "denie*", "deny*", "reject*",
        "renounc*", "forgo*", "forswear*", "ban", "bans", "banned", "banning", "prohibit*", "bar", "bars", "barred", "barring", "forbid*",
        "exclud*", "rule out", "ruled out", "rules out", "prevent*", "avoid*", "oppos*", "against", "nobody", "none", "cannot", "instead of",
        "rather than", "free of", "fail to", "fails to"],
    # Words that undo what comes after them: deeds of their own, and no negation of the phrase.
    "turns": ["restrict*", "limit", "limits", "limited", "limiting", "hinder*", "obstruct*", "block", "blocks", "curb*", "curtail*", "imped*", "stop", "stops", "stopped", "stopping", "ceas*", "end", "ends", "ended", "ending", "halt*", "lift", "lifts", "lifted", "lifting",
        "remov*", "revok*", "revoc*", "withdraw recognition", "cancel*", "abolish*", "repeal*", "waiv*", "reverse*", "exempt*", "suspend*",
        "discontinu*", "terminat*", "drop", "drops", "dropped", "dropping"],
    # Negations that belong to the word before them as much as to the one after: "recognise no annexation".
    "backward": ["no", "none", "neither"],
    # Turns that only look like negations.
    "neutral": ["without delay", "without exception", "no later than", "not later than", "not only", "not limited to", "no less than", "not less than",
        "ceasefire*", "cease fire", "cease hostilit*", "ceasing hostilit*", "end of the war", "end the war", "no more than", "not more than", "without further delay",
        "end to the war", "no single", "without discrimination", "not least"],
    # Where a negation's reach ends.
    "resets": ["while", "but", "whereas", "and to", "and shall", "and will", "and may", "provided", "unless"],
    # After these a phrase tells when, why, or of which thing: nothing that is to be done.
    "mute": ["which", "who", "whose", "whom", "after", "before", "once", "until", "following", "upon", "prior to", "from the start of", "from the moment",
        "in order to", "so as to", "so that", "as soon as", "when", "as long as"],
    # How a thing is done. Where a clause forbids to do it so, it does not forbid to do it in another way.
    "manner": ["by force", "military means", "by military means", "with military means", "by peaceful means", "by diplomacy", "by diplomatic means", "by negotiation", "through negotiation*",
        "permanent*", "unilateral*", "on its own", "alone", "automatic*", "under its command", "under their command", "without consent", "without notice", "secretly",
        "immediately", "directly", "in peacetime"],
    # Words that stress, and light verbs: they add nothing that could be checked.
    "emphatic": ["receiv*", "give", "gives", "given", "giving", "grant", "granted", "granting", "get", "obtain*", "offer*", "have", "has", "be",
        "reliabl*", "robust*", "strong*", "comprehensiv*", "firm*", "decisiv*", "genuin*", "solid", "credible", "meaningful*", "duly", "hereby",
        "carry", "make", "made", "provide", "reconfirm", "such", "these", "those", "so"],

    # What a condition puts first stands after these; and after these where the clause forbids.
    "after": ["after", "once", "only when", "following", "as soon as", "upon", "when", "subject to"],
    "before": ["before", "prior to", "until"],

    "axis": {
        "admit": {
            "plus": ["allow*", "permit*", "authoris*", "authoriz*", "admit*", "host*", "station*", "deploy*", "invit*", "accept*", "welcom*", "consent*", "presence", "entry", "basing", "let", "lets",
                "right to", "free to", "may decide"],
            "minus": ["ban", "bans", "banned", "prohibit*", "bar", "bars", "barred", "forbid*", "exclud*", "expel*", "expulsion", "outlaw*", "disallow*", "evict*",
                "refus*", "reject*", "block*", "rule out", "keep out", "debar*"],
        },

        "presence": {
            "plus": ["station*", "deploy*", "host*", "basing", "presence", "garrison*", "reinforc*"],
            "minus": ["withdraw*", "remov*", "evict*", "expel*", "expulsion", "leave", "leaves", "pull back", "pull out", "pulls out", "evacuat*"],
        },

        "escalation": {
            "plus": ["escalat*"],
            "minus": ["de escalat*", "deescalat*", "calm*", "defus*"],
        },

        "limit": {
            "plus": ["limit*", "cap", "caps", "capped", "ceiling*", "restrict*", "reduc*", "cut", "cuts", "shrink*", "downsiz*", "halve*", "curb*", "curtail*", "constrain*", "maximum", "set size", "fixed size", "fixed number", "set number"],
            "minus": ["expand*", "increas*", "enlarg*", "unlimited", "unrestricted", "uncapped", "build up", "grow*", "rais*", "strengthen*", "limitless", "freely", "boost*"],
        },

        "arms": {
            "plus": ["arm", "arms", "arming", "armed", "rearm*", "militaris*", "militariz*", "fortif*", "mobilis*", "mobiliz*", "remilitari*"],
            "minus": ["disarm*", "demilitari*", "demobili*", "demilitarised", "decommission*"],
        },

        "recognition": {
            "alone": True,
            "plus": ["recognis*", "recogniz*", "recognition", "acknowledg*", "treat as part of", "accept the annexation", "legitimis*", "legitimiz*"],
            "minus": ["non recognition", "unrecognised", "unrecognized", "contest*", "dispute*", "withdraw recognition", "withhold recognition", "declare void", "null and void"],
        },

        "measures": {
            "plus": ["impos*", "reimpos*", "re impose", "reinstat*", "tighten*", "maintain*", "extend*", "prolong*", "restor*", "introduc*", "keep*", "retain*", "renew*", "stay* in place", "remain* in place", "stay* in force", "remain* in force"],
            "minus": ["lift*", "eas*", "cancel*", "repeal*", "relax*", "remov*", "drop*", "abolish*", "suspend*", "end", "ends", "ended", "waiv*", "scrap*", "phas* out", "relief", "discontinu*"],
        },

        "hold": {
            "own": True,
            "plus": ["keep*", "retain*", "hold*", "remain*", "stay*", "preserv*", "maintain*", "recover*", "regain*", "retak*", "reconquer*"],
            "minus": ["withdraw*", "ced*", "cession", "hand over", "hands over", "handed over", "surrender*", "transfer*", "relinquish*", "vacat*", "give up", "gives up", "given up", "giving up", "leave*", "abandon*",
                "evacuat*", "pull back", "pull out", "pulls back", "pulls out", "yield*", "concede*"],
        },

        "release": {
            "plus": ["releas*", "unfreez*", "unfroz*", "unblock*", "free", "frees", "freed", "return*", "give back", "hand back", "pay out", "disburs*", "repatriat*"],
            "minus": ["freez*", "frozen", "keep frozen", "withhold*", "detain*", "detention", "custody", "captivity", "immobilis*", "immobiliz*", "seiz*", "confiscat*", "retain*", "imprison*", "hold back"],
        },

        "run": {
            "plus": ["start*", "begin*", "resum*", "continu*", "restart*", "launch*", "proceed*", "operat*", "run", "runs", "pursue*", "commenc*", "reopen*"],
            "minus": ["stop*", "halt*", "ceas*", "suspend*", "terminat*", "discontinu*", "interrupt*", "shut down", "close*", "decommission*", "shut", "abandon*", "give up", "gives up"],
        },

        "join": {
            "own": True,
            "plus": ["join*", "acced*", "accession", "admi*", "membership", "member", "members", "become a member", "enter*", "seek membership", "apply*", "application", "candidate*", "candidacy"],
            "minus": ["quit*", "stay out", "stays out", "remain outside", "remains outside", "stay outside", "neutral", "neutrality", "non aligned", "non alignment", "non bloc", "withdraw from", "outside", "unaligned"],
        },

        "law": {
            "plus": ["adopt*", "enact*", "enshrin*", "pass", "passes", "passed", "conclud*", "ratif*", "sign", "signs", "signed", "approv*", "grant*"],
            "minus": ["repeal*", "denounc*", "abrogat*", "annul*", "rescind*", "revok*", "reject*", "strike down", "withdraw from", "abolish*", "scrap*", "terminat*"],
        },

        "create": {
            "plus": ["create*", "creat*", "set up", "sets up", "establish*", "found*", "form", "forms", "build*", "rebuild*", "open*"],
            "minus": ["dissolv*", "abolish*", "disband*", "wind up", "dismantl*", "clos*", "destroy*", "demolish*", "scrap*"],
        },

        "accountability": {
            "alone": True,
            "plus": ["criminal proceeding*", "proceeding*", "charges", "tribunal*", "prosecut*", "investigat*", "trial", "trials", "punish*", "accountab*", "hold responsible", "court*", "bring to justice", "brought to justice", "justice", "indict*", "arrest warrant*", "war crimes", "answer for"],
            "minus": ["amnest*", "pardon*", "immunity", "impunity", "drop charges", "no prosecution", "exempt from prosecution", "clemency"],
        },

        "claims": {
            "party": True,
            "plus": ["compensat*", "reparation*", "claim", "claims", "claimed", "claiming", "damages", "indemnif*", "pay for", "pays for", "pay", "pays", "restitution"],
            "minus": ["waiver*", "write off", "forgiv*", "renounc*"],
        },

        "support": {
            "plus": ["support*", "supply*", "supplies", "aid", "aids", "assist*", "fund", "funds", "finance*", "deliver*", "arm", "arms", "provid*", "help*", "giv*", "guarantee*"],
            "minus": ["cut off", "withhold*", "den*y", "refus*", "suspend*", "stop*"],
        },

        "protect": {
            "plus": ["protect*", "safeguard*", "respect*", "uphold*", "ensur*", "guarantee*", "confirm*", "reaffirm*", "reconfirm*", "affirm*", "restor*"],
            "minus": ["violat*", "hinder*", "obstruct*", "deny*", "abolish*", "discriminat*", "question*", "infring*", "curtail*", "restrict*", "suppress*", "impede*"],
        },

        "attack": {
            "own": True,
            "plus": ["attack*", "invad*", "invasion*", "strike*", "shell*", "advanc*", "retak*", "reconquer*", "recover* by", "by military means", "by force", "use of force", "resort to force", "aggress*"],
            "minus": ["by diplomacy", "peaceful*", "by negotiation", "by diplomatic means", "by political means", "renounce force"],
        },

        "unity": {
            "plus": ["unit*", "integrat*", "reintegrat*", "reunif*", "centralis*", "centraliz*", "unitary"],
            "minus": ["separat*", "divid*", "partition*", "secede*", "secession*", "decentralis*", "decentraliz*", "autonom*", "federal*", "special status", "isolat*"],
        },

        "movement": {
            "plus": ["reopen*", "open", "opens", "opened", "unblock*", "free passage", "free navigation", "freedom of navigation", "passage", "access"],
            "minus": ["clos*", "seal*", "block*", "blockad*", "hinder*", "obstruct*", "deny*", "restrict*"],
        },

        "people": {
            "of": ["child", "refugee", "resident", "prisoner", "family", "hostage"],
            "plus": ["return*", "repatriat*", "come home", "go home", "let go home"],
            "minus": ["deport*", "expel*", "expulsion", "displac*", "resettle*", "transfer to"],
        },

        "vote": {
            "of": ["election", "vote", "referendum"],
            "plus": ["hold*", "organis*", "organiz*", "call", "calls", "schedul*"],
            "minus": ["postpon*", "cancel*", "delay*", "suspend*", "put off", "defer*"],
        },

        "nuclear": {
            "of": ["nuclear"],
            "plus": ["acquir*", "develop*", "produc*", "host*", "receiv*", "possess*", "station*", "deploy*", "keep*", "nuclear armed", "nuclear power status"],
            "minus": ["non nuclear", "denuclear*", "nuclear free", "free of nuclear", "without nuclear", "renounc*", "give up"],
        },

        "place": {
            "plus": ["before anything else", "as a first step", "first of all", "comes first", "come first", "at the outset", "first step", "precede*", "prerequisite*", "precondition*", "first"],
            "minus": ["as a last step", "comes last", "come last", "at the end", "final step", "last", "follow*", "only after", "only once", "afterwards"],
        },
    },

    # The same thing in other words. A concept of the same name in another language is the same concept.
    "word": {
        "force": ["armed force*", "troop*", "force", "forces", "soldier*", "contingent*", "military personnel", "serviceme*", "army", "armies", "formation*"],
        "state": ["state", "states", "country", "countries", "nation", "nations"],
        "foreign": ["foreign", "third country", "third countries", "third state*", "outside", "friendly", "multinational", "international"],
        "prisoner": ["prisoner*", "pow", "pows", "captive*", "detainee*"],
        "child": ["child", "children", "minor", "minors"],
        "hostage": ["hostage*"],
        "exchange": ["exchang*", "swap*"],
        "asset": ["frozen asset*", "frozen reserve*", "frozen fund*", "immobilised asset*", "asset*", "reserve", "reserves", "fund", "funds"],
        "frozen": ["frozen", "immobilised", "immobilized", "blocked"],
        "sanction": ["sanction*", "restrictive measure*", "embargo*"],
        "territory": ["territor*", "land", "lands", "region*", "oblast*", "area", "areas"],
        "occupied": ["occupied", "held", "controlled"],
        "weapon": ["weapon*", "arms", "armament*"],
        "nuclear": ["nuclear", "atomic"],
        "election": ["election*", "poll", "polls", "ballot*"],
        "vote": ["vote", "votes", "voted", "voting"],
        "referendum": ["referend*", "plebiscite*"],
        "guarantee": ["guarantee*", "assurance*"],
        "security": ["security", "safety"],
        "agreement": ["agreement*", "accord*", "treaty", "treaties", "pact*", "deal", "deals"],
        "peace": ["peace"],
        "war": ["war", "wars", "conflict*", "hostilit*", "fighting"],
        "ceasefire": ["ceasefire*", "cease fire", "truce", "armistice", "cessation of hostilities"],
        "talk": ["talk", "talks", "negotiat*", "dialogue*", "discuss*", "consult*"],
        "council": ["council*", "board*", "committee*", "commission*", "body", "bodies"],
        "group": ["working group*", "task force*", "joint group*"],
        "monitor": ["monitor*", "supervis*", "oversee*", "oversight", "verif*", "observ*", "watch"],
        "crime": ["crime*", "offence*", "offense*", "atrocit*"],
        "amnesty": ["amnest*", "pardon*"],
        "compensation": ["compensat*", "reparation*", "indemn*"],
        "damage": ["damage*", "loss", "losses", "destruction"],
        "rebuild": ["rebuild*", "rebuilt", "reconstruct*", "recovery", "restore*", "repair*"],
        "plant": ["plant", "plants", "power station*", "reactor*"],
        "electricity": ["electric*", "power output", "energy output"],
        "share": ["share", "shares"],
        "language": ["languag*", "linguistic*"],
        "church": ["church*", "orthodox", "religious*", "religion*"],
        "minority": ["minorit*"],
        "constitution": ["constitution*"],
        "law": ["law", "laws", "legislat*", "act of parliament"],
        "parliament": ["parliament*", "rada", "duma", "legislature*"],
        "alliance": ["alliance*", "bloc", "blocs", "coalition*"],
        "border": ["border*", "frontier*", "boundar*"],
        "line": ["line", "lines", "front"],
        "zone": ["zone", "zones", "buffer*", "strip"],
        "aircraft": ["aircraft", "jet", "jets", "plane", "planes", "fighters"],
        "missile": ["missile*", "rocket*"],
        "humanitarian": ["humanitarian", "relief"],
        "family": ["famil*"],
        "victim": ["victim*"],
        "refugee": ["refugee*", "displaced person*", "displaced people"],
        "market": ["market*"],
        "trade": ["trade", "commerce", "commercial*"],
        "grain": ["grain*", "cereal*", "food*"],
        "money": ["money", "fund", "funds", "financ*", "payment*"],
        "invest": ["invest*"],
        "world": ["world", "global", "worldwide"],
        "join": ["join*", "acced*", "accession", "membership", "member", "members", "admi*"],
        "limit": ["limit*", "cap", "caps", "capped", "ceiling*", "restrict*"],
        "withdraw": ["withdraw*", "pull back", "pull out", "pulls back", "pulls out", "disengag*"],
        "station": ["station*", "deploy*", "base", "bases", "based", "host*", "presence"],
        "reimpose": ["reinstat*", "reimpos*", "re impose"],
        "lift": ["lift*", "remov*", "cancel*"],
        "ease": ["eas*", "relax*"],
        "return": ["return*", "give back", "hand back", "repatriat*", "send back"],
        "release": ["releas*", "free", "frees", "freed"],
        "recognise": ["recognis*", "recogniz*", "recognition", "acknowledg*"],
        "confirm": ["confirm*", "reconfirm*", "reaffirm*", "affirm*"],
        "sovereignty": ["sovereign*", "independence"],
        "integrity": ["territorial integrity"],
        "rebuildfund": ["development fund*", "recovery fund*"],
        "conclude": ["conclud*", "sign", "signs", "signed", "enter into"],
        "create": ["create*", "creat*", "set up", "sets up", "establish*"],
        "keep": ["keep*", "retain*", "remain*", "stay*", "maintain*"],
        "attack": ["attack*", "invad*", "invasion*", "aggress*", "strike*"],
        "hold": ["hold*", "organis*", "organiz*", "conduct*"],
        "pay": ["pay*", "paid"],
        "prosecute": ["prosecut*", "try", "trial", "trials"],
        "tribunal": ["tribunal*", "court", "courts"],
        "investigate": ["investigat*"],
        "resident": ["resident*", "inhabitant*", "population*", "people"],
        "school": ["school*", "education*"],
        "media": ["media", "press"],
        "port": ["port", "ports", "harbour*", "harbor*"],
        "river": ["river*"],
        "sea": ["sea", "seas"],
        "dam": ["dam", "dams"],
        "bridge": ["bridge*"],
        "mine": ["mine", "mines", "demining", "minefield*"],
        "city": ["city", "cities", "town", "towns"],
        "currency": ["currenc*"],
        "tax": ["tax", "taxes"],
        "island": ["island*"],
        "police": ["police*"],
        "militia": ["militia*", "armed group*", "armed formation*", "paramilitar*"],
        "office": ["office", "offices"],
        "autonomy": ["autonom*", "self government", "self rule", "special status"],
        "water": ["water*"],
        "fishing": ["fish*"],
    },
}
