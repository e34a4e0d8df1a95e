"""Papers of each kind in which reports come: what a careful reader takes from each."""

from collections.abc import Iterator

import pytest

from tests.import_accuracy.careful_reading import invented_readings, published_readings, silent
from tests.imports.paper_lines import (
    paper_from,
    papers_of_each_kind,
    proposal_of,
    taken_and_left_out,
)


def every_paper() -> Iterator[object]:
    """Every paper of the suite as text, and what is taken from it where lines say so."""
    for name, text, expected in papers_of_each_kind():
        yield pytest.param(text, expected, id=name)
    for reading in (*published_readings(), *invented_readings()):
        there = reading.paper.is_file()
        text = reading.paper.read_text(encoding="utf-8") if there else ""
        missing = pytest.mark.skipif(not there, reason=f"{reading.paper.name} is not there")
        yield pytest.param(text, None, id=reading.name, marks=missing)


@pytest.mark.parametrize(("text", "expected"), list(every_paper()))
def test_a_paper_is_read_as_a_person_reads_it_and_every_line_is_accounted_for(
    text: str, expected: list[str] | None
) -> None:
    paper, proposal = paper_from(text), proposal_of(text)
    if expected is not None:
        assert taken_and_left_out(proposal) == expected
    (ledger,) = proposal.ledgers.values()
    assert [entry.ref for entry in ledger] == [line.ref for line in paper.lines]
    assert silent(paper, proposal) == []
    assert [each for each in proposal.left_out if "lost" in each.why] == []
