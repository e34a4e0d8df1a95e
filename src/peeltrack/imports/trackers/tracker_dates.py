"""Dates in trackers, in their many spellings; day before month, always. Pure.

A strict grammar that never guesses: an uncertain date is reported.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from peeltrack.imports.language.due_phrases import day_named
from peeltrack.imports.readers.workbook import Cell
from peeltrack.imports.trackers.cell_account import day_of, one_line, text_of
from peeltrack.model.parse_date import MONTH, MONTH_NUMBER
from peeltrack.wording import long_date

_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,? )?"
_YEAR = r"(?:(?:19|20)\d\d|['\u2019]?\d\d)"
DAY = (
    rf"(?:{_WEEKDAY}(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: day)?(?: of)?[ -]{MONTH}\.?,?[ -]{_YEAR}"
    rf"|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:(?:19|20)\d\d|\d\d)(?!\d)"
    r"|(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}(?!\d))"
)
"""A regular expression for a date with its year."""
MONTH_YEAR = rf"{MONTH}(?:\.?,?[ -](?:(?:19|20)\d\d|['\u2019]\d\d)|-\d\d)(?!\d)"
"""A regular expression for a month with its year; "Jan 20" may be a day and does not match."""

_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d)?)?")
_WORDS = re.compile(
    rf"{_WEEKDAY}(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: day)?(?: of)?[ -]({MONTH})\.?,?[ -]"
    rf"({_YEAR})",
    re.IGNORECASE,
)
_IN_A_MONTH = re.compile(
    rf"(?:(?:by|end of|the end of|in) )*(?=(?P<month>{MONTH}))(?P<whole>{MONTH_YEAR})",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    rf"{_WEEKDAY}(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}|{MONTH} \d{{1,2}}"
    r"|\d{1,2}[/.]\d{1,2}",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"(?:-+|\u2013|\u2014|\?+|x+|tbc|tba|tbd|to be (?:confirmed|agreed|advised|determined)|n/?a"
    r"|none|nil|not (?:applicable|set|yet set|known|stated|given|specified)|no date|unknown|vacant"
    r"|unallocated|not allocated|awaiting allocation|blank)\.?",
    re.IGNORECASE,
)
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


def says_none(text: str) -> bool:
    """Check whether a cell only says that there is no value yet: TBC, n/a, a dash."""
    return bool(_NEVER.fullmatch(one_line(text)))


def named(cell: Cell, settled: Mapping[str, str] | None = None) -> Named:
    """Return the date that a cell names.

    Args:
        cell: as the workbook has it.
        settled: the spellings that a person has settled, each with its date, YYYY-MM-DD.
    """
    phrase = one_line(text_of(cell))
    if settled and (day := day_named(settled.get(phrase, ""))):
        return Named(phrase, day)
    if day := day_of(cell):
        return _plausible(phrase, day)
    if _SERIAL.fullmatch(phrase):
        day = _FIRST + timedelta(days=int(phrase))
        return Named(phrase, day, f"was read as Excel's number of {long_date(day)}")
    if isinstance(cell, int | float):
        return Named(phrase, doubt="is a number and not a day")
    return day_in_words(phrase)


def day_in_words(phrase: str) -> Named:
    """Return the date that a text names, if it names one and nothing else."""
    text = phrase.strip(" .,;:()[]")
    if found := _ISO.fullmatch(text):
        return _dated(phrase, int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(text):
        return _dated(phrase, _year(found[3]), int(found[2]), int(found[1]))
    if found := _WORDS.fullmatch(text):
        return _dated(phrase, _year(found[3]), MONTH_NUMBER[found[2].casefold()], int(found[1]))
    if day := day_named(text):
        return _plausible(phrase, day)
    if found := _IN_A_MONTH.fullmatch(text):
        year, month = _year(found["whole"]), MONTH_NUMBER[found["month"].casefold()]
        last = date(year, month, calendar.monthrange(year, month)[1])
        return Named(phrase, doubt="names a month and no day", month=last)
    if _NO_YEAR.fullmatch(text):
        return Named(phrase, doubt="names no year")
    if re.search(DAY, text, re.IGNORECASE):
        return Named(phrase, doubt="says more than a day")
    return Named(phrase, doubt="names no certain day")


def _dated(phrase: str, year: int, month: int, day: int) -> Named:
    if month > 12 >= day:
        return Named(phrase, doubt="is no day with the day before the month")
    try:
        return _plausible(phrase, date(year, month, day))
    except ValueError:
        return Named(phrase, doubt="is no day of the calendar")


def _plausible(phrase: str, day: date) -> Named:
    if EARLIEST <= day.year <= LATEST:
        return Named(phrase, day)
    return Named(phrase, doubt=f"is of the year {day.year}")


def _year(text: str) -> int:
    """Return a year; two figures mean this century."""
    figures = re.findall(r"\d+", text)[-1]
    return int(figures) + (2000 if len(figures) == 2 else 0)
