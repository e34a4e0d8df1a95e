"""Days still to come that an update names: dates, months, seasons and years. Pure."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from peeltrack.language.dates import MONTH_ALONE, days_in
from peeltrack.model.parse_date import parse_date

_WITHIN = re.compile(r"\b(?:in|by|until|before|for|from|since|to)(?: early| late| mid)?[ -]$", re.I)
_HALF_A_YEAR = 183
_TO_COME = re.compile(
    r"\b(?:will|shall|can|['\u2019]ll|(?:is|are) (?:due |going )?to|starts?|begins?|opens?"
    r"|goes? live)\b",
    re.IGNORECASE,
)
"""Words with which a month without its year is the next of that name."""
_CLAUSE_END = re.compile(r"[,;]\s+(?:and|but|which|while)\s", re.IGNORECASE)
_SEASONS = {"spring": (5, 31), "summer": (8, 31), "autumn": (11, 30), "christmas": (12, 25),
            "winter": (2, 28), "new year": (1, 31), "financial year": (3, 31),
            "calendar year": (12, 31)}  # fmt: skip
_SEASON = re.compile(
    r"\b(?:by|before|in|over|for|this|during|to|until|from|next|end of)(?: the)?(?: end of)?"
    r"(?: the| this| next| late| early)* (?P<season>spring|summer|autumn|christmas|winter|new year"
    r"|financial year|calendar year)\b(?! of 20| 20)",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:over|during) the (?:spring|summer|autumn|winter)\b|\bover christmas\b", re.IGNORECASE
)
"""How a text speaks of a season that may have been: calls were down over the summer."""
_YEAR = re.compile(
    r"\b(?:in|by|during|until|for|into|end of|(?P<part>early|mid|late|spring|summer|autumn))[ -]"
    r"(?P<year>20\d\d)\b(?![/-]\d)",
    re.IGNORECASE,
)
_PARTS = {
    "early": (4, 30),
    "spring": (5, 31),
    "mid": (7, 31),
    "summer": (8, 31),
    "autumn": (11, 30),
}
_THIS_MONTH = re.compile(
    r"\b(?:for|by|in|during|later|within|end of)(?: the)?(?: end of)? (?P<which>this|next) month\b",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(r"\bnext year\b", re.IGNORECASE)


def days_ahead(text: str, on: date) -> Iterator[date]:
    """List each later date that a text names, a month, season or year as a whole being its end.

    A date without a year is the nearest one: from October, "since 23 September" is past, and "will
    start in September" is not.
    """
    for found, day in days_in(text, on):
        if on < day <= _farthest(on, _clause_of(text, found)):
            yield day
    for found in MONTH_ALONE.finditer(text):
        if not _WITHIN.search(text[: found.start()]):
            continue
        clause = _clause_of(text, found)
        named = parse_date(found["month"]).month_end or _end_of_month(found["month"], on, clause)
        if named and named > on:
            yield named
    yield from _roughly(text, on)


def _clause_of(text: str, found: re.Match[str]) -> str:
    """Return the clause that a match stands in: the form that was read in May goes live in June."""
    ends = [0, *(each.end() for each in _CLAUSE_END.finditer(text)), len(text)]
    start = max(each for each in ends if each <= found.start())
    return text[start : min(each for each in ends if each >= found.end())]


def season_ahead(text: str, on: date) -> date | None:
    """Return the end of the season that a text names, the present one included, if it names one."""
    found = _SEASON.search(text)
    if found is None:
        return None
    month, day = _SEASONS[found["season"].casefold()]
    end = date(on.year, month, day)
    return end if end >= on else date(on.year + 1, month, day)


def _roughly(text: str, on: date) -> Iterator[date]:
    """List the ends of the seasons and years that a text names."""
    season = season_ahead(text, on)
    is_over = _OVER.search(text) and not _TO_COME.search(text)
    if season and season > on and not is_over:
        yield season
    for found in _YEAR.finditer(text):
        month, day = _PARTS.get((found["part"] or "").casefold(), (12, 31))
        if (end := date(int(found["year"]), month, day)) > on:
            yield end
    if in_month := _THIS_MONTH.search(text):
        months = 2 if in_month["which"].casefold() == "next" else 1
        yield (on.replace(day=1) + timedelta(days=31 * months)).replace(day=1) - timedelta(days=1)
    if _NEXT_YEAR.search(text):
        yield date(on.year + 1, 12, 31)


def _farthest(on: date, text: str) -> date:
    """Return the last date that a text may mean: half a year on, unless it names years."""
    is_far = re.search(r"\b20\d\d\b", text) or _TO_COME.search(text)
    return date.max if is_far else on + timedelta(days=_HALF_A_YEAR)


def _end_of_month(month: str, on: date, text: str) -> date | None:
    """Return the end of the month of that name: the next if it is to come, else the nearest."""
    ends = [parse_date(f"{month} {year}").month_end for year in (on.year - 1, on.year, on.year + 1)]
    known = [end for end in ends if end]
    if _TO_COME.search(text):
        return min((end for end in known if end >= on), default=None)
    return min(known, key=lambda end: abs((end - on).days), default=None)
