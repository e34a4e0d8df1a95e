"""Names of those who attended: kept nowhere, and told where a text of the notes holds one."""

import pytest

from peeltrack.imports.notes.attendance_person import person_in
from tests.imports.notes.minutes import OFFICE, drafted
from tests.registers import register_from

HEAD = "Holding to Account\nMinutes\n19 July 2022\n"


@pytest.mark.parametrize(
    ("field", "name", "capacity"),
    [
        ("ACC Ops Ada Quill", "Ada Quill", "ACC Ops"),
        ("ACC Local Policing Ada Quill", "Ada Quill", "ACC Local Policing"),
        ("Det Supt Public Protection Ada Quill", "Ada Quill", "Det Supt Public Protection"),
        ("ACC Local Policing", "", "ACC Local Policing"),
        ("Superintendent Local Policing North", "", "Superintendent Local Policing North"),
        ("Chief Superintendent Ops Command", "", "Chief Superintendent Ops Command"),
    ],
)
def test_a_name_behind_the_field_of_a_rank_is_no_part_of_the_office(
    field: str, name: str, capacity: str
) -> None:
    person = person_in(field)
    assert person is not None
    assert (person.name, person.capacity) == (name, capacity)


@pytest.mark.parametrize(
    ("asks", "doubts"),
    [
        (
            "Ada Quill asked whether the survey was late.",
            [
                "1 text holds a name of the attendance (“Ada Quill asked whether the survey was "
                "late.”): put the office there in the meeting's file"
            ],
        ),
        ("The Chief Executive asked whether the survey was late.", []),
    ],
)
def test_a_text_that_holds_a_name_of_the_attendance_is_pointed_out(
    asks: str, doubts: list[str]
) -> None:
    head = f"{HEAD}Present: PCC, DCC, Ada Quill (Chief Executive)\n\n"
    draft = drafted(register_from(OFFICE), f"{head}{asks}\nThe DCC said that it was not.\n")
    assert [each for each in draft.doubts if "attendance" in each] == doubts


@pytest.mark.parametrize(
    ("asked", "item"),
    [("When is the review due (AFI 1)", "peel/afi-01"), ("When is the review due", None)],
)
def test_a_commitment_keeps_the_item_of_the_question_that_it_answers(
    asked: str, item: str | None
) -> None:
    head = f"{HEAD}Present: PCC, DCC\n\n"
    register = register_from(f"{OFFICE}\nafi-01: {{title: Calls are lost}}")
    talk = f"The PCC asked: {asked}? The DCC agreed to provide it by 30 August.\n"
    draft = drafted(register, head + talk)
    assert [each.item for each in draft.meeting.commitments] == [item]


@pytest.mark.parametrize(
    ("said", "doubts"),
    [
        (
            "Action: BD to write.\nEF asked if it was late. The DCC said no.",
            [
                "2 texts have initials that only the attendance explains (BD: Deputy Chief "
                "Constable; EF: Head of Estates): put the office there in the meeting's file"
            ],
        ),
        ("Action: DCC to write about the HGV.", []),
        ("Action: DCC to write to PC Ward.", []),
    ],
)
def test_initials_that_only_the_attendance_explains_are_pointed_out_with_their_office(
    said: str, doubts: list[str]
) -> None:
    there = "Bo Dyer (BD), Deputy Chief Constable; Eve Fox (EF), Head of Estates; Pat Cole, CC"
    head = f"{HEAD}Present: {there}\n\n"
    draft = drafted(register_from(OFFICE), f"{head}{said}\n")
    assert [each for each in draft.doubts if "initials" in each] == doubts
