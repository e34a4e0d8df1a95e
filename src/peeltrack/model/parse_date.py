"""Dates in words: the one grammar for every date that a person types or a paper prints.

The day comes before the month, always, and a two-figure year is of this century. What is
impossible or could mean two dates gives no date and says why: nothing is guessed.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from peeltrack.errors import BadDateError
from peeltrack.wording import MONTHS, WEEKDAYS, long_date

_FULL = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBER = {**_FULL, **{name[:3]: number for name, number in _FULL.items()}, "sept": 9}
"""Each month's number by its name, full or short, without capitals."""
MONTH = rf"(?:{'|'.join(sorted(MONTH_NUMBER, key=len, reverse=True))})"
"""A regular expression for a month's name; match it without regard to case."""

_WEEKDAY = r"(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?,? "
_APOSTROPHES = "'\u2019"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = rf"(?P<year>\d{{4}}|[{_APOSTROPHES}]?\d\d)"
_TIME = r"(?:[t ]\d\d:\d\d(?::\d\d(?:\.0+)?)?)?"

_WITH_YEAR = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<year>\d{{4}})(?P<gap>[-/.])(?P<month>\d\d?)(?P=gap)(?P<day>\d\d?){_TIME}",
        rf"(?:{_WEEKDAY})?(?P<day>\d\d?) ?(?P<gap>[-/.]) ?(?P<month>\d\d?) ?(?P=gap) ?{_YEAR}",
        rf"(?P<day>\d\d?) (?P<month>\d\d?) {_YEAR}",
        rf"(?:{_WEEKDAY})?(?:the )?(?P<day>\d\d?){_ORDINAL}(?: day)?(?: of)?[ -]?"
        rf"(?P<month>{MONTH})\.?,?[ -]?{_YEAR}",
        rf"(?:{_WEEKDAY})?(?P<month>{MONTH})\.?[ -](?P<day>\d\d?){_ORDINAL},?[ -]"
        r"(?P<year>\d{4})",
    )
)
_WITHOUT_YEAR = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_WEEKDAY})?(?:the )?(?P<day>\d\d?){_ORDINAL}(?: day)?(?: of)?[ -]?"
        rf"(?P<month>{MONTH})\.?",
        rf"(?:{_WEEKDAY})?(?P<month>{MONTH})\.?[ -](?P<day>\d\d?)(?:st|nd|rd|th)",
        r"(?P<day>\d\d?) ?[/.] ?(?P<month>\d\d?)",
    )
)
_DAY_OR_YEAR = re.compile(rf"(?P<month>{MONTH})\.?[ -](?P<number>\d\d?)")
_MONTH_ALONE = re.compile(rf"(?P<month>{MONTH})\.?,?[ -]?{_YEAR}")


@dataclass(frozen=True, slots=True)
class ParsedDate:
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
            Monday 23 May 2022, May 23, 2022, 23-May-22.
        counted_from: the first date that a text without a year may mean, such as the date of
            the meeting whose minutes it stands in. Without it such a text is refused.
    """
    plain = " ".join(text.replace("\xa0", " ").casefold().split()).strip(" ,;:()[]").rstrip(".")
    for form in _WITH_YEAR:
        if found := form.fullmatch(plain):
            return _dated(found, _year(found["year"]))
    for form in _WITHOUT_YEAR:
        if found := form.fullmatch(plain):
            return _next(found, counted_from) if counted_from else _no_year(found)
    if _DAY_OR_YEAR.fullmatch(plain):
        return ParsedDate(doubt="could be a day or a year")
    if found := _MONTH_ALONE.fullmatch(plain):
        year, month = _year(found["year"]), MONTH_NUMBER[found["month"]]
        last = date(year, month, calendar.monthrange(year, month)[1])
        return ParsedDate(doubt="names a month without a day", month_end=last)
    return ParsedDate()


def _dated(found: re.Match[str], year: int) -> ParsedDate:
    month, day = _month(found["month"]), int(found["day"])
    if month > 12 >= day:
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
    return ParsedDate(doubt="names no year" if is_date else "is not a valid date")


def _month(word: str) -> int:
    return int(word) if word.isdigit() else MONTH_NUMBER[word]


def _year(word: str) -> int:
    figures = word.lstrip(_APOSTROPHES)
    return int(figures) if len(figures) == 4 else 2000 + int(figures)


def date_written(option: str, text: str) -> date:
    """Return the date that a person typed for an option or an argument.

    Raises:
        BadDateError: if the text names no date, an impossible one, or more than one.
    """
    parsed = parse_date(text)
    if parsed.value is None:
        raise BadDateError(option, text, parsed.doubt)
    return parsed.value
