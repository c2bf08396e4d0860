"""What provisions of peace plans speak of, in each language: a concept is what its words have in common, whatever is
then said of it ("no limit" is about a limit, an amnesty and a tribunal are both about criminal liability). Words are
compared by their stems, without function words; of two phrases that begin together the longer counts. A word may
stand under several concepts.
"""
# fmt: off

from __future__ import annotations

CONCEPTS: dict[str, dict[str, list[str]]] = {
    "ceasefire": {
        "en": ["ceasefire", "cease-fire", "cease fire", "truce", "armistice", "cessation of hostilities", "end of hostilities",
            "end to the hostilities", "hostilities", "stop fighting", "fighting", "stop using weapons", "halt attacks", "war ends",
            "end of the war", "war is to end", "end the war", "military operations suspended"],
        "fr": ["cessez-le-feu", "cesser le feu", "cessent le feu", "trêve", "armistice", "cessation des hostilités",
            "fin des hostilités", "hostilités", "arrêt des combats", "combats", "fin de la guerre", "guerre prend fin"],
    },

    "withdrawal": {
        "en": ["withdraw", "withdrawal", "pull back", "pulled back", "pull-back", "pullback", "disengage", "disengagement", "redeploy",
            "redeployment", "removal of forces", "leave"],
        "fr": ["retrait", "retirer", "retirent", "repli", "replier", "évacuer", "évacuation", "désengagement", "redéploiement",
            "quitter"],
    },

    "line": {
        "en": ["line of contact", "contact line", "front line", "frontline", "front", "battle lines", "line of control", "current line",
            "line", "hold positions", "territorial advances"],
        "fr": ["ligne de contact", "ligne de front", "front", "ligne de contrôle", "ligne actuelle", "ligne", "positions"],
    },

    "freeze": {
        "en": ["freeze", "frozen", "hold positions"],
        "fr": ["gel", "geler", "gelé", "figer", "figé"],
    },

    "assets": {
        "en": ["frozen assets", "frozen funds", "frozen reserves", "immobilised assets", "immobilized assets", "sovereign assets",
            "frozen sovereign assets", "central-bank reserves", "frozen central-bank reserves", "reserves", "assets",
            "frozen European funds", "frozen Russian assets", "russian assets"],
        "fr": ["avoirs gelés", "fonds gelés", "actifs gelés", "avoirs immobilisés", "avoirs souverains", "réserves", "avoirs",
            "avoirs russes gelés", "actifs"],
    },

    "buffer-zone": {
        "en": ["demilitarised zone", "demilitarized zone", "demilitarise", "demilitarize", "demilitarisation", "demilitarization",
            "demilitarised", "buffer zone", "neutral demilitarised buffer zone", "security zone", "disengagement zone", "security zones",
            "no military activity"],
        "fr": ["zone démilitarisée", "démilitariser", "démilitarisation", "zone tampon", "zone de sécurité", "zones de sécurité"],
    },

    "territory": {
        "en": ["territory", "territorial", "land", "region", "oblast", "occupied", "occupation", "occupy", "annex", "annexation",
            "land swaps", "territorial swaps", "occupied areas", "border", "boundary", "boundaries"],
        "fr": ["territoire", "territorial", "territoriale", "terre", "région", "oblast", "occupé", "occupation", "annexer", "annexion",
            "frontière", "échanges de territoires"],
    },

    "recognition": {
        "en": ["recognise", "recognize", "recognition", "recognised", "non-recognition", "de facto", "de jure"],
        "fr": ["reconnaître", "reconnaissance", "reconnu", "reconnue", "reconnaissent", "de facto", "de jure"],
    },

    "border-control": {
        "en": ["border", "frontier", "border control", "state border", "crossing"],
        "fr": ["frontière", "contrôle de la frontière", "passage frontalier"],
    },

    "sovereignty": {
        "en": ["sovereignty", "sovereign state", "independence", "territorial integrity", "sovereign choice"],
        "fr": ["souveraineté", "État souverain", "indépendance", "intégrité territoriale"],
    },

    "guarantee": {
        "en": ["guarantee", "guarantor", "security guarantees", "security assurances", "assurances", "Article 5",
            "collective response", "coordinated military response", "military response", "collective self-defence", "protect from attack",
            "security help", "defence aid"],
        "fr": ["garantie", "garantir", "garant", "garanties de sécurité", "article 5", "riposte", "réponse militaire",
            "légitime défense collective"],
    },

    "military-response": {
        "en": ["coordinated military response", "military response", "armed response", "collective response", "collective self-defence",
            "no-fly zone", "consultations"],
        "fr": ["riposte", "réponse militaire", "réponse militaire coordonnée", "légitime défense collective"],
    },

    "attack": {
        "en": ["attack", "attacks", "invade", "invades", "invasion", "aggression", "strike", "assault", "non-aggression", "armed attack",
            "fires a missile", "opens fire", "not renewed"],
        "fr": ["attaque", "attaquer", "invasion", "envahir", "envahit", "agression", "frapper", "frappe", "non-agression"],
    },

    "non-aggression": {
        "en": ["non-aggression", "non-aggression pact", "non-aggression agreement", "not to attack", "not to invade", "attack each other",
            "does not recur", "aggression is not renewed", "non-recurrence", "non-repetition"],
        "fr": ["non-agression", "pacte de non-agression", "accord de non-agression", "ne pas attaquer", "ne pas envahir"],
    },

    "by-force": {
        "en": ["by force", "use force", "armed force", "military means", "forcible change", "forcible", "force of arms",
            "by diplomacy", "diplomacy only"],
        "fr": ["par la force", "recours à la force", "moyens militaires", "voie militaire", "diplomatie"],
    },

    "army": {
        "en": ["armed forces", "army", "troops", "forces", "defence forces", "military", "personnel", "soldiers", "armed formations",
            "national guard", "defence industry"],
        "fr": ["forces armées", "armée", "troupes", "forces", "militaire", "effectifs", "soldats", "formations armées",
            "garde nationale"],
    },

    "limit": {
        "en": ["limit", "limited", "cap", "ceiling", "size", "restriction", "restrict", "no limits", "number of personnel", "parameters",
            "ceilings"],
        "fr": ["limite", "limiter", "limité", "plafond", "plafonner", "taille", "restriction", "restreindre", "effectifs"],
    },

    "demobilisation": {
        "en": ["mobilisation", "demobilisation", "martial law", "dissolve", "disarm", "disarmament", "decommissioning"],
        "fr": ["mobilisation", "démobilisation", "loi martiale", "dissoudre", "désarmer", "désarmement"],
    },

    "alliance": {
        "en": ["NATO", "North Atlantic Treaty", "Alliance", "alliances", "military alliances", "military bloc", "blocs", "bloc",
            "Euro-Atlantic", "coalitions", "allies"],
        "fr": ["OTAN", "Traité de l'Atlantique Nord", "Alliance", "alliances", "alliances militaires", "bloc", "blocs",
            "euro-atlantique"],
    },

    "neutrality": {
        "en": ["neutral", "neutrality", "non-aligned", "non-alignment", "non-bloc", "permanently neutral"],
        "fr": ["neutre", "neutralité", "non-aligné", "non-alignement"],
    },

    "enlargement": {
        "en": ["enlarge", "enlargement", "expansion", "expand", "strengthening military blocs", "enlarging military blocs"],
        "fr": ["élargissement", "élargir", "s'élargir", "expansion", "étendre"],
    },

    "membership": {
        "en": ["member", "membership", "accession", "accede", "join", "admit", "admitted", "candidate", "rejoin", "eligible"],
        "fr": ["membre", "adhésion", "adhérer", "rejoindre", "intégrer", "admettre", "admission", "candidat"],
    },

    "european-union": {
        "en": ["EU", "European Union", "European market", "single market", "EU membership", "EU rules"],
        "fr": ["UE", "Union européenne", "marché européen", "marché unique"],
    },

    "foreign-forces": {
        "en": ["foreign troops", "station troops", "stationing troops", "stationed", "peacekeepers", "stabilisation force",
            "stabilization force", "multinational force", "contingents", "bases", "foreign forces", "friendly forces", "friendly foreign forces",
            "military presence", "foreign formations", "mercenaries", "foreign armed formations", "international forces", "deploy",
            "NATO troops", "friendly foreign troops", "foreign bases"],
        "fr": ["troupes étrangères", "stationner", "stationnement", "bases", "contingents", "force multinationale",
            "forces étrangères", "présence militaire", "mercenaires", "déployer", "troupes de l'OTAN", "casques bleus",
            "force de stabilisation"],
    },

    "weapons": {
        "en": ["weapon", "weapons", "arms", "missile", "artillery", "heavy weapons", "munitions", "ammunition", "military supplies",
            "arming"],
        "fr": ["arme", "armes", "armement", "missile", "artillerie", "munitions", "armes lourdes", "livraisons d'armes"],
    },

    "air-power": {
        "en": ["fighter jets", "combat aircraft", "air force", "air defence", "aircraft"],
        "fr": ["avions de chasse", "avions de combat", "aviation", "armée de l'air", "défense aérienne"],
    },

    "nuclear-weapons": {
        "en": ["nuclear weapons", "non-nuclear", "non-nuclear state", "non-nuclear-weapon state", "Non-Proliferation of Nuclear Weapons",
            "Treaty on the Non-Proliferation of Nuclear Weapons", "NPT", "weapons of mass destruction", "nuclear war", "nuclear threats",
            "nuclear blackmail", "nuclear status", "non-nuclear status", "nuclear crisis", "proliferation", "nuclear non-proliferation"],
        "fr": ["armes nucléaires", "non nucléaire", "dénucléarisé", "non-prolifération des armes nucléaires",
            "Traité sur la non-prolifération des armes nucléaires", "TNP", "armes de destruction massive", "guerre nucléaire",
            "prolifération", "non-prolifération", "non-prolifération nucléaire", "statut non nucléaire", "État non nucléaire"],
    },

    "nuclear-plant": {
        "en": ["nuclear power plant", "nuclear plant", "nuclear power plants", "nuclear plants", "power plant", "plant", "IAEA",
            "International Atomic Energy Agency", "reactor", "nuclear safety", "nuclear facilities", "nuclear sites", "dam"],
        "fr": ["centrale nucléaire", "centrales nucléaires", "centrale", "AIEA", "Agence internationale de l'énergie atomique", "réacteur",
            "sûreté nucléaire", "installations nucléaires", "barrage"],
    },

    "arms-control": {
        "en": ["arms control", "START", "New START", "arms-control treaties", "START I"],
        "fr": ["maîtrise des armements", "START", "New START", "désarmement nucléaire", "contrôle des armements"],
    },

    "prisoners": {
        "en": ["prisoner", "prisoners of war", "prisoners", "POW", "POWs", "detainees", "detained", "hostage", "hostages", "captives",
            "all for all", "bodies", "remains", "the dead", "unlawfully held", "political prisoners", "exchange prisoners", "release"],
        "fr": ["prisonnier", "prisonniers de guerre", "détenus", "détenu", "otage", "otages", "captifs", "tous contre tous",
            "dépouilles", "corps", "prisonniers politiques", "libérer", "libération"],
    },

    "children": {
        "en": ["child", "children", "deported", "deportees", "deported children", "minors", "displaced children"],
        "fr": ["enfant", "enfants", "déportés", "enfants déportés", "mineurs"],
    },

    "families": {
        "en": ["family", "families", "family reunification", "family-reunification", "displaced persons", "displaced", "refugees"],
        "fr": ["famille", "familles", "regroupement familial", "personnes déplacées", "déplacés", "réfugiés"],
    },

    "civilians": {
        "en": ["civilian", "civilians", "civilian detainees", "interned civilians", "civilian hostages"],
        "fr": ["civil", "civils", "détenus civils"],
    },

    "humanitarian": {
        "en": ["humanitarian", "humanitarian aid", "relief", "humanitarian relief", "humanitarian corridors", "suffering", "aid"],
        "fr": ["humanitaire", "aide humanitaire", "secours", "couloirs humanitaires", "souffrance", "souffrances", "aide"],
    },

    "victims": {
        "en": ["victim", "victims", "suffering", "those who suffer", "grievances"],
        "fr": ["victime", "victimes", "souffrance", "souffrances"],
    },

    "liability": {
        "en": ["amnesty", "pardon", "immunity", "non-punishment", "prosecution", "prosecute", "punishment", "tribunal", "war crimes",
            "crimes", "accountability", "justice", "ICC", "International Criminal Court", "wartime acts", "complaints", "arrest warrant",
            "special tribunal", "full amnesty"],
        "fr": ["amnistie", "grâce", "immunité", "poursuites", "punition", "tribunal", "crimes de guerre", "crimes", "justice", "CPI",
            "Cour pénale internationale", "actes commis", "plaintes", "mandat d'arrêt", "tribunal spécial"],
    },

    "claims": {
        "en": ["claim", "claims", "waiver of claims", "make no claims", "complaints"],
        "fr": ["réclamation", "réclamations", "renonciation", "plaintes", "prétentions"],
    },

    "compensation": {
        "en": ["compensate", "compensation", "reparations", "pay for damage", "pay for the damage", "war damage", "damages", "damage",
            "financially compensated", "claims", "levy"],
        "fr": ["indemniser", "indemnisation", "réparations", "compensation", "compenser", "dommages", "dommages de guerre"],
    },

    "reconstruction": {
        "en": ["reconstruction", "reconstruct", "rebuild", "rebuilt", "rebuilding", "recovery", "redevelop", "redevelopment", "repair",
            "development fund", "restore areas", "modernise", "develop", "development", "economic recovery", "economic revival",
            "restoration", "post-war rebuilding"],
        "fr": ["reconstruction", "reconstruire", "relèvement", "réaménagement", "réparer", "fonds de développement", "moderniser",
            "développer", "développement", "redressement"],
    },

    "money": {
        "en": ["fund", "funds", "money", "finance", "financing", "invest", "investment", "loan", "World Bank", "package",
            "proceeds", "profits"],
        "fr": ["fonds", "argent", "financer", "financement", "investir", "investissement", "prêt", "Banque mondiale", "recettes",
            "bénéfices", "programme financier"],
    },

    "sanctions": {
        "en": ["sanction", "sanctions", "restrictive measures", "embargo", "unilateral sanctions", "global sanctions",
            "symbolic sanctions", "sanctions relief", "isolation measures"],
        "fr": ["sanction", "sanctions", "mesures restrictives", "embargo", "levée des sanctions"],
    },

    "easing": {
        "en": ["lift", "lifting", "ease", "easing", "lifted", "eased", "removed", "limited relief", "full relief", "sanctions relief",
            "relief from sanctions"],
        "fr": ["lever", "levée", "alléger", "allègement", "assouplir", "assouplissement", "supprimer"],
    },

    "return-of-sanctions": {
        "en": ["snapback", "snap back", "reinstate", "reinstated", "reimpose", "reimposed", "imposed again", "come back automatically",
            "return automatically", "sanctions return", "automatic return"],
        "fr": ["rétablir", "rétablies", "rétablissement", "réimposer", "automatiquement", "rétablissement automatique"],
    },

    "breach": {
        "en": ["breach", "violation", "violate", "violations", "broken", "penalised", "penalties", "forfeits", "void"],
        "fr": ["violation", "violer", "manquement", "rompre", "pénalités", "perd", "nulle"],
    },

    "monitoring": {
        "en": ["monitor", "monitoring", "verify", "verification", "observers", "observe", "supervise", "supervision", "oversee",
            "inspection", "satellites", "drones", "radar", "compliance", "OSCE", "remote monitoring", "watches", "control centre"],
        "fr": ["surveillance", "surveiller", "vérifier", "vérification", "observateurs", "observer", "superviser", "supervision",
            "contrôler", "satellites", "drones", "OSCE"],
    },

    "body": {
        "en": ["council", "board", "committee", "commission", "working group", "task force", "contact group", "mechanism", "panel",
            "joint centre", "technical teams"],
        "fr": ["conseil", "comité", "commission", "groupe de travail", "groupe de contact", "mécanisme", "organe", "force conjointe"],
    },

    "peace-body": {
        "en": ["Peace Council", "Board of Peace", "peace board"],
        "fr": ["Conseil de paix", "Conseil de la paix"],
    },

    "implementation": {
        "en": ["implementation", "implement", "compliance", "carried out", "oversee the implementation", "guarantees its implementation"],
        "fr": ["mise en œuvre", "mettre en œuvre", "exécution", "application", "respect"],
    },

    "dialogue": {
        "en": ["dialogue", "talks", "talk", "negotiate", "negotiation", "negotiations", "consult", "consultations", "conference", "summit",
            "meeting", "meet", "diplomacy", "mediator", "peace talks"],
        "fr": ["dialogue", "pourparlers", "négocier", "négociation", "négociations", "discussions", "consultations", "conférence", "sommet",
            "rencontre", "diplomatie", "médiateur", "médiation"],
    },

    "elections": {
        "en": ["election", "elections", "ballot", "polls", "elected", "presidential elections"],
        "fr": ["élection", "élections", "scrutin", "élus"],
    },

    "referendum": {
        "en": ["referendum", "plebiscite", "popular vote"],
        "fr": ["référendum", "plébiscite", "consultation populaire"],
    },

    "constitution": {
        "en": ["constitution", "constitutional", "statutes"],
        "fr": ["constitution", "constitutionnel", "constitutionnelle", "statuts"],
    },

    "legislation": {
        "en": ["law", "laws", "legislation", "enshrine", "enact", "by law", "in law"],
        "fr": ["loi", "lois", "législation", "inscrire", "légiférer", "droit interne"],
    },

    "legal-form": {
        "en": ["legally binding", "treaty", "entry into force", "enter into force", "sign", "signature", "signed", "text of the treaty",
            "resolution of the Security Council"],
        "fr": ["juridiquement contraignant", "traité", "entrée en vigueur", "entrer en vigueur", "signer", "signature", "signé"],
    },

    "ratification": {
        "en": ["ratify", "ratification", "parliament", "parliaments"],
        "fr": ["ratifier", "ratification", "parlement"],
    },

    "languages-religion": {
        "en": ["language", "linguistic", "linguistic minorities", "minority", "minorities", "religion", "religious", "church", "tolerance",
            "culture", "cultural", "racism", "prejudice", "interfaith", "diversity", "mutual understanding", "understanding",
            "peaceful coexistence", "discriminatory"],
        "fr": ["langue", "linguistique", "minorités linguistiques", "minorité", "minorités", "religion", "religieux", "religieuse",
            "église", "tolérance", "culture", "culturel", "racisme", "préjugés", "diversité", "compréhension", "discriminatoire"],
    },

    "education": {
        "en": ["school", "schools", "education", "curriculum", "educational programmes", "media"],
        "fr": ["école", "écoles", "éducation", "enseignement", "programmes scolaires", "médias"],
    },

    "nazism": {
        "en": ["Nazi", "Nazism", "neo-Nazism", "Nazi ideology"],
        "fr": ["nazi", "nazie", "nazisme", "néonazisme", "idéologie nazie"],
    },

    "economy": {
        "en": ["economy", "economic", "trade", "market", "economic cooperation", "joint projects", "free trade", "corporate",
            "world economy", "supply chains", "industrial", "minerals", "free-trade"],
        "fr": ["économie", "économique", "commerce", "marché", "coopération économique", "projets communs", "libre-échange",
            "chaînes d'approvisionnement", "industriel", "minerais"],
    },

    "resources": {
        "en": ["minerals", "natural resources", "rare-earth", "mining", "extraction"],
        "fr": ["minerais", "minéraux", "ressources naturelles", "terres rares", "extraction"],
    },

    "economic-zone": {
        "en": ["free economic zone", "special economic zone", "special economic zones"],
        "fr": ["zone économique franche", "zone économique spéciale"],
    },

    "energy": {
        "en": ["energy", "electricity", "gas", "oil", "power grid", "pipelines", "power infrastructure", "energy infrastructure",
            "gas infrastructure"],
        "fr": ["énergie", "électricité", "gaz", "pétrole", "réseau électrique", "gazoducs", "infrastructures énergétiques"],
    },

    "food": {
        "en": ["grain", "food", "fertiliser", "fertilizer", "wheat", "food exports", "grain exports"],
        "fr": ["céréales", "grain", "blé", "alimentation", "alimentaire", "engrais"],
    },

    "waterways": {
        "en": ["sea", "river", "navigation", "shipping", "shipment", "maritime", "passage", "ports", "Black Sea", "Dnipro", "Dnieper",
            "commercial use"],
        "fr": ["mer", "fleuve", "navigation", "transport maritime", "maritime", "passage", "ports", "mer Noire", "Dniepr"],
    },

    "readmission": {
        "en": ["rejoin", "G8", "readmit", "readmission", "reintegrate", "reintegrated", "let back", "invited back", "international bodies",
            "diplomatic ties", "restore ties"],
        "fr": ["G8", "réadmettre", "réadmission", "réintégrer", "réintégration", "réintégrée", "instances internationales",
            "relations diplomatiques"],
    },

    "escalation": {
        "en": ["escalate", "escalation", "de-escalate", "de-escalation", "provocation", "provocations", "widening", "spiral",
            "strategic risks"],
        "fr": ["escalade", "désescalade", "provocation", "provocations"],
    },

    "governance": {
        "en": ["govern", "governance", "administration", "self-government", "autonomy", "special status", "decentralise",
            "decentralisation", "decentralization", "transitional", "special regime"],
        "fr": ["gouverner", "gouvernance", "administration", "autonomie", "statut spécial", "décentraliser", "décentralisation",
            "transitoire"],
    },

    "self-determination": {
        "en": ["self-determination", "statehood"],
        "fr": ["autodétermination"],
    },

    "environment": {
        "en": ["environment", "ecocide", "demining", "pollution", "mines"],
        "fr": ["environnement", "écocide", "déminage", "pollution"],
    },

    "international-law": {
        "en": ["UN Charter", "international law", "Security Council", "General Assembly", "international humanitarian law",
            "Geneva Conventions", "UN resolutions", "UN"],
        "fr": ["Charte des Nations unies", "droit international", "Conseil de sécurité", "Assemblée générale",
            "droit international humanitaire", "conventions de Genève", "ONU"],
    },

    "security-order": {
        "en": ["security architecture", "European security", "security issues", "security concerns", "security interests",
            "security of all", "security order", "global security"],
        "fr": ["architecture de sécurité", "sécurité européenne", "questions de sécurité", "sécurité collective", "sécurité mondiale"],
    },

    "hotline": {
        "en": ["hotline", "hot line", "direct line", "deconfliction"],
        "fr": ["ligne directe", "téléphone rouge"],
    },

    "audit": {
        "en": ["audit", "audits", "financial control"],
        "fr": ["audit", "contrôle financier"],
    },
}
