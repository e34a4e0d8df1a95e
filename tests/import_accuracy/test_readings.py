import pytest

from peeltrack.model.register import Register
from tests.import_accuracy.careful_reading import (
    Reading,
    counts_of,
    inspections_of,
    invented_readings,
    proposal_of,
    published_readings,
    taken,
)
from tests.import_accuracy.notes import MEETING, PAPER, asked, imported, owed


def _named(reading: Reading) -> str:
    return reading.name


def _published() -> list[object]:
    return [
        pytest.param(
            reading,
            id=reading.name,
            marks=pytest.mark.skipif(
                not reading.paper.is_file(),
                reason=f"{reading.paper.name} is not there: set PEELTRACK_PAPERS to its folder",
            ),
        )
        for reading in published_readings()
    ]


@pytest.mark.parametrize("reading", _published())
def test_a_published_paper_is_read_as_a_person_reads_it(reading: Reading) -> None:
    proposal = proposal_of(reading)
    assert taken(proposal) == reading.findings
    assert inspections_of(proposal) == reading.values["inspections"]
    assert counts_of(proposal) == reading.values["counts"]
    assert [each.source.line for each in proposal.left_out] == reading.values["skipped_lines"]


@pytest.mark.parametrize("reading", invented_readings(), ids=_named)
def test_an_invented_paper_is_read_as_a_person_reads_it(reading: Reading) -> None:
    proposal = proposal_of(reading)
    assert taken(proposal) == reading.findings
    assert inspections_of(proposal) == reading.values["inspections"]
    assert counts_of(proposal) == reading.values["counts"]
    assert [each.source.line for each in proposal.left_out] == reading.values["skipped_lines"]


@pytest.mark.skipif(not PAPER.is_file(), reason=f"{PAPER.name} is not there: set PEELTRACK_PAPERS")
def test_the_notes_are_read_as_the_shipped_meeting_was_by_hand(west_mercia: Register) -> None:
    """28 questions with their items and askers in order, and both actions."""
    read, drafted = west_mercia.meetings[MEETING], imported(west_mercia)
    assert (asked(drafted), owed(drafted)) == (asked(read), owed(read))
    assert (len(asked(drafted)), len(owed(drafted))) == (28, 2)
