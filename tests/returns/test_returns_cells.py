"""What people type into a return's cells, and what it is taken as."""

from datetime import date, datetime, time

import pytest

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.vocabulary import Rag
from peeltrack.returns.typed_cells import TypedValue, as_day, as_line, as_rag, as_text

MAY = date(2022, 5, 31)


@pytest.mark.parametrize(
    ("cell", "taken"),
    [
        (None, TypedValue()),
        (MAY, TypedValue(MAY)),
        (datetime(2022, 5, 31, 13, 30), TypedValue(MAY)),  # noqa: DTZ001 (a cell has no zone)
        ("  ", TypedValue()),
        ("31/05/2022", TypedValue(MAY, "'31/05/2022' was read as 31 May 2022")),
        ("31.5.22", TypedValue(MAY, "'31.5.22' was read as 31 May 2022")),
        ("2022-05-31", TypedValue(MAY, "'2022-05-31' was read as 31 May 2022")),
        (
            "Tuesday, 31st May 2022",
            TypedValue(MAY, "'Tuesday, 31st May 2022' was read as 31 May 2022"),
        ),
        (" 31 May\xa02022 ", TypedValue(MAY, "'31 May 2022' was read as 31 May 2022")),
        ("05/06/2022", TypedValue(date(2022, 6, 5), "'05/06/2022' was read as 5 June 2022")),
        (
            "05/31/2022",
            TypedValue(problem="'05/31/2022' has its month before its day; type one as 31/05/2022"),
        ),
        (
            "end of May",
            TypedValue(problem="'end of May' has no year; type one as 31/05/2022"),
        ),
        (
            "31/02/2022",
            TypedValue(problem="'31/02/2022' is not a valid date; type one as 31/05/2022"),
        ),
        (44712, TypedValue(problem="44712 is not a valid date; type one as 31/05/2022")),
        (date(222, 5, 31), TypedValue(date(222, 5, 31))),
    ],
)
def test_a_day_is_taken_however_it_is_typed_the_day_first(
    cell: Cell, taken: TypedValue[date]
) -> None:
    assert as_day(cell) == taken


@pytest.mark.parametrize(
    ("cell", "taken"),
    [
        (None, TypedValue()),
        ("green ", TypedValue(Rag.GREEN)),
        ("Amber.", TypedValue(Rag.AMBER)),
        ("\u200bRED", TypedValue(Rag.RED)),
        (
            "amber/red",
            TypedValue(problem="'amber/red' is not a RAG; choose red, amber, yellow or green"),
        ),
        (3, TypedValue(problem="'3' is not a RAG; choose red, amber, yellow or green")),
    ],
)
def test_a_rag_is_one_of_the_four_words(cell: Cell, taken: TypedValue[Rag]) -> None:
    assert as_rag(cell) == taken


@pytest.mark.parametrize(
    ("cell", "taken"),
    [
        (None, TypedValue()),
        (" \n ", TypedValue()),
        ("=1+1", TypedValue("=1+1")),
        (" Done.\r\n\r\n\r\n\r\n-\tone ", TypedValue("Done.\n\n-    one")),
        ("a_x000D_\nb\x0bc\u2028d", TypedValue("a\nb\nc\nd")),
        ("caf\u00e9 \u2013 \u201cso\u201d", TypedValue("caf\u00e9 \u2013 \u201cso\u201d")),
        ("zero\u200bwidth", TypedValue("zerowidth", "invisible characters were removed")),
        (42, TypedValue("42", "it contained a number, not text; read as '42'")),
        (0.5, TypedValue("0.5", "it contained a number, not text; read as '0.5'")),
        (
            MAY,
            TypedValue("2022-05-31", "it contained a date or time, not text; read as '2022-05-31'"),
        ),
        (
            time(9, 30),
            TypedValue("09:30:00", "it contained a date or time, not text; read as '09:30:00'"),
        ),
        (True, TypedValue(problem="TRUE is not text; type the words")),
        (
            "a\u202eb",
            TypedValue(problem="it contains the invisible character U+202E; type it again"),
        ),
    ],
)
def test_a_text_keeps_its_words_and_loses_what_came_with_pasting(
    cell: Cell, taken: TypedValue[str]
) -> None:
    assert as_text(cell) == taken


def test_what_is_to_be_one_line_becomes_one() -> None:
    assert as_line(" Last ten\n trained ") == TypedValue("Last ten trained")
