"""The view of a committee's paper: what is new, what is earlier, who owns it, what is wanting."""

import re
from datetime import date

import pytest

from peeltrack.documents.committee import Committee, committee_paper
from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.committee_findings import RegisterRow
from peeltrack.documents.parts.inspection_timeline import Stage
from peeltrack.documents.parts.names import OfficeView
from peeltrack.documents.parts.status_counts import StatusCounts
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from tests.documents.builders import (
    ON,
    a_meeting,
    a_register,
    an_inspection,
    an_item,
    an_organisation,
)
from tests.documents.read_documents import read_html

NEW = an_inspection("new", published="2022-05-01", areas=[])
OLD = an_inspection("old", published="2022-03-01", areas=[])
UNDATED = an_inspection("undated", published=None, areas=[])
COMING = an_inspection(
    "coming", published=None, areas=[], timeline=[{"what": "Fieldwork", "when": "June"}]
)


def shown(
    *items: Item,
    inspections: tuple[Inspection, ...] = (NEW,),
    met: str | None = "2022-04-01",
    since: date | None = None,
    forum: dict[str, object] | None = None,
) -> Committee:
    register = a_register(
        *items,
        inspections=inspections,
        meetings=(a_meeting(met),) if met else (),
        organisation=an_organisation({"audience": "public", **(forum or {})}),
    )
    return committee_paper(register, "hta", ON, since=since)


def rows(item: Item) -> RegisterRow:
    return shown(item).reports[0].rows[0]


def four_reports(**given: str | date | None) -> list[list[str]]:
    view = shown(
        an_item(inspection="new", area=None),
        an_item(inspection="old", area=None),
        an_item(inspection="undated", area=None),
        inspections=(NEW, OLD, UNDATED, COMING),
        **given,  # type: ignore[arg-type]
    )
    return [[each.called for each in part] for part in (view.activity, view.reports, view.earlier)]


def test_a_report_is_new_when_it_came_out_after_the_forum_last_met() -> None:
    assert four_reports() == [["COMING"], ["NEW"], ["OLD", "UNDATED"]]
    assert four_reports(met="2022-05-01") == [["COMING"], [], ["NEW", "OLD", "UNDATED"]]
    assert four_reports(met="2022-04-30") == [["COMING"], ["NEW"], ["OLD", "UNDATED"]]


def test_the_day_asked_for_comes_before_that_of_the_last_meeting() -> None:
    since = date(2022, 2, 28)
    assert four_reports(since=since) == [["COMING"], ["NEW", "OLD"], ["UNDATED"]]


def test_where_the_forum_has_not_met_every_report_is_new() -> None:
    assert four_reports(met=None) == [["COMING"], ["NEW", "OLD", "UNDATED"], []]
    assert shown(met=None).since is None


def test_only_the_inspections_of_the_forum_are_told_of() -> None:
    view = shown(
        an_item(inspection="new", area=None),
        an_item(inspection="old", area=None),
        inspections=(NEW, OLD, COMING),
        forum={"inspections": ["new", "coming"]},
    )
    assert [each.called for each in view.activity] == ["COMING"]
    assert [each.called for each in view.reports] == ["NEW"]
    assert view.earlier == ()
    assert view.standings[-1].total == 1


REVIEWED = {"date": "2022-05-20", "text": "x", "reviewed": {"date": "2022-05-21", "by": "chief"}}
CLOSED = {"area": None, "sign_offs": [{"date": "2022-05-02", "stage": "closed"}]}


def test_a_new_report_lists_what_has_not_ended_and_names_what_has() -> None:
    (report,) = shown(
        an_item("afi-01", "new", **CLOSED), an_item("afi-02", "new", area=None)
    ).reports
    assert [(row.link.reference, row.standing) for row in report.rows] == [
        ("AFI 2", "in progress"),
    ]
    assert (report.made, report.ended) == (
        "Two AFIs for the force",
        ("Closed by HMICFRS: AFI 1 (Title of afi-01, 2 May 2022).",),
    )


def test_an_earlier_report_is_counted_and_what_has_changed_since_is_told() -> None:
    """Only what the public came to know after the last meeting is told, once where it is alike."""
    fresh = {**REVIEWED, "date": "2022-05-02", "text": "New."}
    unseen = {**fresh, "date": "2022-03-02"}
    old = {**unseen, "text": "Old.", "reviewed": {"date": "2022-03-03", "by": "chief"}}
    view = shown(
        an_item("afi-01", "old", **{**CLOSED, "progress": []}),
        an_item("afi-02", "old", area=None, progress=[old]),
        an_item("afi-03", "old", area=None, progress=[old, fresh]),
        an_item("afi-04", "old", area=None, progress=[fresh]),
        an_item("afi-05", "old", area=None, progress=[unseen]),
        inspections=(NEW, OLD),
    )
    (earlier,) = view.earlier
    assert earlier.standings == "Four in progress and one closed"
    assert [(each.link.reference, each.what) for each in earlier.moved] == [
        ("AFI 1", "Closed"),
        ("AFI 3", "1 update"),
        ("AFI 4", "1 update"),
        ("AFI 5", "1 update"),
    ]
    told = [(each.about, each.progress.text) for each in earlier.accounts]
    assert told == [(("AFI 3", "AFI 4"), blocks("New.")), (("AFI 5",), blocks("New."))]


def test_an_earlier_report_is_left_out_once_all_of_it_has_ended_and_been_told() -> None:
    def called(**closed: object) -> list[str]:
        view = shown(an_item("afi-01", "old", area=None, **closed), inspections=(OLD,))
        return [each.called for each in view.earlier]

    assert called(sign_offs=[{"date": "2022-03-02", "stage": "closed"}]) == []
    assert called(sign_offs=[{"date": "2022-05-02", "stage": "closed"}]) == ["OLD"]
    assert called() == ["OLD"]


def test_one_account_of_several_findings_is_told_once_and_of_some_with_their_names() -> None:
    same, other = ({**REVIEWED, "text": text} for text in ("The same.", "Another."))

    def about(*texts: object) -> list[tuple[tuple[str, ...], TextBlocks]]:
        items = [
            an_item(f"afi-0{n}", "new", area=None, progress=[each] if each else [])
            for n, each in enumerate(texts, start=1)
        ]
        (report,) = shown(*items).reports
        return [(each.about, each.progress.text) for each in report.accounts]

    told = blocks("The same.")
    assert about(same, same) == [((), told)]
    assert about(same, other, same) == [
        (("AFI 1", "AFI 3"), told),
        (("AFI 2",), blocks("Another.")),
    ]
    assert about(same, None) == [(("AFI 1",), told)]
    assert about(same) == [(("AFI 1",), told)]


def test_a_report_says_how_many_recommendations_it_makes_and_how_many_are_the_forces() -> None:
    rec = an_item("rec-1", "new", kind="recommendation", area=None)

    def made(*items: Item, **stated: int) -> str:
        inspection = an_inspection("new", areas=[], stated_counts=stated)
        return shown(*(items or (rec,)), inspections=(inspection,)).reports[0].made

    assert made() == "One recommendation for the force"
    assert made(total=13) == "Thirteen recommendations, one of them relevant to the force"
    assert (
        made(total=13, relevant=2) == "Thirteen recommendations, two of them relevant to the force"
    )
    assert made(total=1) == "One recommendation, all relevant to the force"
    assert made(an_item("afi-1", "new", area=None), total=13) == "One AFI for the force"
    others = an_item("rec-2", "new", kind="recommendation", area=None, relevance="not_applicable")
    assert made(rec, others, total=2) == "Two recommendations, one of them relevant to the force"


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("by 1 June 2022", None),
        ("no later than 1 June 2022.", None),
        ("within three months, by 1 June 2022", "within three months, by 1 June 2022"),
        ("within three months", "within three months"),
    ],
)
def test_words_that_only_say_the_day_again_are_left_out(phrase: str, told: str | None) -> None:
    (row,) = shown(new("afi-01", due_phrase=phrase)).reports[0].rows
    assert row.due is not None
    assert (row.due.day, row.due.phrase) == (date(2022, 6, 1), told)


def test_a_row_names_who_owns_a_finding_and_why_it_is_only_watched() -> None:
    owned = rows(an_item(inspection="new", area=None, tactical_lead="gone", board="The board"))
    assert owned.leads == (
        OfficeView("Chief Constable", None),
        OfficeView("Inspector, gone", date(2022, 3, 1)),
    )
    assert (owned.board, owned.needs_leads, owned.relevance) == ("The board", True, "act")
    watched = rows(new("afi-01", relevance="monitor", **LEADERLESS))
    assert (watched.leads, watched.needs_leads, watched.standing) == ((), False, "monitor only")


LEADERLESS: dict[str, object] = {"area": None, "strategic_lead": None, "tactical_lead": None}


def cell(column: str, **given: object) -> str:
    """What is said of the only finding, above the table."""
    view = shown(new("afi-01", **{**LEADERLESS, **given}))
    html = render("jac.html.j2", view.page, {"committee": view}, SHIPPED)
    found = re.search(f"<li><b>{column}:</b>(.*?)</li>", html, re.DOTALL)
    return found[1].strip() if found else ""


def test_a_finding_that_is_only_monitored_is_not_for_the_force_to_act_on() -> None:
    monitored: dict[str, object] = {"relevance": "monitor"}
    reason = {**monitored, "relevance_reason": "A regional report will cover it."}
    assert [cell("Who is to act", **each) for each in ({}, monitored, reason)] == [
        "The force",
        "Others",
        '<p dir="auto">A regional report will cover it.</p>',
    ]


def test_a_finding_to_act_on_without_an_owner_never_reads_as_needing_none() -> None:
    submitted = {"sign_offs": [{"date": "2022-05-02", "stage": "submitted"}]}

    def owner(**given: object) -> str:
        return cell("Owner", **given)

    assert owner() == "Lead to be confirmed"
    assert owner(**submitted) == "Not named"
    assert owner(relevance="monitor", due=None) == ""  # Its status says so.
    assert owner(strategic_lead="chief") == "<bdi>Chief Constable</bdi>"


def test_a_finding_that_needs_no_lead_shows_who_watches_it() -> None:
    watched = {"portfolio": "Security", "board": "Crime Board"}
    assert cell("Owner", relevance="monitor", **watched) == (
        "<bdi>Security</bdi>; <bdi>Crime Board</bdi>"
    )
    assert cell("Owner", **watched) == (
        "Lead to be confirmed; <bdi>Security</bdi>; <bdi>Crime Board</bdi>"
    )


@pytest.mark.parametrize(
    ("reason", "shown_too"),
    [
        ("Addressed to others: Ministry of Transport is to act.", False),
        ("Ministry of Transport must act on this.", False),
        ("Ministry of Transport is to act, and the force will follow its guidance.", True),
        ("Not a matter for forces.", True),
    ],
)
def test_a_reason_that_only_repeats_who_is_to_act_is_left_out(
    reason: str, *, shown_too: bool
) -> None:
    given = {"relevance": "monitor", "addressed_to": ["Ministry of Transport"]}
    who = cell("Who is to act", **given, relevance_reason=reason)
    assert who.startswith("<bdi>Ministry of Transport</bdi>.")
    assert ("<p" in who) == shown_too


def test_those_who_are_to_act_are_named_as_a_sentence_begins() -> None:
    named = {"addressed_to": ["police", "chief constables"]}
    assert cell("Who is to act", **named) == "<bdi>Police</bdi>; <bdi>chief constables</bdi>"
    assert cell("Who is to act", **named, relevance_reason="All share it.").startswith(
        "<bdi>Police</bdi>; <bdi>chief constables</bdi>.<p"
    )


def new(name: str, **given: object) -> Item:
    plain = {"area": None, "progress": [REVIEWED], "due": "2022-06-01"}
    return an_item(name, "new", **{**plain, **given})


def test_each_finding_of_which_something_is_wanting_stands_in_one_row() -> None:
    step = {"id": "a", "text": "Train all.\n", "due": "2022-05-20"}
    view = shown(
        new("afi-01"),
        new("afi-02", due="2022-05-22", strategic_lead=None, progress=[]),
        new("afi-03", due=None, steps_to_green=[step]),
        new("afi-04", due="2022-05-01", due_phrase="immediately"),
        new("afi-05", due="2022-05-22", relevance="monitor", progress=[]),
        new("afi-06", target="2022-05-22"),
    )
    wanting = view.exceptions
    assert [(row.links[0].reference, row.parts) for row in wanting.rows] == [
        (
            "AFI 2",
            ("past HMICFRS's due date", "no strategic lead", "no published update"),
        ),
        ("AFI 3", ("no date",)),
        ("AFI 4", ()),
        ("AFI 6", ("past the force's target",)),
    ]
    assert {(row.report, row.links[0].anchor) for row in wanting.rows} == {("NEW", "report.new")}
    assert wanting.counts == (
        "overdue: 3 (2 HMICFRS deadlines and 1 target; 1 asked for at once), "
        "without a strategic or tactical lead: 1, "
        "no date: 1, without a published update, or with an old one: 1"
    )


def test_findings_that_want_the_same_stand_in_one_row_with_those_of_their_report() -> None:
    view = shown(
        new("afi-01", due=None),
        new("afi-02", due=None),
        new("afi-03", due=None, strategic_lead="super"),
        an_item("afi-01", "old", area=None, progress=[REVIEWED]),
        inspections=(NEW, OLD),
    )
    rows = view.exceptions.rows
    assert [(row.report, [link.reference for link in row.links]) for row in rows] == [
        ("NEW", ["AFI 1", "AFI 2"]),
        ("NEW", ["AFI 3"]),
        ("OLD", ["AFI 1"]),
    ]
    assert view.exceptions.undated == 4


def test_what_is_late_of_no_open_finding_is_told_beside_them() -> None:
    """Of a response the register knows only that no publication is recorded."""
    actions = [
        {"id": "a", "text": "Write to all.", "due": "2022-05-01"},
        {"id": "b", "text": "Ask.", "due": "2022-05-02", "item": "new/afi-02"},
        {"id": "c", "text": "Train.", "due": "2022-05-03", "item": "new/afi-01"},
    ]
    owing = an_inspection("new", published="2022-03-01", statutory_response={}, areas=[])
    register = a_register(
        new("afi-01"),
        new("afi-02", sign_offs=[{"date": "2022-04-15", "stage": "submitted"}]),
        inspections=(owing,),
        meetings=(a_meeting("2022-04-01", actions=actions),),
        organisation=an_organisation({"audience": "public"}),
    )
    wanting = committee_paper(register, "hta", ON).exceptions
    assert wanting.others == (
        "Statutory response to NEW: not recorded as published; it was due by 25 April 2022",
        "Action of 1 April 2022, due 1 May 2022: Write to all",
        "Action of 1 April 2022, due 2 May 2022: Ask",
    )
    (row,) = wanting.rows
    assert row.parts == ("action of 1 April 2022, 20 days overdue: Train",)
    assert wanting.overdue == 4


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("May 2022", "May 2022"),
        ("April 2022", "was expected in April 2022; publication not recorded"),
        ("early April 2022", "was expected early April 2022; publication not recorded"),
        ("winter 2021", "winter 2021"),
        ("not yet published as at 15 April 2022", "not yet published as at 15 April 2022"),
    ],
)
def test_a_report_whose_month_has_passed_was_expected(when: str, told: str) -> None:
    coming = an_inspection(
        "coming", published=None, areas=[], expected=[{"what": "All of it", "when": when}]
    )
    (activity,) = shown(inspections=(coming,)).activity
    assert activity.expected == (Stage("All of it", told),)


def test_an_inspection_under_way_is_told_with_how_it_runs() -> None:
    (activity,) = shown(inspections=(COMING,)).activity
    assert activity.timeline == (Stage("Fieldwork", "June"),)


def test_the_table_of_counts_has_the_columns_that_count_something() -> None:
    closed = {"area": None, "sign_offs": [{"date": "2022-05-02", "stage": "closed"}]}
    view = shown(
        an_item("afi-01", "new", **closed),
        an_item("afi-02", "new", area=None),
        an_item("afi-01", "old", area=None),
        inspections=(OLD, NEW, COMING),
    )
    assert view.columns == ("In progress", "Closed")
    assert view.standings == (
        StatusCounts("OLD", (1, 0), 1),
        StatusCounts("NEW", (1, 1), 2),
        StatusCounts("Total", (2, 1), 3),
    )
    assert shown().standings == ()


def told(view: Committee) -> str:
    return read_html(render("jac.html.j2", view.page, {"committee": view}, SHIPPED)).text


def test_exceptions_stand_by_what_is_missing_and_a_finding_without_any_in_no_row() -> None:
    stale = {**REVIEWED, "date": "2022-01-20"}
    view = shown(
        new("afi-01"),
        *(new(f"afi-0{n}", due=None) for n in (2, 3, 4)),
        new("afi-06", due=None, strategic_lead=None, progress=[]),
        new("afi-07", due="2022-05-01", due_phrase="immediately", progress=[stale]),
        new("afi-08", due="2022-05-20", target="2022-05-22"),
        an_item("afi-01", "old", area=None, progress=[REVIEWED]),
        inspections=(NEW, OLD),
    )
    groups = {
        (group.heading, group.count, group.same): [
            (row.report, row.named, row.detail) for row in group.rows
        ]
        for group in view.exceptions.groups
    }
    assert list(groups.items()) == [
        (("Overdue", 2, ""), [
            ("NEW", "AFI 7", "Asked for immediately (report of 1 May 2022)"),
            ("NEW", "AFI 8", "HMICFRS's due date, 20 May 2022"),
            ("NEW", "AFI 8", "The force's target, 22 May 2022"),
        ]),
        (
            ("Without a strategic or tactical lead in post", 1, "No strategic lead"),
            [("NEW", "AFI 6", "")],
        ),
        (
            ("Without a due date or target", 5, ""),
            [("NEW", "AFIs 2 to 4 and 6", ""), ("OLD", "AFI 1", "")],
        ),
        (("Without a recent published update", 2, ""), [
            ("NEW", "AFI 6", "No published update"),
            ("NEW", "AFI 7", "Last published update 20 January 2022"),
        ]),
    ]  # fmt: skip


def test_what_all_exceptions_share_keeps_its_abbreviation() -> None:
    late = shown(*(new(f"afi-0{n}", due="2022-05-20", target=None) for n in (1, 2)))
    assert "In each case: HMICFRS's due date, 20 May 2022" in told(late)
    without = shown(*(new(f"afi-0{n}", strategic_lead=None) for n in (1, 2)))
    assert "In each case: no strategic lead" in told(without)


def test_the_numbers_without_a_lead_and_awaiting_allocation_are_told_apart() -> None:
    untouched = {**LEADERLESS, "progress": []}

    def explanation(*items: Item) -> str:
        return shown(*items).exceptions.explanation

    one = new("afi-03", strategic_lead=None)
    assert explanation(new("afi-01", **untouched), new("afi-02", **untouched), one) == (
        "The three findings that lack a lead include the two awaiting allocation, with neither a "
        "lead nor an update; the other one has one lead or an update, and so count as in progress"
    )
    assert explanation(new("afi-01", **untouched)) == ""
    assert explanation(one) == ""


def test_assurance_counts_what_was_opened_and_closed_and_what_is_overdue_by_age() -> None:
    view = shown(
        an_item("afi-01", "old", **{**CLOSED, "progress": []}),
        an_item("afi-02", "old", area=None, due="2022-03-20", progress=[]),
        new("afi-01", due="2022-04-23"),
        new("afi-02", due="2022-04-22"),
        new("afi-03", due="2022-05-23"),
        new("afi-04", due="2022-02-22"),
        new("afi-05", due="2022-02-21"),
        inspections=(NEW, OLD),
    )
    it = view.assurance
    assert (it.sentence, it.since) == ("Five HMICFRS deadlines are overdue", date(2022, 4, 1))
    assert [(row.what, row.before, row.now, row.change) for row in it.rows] == [
        ("Findings opened to date", 2, 7, "+5"),
        ("Closed by HMICFRS", 0, 1, "+1"),
        ("Open", 2, 6, "+4"),
        ("Overdue by up to 30 days", 1, 1, "none"),
        ("Overdue by 31 to 90 days", 0, 3, "+3"),
        ("Overdue by more than 90 days", 0, 1, "+1"),
    ]


def test_a_cause_of_concern_without_an_update_of_its_own_names_the_recommendation() -> None:
    cause = new("coc-1", kind="cause_of_concern", number="1", progress=[])
    answer = new("rec-1", kind="recommendation", number="1", cause_of_concern="coc-1")
    given = told(shown(cause, answer))
    assert "Last updated on 20 May 2022, about Recommendation 1" in given
    assert "None published" not in given
    assert "None published" in told(shown(new("afi-01", progress=[]), new("afi-02")))


def test_without_a_last_paper_assurance_has_no_change_and_no_row_of_noughts() -> None:
    it = shown(new("afi-01", due="2022-05-01", due_phrase="at once"), met=None).assurance
    assert it.sentence == "One HMICFRS deadline is overdue, asked for at once"
    assert [(row.what, row.before, row.now, row.change) for row in it.rows] == [
        ("Findings opened to date", None, 1, ""),
        ("Closed by HMICFRS", None, 0, ""),
        ("Open", None, 1, ""),
        ("Overdue by up to 30 days", None, 1, ""),
    ]


def test_what_was_asked_for_at_once_is_overdue_as_everywhere() -> None:
    at_once, dated = {"due": "2022-05-01"}, {"due": "2022-05-22"}
    of_both = shown(new("afi-01", **at_once), new("afi-02", **dated))
    assert of_both.assurance.sentence == (
        "Two HMICFRS deadlines are overdue, one of them asked for at once"
    )
    both = shown(new("afi-01", **at_once), new("afi-02", **at_once))
    assert both.assurance.sentence == "Two HMICFRS deadlines are overdue, both asked for at once"
    on_time = shown(new("afi-01", **at_once, rag="green"), new("afi-02", **dated))
    assert on_time.assurance.sentence == "One HMICFRS deadline is overdue"
    assert [view.exceptions.overdue for view in (of_both, both, on_time)] == [2, 2, 1]


def test_of_an_overdue_response_assurance_says_only_that_no_publication_is_recorded() -> None:
    owing = an_inspection("new", published="2022-03-01", statutory_response={}, areas=[])
    it = shown(new("afi-01"), inspections=(owing,)).assurance
    assert it.sentence == "One statutory response is not recorded as published"
    assert [row.what for row in it.rows if row.what.startswith("Overdue")] == []


@pytest.mark.parametrize(
    ("dates", "sentence", "soon"),
    [
        (("2022-05-23", None, None), "2 of the 3 findings that the force has still to complete "
         "have neither a due date nor a target", ("23 May 2022, HMICFRS's due date: AFI 1",)),
        ((None, None), "no finding that the force has still to complete has a due date or a target",
         ()),
        (("2022-06-01", "2022-06-01"), "", ("1 June 2022, HMICFRS's due date: AFIs 1 and 2",)),
        (("2023-06-01",), "", ()),
    ],
)  # fmt: skip
def test_no_date_missed_is_said_beside_the_findings_without_a_date_and_the_dates_that_are_near(
    dates: tuple[str | None, ...], sentence: str, soon: tuple[str, ...]
) -> None:
    it = shown(*(new(f"afi-0{n}", due=day) for n, day in enumerate(dates, 1))).assurance
    first = "No HMICFRS due date or target has passed"
    assert (it.sentence, it.soon) == ("; ".join(filter(None, (first, sentence))), soon)


@pytest.mark.parametrize(
    ("summary", "made"),
    [
        ("It makes two recommendations to forces.", ""),
        ("It has 2 recommendations, on custody.", ""),
        (
            "Two forces were inspected. It makes recommendations.",
            "Two recommendations for the force",
        ),
        (None, "Two recommendations for the force"),
    ],
)
def test_a_number_that_the_summary_of_a_report_gives_is_not_said_twice(
    summary: str | None, made: str
) -> None:
    recs = [new(f"rec-{n}", kind="recommendation", number=str(n)) for n in (1, 2)]
    report = NEW.model_copy(update={"summary": summary})
    (found,) = shown(*recs, inspections=(report,)).reports
    assert found.made == made


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "This finding was carried over from 2019. The interface has been built for all areas.",
            "The interface has been built for all areas.",
        ),
        (
            "This finding was raised before. It has always been difficult, as partners change. "
            "The force now works with all of them to a single plan for the county.",
            "The force now works with all of them to a single plan for the county.",
        ),
        (
            "This recommendation was made in 2019. It has been met in every area, as audits show.",
            "It has been met in every area, as audits show.",
        ),
        ("This recommendation has been met in full in every area of the force, as audits show.",)
        * 2,
        ("This finding is broad in scope.",) * 2,
    ],
)
def test_a_line_of_progress_is_about_the_work(text: str, told: str) -> None:
    row = rows(new("afi-01", progress=[{**REVIEWED, "text": text}]))
    assert row.progress
    assert row.progress.text == told


def test_what_is_true_of_every_row_is_said_once_and_has_no_column() -> None:
    def table(*items: Item) -> tuple[list[str], list[str]]:
        view = shown(*items)
        html = render("jac.html.j2", view.page, {"committee": view}, SHIPPED)
        part = html[html.index('<h3 id="report.new"') :]
        once = re.findall("<li><b>([^<]+):</b>", part)
        return once, re.findall('<th scope="col" role="columnheader">([^<]+)</th>', part)

    both = ["Finding", "What it asks"]
    all_of_it = ["Who is to act", "Owner", "Due or target", "Status", "Progress"]
    assert table(new("afi-01")) == (all_of_it, both)
    assert table(new("afi-01"), new("afi-02")) == (all_of_it, both)
    assert table(new("afi-01"), new("afi-02", board="Board", due=None)) == (
        ["Who is to act", "Status", "Progress"],
        [*both, "Owner", "Due or target"],
    )
    assert table(new("afi-01", progress=[]), new("afi-02", progress=[])) == (all_of_it[:4], both)


def test_progress_is_one_line_and_its_date_and_source_stand_once() -> None:
    sentence = "The force has trained every supervisor in the new standard of investigation."
    start = "Training starts in June 2022 with the supervisors."
    panel = {**REVIEWED, "source": "Holding to Account paper, 20 May 2022, page 3"}
    view = shown(
        new("afi-01", progress=[{**panel, "text": f"{sentence} More follows."}]),
        new("afi-02", progress=[{**panel, "text": f"Begun. {start}"}]),
    )
    text = told(view)
    assert [row.progress.text for row in view.reports[0].rows if row.progress] == [
        sentence,
        f"Begun. {start}",
    ]
    assert text.count("Holding to Account paper") == 1
    assert "Progress: as at 20 May 2022 (Holding to Account paper, 20 May 2022)" in text
    assert "More follows" not in text


def test_a_date_of_all_progress_does_not_claim_progress_where_none_is_published() -> None:
    account = {**REVIEWED, "text": "The unit has moved into its new station, fully equipped."}
    silent = new("afi-03", progress=[])
    items = (new("afi-01", progress=[account]), new("afi-02", progress=[account]))
    assert "Progress: as at 20 May 2022, where any is published" in told(shown(*items, silent))
    assert "where any is published" not in told(shown(*items))


def test_changes_of_an_earlier_report_without_an_account_stand_together() -> None:
    view = shown(
        *(an_item(f"afi-0{n}", "old", **{**CLOSED, "progress": []}) for n in (1, 2, 3)),
        an_item("afi-05", "old", area=None, progress=[{**REVIEWED, "date": "2022-05-02"}]),
        inspections=(NEW, OLD),
    )
    (earlier,) = view.earlier
    assert [(each.what, each.named) for each in earlier.changes] == [("Closed", "AFIs 1 to 3")]
    assert told(view).count("AFI 5: ") == 1


def test_a_report_is_cited_in_full_once_under_background_documents() -> None:
    inspection = an_inspection(
        "new", published="2022-05-01", areas=[], title="The long title of it",
        url="https://hmicfrs.example/new", supporting_papers=["Minutes, https://a.example/b"],
    )  # fmt: skip
    text = told(shown(new("afi-01"), inspections=(inspection,)))
    assert text.count("The long title of it") == 1
    assert "The long title of it (HMICFRS, 1 May 2022): https://hmicfrs.example/new" in text
    assert "Minutes: https://a.example/b" in text


def test_the_committees_paragraphs_are_numbered_from_its_purpose_on() -> None:
    view = shown(new("afi-01"), forum={"invited_to": "note it"})
    html = render("jac.html.j2", view.page, {"committee": view}, SHIPPED)
    numbered = re.findall(r"<p[^>]*><b>(\d+)</b>\. (?:<[^>]+>)*(\w+ \w+)", html)
    assert [int(number) for number, _ in numbered] == list(range(1, len(numbered) + 1))
    assert [words for _, words in numbered[:3]] == [
        "This report", "Members are", "No HMICFRS",
    ]  # fmt: skip
    assert 'class="para' not in html


def test_no_date_of_a_committees_paper_counts_days() -> None:
    text = told(shown(new("afi-01"), new("afi-02", due="2022-05-20"), new("afi-03", progress=[])))
    assert re.findall(r"due in \d+|\d+ days? (?:overdue|old)", text) == []
    assert "20 May 2022, overdue" in text


def test_assurance_counts_nothing_that_the_public_may_not_know() -> None:
    """A finding of a draft, a step, and an action of an internal forum's meeting."""
    step = {"id": "a", "text": "Train.", "due": "2022-05-01"}
    actions = [{"id": "a", "text": "Write.", "due": "2022-05-01", "item": "new/afi-01"}]
    organisation = an_organisation(
        {"audience": "public"},
        forums={
            "hta": {"name": "Holding to Account", "audience": "public"},
            "sib": {"name": "Board"},
        },
    )

    def rows(*items: Item, internal: bool) -> list[tuple[str, int]]:
        meetings = (a_meeting("2022-04-20", "sib", actions=actions),) if internal else ()
        register = a_register(
            *items, inspections=(NEW,), meetings=meetings, organisation=organisation
        )
        it = committee_paper(register, "hta", ON).assurance
        return [(row.what, row.now) for row in it.rows]

    plain = rows(new("afi-01"), internal=False)
    draft = new("afi-02", draft={"seen": "2022-04-01"}, due="2022-05-01")
    assert rows(new("afi-01", steps_to_green=[step]), draft, internal=True) == plain


def test_ratings_by_month_are_drawn_only_if_anything_was_rated() -> None:
    def drawn(**rating: object) -> str | None:
        items = [an_item(f"afi-0{n}", "new", area=None, progress=[], **rating) for n in (1, 2)]
        inspection = an_inspection("new", areas=[], published="2022-02-01")
        late = an_inspection("later", areas=[], published="2022-04-01")
        other = an_item("afi-03", "later", area=None, progress=[], rag=None)
        picture = shown(*items, other, inspections=(inspection, late)).over_time
        return picture.title if picture else None

    changes = [{"date": "2022-03-01", "to": "amber", "because": "Begun.", "by": "chief"}]
    assert drawn(rag=None) is None
    assert drawn(rag="amber", rag_changes=changes) == (
        "Two of 3 findings are amber; there were 2 findings in February 2022"
    )


def test_what_is_only_monitored_is_not_drawn_as_not_rated() -> None:
    inspection = an_inspection("new", areas=[], published="2022-02-01")
    changes = [{"date": "2022-03-01", "to": "amber", "because": "Begun.", "by": "chief"}]
    rated = an_item("afi-01", "new", area=None, progress=[], rag_changes=changes)
    bare: dict[str, object] = {"area": None, "progress": [], "rag": None}
    unrated = an_item("afi-02", "new", **bare)
    leads = {"strategic_lead": None, "tactical_lead": None}
    monitored = [an_item(f"afi-0{n}", "new", relevance="monitor", **bare, **leads) for n in (3, 4)]
    picture = shown(rated, unrated, *monitored, inspections=(inspection,)).over_time
    assert picture is not None
    assert picture.columns[-3:] == ("Not rated", "Monitor only", "All")
    assert [row[-3:] for row in picture.rows][-1] == ("1", "2", "4")
    plain = shown(rated, unrated, inspections=(inspection,)).over_time
    assert plain is not None
    assert "Monitor only" not in plain.columns
