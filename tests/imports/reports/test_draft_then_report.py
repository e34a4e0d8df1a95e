"""A report imported into a register that knew its findings in draft."""

import shlex
from pathlib import Path

import pytest

from tests.cli.small_office import Office, open_office, plain_environment

BY = "--by liaison --date 2023-05-10"

REPORT = """\
# PEEL 2023

Published on 4 May 2023

## Investigating crime

Good

### Cause of concern

The force does not check its property stores.

### Recommendations

Within six months, the force should:
- count every exhibit in its property stores; and
- have an inspector sign each count.

## Responding to the public

Adequate

### Area for improvement 1

The force should publish rotas six weeks ahead for every response team.

### Area for improvement 2

The force should grit its car parks before each frost.
"""

GRIT = "The force should grit its car parks before each frost."
COUNT = "Within six months, the force should: count every exhibit in its property stores"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office that has an inspection without its findings, and the report."""
    for name, value in plain_environment().items():
        monkeypatch.setenv(name, value)
    office = open_office(tmp_path)
    (tmp_path / "peel-2023.md").write_text(REPORT, encoding="utf-8")
    run(office, "inspection add peel-2023 --title 'PEEL 2023' --body HMICFRS --kind peel")
    return office


def run(office: Office, *commands: str) -> str:
    printed = ""
    for command in commands:
        said = office.run(*shlex.split(command))
        assert said.code == 0, (command, said.err)
        printed = said.out
    return printed


def draft(name: str, number: str, wording: str) -> tuple[str, str]:
    kind = "AFI" if name.startswith("afi") else "recommendation"
    return (
        f"item add peel-2023/{name} --kind {kind} --number {number} --title T "
        f"--wording '{wording}'",
        f"item draft change peel-2023/{name} --seen 2023-03-01",
    )


def imported(office: Office, *more: str) -> str:
    report = str(office.folder / "peel-2023.md")
    said = office.run(
        "import", "report", report, "--inspection", "peel-2023", "--accept", *more,
        "--date", "2023-05-10",
    )  # fmt: skip
    assert said.code == 0, said.err
    return said.out


def item(office: Office, name: str) -> str:
    return office.files()[f"inspections/peel-2023/{name}.yaml"].decode()


def test_a_withdrawn_draft_holds_no_number(office: Office) -> None:
    run(office, *draft("afi-02", "2", "The force should buy kites."))
    run(office, f"withdraw peel-2023/afi-02 --because 'The report dropped it.' {BY}")
    imported(office)
    assert "car parks" in item(office, "afi-002")
    assert run(office, "show 'PEEL 2023 AFI 2'").startswith("peel-2023/afi-002")
    assert "There is nothing new to write." in imported(office)


def test_an_item_is_added_beside_a_withdrawn_one_with_its_number(office: Office) -> None:
    run(office, *draft("afi-3", "3", "The force should buy kites."))
    run(office, f"withdraw peel-2023/afi-3 --because 'Dropped.' {BY}")
    add = draft("afi-03", "3", "The force should sweep its yards.")
    run(office, *add)
    run(office, *draft("afi-9", "9", "The force should paint its sheds."))
    office.refuses(
        1,
        "peel-2023/afi-9: there is already an item peel-2023/afi-3. That one was withdrawn: its "
        "number is free as peel-2023/afi-03.",
        *shlex.split(f"item move peel-2023/afi-9 --to afi-3 --because x {BY}"),
    )


def test_a_draft_is_known_by_its_words_and_blocks_no_other_finding(office: Office) -> None:
    run(office, *draft("afi-01", "1", GRIT), *draft("afi-02", "2", "The force should buy kites."))
    shown = imported(office)
    assert "peel-2023/afi-01: already in the register, word for word." in shown
    assert (
        "peel-2023/afi-01: not written: peel-2023/afi-01 has its number and the words of another "
        "finding, peel-2023/afi-02; move that, then import again: peeltrack item move "
        "peel-2023/afi-01 --to afi-02."
    ) in shown
    assert "kites" in item(office, "afi-02")


def test_a_draft_with_other_words_is_to_be_withdrawn_first(office: Office) -> None:
    run(office, *draft("afi-02", "2", "The force should buy kites."))
    shown = imported(office)
    assert (
        "peel-2023/afi-02: not written: peel-2023/afi-02 is a draft with its number and other "
        "words; withdraw that if the report dropped it, then import again: peeltrack withdraw "
        "peel-2023/afi-02 --because …."
    ) in shown


def test_the_facts_of_the_report_are_given_to_what_the_register_has(office: Office) -> None:
    run(office, *draft("rec-1", "1", COUNT), *draft("afi-02", "2", GRIT))
    assert imported(office).splitlines()[-1] == (
        "peel-2023: 3 findings imported, 2 dates, 1 list of areas, 2 areas, 1 link to its cause "
        "of concern and 1 time limit filled in and the statutory response started."
    )
    written = item(office, "rec-1")
    for line in (
        "area: investigating-crime",
        "cause_of_concern: coc-1",
        "due_phrase: Within six months",
        "due: 2023-11-04",
    ):
        assert line in written.splitlines()
    assert "area: responding-to-the-public" in item(office, "afi-02")
    areas = run(office, "inspection area list peel-2023 -f json")
    assert ("adequate" in areas, "good" in areas) == (True, True)


def test_areas_that_an_inspection_lacks_are_named(office: Office) -> None:
    run(office, "inspection area add peel-2023 --name 'Investigating crime'")
    report = str(office.folder / "peel-2023.md")
    said = office.run(
        "import", "report", report, "--inspection", "peel-2023", "--accept", "--date", "2023-05-10"
    )
    assert (
        "the report grades Responding to the public adequate: peeltrack inspection area add "
        'peel-2023 --name "Responding to the public" --grade adequate.'
    ) in said.err
    assert "grade: good" in office.files()["inspections/peel-2023/inspection.yaml"].decode()


@pytest.mark.parametrize(
    ("on", "said", "noted"),
    [
        (
            "2023-06-28",
            "peel-2023: publication date recorded, statutory response started, due by 28 June "
            "2023.\n",
            False,
        ),
        ("2023-06-29", "peel-2023: publication date recorded.\n", True),
    ],
)
def test_publication_starts_the_statutory_response(
    on: str, said: str, noted: bool, office: Office
) -> None:
    done = office.run(
        "inspection", "change", "peel-2023", "--published", "2023-05-04", "--date", on, "--yes"
    )
    assert done.out == said
    note = (
        "Note: its statutory response was due by 28 June 2023 and is not recorded: peeltrack "
        "inspection response change peel-2023 --published DATE.\n"
    )
    assert (note in done.err) is noted
    has_response = b"statutory_response" in office.files()["inspections/peel-2023/inspection.yaml"]
    assert has_response is not noted


def test_an_import_starts_the_response_to_a_report_whose_date_was_recorded(office: Office) -> None:
    path = office.register / "inspections/peel-2023/inspection.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}published: 2023-05-04\n", encoding="utf-8")
    assert imported(office).endswith("and the statutory response started.\n")
