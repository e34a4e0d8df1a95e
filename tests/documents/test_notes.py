"""The notes of a meeting: who came, what was asked in what order, what arose."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.formats.text import TextParagraph
from peeltrack.documents.notes import AttendeeView, Notes, meeting_notes
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from tests.documents.builders import ON, a_meeting, a_register, an_item, an_organisation, in_form

ROOT = Path(__file__).parents[2]


def notes(meeting: Meeting, organisation: Organisation | None = None) -> Notes:
    items = [an_item(f"afi-0{n}", number=str(n)) for n in range(1, 6)]
    register = a_register(*items, meetings=(meeting,), organisation=organisation)
    return meeting_notes(register, meeting, ON)


def about(*items: str) -> list[dict[str, str]]:
    return [
        {"id": f"q{n}", "item": f"peel/{item}", "text": f"On {item}?"}
        for n, item in enumerate(items)
    ]


def references(meeting: Meeting) -> list[str]:
    return [subject.link.reference for subject in notes(meeting).subjects]


def test_the_items_stand_in_the_order_of_the_questions() -> None:
    assert references(a_meeting("2022-05-20", questions=about("afi-04", "afi-02", "afi-04"))) == [
        "AFI 4",
        "AFI 2",
    ]


def test_an_item_without_a_question_stands_where_papers_have_it() -> None:
    meeting = a_meeting(
        "2022-05-20",
        questions=about("afi-02", "afi-04"),
        remarks=[{"item": "peel/afi-05", "text": "Good."}, {"item": "peel/afi-01", "text": "Ah."}],
        actions=[{"id": "a", "item": "peel/afi-03", "text": "Do."}],
    )
    assert references(meeting) == ["AFI 1", "AFI 2", "AFI 3", "AFI 4", "AFI 5"]


def test_an_item_that_a_question_only_takes_in_has_no_place_of_its_own() -> None:
    question = {**about("afi-01")[0], "also_about": ["peel/afi-02"]}
    shown = notes(a_meeting("2022-05-20", questions=[question]))
    assert [(s.link.reference, s.questions[0].also_about) for s in shown.subjects] == [
        ("AFI 1", ("AFI 2",))
    ]


def test_offices_are_given_in_full_once_and_then_as_notes_write_them() -> None:
    organisation = an_organisation(leads={"cc": {"title": "Chief Constable", "short": "CC"}})
    meeting = a_meeting(
        "2022-05-20",
        chair="cc",
        attendance=[
            {"lead": "cc"},
            {"capacity": "Observer"},
            {"capacity": "Auditor", "apologies": True},
        ],
        opening=[{"id": "a", "asked_by": "cc", "text": "Why?", "answers": [{"text": "So."}]}],
    )
    shown = notes(meeting, organisation)
    assert shown.chair == AttendeeView("Chief Constable", "CC")
    assert shown.present == (AttendeeView("Chief Constable", "CC"), AttendeeView("Observer", None))
    assert shown.apologies == (AttendeeView("Auditor", None),)
    assert [(asked.by, asked.answers[0].by) for asked in shown.opening] == [("CC", None)]


def test_what_came_after_the_meeting_has_its_day() -> None:
    answers = [{"text": "Then.", "date": "2022-05-20"}, {"text": "Later.", "date": "2022-05-21"}]
    question = {**about("afi-01")[0], "answers": answers}
    shown = notes(a_meeting("2022-05-20", questions=[question]))
    assert shown.has_later
    assert [answer.later for answer in shown.subjects[0].questions[0].answers] == [
        None,
        date(2022, 5, 21),
    ]
    assert not notes(a_meeting("2022-05-20", questions=about("afi-01"))).has_later


def test_actions_stand_as_agreed_and_what_became_of_them_apart_only_after_the_meeting() -> None:
    meeting = a_meeting(
        "2022-05-20",
        actions=[
            {"id": "a", "text": "Do A.", "due": "2022-05-22"},
            {"id": "b", "text": "Do B.", "done": "2022-05-21"},
        ],
        commitments=[{"text": "The leads.", "due": "2022-05-22"}],
    )

    def page(on: date, meeting: Meeting = meeting) -> str:
        shown = meeting_notes(a_register(meetings=(meeting,)), meeting, on)
        return in_form(render("notes.html.j2", shown.page, {"notes": shown}, SHIPPED), "md")

    agreed, later = page(ON).split("## What became of it by 23 May 2022")
    assert "| Not named | 22 May 2022 |" in agreed
    assert "Done" not in agreed
    assert "| Do A. | Not done, 1 day overdue |" in later
    assert "| Do B. | Done 21 May 2022 |" in later
    assert "| The leads. | Not recorded as kept, 1 day overdue |" in later
    assert "What became" not in page(meeting.date)
    assert "What became" not in page(ON, a_meeting("2022-05-20"))


def test_the_notes_bear_the_meetings_own_title() -> None:
    titled = notes(a_meeting("2022-05-20", title="The May meeting"))
    plain = notes(a_meeting("2022-05-20"))
    assert [shown.page.title for shown in (titled, plain)] == [
        "The May meeting: notes of the meeting of 20 May 2022",
        "Holding to Account: notes of the meeting of 20 May 2022",
    ]


def test_an_answer_without_a_speaker_says_so() -> None:
    question = {**about("afi-01")[0], "answers": [{"text": "So.", "date": "2022-05-21"}]}
    shown = notes(a_meeting("2022-05-20", questions=[question]))
    html = render("notes.html.j2", shown.page, {"notes": shown}, SHIPPED)
    assert "**Answer**, speaker not recorded, on 21 May 2022:" in in_form(html, "md")


def test_a_question_on_no_item_among_the_others_and_a_remark_on_none_are_kept() -> None:
    meeting = a_meeting(
        "2022-05-20",
        questions=[{"id": "a", "text": "At large?"}],
        any_other_business=[{"id": "b", "text": "More?"}],
        remarks=[{"text": "Well done."}],
    )
    shown = notes(meeting)
    assert [asked.text for asked in (*shown.general, *shown.business)] == [
        (TextParagraph("At large?"),),
        (TextParagraph("More?"),),
    ]
    assert [remark.text for remark in shown.remarks] == [(TextParagraph("Well done."),)]


def test_notes_are_internal_whatever_the_forum() -> None:
    internal = notes(a_meeting("2022-05-20"))
    public = notes(a_meeting("2022-05-20"), an_organisation({"audience": "public"}))
    unknown = notes(a_meeting("2022-05-20", "elsewhere"))
    assert [shown.page.marking for shown in (internal, public, unknown)] == [
        "OFFICIAL",
        "OFFICIAL",
        "OFFICIAL",
    ]


def told(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["notes", "-R", str(ROOT / "register"), *arguments])


@pytest.mark.parametrize("meeting", ["2022-05-23-hta", "HTA"])
def test_the_meeting_is_named_by_its_file_or_by_its_forum(meeting: str, tmp_path: Path) -> None:
    file = tmp_path / "notes.html"
    result = told("--meeting", meeting, "--on", "2022-05-23", "-o", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Wrote {file} (28 questions, 2 actions).\n"
    assert "notes of the meeting of 23 May 2022" in file.read_text("utf-8")


def test_a_meeting_that_is_not_there_is_told_in_one_line() -> None:
    result = told("--meeting", "sib")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "peeltrack: the register has no meeting of sib. Create one with peeltrack meeting new "
        "sib.\n"
    )
