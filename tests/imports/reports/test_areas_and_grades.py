"""Areas and grades in a report: a grade counts in its place, an unknown heading ends an area."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.imports.readers.read_paper import read_paper
from peeltrack.imports.reports.area_grades import DIFFERS, NOT_ON_SCALE
from peeltrack.imports.reports.current_area import NOT_OF_THE_AREA, NOT_UNDER_ITS_HEADING
from peeltrack.imports.reports.proposed_items import Proposal
from peeltrack.imports.reports.report_proposal import ReportOptions, proposal_from
from tests.imports.publish import as_html, parts_of
from tests.imports.publish_pdf import as_pdf
from tests.imports.publish_word import as_docx

HEAD = "Ourtown Police: PEEL 2023/25\n"
AFI = "Area for improvement\nThe force should answer each caller sooner.\n"
SECOND = "AFI 2: The force should share what it knows with farmers.\n"
RESPONDING, INVESTIGATING = "responding-to-the-public", "investigating-crime"

Grades = dict[str, str | None]


def read(text: str, *more: str) -> Proposal:
    papers = [read_paper(f"{n}.txt", each.encode()) for n, each in enumerate((text, *more))]
    return proposal_from(papers, ReportOptions())


def grades(proposal: Proposal) -> Grades:
    return {area.id: area.grade for each in proposal.inspections for area in each.areas}


def areas(proposal: Proposal) -> list[str | None]:
    return [item.area.id if item.area else None for item in proposal.items]


def left_out(proposal: Proposal) -> list[tuple[int, str]]:
    return [(each.source.line, each.why) for each in proposal.left_out]


@pytest.mark.parametrize(
    ("below", "grade"),
    [
        ("Good", "good"),
        ("Good.", "good"),
        ("(Requires improvement)", "requires_improvement"),
        ("Overall judgment: outstanding", "outstanding"),
        ("Overall judgment\nInadequate", "inadequate"),
        ("Ungraded", "ungraded"),
        ("Ourtown Police is good at responding to the public.", "good"),
        ("The force requires improvement at responding to the public. Calls wait.",
            "requires_improvement"),
        ("Good\nOurtown Police is good at responding to the public.", "good"),
        # Not the area's grade, though the words are a grade's
        ("The force is good at answering emergency calls.", None),
        ("Ourtown Police is good at responding to the public in its towns.", None),
        ("Northern Division is good at responding to the public.", None),
        ("In 2019 Ourtown Police was good at responding to the public.", None),
        ("Ourtown Police was graded good in 2019.", None),
        ("Previous grade: good", None),
        ("Good in 2019", None),
        ("2018/19: Good", None),
        ("Figure 3: Good", None),
        ("Adequate records are kept of calls.", None),
        ("Requires improvement at keeping records of its calls, we said.", None),
        ("Requires improvement at answering calls", None),
        ("The force keeps records of its calls.\nGood", None),
        ("How calls are answered\nGood", None),
    ],
)  # fmt: skip
def test_a_grade_stands_on_the_line_under_the_heading_of_its_area(
    below: str, grade: str | None
) -> None:
    proposal = read(f"{HEAD}Responding to the public\n{AFI}Responding to the public\n{below}\n")
    assert grades(proposal) == {RESPONDING: grade}


@pytest.mark.parametrize(
    ("heading", "grade"),
    [
        ("Responding to the public (good)", "good"),
        ("3. Responding to the public \u2013 requires improvement", "requires_improvement"),
        ("How effective is the force at responding to the public? (good)", "good"),
        ("Responding to the public", None),
    ],
)
def test_a_grade_stands_beside_the_name_of_a_known_area(heading: str, grade: str | None) -> None:
    proposal = read(f"{HEAD}{heading}\n{AFI}")
    assert (areas(proposal), grades(proposal)) == ([RESPONDING], {RESPONDING: grade})


@pytest.mark.parametrize(
    "heading",
    [
        "Tackling rural crime",
        "Tackling rural crime (good)",
        "Figure 4: Responding to the public (good)",
        "Responding to the public in 2019 (good)",
        "Responding to the public in rural places",
        "Call handling: good",
        "Why is responding to the public so hard?",
        "What did leadership at all levels tell us?",
    ],
)
def test_a_heading_that_is_no_areas_ends_the_area_before_it(heading: str) -> None:
    proposal = read(f"{HEAD}Investigating crime\n{AFI}{heading}\nGood\n{SECOND}")
    assert areas(proposal) == [INVESTIGATING, None]
    assert grades(proposal) == {INVESTIGATING: None}
    assert (6, NOT_UNDER_ITS_HEADING) in left_out(proposal)


@pytest.mark.parametrize(
    ("first", "second", "area"),
    [
        ("1. Investigating crime", "2. Tackling rural crime", None),
        ("1. Investigating crime", "2. Tackling rural crime (good)", None),
        ("Investigating crime:", "Tackling rural crime:", None),
        ("Investigating crime:", "TACKLING RURAL CRIME:", None),
        # Entries of a list, and what only introduces one
        ("Investigating crime", "1. Rural crime", INVESTIGATING),
        ("1. Investigating crime", "1. Rural crime", INVESTIGATING),
        ("Investigating crime", "We spoke to these teams:", INVESTIGATING),
    ],
)
def test_a_heading_marked_as_the_areas_own_ends_it(
    first: str, second: str, area: str | None
) -> None:
    proposal = read(f"{HEAD}{first}\nGood\n\n{AFI}\n{second}\nVans visit markets.\n{SECOND}")
    assert areas(proposal) == [INVESTIGATING, area]
    assert [each.name for each in proposal.inspections[0].areas] == ["Investigating crime"]
    assert grades(proposal) == {INVESTIGATING: "good"}


def test_a_bold_line_with_a_grade_below_it_ends_an_area_and_a_mere_short_line_does_not() -> None:
    page = (
        "<h1>Ourtown Police: PEEL 2023/25</h1><h2>Investigating crime</h2>"
        "<h3>Area for improvement</h3><p>The force should answer each caller sooner.</p>"
        "<p><b>Tackling rural crime</b></p>{}<p>AFI 2: The force should talk to its farmers.</p>"
    )
    found = {
        below: areas(
            proposal_from([read_paper("a.html", page.format(below).encode())], ReportOptions())
        )
        for below in ("<p>Good</p>", "<p>Vans visit markets.</p>")
    }
    assert found == {
        "<p>Good</p>": [INVESTIGATING, None],
        "<p>Vans visit markets.</p>": [INVESTIGATING, INVESTIGATING],
    }


def test_what_stands_under_an_unknown_heading_is_shown_and_not_taken() -> None:
    proposal = read(
        f"{HEAD}Investigating crime\nGood\n{AFI}Call handling (good)\nAdequate\n{SECOND}"
    )
    assert grades(proposal) == {INVESTIGATING: "good"}
    assert left_out(proposal) == [(6, NOT_UNDER_ITS_HEADING), (7, NOT_UNDER_ITS_HEADING)]


def test_a_sentence_that_grades_something_else_is_shown_where_the_grade_would_be() -> None:
    below = "The force is good at answering emergency calls."
    assert left_out(read(f"{HEAD}Responding to the public\n{below}\n{AFI}")) == [
        (3, NOT_OF_THE_AREA)
    ]
    assert left_out(read(f"{HEAD}Responding to the public\nGood\n{below}\n{AFI}")) == []


@pytest.mark.parametrize(
    "heading",
    ["Main findings", "Our detailed findings", "Innovative practice", "Promising practice"],
)
def test_the_parts_that_every_area_has_do_not_end_it(heading: str) -> None:
    proposal = read(f"{HEAD}Investigating crime\n{AFI}{heading}\nVans visit markets.\n{SECOND}")
    assert areas(proposal) == [INVESTIGATING, INVESTIGATING]


LEVELS = """\
# Ourtown Police: PEEL 2023/25

## Responding to the public

Good

### Call handling

Adequate

### Area for improvement

The force should answer each caller sooner.

## Tackling rural crime

Outstanding

### Areas for improvement

#### Farms

The force should share its plan with farmers.

## Investigating crime

### Areas for improvement

#### Plans

The force should give each investigation a plan.
"""


def forms(text: str, tab: Page) -> dict[str, bytes]:
    parts = parts_of(text)
    return {
        "paper.txt": text.encode(),
        "paper.html": as_html(parts).encode(),
        "paper.docx": as_docx(parts),
        "paper.pdf": as_pdf(tab, as_html(parts, frame=False)),
    }


@pytest.mark.parametrize("form", ["paper.txt", "paper.html", "paper.docx", "paper.pdf"])
def test_a_deeper_heading_and_a_title_in_a_box_do_not_end_an_area(form: str, tab: Page) -> None:
    proposal = proposal_from([read_paper(form, forms(LEVELS, tab)[form])], ReportOptions())
    assert areas(proposal) == [RESPONDING, None, INVESTIGATING]
    assert grades(proposal) == {RESPONDING: "good", INVESTIGATING: None}
    assert [each.text for each in proposal.left_out] == ["Adequate", "Outstanding"]


def test_a_recommendation_has_the_area_of_the_cause_that_it_answers() -> None:
    cause = "Cause of concern\nThe force does not supervise its investigations.\n"
    rest = (
        "What we saw\nRecommendations\nThe force should:\n- plan each one; and\n- sign each plan.\n"
    )
    proposal = read(f"{HEAD}Investigating crime\n{cause}{rest}{SECOND}")
    assert areas(proposal) == [INVESTIGATING, INVESTIGATING, INVESTIGATING, None]


@pytest.mark.parametrize(
    "text",
    [
        "Investigating crime\nGood\nRequires improvement\n",
        "Investigating crime\nGood\nOfficers plan their work.\nRequires improvement\n",
        "Investigating crime (good)\nRequires improvement\n",
        "Investigating crime\nGood\nThe force requires improvement at investigating crime.\n",
        "Investigating crime (good)\nIn short.\nInvestigating crime\nRequires improvement\n",
        "Summary\nArea\tGrade\nInvestigating crime\tGood\n"
        "Investigating crime\nRequires improvement\n",
    ],
)
def test_of_two_grades_that_differ_neither_is_taken_and_both_are_shown(text: str) -> None:
    proposal = read(f"{HEAD}{text}{AFI}")
    assert grades(proposal) == {INVESTIGATING: None}
    assert [(each.text, each.why) for each in proposal.left_out] == [
        ("Investigating crime: good", DIFFERS),
        ("Investigating crime: requires improvement", DIFFERS),
    ]


def test_two_papers_of_one_report_must_agree_on_a_grade() -> None:
    detailed = f"{HEAD}Investigating crime\n{AFI}"
    assert grades(read(detailed, f"{HEAD}Investigating crime (good)\n{AFI}")) == {
        INVESTIGATING: "good"
    }
    differing = read(f"{HEAD}Investigating crime\nInadequate\n{AFI}",
                     f"{HEAD}Investigating crime (good)\n{AFI}")  # fmt: skip
    assert grades(differing) == {INVESTIGATING: None}
    assert [str(e.source.file) for e in differing.left_out if e.why == DIFFERS] == [
        "0.txt",
        "1.txt",
    ]


def test_adequate_is_no_grade_of_the_four_tier_scale() -> None:
    old = "Ourtown Police: PEEL 2018/19\n"
    text = f"Investigating crime\nAdequate\n{AFI}Responding to the public\nGood\n{SECOND}"
    proposal = read(old + text)
    assert grades(proposal) == {INVESTIGATING: None, RESPONDING: "good"}
    assert left_out(proposal)[0] == (3, NOT_ON_SCALE)
    assert grades(read(HEAD + text)) == {INVESTIGATING: "adequate", RESPONDING: "good"}


BY_GRADE = """\
Ourtown Police: PEEL 2023/25
Report findings
The grade of each area is set out below:
Outstanding\tGood\tAdequate\tRequires improvement\tInadequate
\tPreventing crime\tTreatment of the public\tInvestigating crime\t
\t\tManaging offenders\t\t
AFI 1: The force should answer each caller sooner.
Investigating crime
AFI 2: The force should give each investigation a plan.
"""
BY_AREA = """\
Ourtown Police: PEEL 2023/25
Report findings
The grade of each area is set out below:
Area\tPrevious grade\tGrade
Preventing crime\tAdequate\tGood
Treatment of the public\tGood\tAdequate
Investigating crime\tGood\tRequires improvement
Managing offenders\tInadequate\tAdequate
Victims\tGood\tGood
AFI 1: The force should answer each caller sooner.
Investigating crime
AFI 2: The force should give each investigation a plan.
"""
TABLED: Grades = {
    INVESTIGATING: "requires_improvement",
    "preventing-crime": "good",
    "treatment-of-the-public": "adequate",
    "managing-offenders": "adequate",
}


@pytest.mark.parametrize("form", ["paper.txt", "paper.html", "paper.docx", "paper.pdf"])
@pytest.mark.parametrize("text", [BY_GRADE, BY_AREA], ids=["by-grade", "by-area"])
def test_the_table_of_grades_gives_each_area_its_grade(text: str, form: str, tab: Page) -> None:
    proposal = proposal_from([read_paper(form, forms(text, tab)[form])], ReportOptions())
    assert grades(proposal) == TABLED
    assert areas(proposal) == [None, INVESTIGATING]  # a table opens no area


@pytest.mark.parametrize(
    "table",
    [
        "Force\tGrade\nOurtown Police\tGood\nFelpersham Police\tAdequate\n",
        "Force\tOutstanding\tGood\tAdequate\nOurtown\tInvestigating crime\t\t\n",
        "\tOutstanding\tGood\tAdequate\nOurtown\tInvestigating crime\t\t\n",
        "Area\tOurtown\tFelpersham\nInvestigating crime\tGood\tAdequate\n",
        "Area\tPrevious grade\nInvestigating crime\tGood\n",
        "Area\tGrade\tGrade\nInvestigating crime\tGood\tAdequate\n",
        "Grades of all forces:\nArea\tGrade\nInvestigating crime\tGood\n",
        "The grades of our previous inspection:\nArea\tGrade\nInvestigating crime\tGood\n",
        "Grades, 2018/19\nArea\tGrade\nInvestigating crime\tGood\n",
        "Area\tRAG\nInvestigating crime\tGood\n",
        "Area\tGrade\nInvestigating crime\tImproved, good\n",
    ],
)
def test_a_table_of_other_grades_gives_none(table: str) -> None:
    proposal = read(f"{HEAD}Investigating crime\n{AFI}Our reports\n{table}")
    assert grades(proposal) == {INVESTIGATING: None}


def test_a_table_of_findings_right_after_the_table_of_grades_is_read() -> None:
    grade = "Area\tGrade\nInvestigating crime\tGood\n"
    table = f"{grade}No\tArea for improvement\n4\tThe force should answer sooner.\n"
    proposal = read(f"{HEAD}Investigating crime\n{table}")
    assert ([item.number for item in proposal.items], grades(proposal)) == (
        ["4"], {INVESTIGATING: "good"}
    )  # fmt: skip


PAPER = f"""\
{HEAD}Published on 2 May 2024
Responding to the public
The force is good at answering emergency calls.
{AFI}Investigating crime
Good
AFI 2: The force should give each investigation a plan.
Tackling rural crime
AFI 3: The force should share its plan with farmers.
"""
SHOWN = """\
  Areas and grades that --accept writes:
    Responding to the public: no grade
    Investigating crime: good
    No area: peel-2023-25/afi-03
"""


def run(office: Path, *more: str) -> str:
    (office / "register").mkdir(exist_ok=True)
    (office / "register" / "register.yaml").write_text("name: Ourtown Police\n")
    (office / "paper.txt").write_text(PAPER)
    arguments = ["-R", str(office / "register"), "import", "report", str(office / "paper.txt")]
    done = CliRunner().invoke(app, [*arguments, *more])
    assert done.exit_code == 0
    return done.output


def test_the_preview_shows_the_areas_and_grades_that_accepting_writes(tmp_path: Path) -> None:
    assert SHOWN in run(tmp_path, "--format", "table")
    assert json.loads(run(tmp_path, "--format", "json"))["inspections"][0]["areas"] == [
        {"id": RESPONDING, "name": "Responding to the public", "grade": None},
        {"id": INVESTIGATING, "name": "Investigating crime", "grade": "good"},
    ]
    run(tmp_path, "--accept")
    folder = tmp_path / "register" / "inspections" / "peel-2023-25"
    written = (folder / "inspection.yaml").read_text()
    assert written.count("grade:") == 1
    assert "area" not in (folder / "afi-03.yaml").read_text().split("wording:")[0].replace(
        "area_for_improvement", ""
    )
    assert "the register keeps its own" in run(tmp_path, "--format", "table")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "PEEL 2025\u201327: Efficiency \u2013 An inspection of Ourtown Constabulary\n",
            "PEEL 2025\u201327: Efficiency \u2013 An inspection of Ourtown Constabulary",
        ),
        (
            "PEEL 2025\u201327\nAn inspection of Ourtown Police\n",
            "PEEL 2025\u201327 \u2013 An inspection of Ourtown Police",
        ),
        (
            "A PAPER - PEEL 2025/27\nLegitimacy: an inspection of Ourtown Police\n",
            "PEEL 2025/27 \u2013 Legitimacy: an inspection of Ourtown Police",
        ),
        ("Ourtown Police: PEEL 2025/27\n", "Ourtown Police: PEEL 2025/27"),
    ],
)
def test_a_title_is_in_the_papers_own_words_beside_a_short_name(head: str, title: str) -> None:
    (inspection,) = read(f"{head}{AFI}").inspections
    assert (inspection.title, inspection.short) == (title, "PEEL 2025/27")
