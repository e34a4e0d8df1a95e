"""When an action is due where its time stands apart from its words; all invented."""

from datetime import date

import pytest

from peeltrack.imports.notes.due import due_of
from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short
from tests.registers import register_from

MEETING = date(2022, 7, 19)


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        # a time as a sentence of its own at the end, and figures that end a sentence
        ("CC to count the cells. 31.08.22", "2022-08-31"),
        ("CC to count the cells. 5/8", "2022-08-05"),
        ("CC to count the cells. End of September 2022", "2022-09-30"),
        ("CC to count the cells of budget year 22/23.", None),
        ("CC to count the cells. Next CRB", "Next CRB"),
        ("CC to call on the next DCC", None),
        # a weekday, and hours without a word
        ("Fill in the form. Until Fri", "2022-07-22"),
        ("CC to keep the gate shut until Friday nights are quiet", None),
        ("HC to see the driver. By 1100 Thurs 21/07/22", "2022-07-21"),
        ("Mend the roof \u2013 Weds", "2022-07-20"),
        ("Send the list. Due: COP Friday", "2022-07-22"),
        (
            "Send the list to those on duty on Friday \u2013 Saturday is late",
            "on Friday \u2013 Saturday is late",
        ),
        # a day without a word at the end
        ("CC to count the cells 05.08.22", "2022-08-05"),
        ("CC to read the plan of 5 August 2022", None),
        ("CC to read the plan dated 05.08.22", None),
        ("CC to read the plan 5 June 2022", None),
        ("CC to meet (first week of August)", "first week of August"),
        # the number of a meeting
        ("CC to bring the plan to the fourteenth meeting.", "to the fourteenth meeting"),
        ("CC to bring the plan to the South Board.", None),
        # a span of time within which something is to be done, and one that is counted
        ("The DCC promised to have every page checked within two weeks.", "2022-08-02"),
        ("He agreed to send copies within a fortnight so that all could see it.", "2022-08-02"),
        ("CC to report calls that were answered within two weeks.", "within two weeks"),
        # the day of a meeting that will hear of it, and the day of what is counted
        ("DCC would obtain a second count for the Board of 8th September 2022.", "2022-09-08"),
        ("CFO to write a note on the reserves to be held at 31 March 2023.", None),
    ],
)
def test_a_time_behind_the_action_is_its_own(text: str, due: str | None) -> None:
    day, event = due_of(text, MEETING)
    assert (day.isoformat() if day else event) == due


HEAD = "Holding to Account\nMinutes\n19 July 2022\n\nPresent: PCC; CC; DCC\n\n1. Custody\n\n"


@pytest.mark.parametrize(
    ("foot", "due"),
    [
        ("The Board next meets on 13.09.2022.", "2022-09-13"),
        ("Date of next meeting\n13 September 2022", "2022-09-13"),
        ("Future meetings: 13 September 2022, 8 November 2022", "2022-09-13"),
        ("Next meeting: 8 November 2022", "to the September Board"),
        ("Next meetings: 13 September 2022, 27 September 2022", "to the September Board"),
        ("The van is to be sold on 13 September 2022.", "to the September Board"),
    ],
)
def test_a_meeting_of_a_month_has_the_day_that_the_minutes_print(
    office: Register, foot: str, due: str
) -> None:
    text = f"{HEAD}ACTION: DCC to bring a plan to the September Board.\n\n{foot}\n"
    assert f"A - dcc {due}" in in_short(drafted(office, text))


def test_a_dash_may_stand_at_the_end_of_the_line_or_before_the_time(office: Register) -> None:
    for text in (
        "CC to write to the mayor \u2013\nby end of August",
        "CC to write to the mayor\n\u2013 by end of August",
    ):
        draft = drafted(office, f"{HEAD}ACTION: {text}\n\n2. Roads\n\n\u2013 by road it is far.")
        assert in_short(draft)[1:] == ["A - cc 2022-08-31"]


def test_the_next_meeting_stays_an_event(office: Register) -> None:
    text = (
        f"{HEAD}ACTION: DCC to bring it to the next meeting.\n\nNext meeting: 13 September 2022\n"
    )
    assert "A - dcc to the next meeting" in in_short(drafted(office, text))


@pytest.mark.parametrize(
    ("words", "due"),
    [("none set", "-"), ("No deadline", "-"), ("N/A", "-"), ("not before May", "not before May")],
)
def test_a_deadline_that_is_not_set_is_no_event(office: Register, words: str, due: str) -> None:
    made = in_short(drafted(office, f"{HEAD}Action 4: DCC to write.\nDeadline: {words}\n"))
    assert [line for line in made if line[0] == "A"] == [f"A - dcc {due}"]


def test_the_time_of_a_paragraph_that_is_set_in_may_stand_below_a_name(office: Register) -> None:
    text = (
        f"{HEAD}5.1     The board heard that the cells of the old station had been full since "
        "the spring of last\n"
        "        year, and that nobody had asked for more.\n\n"
        "        ACTION: DCC to write about the cells to the mayor, and to the editor of "
        "the Easton\n"
        "        Herald by 5 August.\n\n"
        "        ACTION: CC to call on the mayor\n"
        "        Easton has a new one.\n\n"
        "The van is late.\n"
    )
    made = in_short(drafted(office, text))
    assert [line for line in made if line[0] == "A"] == ["A - dcc 2022-08-05", "A - cc -"]
