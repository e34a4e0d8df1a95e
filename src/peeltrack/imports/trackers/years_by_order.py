"""Years of the dates in a cell of updates that lack them, told by the order of the others. Pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from peeltrack.imports.trackers.tracker_dates import day_in_words
from peeltrack.model.parse_date import MONTH

_AT_LINE = re.compile(
    rf"^(?:[-*\u2022] ?)?(?P<when>\d{{1,2}}(?:(?P<sign>[/.])\d{{1,2}}|(?:st|nd|rd|th)? {MONTH}\.?)"
    r"(?P<year>(?:[/.]| )\d{2,4}(?!\d))?)(?=\s*[:\u2013\u2014-]| (?-i:[A-Z]))",
    re.IGNORECASE | re.MULTILINE,
)
"""A date at the beginning of a line, with its year or without."""


def with_years(text: str, last: date | None) -> tuple[str, dict[date, str]]:
    """Return a cell with the years that its lines lack, and each such date as it was written.

    A cell's updates go up or down. A year is certain if one direction alone leaves every date
    possible: none later than the tracker's own, or both directions give the same years.

    Args:
        text: the cell.
        last: the date of the tracker, if it is known.
    """
    found = list(_AT_LINE.finditer(text))
    given = [day_in_words(each["when"]).day if each["year"] else None for each in found]
    if None not in given or not any(given):
        return text, {}
    orders = [
        days
        for falls in (True, False)
        if (days := _in_order(found, given, falls=falls)) and (last is None or max(days) <= last)
    ]
    if not orders or any(each != orders[0] for each in orders):
        return text, {}
    told: dict[date, str] = {}
    for each, known, day in reversed(list(zip(found, given, orders[0], strict=True))):
        if known is None:
            told[day] = each["when"]
            text = f"{text[: each.end()]}{each['sign'] or ' '}{day.year}{text[each.end() :]}"
    return text, told


def _in_order(
    found: Sequence[re.Match[str]], given: Sequence[date | None], *, falls: bool
) -> list[date]:
    """Return the dates if they go one way only, each as near to the one before as may be."""
    words = [each["when"] for each in found]
    known = list(given)
    if not falls:
        words.reverse()
        known.reverse()
    made: list[date] = []
    for at, day in enumerate(known):
        before = made[-1] if made else None
        after = next((later for later in known[at:] if later), None)
        fits = [day] if day else list(_years(words[at], before or after))
        fits = [each for each in fits if before is None or each <= before]
        fits = [each for each in fits if after is None or each >= after]
        if not fits:
            return []
        made.append(max(fits) if before else min(fits))
    return made if falls else made[::-1]


def _years(words: str, near: date | None) -> Iterator[date]:
    """Yield the dates that words may mean in the years around another date."""
    sign = " " if words[-1].isalpha() or words[-1] == "." else "/"
    for year in range(near.year - 1, near.year + 2) if near else ():
        if day := day_in_words(f"{words.replace('.', '/').strip('/')}{sign}{year}").day:
            yield day
