"""What people type into a return's cells, and what it is taken as."""

from datetime import date, datetime, time

import pytest

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.vocabulary import Rag
from peeltrack.returns.typed_cells import Taken, as_day, as_line, as_rag, as_text

MAY = date(2022, 5, 31)


@pytest.mark.parametrize(
    ("cell", "taken"),
    [
        (None, Taken()),
        (MAY, Taken(MAY)),
        (datetime(2022, 5, 31, 13, 30), Taken(MAY)),  # noqa: DTZ001 (a cell has no zone)
        ("  ", Taken()),
        ("31/05/2022", Taken(MAY, "'31/05/2022' was taken as 31 May 2022")),
        ("31.5.22", Taken(MAY, "'31.5.22' was taken as 31 May 2022")),
        ("2022-05-31", Taken(MAY, "'2022-05-31' was taken as 31 May 2022")),
        ("Tuesday, 31st May 2022", Taken(MAY, "'Tuesday, 31st May 2022' was taken as 31 May 2022")),
        (" 31 May\xa02022 ", Taken(MAY, "'31 May 2022' was taken as 31 May 2022")),
        ("05/06/2022", Taken(date(2022, 6, 5), "'05/06/2022' was taken as 5 June 2022")),
        (
            "05/31/2022",
            Taken(problem="'05/31/2022' has its month before its day; type one as 31/05/2022"),
        ),
        ("end of May", Taken(problem="'end of May' is not a valid date; type one as 31/05/2022")),
        ("31/02/2022", Taken(problem="'31/02/2022' is not a valid date; type one as 31/05/2022")),
        (44712, Taken(problem="44712 is not a valid date; type one as 31/05/2022")),
        (date(222, 5, 31), Taken(problem="0222-05-31 is not between 2000 and 2100; mend the year")),
    ],
)
def test_a_day_is_taken_however_it_is_typed_the_day_first(cell: Cell, taken: Taken[date]) -> None:
    assert as_day(cell) == taken


@pytest.mark.parametrize(
    ("cell", "taken"),
    [
        (None, Taken()),
        ("green ", Taken(Rag.GREEN)),
        ("Amber.", Taken(Rag.AMBER)),
        ("\u200bRED", Taken(Rag.RED)),
        ("amber/red", Taken(problem="'amber/red' is no RAG; choose red, amber, yellow or green")),
        (3, Taken(problem="'3' is no RAG; choose red, amber, yellow or green")),
    ],
)
def test_a_rag_is_one_of_the_four_words(cell: Cell, taken: Taken[Rag]) -> None:
    assert as_rag(cell) == taken


@pytest.mark.parametrize(
    ("cell", "taken"),
    [
        (None, Taken()),
        (" \n ", Taken()),
        ("=1+1", Taken("=1+1")),
        (" Done.\r\n\r\n\r\n\r\n-\tone ", Taken("Done.\n\n-    one")),
        ("a_x000D_\nb\x0bc\u2028d", Taken("a\nb\nc\nd")),
        ("caf\u00e9 \u2013 \u201cso\u201d", Taken("caf\u00e9 \u2013 \u201cso\u201d")),
        ("zero\u200bwidth", Taken("zerowidth", "invisible characters were left out")),
        (42, Taken("42", "it held no text but a number; taken as '42'")),
        (0.5, Taken("0.5", "it held no text but a number; taken as '0.5'")),
        (MAY, Taken("2022-05-31", "it held no text but a date or time; taken as '2022-05-31'")),
        (time(9, 30), Taken("09:30:00", "it held no text but a date or time; taken as '09:30:00'")),
        (True, Taken(problem="TRUE is no text; type the words")),
        (
            "a\u202eb",
            Taken(problem="it holds the invisible character U+202E; type it anew"),
        ),
    ],
)
def test_a_text_keeps_its_words_and_loses_what_came_with_pasting(
    cell: Cell, taken: Taken[str]
) -> None:
    assert as_text(cell) == taken


def test_what_is_to_be_one_line_becomes_one() -> None:
    assert as_line(" Last ten\n trained ") == Taken("Last ten trained")
