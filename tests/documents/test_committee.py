"""The view of a committee's paper: what is new, what is earlier, who owns it, what is wanting."""

from datetime import date

from peeltrack.documents.committee import committee_paper
from peeltrack.documents.committee_view import Committee, RegisterRow, Standings
from peeltrack.documents.item_view import Office
from peeltrack.documents.panel_view import Stage
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


def test_a_new_report_has_all_its_findings_and_an_earlier_one_those_not_ended() -> None:
    closed = {"area": None, "sign_offs": [{"date": "2022-05-02", "stage": "closed"}]}
    view = shown(
        an_item("afi-01", "new", **closed),
        an_item("afi-02", "new", area=None),
        an_item("afi-01", "old", **closed),
        an_item("afi-02", "old", area=None),
        inspections=(NEW, OLD),
    )
    assert [(row.standing, row.since) for row in view.reports[0].rows] == [
        ("closed", date(2022, 5, 2)),
        ("in progress", None),
    ]
    assert [row.standing for row in view.earlier[0].rows] == ["in progress"]
    assert view.earlier[0].held == "two AFIs"


def test_a_row_names_who_owns_a_finding_and_why_it_is_only_watched() -> None:
    owned = rows(an_item(inspection="new", area=None, tactical_lead="gone", board="The board"))
    assert owned.leads == (
        Office("Chief Constable", None),
        Office("Inspector, gone", date(2022, 3, 1)),
    )
    assert (owned.board, owned.needs_leads, owned.relevance) == ("The board", True, "act")
    watched = rows(
        an_item(
            inspection="new",
            area=None,
            relevance="monitor",
            strategic_lead=None,
            tactical_lead=None,
        )
    )
    assert (watched.leads, watched.needs_leads, watched.standing) == ((), False, "monitor only")


def test_the_exceptions_are_the_forces_own() -> None:
    fresh = {"date": "2022-05-20", "text": "x", "reviewed": {"date": "2022-05-21", "by": "chief"}}

    def new(name: str, **given: object) -> Item:
        return an_item(
            name, "new", **{"area": None, "progress": [fresh], "due": "2022-06-01", **given}
        )

    view = shown(
        new("afi-01"),
        new("afi-02", due="2022-05-22"),
        new("afi-03", due=None),
        new("afi-04", strategic_lead=None),
        new("afi-05", progress=[]),
        new("afi-06", due="2022-05-22", relevance="monitor"),
    )
    wanting = view.exceptions
    assert [late.link and late.link.reference for late in wanting.overdue] == ["AFI 2"]
    assert [link.reference for link in view.undated] == ["AFI 3"]
    assert [each.link.reference for each in wanting.unowned] == ["AFI 4"]
    assert [link.reference for link in wanting.no_update] == ["AFI 5"]
    assert {link.anchor for link in (*view.undated, *wanting.no_update)} == {"report.new"}


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
        Standings("OLD", (1, 0), 1),
        Standings("NEW", (1, 1), 2),
        Standings("Total", (2, 1), 3),
    )
    assert view.untaken[0] == "awaiting allocation"
    assert shown().standings == ()
