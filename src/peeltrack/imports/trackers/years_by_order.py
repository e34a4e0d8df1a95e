"""Years of the dates in a cell of updates that lack them, told by the order of the others. Pure."""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date

from peeltrack.imports.trackers.tracker_dates import day_in_words
from peeltrack.model.parse_date import MONTH, MONTH_NUMBER

LEAD_IN = (
    r"(?:(?:(?:progress|latest|force|lead|monthly|quarterly|flo) )?updated?s?"
    r"(?: as at| of| on| for)?"
    r"|as (?:at|of)|position (?:as )?at|entry|on|dated?|w/?[ce]"
    r"|week (?:commencing|beginning|ending))"
)
"""The words before the date of an update."""
_DAY = rf"\d{{1,2}}(?:(?P<sign>[/.])\d{{1,2}}|(?:st|nd|rd|th)? {MONTH}\.?)"
MONTH_ALONE = rf"(?:(?:early|mid|late|end of)[ -])?(?=(?-i:[A-Z])){MONTH}"
"""A month without day or year, as updates begin: "Late March: …"."""
_RANGE = rf"\s*[-\u2013\u2014]\s*\d{{1,2}}(?:[/.]\d|(?:st|nd|rd|th)? ?{MONTH}\b)"
_SET_OFF = r"(?=\s*(?::|[\u2013\u2014-](?=\s|[A-Za-z])))"
_STAMP = re.compile(
    rf"(?P<line>^(?:[-*\u2022] ?)?)?(?(line)|(?<=[.;] ))(?:{LEAD_IN}:? (?:[-\u2013\u2014] )?)?"
    rf"(?P<when>{_DAY}(?P<year>(?:[/.]| )\d{{2,4}}(?!\d))?|(?P<month>{MONTH_ALONE}))(?!{_RANGE})"
    rf"(?:{_SET_OFF}|(?(line)(?(month)(?!)|(?= (?-i:[A-Z])))|(?!)))",
    re.IGNORECASE | re.MULTILINE,
)
"""A date that begins a line, or a part of a cell that begins with one; its year may be missing."""
_YEAR, _SOON = 365, 92
"""The days before a tracker that a date without its year is of, and those of a plan after it."""


def with_years(text: str, last: date | None) -> tuple[str, dict[date, str]]:
    """Return a cell with the years that its parts lack, and each such date as it was written.

    A cell's updates go up or down. A year is certain if one direction alone leaves every date
    possible: none later than the tracker's own, or both directions give the same years, or one
    alone leaves them within the year before the tracker, as people mean who leave it out. A
    date that would be soon after the tracker may be of a plan, and is not certain.

    Args:
        text: the cell.
        last: the date of the tracker, if it is known.
    """
    found = list(_STAMP.finditer(text))
    if not found or found[0].start() > 0:
        found = [each for each in found if each["line"] is not None]
    given = [day_in_words(each["when"]).day if each["year"] else None for each in found]
    if None not in given or not any(given):
        return text, {}
    days = _certain(found, given, last)
    told: dict[date, str] = {}
    for each, known, day in reversed(list(zip(found, given, days, strict=False))):
        if known is None:
            told[day] = each["when"]
            text = f"{text[: each.start('when')]}{_dated(each, day)}{text[each.end() :]}"
    return text, told


def _dated(found: re.Match[str], day: date) -> str:
    """Return a date with its year; a month keeps its words behind the day."""
    if found["month"]:
        return f"{day:%d/%m/%Y} \u2013 {found['when']}"
    return f"{found['when']}{found['sign'] or ' '}{day.year}"


def _certain(
    found: Sequence[re.Match[str]], given: Sequence[date | None], last: date | None
) -> list[date]:
    """Return the dates in the only order that is possible or likely; none if that is uncertain."""
    orders = [
        days for falls in (True, False) if (days := _in_order(found, given, last, falls=falls))
    ]
    if last and any(0 < (max(days) - last).days < _SOON for days in orders):
        return []
    orders = [days for days in orders if last is None or max(days) <= last]
    if len(orders) > 1 and orders[0] != orders[1] and last:
        orders = [days for days in orders if _of_last_year(days, given, last)]
    return orders[0] if orders and all(each == orders[0] for each in orders) else []


def _of_last_year(days: Sequence[date], given: Sequence[date | None], last: date) -> bool:
    """Check whether each date without a year is in the year before the tracker."""
    told = (day for day, known in zip(days, given, strict=True) if known is None)
    return all((last - day).days < _YEAR for day in told)


def _in_order(
    found: Sequence[re.Match[str]],
    given: Sequence[date | None],
    last: date | None,
    *,
    falls: bool,
) -> list[date]:
    """Return the dates if they go one way only, each as near to the one before as may be."""
    stamps = list(found) if falls else list(found)[::-1]
    known = list(given) if falls else list(given)[::-1]
    made: list[date] = []
    for at, day in enumerate(known):
        before = made[-1] if made else None
        after = next((later for later in known[at:] if later), None)
        latest = before or last or date.max
        fits = [day] if day else list(_years(stamps[at], before or after, latest))
        fits = [each for each in fits if before is None or each <= before]
        fits = [each for each in fits if after is None or each >= after]
        if not fits:
            return []
        made.append(max(fits) if before else min(fits))
    return made if falls else made[::-1]


def _years(stamp: re.Match[str], near: date | None, latest: date) -> Iterator[date]:
    """Yield the dates that words may mean in the years around another date.

    A month is its last day, or the latest that is possible if that is in the month too.
    """
    for year in range(near.year - 1, near.year + 2) if near else ():
        if stamp["month"]:
            number = MONTH_NUMBER[re.split(r"[ -]", stamp["month"].casefold())[-1]]
            end = date(year, number, calendar.monthrange(year, number)[1])
            yield latest if latest.replace(day=1) == end.replace(day=1) else end
        elif day := day_in_words(_with_year(stamp["when"], year)).day:
            yield day


def _with_year(words: str, year: int) -> str:
    sign = " " if words[-1].isalpha() or words[-1] == "." else "/"
    return f"{words.replace('.', '/').strip('/')}{sign}{year}"
