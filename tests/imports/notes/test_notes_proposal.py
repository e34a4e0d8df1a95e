"""The proposal of a meeting: corrected in a file, and refused where it does not fit the notes."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from peeltrack.storage.load import load_register

NOTES = """Holding to Account
Minutes
19 July 2022
Present: PCC, CC, DCC
1. Calls
The PCC asked how many calls were late. The CC said that one in ten was.
Action \u2013 DCC to send the figures by 31 August 2022.
It was agreed that the CC would write to the council.
The Board requires a paper on fleets.
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "register.yaml").write_text(
        "name: Test\nleads:\n  pcc: {title: Police and Crime Commissioner, short: PCC}\n"
        "  cc: {title: Chief Constable, short: CC}\n"
        "  dcc: {title: Deputy Chief Constable, short: DCC}\n"
        "forums: {hta: {name: Holding to Account}}\n"
    )
    (tmp_path / "n.txt").write_text(NOTES, encoding="utf-8")
    return tmp_path


def run(*more: str) -> Result:
    return CliRunner().invoke(app, ["import", "notes", "n.txt", *more, "--register", "register"])


def actions(desk: Path) -> list[tuple[str, str | None]]:
    loaded = load_register(desk / "register").register
    assert loaded is not None
    return [(each.text, each.owner) for each in loaded.meetings["2022-07-19-hta"].actions]


def test_accept_alone_writes_what_is_marked_and_names_the_rest(desk: Path) -> None:
    done = run("--accept")
    assert done.exit_code == 0, done.output
    assert "Not written: 1 action or commitment from running text." in done.output
    assert actions(desk) == [("DCC to send the figures by 31 August 2022.", "dcc")]


def test_a_person_confirms_moves_and_corrects_in_a_file(desk: Path) -> None:
    assert run("-o", "p.yaml").exit_code == 0
    text = (desk / "p.yaml").read_text(encoding="utf-8")
    assert "- take: no\n" in text
    text = text.replace("- take: no\n", "- take: yes\n")
    left = '- text: "The Board requires a paper on fleets."\n'
    head, _, tail = text.partition(left)
    reason, _, rest = tail.partition("\n")
    taken = '- take: yes\n  text: "The Board requires a paper on fleets."\n  owner: dcc\n'
    text = (
        (head + rest)
        .replace("commitments:", f"{taken}commitments:")
        .replace("left_out:\n", "left_out: []\n")
    )
    assert reason.startswith("  why: ")
    (desk / "p.yaml").write_text(text, encoding="utf-8")
    shown = run("--from", "p.yaml").stderr
    assert "Action: The Board requires a paper on fleets. [dcc]\n" in shown
    assert "Found 3 actions and commitments, left out 0 sentences" in shown
    done = run("--from", "p.yaml", "--accept")
    assert done.exit_code == 0, done.output
    assert actions(desk) == [
        ("DCC to send the figures by 31 August 2022.", "dcc"),
        ("It was agreed that the CC would write to the council.", "cc"),
        ("The Board requires a paper on fleets.", "dcc"),
    ]


@pytest.mark.parametrize("name", ["DCC", "Deputy Chief Constable", "dcc"])
def test_a_lead_is_named_in_the_file_as_in_a_command(desk: Path, name: str) -> None:
    run("-o", "p.yaml")
    text = (desk / "p.yaml").read_text(encoding="utf-8")
    assert 'owner: "dcc"' in text
    changed = text.replace('owner: "dcc"', f"owner: {name}")
    (desk / "p.yaml").write_text(changed, encoding="utf-8")
    done = run("--from", "p.yaml", "--accept")
    assert (done.exit_code, actions(desk)) == (
        0,
        [("DCC to send the figures by 31 August 2022.", "dcc")],
    )


def test_what_a_person_confirms_after_accepting_the_rest_is_added(desk: Path) -> None:
    run("--accept")
    run("-o", "p.yaml")
    text = (desk / "p.yaml").read_text(encoding="utf-8")
    (desk / "p.yaml").write_text(text.replace("take: no\n", "take: yes\n"), encoding="utf-8")
    assert "1 action imported" in run("--from", "p.yaml", "--accept").output
    assert actions(desk) == [
        ("DCC to send the figures by 31 August 2022.", "dcc"),
        ("It was agreed that the CC would write to the council.", "cc"),
    ]
    assert run("--accept").output == "There is nothing new to write.\n"


def test_the_notes_of_a_planned_meeting_answer_the_questions_to_ask(desk: Path) -> None:
    (desk / "register" / "meetings").mkdir()
    planned = (
        "forum: hta\ndate: 2022-07-19\nquestions:\n"
        "  - id: late\n    asked_by: pcc\n    text: How many calls were late?\n"
        "  - id: fleet\n    text: What will the new fleet cost?\n"
    )
    file = desk / "register" / "meetings" / "2022-07-19-hta.yaml"
    file.write_text(planned, encoding="utf-8")
    done = run("--accept")
    assert done.exit_code == 0
    assert (
        "Check: the notes do not have the question “What will the new fleet cost?” in these words: "
        "it stays without an answer (peeltrack meeting answer 2022-07-19-hta fleet).\n"
    ) in done.output
    meeting = load_register(desk / "register").sound().meetings["2022-07-19-hta"]
    assert [(each.id, [it.text for it in each.answers]) for each in meeting.questions] == [
        ("late", ["The CC said that one in ten was."]),
        ("fleet", []),
    ]
    assert [each.lead for each in meeting.attendance] == ["pcc", "cc", "dcc"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("send the figures", "send the money", "are not in the notes"),
        ("sha256: ", "sha256: x", "p.yaml:"),
        ("reader: 11", "reader: 99", "write the proposal again"),
        ("take: no", "took: no", "took"),
        ('owner: "dcc"', "owner: [dcc", "p.yaml:"),
        ('owner: "dcc"', "owner: DCC Fleet", "'DCC Fleet' is no lead; write a lead's id, short"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_line(
    desk: Path, old: str, new: str, said: str
) -> None:
    run("-o", "p.yaml")
    text = (desk / "p.yaml").read_text(encoding="utf-8")
    assert old in text
    (desk / "p.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    done = run("--from", "p.yaml", "--accept")
    assert (done.exit_code, done.output.count("\n")) == (2, 1), done.output
    assert said in done.output
    assert not (desk / "register" / "meetings").exists()


def test_a_sentence_that_is_lost_from_the_file_is_named(desk: Path) -> None:
    run("-o", "p.yaml")
    text = (desk / "p.yaml").read_text(encoding="utf-8")
    (desk / "p.yaml").write_text(text[: text.index("left_out:")], encoding="utf-8")
    done = run("--from", "p.yaml", "--accept")
    assert "has lost \u201cThe Board requires a paper on fleets." in done.output


def test_lines_prints_the_notes_with_their_numbers() -> None:
    assert run("--lines").stdout.splitlines()[2:4] == [
        "     3  19 July 2022",
        "     4  Present: PCC, CC, DCC",
    ]


def test_another_date_and_notes_without_anything_are_refused_and_write_nothing(desk: Path) -> None:
    other = run("--date", "2022-07-20", "--accept")
    assert (other.exit_code, other.output.count("\n")) == (2, 1)
    (desk / "n.txt").write_text("Board\n15th February 2022\nThe sky is blue.\n", encoding="utf-8")
    for option in ("--draft", "--accept"):
        done = run("--forum", "hta", option)
        assert done.exit_code == 1
        assert "nothing read from n.txt" in done.output
    assert not (desk / "register" / "meetings").exists()


def test_an_action_of_a_public_forum_that_names_a_person_is_noted(desk: Path) -> None:
    main = desk / "register" / "register.yaml"
    public = main.read_text().replace(
        "Holding to Account}", "Holding to Account, audience: public}"
    )
    notes = (desk / "n.txt").read_text(encoding="utf-8")
    named = notes.replace("DCC to send the figures", "DCC to send ACC Ann Quill the figures")
    assert named != notes
    (desk / "n.txt").write_text(named, encoding="utf-8")
    said = "has a person's name (ACC Ann Quill), which public papers may print"
    main.write_text(public)
    done = run("--accept")
    assert (done.exit_code, said in done.output) == (0, True), done.output
    meeting = load_register(desk / "register").sound().meetings["2022-07-19-hta"]
    assert ["quill" in each.id for each in meeting.actions] == [False]
