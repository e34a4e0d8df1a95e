"""Headings of trackers' columns, by the field's usual names and their variants. Pure."""

import re
from functools import lru_cache

from peeltrack.imports.trackers.heading_names import NAMES, Field
from peeltrack.imports.trackers.heading_spelling import heading_key, in_english, well_spelt
from peeltrack.model.parse_date import DATE_AS_STAMP, MONTH, MONTH_AND_YEAR

_SHORT_MONTH = rf"{MONTH} (?:1[5-9]|[23]\d)(?!\d)"
"""A month with two figures, which in a heading are its year: a day stands before its month."""
_QUARTER = (
    r"(?:Q|quarter )(?P<quarter>[1-4])[ ,-]*(?:FY ?)?(?P<year>(?:20)?\d\d) ?[/-] ?(?:20)?\d\d(?!\d)"
)
"""A quarter of a financial year, which begins in April."""
_WHEN = re.compile(
    rf"\b(?:{DATE_AS_STAMP}|{MONTH_AND_YEAR}|{_SHORT_MONTH}|{_QUARTER})", re.IGNORECASE
)
_BEFORE_A_DATE = re.compile(r" (?:as (?:at|of)|at|on|for|of|in|to)$")
_COUNTED = re.compile(r" ?(\d{1,2})$")
"""A number behind the heading of one of several columns: "Update 2"."""
_ONLY_QUARTER = re.compile(rf"{_QUARTER}(?: \({MONTH}\))?", re.IGNORECASE)
"""A heading that is only a quarter: "Q2 24/25 (Sept)"."""
_OPTIONS = re.compile(r"\s*\(?\b(?:y|yes)/(?:n|no)(?:/\w+)?\)?$")
_LONGEST = 60
"""The most characters of a heading; a longer text is a sentence."""
_KNOWN = tuple((field, re.compile(pattern)) for field, pattern in NAMES)


@lru_cache(maxsize=1 << 12)  # each row that may be one of headings asks again
def field_of(heading: str) -> Field:
    """Return the field that a heading names, misspelt or not; `unknown` if it names none."""
    key = heading_key(_WHEN.sub(" ", heading))
    key = _BEFORE_A_DATE.sub("", key) if _WHEN.search(heading) else key
    spelt = well_spelt(key)
    shapes = (
        key,
        spelt,
        in_english(key),
        _MONTH.sub("", spelt).strip(" -\u2013"),
        _COUNTED.sub("", spelt),
    )
    fields = (_field_named(shape) for shape in dict.fromkeys(shapes))
    only_quarter = _ONLY_QUARTER.fullmatch(" ".join(heading.split()))
    return next(
        (field for field in fields if field != Field.UNKNOWN),
        Field.UPDATE if only_quarter else Field.UNKNOWN,
    )


def _field_named(key: str) -> Field:
    bare = re.sub(r"\s*\([^)]*\)\s*$", "", key)
    parts = [part.strip() for part in re.split(r"[/|\u2013]", bare)]
    parts = [each for part in parts for each in (part, in_english(part)) if each]
    if names_both_dates(key):
        return Field.UNKNOWN
    for shape in dict.fromkeys((key, bare, _OPTIONS.sub("", bare), *parts)):
        for field, pattern in _KNOWN:
            if shape and len(shape) <= _LONGEST and pattern.fullmatch(shape.strip(" .:*?")):
                return field
    return Field.UNKNOWN


def names_both_dates(heading: str) -> bool:
    """Check whether a heading names HMICFRS's deadline and the force's target: "Due/Target"."""
    parts = [part.strip(" .:*?") for part in re.split(r"[/|]", heading_key(heading))]
    if len(parts) != len(_BOTH_DATES):
        return False
    found = {field for part in parts for field in _BOTH_DATES if _NAMED[field].fullmatch(part)}
    return found == _BOTH_DATES


_NAMED = dict(_KNOWN)
_BOTH_DATES = {Field.DUE, Field.TARGET}
_MONTH = re.compile(rf"[\s\u2013-]+(?:{MONTH})$", re.IGNORECASE)
"""A month without its year after the column's name: "Update - March"."""


def month_in_heading(heading: str) -> str:
    """Return the month at the end of a heading that gives no year: Sept of "Update Sept"."""
    found = _MONTH.search(" ".join(heading.split()).strip(" .:*"))
    return found[0].strip(" -\u2013") if found else ""


def count_in_heading(heading: str) -> str:
    """Return the number behind the heading of one of several columns: 2 of "Update 2"."""
    found = _COUNTED.search(heading_key(heading)) if not day_in_heading(heading) else None
    return found[1] if found else ""


def day_in_heading(heading: str) -> str:
    """Return the date or month that a heading names: "Update March 2022", "Jan 26 update"."""
    found = _WHEN.search(heading)
    if found and found["quarter"]:
        ends = ("June", "September", "December", "March")[int(found["quarter"]) - 1]
        return f"{ends} {int(found['year'][-2:]) + 2000 + (ends == 'March')}"
    if found and re.fullmatch(_SHORT_MONTH, found[0], re.IGNORECASE):
        return f"{found[0][:-2]}20{found[0][-2:]}"
    return found[0] if found else ""
