"""Notes sent by e-mail: the meeting's date and title are not those of the e-mail."""

import pytest

from peeltrack.errors import MissingOptionError
from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted
from tests.registers import register_from

BODY = "\n\nPresent: PCC, CC\n\nAction: CC to send the figures by 30 May 2022."


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


def mail(subject: str, text: str = "", sent: str = "Sent: 12 May 2022 09:10") -> str:
    return f"From: Policy team\n{sent}\nTo: All\nSubject: {subject}\n\n{text}{BODY}"


DAYS = {
    "in the subject": (mail("RE: Custody board, 10 May 2022"), "2022-05-10"),
    "in the text": (mail("Custody", "Notes of our meeting on 10 May 2022."), "2022-05-10"),
    "without its year": (mail("Custody meeting of 10 May"), "2022-05-10"),
    "the day it was sent": (mail("Custody meeting, 12 May 2022"), "2022-05-12"),
    "in a line of its own": (mail("Custody", "Date: 10 May 2022"), "2022-05-10"),
    "with a date as internet mail has it": (
        mail("Custody meeting, 10 May 2022", sent="Date: Thu, 12 May 2022 09:10:00 +0100"),
        "2022-05-10",
    ),
    "of notes that are no e-mail": (f"Custody board\nDate: 12 May 2022{BODY}", "2022-05-12"),
}


@pytest.mark.parametrize("name", DAYS)
def test_the_date_is_that_of_the_meeting(office: Register, name: str) -> None:
    text, day = DAYS[name]
    draft = drafted(office, text)
    assert draft.meeting.date.isoformat() == day
    assert [action.due and action.due.isoformat() for action in draft.meeting.actions] == [
        "2022-05-30"
    ]


@pytest.mark.parametrize(
    "text",
    [
        mail("Notes"),
        mail("Notes for the board of 20 May 2022"),
        mail("Custody meeting of 20 December"),
    ],
)
def test_the_day_of_sending_is_no_date_of_a_meeting(office: Register, text: str) -> None:
    with pytest.raises(MissingOptionError):
        drafted(office, text)


def test_the_title_is_the_subject(office: Register) -> None:
    text = mail("FW: RE: Custody board, 10 May 2022")
    assert drafted(office, text).meeting.title == "Custody board, 10 May 2022"
