"""One office is one lead however it is written, in notes as in trackers; no name is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeltrack.imports.language.office_names import lead_named, leads_by_office, office_key
from peeltrack.imports.trackers.lead_names import LeadNames
from peeltrack.model.organisation import Lead
from tests.imports.notes.minutes import drafted, people
from tests.registers import register_from

LEADS = {
    "acc-crime": Lead(title="Assistant Chief Constable (Crime)"),
    "acc": Lead(title="Assistant Chief Constable", short="ACC"),
    "csupt": Lead(title="Chief Superintendent, Operations"),
    "cex": Lead(title="Chief Executive", short="CEX"),
}
OFFICE = """
leads:
  acc-crime: {title: Assistant Chief Constable (Crime)}
  acc: {title: Assistant Chief Constable, short: ACC}
  csupt: {title: "Chief Superintendent, Operations"}
  cex: {title: Chief Executive, short: CEX}
forums: {hta: {name: Holding to Account}}
"""


@pytest.mark.parametrize(
    ("call", "lead"),
    [
        ("ACC Crime", "acc-crime"),
        ("ACC (Crime)", "acc-crime"),
        ("T/ACC, Crime", "acc-crime"),
        ("Temporary Assistant Chief Constable - Crime", "acc-crime"),
        ("C/Supt Ops", "csupt"),
        ("Ch/Supt (Operations)", "csupt"),
        ("Chief Exec", "cex"),
        ("Chief Executive Officer (CEX)", "cex"),
        ("A/ACC", "acc"),
        ("A/CC", None),
        ("T/CC", None),
        ("Assistant Chief Constable (ACC)", "acc"),
        # a field of work makes another office
        ("ACC Local Policing", None),
        ("ACC (Local Policing)", None),
        ("Supt Operations", None),
        # whom an office serves is not who it is
        ("Chief Finance Officer (ACC)", None),
        ("Staff Officer (CEX)", None),
    ],
)
def test_notes_and_trackers_take_an_office_for_the_same_lead(call: str, lead: str | None) -> None:
    assert lead_named(call, leads_by_office(LEADS)) == lead
    assert LeadNames(LEADS, {}).lead_known(call) == lead
    notes = f"Holding to Account\n19 July 2022\nPresent: {call}\nAction: send the list to all."
    assert people(drafted(register_from(OFFICE), notes))[0] == (lead or call)


@given(st.text(max_size=60))
def test_spaces_and_case_make_no_other_office(text: str) -> None:
    assert office_key(f"  {text.casefold()}  ") == office_key(text.casefold())


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("Mr Gale, Sam Osgood", ["office not stated", "office not stated"]),
        ("Jo (Osgood)", ["office not stated"]),
        ("ACC Ewan Osgood \u2013 Crime", ["acc-crime"]),
        ("ACC Ewan Osgood, Roads Policing", ["ACC, Roads Policing"]),
        ("Ada Osgood \u2013 Wellbeing Guardian", ["Wellbeing Guardian"]),
        ("JO", ["office not stated"]),
        ("Supt Nel Osgood, Head of Vetting", ["Head of Vetting"]),
        ("Ada Osgood (PA \u2013 OPCC) \u2013 Minutes", ["PA \u2013 OPCC"]),
        ("Ada Osgood (Chief Executive \u2013 OPCC) AO", ["Chief Executive \u2013 OPCC"]),
    ],
)
def test_no_name_is_kept_whatever_stands_beside_it(listed: str, expected: list[str]) -> None:
    notes = f"Holding to Account\n19 July 2022\nPresent:\n{listed}\n\nAction: send the list to all."
    made = people(drafted(register_from(OFFICE), notes))
    assert made == expected
    assert "Osgood" not in " ".join(made)
