"""What counts as personal data in a text, and what only looks like it."""

import pytest

from peeltrack.language.personal_data import personal_data


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring 07700 900123.", ["a telephone number (07700 900123)"]),
        ("Ring (01632 960 123).", ["a telephone number (01632 960 123)"]),
        ("Ring +44 (0)7700 900123 today.", ["a telephone number (+44 (0)7700 900123)"]),
        ("The front desk is on ext. 4412.", ["a telephone number (ext. 4412)"]),
        ("Reference 0163296012", ["perhaps a telephone number (0163296012)"]),
        ("Ask ann.quill@force.example.", ["a person's e-mail address (ann.quill@force.example)"]),
        ("Ask aquill@force.example", ["perhaps a person's e-mail address (aquill@force.example)"]),
        ("T/Supt A. Quill leads", ["a person's name (T/Supt A. Quill)"]),
        ("Acting Det Insp Ann Quill has", ["a person's name (Acting Det Insp Ann Quill)"]),
        ("told Supt QUILL to", ["perhaps a person's name (Supt QUILL)"]),
        ("told Supt Évora to", ["perhaps a person's name (Supt Évora)"]),
        ("Chief Constable Quill said", ["perhaps a person's name (Chief Constable Quill)"]),
        ("See Mrs Quill on Monday", ["perhaps a person's name (Mrs Quill)"]),
        ("PC 1234 Dyer found it", ["a person's name (PC 1234 Dyer)"]),
        ("PS 4521 found it", ["perhaps a collar number (PS 4521)"]),
        ("Collar number 2345", ["a collar number (Collar number 2345)"]),
    ],
)  # fmt: skip
def test_numbers_addresses_and_people_are_found(text: str, found: list[str]) -> None:
    assert [str(each) for each in personal_data(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Call 101, or 0800 555 111 or 0300 123 4567 without charge.",
        "Crime 22/012345/21 of 01/02/2026 took £0.5m and 012 of 1,234,567 records.",
        "enquiries@force.example and custody.team@force.example",
        "The Chief Constable. The force will act.",
        "Superintendent Safeguarding, ACC Crime, DCC Lead and Inspector Operations",
        "Chief Constable Briefing, Sergeant Promotion Boards and Special Constable Recruitment",
        "Operation Quill, the Baroness Quill review, Sir Ann Quill's inquiry and Dyer's Law",
        "Mr Quill's review of custody and Dr Ann Quill's timeline of homicide",
        "HM Chief Inspector Ann Quill and His Majesty's Inspector Ann Quill",
        "the National Police Chiefs' Council lead, Chief Constable Ann Quill",
        "PCC Ann Quill asked",
        "DC 1,200 cases, in PC 43 forces, DS 2024 and 10 AM Monday",
        "Police Constable Degree Apprenticeship",
    ],
)
def test_offices_operations_and_other_numbers_are_not(text: str) -> None:
    assert personal_data(text) == ()
