"""Dates in trackers, in their many spellings; day before month, always. Pure.

A strict grammar that never guesses: an uncertain date is reported.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from peeltrack.imports.readers.workbook import Cell
from peeltrack.imports.trackers.cell_account import day_of, one_line, text_of
from peeltrack.model.parse_date import DATE_AS_STAMP, parse_date
from peeltrack.wording import long_date

_DATE = re.compile(DATE_AS_STAMP)
_SERIAL = re.compile(r"[34]\d{4}(?:\.\d+)?|5[01]\d{3}")
_FIRST = date(1899, 12, 30)
"""The date from which Excel counts; a date that lost its format is a number of five figures."""
EARLIEST, LATEST = 1990, 2099
"""The years of a credible date: HMIC's reports of findings begin later than the first."""


@dataclass(frozen=True, slots=True)
class Named:
    """The date in a cell of a date column."""

    phrase: str
    day: date | None = None
    doubt: str = ""
    """The reason for no date, or a note about it."""
    month: date | None = None
    """The last day of the month, if only a month is named."""


def named(cell: Cell, settled: Mapping[str, str] | None = None) -> Named:
    """Return the date that a cell names.

    Args:
        cell: as the workbook has it.
        settled: the spellings that a person has settled, each with its date, YYYY-MM-DD.
    """
    phrase = one_line(text_of(cell))
    if settled and (day := parse_date(settled.get(phrase, "")).value):
        return Named(phrase, day)
    if day := day_of(cell):
        return _plausible(phrase, day)
    if _SERIAL.fullmatch(phrase):
        day = _FIRST + timedelta(days=int(float(phrase)))
        return Named(phrase, day, f"was read as Excel's number of {long_date(day)}")
    if isinstance(cell, int | float):
        return Named(phrase, doubt="is a number, not a date")
    return day_in_words(phrase)


def day_in_words(phrase: str) -> Named:
    """Return the date that a text names, if it names one and nothing else."""
    parsed = parse_date(phrase)
    if parsed.value:
        return _plausible(phrase, parsed.value)
    if parsed.month_end:
        return Named(phrase, doubt=parsed.doubt, month=parsed.month_end)
    more = "has more than a date" if _DATE.search(phrase) else "does not give a definite date"
    return Named(phrase, doubt=parsed.doubt or more)


def _plausible(phrase: str, day: date) -> Named:
    if EARLIEST <= day.year <= LATEST:
        return Named(phrase, day)
    return Named(phrase, doubt=f"is of the year {day.year}")
