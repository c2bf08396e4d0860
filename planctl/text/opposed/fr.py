"""What is the opposite of what, in French. The same axes and concepts as in English; see there."""
# fmt: off

from __future__ import annotations

from typing import Any

WORDS: dict[str, Any] = {
    "flips": ["ne", "n", "pas", "jamais", "aucun*", "nul", "nulle", "ni", "sans", "non", "s abstien*", "s abstenir", "abstien*", "abstenir", "refus*", "rejet*", "renonc*",
        "interdi*", "exclu*", "empech*", "evit*", "s oppos*", "contre", "personne", "prohib*", "au lieu de", "plutot que", "manqu* de"],
    "turns": ["restrei*", "limit*", "entrav*", "bloqu*", "cess*", "arret*", "mett* fin", "met fin", "mettre fin", "lev*", "supprim*", "revoqu*", "annul*", "abol*", "abrog*", "suspend*", "suspens*", "exempt*", "dispens*"],
    "backward": ["aucun", "aucune", "nul", "nulle"],
    "neutral": ["sans delai", "sans exception", "sans retard", "pas plus tard", "non seulement", "cessez le feu", "cesser le feu", "cessent le feu", "cesse le feu", "cessation des hostilites", "mettre fin a la guerre", "fin de la guerre",
        "sans s y limiter", "pas moins de", "pas plus de", "levee des sanctions", "sans discrimination", "mettent fin a la guerre", "cesser les hostilites", "cessent les hostilites", "personnel", "personnels", "personnes"],
    "resets": ["tandis que", "mais", "alors que", "pourvu que", "sauf"],
    "mute": ["qui", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "apres", "avant", "une fois", "jusqu", "des que", "des le debut", "afin de", "afin que", "pour que", "lorsque",
        "quand", "tant que"],
    "manner": ["par la force", "moyens militaires", "par des moyens militaires", "par la diplomatie", "par des moyens diplomatiques", "par la negociation", "permanent*", "en permanence", "unilateral*", "seul", "seule",
        "automatiqu*", "sous son commandement", "sans consentement", "directement", "immediatement", "en temps de paix"],
    "emphatic": ["recoi*", "recev*", "donn*", "octro*", "accorde", "accordent", "accorder", "offr*", "obtien*", "beneficie*", "ont", "avoir", "etre",
        "fiabl*", "robust*", "solid*", "ferme", "fermes", "fermement", "veritabl*", "credibl*", "tel", "telle", "prennent", "faire", "fort", "forte", "fortes", "forts"],

    # What a condition puts first stands after these; and after these where the clause forbids.
    "after": ["apres", "une fois", "des que", "lorsque", "quand", "qu apres"],
    "before": ["avant", "avant que", "tant que", "jusqu"],

    "axis": {
        "admit": {
            "plus": ["autoris*", "perm*t*", "permis*", "admet*", "admis*", "accueill*", "stationn*", "deplo*", "invit*", "accept*", "presence", "entree", "heberg*", "consent*", "laisse*", "peut inviter"],
            "minus": ["interdi*", "exclu*", "expuls*", "prohib*", "refus*", "rejet*", "bloqu*", "bann*"],
        },

        "presence": {
            "plus": ["stationn*", "deplo*", "accueill*", "heberg*", "presence", "renforc*"],
            "minus": ["retir*", "retrait*", "evacu*", "expuls*", "quitt*"],
        },

        "escalation": {
            "plus": ["escalad*"],
            "minus": ["desescalad*", "desescalade", "apais*"],
        },

        "limit": {
            "plus": ["limit*", "plafon*", "restr*", "redui*", "reduc*", "diminu*", "maximum", "taille fixe", "nombre fixe", "borne*", "contrainte*"],
            "minus": ["augment*", "elarg*", "illimite*", "accroi*", "renforc*", "librement", "etend*", "develop*"],
        },

        "arms": {
            "plus": ["arm*", "rearm*", "militaris*", "fortifi*", "mobilis*"],
            "minus": ["desarm*", "demilitaris*", "demobilis*"],
        },

        "recognition": {
            "alone": True,
            "plus": ["reconnai*", "reconnait*", "reconnu*", "reconnaiss*", "admettre l annexion"],
            "minus": ["non reconnaissance", "contest*", "nul et non avenu", "nulle et non avenue", "retir* leur reconnaissance", "retirer la reconnaissance"],
        },

        "measures": {
            "plus": ["impos*", "reimpos*", "retabli*", "durci*", "mainten*", "maintien*", "prolong*", "introdui*", "conserv*", "reconduir*", "restent en vigueur", "reste en vigueur"],
            "minus": ["lev*", "assoupli*", "alleg*", "annul*", "abrog*", "supprim*", "suspend*", "suspens*", "fin"],
        },

        "hold": {
            "own": True,
            "plus": ["gard*", "conserv*", "tien*", "rest*", "demeur*", "preserv*", "mainten*", "maintien*", "repren*", "recuper*", "reconqu*"],
            "minus": ["retir*", "retrait*", "ced*", "cession*", "remet*", "transfer*", "transfert*", "renonc*", "evacu*", "abandon*", "quitt*", "livr*", "rendre", "rend", "rendent"],
        },

        "release": {
            "plus": ["liber*", "debloqu*", "degel*", "restitu*", "rend*", "remet*", "vers*", "rapatri*"],
            "minus": ["gel*", "geles", "retien*", "deten*", "detention", "detien*", "captivite", "immobilis*", "saisi*", "confisqu*", "bloqu*", "emprison*"],
        },

        "run": {
            "plus": ["commenc*", "demarr*", "repren*", "repris*", "continu*", "poursui*", "redemarr*", "lanc*", "exploit*", "rouvr*", "rouvert*", "debut*"],
            "minus": ["arret*", "cess*", "suspend*", "suspens*", "interromp*", "ferm*", "mett* fin", "mettre fin", "abandonn*"],
        },

        "join": {
            "own": True,
            "plus": ["adher*", "adhes*", "rejoin*", "membre*", "integr*", "admis*", "entr*", "candidat*"],
            "minus": ["quitt*", "neutr*", "non align*", "hors de", "rest* en dehors", "en dehors", "sort*"],
        },

        "law": {
            "plus": ["adopt*", "promulgu*", "inscri*", "conclu*", "ratifi*", "sign*", "approuv*", "accord*", "octro*"],
            "minus": ["abrog*", "denonc*", "annul*", "revoqu*", "rejet*", "resili*", "aboli*"],
        },

        "create": {
            "plus": ["cre", "cree*", "creent", "creer", "creation", "etabli*", "instaur*", "institu*", "fond*", "mett* en place", "constru*", "reconstru*", "ouvr*", "form*"],
            "minus": ["dissou*", "dissol*", "aboli*", "demantel*", "ferm*", "detrui*", "supprim*"],
        },

        "accountability": {
            "alone": True,
            "plus": ["procedure* penale*", "tribunal", "tribunaux", "poursuit* judiciaire*", "poursuiv* en justice", "poursuivi*", "poursuites", "enquet*", "proces", "puni*", "juge*", "juges", "traduit* en justice", "traduire en justice", "responsabilite penale", "crimes de guerre", "rendre des comptes", "cour", "mandat* d arret"],
            "minus": ["amnisti*", "gracie*", "grace presidentielle", "immunite*", "impunite*", "abandon des poursuites", "abandonn* les poursuites"],
        },

        "claims": {
            "party": True,
            "plus": ["indemnis*", "reparation*", "reclam*", "dedommag*", "compens*", "pay*", "paie*", "restitution*", "repar*"],
            "minus": ["renonciation*", "efface*", "remise de dette*"],
        },

        "support": {
            "plus": ["soutien*", "souten*", "fourni*", "aid*", "assist*", "financ*", "livr*", "appui*", "appuy*", "garanti*", "donn*"],
            "minus": ["priv*", "refus*", "suspend*", "coup*"],
        },

        "protect": {
            "plus": ["proteg*", "protect*", "respect*", "garanti*", "assur*", "confirm*", "reaffirm*", "retabli*", "preserv*"],
            "minus": ["viol*", "entrav*", "ni*e", "aboli*", "discrimin*", "porte* atteinte", "restrei*", "supprim*", "gen*er"],
        },

        "attack": {
            "own": True,
            "plus": ["attaqu*", "envahi*", "invasion*", "frapp*", "bombard*", "avanc*", "reconqu*", "par la force", "par des moyens militaires", "recours a la force", "agress*", "recourir a la force"],
            "minus": ["pacifiqu*", "par la negociation", "par des moyens diplomatiques", "par des moyens politiques"],
        },

        "unity": {
            "plus": ["uni", "unie", "unis", "unies", "unifi*", "reunifi*", "integr*", "reintegr*", "centralis*", "unitaire*"],
            "minus": ["separ*", "divis*", "partag*", "secession*", "decentralis*", "autonom*", "feder*", "statut special", "isol*"],
        },

        "movement": {
            "plus": ["ouvr*", "ouvert*", "rouvr*", "rouvert*", "debloqu*", "libre passage", "libre circulation", "passage", "acces", "liberte de navigation"],
            "minus": ["ferm*", "bloqu*", "blocus", "entrav*", "restrei*"],
        },

        "people": {
            "of": ["child", "refugee", "resident", "prisoner", "family", "hostage"],
            "plus": ["retour*", "rapatri*", "rentr*", "reviennent", "revenir"],
            "minus": ["deport*", "expuls*", "deplac*"],
        },

        "vote": {
            "of": ["election", "vote", "referendum"],
            "plus": ["organis*", "tien*", "convoqu*", "tenir"],
            "minus": ["report*", "annul*", "ajourn*", "suspend*", "differ*"],
        },

        "nuclear": {
            "of": ["nuclear"],
            "plus": ["acquer*", "acqui*", "develop*", "produi*", "accueill*", "recoi*", "recev*", "possed*", "stationn*", "deplo*", "conserv*", "dot*"],
            "minus": ["non nucleaire*", "denuclearis*", "sans arme* nucleaire*", "renonc*"],
        },

        "place": {
            "plus": ["en premier", "d abord", "premiere etape", "avant tout", "prealable*", "precede*", "premier"],
            "minus": ["en dernier", "derniere etape", "a la fin", "seulement apres", "uniquement apres", "enfin", "dernier", "qu apres", "une fois que", "suit"],
        },
    },

    "word": {
        "force": ["forces armees", "force armee", "troup*", "force", "forces", "soldat*", "contingent*", "militaires", "armee", "armees", "formation*"],
        "state": ["etat", "etats", "pays", "nation", "nations"],
        "foreign": ["etranger*", "tiers", "tierce*", "amie", "amies", "multinational*", "international*"],
        "prisoner": ["prisonnier*", "captif*", "detenu*"],
        "child": ["enfant*", "mineur*"],
        "hostage": ["otage*"],
        "exchange": ["echang*"],
        "asset": ["avoirs geles", "fonds geles", "actifs geles", "avoirs russes geles", "avoir", "avoirs", "actif*", "reserves", "fonds"],
        "frozen": ["gele", "geles", "gelee", "gelees", "immobilise*", "bloque", "bloques"],
        "sanction": ["sanction*", "mesures restrictives", "embargo*"],
        "territory": ["territoir*", "territoria*", "region*", "oblast*", "terre*", "zone occupee"],
        "occupied": ["occup*", "controle*"],
        "weapon": ["arme", "armes", "armement*"],
        "nuclear": ["nucleaire*", "atomique*"],
        "election": ["election*", "scrutin*"],
        "vote": ["vote", "votes", "voter"],
        "referendum": ["referend*", "plebiscite*"],
        "guarantee": ["garanti*", "assurance*"],
        "security": ["securite", "surete"],
        "agreement": ["accord", "accords", "traite", "traites", "pacte*"],
        "peace": ["paix"],
        "war": ["guerre*", "conflit*", "hostilit*", "combats"],
        "ceasefire": ["cessez le feu", "cesse* le feu", "treve*", "armistice*", "cessation des hostilites"],
        "talk": ["pourparlers", "negoci*", "dialogue*", "discut*", "consult*", "discussion*"],
        "council": ["conseil*", "comite*", "commission*", "organe*"],
        "group": ["groupe* de travail", "groupe* conjoint*"],
        "monitor": ["surveill*", "supervis*", "controler", "verifi*", "observ*"],
        "crime": ["crime*", "atrocit*"],
        "amnesty": ["amnisti*"],
        "compensation": ["indemnis*", "reparation*", "compens*", "dedommag*"],
        "damage": ["dommage*", "degat*", "perte*", "destruction*"],
        "rebuild": ["reconstru*", "reconstruction", "retabli*", "repar*"],
        "plant": ["centrale*", "reacteur*"],
        "electricity": ["electri*"],
        "share": ["part", "parts"],
        "language": ["langue*", "linguistique*"],
        "church": ["eglise*", "orthodox*", "religi*"],
        "minority": ["minorit*"],
        "constitution": ["constitution*"],
        "law": ["loi", "lois", "legislat*", "droit interne"],
        "parliament": ["parlement*", "rada", "douma"],
        "alliance": ["alliance*", "bloc", "blocs", "coalition*"],
        "border": ["frontiere*"],
        "line": ["ligne*", "front"],
        "zone": ["zone", "zones", "tampon"],
        "aircraft": ["avion*", "aeronef*", "chasseurs"],
        "missile": ["missile*", "roquette*"],
        "humanitarian": ["humanitaire*", "secours"],
        "family": ["famil*"],
        "victim": ["victime*"],
        "refugee": ["refugie*", "personnes deplacees", "deplaces"],
        "market": ["marche", "marches"],
        "trade": ["commerc*"],
        "grain": ["cereal*", "aliment*"],
        "money": ["argent", "fonds", "financ*", "paiement*"],
        "invest": ["invest*"],
        "world": ["monde", "mondial*"],
        "join": ["adher*", "adhes*", "rejoin*", "membre*", "admi*"],
        "limit": ["limit*", "plafon*", "restr*"],
        "withdraw": ["retir*", "retrait*"],
        "station": ["stationn*", "deplo*", "base", "bases", "accueill*", "presence", "heberg*"],
        "reimpose": ["retabli*", "reimpos*"],
        "lift": ["lev*", "supprim*", "annul*"],
        "ease": ["assoupli*", "alleg*"],
        "return": ["retour*", "restitu*", "rend*", "rapatri*", "renvo*"],
        "release": ["liber*", "relach*"],
        "recognise": ["reconnai*", "reconnait*", "reconnu*", "reconnaiss*"],
        "confirm": ["confirm*", "reaffirm*"],
        "sovereignty": ["souverain*", "independance"],
        "integrity": ["integrite territoriale"],
        "conclude": ["conclu*", "sign*"],
        "create": ["cre", "cree*", "creent", "creer", "creation", "etabli*", "instaur*", "mett* en place"],
        "keep": ["gard*", "conserv*", "rest*", "demeur*", "mainten*", "maintien*"],
        "attack": ["attaqu*", "envahi*", "invasion*", "agress*", "frapp*"],
        "hold": ["organis*", "tien*", "tenir"],
        "pay": ["pay*", "paie*"],
        "prosecute": ["poursuivi*", "poursuiv*", "poursuites", "proces", "juger"],
        "tribunal": ["tribunal", "tribunaux", "cour"],
        "investigate": ["enquet*"],
        "resident": ["resident*", "habitant*", "population*"],
        "school": ["ecole*", "enseignement", "education*"],
        "media": ["media*", "presse"],
        "port": ["port", "ports"],
        "river": ["fleuve*", "riviere*"],
        "sea": ["mer", "mers"],
        "dam": ["barrage*"],
        "bridge": ["pont", "ponts"],
        "mine": ["mine", "mines", "deminage"],
        "city": ["ville*"],
        "currency": ["monnaie*"],
        "tax": ["taxe*", "impot*"],
        "island": ["ile", "iles"],
        "police": ["police*", "policier*"],
        "militia": ["milice*", "groupes armes", "formations armees"],
        "office": ["bureau", "bureaux"],
        "autonomy": ["autonom*", "statut special"],
        "water": ["eau", "eaux"],
        "fishing": ["peche"],
    },
}
