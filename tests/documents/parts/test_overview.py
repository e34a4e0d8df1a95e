"""The table of every finding: what it says where a finding has no next date."""

from datetime import date

import pytest

from peeltrack.documents.board import forum_brief
from peeltrack.documents.parts.dates import Deadline
from tests.documents.builders import rendered
from tests.registers import register_from


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("{target: 2022-12-31, rag: green}", "Rated green"),
        ("{target: null}", "No date"),
        (
            "{rag: green, sign_offs: [{date: 2022-05-01, stage: submitted, evidence: A sample., "
            "by: flo}]}",
            "With HMICFRS",
        ),
    ],
)
def test_a_finding_without_a_next_date_says_why(item: str, expected: str) -> None:
    brief = forum_brief(register_from(f"afi-01: {item}"), "hta", date(2022, 6, 10))
    (row,) = brief.overview.rows
    assert (row.next_date, row.no_date) == (None, expected)


def test_what_is_only_monitored_has_hmicfrs_date_and_is_never_late() -> None:
    brief = forum_brief(
        register_from("afi-01: {relevance: monitor, due: 2022-06-01}"), "hta", date(2022, 6, 10)
    )
    (row,) = brief.overview.rows
    assert row.next_date == Deadline(date(2022, 6, 1), "HMICFRS", None, is_late=False)
    assert "1 June (HMICFRS) |" in rendered(brief, "md")


def test_what_is_true_of_all_leaves_out_what_is_only_monitored() -> None:
    def note(*monitored: str) -> str:
        text = "{progress: [{date: 2022-05-20, text: x}]}"
        items = [f"afi-01: {text}", f"afi-02: {text}", *monitored]
        return forum_brief(register_from("\n".join(items)), "hta", date(2022, 6, 10)).overview.note

    assert note() == "All 2 were last updated on 20 May 2022, 21 days before this meeting."
    assert note("afi-03: {relevance: monitor}") == (
        "Apart from what is only monitored, all 2 were last updated on 20 May 2022, 21 days "
        "before this meeting."
    )


def test_a_cause_of_concern_says_which_recommendation_its_last_update_is_about() -> None:
    def about(own: str) -> tuple[str | None, str | None]:
        items = [
            f"coc-1: {{kind: cause_of_concern, progress: [{{date: {own}, text: Begun.}}]}}",
            "rec-1: {cause_of_concern: coc-1, progress: [{date: 2022-05-20, text: Trained.}]}",
            "rec-2: {cause_of_concern: coc-1, progress: [{date: 2022-05-02, text: Planned.}]}",
        ]
        brief = forum_brief(register_from("\n".join(items)), "hta", date(2022, 6, 10))
        (cause,) = (row for row in brief.overview.rows if row.link.reference == "Cause of concern")
        assert [row.update_about for row in brief.overview.rows if row is not cause] == [None] * 2
        (view,) = (item for item in brief.items if item.link == cause.link)
        return cause.update_about, view.last_updated

    assert about("2022-05-01") == (
        "Recommendation 1",
        "Last updated on 20 May 2022, about Recommendation 1",
    )
    assert about("2022-05-21") == (None, None)
