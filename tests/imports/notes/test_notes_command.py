"""The command: what it shows, what it writes, and that it changes nothing twice."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from peeltrack.wording import long_date

NOTES = Path(__file__).parents[1] / "papers" / "meeting-notes-2024.txt"
REGISTER = """name: Borsetshire Police
leads:
  pcc:
    title: Police and Crime Commissioner
    short: PCC
  cc:
    title: Chief Constable
    short: CC
  dcc:
    title: Deputy Chief Constable
    short: DCC
forums:
  hta:
    name: Holding to Account
"""
INSPECTION = "title: Report\nbody: HMICFRS\nkind: peel\n"
ITEM = "kind: {kind}\nnumber: '{number}'\ntitle: Title\nwording: Wording.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "register"
    folder = root / "inspections" / "peel"
    folder.mkdir(parents=True)
    (root / "register.yaml").write_text(REGISTER, encoding="utf-8")
    (folder / "inspection.yaml").write_text(INSPECTION, encoding="utf-8")
    for number in "123":
        text = ITEM.format(kind="area_for_improvement", number=number)
        (folder / f"afi-0{number}.yaml").write_text(text, encoding="utf-8")
    text = ITEM.format(kind="recommendation", number=1)
    (folder / "rec-1.yaml").write_text(text, encoding="utf-8")
    return root


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["-R", str(root), "import", "notes", str(NOTES), *words])


def meetings(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "meetings").glob("*"))


def test_a_draft_is_shown_as_data_and_nothing_is_written(root: Path) -> None:
    shown = json.loads(run(root, "--format", "json").stdout)
    assert [row["item"] for row in shown["rows"]] == [
        None,
        "peel/afi-01",
        "peel/afi-01",
        "peel/afi-01",
        "peel/rec-1",
        None,
    ]
    assert {"text", "asked_by", "answers"} <= set(shown["rows"][0])
    assert {"actions", "attendance", "commitments", "skipped"} <= set(shown)
    assert meetings(root) == []


def test_a_draft_is_shown_to_people_with_where_each_question_stands(root: Path) -> None:
    shown = run(root, "--format", "table").stdout
    assert "line 16" in shown
    assert "not attributed" in shown
    assert "Nothing has been written yet" in shown


def test_accepting_writes_the_meeting_once_and_twice_changes_nothing(root: Path) -> None:
    first = run(root, "--accept")
    assert first.exit_code == 0, first.output
    assert meetings(root) == ["2024-03-12-hta.yaml"]
    written = (root / "meetings" / "2024-03-12-hta.yaml").read_bytes()
    again = run(root, "--accept")
    assert again.stdout == "There is nothing new to write.\n"
    assert (root / "meetings" / "2024-03-12-hta.yaml").read_bytes() == written


def test_a_recorded_meeting_takes_what_it_lacks_once_a_person_has_confirmed_it(root: Path) -> None:
    (root / "meetings").mkdir()
    file = root / "meetings" / "2024-03-12-hta.yaml"
    mine = "forum: hta\ndate: 2024-03-12\nactions:\n  - id: mine\n    text: Mine.\n"
    file.write_text(mine, encoding="utf-8")
    refused = run(root, "--accept")
    assert refused.exit_code == 2
    assert refused.stderr.endswith(
        "2024-03-12-hta is recorded already, and 6 questions, 5 offices, 4 remarks, 2 actions and "
        "2 commitments would be added to its file. Nothing was written; --yes writes it without "
        "asking.\n"
    )
    assert file.read_text(encoding="utf-8") == mine
    assert run(root, "--accept", "--yes").exit_code == 0
    assert file.read_text(encoding="utf-8").count("    text: Mine.\n") == 1
    assert run(root, "--accept").stdout == "There is nothing new to write.\n"


def test_accepting_is_refused_while_an_item_is_missing(root: Path) -> None:
    shutil.move(root / "inspections/peel/rec-1.yaml", root.parent / "rec-1.yaml")
    refused = run(root, "--accept")
    assert refused.exit_code == 1
    assert "the register has no Recommendation 1" in refused.stderr
    assert meetings(root) == []


def test_a_file_that_is_not_there_gets_one_line(root: Path) -> None:
    refused = CliRunner().invoke(app, ["-R", str(root), "import", "notes", "nothing.txt"])
    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1


def test_the_file_of_a_planned_meeting_takes_what_its_notes_say(root: Path) -> None:
    assert run(root, "--accept").exit_code == 0
    (whole,) = (root / "meetings").glob("*.yaml")
    text = whole.read_text("utf-8")
    begun = f"forum: hta\ndate: {whole.stem[:10]}\ntitle: Spring meeting  # as in the calendar\n"
    whole.write_text(begun, encoding="utf-8")
    accepted = run(root, "--accept")
    assert accepted.exit_code == 0
    assert "title Spring meeting but its notes" in accepted.stderr
    kept = whole.read_text("utf-8")
    assert kept.startswith("forum: hta\n")
    assert "title: Spring meeting  # as in the calendar\n" in kept
    assert kept.count("text: ") == text.count("text: ") > 3
    # a second time there is nothing left to add
    assert run(root, "--accept").stdout == "There is nothing new to write.\n"
    assert whole.read_text("utf-8") == kept


def test_notes_of_a_day_to_come_are_shown_and_proposed_but_not_accepted(
    root: Path, tmp_path: Path
) -> None:
    day = long_date(date.today() + timedelta(days=40))  # noqa: DTZ011 (the command's own today)
    paper, file = tmp_path / "later.txt", tmp_path / "p.yaml"
    paper.write_text(f"Board\n{day}\nPresent: CC\nAction: CC to count.", encoding="utf-8")

    def told(*words: str) -> Result:
        said = ["-R", str(root), "import", "notes", str(paper), "--forum", "hta", *words]
        return CliRunner().invoke(app, said)

    to_come = f"the meeting's date, {day}, is still to come"
    assert to_come in " ".join(json.loads(told("--format", "json").stdout)["doubts"])
    proposed = told("-o", str(file))
    assert proposed.exit_code == 0
    assert "Action" not in proposed.output
    assert "CC to count." in file.read_text(encoding="utf-8")
    refused = told("--accept")
    assert (refused.exit_code, meetings(root)) == (1, [])
    assert "still to come" in refused.output
