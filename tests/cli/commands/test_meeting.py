"""Meetings: what each command says and which lines it changes."""

import json
import shlex
from datetime import date, timedelta
from pathlib import Path

import pytest

from peeltrack.wording import long_date
from tests.cli.small_office import REGISTER, Office

BY = "--by liaison --date 2022-07-04"


@pytest.mark.parametrize(
    ("given", "said", "changed"),
    [
        (
            "meeting new sib --title 'SIB, July' --chair acc-crime --date 2022-07-06",
            [
                "2022-07-06-sib: meeting recorded.",
                "Next: peeltrack meeting ask 2022-07-06-sib --item ITEM",
            ],
            [
                "+forum: sib",
                "+date: 2022-07-06",
                "+title: SIB, July",
                "+chair: acc-crime",
            ],
        ),
        (
            "meeting ask hta -m 'What is next?' --item afi-1 --by acc-crime --date 2022-07-04",
            [
                "2022-05-23-hta: question what-is-next.",
                "Next: peeltrack meeting answer 2022-05-23-hta what-is-next",
            ],
            [
                "+  - id: what-is-next",
                "+    item: peel-2022/afi-01",
                "+    asked_by: acc-crime",
                "+    text: What is next?",
            ],
        ),
        (
            "meeting ask hta -m 'Anything else?' --section any_other_business --by acc-crime",
            [
                "2022-05-23-hta: question anything-else.",
                "Next: peeltrack meeting answer 2022-05-23-hta anything-else",
            ],
            [
                "+any_other_business:",
                "+  - id: anything-else",
                "+    asked_by: acc-crime",
                "+    text: Anything else?",
            ],
        ),
        (
            "meeting answer hta which -m 'All of them.' --by det-supt",
            [
                "2022-05-23-hta: question which-records-are-kept answered.",
                "Next: peeltrack meeting show 2022-05-23-hta",
            ],
            [
                "+    answers:",
                "+      - by: det-supt",
                "+        text: All of them.",
            ],
        ),
        (
            "meeting answer hta which -m 'All of them.' --by det-supt --date 2022-06-01",
            [
                "2022-05-23-hta: question which-records-are-kept answered.",
                "Next: peeltrack meeting show 2022-05-23-hta",
            ],
            [
                "+    answers:",
                "+      - by: det-supt",
                "+        text: All of them.",
                "+        date: 2022-06-01",
            ],
        ),
        (
            "meeting answer hta which --addressed-at 'Workforce meeting'",
            [
                "2022-05-23-hta: question which-records-are-kept addressed at Workforce meeting.",
                "Next: peeltrack meeting show 2022-05-23-hta",
            ],
            [
                "+    addressed_at: Workforce meeting",
            ],
        ),
        (
            "meeting action hta 'Write it up.' --item afi-1 --owner det-supt --due 2022-06-30",
            [
                "2022-05-23-hta: action write-it-up.",
                "Next: peeltrack meeting done 2022-05-23-hta write-it-up",
            ],
            [
                "+  - id: write-it-up",
                "+    item: peel-2022/afi-01",
                "+    text: Write it up.",
                "+    owner: det-supt",
                "+    due: 2022-06-30",
            ],
        ),
        (
            "meeting action hta 'Write it up.'",
            [
                "2022-05-23-hta: action write-it-up.",
                "Note: the action has no owner.",
                "Note: the action has neither a deadline nor an event.",
                "Next: peeltrack meeting done 2022-05-23-hta write-it-up",
            ],
            [
                "+  - id: write-it-up",
                "+    text: Write it up.",
            ],
        ),
        (
            "meeting action hta 'Write it up.' --upon 'the audit'",
            [
                "2022-05-23-hta: action write-it-up.",
                "Note: the action has no owner.",
                "Next: peeltrack meeting done 2022-05-23-hta write-it-up",
            ],
            [
                "+  - id: write-it-up",
                "+    text: Write it up.",
                "+    due_event: the audit",
            ],
        ),
        (
            "meeting done hta brief --date 2022-06-02",
            [
                "2022-05-23-hta: action brief-the-chair done.",
                "Next: peeltrack meeting show 2022-05-23-hta",
            ],
            [
                "+    done: 2022-06-02",
            ],
        ),
    ],
)
def test_a_meeting_is_written_down_line_by_line(
    given: str, said: list[str], changed: list[str], office: Office
) -> None:
    office.writes(said, changed, *shlex.split(given))


@pytest.mark.parametrize(
    ("chair", "given", "signed"),
    [
        ("Commissioner", [], ["+    asked_by: pcc"]),
        ("police and crime commissioner", [], ["+    asked_by: pcc"]),
        ("Commissioner", ["--by", "det-supt"], ["+    asked_by: det-supt"]),
        ("Mayor", [], []),
        ("Mayor", ["--by", "Commissioner"], ["+    asked_by: pcc"]),
    ],
)
def test_a_question_is_of_who_asked_it_and_never_of_who_types(
    chair: str, given: list[str], signed: list[str], git_office: Office
) -> None:
    pcc = "  pcc:\n    title: Police and Crime Commissioner\n    short: Commissioner\nforums:"
    text = REGISTER["register.yaml"].replace("forums:", pcc)
    named = f"    name: Holding to Account\n    chair: {chair}"
    git_office.write({"register.yaml": text.replace("    name: Holding to Account", named)})
    asked = ["+  - id: why", *signed, "+    text: Why?"]
    assert git_office.difference("meeting", "ask", "hta", "-m", "Why?", *given) == asked


def test_a_question_is_of_the_chair_of_that_meeting_before_the_usual_one(office: Office) -> None:
    assert office.run("meeting", "new", "sib", "--chair", "acc-crime").code == 0
    asked = office.difference("meeting", "ask", "sib", "-m", "Why?")
    assert asked == ["+questions:", "+  - id: why", "+    asked_by: acc-crime", "+    text: Why?"]


def test_any_part_of_an_id_will_do_that_no_other_has(office: Office) -> None:
    said = office.run("meeting", "answer", "hta", "records", "-m", "All.", "--by", "det-supt")
    assert said.out == "2022-05-23-hta: question which-records-are-kept answered.\n"
    office.run("meeting", "ask", "hta", "-m", "Records of what?")
    office.run("meeting", "ask", "hta", "-m", "Are they kept?")
    begins = office.run("meeting", "answer", "hta", "records", "-m", "Calls.", "--by", "det-supt")
    assert begins.out == "2022-05-23-hta: question records-of-what answered.\n"
    several = "question 'kept' may be which-records-are-kept or are-they-kept. Give more of it."
    office.refuses(2, several, "meeting", "answer", "hta", "kept", "-m", "x", "--by", "det-supt")


TODAY = date.today()  # noqa: DTZ011 (a command takes the next meeting from the day it is run on)
NEXT = f"{TODAY + timedelta(days=20)}-hta"
AFTER = f"{TODAY + timedelta(days=62)}-hta"


def test_a_year_of_meetings_is_begun_at_once(office: Office) -> None:
    office.write({"register.yaml": _with_chair("Commissioner")})
    dates = ["--date", AFTER[:10], "--date", NEXT[:10]]
    said = office.run("meeting", "new", "Holding to Account", *dates, "--chair", "acc-crime")
    assert (said.code, said.out) == (0, f"{NEXT} and {AFTER}: 2 meetings recorded.\n")
    begun = f"forum: hta\ndate: {NEXT[:10]}\nchair: acc-crime\n".encode()
    assert office.files()[f"meetings/{NEXT}.yaml"] == begun
    there = (
        f"meetings/{NEXT}.yaml already exists; nothing was written. Change it, or choose another "
        "name."
    )
    office.refuses(1, there, "meeting", "new", "hta", *dates)


def _with_chair(chair: str) -> str:
    named = "    name: Holding to Account"
    return REGISTER["register.yaml"].replace(named, f"{named}\n    chair: {chair}")


def test_hta_is_the_latest_held_to_record_and_the_next_planned_to_prepare(office: Office) -> None:
    """
    2022-05-23-hta: held, one question and one action
    in 20 days: planned, with the Assistant Chief Constable in the chair
    in 62 days: planned, with the usual chair, the Detective Superintendent
    """
    office.write({"register.yaml": _with_chair("det-supt")})
    office.run("meeting", "new", "hta", "--date", NEXT[:10], "--chair", "acc-crime")
    office.run("meeting", "new", "hta", "--date", AFTER[:10])
    held = f"Meeting: 2022-05-23-hta, the latest meeting held; {NEXT} is planned.\n"
    for given in (
        ["ask", "hta", "-m", "What is next?"],
        ["answer", "hta", "which", "-m", "All.", "--by", "det-supt"],
        ["action", "hta", "Write it up.", "--owner", "det-supt", "--due", "2022-07-01"],
        ["done", "hta", "brief"],
    ):
        said = office.run("meeting", *given)
        assert (said.code, said.out[:15]) == (0, "2022-05-23-hta:")
        assert said.err.startswith(held)
    assert office.run("meeting", "show", "hta", "-f", "json").err == held
    notes = office.run("notes", "hta")
    assert "notes of the meeting of 23 May 2022" in notes.out
    assert notes.err == held

    brief = office.run("brief", "hta", "-f", "md")
    assert f"brief for {long_date(TODAY + timedelta(days=20))}" in brief.out
    assert "chaired by the Assistant Chief Constable (Crime)" in brief.out
    assert brief.err == f"Meeting: {NEXT}, the next planned.\n"
    challenge = json.loads(office.run("challenge", "hta", "-f", "json").out)
    assert challenge["on"] == NEXT[:10]
    assert any("Assistant Chief Constable" in row["question"] for row in challenge["rows"])

    # what is named by its id or date is that one, and its usual chair has an office's title
    last = office.run("brief", AFTER, "-f", "md")
    assert "chaired by the Detective Superintendent" in last.out
    assert last.err == ""
    assert office.run("brief", "hta", "--date", AFTER[:10], "-f", "md").out == last.out
    shown = json.loads(office.run("meeting", "show", AFTER, "-f", "json").out)
    assert shown["meeting"] == AFTER
    planned = (
        f"{AFTER}: is planned for {long_date(TODAY + timedelta(days=62))} and has no notes yet"
    )
    office.refuses(1, f"{planned}. For its paper: peeltrack brief {AFTER}.", "notes", AFTER)


def test_nothing_is_said_or_agreed_at_a_meeting_to_come(office: Office) -> None:
    """What is asked there may be prepared, and a planned meeting changed."""
    office.run("meeting", "new", "hta", "--date", NEXT[:10])
    assert office.run("meeting", "ask", NEXT, "-m", "What is next?").code == 0
    assert office.run("meeting", "change", NEXT, "--title", "In July").code == 0
    day = long_date(TODAY + timedelta(days=20))
    said = (
        f"{NEXT}: the meeting is on {day}, still to come. "
        "Record what is said there after the meeting."
    )
    notes = office.folder / "notes.md"
    notes.write_text(
        f"# Holding to Account\n\nDate: {day}\n\nQ: Is AFI 1 done?\n\nA: Yes.\n", "utf-8"
    )
    for given in (
        ["meeting", "answer", NEXT, "what", "-m", "All.", "--by", "det-supt"],
        ["meeting", "action", NEXT, "Write it up."],
        ["meeting", "done", NEXT, "write"],
        ["meeting", "commitment", "add", NEXT, "--text", "It will be done."],
        ["import", "notes", str(notes), "--forum", "hta", "--accept"],
    ):
        office.refuses(1, said, *given)


def test_two_meetings_of_a_forum_on_a_date_are_asked_back(office: Office) -> None:
    second = ("meeting", "new", "hta", "--date", "2022-05-23", "--word", "Evening")
    assert office.run(*second).out == "2022-05-23-hta-evening: meeting recorded.\n"
    both = "'hta' may be 2022-05-23-hta or 2022-05-23-hta-evening. Give the whole id."
    for given in (
        ["meeting", "ask", "hta", "-m", "x"],
        ["meeting", "show", "hta"],
        ["notes", "hta"],
        ["brief", "hta", "--date", "2022-05-23"],
        ["challenge", "hta", "--on", "2022-05-23"],
        ["amend", "hta", "title", "-m", "x", "--because", "y", "--by", "liaison"],
    ):
        office.refuses(2, both, *given)
    asked = office.run("meeting", "ask", "2022-05-23-hta-evening", "-m", "Why?")
    assert asked.out == "2022-05-23-hta-evening: question why.\n"


def test_a_planned_meeting_is_in_every_list_of_meetings_and_said_to_be_planned(
    office: Office, tmp_path: Path
) -> None:
    planned = date.today() + timedelta(days=9)  # noqa: DTZ011 (the clock of the command)
    assert office.run("meeting", "new", "hta", "--date", str(planned), "--by", "liaison").code == 0
    given = f"meeting ask {planned}-hta -m 'When will it arrive?' --item afi-1 --by acc-crime"
    assert office.run(*shlex.split(given)).code == 0
    rows = json.loads(office.run("meeting", "list", "-f", "json").out)["rows"]
    assert {row["id"]: row["planned"] for row in rows} == {
        "2022-05-23-hta": False,
        f"{planned}-hta": True,
    }
    tables, site = tmp_path / "tables", tmp_path / "site"
    assert office.run("export", "-o", str(tables), "--to", "csv").code == 0
    meetings = (tables / "meetings.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.rpartition(",")[2] for line in meetings] == ["is_planned", "false", "true"]
    assert "When will it arrive?" in (tables / "questions.csv").read_text(encoding="utf-8")
    assert office.run("site", "-o", str(site)).code == 0
    page = (site / "meetings.html").read_text(encoding="utf-8")
    assert f"{long_date(planned)}</p>" in page
    assert "When will it arrive?" in page
    # The neighbour: a forum of the force's own is none of the public's business.
    assert office.run("site", "-o", str(tmp_path / "public"), "--audience", "public").code == 0
    public = (tmp_path / "public" / "meetings.html").read_text(encoding="utf-8")
    assert (long_date(planned) in public, "arrive" in public) == (False, False)


def test_a_meeting_held_since_is_planned_on_an_earlier_date_without_what_was_said(
    office: Office,
) -> None:
    given = ["meeting", "list", "-f", "json", "--on", "2022-05-22"]
    rows = json.loads(office.run(*given).out)["rows"]
    assert [(row["id"], row["planned"]) for row in rows] == [("2022-05-23-hta", True)]


def test_a_meeting_is_shown_before_its_date_as_it_was_planned(office: Office) -> None:
    said = office.run("meeting", "show", "2022-05-23-hta", "--on", "2022-05-22").out
    assert "which-records" not in said
    assert "which-records" in office.run("meeting", "show", "2022-05-23-hta").out


def test_an_action_that_names_a_person_is_noted_and_its_id_does_not(office: Office) -> None:
    text = "ACC Ann Quill to write to the council."
    internal = office.run("meeting", "action", "hta", text, "--owner", "acc-crime")
    assert internal.out == "2022-05-23-hta: action to-write-to-the-council.\n"
    assert "Ann Quill" not in internal.err
    office.run("forum", "change", "hta", "--audience", "public", "--yes", "--because", "x")
    public = office.run("meeting", "action", "hta", f"{text} Again.", "--owner", "acc-crime")
    note = (
        "Note: “ACC Ann Quill to write to the council. …” has a person's name (ACC Ann Quill), "
        "which public papers may print; amend the text."
    )
    assert note in public.err.splitlines()
    plain = office.run("meeting", "action", "hta", "Count them all.", "--owner", "acc-crime")
    assert "public papers" not in plain.err
