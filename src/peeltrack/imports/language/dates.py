"""Dates and occasions that notes of a meeting name, counted from the meeting. Pure."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from peeltrack.model.parse_date import MONTH, MONTH_NUMBER
from peeltrack.wording import WEEKDAYS

_YEAR = r"(?:,? (?P<year{0}>(?:19|20)\d\d))?"
DAY = (
    rf"(?:(?P<end>end of )(?P<month0>{MONTH})\b{_YEAR.format(0)}"
    rf"|(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month1>{MONTH})\b{_YEAR.format(1)}"
    rf"|(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR.format(2)}"
    r"|(?P<day3>\d{1,2})/(?P<month3>\d{1,2})(?:/(?P<year3>\d{4}|\d\d))?\b"
    r"|(?<![\d.])(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>20\d\d|\d\d)\b(?!\.?\d))"
)
"""A regular expression for a date, with or without its year."""

_DAY = re.compile(DAY, re.IGNORECASE)
_LIMIT = re.compile(
    rf"\b(?P<limit>before|prior to|ahead of|by|no later than|on)\s+\(?(?:the )?{DAY}", re.I
)


def day_from(found: re.Match[str], meeting: date, *, back: bool = False) -> date | None:
    """Return the date that a match of DAY names: without a year, the first from the meeting on."""
    year = _group(found, "year")
    month = _month(_group(found, "month"))
    if month is None:
        return None
    years = [_full_year(year)] if year else [meeting.year, meeting.year + 1]
    for each in years:
        last = calendar.monthrange(each, month)[1]
        number = last if found["end"] else int(_group(found, "day"))
        if number > last:
            continue
        named = date(each, month, number)
        if year or back or named >= meeting:
            return named
    return None


def days_in(text: str, meeting: date) -> Iterator[tuple[re.Match[str], date]]:
    """Yield each date after the meeting that a text names, and skip figures such as 22/23."""
    for found in _DAY.finditer(text):
        named = day_from(found, meeting)
        if named and (found["month3"] is None or _is_set_off(text, found)):
            yield found, named


def last_day(text: str, meeting: date) -> date | None:
    """Return the latest date for something: "by 6 June" includes it, "before 6 June" does not."""
    for found in _LIMIT.finditer(text):
        if named := day_from(found, meeting):
            limit = found["limit"].casefold()
            before = limit in ("before", "prior to", "ahead of")
            return named - timedelta(days=1) if before else named
    return None


def meeting_day(text: str, years: str) -> date | None:
    """Return the date of a meeting, whose year is beside it or elsewhere in the notes' head.

    Nothing is guessed: without a year, or with the wrong weekday, there is no date.
    """
    found = _DAY.search(text)
    if found is None or found["end"]:
        return None
    year = _group(found, "year")
    known = (
        [_full_year(year)] if year else sorted({int(y) for y in re.findall(r"\b20\d\d\b", years)})
    )
    weekday = re.search("|".join(WEEKDAYS), text, re.IGNORECASE)
    fits = [
        day
        for each in known
        if (day := day_from(found, date(each, 1, 1), back=True)) and day.year == each
        and (weekday is None or WEEKDAYS[day.weekday()] == weekday[0].capitalize())
    ]  # fmt: skip
    return fits[0] if len(fits) == 1 else None


def time_of_day(text: str) -> str | None:
    """Return the time that a text names, as printed."""
    found = re.search(
        r"\b\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b)?|\b\d{1,2} ?[ap]\.?m\b", text, re.IGNORECASE
    )
    return found[0] if found else None


def _is_set_off(text: str, found: re.Match[str]) -> bool:
    """Check whether figures with a stroke mean a date: in brackets, or after on, by or at."""
    before = text[: found.start()].rstrip(" ").casefold()
    return before.endswith("(") or bool(re.search(r"\b(?:on|by|before|until|from|at|of)$", before))


def _group(found: re.Match[str], name: str) -> str:
    groups = found.groupdict()
    return next((groups[f"{name}{at}"] for at in range(5) if groups.get(f"{name}{at}")), "")


def _month(name: str) -> int | None:
    if name.isdigit():
        return int(name) if 1 <= int(name) <= 12 else None
    return MONTH_NUMBER.get(name.casefold())


def _full_year(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)
