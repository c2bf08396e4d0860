"""The registries of the library: names in two languages, descriptions, words and codes of the topics."""

from __future__ import annotations

import re

import pytest
from running import ROOT

from planctl.archive import open_archive
from planctl.model.entries import Topic

ARCHIVE = open_archive(ROOT / "plans")
TOPICS = ARCHIVE.registry.topics
CATEGORIES = ARCHIVE.registry.categories

# The codes whose spelling was read in a source: the variable list of the PA-X codebook, version 3 (its issue
# vocabulary), and the provision types on the pages of the Peace Accords Matrix and in articles on it.
_PAX = """
GCh GDis GAge GMig GRa GRe GInd GOth GRef GSoc GeWom GeMe GeMeNu GeMeOth GeLgbti GeFa StDef StGen StCon
StSd StRef StSym StInd StUni StBor StXbor Pol PolGen PolNewInd PolNewTemp ConRen Cons Ele ElecComm
PolPar PolParTrans Civso Tral Pubad Polps PpsSt PpsSub PpsEx PpsOro PpsOthPr PpsVet PpsAut PpsInt PpsOth
Terps TpsSub TpsLoc TpsAut TpsOth Eps EpsRes EpsFis EpsOth Mps MpsMe MpsJt MpsPro MpsOth HrGen EqGen
HrDem Prot ProtGrp ProtLgl ProtOth HrFra HrfSp HrfBor HrfTinc HrfOth HrCp HrSec HrNi HrNiMe HrNiNe
HrNiOth HrIi HrIiMon HrIiBod HrIiOth HrMob HrDet Med MedGov MedSubs MedLog MedOth HrCit CitGen CitRights
CitDef CitOth JusCr JusCrSp JusCrSys JusCrPow JusEm JusJu JusPri JusTra Dev DevSoc DevHum DevInfra NEC
NatRes IntFu Bus Tax TaxPo TaxRef TaxOth Ban CenBan BanPers BanInt BanXb LaRef LaRefMan LaRefRet
LaRefOth LaNom LaCH LaEn Wat SsrGua Ce CeProv CeGen SsrPol SsrArm SsrDdr DdrDemil DdrProg SsrInt SsrPsf
SsrFf Cor SsrCrOcr SsrDrugs Terr TjGen TjAm TjAmPro TjSan TjPower TjAmBan TjCou TjJaNc TjJaIc TjMech
TjPrire TjVet TjVic TjMis TjRep TjRSym TjRMa TjNR ImUN ImOth ImRef ImPK ImE ImSrc
"""
PAX = frozenset(_PAX.split())
PAM = frozenset(
    {
        "Amnesty",
        "Arms Embargo",
        "Cease Fire",
        "Children's Rights",
        "Citizenship Reform",
        "Demobilization",
        "Disarmament",
        "Electoral/Political Party Reform",
        "Executive Branch Reform",
        "Military Reform",
        "Police Reform",
        "Regional Peacekeeping Force",
        "Reintegration",
        "Withdrawal of Troops",
    }
)
_IDS = """
accountability air-power amnesty arms-control audit ceasefire children civilians compensation
constitution demilitarised-zone dialogue dnipro-access domestic-law economy-cooperation education
elections energy environment escalation eu-accession family-reunification food-security force-size
foreign-troops free-economic-zone frozen-assets governance guarantees humanitarian icc
implementation-body international-law legal-form line-of-contact minority-rights monitoring nato
neutrality no-force-change non-aggression nuclear penalties prisoners ratification readmission
recognition reconstruction referendum sanctions self-determination snapback sovereignty territory
trade-supply-chains victims withdrawal znpp
"""
IDS = _IDS.split()


def test_no_topic_is_lost() -> None:
    """The topics of the format stand, all of them: plans file under them."""
    assert set(IDS) <= set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_described(topic: str) -> None:
    """Each topic has an English and a French name, a sentence of description, words and a code."""
    entry = TOPICS[topic]
    assert isinstance(entry.name, dict)
    assert {"en", "fr"} <= set(entry.name)
    assert isinstance(entry.description, str)
    assert re.fullmatch(r"[A-Z][^.]*\.", entry.description), entry.description
    assert len(entry.aliases) >= 3
    assert len({alias.casefold() for alias in entry.aliases}) == len(entry.aliases)
    assert entry.codes


@pytest.mark.parametrize(("topic", "entry"), TOPICS.items())
def test_codes_are_verified_or_our_own(topic: str, entry: Topic) -> None:
    """A code of a public vocabulary is one whose spelling was read; ours begin with `x-`."""
    assert set(entry.codes) <= {"pax", "pam", "x"}
    assert set(entry.codes.get("pax", [])) <= PAX, topic
    assert set(entry.codes.get("pam", [])) <= PAM, topic
    assert all(code.startswith("x-") for code in entry.codes.get("x", [])), topic


def test_our_own_codes_are_unique() -> None:
    """No two topics share a code of ours."""
    codes = [code for entry in TOPICS.values() for code in entry.codes.get("x", [])]
    assert len(codes) == len(set(codes))


def test_categories_have_two_languages() -> None:
    """Each category has an English and a French name, and its place in the order."""
    assert list(CATEGORIES) == [
        "peace-in-ukraine",
        "security-guarantees",
        "european-security",
        "us-relations",
        "other",
    ]
    assert all(
        isinstance(entry.name, dict) and {"en", "fr"} <= set(entry.name) for entry in CATEGORIES.values()
    )


def test_aliases_show_topics() -> None:
    """The words of a topic do what they are for: most points that are filed under it contain one of them."""
    from planctl.track.search_texts import point_texts

    seen = hit = 0
    for loaded in ARCHIVE.plans():
        for point in loaded.plan.points:
            texts = point_texts(point, loaded.plan, ARCHIVE.registry)
            said = " ".join(text.text for text in texts if text.where != "names").casefold()
            main = TOPICS[point.topics[0]]
            seen += 1
            hit += any(alias.casefold() in said for alias in main.aliases)
    assert hit / seen > 0.75
