"""The proposal file: written, corrected by a person, and taken exactly as it says."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app

PAPER = """\
Ourtown Police: PEEL 2023/25
Published on 2 May 2024
Investigating crime
Cause of concern
The force does not supervise its investigations of fraud.
Recommendations
Within three months, the force should:
- give each investigation a plan; and
- tell each victim who is investigating.
Protecting vulnerable people
Area for improvement
The force should answer calls sooner. Callers wait. The force should say how long they wait.
Main findings
The force should send us its plan in June.
By the end of 2024, forces should publish it.
"""
HEAD = """\
reports:
- id: peel-2023-25
  title: "Ourtown Police: PEEL 2023/25"
  short: "PEEL 2023/25"
  kind: peel
  published: 2024-05-02
  areas:
    investigating-crime: "Investigating crime"
    protecting-vulnerable-people: "Protecting vulnerable people"
findings:
- take: yes
  kind: cause_of_concern
  number: "1"
  title: "The force does not supervise its investigations of fraud"
  wording: [5]  # The force does not supervise its investigations of fraud.
  area: investigating-crime
- take: yes
  kind: recommendation
  number: "1"
  title: "Give each investigation a plan"
  wording: [7, 8]  # Within three months, the force should: give each investigation a plan; and
  under: coc-1
  area: investigating-crime
  due_phrase: "Within three months"
  due: 2024-08-02
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an empty register, a paper and its proposal."""
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "register.yaml").write_text("name: Ourtown Police\n")
    (tmp_path / "p.txt").write_text(PAPER)
    monkeypatch.chdir(tmp_path)
    assert run("-o", "p.yaml").exit_code == 0
    return tmp_path


def run(*more: str) -> Result:
    return CliRunner().invoke(app, ["import", "report", "p.txt", *more])


def corrected(office: Path, *edits: tuple[str, str]) -> Result:
    """Accept the proposal with some of its text replaced."""
    text = (office / "p.yaml").read_text()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    (office / "p.yaml").write_text(text)
    return run("--from", "p.yaml", "--accept", "--on", "2024-06-01")


def wordings(office: Path) -> dict[str, str]:
    folder = office / "register" / "inspections" / "peel-2023-25"
    found = {}
    for path in sorted(folder.glob("*-[0-9]*.yaml")):
        text = path.read_text().partition("wording:")[2].partition("\nsource:")[0]
        found[path.stem] = " ".join(text.strip(" >|-'\n").replace("'", "").split())
    return found


def test_the_file_names_the_lines_of_each_finding(office: Path) -> None:
    text = (office / "p.yaml").read_text()
    assert HEAD in text
    assert 'why: "obliges in running text' in text
    assert run("--lines").stdout.splitlines()[6:9] == [
        "     7  Within three months, the force should:",
        "     8  - give each investigation a plan; and",
        "     9  - tell each victim who is investigating.",
    ]


def test_accepting_it_as_it_is_writes_what_is_certain(office: Path) -> None:
    assert corrected(office).stdout.startswith("peel-2023-25: 4 findings imported.")
    assert list(wordings(office)) == ["afi-01", "coc-1", "rec-1", "rec-2"]
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0


def test_what_was_left_out_is_taken_once_it_is_moved_up(office: Path) -> None:
    moved = '- take: yes\n  kind: recommendation\n  number: "3"\n  wording: [14]\nleft_out:\n'
    line = "- wording: [14]  # The force should send us its plan in June.\n"
    why = '  why: "obliges in running text, without a label, list or announcement"\n'
    assert corrected(office, (line + why, ""), ("left_out:\n", moved)).exit_code == 0
    assert wordings(office)["rec-3"] == "The force should send us its plan in June."


def test_a_line_that_a_person_takes_is_no_longer_counted_as_narrative(office: Path) -> None:
    taken = '- take: yes\n  kind: recommendation\n  number: "3"\n  wording: [13]\nleft_out:\n'
    before = run("--from", "p.yaml").stderr
    text = (office / "p.yaml").read_text()
    (office / "p.yaml").write_text(text.replace("left_out:\n", taken))
    after = run("--from", "p.yaml").stderr
    assert "Found 4 findings, left out 1 sentence; 3 of 15 lines are narrative." in before
    assert "Found 5 findings, left out 1 sentence; 2 of 15 lines are narrative." in after


def test_a_finding_is_left_out_by_one_word(office: Path) -> None:
    text = (office / "p.yaml").read_text()
    before, _, after = text.rpartition("- take: yes")
    (office / "p.yaml").write_text(f"{before}- take: no{after}")
    assert corrected(office).exit_code == 0
    assert "afi-01" not in wordings(office)


def test_a_finding_is_split_by_its_sentences(office: Path) -> None:
    whole = "  wording: [12]  # The force should answer calls sooner. Callers wait. The force"
    second = (
        '  wording: [12/1-2]\n- take: yes\n  kind: area_for_improvement\n  number: "2"\n'
        "  wording: [12/3]  # The force"
    )
    assert corrected(office, (whole, second)).exit_code == 0
    found = wordings(office)
    assert found["afi-01"] == "The force should answer calls sooner. Callers wait."
    assert found["afi-02"] == "The force should say how long they wait."


def test_two_findings_are_joined_by_their_lines(office: Path) -> None:
    text = (office / "p.yaml").read_text()
    start = text.index('- take: yes\n  kind: recommendation\n  number: "2"')
    end = text.index("- take: yes\n  kind: area_for_improvement")
    (office / "p.yaml").write_text(text[:start] + text[end:])
    assert corrected(office, ("wording: [7, 8]", "wording: [7, 8, 9]")).exit_code == 0
    assert wordings(office)["rec-1"] == (
        "Within three months, the force should: - give each investigation a plan; and "
        "- tell each victim who is investigating."
    )


def test_what_is_typed_is_certain(office: Path) -> None:
    edits = [
        ('number: "2"', 'number: "7"'),
        ("  under: coc-1\n  area: investigating-crime\n", ""),
        ("  due: 2024-08-02\n- take: yes\n  kind: recommendation", "  due: 2024-09-30\n"
            "  to: [Home Office]\n- take: yes\n  kind: recommendation"),
    ]  # fmt: skip
    assert corrected(office, *edits).exit_code == 0
    folder = office / "register" / "inspections" / "peel-2023-25"
    assert "due: 2024-09-30" in (folder / "rec-1.yaml").read_text()
    assert "relevance: monitor" in (folder / "rec-1.yaml").read_text()
    assert (folder / "rec-7.yaml").is_file()


def test_dates_and_kinds_are_understood_as_at_every_door(office: Path) -> None:
    edits = [
        ("kind: peel", "kind: PEEL"),
        ("published: 2024-05-02", "published: 2 May 2024"),
        ("kind: area_for_improvement", "kind: AFI"),
        ("kind: recommendation", "kind: Rec"),
        ("due: 2024-08-02", "due: 31/12/26"),
    ]
    assert corrected(office, *edits).exit_code == 0
    folder = office / "register" / "inspections" / "peel-2023-25"
    assert "due: 2026-12-31" in (folder / "rec-1.yaml").read_text()
    assert "published: 2024-05-02" in (folder / "inspection.yaml").read_text()
    assert len(list(folder.glob("afi-*.yaml"))) == 1


@pytest.mark.parametrize(
    ("old", "new"), [("due: 2024-08-02", "due: 31/06/26"), ("kind: peel", "kind: pel")]
)
def test_what_names_no_date_or_kind_is_refused_with_its_line(
    office: Path, old: str, new: str
) -> None:
    result = corrected(office, (old, new))
    text = (office / "p.yaml").read_text()
    number = text[: text.index(new)].count("\n") + 1
    assert result.exit_code == 2
    assert result.stderr.startswith(f"peeltrack: p.yaml:{number}: ")


def test_what_is_in_doubt_is_written_once_it_is_confirmed(office: Path) -> None:
    """By the end of 2024: recommended in running text, and a year for a date."""
    text = (office / "p.yaml").read_text()
    assert "take: no" in text
    assert "#?  due: 2024-12-31" in text
    assert corrected(office, ("take: no", "take: yes"), ("#?  due", "  due")).exit_code == 0
    folder = office / "register" / "inspections" / "peel-2023-25"
    (written,) = [path for path in folder.glob("*.yaml") if "2024-12-31" in path.read_text()]
    assert "due: 2024-12-31" in written.read_text()


def test_one_line_or_body_needs_no_brackets(office: Path) -> None:
    assert corrected(office, ("[5]", "5")).exit_code == 0


def test_what_is_uncertain_is_not_written_unasked(office: Path) -> None:
    result = run("--accept", "--on", "2024-06-01")
    assert "uncertain" in result.stdout
    assert not any("2024-12-31" in text for text in wordings(office).values())


@pytest.mark.parametrize(
    ("old", "new", "at", "why"),
    [
        ('sha256: "', 'sha256: "0', "sha256", "is not that of p.txt: the paper is different or has "
                                              "changed; write the proposal again"),
        ("reader: 11", "reader: 99", "reader", "lines are now numbered by version 11; write the "
                                              "proposal again"),
        ("- take: yes", "- take: perhaps", "perhaps", "findings, entry 1, take: 'perhaps' is not "
                                              "one of yes, no; write one of them"),
        ('number: "2"', "number: 7.10", "7.10", "put a number with a point in quotes, because 7.10 "
                                                "is not 7.1"),
        ("[5]", "[55]", "[55]", "'55' is not a line of p.txt: --lines prints them"),
        ("[12]", "[12/9]", "[12/9]", "'12/9' is not a line of p.txt: --lines prints them"),
        ("[7, 9]", "[7, 8]  # again", "# again", "line 8 is already in another finding"),
        ("[12]", "[12/1]", "left_out", "line 12 obliges somebody but is in neither list: “The "
                                       "force should say how long they wait. …”"),
        ('number: "2"', "number: 1", "number: 1", "1 is the number of another finding"),
        ("under: coc-1", "under: coc-9", "coc-9", "coc-9 is not a cause of concern in this file"),
        ("area: investigating-crime", "area: dogs", "area: dogs", "dogs is not an area of the "
                                                                  "report: add it to areas, with "
                                                                  "its printed name"),
    ],
)  # fmt: skip
def test_a_file_that_its_paper_does_not_bear_out_is_refused_in_one_line(
    office: Path, old: str, new: str, at: str, why: str
) -> None:
    result = corrected(office, (old, new))
    lines = (office / "p.yaml").read_text().splitlines()
    number = next(place for place, line in enumerate(lines, 1) if at in line and line[0] != "#")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"peeltrack: p.yaml:{number}: {why}.\n"
    assert wordings(office) == {}


@pytest.mark.parametrize("text", ["", "- a\n", "findings: [", "paper: p.txt\n", "a: &b c\n", "x\n"])
def test_a_file_that_is_no_proposal_is_refused_in_one_line(office: Path, text: str) -> None:
    (office / "p.yaml").write_text(text)
    result = run("--from", "p.yaml", "--accept")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "p.yaml" in result.stderr


def test_another_file_is_not_replaced(office: Path) -> None:
    (office / "mine.yaml").write_text("mine: true\n")
    assert run("-o", "mine.yaml").exit_code != 0
    assert (office / "mine.yaml").read_text() == "mine: true\n"
    assert run("-o", "p.yaml").exit_code == 0


@pytest.mark.parametrize("option", [["-o", "q.yaml"], ["--from", "p.yaml"], ["--lines"]])
@pytest.mark.usefixtures("office")
def test_one_paper_is_corrected_at_a_time(option: list[str]) -> None:
    result = run("p.txt", *option)
    assert result.exit_code == 2
    assert "one paper at a time" in result.stderr


def test_a_paper_of_which_nothing_was_taken_can_be_written_by_hand(office: Path) -> None:
    (office / "p.txt").write_text("A note on keys\nKeys were lost in May, and it matters.\n")
    assert run("-o", "q.yaml").exit_code == 0
    text = (office / "q.yaml").read_text()
    added = 'findings:\n- take: yes\n  kind: area_for_improvement\n  number: "1"\n  wording: [2]\n'
    (office / "q.yaml").write_text(text.replace("findings: []\n", added))
    assert run("--from", "q.yaml", "--accept").exit_code == 0
    assert (office / "register" / "inspections" / "note-on-keys" / "afi-01.yaml").is_file()


def test_what_the_paper_says_of_how_many_is_held_against_what_a_person_takes(office: Path) -> None:
    (office / "p.txt").write_text(
        "Bells at Ourtown\nPublished on 4 May 2024\nWe made two recommendations.\n"
        "Recommendation 1\nThe force should test each bell.\nFindings\nDoors should be painted.\n"
    )
    assert "states 2 recommendations, found 1" in run("-o", "p.yaml").output + run().output
    entry = "wording: [7]"
    taken = f"- take: yes\n  kind: recommendation\n  number: '2'\n  {entry}\nleft_out: []\n"
    findings, _, _ = (office / "p.yaml").read_text().partition("left_out:")
    (office / "p.yaml").write_text(findings + taken)
    told = run("--from", "p.yaml").output
    assert "COUNT DIFFERS" not in told
    assert "Found 2 findings" in told


def test_a_file_left_as_it_is_writes_what_accepting_at_once_writes(office: Path) -> None:
    (office / "p.txt").write_text(
        PAPER + "We expect the force to publish the results of its survey within a year.\n"
    )
    (office / "p.yaml").unlink()
    assert run("-o", "p.yaml").exit_code == 0
    direct = run("--accept", "--on", "2024-06-01")
    assert direct.exit_code == 1  # the uncertain one waits
    folder = office / "register" / "inspections" / "peel-2023-25"
    written = {path.name: path.read_text() for path in folder.iterdir()}
    assert "We expect the force to publish" in written["inspection.yaml"]
    shutil.rmtree(folder)
    assert run("--from", "p.yaml", "--accept", "--on", "2024-06-01").exit_code == 0
    assert {path.name: path.read_text() for path in folder.iterdir()} == written


def test_an_expectation_that_is_taken_out_of_the_file_is_not_noted(office: Path) -> None:
    expects = "We expect the force to publish the results of its survey within a year."
    (office / "p.txt").write_text(f"{PAPER}{expects}\n")
    (office / "p.yaml").unlink()
    assert run("-o", "p.yaml").exit_code == 0
    text = (office / "p.yaml").read_text()
    before, entry, _ = text.rpartition("- wording: [16]")
    assert entry
    (office / "p.yaml").write_text(before)
    assert run("--from", "p.yaml", "--accept", "--on", "2024-06-01").exit_code == 0
    folder = office / "register" / "inspections" / "peel-2023-25"
    assert expects not in (folder / "inspection.yaml").read_text()
