"""What accepting a proposal writes: the commands themselves, on registers of their own."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from tests.import_accuracy.careful_reading import (
    INVENTED,
    Reading,
    invented_readings,
    published_readings,
)

PAPER = """\
Ourtown Police: PEEL 2023/25
Published on 2 May 2024
Investigating crime
Cause of concern
Ourtown Police does not supervise its investigations.
Recommendations
Within three months, the force should:
- give each investigation a plan; and
- have each plan signed.
Protecting vulnerable people
AFI 1: The force should look at each referral within a day.
"""

BEGUN = (
    "statutory_response:\n  sent_to:\n"
    "    - The Secretary of State\n    - The inspectors of constabulary\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with an empty register and a paper."""
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "register.yaml").write_text("name: Ourtown Police\n")
    (tmp_path / "paper.txt").write_text(PAPER)
    return tmp_path


def run(office: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, ["-R", str(office / "register"), *arguments], input=typed)


def imported(office: Path, *more: str) -> Result:
    return run(office, "import", "report", str(office / "paper.txt"), *more)


def files(office: Path) -> dict[str, str]:
    root = office / "register" / "inspections"
    return {str(path.relative_to(root)): path.read_text() for path in root.rglob("*.yaml")}


def test_a_draft_writes_nothing(office: Path) -> None:
    assert imported(office).exit_code == 0
    assert files(office) == {}


def test_accepting_writes_a_file_for_each_finding_and_one_for_the_inspection(office: Path) -> None:
    result = imported(office, "--accept")
    assert result.stdout == "peel-2023-25: 4 findings imported.\n"
    written = files(office)
    assert sorted(written) == [
        "peel-2023-25/afi-01.yaml",
        "peel-2023-25/coc-1.yaml",
        "peel-2023-25/inspection.yaml",
        "peel-2023-25/rec-1.yaml",
        "peel-2023-25/rec-2.yaml",
    ]
    assert written["peel-2023-25/rec-1.yaml"] == (
        "kind: recommendation\n"
        "number: '1'\n"
        "title: Give each investigation a plan\n"
        "wording: 'Within three months, the force should: give each investigation a plan'\n"
        "source: paper.txt, line 8\n"
        "area: investigating-crime\n"
        "cause_of_concern: coc-1\n"
        "due_phrase: Within three months\n"
        "due: 2024-08-02\n"
    )


def test_accepting_twice_changes_nothing(office: Path) -> None:
    imported(office, "--accept")
    before = files(office)
    again = imported(office, "--accept")
    assert again.exit_code == 0
    assert again.stdout.splitlines()[-1] == "There is nothing new to write."
    assert files(office) == before


def test_a_corrected_wording_is_shown_and_not_written_over(office: Path) -> None:
    imported(office, "--accept")
    before = files(office)
    (office / "paper.txt").write_text(PAPER.replace("within a day", "within two days"))
    again = imported(office, "--accept")
    assert again.stdout.splitlines()[-2] == (
        "  The force should … each referral within [-a day.-] {+two days.+}"
    )
    assert files(office) == before


def test_what_was_added_since_is_all_that_is_written(office: Path) -> None:
    imported(office, "--accept")
    before = files(office)
    (office / "paper.txt").write_text(f"{PAPER}AFI 2: The force should tell partners at once.\n")
    imported(office, "--accept")
    assert files(office).keys() - before.keys() == {"peel-2023-25/afi-02.yaml"}
    assert {name: text for name, text in files(office).items() if name in before} == before


def test_a_dry_run_shows_the_files_and_writes_none(office: Path) -> None:
    result = imported(office, "--accept", "--dry-run")
    assert "+++ b/inspections/peel-2023-25/afi-01.yaml" in result.stdout
    assert files(office) == {}


def test_without_a_day_of_publication_the_due_date_is_left_out_and_said(office: Path) -> None:
    (office / "paper.txt").write_text(PAPER.replace("Published on 2 May 2024\n", ""))
    result = imported(office, "--accept")
    assert "due:" not in files(office)["peel-2023-25/rec-1.yaml"]
    assert "“Within three months” counts from publication: give --published" in result.stderr
    paper = office / "paper.txt"
    assert result.stderr.splitlines()[-2] == (
        "No due date, because the publication date is not recorded: peel-2023-25/rec-1 (“Within "
        "three months”), peel-2023-25/rec-2 (“Within three months”) and the statutory response to "
        f"peel-2023-25. To add it: peeltrack import report {paper} --register "
        f"{office / 'register'} --published DATE --accept"
    )


def test_the_day_of_publication_given_later_fills_what_waits_for_it(office: Path) -> None:
    (office / "paper.txt").write_text(PAPER.replace("Published on 2 May 2024\n", ""))
    imported(office, "--accept")
    before = files(office)
    again = imported(office, "--accept", "--published", "2024-05-02")
    assert again.stdout.splitlines()[-1] == "peel-2023-25: 3 dates filled in."
    assert "No due date" not in again.stderr
    added = {
        name: text.replace(line, "")
        for name, text in files(office).items()
        for line in ["published: 2024-05-02\n" if "inspection" in name else "due: 2024-08-02\n"]
    }
    assert added == before
    assert sum(text != before[name] for name, text in files(office).items()) == 3
    imported(office, "--accept", "--published", "2024-06-03")
    assert "published: 2024-05-02\n" in files(office)["peel-2023-25/inspection.yaml"]


def test_an_item_that_is_held_is_likened_to_none(office: Path) -> None:
    assert json.loads(imported(office, "--format", "json").stdout)["matches"] == []
    imported(office, "--accept")
    again = imported(office, "--format", "table").stdout
    assert "may be" not in again
    assert "Already in the register, word for word: 4\n" in again


def test_a_peel_report_is_given_its_short_name_and_the_response_owed(office: Path) -> None:
    imported(office, "--accept", "--date", "2024-06-26")  # its last day
    written = files(office)["peel-2023-25/inspection.yaml"]
    assert "short: PEEL 2023/25\n" in written
    assert written.endswith(BEGUN)
    due = json.loads(run(office, "overdue", "--on", "2024-06-30", "--format", "json").stdout)
    assert [(row["id"], row["promised_for"]) for row in due["rows"]] == [
        ("peel-2023-25", "2024-06-26")
    ]
    thematic = imported(office, "--kind", "thematic", "--inspection", "other", "--accept")
    assert thematic.exit_code == 0
    assert "statutory_response" not in files(office)["other/inspection.yaml"]
    assert run(office, "response", "other", "--format", "html").stderr == (
        "peeltrack: other: no statutory response to it has been started. If one is required, start "
        "it with peeltrack inspection response change other; it is due by 26 June 2024.\n"
    )


@pytest.mark.parametrize("told_first", [True, False])
def test_of_a_report_older_than_its_last_day_no_response_is_called_late(
    office: Path, told_first: bool
) -> None:
    """Whether the paper says when it was published, or a person does in a second run."""
    if not told_first:
        (office / "paper.txt").write_text(PAPER.replace("Published on 2 May 2024\n", ""))
        imported(office, "--accept", "--on", "2024-06-27")
    result = imported(office, "--accept", "--published", "2024-05-02", "--on", "2024-06-27")
    assert (
        "peel-2023-25: its statutory response was due by 26 June 2024. Publication is not "
        "recorded, so it is not counted as overdue. Record it with peeltrack inspection response "
        "change peel-2023-25 --published DATE, or without the date if it is not yet published."
    ) in result.stderr.splitlines()
    assert "statutory_response" not in files(office)["peel-2023-25/inspection.yaml"]
    late = json.loads(run(office, "overdue", "--on", "2024-06-30", "--format", "json").stdout)
    assert late["rows"] == []
    path = office / "register" / "inspections" / "peel-2023-25" / "inspection.yaml"
    path.write_text(f"{path.read_text()}statutory_response: {{}}\n")
    late = json.loads(run(office, "overdue", "--on", "2024-06-30", "--format", "json").stdout)
    assert [row["reason"] for row in late["rows"]] == ["4 days overdue"]
    assert "statutory response" not in imported(office, "--accept").stderr


def test_the_day_of_publication_given_later_begins_the_response_still_owed(office: Path) -> None:
    (office / "paper.txt").write_text(PAPER.replace("Published on 2 May 2024\n", ""))
    imported(office, "--accept", "--date", "2024-06-01")
    before = files(office)
    assert "statutory_response" not in before["peel-2023-25/inspection.yaml"]
    again = imported(office, "--accept", "--published", "2024-05-02", "--date", "2024-06-01")
    assert again.stdout.splitlines()[-1] == (
        "peel-2023-25: 3 dates filled in and the statutory response started."
    )
    dated = files(office)["peel-2023-25/inspection.yaml"].replace("published: 2024-05-02\n", "")
    assert dated == f"{before['peel-2023-25/inspection.yaml']}{BEGUN}"


def test_what_comes_next_can_be_pasted(office: Path) -> None:
    paper = office / "the paper.txt"
    (office / "paper.txt").rename(paper)
    shown = run(
        office, "import", "report", str(paper), "--published", "2024-05-02", "--format", "table"
    )
    assert shown.stdout.splitlines()[-1] == (
        "Next: check each against the paper, then "
        f'peeltrack import report "{paper}" --published 2024-05-02 '
        f"--register {office / 'register'} --accept"
    )


def test_what_a_person_says_goes_before_the_paper(office: Path) -> None:
    told = ("--inspection", "peel-ourtown", "--published", "2024-06-01", "--kind", "other")
    imported(office, "--accept", *told)
    written = files(office)
    assert "published: 2024-06-01\n" in written["peel-ourtown/inspection.yaml"]
    assert "kind: other\n" in written["peel-ourtown/inspection.yaml"]
    assert "due: 2024-09-01\n" in written["peel-ourtown/rec-2.yaml"]


def test_a_cause_of_concern_without_a_recommendation_is_withheld(office: Path) -> None:
    text = (
        PAPER.split("Recommendations")[0]
        + "Protecting vulnerable people\nAFI 1: It must act now, all told.\n"
    )
    (office / "paper.txt").write_text(text)
    result = imported(office, "--accept")
    assert "peel-2023-25/coc-1: not written: no recommendation addressing it" in result.stdout
    assert run(office, "validate").exit_code == 0


def test_a_letter_does_not_bring_in_again_what_it_restates(office: Path) -> None:
    papers = [str(INVENTED / f"{name}.txt") for name in ("accelerated-2024", "revisit-letter-2025")]
    run(office, "import", "report", papers[0], "--accept")
    before = files(office)
    again = run(office, "import", "report", papers[1], "--accept")
    assert again.stdout.splitlines()[-1] == "There is nothing new to write."
    assert files(office) == before


def test_what_a_letter_restates_in_other_words_waits_for_a_person(office: Path) -> None:
    imported(office, "--accept")
    (office / "letter.txt").write_text(
        "4 March 2025\n\nDear Chief Constable\n\nProgress at Ourtown\n\nWe came to review your "
        "progress against the cause of concern in our report of 2 May 2024.\n\nRecommendation 1: "
        "Within three months, the force should give each investigation a plan that is signed.\n"
    )
    result = run(office, "import", "report", str(office / "letter.txt"), "--accept")
    assert (
        "progress-at-ourtown-2025/rec-1: not written: may restate peel-2023-25/rec-1, which is "
        "already in the register: if it is another, delete its “restated” in the file of -o.\n"
    ) in result.stdout
    assert not [name for name in files(office) if name.startswith("progress")]


def test_of_two_papers_given_together_the_restated_findings_are_taken_once(office: Path) -> None:
    papers = [str(INVENTED / f"{name}.txt") for name in ("accelerated-2024", "revisit-letter-2025")]
    told = json.loads(run(office, "import", "report", *papers, "-f", "json").stdout)
    assert {row["inspection"] for row in told["rows"]} == {"westholme-police-2024"}
    assert len(told["rows"]) == 8


def test_the_json_has_the_keys_of_the_contract(office: Path) -> None:
    told = json.loads(imported(office, "--format", "json", "--on", "2024-06-01").stdout)
    head = {key: told[key] for key in ("schema", "command", "on", "revision")}
    assert head == {"schema": 1, "command": "import report", "on": "2024-06-01", "revision": None}
    row = dict(told["rows"][1])
    row.pop("title")
    assert row == {
        "id": "peel-2023-25/rec-1",
        "inspection": "peel-2023-25",
        "kind": "recommendation",
        "number": "1",
        "wording": "Within three months, the force should: give each investigation a plan",
        "area": "investigating-crime",
        "cause_of_concern": "coc-1",
        "due_phrase": "Within three months",
        "due": "2024-08-02",
        "target": None,
        "addressed_to": [],
        "clauses": [],
        "source": {"file": "paper.txt", "page": None, "line": 8},
        "relevance": "act",
        "relevance_reason": None,
        "flags": [],
        "restated": False,
        "certainty": "certain",
        "evidence": [
            "modal +2",
            "says who +1",
            "a label +2",
            "a lead-in +2",
            "an entry of its list +1",
        ],
        "doubts": [],
        "lines": ["7", "8"],
    }
    assert (told["skipped"], told["counts"]) == ([], [])


def test_a_paper_may_come_from_standard_input(office: Path) -> None:
    told = run(office, "import", "report", "-", "--format", "json", typed=PAPER)
    assert [row["source"]["file"] for row in json.loads(told.stdout)["rows"]] == [
        "standard input"
    ] * 4


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nowhere.txt"], 1, "peeltrack: cannot read nowhere.txt: No such file or directory."),
        (
            ["-"],
            1,
            "peeltrack: nothing read from standard input: no finding recognised. Check that it is "
            "the report itself; docs/importing.md describes what is recognised, and how to take "
            "any paper by hand (-o FILE).",
        ),
        (
            ["-", "--inspection", "No Id"],
            2,
            "peeltrack: --inspection 'No Id' cannot be read. Write an id of lower-case letters, "
            "digits and hyphens that starts with a letter.",
        ),
        (
            ["-", "--published", "May"],
            2,
            "peeltrack: --published 'May' is not a valid date; use YYYY-MM-DD or 31 May 2026.",
        ),
    ],
)
def test_what_cannot_be_imported_is_one_line(
    office: Path, arguments: list[str], code: int, message: str
) -> None:
    result = run(office, "import", "report", *arguments, typed="Nothing of the kind.")
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", f"{message}\n")


WELSH = """\
Arolygiad o gyfnodau cadw yn y ddalfa
Argymhelliad 1
Erbyn 1 Mai 2026, dylai prif gwnstabliaid adolygu pob cell yn y ddalfa.
"""


def test_a_paper_in_welsh_alone_is_said_to_be_in_welsh(office: Path) -> None:
    (office / "paper.txt").write_text(WELSH, encoding="utf-8")
    assert imported(office).stderr == (
        "peeltrack: nothing read from paper.txt: no finding recognised. paper.txt is in Welsh, "
        "which cannot be read. Use the English report.\n"
    )


def test_a_text_that_lost_its_line_breaks_is_said_to_have(office: Path) -> None:
    folded = " ".join(PAPER.split()) + " 2.1 The force has begun. 2.2 It will report in May. " * 3
    (office / "paper.txt").write_text(folded)
    remarks = json.loads(imported(office, "--format", "json").stdout)["remarks"]
    assert [each.partition(".txt")[2][:25] for each in remarks] == [" has lost its line breaks"]


def test_a_status_that_a_page_prints_is_shown_and_not_applied(office: Path) -> None:
    text = "Ourtown custody\nRecommendations\n1\nCompleted\nThe force should clean its cells.\n"
    (office / "paper.txt").write_text(text)
    (row,) = json.loads(imported(office, "--format", "json").stdout)["rows"]
    assert row["flags"] == ["the paper says “Completed”: not applied, record a sign-off if so"]
    imported(office, "--accept")
    assert not any("sign_offs" in each or "Completed" in each for each in files(office).values())


def test_a_status_in_a_table_is_of_its_own_row(office: Path) -> None:
    rows = (
        "Rec No. | Recommendation | Status\n"
        "1 | The force should clean its cells. | Completed\n"
        "2 | The force should light its yard. | Open\n"
        "3 | The force should mend its gate. | With the board\n"
    )
    (office / "paper.txt").write_text(f"Ourtown custody\n{rows}")
    found = json.loads(imported(office, "--format", "json").stdout)["rows"]
    says = "the paper says “{}”: not applied, record a sign-off if so"
    assert [row["flags"] for row in found] == [
        [says.format("Completed")],
        [says.format("Open")],
        [],
    ]


def _readings() -> list[Any]:
    there = [reading for reading in published_readings() if reading.paper.is_file()]
    return [pytest.param(each, id=each.name) for each in (*there, *invented_readings())]


@pytest.mark.parametrize("reading", _readings())
def test_what_was_accepted_of_any_paper_is_a_valid_register(office: Path, reading: Reading) -> None:
    result = run(office, "import", "report", str(reading.paper), "--accept")
    assert result.exit_code == 0, result.output
    validated = json.loads(run(office, "validate", "--format", "json").stdout)
    assert [row for row in validated["rows"] if row["severity"] == "error"] == []
    assert len(files(office)) > 1
    before = files(office)
    run(office, "format")
    assert files(office) == before


def test_a_report_read_again_knows_what_was_moved_since(office: Path) -> None:
    assert imported(office, "--accept").exit_code == 0
    first = files(office)
    (folder,) = {path.partition("/")[0] for path in first}
    main = "name: Ourtown Police\nleads:\n  flo:\n    title: FLO\n    may_review: true\n"
    (office / "register" / "register.yaml").write_text(main)
    why = ("--because", "Filed in error.", "--by", "flo")
    assert run(office, "inspection", "rename", folder, "peel-24", *why).exit_code == 0
    assert run(office, "item", "move", "afi-1", "--to", "afi-30", *why).exit_code == 0
    moved = files(office)
    again = imported(office, "--accept")
    assert again.exit_code == 0
    assert files(office) == moved


def test_accepting_says_what_is_left_out_as_uncertain_and_how_to_confirm_it(office: Path) -> None:
    paper = office / "paper.txt"
    paper.write_text(f"{PAPER}\nArea for improvement 1\nThe force should count its bells.\n")
    result = imported(office, "--accept")
    assert "peel-2023-25: 3 findings imported and 2 left out as uncertain." in result.output
    assert result.output.rstrip().endswith("-o proposal.yaml, and confirm there what is uncertain")
    assert result.exit_code == 1


def test_nothing_waits_once_what_is_uncertain_was_confirmed(office: Path) -> None:
    text = (
        "Bells\nHMICFRS said that Ourtown Police:\n• should count its bells, and\n• must oil them."
    )
    (office / "paper.txt").write_text(text)
    assert imported(office, "--accept").exit_code == 1
    file = office / "proposal.yaml"
    imported(office, "-o", str(file))
    file.write_text(file.read_text().replace("take: no", "take: yes"))
    assert imported(office, "--from", str(file), "--accept").exit_code == 0
    again = imported(office, "--accept")
    assert (again.exit_code, "not written" in again.output) == (0, False)


@pytest.mark.parametrize(
    ("head", "target"), [("Force target", ["target: 2026-03-01"]), ("Deadline", [])]
)
def test_the_forces_own_date_is_written_only_where_its_column_says_so(
    office: Path, head: str, target: list[str]
) -> None:
    row = "1 | The force should ring its bells. | 1 March 2026 | Begun"
    paper = office / "paper.txt"
    paper.write_text(f"Plan for bells\nNo. | Recommendation | {head} | Progress\n{row}\n")
    imported(office, "--accept")
    written = files(office)["plan-for-bells/rec-1.yaml"]
    assert [line for line in written.split("\n") if "target" in line] == target
