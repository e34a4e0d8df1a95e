"""Titles of new leads: an office in words, never words that the tool asked about."""

import pytest

from peeltrack.imports.trackers.lead_names import LeadNames, why_no_office

PERSON = "looks like a person's name: give the office in the mapping"
INITIALS = "may be a person's initials: give the office in the mapping"
SEVERAL = "names several: give the lead in the mapping"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ACC J Smith / DCI P Kaur", SEVERAL),
        ("Vacant - was Supt Holloway", PERSON),
        ("Head of Crime, helped by Det Supt Ada Quill", PERSON),
        ("JS", INITIALS),
        ("J. S.", INITIALS),
        ("TBC", "names no office"),
        ("2291", "names no office"),
        ("HR", ""),
        ("PSD", ""),
        ("DCC", ""),
        ("Head of Crime - DCS Lacey", ""),
        ("Learning & Development", ""),
    ],
)
def test_what_may_be_an_office_and_what_is_asked(text: str, why: str) -> None:
    assert why_no_office(text) == why


@pytest.mark.parametrize(
    ("settled", "cells", "titles"),
    [
        ({"ACC J Smith / DCI P Kaur": "acc-crime"}, (), {"acc-crime": "ACC crime"}),
        ({"Vacant - was Supt Holloway": "head-of-hr"}, (), {"head-of-hr": "Head of HR"}),
        ({"JS": "head-of-estates"}, (), {"head-of-estates": "Head of estates"}),
        (
            {"Bev (Contact)": "hoc"},
            ("Head of Contact",),
            {"hoc": "Hoc", "head-of-contact": "Head of Contact"},
        ),
        ({"Tracey": "head-of-hr"}, ("Head of HR",), {"head-of-hr": "Head of HR"}),
        ({"ACC Contact": "acc-lp"}, (), {"acc-lp": "ACC Contact"}),
        (
            {"Tracey": "people", "People Directorate": "people"},
            (),
            {"people": "People Directorate"},
        ),
    ],
)
def test_a_new_lead_has_an_offices_words_for_a_title(
    settled: dict[str, str], cells: tuple[str, ...], titles: dict[str, str]
) -> None:
    offices = LeadNames({}, settled)
    for cell in (next(iter(settled)), *cells):
        assert offices.lead(cell)
    assert offices.new == titles


def test_initials_alone_make_no_lead_and_are_asked_about() -> None:
    offices = LeadNames({}, {})
    assert [offices.lead(text) for text in ("JS", "FCR")] == [None, "fcr"]
    assert (offices.new, list(offices.people), offices.said["JS"]) == ({"fcr": "FCR"}, ["JS"], "")
