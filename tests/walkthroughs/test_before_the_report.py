"""An inspection from hot debrief to closure, by commands alone, and what the public sees."""

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.small_office import Office, open_office, plain_environment

MARK = "known to the force alone"
BY = "--by liaison"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A small office with a public panel, in no repository."""
    for name, value in plain_environment().items():
        monkeypatch.setenv(name, value)
    office = open_office(tmp_path)
    done(office, "forum add pcp --name 'Police and Crime Panel' --audience public")
    return office


def done(office: Office, *commands: str) -> str:
    """Carry out commands; return what the last one printed."""
    printed = ""
    for command in commands:
        said = office.run(*shlex.split(command))
        assert said.code == 0, (command, said.err)
        printed = said.out
    return printed


BEFORE_THE_REPORT = [
    "force monitoring add --phase engage --from 2023-01-09 "
    "--monitoring-because 'Two causes of concern.'",
    "force funding add uplift --text 'Further officers.' --year 2023/24 --posts 40",
    "programme add operation-oak --name 'Operation Oak' --aliases 'the oak team' "
    "--next-report 2023-06-01",
    "inspection add peel-2023 --title 'PEEL 2023' --body HMICFRS --kind peel",
    f"inspection debrief action add peel-2023 --text 'Ring victims back, {MARK}.' --lead det-supt",
    f"inspection debrief action add peel-2023 --text 'Count the waits, {MARK}.'",
    f"item add peel-2023/afi-1 --kind AFI --number 1 --title 'Waits, {MARK}' "
    f"--wording 'The force should cut waits, {MARK}.' --programmes 'The Oak Team'",
    "item draft change peel-2023/afi-1 --seen 2023-03-01",
    f"item add peel-2023/afi-2 --kind AFI --number 2 --title 'Visits, {MARK}' "
    f"--wording 'The force should count visits, {MARK}.'",
    "item draft change peel-2023/afi-2 --seen 2023-03-01",
    f"step add peel-2023/afi-1 'Plan the cuts, {MARK}.' --due 2023-07-01",
    "item evidence add peel-2023/afi-1 --text 'Waits by week.' --link figures/waits.xlsx "
    "--date 2023-04-01",
]

AT_PUBLICATION = [
    "inspection change peel-2023 --published 2023-05-04",
    f"settle peel-2023/afi-1 -m 'The force should shorten waits.' {BY} --date 2023-05-04",
    f"withdraw peel-2023/afi-2 --because 'The report left it out.' {BY} --date 2023-05-04",
    f"amend peel-2023/afi-1 title -m Waits --because Published. {BY} --date 2023-05-04",
    "inspection debrief action change peel-2023 ring --matched peel-2023/afi-1 --done 2023-05-02",
    "inspection expectation add peel-2023 --text 'Visits are to be counted.' --source 'Page 9'",
    "item investment add peel-2023/afi-1 --text 'Call handlers.' --posts 12 --part-of uplift",
    "assign peel-2023/afi-1 --strategic acc-crime --tactical det-supt",
    "meeting new sib --date 2023-06-10",
]


def test_an_inspection_is_held_from_its_hot_debrief_to_its_closure(office: Office) -> None:
    done(office, *BEFORE_THE_REPORT)
    status = done(office, "status --on 2023-03-10 --inspection peel-2023")
    for sentence in (
        "The inspectorate's monitoring phase for the force is Engage (enhanced monitoring), "
        "since 9 January 2023.",
        "PEEL 2023: 2 quick-time actions from the hot debrief, 0 matched by the report's "
        "findings, 2 still open.",
        "2 findings seen in draft, restricted.",
    ):
        assert sentence in status
    internal = done(office, "brief sib --date 2023-03-10 -f md")
    assert "2 findings seen in draft" in internal
    assert f"Ring victims back, {MARK}." in internal
    assert MARK not in done(office, "brief pcp --date 2023-03-10 -f md")
    assert MARK not in done(office, "export --to json -o - --audience public --on 2023-03-10")

    done(office, *AT_PUBLICATION)
    assert "error" not in office.run("validate", "--on", "2023-06-10").out
    row = json.loads(done(office, "show peel-2023/afi-1 --on 2023-05-10 -f json"))["rows"][0]
    assert (row["wording"], row["draft"], row["amendments"][0]["replaced"]) == (
        "The force should shorten waits.",
        {"seen": "2023-03-01", "settled": "2023-05-04"},
        f"The force should cut waits, {MARK}.",
    )
    board = done(office, "brief sib --date 2023-06-10 -f md")
    for sentence in (
        "2 quick-time actions from the hot debrief, 1 matched by the report's findings, "
        "1 still open",
        "Operation Oak",
        "Next report was due on 1 June 2023, 9 days overdue",
        "12 of 40 posts, from the budget of 2023/24",
        "Waits by week.",
    ):
        assert sentence in board
    asked = done(office, "challenge sib --on 2023-06-10 -f md")
    assert "Where is the report on Operation Oak that was expected on 1 June 2023" in asked
    panel = done(office, "brief pcp --date 2023-06-10 -f md")
    assert "2 quick-time actions from the hot debrief; 1 of them related directly" in panel
    public = done(office, "export --to json -o - --audience public --on 2023-06-10")
    assert MARK not in panel + public

    done(
        office,
        "programme report add operation-oak --date 2023-06-08 --text 'Waits are down.'",
        f"step done peel-2023/afi-1 plan --date 2023-06-20 {BY}",
        f"submit peel-2023/afi-1 --evidence 'Waits by week.' --link figures/waits.xlsx {BY} "
        "--date 2023-07-01",
        f"close peel-2023/afi-1 --evidence 'The letter of July.' {BY} --date 2023-07-20",
    )
    row = json.loads(done(office, "show peel-2023/afi-1 --on 2023-08-01 -f json"))["rows"][0]
    assert (row["state"], row["sign_offs"][0]["link"]) == ("closed", "figures/waits.xlsx")
    assert "Operation Oak:" not in done(office, "status --on 2023-08-01")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (f"settle peel-2022/afi-01 {BY}", "peel-2022/afi-01: is not a draft finding. Leave it."),
        (
            f"settle peel-2023/afi-1 {BY} --date 2023-03-10",
            "peel-2023/afi-1: its report is not published. Record its date with peeltrack "
            "inspection change peel-2023 --published DATE.",
        ),
        (
            "settle peel-2023/afi-1 --by det-supt --date 2023-03-10",
            "peel-2023/afi-1: its report is not published. Record its date with peeltrack "
            "inspection change peel-2023 --published DATE.",
        ),
    ],
)
def test_what_is_no_draft_or_not_published_is_not_settled(
    given: str, said: str, office: Office
) -> None:
    done(office, *BEFORE_THE_REPORT)
    office.refuses(1, said, *shlex.split(given))


REPORT = """\
# PEEL 2023

Published on 4 May 2023

We expect the force to plan its visits better.

## Area for improvement 1

The force should cut waits for victims.

## Area for improvement 3

The force should train its supervisors.
"""


def test_the_report_gives_its_words_to_the_drafts_that_it_holds(
    office: Office, tmp_path: Path
) -> None:
    done(office, *BEFORE_THE_REPORT, "inspection change peel-2023 --published 2023-05-04")
    report = tmp_path / "peel-2023.md"
    report.write_text(REPORT, encoding="utf-8")
    shown = office.run("import", "report", str(report), "--inspection", "peel-2023")
    assert "In the register as drafts: peel-2023/afi-1." in shown.out + shown.err
    settle = f"settle peel-2023/afi-1 --report {report} {BY} --date 2023-05-04"
    done(office, settle)
    row = json.loads(done(office, "show peel-2023/afi-1 -f json"))["rows"][0]
    assert row["wording"] == "The force should cut waits for victims."
    dropped = settle.replace("afi-1", "afi-2")
    office.refuses(
        1,
        "peel-2023/afi-2: is not in peel-2023.md in like words; withdraw it if the report dropped "
        "it. Use peeltrack withdraw peel-2023/afi-2 --because …, or give its wording with -m.",
        *shlex.split(dropped),
    )


RENUMBERED = """\
# PEEL 2023

Published on 4 May 2023

## Area for improvement 1

The force should train its supervisors in every district.

## Area for improvement 2

The force should cut waits for victims.
"""


def test_a_draft_is_found_in_the_report_under_another_number(
    office: Office, tmp_path: Path
) -> None:
    done(office, *BEFORE_THE_REPORT, "inspection change peel-2023 --published 2023-05-04")
    report = tmp_path / "peel-2023.md"
    report.write_text(RENUMBERED, encoding="utf-8")
    settle = f"settle --inspection peel-2023 --report {report} {BY} --date 2023-05-04 --yes"
    said = office.run(*shlex.split(settle))
    assert said.out == "peel-2023/afi-1: draft settled with the report's wording.\n"
    for note in (
        "peel-2023/afi-1: the report has it as 2, the register as 1: "
        "peeltrack item move peel-2023/afi-1 --to afi-02",
        "peel-2023/afi-2 left alone: is not in peel-2023.md in like words; withdraw it if the "
        "report dropped it",
    ):
        assert f"Note: {note}.\n" in said.err
    row = json.loads(done(office, "show peel-2023/afi-1 -f json"))["rows"][0]
    assert row["wording"] == "The force should cut waits for victims."


def test_an_inspection_without_areas_takes_those_of_the_report(
    office: Office, tmp_path: Path
) -> None:
    done(office, *BEFORE_THE_REPORT, "inspection change peel-2023 --published 2023-05-04")
    report = tmp_path / "peel-2023.md"
    report.write_text(GRADED, encoding="utf-8")
    said = office.run(
        *shlex.split(f"settle peel-2023/afi-1 --report {report} {BY} --date 2023-05-04")
    )
    assert said.code == 0, said.err
    assert "Note: peel-2023: 3 areas of the report recorded.\n" in said.err
    areas = json.loads(done(office, "inspection area list peel-2023 -f json"))["rows"]
    assert [row["grade"] for row in areas] == ["requires_improvement", "good", "adequate"]


GRADED = """\
# PEEL 2023

Published on 4 May 2023

## Responding to the public

Requires improvement

### Area for improvement 1

The force should cut waits for victims.

## Investigating crime

Good

## Protecting vulnerable people

Adequate
"""


def test_settling_all_drafts_takes_the_grades_and_leaves_what_the_report_dropped(
    office: Office, tmp_path: Path
) -> None:
    done(
        office,
        *BEFORE_THE_REPORT,
        "inspection change peel-2023 --published 2023-05-04",
        "inspection area add peel-2023 --name 'Responding to the public'",
        "inspection area add peel-2023 --name 'Investigating crime' --grade adequate",
        "item add peel-2023/afi-9 --kind AFI --number 9 --title T --wording W.",
    )
    report = tmp_path / "peel-2023.md"
    report.write_text(GRADED, encoding="utf-8")
    settle = f"settle --inspection peel-2023 --report {report} {BY} --date 2023-05-04 --yes"
    said = office.run(*shlex.split(settle))
    assert (said.code, said.out) == (
        0,
        "peel-2023/afi-1: draft settled with the report's wording.\n",
    )
    change = "peeltrack inspection area change peel-2023 investigating-crime --grade good"
    add = (
        'peeltrack inspection area add peel-2023 --name "Protecting vulnerable people" '
        "--grade adequate"
    )
    for note in (
        "peel-2023: graded responding-to-the-public requires improvement.",
        f"the report grades Investigating crime good, the register has adequate: {change}.",
        f"the report grades Protecting vulnerable people adequate: {add}.",
        "peel-2023/afi-2 left alone: is not in peel-2023.md in like words; withdraw it if the "
        "report dropped it.",
        "peel-2023/afi-9 left alone: is not a draft finding.",
    ):
        assert said.err.count(f"Note: {note}\n") == 1, said.err
    areas = json.loads(done(office, "inspection area list peel-2023 -f json"))["rows"]
    assert [row["grade"] for row in areas] == ["requires_improvement", "adequate"]
    assert done(office, "undo --yes").startswith("Undone: ")
    areas = json.loads(done(office, "inspection area list peel-2023 -f json"))["rows"]
    assert [row["grade"] for row in areas] == [None, "adequate"]


def test_what_a_report_expects_is_noted_with_the_inspection(office: Office, tmp_path: Path) -> None:
    report = tmp_path / "peel-2024.md"
    report.write_text(REPORT.replace("2023", "2024"), encoding="utf-8")
    accept = f"import report {report} --inspection peel-2024 --accept --date 2024-06-01"
    done(office, accept)
    listed = done(office, "inspection expectation list peel-2024 -f json")
    assert [row["text"] for row in json.loads(listed)["rows"]] == [
        "We expect the force to plan its visits better."
    ]


def test_a_report_known_in_draft_is_kept_from_the_public_though_no_finding_says_so(
    office: Office,
) -> None:
    done(
        office,
        "inspection add peel-2029 --title 'PEEL 2029' --body HMICFRS --kind peel "
        "--received-draft 2026-11-25",
        f"item add peel-2029/afi-1 --kind AFI --number 1 --title 'Waits, {MARK}' "
        f"--wording 'The force should cut waits, {MARK}.'",
    )
    assert MARK in done(office, "brief sib --date 2026-11-28 -f md")
    panel = done(office, "brief pcp --date 2026-11-28 -f md")
    assert (MARK in panel, "PEEL 2029" in panel) == (False, False)


def test_show_says_that_a_finding_is_a_draft(office: Office) -> None:
    done(office, *BEFORE_THE_REPORT)
    line = "Draft           seen 1 March 2023; restricted until the report is published"
    assert line in done(office, "show peel-2023/afi-1").splitlines()


def test_an_item_does_not_get_a_number_that_another_has(office: Office) -> None:
    said = office.run(
        *shlex.split("item add peel-2022/afi-9 --kind AFI --number 1 --title T --wording W.")
    )
    assert (said.code, "no-two-items-share-a-number" in said.err) == (1, True)


def test_an_item_is_not_added_beside_itself_with_another_number_of_noughts(
    office: Office,
) -> None:
    office.refuses(
        1,
        "peel-2022/afi-1: there is already an item with that id. Choose another id.",
        *shlex.split("item add peel-2022/afi-1 --kind AFI --number 33 --title T --wording W."),
    )
