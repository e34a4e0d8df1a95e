"""Dates as people write them: 2022-05-23, 23 May 2022 or 23/05/2022."""

import re
from datetime import date

from peeltrack.errors import NoSuchDayError
from peeltrack.wording import MONTHS

_MONTHS = tuple(name[:3].casefold() for name in MONTHS)
_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII),
    re.compile(r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>\d{4})", re.ASCII),
    re.compile(rf"(?P<day>\d\d?) (?P<month>{'|'.join(_MONTHS)})[a-z]* (?P<year>\d{{4}})", re.ASCII),
)


def day_written(option: str, text: str) -> date | None:
    """Return the date that a text names, or None if it does not have the form of a date.

    Raises:
        NoSuchDayError: if it has the form of one and the calendar does not have it.
    """
    words = " ".join(text.casefold().split())
    match = next(filter(None, (form.fullmatch(words) for form in _FORMS)), None)
    if match is None:
        return None
    month = match["month"]
    number = int(month) if month.isdigit() else 1 + _MONTHS.index(month)
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError as error:
        raise NoSuchDayError(option, text) from error
