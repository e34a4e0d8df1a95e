"""Meetings: what each command says and which lines it changes."""

import shlex

import pytest

from tests.cli.small_office import REGISTER, Office

BY = "--by liaison --date 2022-07-04"


@pytest.mark.parametrize(
    ("given", "said", "changed"),
    [
        (
            "meeting new sib --title 'SIB, July' --chair acc-crime --date 2022-07-06",
            [
                "2022-07-06-sib: meeting begun.",
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
                "Note: the action is due neither on a day nor upon an event.",
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
    pcc = "  pcc:\n    title: Police and Crime Commissioner\n    short: Commissioner\nfora:"
    text = REGISTER["register.yaml"].replace("fora:", pcc)
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
