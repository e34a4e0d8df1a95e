"""Abbreviations of public text that nobody explains."""

import inspect
from dataclasses import replace

import pytest

from peeltrack.model.register import Register
from peeltrack.queries.abbreviations import (
    abbreviations_used,
    unexplained_abbreviations,
    unexplained_about,
)
from tests.registers import register_from


@pytest.mark.parametrize(
    ("text", "unexplained"),
    [
        ("The OCC answers.", ["OCC"]),
        ("The operations centre (OCC) answers; the OCC records.", []),
        ("It is (OCC) here.", []),
        ("(OCC) answers.", ["OCC"]),
        ("LPAs and each LPA's panel", ["LPA"]),
        ("D&I Lite and CPD2", ["D&I", "CPD2"]),
        ("HMICFRS made AFI 3 amber by RAG in the UK.", []),
        ("Articles VI and XIV, and a plan B", []),
        ("MASH and MARAC, then MASH", ["MASH", "MARAC"]),
        ("THE FORCE SHOULD ANSWER", []),
        ("See https://example.org/ABC/DEF for it.", []),
        ("Form A/MG11 and SIB", ["SIB"]),
    ],
)
def test_capitals_are_found_once_each_in_their_order(text: str, unexplained: list[str]) -> None:
    register = register_from(f"afi-01: {{wording: '{text.replace(chr(39), chr(39) * 2)}'}}")
    assert list(unexplained_abbreviations(register)) == unexplained


@pytest.mark.parametrize(
    "known",
    [
        "forums: {sib: {name: Service Improvement Board, audience: internal}}",
        "leads: {x: {title: Head of Service Improvement, short: SIB}}",
        "programmes: {x: {name: SIB}}",
        "programmes: {x: {name: Improvement, aliases: [SIB]}}",
        "inspection: {areas: [{id: a, name: Service Improvement Board}]}",
    ],
)
def test_a_name_explains_what_it_is_shortened_to(known: str) -> None:
    assert unexplained_abbreviations(register_from(f"{known}\nafi-01: {{title: The SIB}}")) == {}
    assert unexplained_abbreviations(register_from("afi-01: {title: The SIB}")) == {
        "SIB": "peel/afi-01"
    }


def test_a_lead_called_by_an_abbreviation_does_not_explain_it() -> None:
    register = register_from("""
leads: {x: {title: "Lead Officer, OCC", short: OCC lead}}
afi-01: {title: The OCC}
""")
    assert list(unexplained_abbreviations(register)) == ["OCC"]


def test_only_what_the_public_reads_is_looked_at() -> None:
    register = register_from(
        inspect.cleandoc("""
        afi-01:
          steps_to_green: [{id: a, text: Ask the ABC.}]
          progress:
            - {date: 2022-05-01, text: Not reviewed by the DEF.}
            - {date: 2022-05-02, text: The GHI met., restricted: true,
               reviewed: {date: 2022-05-02, by: flo}}
            - {date: 2022-05-03, text: The JKL met., reviewed: {date: 2022-05-03, by: flo}}
        """)
    )
    assert unexplained_abbreviations(register) == {"JKL": "peel/afi-01"}


def test_the_forces_own_list_explains(west_mercia: Register) -> None:
    """RMP is in the 2018/19 report, and no paper says what it stands for."""
    assert unexplained_abbreviations(west_mercia) == {"RMP": "peel-2018"}


def test_those_used_on_some_inspections_are_listed_in_full() -> None:
    register = register_from("""
programmes: {a: {name: Alpha, text: Run with the CSP.}, b: {name: Beta, text: Run with the ABC.}}
afi-01: {wording: OCCs and D&I Lite; the LPA too, programmes: [a]}
old/afi-01: {wording: The MASH}
""")
    full = {"ABC": "a", "CSP": "b", "D&I": "c", "LPAs": "d", "MASH": "e", "OCC": "f", "SIB": "g"}
    organisation = register.organisation.model_copy(update={"abbreviations": full})
    register = replace(register, organisation=organisation)
    peel, old = register.inspections["peel"], register.inspections["old"]
    afi = ("AFI", "area for improvement")
    hmicfrs = ("HMICFRS", "HM Inspectorate of Constabulary and Fire & Rescue Services")
    assert abbreviations_used(register, [peel]) == (
        afi, ("CSP", "b"), ("D&I", "c"), hmicfrs, ("LPAs", "d"), ("OCC", "f"),
    )  # fmt: skip
    assert abbreviations_used(register, [old]) == (afi, hmicfrs, ("MASH", "e"))
    assert abbreviations_used(register, []) == ()


def test_what_a_text_explains_in_brackets_is_listed_as_another_may_use_it_before() -> None:
    register = register_from("""
programmes: {a: {name: Alpha, text: It links to the Harm Assessment Unit (HAU).}}
rec-01:
  wording: The HAU is to see body-worn video (BWV) and protection notices (PNs), not the box (TPK).
  programmes: [a]
""")
    told = dict(abbreviations_used(register, register.inspections.values()))
    assert {word: full for word, full in told.items() if word != "HMICFRS"} == {
        "BWV": "body-worn video",
        "HAU": "Harm Assessment Unit",
        "PN": "protection notice",
    }


def test_an_office_is_in_full_where_its_short_form_is_used_unless_the_force_has_another() -> None:
    register = register_from("""
leads: {pcc: {title: Police and Crime Commissioner, short: PCC}, cc: {title: Chief, short: CC}}
rec-01: {wording: The PCC is to ask about RAG.}
""")
    told = dict(abbreviations_used(register, register.inspections.values()))
    assert told["PCC"] == "Police and Crime Commissioner"
    assert told["RAG"].startswith("the force's rating of its progress: ")
    assert {"CC", "AFI"} & set(told) == set()
    own = register.organisation.model_copy(update={"abbreviations": {"PCC": "The commissioner"}})
    register = replace(register, organisation=own)
    told = dict(abbreviations_used(register, register.inspections.values()))
    assert told["PCC"] == "The commissioner"


def test_what_a_paper_leaves_unexplained_is_of_its_own_reports_alone() -> None:
    register = register_from("""
afi-01: {wording: The DMU is to lead it.}
afi-02: {wording: The harm unit (HU) is to help the OCC.}
other/afi-01: {wording: The XYZ is to lead it.}
""")
    own = [item for item in register.items.values() if item.inspection == "peel"]
    assert unexplained_about(register, own) == ("DMU", "OCC")
    assert unexplained_about(register, own[:1]) == ("DMU",)


def test_an_office_whose_short_form_is_of_several_words_is_in_full_too() -> None:
    register = register_from("""
leads:
  a: {title: Assistant Chief Constable (Roads), short: ACC Roads}
  b: {title: Head of Custody, short: Hd Custody}
afi-01: {wording: The ACC Roads is to lead it.}
""")
    told = dict(abbreviations_used(register, register.inspections.values()))
    assert told["ACC Roads"] == "Assistant Chief Constable (Roads)"
    assert "Hd Custody" not in told
