"""The wide ways in which a sentence leaves a question, each beside a neighbour that leaves none."""

import pytest

from peeltrack.language import open_ends
from peeltrack.language.open_ends import counts_unwanted, leaves_open
from peeltrack.language.told import Phrase

TABLES = {
    name: table
    for name, table in vars(open_ends).items()
    if isinstance(table, tuple) and isinstance(table[0], Phrase)
}


@pytest.mark.parametrize("table", TABLES)
def test_an_open_end_is_found_and_its_neighbour_is_not(table: str) -> None:
    for phrase in TABLES[table]:
        assert leaves_open(phrase.example, TABLES[table]), phrase.example
        assert not leaves_open(phrase.not_this, TABLES[table]), phrase.not_this


@pytest.mark.parametrize(
    "text",
    [
        "All response officers completed the training by 31 May.",
        "The policy was approved by the board on 12 March and published on 14 March.",
        "All but two of the 140 files were sent on time.",
        "Supervisors check each file before it is closed.",
        "Both vacancies were filled, one by a probationer.",
        "The interim head was made permanent.",
        "The log is to be read once a shift.",
        "The grant was renewed to March 2027.",
        "The independent panel met three times.",
        "Nobody waited more than a day for an interview.",
    ],
)
def test_what_is_settled_leaves_nothing_open(text: str) -> None:
    assert [name for name, table in TABLES.items() if leaves_open(text, table)] == []
    assert not counts_unwanted(text)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("Sickness in the team is running at 14%.", "Sickness in the team is down to 4%."),
        ("The number of outstanding suspects is 598.", "None of the 598 reports is outstanding."),
        ("Absence stands at 9%.", "Attendance stands at 91%."),
    ],
)
def test_a_figure_of_what_is_unwanted(bad: str, good: str) -> None:
    assert counts_unwanted(bad)
    assert not counts_unwanted(good)
