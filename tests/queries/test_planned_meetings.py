"""The meetings to come on a date: planned as they were, whatever was said there since."""

from datetime import date

from peeltrack.queries.planned_meetings import planned_meetings
from tests.registers import register_from

REGISTER = """
afi-01: {}
meetings:
  2022-05-23-hta:
    questions: [{id: heard, text: "Why?", answers: [{text: "Because."}]}]
    actions: [{id: go, text: Go on.}]
  2022-06-27-hta:
    questions: [{id: next, text: "What is next?"}]
"""


def test_what_was_said_at_a_meeting_held_since_was_not_known() -> None:
    found = planned_meetings(register_from(REGISTER), date(2022, 5, 1))
    assert [
        (id_, [q.id for q in meeting.all_questions], len(meeting.actions))
        for id_, meeting in found.items()
    ] == [("2022-05-23-hta", [], 0), ("2022-06-27-hta", ["next"], 0)]


def test_a_meeting_of_the_day_itself_is_no_longer_planned() -> None:
    found = planned_meetings(register_from(REGISTER), date(2022, 5, 23))
    assert list(found) == ["2022-06-27-hta"]
