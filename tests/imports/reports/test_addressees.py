import pytest

from peeltrack.imports.reports.addressees import addressed
from peeltrack.model.vocabulary import Relevance

ACT, COMPLY, MONITOR = Relevance.ACT, Relevance.COMPLY, Relevance.MONITOR


@pytest.mark.parametrize(
    ("wording", "to", "relevance"),
    [
        ("The force should do it.", (), ACT),
        ("Ourtown Police should do it.", (), ACT),
        ("The chief constable of Ourtown Constabulary should do it.", (), ACT),
        ("By 1 May 2024, Chief Constables should do it.", ("chief constables",), ACT),
        (
            "Chief constables of all forces in England and Wales should do it.",
            ("chief constables",),
            ACT,
        ),
        ("Chief constables of forces that keep horses should do it.", ("chief constables",), ACT),
        (
            "Chief constables of forces in the north should do it.",
            ("chief constables of forces in the north",),
            ACT,
        ),
        ("All forces which keep horses should do it.", ("all forces",), ACT),
        (
            "Immediately, police forces and CPS Areas should do it.",
            ("police forces", "CPS Areas"),
            ACT,
        ),
        (
            "Chief constables, in conjunction with the NPCC lead for bail, should do it.",
            ("chief constables", "NPCC lead for bail"),
            ACT,
        ),
        # of several forces or services, the wording does not say whose register it is
        (
            "Ourtown Police and Ourtown Fire and Rescue Service should do it.",
            ("Ourtown Police", "Ourtown Fire and Rescue Service"),
            ACT,
        ),
        (
            "Fenland and Holm Police and Ourtown Police should do it.",
            ("Fenland and Holm Police", "Ourtown Police"),
            ACT,
        ),
        ("Fenland and Holm Police should do it.", (), ACT),
        # an acronym beside a body is another, and a health body's name may have two places in it
        ("The Home Office and GWR should do it.", ("Home Office", "GWR"), MONITOR),
        ("Heat and GWR should do it.", (), ACT),
        (
            "NHS Borset and Police Scotland should do it.",
            ("NHS Borset", "Police Scotland"),
            MONITOR,
        ),
        ("NHS Borset and Holm should do it.", ("NHS Borset and Holm",), MONITOR),
        # a modal within what a body is to consider has a subject of its own
        (
            "We recommend that the Home Office considers whether its guidance on how horses should"
            " be fed is plain.",
            ("Home Office",),
            MONITOR,
        ),
        # somebody spoken of before is no body
        ("Forces should name a lead. The lead should tell a chief officer.", ("forces",), ACT),
        ("The NPCC lead for horses should do it.", ("NPCC lead for horses",), MONITOR),
        ("The national lead for horses should do it.", ("national lead for horses",), MONITOR),
        # a second body may be obliged in the same sentence, but not in what the first is to do
        (
            "The Home Office should pay for, and the College of Policing must write, a course.",
            ("Home Office", "College of Policing"),
            MONITOR,
        ),
        (
            "By May, the College should end the pilot; and chief constables should train grooms.",
            ("College", "chief constables"),
            ACT,
        ),
        (
            "The Home Office should set out what it will pay, and the police should be told.",
            ("Home Office",),
            MONITOR,
        ),
        # who is only consulted does not act
        (
            "By 1 May 2024, the NCA, in consultation with forces and the CPS, should do it.",
            ("NCA",),
            MONITOR,
        ),
        (
            "The NPCC lead for data should set it. Chief constables should comply with it.",
            ("NPCC lead for data", "chief constables"),
            COMPLY,
        ),
        (
            "The College of Policing should write it. Forces should then publish it.",
            ("College of Policing", "forces"),
            ACT,
        ),
        (
            "The NPCC lead for serious and organised crime should do it.",
            ("NPCC lead for serious and organised crime",),
            MONITOR,
        ),
        (
            "Police and crime commissioners should do it.",
            ("police and crime commissioners",),
            MONITOR,
        ),
        ("The Home Office should do it. This should be soon.", ("Home Office",), MONITOR),
        (
            "The College of Policing should write it. The College should also print it.",
            ("College of Policing",),
            MONITOR,
        ),
        (
            "The Maritime and Coastguard Agency and HM Courts & Tribunals Service should do it.",
            ("Maritime and Coastguard Agency", "HM Courts & Tribunals Service"),
            MONITOR,
        ),
        (
            "The integrated care board and the youth justice service should do it.",
            ("integrated care board", "youth justice service"),
            MONITOR,
        ),
        # a force that leads for all is addressed with national bodies, and not by itself
        (
            "By 1 May 2026, the Home Office and City of London Police should do it.",
            ("Home Office", "City of London Police"),
            MONITOR,
        ),
        ("The City of London Police should do it.", (), ACT),
        ("Ourtown Police and the Home Office should do it.", ("Home Office",), ACT),
        ("Ourtown Police, as the national lead force for bells, should do it.", (), ACT),
        (
            "The Department for Science, Innovation and Technology, Ofcom and the Home Office"
            " should do it.",
            ("Department for Science, Innovation and Technology", "Ofcom", "Home Office"),
            MONITOR,
        ),
        ("A tool should be made.", (), ACT),
        ("There should be a tool.", (), ACT),
    ],
)
def test_who_stands_before_should_is_addressed(
    wording: str, to: tuple[str, ...], relevance: Relevance
) -> None:
    found = addressed("", wording)
    assert (found.to, found.relevance) == (to, relevance)


def test_what_is_only_watched_says_why() -> None:
    found = addressed("", "The Home Office and the College of Policing should do it.")
    assert found.reason == "Home Office and College of Policing are to act."
