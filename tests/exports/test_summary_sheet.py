"""The first sheet of a workbook: what people read of the position, the findings and the overdue."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from peeltrack.exports.as_xlsx import as_xlsx
from peeltrack.exports.source import Export
from peeltrack.exports.tables import fill_tables
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from tests.documents.builders import a_register, an_inspection, an_item, an_organisation

ON = date(2022, 5, 23)
STEPS = [
    {"id": "plan", "text": "Write the\nplan. " + "Much more. " * 60, "due": "2022-05-01"},
    {"id": "tell", "text": "Tell the staff.", "done": "2022-05-02"},
    {"id": "secret", "text": "Say nothing.", "due": "2022-05-02", "restricted": True},
]


def summary(register: Register, audience: Audience = Audience.INTERNAL) -> list[list[object]]:
    source = Export.of(register, ON, audience)
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(source, fill_tables(source)).data))
    assert book.sheetnames[:2] == ["summary", "about"]
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    return [[_plain(each) for each in row if each is not None] for row in rows]


def _plain(cell: object) -> object:
    return cell.date() if isinstance(cell, datetime) else cell


@pytest.fixture(scope="module")
def register() -> Register:
    findings = (
        an_item(
            "afi-01", title="Records", steps_to_green=STEPS, strategic_lead="chief",
            tactical_lead="gone",
        ),
        an_item("afi-02", title="Calls", rag=None, strategic_lead=None, tactical_lead=None,
                progress=[]),
        an_item("afi-03", title="Buildings", rag=None, relevance="monitor",
                relevance_reason="Others act.", strategic_lead=None, tactical_lead=None,
                progress=[]),
    )  # fmt: skip
    return a_register(*findings, organisation=an_organisation())


def test_it_has_the_position_each_open_finding_and_what_is_overdue(register: Register) -> None:
    rows = summary(register)
    heads = ["Report", "Red", "Amber", "Yellow", "Green", "Not rated", "Ended", "All"]
    assert rows[0] == ["Borsetshire Police: 23 May 2022"]
    assert rows[1] == ["INTERNAL: restricted text is included. Not for publication."]
    assert rows[3:7] == [
        ["The position"],
        heads,
        ["PEEL", 0, 1, 0, 0, 2, 0, 3],
        ["Total", 0, 1, 0, 0, 2, 0, 3],
    ]
    assert rows[8][0] == "Open findings"
    day, first = date(2022, 5, 20), date(2022, 5, 1)
    assert rows[10:13] == [
        ["AFI 1: Records", "Amber", "1 of 3", first, day, "Chief Constable",
         "Inspector, gone (left post)", "PEEL"],
        ["AFI 2: Calls", "Not rated", "no steps", "no date", "no update", "no lead", "no lead",
         "PEEL"],
        ["AFI 3: Buildings", "Monitor only", "no steps", "no date", "PEEL"],
    ]  # fmt: skip
    assert rows[14:16] == [
        ["Overdue"],
        ["What", "Kind", "Days overdue", "Due", "Finding", "Lead"],
    ]
    text = str(rows[16][0])
    assert text.startswith("Write the plan. Much more.")
    assert text.endswith("…")
    assert rows[16][1:] == ["Step", 22, first, "AFI 1", "Inspector, gone"]
    assert rows[17][0] == "Say nothing."


def test_the_public_see_nothing_restricted_in_it(register: Register) -> None:
    rows = summary(register, Audience.PUBLIC)
    assert rows[1] == ["Public: restricted text is left out."]
    assert not any("Say nothing." in str(row) for row in rows)


def test_an_empty_register_says_so() -> None:
    rows = summary(a_register(inspections=(an_inspection(),)))
    assert ["The register has no finding."] in rows
    assert ["No finding is open."] in rows
    assert ["Nothing is overdue."] in rows
