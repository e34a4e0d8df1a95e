"""The notes of a meeting: who came, what was asked in what order, what arose."""

from datetime import date
from pathlib import Path
from subprocess import run

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.formats.text import TextParagraph
from peeltrack.documents.notes import AttendeeView, Notes, meeting_notes
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from tests.documents.builders import (
    ON,
    a_meeting,
    a_register,
    an_inspection,
    an_item,
    an_organisation,
    in_form,
)

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

    agreed, later = page(ON).split("## Outcome by 23 May 2022")
    assert "| No owner | 22 May 2022 |" in agreed
    assert "Done" not in agreed
    assert "| Do A. | Not done, 1 day overdue |" in later
    assert "| Do B. | Done 21 May 2022 |" in later
    assert "| The leads. | Not recorded as kept, 1 day overdue |" in later
    assert "Outcome" not in page(meeting.date)
    assert "Outcome" not in page(ON, a_meeting("2022-05-20"))


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


def the_page(shown: Notes) -> str:
    return render("notes.html.j2", shown.page, {"notes": shown}, SHIPPED)


def table(shown: Notes) -> list[list[str]]:
    """The cells of the table of questions and responses."""
    lines = in_form(the_page(shown), "md").split("## Questions and responses")[1].splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    end = next((n for n, line in enumerate(rows) if line.startswith("| Action")), len(rows))
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in rows[2:end]]


def test_notes_are_a_table_of_findings_numbered_questions_and_responses() -> None:
    meeting = a_meeting(
        "2022-05-20",
        chair="chief",
        opening=[
            {"id": "o", "asked_by": "chief", "text": "All well?", "answers": [{"text": "A."}]}
        ],
        questions=[
            {
                "id": "a",
                "item": "peel/afi-02",
                "asked_by": "chief",
                "text": "When?",
                "also_about": ["peel/afi-04"],
                "answers": [{"by": "super", "text": "Soon."}, {"by": "gone", "text": "In May."}],
            },
            {"id": "b", "item": "peel/afi-02", "asked_by": "chief", "text": "Who?"},
            {"id": "c", "text": "And the budget?", "addressed_at": "The board"},
        ],
        remarks=[
            {"item": "peel/afi-02", "by": "chief", "text": "That is late."},
            {"item": "peel/afi-02", "by": "super", "text": "It is."},
            {"item": "peel/afi-03", "addressed_at": "The workforce meeting"},
        ],
        actions=[{"id": "x", "item": "peel/afi-02", "text": "Write.", "owner": "super"}],
        any_other_business=[{"id": "d", "text": "Done?", "answers": [{"text": "Yes."}]}],
    )
    chief, superintendent = "**Chief Constable**", "**Superintendent, crime**"
    assert table(notes(meeting)) == [
        ["Opening", f"**1**. {chief} asked: All well?", "**Answer**, speaker not recorded: A."],
        [
            "AFI 2: Title of afi-02",
            f"**2**. {chief} asked, also about AFI 4: When?",
            f"{superintendent} answered: Soon. **Inspector, gone** answered: In May.",
        ],
        ["AFI 2", f"**3**. {chief} asked: Who?", "**Not answered.**"],
        [
            "AFI 2",
            f"{chief} said: That is late.",
            f"{superintendent} said: It is. **Action**, Superintendent, crime: Write.",
        ],
        ["AFI 3: Title of afi-03", "\u2013", "Addressed at: The workforce meeting."],
        ["General", "**4**. And the budget?", "Addressed at: The board."],
        ["Any other business", "**5**. Done?", "**Answer**, speaker not recorded: Yes."],
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The rollout is complete.", "**Chief Constable** answered: The rollout is complete."),
        ("The Chief Constable explained why.", "The Chief Constable explained why."),
        ("Chief Constable also said yes.", "Chief Constable also said yes."),
        ("The Chief Constable's plan is late.",
         "**Chief Constable** answered: The Chief Constable's plan is late."),
        ("The Chief Constable is content.",
         "**Chief Constable** answered: The Chief Constable is content."),
        ("The Superintendent, crime said no.",
         "**Chief Constable** answered: The Superintendent, crime said no."),
    ],
)  # fmt: skip
def test_a_speaker_whom_the_text_itself_names_is_not_named_twice(text: str, shown: str) -> None:
    question = {**about("afi-01")[0], "answers": [{"by": "chief", "text": text}]}
    view = notes(a_meeting("2022-05-20", questions=[question]))
    html = render("notes.html.j2", view.page, {"notes": view}, SHIPPED)
    assert f"| {shown} |" in in_form(html, "md")


def test_a_statement_among_the_questions_is_said_and_needs_no_answer() -> None:
    statement = {"id": "a", "item": "peel/afi-01", "asked_by": "chief", "text": "I am concerned."}
    answered = {**statement, "answers": [{"by": "super", "text": "Noted."}]}
    (row,) = table(notes(a_meeting("2022-05-20", questions=[statement])))
    assert row[1:] == ["**1**. **Chief Constable** said: I am concerned.", "\u2013"]
    (row,) = table(notes(a_meeting("2022-05-20", questions=[answered])))
    assert row[2] == "**Superintendent, crime** said: Noted."


def test_the_findings_stand_apart_and_a_summary_is_called_one() -> None:
    meeting = a_meeting("2022-05-20", questions=about("afi-01"))

    def wordings(wording_is: str) -> tuple[int, int]:
        inspections = (an_inspection(wording_is=wording_is),)
        register = a_register(an_item(), inspections=inspections, meetings=(meeting,))
        html = the_page(meeting_notes(register, meeting, ON))
        after = html[html.index('<h2 id="findings"') :]
        return after.count('class="finding"'), after.count("<b>Summary:</b>")

    assert (wordings("official"), wordings("summary")) == ((1, 0), (0, 1))


LEADS = {"cc": {"title": "Chief Constable", "short": "CC"}, "dcc": {"title": "Deputy"}}


def test_people_are_named_only_from_elsewhere_and_then_the_notes_say_so() -> None:
    meeting = a_meeting(
        "2022-05-20", chair="cc", attendance=[{"lead": "cc"}, {"capacity": "Observer"}]
    )
    register = a_register(meetings=(meeting,), organisation=an_organisation(leads=LEADS))
    warning = "These notes name people: not for publication."
    named = meeting_notes(register, meeting, ON, names={"cc": "A. B.", "Observer": "C. D."})
    text = in_form(the_page(named), "md")
    assert "- Chair: A. B., Chief Constable (CC)" in text
    assert "- C. D., Observer" in text
    assert warning in text
    assert warning not in in_form(the_page(meeting_notes(register, meeting, ON)), "md")


def with_names(tmp_path: Path, text: str, *options: str) -> Result:
    file = tmp_path / "names.yaml"
    file.write_text(text, "utf-8")
    return told("2022-05-23-hta", "--on", "2022-05-23", "--names", str(file), *options)


def test_the_command_takes_names_from_a_file_that_git_cannot_commit(tmp_path: Path) -> None:
    result = with_names(tmp_path, "chief-constable: A. Example\nPCC: B. Example\n")
    assert result.exit_code == 0
    assert "- A. Example, Chief Constable (CC)" in result.stdout
    assert "- Chair: B. Example, Police and Crime Commissioner (PCC)" in result.stdout
    assert "not for publication" in result.stdout
    nobody = with_names(tmp_path, "force-liaison-officer: C. Example\n")
    assert (nobody.exit_code, "not for publication" in nobody.stdout) == (0, False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "a: b\nPCC: C. D.",
            "names.yaml:1: 'a' is neither a lead of the register nor an attendee of the meeting; "
            "write a lead's id, title or short form.",
        ),
        ("PCC:", "names.yaml:1: PCC has no name on one line; write PCC: NAME."),
        ("PCC: [a]", "names.yaml:1: PCC has no name on one line; write PCC: NAME."),
        ("- a", "names.yaml: contains a list, not keys and values; write key: value."),
        ("PCC: 'a", "names.yaml:1: "),
    ],
)
def test_a_file_of_names_that_is_none_is_told_in_one_line(
    text: str, reason: str, tmp_path: Path
) -> None:
    result = with_names(tmp_path, text)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"peeltrack: {reason}")
    assert result.stderr.count("\n") == 1


def test_names_that_git_could_commit_are_refused_and_ignored_ones_are_not(tmp_path: Path) -> None:
    run(["git", "init", "-q", str(tmp_path)], check=True)
    text = "PCC: B. Example\n"
    result = with_names(tmp_path, text)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "peeltrack: names.yaml: it is in a git repository, so the names in it could be committed. "
        "Keep it elsewhere, or name it in .gitignore.\n"
    )
    (tmp_path / ".gitignore").write_text("names.yaml\n", "utf-8")
    assert "B. Example" in with_names(tmp_path, text).stdout
    run(["git", "-C", str(tmp_path), "add", "-f", "names.yaml"], check=True)
    assert with_names(tmp_path, text).exit_code == 1
    assert told("2022-05-23-hta", "--names", str(tmp_path)).exit_code != 0


def test_notes_are_internal_whatever_the_forum() -> None:
    internal = notes(a_meeting("2022-05-20"))
    public = notes(a_meeting("2022-05-20"), an_organisation({"audience": "public"}))
    unknown = notes(a_meeting("2022-05-20", "elsewhere"))
    assert [shown.page.marking for shown in (internal, public, unknown)] == [
        "OFFICIAL",
        "OFFICIAL",
        "OFFICIAL",
    ]


def test_questions_about_no_finding_keep_their_place_between_the_findings() -> None:
    questions = [
        {"id": "first", "text": "How many wait?"},
        {"id": "second", "item": "peel/afi-02", "text": "When?"},
        {"id": "third", "text": "Who pays?"},
        {"id": "fourth", "item": "peel/afi-01", "text": "Why?"},
        {"id": "fifth", "item": "peel/afi-02", "text": "How?"},
    ]
    rows = notes(a_meeting("2022-05-23", questions=questions)).rows
    asked = [(row.question.number, row.heading) for row in rows if row.question]
    assert asked == [
        (1, "General"),
        (2, "AFI 2: Title of afi-02"),
        (3, "AFI 2"),
        (4, "General"),
        (5, "AFI 1: Title of afi-01"),
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
