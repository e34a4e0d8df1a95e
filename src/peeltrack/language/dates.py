"""Dates and occasions that notes of a meeting name, counted from the meeting. Pure."""

import re
from collections.abc import Iterator
from datetime import date

from peeltrack.model.parse_date import (
    DATE,
    DATE_WITHOUT_YEAR,
    END_OF_MONTH,
    MONTH,
    MONTH_AND_YEAR,
    parse_date,
)
from peeltrack.wording import WEEKDAYS

DAY = rf"(?:{END_OF_MONTH}|{DATE}|{DATE_WITHOUT_YEAR})"
"""A regular expression for a date in minutes, with its year or without."""

_DAY = re.compile(DAY, re.IGNORECASE)
_OTHER_MONTH = re.compile(
    rf"(?<=\d)(?:[a-z]{{2,3}})? [^\W\d_]{{3,12}} / (?={MONTH}\b)", re.IGNORECASE
)
"""A month in another language before the English one: "25 Mehefin / June 2024"."""
MONTH_ALONE = re.compile(rf"(?P<month>{MONTH_AND_YEAR}|{MONTH}\b(?! \d))", re.IGNORECASE)
_LATEST_YEAR = 40
"""Two figures behind a month that are more than this are no year: in August 41 of them."""
_FIGURE_BEHIND = re.compile(
    r"\d|\.\d| ?%| ?per ?cent| (?:out )?of (?:the |all )?\d"
    r"| (?!(?:was|has|is|its|this|as)\b)[a-z-]+s (?:were|had|have|are|was|waited|remained)\b",
    re.IGNORECASE,
)
_MAY_BE_A_DATE = re.compile(
    r"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\d ?[ ./\-\u2010-\u2013\u2212] ?\d",
    re.IGNORECASE,
)
"""What every date has; most sentences have none of it, and are not looked through for dates."""
_RANGE_BEFORE = re.compile(rf"\b{MONTH} (?:to|and) $", re.IGNORECASE)
_COUNT_AT_END = re.compile(rf"^{MONTH} \d{{1,2}}$", re.IGNORECASE)
_THINGS_BEHIND = re.compile(r" (?:[a-z]+ )?(?:[a-z]+s|children|people|men|women)\b")
"""What makes "in July to September 11 children" a count and no date."""
_STROKE_WITHOUT_YEAR = re.compile(r"\d\d?/\d\d?")


def in_english(text: str) -> str:
    """Return a text without the months of another language that stand before the English ones."""
    return _OTHER_MONTH.sub(" ", text)


def day_from(words: str, meeting: date) -> date | None:
    """Return the date that a match of DAY names: without a year, the first from a meeting on."""
    return parse_date(words, meeting).value


def ends_a_month(words: str) -> bool:
    """Check whether a match of DAY is the end of a month, which "before" includes."""
    return bool(re.fullmatch(END_OF_MONTH, words))


def may_be_years(words: str) -> bool:
    """Check whether a match of DAY is figures, such as 22/23, that need not be a date."""
    return bool(_STROKE_WITHOUT_YEAR.fullmatch(words))


def days_in(text: str, meeting: date) -> Iterator[tuple[re.Match[str], date]]:
    """List each date that a text names; 22/23 is one only where a word such as "by" says so."""
    for found in _DAY.finditer(text) if _MAY_BE_A_DATE.search(text) else ():
        named = day_from(found[0], meeting)
        if named and (not may_be_years(found[0]) or _is_set_off(text, found)):
            yield found, named


def without_dates(text: str) -> str:
    """Return a text of the same length with blanks for its dates, but not for "May 94%"."""
    for dates in (_DAY, MONTH_ALONE) if _MAY_BE_A_DATE.search(text) else ():
        text = dates.sub(lambda day: day[0] if _goes_on(day) else " " * len(day[0]), text)
    return text


def _goes_on(found: re.Match[str]) -> bool:
    """Check whether the figures at the end of a date go on, as in "May 94%"."""
    last = re.search(r"(?<!\d)\d\d$", found[0])
    is_no_year = last is not None and int(last[0]) > _LATEST_YEAR and "/" not in found[0]
    is_range = _RANGE_BEFORE.search(found.string[: found.start()]) and _COUNT_AT_END.search(
        found[0]
    )
    if is_range and _THINGS_BEHIND.match(found.string, found.end()):
        return True
    return is_no_year or _FIGURE_BEHIND.match(found.string, found.end()) is not None


def meeting_day(text: str, years: str) -> date | None:
    """Return the date of a meeting, whose year stands beside it or elsewhere in the notes' head.

    Nothing is guessed: no year, or a weekday that the date did not have, gives none.
    """
    text = in_english(text)
    found = _DAY.search(text)
    if found is None or ends_a_month(found[0]):
        return None
    whole = parse_date(found[0])
    elsewhere = sorted({int(year) for year in re.findall(r"\b20\d\d\b", years)})
    counted = [parse_date(found[0], date(year, 1, 1)).value for year in elsewhere]
    weekday = re.search("|".join(WEEKDAYS), text, re.IGNORECASE)
    fits = [
        day
        for day in ([whole.value] if whole.value else counted)
        if day and (whole.value or day.year in elsewhere)
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
