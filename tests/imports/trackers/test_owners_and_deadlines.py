"""Headings that may mean two fields: read by what stands beside and below them, or asked about."""

import pytest

from peeltrack.imports.trackers.cell_account import Fate
from peeltrack.imports.trackers.column_headings import field_of
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.tracker_import import Import
from tests.imports.trackers.sheets import brought

WORDING = "The force should answer calls within one minute."


def read(heads: tuple[str, ...], *cells: str) -> Import:
    return brought({"A": [("Ref", "Recommendation", *heads), ("AFI 1", WORDING, *cells)]})


LEADS = ("Stratgic Lead", "Tactical Lead")


@pytest.mark.parametrize("owner", ["Chief Constable", "Chief Constables", "CC", "CC / PCC"])
def test_a_chief_constable_beside_the_leads_is_addressed(owner: str) -> None:
    draft = read(("Rec. Owner", *LEADS), owner, "ACC Crime", "Head of Contact").drafts[0]
    assert (draft.values["strategic_lead"], draft.values["tactical_lead"]) == (
        "acc-crime",
        "head-of-contact",
    )
    assert draft.values["addressed_to"] == [owner]


@pytest.mark.parametrize(
    ("heads", "field"),
    [
        (("Rec. Owner",), Field.STRATEGIC_LEAD),
        (("Rec. Owner", "SRO"), Field.TACTICAL_LEAD),
        (("Rec. Owner", *LEADS), Field.UNKNOWN),
    ],
)
def test_an_office_that_owns_a_recommendation_leads_it(
    heads: tuple[str, ...], field: Field
) -> None:
    made = read(heads, "Head of Estates", *["ACC Crime"] * (len(heads) - 1))
    columns = made.drafts[0].finding.rows[0].table.columns
    assert [each.field for each in columns if each.heading == "Rec. Owner"] == [field]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Actions to get to green", Field.STEPS),
        ("Area for improvment", Field.WORDING),
        ("S.L.", Field.STRATEGIC_LEAD),
        ("T.L.", Field.TACTICAL_LEAD),
        ("Due/Target", Field.UNKNOWN),
        ("Target / Due date", Field.UNKNOWN),
        ("Target / Review date", Field.TARGET),
        ("Due date / Deadline", Field.DUE),
        ("Sales", Field.UNKNOWN),
    ],
)
def test_what_a_heading_names(heading: str, field: Field) -> None:
    assert field_of(heading) == field


def test_a_deadline_that_may_be_a_target_is_asked_about() -> None:
    made = read(("RAG", "Due/Target"), "Amber", "31/12/2026")
    assert (made.drafts[0].values.get("due"), made.drafts[0].values["target"]) == (None, None)
    assert {e.at.cell: e.why for e in made.entries if e.fate == Fate.UNPLACED} == dict.fromkeys(
        ("D1", "D2"),
        "may be HMICFRS's deadline or the force's own: give due or target in the mapping",
    )
