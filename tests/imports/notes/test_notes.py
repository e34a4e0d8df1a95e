"""Meeting notes, from an invented paper: everything that the real ones do, in a few rows."""

from datetime import date
from pathlib import Path

import pytest

from peeltrack.cli.commands.import_notes_page import doubts_of
from peeltrack.edits.edit_guards import new_id
from peeltrack.edits.kinds import Insert, Put
from peeltrack.errors import MissingOptionError, UnknownNameError
from peeltrack.imports.notes.entry_ids import handle_of
from peeltrack.imports.notes.meeting_draft import MeetingDraft, draft_of
from peeltrack.imports.notes.meeting_file import Additions, additions, values_of
from peeltrack.imports.notes.open_notes import MeetingOptions, opened
from peeltrack.imports.readers.read_paper import read_blocks
from peeltrack.language.dates import meeting_day
from peeltrack.model.meetings import Attendance, Question
from peeltrack.model.register import Register
from tests.registers import a_meeting, register_from

NOTES = Path(__file__).parents[1] / "papers" / "meeting-notes-2024.txt"
LEADS = """
  pcc: {title: Police and Crime Commissioner, short: PCC}
  cc: {title: Chief Constable, short: CC}
  dcc: {title: Deputy Chief Constable, short: DCC}
  acc-op: {title: Assistant Chief Constable (operations), short: ACC OP}
"""
NOTHING = MeetingOptions()
OFFICE = f"""
leads: {LEADS}
forums:
  board: {{name: Progress Board, chair: Deputy Chief Constable}}
afi-01:
afi-02:
afi-03:
rec-1:
"""


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


@pytest.fixture(scope="module")
def draft(office: Register) -> MeetingDraft:
    return drafted(office)


def drafted(register: Register, told: MeetingOptions = NOTHING, text: str = "") -> MeetingDraft:
    data = text.encode() or NOTES.read_bytes()
    return draft_of(opened(read_blocks(NOTES.name, data), told), register, told)


def said(question: Question) -> tuple[str, str | None, list[str | None]]:
    return question.item or "", question.asked_by, [answer.by for answer in question.answers]


def test_every_question_stands_with_its_item_its_asker_and_its_answers(draft: MeetingDraft) -> None:
    meeting = draft.meeting
    assert [said(question) for question in meeting.all_questions] == [
        ("", "pcc", ["cc", "dcc"]),
        ("peel/afi-01", "pcc", ["cc", "acc-op"]),
        ("peel/afi-01", None, ["dcc"]),  # the Head of Estates is no lead here
        ("peel/afi-01", "pcc", ["acc-op"]),
        ("peel/rec-1", "pcc", [None, None]),
        ("", "pcc", ["cc"]),
    ]
    assert (len(meeting.opening), len(meeting.any_other_business)) == (1, 1)


def test_a_question_cut_by_the_end_of_a_page_is_whole(draft: MeetingDraft) -> None:
    assert draft.meeting.questions[2].text == "The PCC asked how often a car is counted?"


def test_an_answer_is_divided_where_another_office_speaks(draft: MeetingDraft) -> None:
    assert [answer.text for answer in draft.meeting.questions[0].answers] == [
        "The CC said that each station has a keeper.",
        "ACCOP added that spares lie at headquarters.",
    ]


def test_a_question_that_names_several_items_is_about_them_all(draft: MeetingDraft) -> None:
    assert draft.meeting.questions[3].also_about == ("peel/afi-02", "peel/afi-03")


def test_actions_have_owner_and_day_where_the_notes_say_so_and_a_flag_where_not(
    draft: MeetingDraft,
) -> None:
    assert [
        (action.item, action.owner, action.due, action.due_event, draft.flags[action.id])
        for action in draft.meeting.actions
    ] == [
        ("peel/afi-01", "dcc", date(2024, 4, 5), None, ()),
        ("peel/rec-1", None, None, "once the survey is in", ("no owner",)),
    ]


def test_what_is_said_without_a_question_is_a_remark(draft: MeetingDraft) -> None:
    assert [
        (each.item, each.by, each.text, each.addressed_at) for each in draft.meeting.remarks
    ] == [
        ("peel/afi-01", "pcc", "The PCC felt this should have been in the paper.", None),
        (
            "peel/afi-02",
            "pcc",
            "No question, but the PCC welcomed the new post room",
            None,
        ),
        ("peel/afi-02", "cc", "The CC thanked the PCC", None),
        ("peel/afi-03", None, None, "estates HTA"),
    ]


def test_promises_to_later_meetings_are_kept_with_their_day(draft: MeetingDraft) -> None:
    assert [(each.item, each.by, each.to, each.due) for each in draft.meeting.commitments] == [
        (None, "dcc", "Progress Board", date(2024, 3, 19)),
        ("peel/rec-1", None, "Fleet Board", None),
    ]


def test_people_appear_by_their_office_and_their_names_are_not_kept(draft: MeetingDraft) -> None:
    meeting = draft.meeting
    assert meeting.attendance == (
        Attendance(lead="pcc"),
        Attendance(lead="cc"),
        Attendance(lead="dcc"),
        Attendance(lead="acc-op"),
        Attendance(capacity="Head of Estates (HE)"),
    )
    assert (meeting.chair, meeting.minutes, meeting.venue, meeting.time) == (
        "pcc",
        "Governance Officer, OPCC",  # whose name is not in the attendance
        "County Hall",
        "10:30",
    )
    assert "Quill" not in str(values_of(meeting))


def test_the_day_takes_its_year_from_the_head_of_the_notes(draft: MeetingDraft) -> None:
    assert (draft.meeting.id, draft.meeting.date) == ("2024-03-12-hta", date(2024, 3, 12))


def test_what_is_left_out_is_said_and_what_to_look_at(draft: MeetingDraft) -> None:
    assert [(left.text, left.source.line) for left in draft.left] == [
        ("Areas for improvement (AFI)", 24)
    ]
    assert draft.doubts == []
    assert draft.strangers == ("Head of Estates (HE)",)


def test_a_weekday_that_the_day_did_not_have_leaves_the_day_to_a_person(office: Register) -> None:
    wrong = NOTES.read_text(encoding="utf-8").replace("Tuesday", "Friday")
    with pytest.raises(MissingOptionError, match="--date is needed"):
        drafted(office, text=wrong)
    assert (
        drafted(office, MeetingOptions(day=date(2024, 3, 15)), wrong).meeting.id == "2024-03-15-hta"
    )


def test_what_names_a_number_of_several_inspections_is_not_written_until_one_is_named() -> None:
    register = register_from(f"{OFFICE}\nother/afi-01:\n")
    draft = drafted(register)
    asked = draft.meeting.questions[0]
    assert (asked.item, draft.may_be[asked.text].may_be) == (None, ("peel/afi-01", "other/afi-01"))
    assert asked not in draft.certain.questions
    assert draft.meeting.questions[-1] in draft.certain.questions
    named = drafted(register, MeetingOptions(inspection="peel"))
    assert named.meeting.questions[0].item == "peel/afi-01"
    with pytest.raises(UnknownNameError):
        drafted(register, MeetingOptions(inspection="peel-1999"))


def test_an_item_that_the_register_lacks_is_named_and_its_question_kept() -> None:
    draft = drafted(register_from(f"leads: {LEADS}\nafi-01:\n"))
    assert draft.unknown == ["AFI 2", "AFI 3", "Recommendation 1"]
    assert len(draft.meeting.all_questions) == 6


def test_notes_add_to_their_own_record_nothing_and_of_changed_ones_what_is_new(
    draft: MeetingDraft, office: Register
) -> None:
    changed = drafted(office, text=NOTES.read_text(encoding="utf-8").replace("keys", "locks"))
    assert additions(draft.meeting, drafted(office).meeting) == Additions()
    assert additions(draft.meeting, changed.meeting).counts == "1 question"


HTA = "2024-03-12-hta"
KEYS = "Who holds the keys?"


@pytest.mark.parametrize(
    ("to_ask", "put"),
    [
        ({"item": "peel/afi-01", "text": KEYS}, True),
        ({"item": "peel/afi-01", "text": "who holds the  keys"}, True),
        ({"text": KEYS}, True),
        ({"item": "peel/afi-02", "text": KEYS}, False),  # the same words about another item
        ({"item": "peel/afi-01", "text": "Who holds the keys of the new cells?"}, False),
    ],
)
@pytest.mark.parametrize("words", [KEYS, "The PCC asked who held the keys."])
def test_a_question_to_ask_takes_the_answer_of_the_notes_or_is_not_put(
    to_ask: dict[str, str], put: bool, words: str
) -> None:
    planned = a_meeting(HTA, questions=[{"id": "keys", **to_ask}])
    question = {"id": "who", "item": "peel/afi-01", "asked_by": "pcc", "text": words}
    answer = {"by": "cc", "text": "The custody manager."}
    action = {"id": "keys", "text": "CC to count the keys", "owner": "cc"}
    notes = a_meeting(HTA, questions=[{**question, "answers": [answer]}], actions=[action])
    added = additions(planned, notes)
    file = f"meetings/{HTA}.yaml"
    rest = [Insert(file, ("actions",), 0, action)]
    if put:
        at = ("questions", 0)
        given = [] if "item" in to_ask else [Put(file, (*at, "item"), "peel/afi-01")]
        given.append(Put(file, (*at, "asked_by"), "pcc"))
        given.append(Put(file, (*at, "answers"), ({**answer},)))
        assert (added.edits, added.not_put) == ([*given, *rest], [])
    else:
        new = Insert(file, ("questions",), 1, {**question, "answers": (answer,)})
        assert (added.edits, added.not_put) == ([new, *rest], [planned.questions[0]])
    assert added.counts == "1 question and 1 action"


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("How many call handlers are in post?", "how-many-call-handlers"),
        ("Write it up.", "write-it-up"),  # not cut, so that it stays whole
        ("The PCC was concerned that there were delays", "there-were-delays"),
        ("The PCC asked how the desk is staffed", "desk-staffed"),
    ],
)
def test_an_id_is_made_of_words_that_mean_something(text: str, id_: str) -> None:
    made = new_id(handle_of(text) if text.startswith("The PCC") else text, [])
    assert made == id_


def test_an_answer_that_is_recorded_stays_and_another_one_of_the_notes_is_pointed_out() -> None:
    question = {"id": "keys", "text": KEYS}
    known = a_meeting(HTA, questions=[{**question, "answers": [{"text": "The CC."}]}])
    for text, others in (("The CC", []), ("The sergeant.", [known.questions[0]])):
        notes = a_meeting(HTA, questions=[{**question, "answers": [{"text": text}]}])
        assert additions(known, notes) == Additions(answered_otherwise=others)


def test_entries_that_the_file_has_are_not_added_again_and_new_ones_get_their_own_ids() -> None:
    known = a_meeting(
        HTA,
        attendance=[{"lead": "cc"}],
        actions=[{"id": "count", "text": "CC to count the keys.", "done": "2024-03-20"}],
        commitments=[{"text": "A note would follow"}],
    )
    notes = a_meeting(
        HTA,
        attendance=[{"lead": "cc"}, {"capacity": "Clerk"}],
        actions=[
            {"id": "keys", "text": "CC to count the keys"},
            {"id": "count", "text": "Count the cells by June"},
        ],
        commitments=[{"text": "A note would follow."}],
    )
    file = f"meetings/{HTA}.yaml"
    assert additions(known, notes).edits == [
        Insert(file, ("attendance",), 1, {"capacity": "Clerk"}),
        Insert(
            file, ("actions",), 1, {"id": "count-cells-june", "text": "Count the cells by June"}
        ),
    ]


def test_offices_that_are_no_leads_are_told_at_once_with_the_commands_that_add_them(
    draft: MeetingDraft,
) -> None:
    assert [*doubts_of(draft)][-3:] == [
        "Check: these offices are not leads in the register, so what they said has no lead:",
        "add any that should be leads:",
        '  peeltrack lead add "Head of Estates (HE)"',
    ]


@pytest.mark.parametrize(
    ("number", "name"),
    [(11, "Monday"), (12, "TUESDAY"), (13, "wednesday"), (16, "Saturday"), (17, "Sunday")],
)
def test_the_weekday_of_the_day_bears_it_out_and_no_other_does(number: int, name: str) -> None:
    days = [meeting_day(f"{name} {day} March 2024", "") for day in range(11, 18)]
    assert days == [date(2024, 3, day) if day == number else None for day in range(11, 18)]


def test_an_id_has_neither_initials_nor_that_it_was_agreed() -> None:
    assert handle_of("It was agreed that AB would provide a map of wells.") == "map wells"
