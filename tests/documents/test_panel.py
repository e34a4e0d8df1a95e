"""The view of a panel's paper: what of the register the public is told, and in what order."""

import re
from dataclasses import replace

import pytest

from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.formats.text import blocks
from peeltrack.documents.panel import Panel, ProgrammeOfWork, panel_paper
from peeltrack.documents.parts.closing import ImplicationView, unrecorded
from peeltrack.documents.parts.counts import Tally
from peeltrack.documents.parts.inspection_timeline import Stage
from peeltrack.documents.parts.investments import InvestmentView, investment_views
from peeltrack.documents.parts.panel_findings import GoodPractice, PanelFinding
from peeltrack.documents.parts.panel_reports import GradeRow
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.organisation import Forum
from tests.documents.builders import (
    ON,
    a_register,
    an_inspection,
    an_item,
    an_organisation,
    in_form,
)
from tests.documents.read_documents import read_html

REVIEWED_UPDATE = {"date": "2022-05-20", "reviewed": {"date": "2022-05-21", "by": "chief"}}
REVIEWED = {"date": "2022-05-21", "by": "chief"}


def shown(*items: Item, inspection: Inspection | None = None, **forum: object) -> Panel:
    organisation = an_organisation({"audience": "public", **forum})
    inspections = (inspection or an_inspection(),)
    register = a_register(*items, inspections=inspections, organisation=organisation)
    return panel_paper(register, "hta", ON)


def test_what_no_finding_is_rated_has_no_column_and_each_rating_is_told_with_its_meaning() -> None:
    (report,) = shown(
        an_item(), an_item("afi-02"), an_item("afi-03", rag="green"), an_item("afi-04", rag=None)
    ).reports
    assert report.position == (
        "Two AFIs amber (activity is under way); one AFI green; one AFI not rated"
    )
    assert [rating.word for rating in report.ratings] == ["Amber", "Green"]
    assert report.tallies[-1] == Tally("Total", (2, 1), unrated=1, monitored=0, total=4)


def test_the_programmes_that_open_findings_name_are_explained() -> None:
    programmes = {
        "reset": {"name": "Op Reset", "text": "A review.", "started": "2021"},
        "ended": {"name": "Ended", "text": "Done."},
        "other": {"name": "Other", "text": "Named by none."},
    }
    closed = [{"date": "2022-05-01", "stage": "closed"}]
    register = a_register(
        an_item(programmes=["reset"]),
        an_item("afi-02", programmes=["ended"], sign_offs=closed),
        organisation=an_organisation({"audience": "public"}, programmes=programmes),
    )
    view = panel_paper(register, "hta", ON)
    assert view.programmes == (ProgrammeOfWork("Op Reset", blocks("A review."), "2021"),)
    assert findings(view)[0].programmes == ("Op Reset",)


@pytest.mark.parametrize("oversight", ["The PCC asks at every meeting.", None])
def test_the_purpose_promises_oversight_only_where_the_paper_tells_of_it(
    oversight: str | None,
) -> None:
    inspection = an_inspection(oversight=oversight)
    organisation = an_organisation({"audience": "public"}, local_policing_body="PCC")
    register = a_register(an_item(), inspections=(inspection,), organisation=organisation)
    purpose = panel_paper(register, "hta", ON).purpose
    assert purpose.endswith("how the PCC oversees that work") == bool(oversight)


@pytest.mark.parametrize(
    ("forum", "urls", "lacks"),
    [
        ({"invited_to": "Note it", "contact": "The office"}, ("https://x.example",), []),
        (
            {},
            ("https://x.example", None),
            [
                "the recommendation to members (forum change --invited-to)",
                "the contact (forum change --contact)",
                "the address of Report 1 (inspection change --url)",
            ],
        ),
        (
            {"invited_to": "Note it", "contact": "The office"},
            (None,) * 3,
            ["the addresses of 3 reports (inspection change --url)"],
        ),
    ],
)
def test_what_a_public_paper_has_a_place_for_and_the_register_lacks_is_named(
    forum: dict[str, str], urls: tuple[str | None, ...], lacks: list[str]
) -> None:
    reports = [an_inspection(url=url, short=f"Report {n}") for n, url in enumerate(urls)]
    assert list(unrecorded(Forum.model_validate({"name": "Panel", **forum}), reports)) == lacks


def html_of(view: Panel) -> str:
    return render("pcp.html.j2", view.page, {"panel": view}, SHIPPED)


def test_the_paragraphs_are_numbered_through_the_paper_and_the_wording_is_not() -> None:
    inspection = an_inspection(background="First.\n\nSecond.", oversight="Last.")
    item = an_item(wording="The finding.", progress=[{**REVIEWED_UPDATE, "text": "Done."}])
    html = html_of(shown(item, inspection=inspection, invited_to="consider it"))
    told = re.findall(r"<p[^>]*><b>(\d+)</b>\. (?:<[^>]+>)*([^<]*)", html)
    assert [int(number) for number, _ in told] == list(range(1, len(told) + 1))
    texts = [text for _, text in told]
    assert texts[0].startswith("This report sets out what HMICFRS found in PEEL")
    assert texts[1].startswith("Members are invited to ")
    assert texts[3:5] == ["First.", "Second."]
    assert texts[-2:] == ["Done.", "Last."]
    assert '<p dir="auto">The finding.</p>' in html
    assert 'class="para' not in html


def test_the_head_names_the_panel_its_date_and_the_reports_and_two_have_a_section_each() -> None:
    areas = [{"id": "crime", "name": "Crime"}]
    first, second = (an_inspection(id_, areas=areas) for id_ in ("one", "two"))
    plain = an_inspection("three", areas=[])

    def headings(*inspections: Inspection) -> tuple[str, list[tuple[str, str]]]:
        items = [an_item(inspection=each.id, area=None) for each in inspections]
        organisation = an_organisation({"audience": "public"})
        register = a_register(*items, inspections=inspections, organisation=organisation)
        html = html_of(panel_paper(register, "hta", ON))
        title = re.search('<h1 dir="auto">(.+)</h1>', html)
        found = re.findall(r'<h([1-4]) id="(?:report|area|one|two)\.[^>]*>(.+)</h', html)
        told = [(level, re.sub("<[^>]+>", "", words)) for level, words in found]
        return title[1] if title else "", told

    after = [("3", "Not tied to an area"), ("4", "AFI 1: Title of afi-01")]
    assert headings(first) == (
        "Holding to Account: inspection report ONE, 23 May 2022",
        [("2", "Background"), ("2", "The position"), ("2", "Findings by area"), *after],
    )
    title, told = headings(first, second)
    assert title == "Holding to Account: inspection reports ONE and TWO, 23 May 2022"
    assert [each for each in told if each[0] in "23"] == [
        ("2", "ONE"), ("3", "Background"), ("3", "The position"),
        ("2", "ONE: findings by area"), ("3", "Not tied to an area"),
        ("2", "TWO"), ("3", "Background"), ("3", "The position"),
        ("2", "TWO: findings by area"), ("3", "Not tied to an area"),
    ]  # fmt: skip
    title, told = headings(first, second, plain)
    assert title == "Holding to Account: three inspection reports, 23 May 2022"
    assert told[-2:] == [("2", "THREE: findings"), ("3", "All findings")]


def test_a_response_to_several_findings_stands_at_the_first_of_them() -> None:
    same, other = ({**REVIEWED_UPDATE, "text": text} for text in ("The same.", "Another."))
    view = shown(
        an_item(progress=[same]),
        an_item("afi-02", progress=[other]),
        an_item("afi-03", progress=[same], area="public"),
        an_item("afi-04", progress=[]),
    )
    named = [each.same_as and each.same_as.reference for each in findings(view)]
    assert named == [None, None, None, "AFI 1"]
    told = paper(view)
    assert told.count("The same.") == 1
    assert told.count("The same as for AFI 1.") == 1


def test_findings_in_summary_are_not_passed_off_as_the_reports_own_words() -> None:
    def told(*wordings: str, audience: str = "public") -> tuple[str, int, int]:
        reports = [
            an_inspection(f"r{n}", title=f"R{n}", published="2022-04-27", wording_is=each)
            for n, each in enumerate(wordings)
        ]
        items = [an_item(inspection=each.id) for each in reports]
        organisation = an_organisation({"audience": audience})
        register = a_register(*items, inspections=tuple(reports), organisation=organisation)
        html = html_of(panel_paper(register, "hta", ON))
        text = read_html(html).text
        foot = text[text.index("Findings are from") : text.index(" Contains public sector")]
        return foot, html.count('<div class="finding">'), html.count("<b>Summary:</b>")

    listed = "Findings are from the {} listed under Supporting information"
    assert told("official") == (f"{listed.format('report')}.", 1, 0)
    summary = (f"{listed.format('report')}, summarised rather than quoted.", 0, 1)
    assert told("summary") == told("summary", audience="internal") == summary
    assert told("summary", "official") == (
        f"{listed.format('reports')}; those from R0 are summarised rather than quoted.", 1, 1,
    )  # fmt: skip


def test_a_number_of_the_hot_debrief_stands_once() -> None:
    def sentences(note: str | None, **numbers: object) -> str:
        debrief = {"quick_time_actions": 73, "matched_later_findings": 26, "note": note, **numbers}
        (report,) = shown(an_item(), inspection=an_inspection(hot_debrief=debrief)).reports
        return report.debrief_counts

    drew = "The force drew 73 quick-time actions from the hot debrief"
    related = "related directly to findings in the report."
    assert sentences(None) == f"{drew}; 26 of them {related}"
    assert sentences("Of the actions 26 came back.") == f"{drew}."
    assert sentences("There were 73.") == f"26 of the quick-time actions {related}"
    assert sentences("Of 73 actions 26 came back.") == ""
    assert sentences("Told on 26 May to 730 people.") == f"{drew}; 26 of them {related}"
    assert sentences("Twelve came back.", matched_later_findings=12) == f"{drew}."


def test_no_paper_counts_the_days_to_a_date_and_a_missed_one_is_overdue() -> None:
    def dates(**given: str) -> list[str]:
        told = paper(shown(an_item(**given)))
        assert re.findall(r"due in \d|\d days? overdue", told) == []
        return re.findall(r"(?:due date|target): [^.]+", told)

    assert dates(due="2022-07-27", due_phrase="within three months") == [
        "due date: 27 July 2022 (within three months)"
    ]
    assert dates(due="2022-05-20", target="2022-05-22") == [
        "due date: 20 May 2022, overdue",
        "target: 22 May 2022, overdue",
    ]
    assert dates(due="2022-04-27", due_phrase="Immediately") == [
        "due date: asked for immediately (report of 27 April 2022), overdue"
    ]


def test_the_report_and_the_papers_that_go_with_it_are_its_appendices() -> None:
    inspection = an_inspection(
        url="https://hmicfrs.example/peel",
        supporting_papers=["Notes of 23 May 2022, https://pcc.example/notes", "Minutes"],
    )
    told = paper(shown(an_item(), inspection=inspection)).splitlines()
    assert [line for line in told if line.startswith("Appendix")] == [
        "Appendix 1: The report (HMICFRS, 27 April 2022): https://hmicfrs.example/peel",
        "Appendix 2: Notes of 23 May 2022: https://pcc.example/notes",
        "Appendix 3: Minutes",
    ]


def test_a_finding_without_a_chief_officer_awaits_one() -> None:
    assert "Lead to be confirmed" in html_of(shown(an_item(strategic_lead=None)))
    assert "Lead to be confirmed" not in html_of(shown(an_item()))


def findings(view: Panel) -> list[PanelFinding]:
    return [each for area in view.reports[0].areas for each in area.findings]


def test_the_grades_are_told_best_first_with_what_each_means() -> None:
    inspection = an_inspection(
        scale="four",
        grade_meanings={"good": "As it should be."},
        areas=[
            {"id": "a", "name": "Long name", "aliases": ["A", "Another"], "grade": "good"},
            {"id": "b", "name": "B", "grade": "inadequate"},
            {"id": "c", "name": "C", "grade": "ungraded"},
            {"id": "d", "name": "D"},
        ],
    )
    (report,) = shown(an_item(area=None), inspection=inspection).reports
    assert report.grades == (
        GradeRow("Outstanding", None, ()),
        GradeRow("Good", "As it should be.", ("Long name",)),
        GradeRow("Requires improvement", None, ()),
        GradeRow("Inadequate", None, ("B",)),
    )
    assert (report.ungraded, report.without_grade) == (("C",), ("D",))
    told = paper(shown(an_item(area="d"), inspection=inspection))
    assert "Assessed but not graded: C." in told
    assert "No grade recorded: D." in told
    assert "D (no grade recorded)" in told


def test_a_report_without_grades_has_no_table_of_them() -> None:
    inspection = an_inspection(areas=[{"id": "crime", "name": "Crime"}])
    assert shown(an_item(), inspection=inspection).reports[0].grades == ()


def paper(view: Panel) -> str:
    return read_html(html_of(view)).text


def test_a_cause_of_concern_without_an_update_of_its_own_names_the_recommendation() -> None:
    answered = {
        "date": "2022-05-20",
        "text": "x",
        "reviewed": {"date": "2022-05-21", "by": "chief"},
    }
    cause = an_item("coc-1", kind="cause_of_concern", number="1")
    answer = an_item(
        "rec-1", kind="recommendation", number="1", cause_of_concern="coc-1", progress=[answered]
    )
    given = paper(shown(cause, answer))
    assert "Last updated on 20 May 2022, about Recommendation 1." in given
    assert "No update has been published" not in given
    assert "No update has been published" in paper(shown(an_item()))


def test_what_grades_mean_has_a_column_only_where_the_register_says_it() -> None:
    told = an_inspection(grade_meanings={"good": "As it should be."})
    assert "What the grade means" in paper(shown(an_item(), inspection=told))
    plain = paper(shown(an_item()))
    assert "Grade" in plain
    assert "What the grade means" not in plain


def test_the_counts_that_the_report_states_are_given_only_if_the_paper_covers_others() -> None:
    def sentences(**stated: int) -> list[str]:
        told = paper(shown(an_item(), inspection=an_inspection(stated_counts=stated)))
        return re.findall(r"The report identified [^.]*\.|This paper covers [^.]*\.", told)

    covers = "This paper covers one AFI."
    assert sentences() == sentences(areas_for_improvement=1) == [covers]
    assert sentences(recommendations=1, areas_for_improvement=2) == [
        "The report identified one recommendation and two AFIs.",
        covers,
    ]


def test_of_several_reports_each_says_whose_findings_it_counts_what_it_is_and_its_response() -> (
    None
):
    said = {"published": "2022-05-20", "url": "https://pcc.example/reply"}
    peel = an_inspection(published="2022-04-27", statutory_response=said)
    letter = an_inspection("letter", kind="accelerated", short="Letter")
    register = a_register(
        an_item(),
        an_item("rec-1", "letter", kind="recommendation", number="1", area=None),
        inspections=(peel, letter),
        organisation=an_organisation({"audience": "public"}),
    )
    told = paper(panel_paper(register, "hta", ON))
    assert "This paper covers one AFI from PEEL." in told
    assert "This paper covers one recommendation from Letter." in told
    assert re.findall(r"reports on ([^.]*)\.", told) == [
        "a PEEL inspection by HMICFRS",
        "an accelerated inspection by HMICFRS",
    ]
    assert "published on 20 May 2022, in time (https://pcc.example/reply)." in told


def test_what_has_ended_is_counted_and_named_and_the_table_counts_the_rest() -> None:
    closed = an_item("afi-02", sign_offs=[{"date": "2022-05-01", "stage": "closed"}])
    view = shown(an_item(), closed)
    (report,) = view.reports
    assert (report.found, report.ended, report.remaining) == (
        "two AFIs",
        ("Closed by HMICFRS: AFI 2 (Title of afi-02, 1 May 2022).",),
        "one finding that remains",
    )
    assert [each.link.reference for each in findings(view)] == ["AFI 1"]
    assert report.tallies[-1].total == 1


def test_a_finding_has_the_last_public_account_and_what_was_invested() -> None:
    item = an_item(
        progress=[
            {"date": "2022-05-20", "text": "Reviewed.", "reviewed": REVIEWED},
            {"date": "2022-05-21", "text": "A draft."},
        ],
        investments=[{"text": "Ten posts.", "year": "2022/23", "posts": 10}],
    )
    (finding,) = findings(shown(item))
    assert finding.progress
    assert finding.progress.text == blocks("Reviewed.")
    assert finding.investments == (
        InvestmentView(blocks("Ten posts."), "Budget of 2022/23, 10 posts"),
    )


@pytest.mark.parametrize(
    ("given", "budget"),
    [
        ({"text": "A.", "year": "2022/23", "posts": 73, "part_of": "all"},
         "Budget of 2022/23, 73 of 125 posts"),
        ({"text": "A.", "year": "2023/24", "posts": 1, "part_of": "all"},
         "Budget of 2023/24, 1 of 125 posts, from the budget of 2022/23"),
        ({"text": "A.", "posts": 3}, "3 posts"),
        ({"text": "A.", "posts": 3, "part_of": "money"}, "3 posts, part of the digital fund"),
        ({"text": "A."}, ""),
    ],
)  # fmt: skip
def test_an_investment_says_its_budget_and_what_it_is_part_of(
    given: dict[str, object], budget: str
) -> None:
    funding = {
        "all": {"text": "Officers.", "year": "2022/23", "posts": 125},
        "money": {"text": "The digital fund."},
    }
    item = an_item(investments=[given])
    register = a_register(item, organisation=an_organisation(funding=funding))
    assert [each.budget for each in investment_views(register, item)] == [budget]


def test_a_finding_of_which_nothing_is_public_says_so_by_having_none() -> None:
    (finding,) = findings(shown(an_item(progress=[{"date": "2022-05-20", "text": "A draft."}])))
    assert finding.progress is None


def test_good_practice_is_told_in_its_area_or_with_the_report() -> None:
    practice = [
        {"kind": "innovative", "text": "Here.", "area": "crime"},
        {"kind": "promising", "text": "Anywhere."},
    ]
    (report,) = shown(an_item(), inspection=an_inspection(practice=practice)).reports
    assert [area.practice for area in report.areas] == [
        (GoodPractice("innovative", blocks("Here.")),),
        (),
    ]
    assert report.practice == (GoodPractice("promising", blocks("Anywhere.")),)


def test_findings_without_an_area_come_last_under_a_name_of_their_own() -> None:
    (report,) = shown(an_item(), an_item("afi-02", area=None)).reports
    assert [(area.name, area.grade, area.found) for area in report.areas] == [
        ("Investigating crime", "Requires improvement", "one AFI"),
        ("Treating the public", "Good", ""),
        ("Not tied to an area", None, "one AFI"),
    ]


def test_the_response_and_the_reports_to_come_are_told() -> None:
    inspection = an_inspection(
        statutory_response={}, expected=[{"what": "A regional report", "when": "not yet"}]
    )
    (report,) = shown(an_item(), inspection=inspection).reports
    assert report.response
    assert report.response == "The statutory response is due by 21 June 2022"
    assert report.expected == (Stage("A regional report", "not yet"),)


def test_the_forums_own_headings_and_contact_end_the_paper() -> None:
    view = shown(
        an_item(),
        invited_to="consider it",
        contact="The office\nTel: 01234\n",
        implications=[{"heading": "Legal", "text": "None."}],
    )
    assert (view.invited_to, view.contact) == ("consider it", ("The office", "Tel: 01234"))
    assert view.implications == (ImplicationView("Legal", blocks("None.")),)
    assert view.page.is_public


def test_headings_with_the_same_implications_are_named_together() -> None:
    def told(*texts: str) -> str:
        names = ("Legal", "Financial", "Equality")
        given = [{"heading": n, "text": text} for n, text in zip(names, texts, strict=False)]
        text = in_form(html_of(shown(an_item(), implications=given)), "md")
        return text.partition("## Implications\n\n")[2].partition("\n")[0]

    assert told("None.", "None.", "None.") == "**Legal, financial and equality:** None."
    assert told("None.", "None.") == "**Legal and financial:** None."
    assert told("None.", "£2,000.") == "_What follows from this paper_"


def test_a_public_paper_is_the_commissioners_on_the_force_and_an_internal_one_the_forces() -> None:
    def head(audience: str, body: str | None) -> tuple[str, list[str]]:
        organisation = an_organisation({"audience": audience}, local_policing_body=body)
        view = panel_paper(a_register(an_item(), organisation=organisation), "hta", ON)
        html = html_of(view)
        issuer = re.search('<p class="force" dir="auto">(.+)</p>', html)
        return issuer[1] if issuer else "", re.findall(
            '<dt>Force</dt><dd dir="auto">(.+)</dd>', html
        )

    assert head("public", "The commissioner") == ("The commissioner", ["Borsetshire Police"])
    assert head("public", None) == ("Borsetshire Police", [])
    assert head("internal", "The commissioner") == ("Borsetshire Police", [])


def test_a_register_without_an_open_finding_gives_a_paper_without_reports() -> None:
    empty = a_register(organisation=an_organisation({"audience": "public"}))
    assert panel_paper(empty, "hta", ON).reports == ()


def test_the_public_is_not_told_how_the_register_is_kept() -> None:
    view = shown(an_item())
    made = "as it stood on 23 May 2022"
    assert f"{made}.\n" in paper(view) + "\n"
    assert "committed" not in paper(view)
    dated = replace(view.page, revision="4f2a1b9c00")
    assert f"{made}, revision 4f2a1b9c00." in paper(replace(view, page=dated))


def test_only_abbreviations_that_the_paper_itself_uses_are_explained() -> None:
    old = {**REVIEWED_UPDATE, "date": "2022-05-02", "text": "The MASH has met."}
    last = {**REVIEWED_UPDATE, "text": "LPAs have been told."}
    abbreviations = {"MASH": "multi-agency hub", "LPA": "local policing area"}
    organisation = an_organisation({"audience": "public"}, abbreviations=abbreviations)
    items = (an_item(progress=[old, last]), an_item("afi-02", progress=[]))
    view = panel_paper(a_register(*items, organisation=organisation), "hta", ON)
    explained = [short for short, _ in view.page.abbreviations]
    assert "LPA" in explained
    assert "MASH" not in explained
    assert "AFI" in explained
