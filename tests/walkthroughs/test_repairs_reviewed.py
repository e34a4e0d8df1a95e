"""The mistakes of a year, each put right by commands alone, and what a reviewer sees of it."""

import json
from pathlib import Path

import pytest

from tests.cli.small_office import ITEM, Office, open_office, plain_environment

BY = ("--by", "liaison", "--date", "2022-07-04")
WHY = ("--because", "A slip.", *BY)
TWIN = """\
kind: area_for_improvement
number: "17"
title: Records of missing people
wording: The force should keep complete records.
progress:
  - date: 2022-05-20
    by: det-supt
    text: All checked.
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A committed register, with a finding recorded twice."""
    for name, value in plain_environment().items():
        monkeypatch.setenv(name, value)
    office = open_office(tmp_path)
    office.write({"inspections/peel-2022/afi-17.yaml": TWIN})
    office.begin_repository()
    return office


MISTAKES: dict[str, list[list[str]]] = {
    "an update on the wrong item": [
        ["withdraw", "afi-1", "progress.2022-05-01", *WHY],
        ["update", "peel-2022/afi-2", "-m", "Begun.", *BY],
    ],
    "the wrong date": [
        ["amend", "afi-1", "progress.2022-05-01.date", "-m", "2022-05-02", *WHY],
    ],
    "the wrong lead": [
        ["amend", "afi-1", "progress.2022-05-01.by", "-m", "acc-crime", *WHY],
        ["assign", "afi-1", "--tactical", "acc-crime", *BY[:2]],
    ],
    "one finding recorded twice": [["item", "merge", "afi-17", "--into", "afi-1", *WHY]],
    "an item under the wrong report": [["item", "move", "afi-17", "--to", "peel-2018", *WHY]],
    "the wrong id of an inspection": [
        ["inspection", "rename", "peel-2022", "peel-2021-22", *WHY],
    ],
    "a question at the wrong meeting": [
        ["withdraw", "2022-05-23-hta", "questions.which-records-are-kept", *WHY],
        ["meeting", "new", "sib", "--date", "2022-06-01", "--by", "liaison"],
        ["meeting", "ask", "sib", "-m", "Which?", "--item", "afi-1", *BY[2:]],
    ],
    "the wrong answer": [
        ["meeting", "answer", "hta", "which", "-m", "None.", "--by", "det-supt"],
        ["withdraw", "2022-05-23-hta", "questions.which-records-are-kept.answers.1", *WHY],
        ["meeting", "answer", "hta", "which", "-m", "All.", "--by", "det-supt", *BY[2:]],
    ],
    "an item superseded by the wrong one": [
        ["supersede", "peel-2018/afi-9", "--with", "afi-1", *BY],
        ["amend", "peel-2018/afi-9", "superseded_by", "--nothing", *WHY],
        ["supersede", "peel-2018/afi-9", "--with", "peel-2022/afi-2", *BY],
    ],
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_put_right_by_commands_and_its_trace_accepted(
    mistake: str, office: Office
) -> None:
    for given in MISTAKES[mistake]:
        done = office.run(*given)
        assert (done.code, done.err.startswith("peeltrack: ")) == (0, False), done.err
    checked = office.run("validate", "--against", "HEAD", "--on", "2022-08-01")
    assert [line for line in checked.out.splitlines() if " error " in line] == []
    assert checked.code == 0
    seen = json.loads(office.run("diff", "-f", "json").out)["rows"]
    assert seen != []
    # every paper can be made of what came of it
    for command in (
        ["brief", "hta", "--date", "2022-07-04", "-f", "md"],
        ["status", "--on", "2022-07-04"],
        ["export", "--to", "json", "-o", "-", "--on", "2022-07-04"],
        ["show", "afi-1"],
        ["history", "AFI 17"],
    ):
        assert office.run(*command).code == 0, command


def test_the_papers_count_two_records_of_a_finding_once(office: Office) -> None:
    def listed() -> list[str]:
        answer = json.loads(office.run("list", "--on", "2022-07-04", "-f", "json").out)
        return [row["id"] for row in answer["rows"]]

    before = listed()
    office.run("item", "merge", "afi-17", "--into", "afi-1", *WHY)
    assert listed() == [id_ for id_ in before if id_ != "peel-2022/afi-17"]
    brief = office.run("brief", "hta", "--date", "2022-07-04", "-f", "md").out
    assert "All checked." in brief
    assert "AFI 17" not in brief
    assert "All checked." in office.files()[ITEM].decode()
