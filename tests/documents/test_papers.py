"""The public papers from the shipped registers, whole, with the figures of the real papers."""

import re
from datetime import date
from pathlib import Path

import pytest

from peeltrack.documents.committee import committee_paper
from peeltrack.documents.panel import panel_paper
from peeltrack.documents.response import statutory_response
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.storage.load import load_register
from tests.documents.public_papers import html_of
from tests.documents.read_documents import read_html

ROOT = Path(__file__).parents[2]


MEETING = date(2022, 6, 15)
COMMITTEE = date(2021, 9, 29)
PEEL = "peel-2021-22"


@pytest.fixture(scope="module")
def force(west_mercia: Register) -> Register:
    """West Mercia's as it stood when its panel met."""
    return as_at(west_mercia, MEETING)


@pytest.fixture(scope="module")
def west_midlands() -> Register:
    """West Midlands' as it stood when its committee met."""
    register = load_register(ROOT / "examples" / "west-midlands" / "register").register
    assert register
    return as_at(register, COMMITTEE)


@pytest.fixture(scope="module")
def papers(force: Register, west_midlands: Register) -> dict[str, str]:
    return {
        "pcp-2022-06-15": html_of("pcp", force, MEETING, PEEL),
        "jac-2021-09-29": html_of("jac", west_midlands, COMMITTEE, PEEL),
        "response-peel-2021-22": html_of("response", force, MEETING, PEEL),
    }


NAMES = ["pcp-2022-06-15", "jac-2021-09-29", "response-peel-2021-22"]


@pytest.mark.parametrize("name", NAMES)
def test_a_public_paper_speaks_as_the_office_and_not_of_what_its_register_was_made_from(
    name: str, papers: dict[str, str]
) -> None:
    told = read_html(papers[name]).text
    assert re.findall(r"(?i)\b(?:the (?:panel )?paper\b|held here|paragraph \d+).{,30}", told) == []


def test_the_panel_is_told_what_its_real_paper_says(force: Register) -> None:
    view = panel_paper(force, "pcp", MEETING)
    (report,) = view.reports
    assert {row.grade: row.areas for row in report.grades} == {
        "Outstanding": (),
        "Good": ("Preventing crime and anti-social behaviour",),
        "Adequate": (
            "Engaging with and treating the public with fairness and respect",
            "Protecting vulnerable people",
            "Managing offenders and suspects",
            "Building, supporting and protecting the workforce",
        ),
        "Requires improvement": (
            "Responding to the public",
            "Investigating crime",
            "Strategic planning, organisational management and value for money",
        ),
        "Inadequate": (),
    }
    assert report.ungraded == ("Victim service assessment",)
    headings = {area.name for area in force.inspections["peel-2021-22"].areas}
    assert {area for row in report.grades for area in row.areas} <= headings
    assert report.found == "one cause of concern, two recommendations and sixteen AFIs"
    assert report.position == (
        "Fifteen AFIs and one recommendation amber (meaningful activity is taking place); "
        "one AFI and one recommendation yellow (significant progress has been made); "
        "one cause of concern not rated"
    )
    assert view.page.title == (
        "Police and Crime Panel: inspection report PEEL 2021/22, 15 June 2022"
    )
    assert report.debrief_counts == "The force drew 73 quick-time actions from the hot debrief."
    assert [(area.grade, area.found) for area in report.areas] == [
        ("Adequate", "two AFIs"),
        ("Good", ""),
        ("Requires improvement", "four AFIs"),
        ("Requires improvement", "one cause of concern, two recommendations and two AFIs"),
        ("Adequate", "two AFIs"),
        ("Adequate", "one AFI"),
        ("Adequate", "three AFIs"),
        ("Requires improvement", "two AFIs"),
        ("Ungraded", ""),
    ]


def test_every_finding_has_the_response_that_the_panel_paper_gave(force: Register) -> None:
    """The paper does not cite itself; a later one names it, without paragraphs."""
    assert accounts(force, MEETING) == [(MEETING, None)] * 19
    later = (MEETING, "Police and Crime Panel paper, 15 June 2022")
    assert accounts(force, date(2022, 9, 14)) == [later] * 19


def accounts(force: Register, on: date) -> list[tuple[date, str | None] | None]:
    (report,) = panel_paper(force, "pcp", on).reports
    told = [each.progress for area in report.areas for each in area.findings]
    return [(each.date, each.source) if each else None for each in told]


FOURTEEN = "Fourteen recommendations, two of them relevant to the force"


def test_the_committee_is_told_the_figures_of_its_real_paper(
    west_midlands: Register,
) -> None:
    view = committee_paper(west_midlands, "jac", COMMITTEE)
    told = [(r.called, r.published, r.made, len(r.rows)) for r in view.reports]
    assert told == [
        (
            "Women and girls (interim)",
            date(2021, 7, 7),
            "Three recommendations, all relevant to the force",
            3,
        ),
        ("National Crime Agency", date(2021, 7, 13), "", 2),
        ("Neurodiversity", date(2021, 7, 15), "", 5),
        ("Rape, phase one", date(2021, 7, 16), "", 11),
        ("Sensitive intelligence", date(2021, 7, 29), FOURTEEN, 2),
        ("Fraud revisit", date(2021, 8, 5), "", 2),
        ("A duty to protect", date(2021, 8, 24), "", 7),
    ]  # the summary of each of the others gives its numbers
    assert [each.called for each in view.activity] == ["PEEL 2021"]
    total = view.standings[-1]
    assert dict(zip(view.columns, total.numbers, strict=True)) == {
        "In progress": 16,
        "Awaiting allocation": 9,
        "Pending sign off": 2,
        "Monitor only": 5,
    }
    assert total.total == 32
    assert view.in_short == (
        "32 recommendations; overdue: 2 (2 HMICFRS deadlines; 2 asked for at once), "
        "without a strategic or tactical lead: 25, no date: 21, "
        "without a published update, or with an old one: 17"
    )
    assert view.exceptions.explanation.startswith(
        "The 25 findings that lack a lead include the nine awaiting allocation"
    )
    assert [(group.heading, group.count) for group in view.exceptions.groups] == [
        ("Overdue", 2),
        ("Without a strategic or tactical lead in post", 25),
        ("Without a due date or target", 21),
        ("Without a recent published update", 17),
    ]
    begun = {r.called: [account.about for account in r.accounts] for r in view.reports}
    assert {called for called, accounts in begun.items() if accounts} == {
        "Women and girls (interim)",
        "Neurodiversity",
        "Fraud revisit",
    }


def test_the_response_owes_an_explanation_of_both_recommendations(force: Register) -> None:
    view = statutory_response(force, PEEL, MEETING)
    assert view.due_sentence == "The statutory response is due by 21 June 2022"
    assert [link.reference for link in view.missing] == ["Recommendation 1", "Recommendation 2"]
    assert len(view.areas_for_improvement) == 16
