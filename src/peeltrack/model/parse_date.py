"""Dates in words: the one grammar for every date that a person types or a paper prints.

The day comes before the month, always, and a two-figure year is of this century. What is
impossible or could mean two dates gives no date and says why: nothing is guessed.
"""

import calendar
import re
from datetime import date
from typing import NamedTuple

from peeltrack.errors import BadDateError
from peeltrack.wording import MONTHS, WEEKDAYS, long_date

_FULL = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBER = {**_FULL, **{name[:3]: number for name, number in _FULL.items()}, "sept": 9}
"""Each month's number by its name, full or short, without capitals."""
MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A regular expression for a month's name, in capitals or not."""

_WEEKDAY_NAME = r"(?P<weekday>(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)"
_WEEKDAY = rf"{_WEEKDAY_NAME}\.?,? "
_IN_BRACKETS = rf"(?: \({_WEEKDAY_NAME.replace('?P<weekday>', '?:')}\.?\))?"
_APOSTROPHES = "'\u2018\u2019"
_DASHES = r"\-\u2010-\u2013\u2212"
_ONE_DASH = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2212"}
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = rf"(?P<year>\d{{4}}|[{_APOSTROPHES}]?\d\d)"
_TIME = (
    r"(?:,?(?:t| (?:at )?)\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]m)?(?:z|[+-]\d\d:?\d\d)?(?!\d))?"
)

_ON_A_DAY = rf"(?:(?<![a-z]){_WEEKDAY.replace('?P<weekday>', '?:')})?"
_DAY_MONTH = rf"(?:the )?(?<!\d)\d\d?{_ORDINAL}(?: day)?(?: of)?[ ./{_DASHES}]?{MONTH}(?![a-z])\.?"
_MONTH_DAY = rf"(?<![a-z]){MONTH}\.?[ {_DASHES}](?:the )?\d\d?(?!\d){_ORDINAL}"
_FULL_YEAR = r"(?:19|20)\d\d(?!\d)"
_SHORT_YEAR = rf"[{_APOSTROPHES}]?\d\d(?!\d|:\d|%)"
_NO_WORD_BEHIND = r"(?! (?-i:(?!(?:the|at|in|from|via|held)\b)[a-z]))"
_NO_FIGURE_BEFORE = r"(?<![\d./-])"
_NO_FIGURE_BEHIND = r"(?![/-]?\d|\.\d)"
_GAPS = ("/", r"\.", f"[{_DASHES}]")
_DAY_FIRST = "|".join(rf"\d\d? ?{gap} ?\d\d? ?{gap} ?" for gap in _GAPS)
_YEAR_FIRST = "|".join(rf"{gap}(?:\d\d?|{MONTH}){gap}\d\d?" for gap in _GAPS)


def _any_date(day_month_year: str) -> str:
    """Return an expression for a date, given that of one with its month in words after the day."""
    return (
        rf"(?i:(?:{_ON_A_DAY}(?:{day_month_year}|{_MONTH_DAY},?[ {_DASHES}]{_FULL_YEAR}"
        rf"|{_NO_FIGURE_BEFORE}(?:{_DAY_FIRST})(?:(?:19|20)\d\d|\d\d){_NO_FIGURE_BEHIND})"
        rf"|{_NO_FIGURE_BEFORE}(?:\d\d \d\d {_FULL_YEAR}"
        rf"|(?:19|20)\d\d(?:{_YEAR_FIRST}){_NO_FIGURE_BEHIND}))"
        rf"{_TIME}{_IN_BRACKETS})"
    )


DATE_AS_STAMP = _any_date(rf"{_DAY_MONTH},?[ /{_DASHES}]?(?:{_FULL_YEAR}|{_SHORT_YEAR})")
"""A regular expression for a date with its year and perhaps its time, as in a cell or stamp."""
DATE = _any_date(
    rf"{_DAY_MONTH}"
    rf"(?:,?[ /{_DASHES}]?{_FULL_YEAR}|[ /{_DASHES}]?{_SHORT_YEAR}{_NO_WORD_BEHIND})"
)
"""The same in running text, where "by 31 March 43 forces" has no year."""
DATE_WITHOUT_YEAR = (
    rf"(?i:{_ON_A_DAY}(?:{_DAY_MONTH}|{_MONTH_DAY}\b)"
    rf"|{_ON_A_DAY}{_NO_FIGURE_BEFORE}\d\d?/\d\d?{_NO_FIGURE_BEHIND}(?!/))"
)
"""A regular expression for a date that leaves its year to be understood."""
MONTH_AND_YEAR = rf"{MONTH}(?:\.?,?[ -](?:{_FULL_YEAR}|[{_APOSTROPHES}]\d\d)|-\d\d)(?!\d)"
"""A regular expression for a month with its year; "Jan 20" may be a day, and does not match."""

END_OF_MONTH = (
    rf"(?i:(?:the )?end (?:of )?{MONTH}\b\.?(?:,? (?:(?:19|20)\d\d|[{_APOSTROPHES}]\d\d)\b)?)"
)
"""A regular expression for the end of a month, which is its last day."""

# Compiled at their first use: every command imports this module, and few read a date.
_WITH_YEAR = (
    rf"(?P<year>\d{{4}})(?P<gap>[-/.])(?P<month>\d\d?|{MONTH})(?P=gap)(?P<day>\d\d?)",
    rf"(?:{_WEEKDAY})?(?P<day>\d\d?) ?(?P<gap>[-/.]) ?(?P<month>\d\d?) ?(?P=gap) ?{_YEAR}",
    rf"(?P<day>\d\d?) (?P<month>\d\d?) {_YEAR}",
    rf"(?:{_WEEKDAY})?(?:the )?(?P<day>\d\d?){_ORDINAL}(?: day)?(?: of)?[ ./-]?"
    rf"(?P<month>{MONTH})\.?,?[ /-]?{_YEAR}",
    rf"(?:{_WEEKDAY})?(?P<month>{MONTH})\.?[ -](?:the )?(?P<day>\d\d?){_ORDINAL},?[ -]"
    r"(?P<year>\d{4})",
)
_WITHOUT_YEAR = (
    rf"(?:{_WEEKDAY})?(?:the )?(?P<day>\d\d?){_ORDINAL}(?: day)?(?: of)?[ ./-]?"
    rf"(?P<month>{MONTH})\.?",
    rf"(?:{_WEEKDAY})?(?P<month>{MONTH})\.?[ -](?:the )?(?P<day>\d\d?)(?:st|nd|rd|th)",
    rf"(?:{_WEEKDAY})?(?P<day>\d\d?) ?[/.] ?(?P<month>\d\d?)",
)
_DAY_OR_YEAR = rf"{MONTH}\.? \d\d?"
_MONTH_ALONE = rf"(?P<month>{MONTH})\.?,?[ -]?{_YEAR}"
_WEEKDAY_BEHIND = rf"(?P<day>.*\d{_TIME}),? \(?{_WEEKDAY_NAME}\.?"
_END_OF = r"(?:the )?end (?:of )?"
_ONLY_A_MONTH = rf"(?P<month>{MONTH})\.?"


class ParsedDate(NamedTuple):
    """A text read as a date, or the reason why it names no date."""

    value: date | None = None
    doubt: str = ""
    """The reason why there is no date: the rest of a sentence that begins with the text."""
    month_end: date | None = None
    """The last day of the month, where the text names a month and a year and no more."""


def parse_date(text: str, counted_from: date | None = None) -> ParsedDate:
    """Return the date that a text names, if it names one and nothing else.

    Args:
        text: the text, in any usual spelling: 2022-05-23, 23/05/2022, 23.5.22, 23rd May 2022,
            Monday 23 May 2022, May 23, 2022, 23-May-22, the end of May 2022. A time is left out.
        counted_from: the first date that a text without a year may mean, such as the date of
            the meeting whose minutes it stands in. Without it such a text is refused.
    """
    plain = _plain(text)
    for form in _WITH_YEAR:
        if found := re.fullmatch(form + _TIME, plain):
            return _dated(found, _year(found["year"]))
    for form in _WITHOUT_YEAR:
        if found := re.fullmatch(form, plain):
            return _next(found, counted_from) if counted_from else _no_year(found)
    if end := re.match(_END_OF, plain):
        return _end_of(plain[end.end() :], counted_from)
    return _month_named(plain, counted_from)


def _month_named(plain: str, counted_from: date | None) -> ParsedDate:
    if re.fullmatch(_DAY_OR_YEAR, plain):
        return ParsedDate(doubt="could be a day or a year")
    if found := re.fullmatch(_MONTH_ALONE, plain):
        return _in_month(_year(found["year"]), found["month"])
    if counted_from and (found := re.fullmatch(_ONLY_A_MONTH, plain)):
        this_year = _in_month(counted_from.year, found["month"])
        is_over = this_year.month_end is None or this_year.month_end < counted_from
        return _in_month(counted_from.year + 1, found["month"]) if is_over else this_year
    return ParsedDate()


def _plain(text: str) -> str:
    """Return a text in small letters with plain blanks and dashes, its weekday in front.

    "By 23 May" and "on 23 May" are the date; "before 23 May" is another.
    """
    plain = " ".join(text.translate(_ONE_DASH).casefold().split()).strip(" ,;:()[]").rstrip(".")
    plain = re.sub(r"^(?:by|on|in) (?=.*\w)", "", plain)
    behind = re.fullmatch(_WEEKDAY_BEHIND, plain)
    return f"{behind['weekday']} {behind['day']}" if behind else plain


def _end_of(month: str, counted_from: date | None) -> ParsedDate:
    """Return the last day of a month, which its end is."""
    named = _month_named(month, counted_from)
    if named.month_end:
        return ParsedDate(named.month_end)
    return ParsedDate(doubt="has no year" if re.fullmatch(_ONLY_A_MONTH, month) else named.doubt)


def _in_month(year: int, name: str) -> ParsedDate:
    month = MONTH_NUMBER[name]
    try:
        last = date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:
        return ParsedDate(doubt="is not a valid date")
    return ParsedDate(doubt="has a month but no day", month_end=last)


def _dated(found: re.Match[str], year: int) -> ParsedDate:
    month, day = _month(found["month"]), int(found["day"])
    has_year_first = found.string[:4].isdecimal()
    if month > 12 >= day and not has_year_first:
        return ParsedDate(doubt="has its month before its day")
    try:
        named = date(year, month, day)
    except ValueError:
        return ParsedDate(doubt="is not a valid date")
    weekday = found.groupdict().get("weekday")
    if weekday and not WEEKDAYS[named.weekday()].casefold().startswith(weekday[:3]):
        return ParsedDate(doubt=f"is not certain: {_a_weekday(named)}")
    return ParsedDate(named)


def _a_weekday(named: date) -> str:
    return f"{long_date(named)} is a {WEEKDAYS[named.weekday()]}"


def _next(found: re.Match[str], first: date) -> ParsedDate:
    """Return the first such date from a date on, that date included."""
    parsed = [_dated(found, year) for year in range(first.year, first.year + 9)]
    later = (each for each in parsed if each.value and each.value >= first)
    weekday = found.groupdict().get("weekday")
    nearest = next(later, None)
    if nearest is None or (weekday and nearest.value and (nearest.value - first).days > 366):
        return parsed[0] if parsed[0].doubt else parsed[1]
    return nearest


def _no_year(found: re.Match[str]) -> ParsedDate:
    """Ask for the year; a leap year stands for all, so that 29 February is not impossible."""
    month, day = _month(found["month"]), int(found["day"])
    is_date = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2024, month)[1]
    return ParsedDate(doubt="has no year" if is_date else "is not a valid date")


def _month(word: str) -> int:
    return int(word) if word.isdigit() else MONTH_NUMBER[word]


def _year(word: str) -> int:
    figures = word.lstrip(_APOSTROPHES)
    return int(figures) if len(figures) == 4 else 2000 + int(figures)


def date_written(option: str, text: str, counted_from: date | None = None) -> date:
    """Return the date that a person typed for an option or an argument.

    Args:
        option: the option or the argument.
        text: the text typed.
        counted_from: the first date that a text without a year may mean; see `parse_date`.

    Raises:
        BadDateError: if the text names no date, an impossible one, or more than one.
    """
    parsed = parse_date(text, counted_from)
    if parsed.value is None:
        raise BadDateError(option, text, parsed.doubt)
    return parsed.value
