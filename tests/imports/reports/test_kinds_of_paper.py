"""Papers of each kind in which reports come: what a careful reader takes from each."""

from collections.abc import Iterator

import pytest

from tests.import_accuracy.careful_reading import (
    invented_readings,
    published_readings,
    silent,
)
from tests.imports.paper_lines import (
    paper_from,
    papers_of_each_kind,
    proposal_of,
    taken_and_left_out,
)


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*each[1:], id=each[0]) for each in papers_of_each_kind()]
)
def test_a_paper_of_each_kind_is_read_as_a_person_reads_it(text: str, expected: list[str]) -> None:
    assert taken_and_left_out(proposal_of(text)) == expected


def every_paper() -> Iterator[object]:
    """Every paper of the suite, as text."""
    for name, text, _ in papers_of_each_kind():
        yield pytest.param(text, id=name)
    for reading in (*published_readings(), *invented_readings()):
        there = reading.paper.is_file()
        text = reading.paper.read_text(encoding="utf-8") if there else ""
        missing = pytest.mark.skipif(not there, reason=f"{reading.paper.name} is not there")
        yield pytest.param(text, id=reading.name, marks=missing)


PAPERS = list(every_paper())


@pytest.mark.parametrize("text", PAPERS)
def test_each_line_of_a_paper_has_one_entry_in_its_ledger(text: str) -> None:
    paper, proposal = paper_from(text), proposal_of(text)
    (ledger,) = proposal.ledgers.values()
    assert [entry.ref for entry in ledger] == [line.ref for line in paper.lines]


@pytest.mark.parametrize("text", PAPERS)
def test_each_sentence_that_obliges_is_taken_or_listed(text: str) -> None:
    assert silent(paper_from(text), proposal_of(text)) == []


@pytest.mark.parametrize("text", PAPERS)
def test_nothing_is_called_lost_in_a_paper_of_the_suite(text: str) -> None:
    assert [each for each in proposal_of(text).left_out if "lost" in each.why] == []
