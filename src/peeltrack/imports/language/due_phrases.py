"""HMICFRS's words for a due date, and the date that they name. Pure.

A small strict grammar that never guesses: a phrase that it does not know for certain is
kept as printed, without a date, and with the reason.
"""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from peeltrack.language.numbers import NUMBER, count
from peeltrack.model.parse_date import (
    DATE,
    DATE_WITHOUT_YEAR,
    END_OF_MONTH,
    MONTH,
    ParsedDate,
    parse_date,
)

_MONTH_YEAR = rf"(?:{END_OF_MONTH}|{MONTH}\.?,? (?:19|20)\d\d)"
_SOONER = (
    r"(?:(?:as soon as (?:possible|practicable)|as a matter of urgency|immediately"
    r"|urgently|with immediate effect|without (?:further |undue )?delay)"
    r",? (?:and|but|or)(?: in any (?:event|case))?,? )?"
)
"""Words for haste before the last day: as soon as practicable, and by 3 May 2026."""
_LIMIT = (
    rf"(?:{_SOONER}(?:by (?:no|not) later than|by|before|no later than|not later than"
    r"|on or before))"
)
SPAN = (
    rf"(?:{NUMBER}(?: calendar| working)? (?:day|week|month|year)s?"
    r"|(?:an?|the next) (?:month|year))\b"
    r"(?:['\u2019])?"
)
"""A regular expression for a length of time."""
_SINCE = (
    r"(?: (?:of|from|after|following)(?: the)?(?: date of)?(?: the| our| its)? "
    r"(?:publication(?: date)?(?: of (?:this|the|our) (?:inspection )?(?:report|letter))?"
    r"|(?:this )?(?:inspection )?(?:report|letter)(?:['\u2019]s publication| being published)?))?"
    r"(?! of\b| from\b| after\b| following\b)"
)
_FINANCIAL_YEAR = (
    r"the (?P<at>end|start|beginning) of (?:the )?(?:(?P<first>(?:19|20)\d\d)[/\u2013-]\d{2,4}"
    r" financial year|financial year (?P<later>(?:19|20)\d\d)[/\u2013-]\d{2,4})"
)
_ANONYMOUS = re.sub(r"\?P<\w+>", "?:", _FINANCIAL_YEAR)
_VAGUE_TIME = (
    rf"{_LIMIT} (?:the same (?:date|day|time)|then)\b"
    rf"|{_LIMIT} (?:the end of )?Q[1-4](?: of)? (?:19|20)\d\d(?:[/\u2013-]\d\d)?"
    r"|within the (?:next|current|coming) (?:financial|calendar|academic) year"
    rf"|{_LIMIT} (?:the )?(?:end|close) of (?:the |this |each )?(?:current |next )?"
    r"(?:financial|calendar|academic|performance) year"
    r"(?:,? \(?(?:19|20)\d\d(?:[/\u2013-]\d{2,4})?\)?)?"
    rf"|{_LIMIT} the (?:end|start|middle|beginning) of [\w/ ]{{3,30}}?(?=[,;:.]|$| the | all |\Z)"
    rf"|{_LIMIT} (?:the )?(?:end of |early |late |mid-?|mid )?(?:spring|summer|autumn|winter|Easter"
    r"|Christmas)(?: of)?(?: (?:19|20)\d\d)?"
    rf"|{_LIMIT} (?:early |late |mid-?|mid ){MONTH},? (?:19|20)\d\d"
    rf"|{_LIMIT} mid-(?:19|20)\d\d"
    rf"|within (?:the next )?{NUMBER}(?: to |[\u2013-]){NUMBER} (?:day|week|month|year)s"
    r"|take (?:swift|urgent|prompt|early) (?:and \w+ )?(?:action|steps)"
)
_RECEIPT = (
    r" (?:of|from|after|following) (?:(?:the )?(?:receipt of|receiving) (?:this|the|our) \w+"
    r"|(?:this|the|our) (?:inspection|visit|review)\b(?! report))"
)
PHRASE = (
    rf"(?:(?P<day>{_LIMIT} (?:{DATE}|{DATE_WITHOUT_YEAR}))"
    rf"|(?P<counted>within {SPAN} (?:of|from|after|following) {DATE})"
    rf"|(?P<received>within {SPAN}{_RECEIPT})"
    rf"|(?P<span>{_SOONER}(?:within|in the next|over the next|no later than|not later than"
    rf"|no more than(?= .{{1,25}} (?:of|from|after|following) ))"
    rf"(?: a period of)?(?: the next)? {SPAN}{_SINCE})"
    rf"|(?P<now>with immediate effect|immediately|immediate(?=\.?$|[)\]])"
    r"|as a matter of urgency|urgently"
    r"|take immediate (?:and \w+ )?(?:action|steps)"
    r"|as soon as (?:is )?(?:possible|practicable|reasonably practicable)"
    r"|as soon as [a-z ]{3,40} (?:allows?|permits?)"
    rf"|at the earliest (?:possible )?opportunity|without (?:further |undue )?delay)"
    rf"|(?P<month>{_LIMIT} {_MONTH_YEAR})"
    rf"|(?P<year>{_LIMIT} (?:the )?(?:end|close) of (?:the calendar year )?(?:19|20)\d\d"
    r"(?![/\u2013-]\d))"
    rf"|(?P<financial>{_LIMIT} {_ANONYMOUS})"
    rf"|(?P<vague>{_VAGUE_TIME}))"
)
"""A regular expression for every phrase that names a due date."""

_PHRASE = re.compile(PHRASE, re.IGNORECASE)
_AT_ONCE = re.compile(r"immediate(?:ly)?|with immediate effect|take immediate .*", re.IGNORECASE)


NEEDS_PUBLICATION = "counts from publication: give --published"


@dataclass(frozen=True, slots=True)
class DuePhrase:
    """A due phrase and the date that it names."""

    phrase: str
    day: date | None = None
    doubt: str | None = None
    """The reason for no date, or for a person to check it."""


def resolved(phrase: str, published: date | None) -> DuePhrase:
    """Return the date that a phrase names, counted from the publication of its report."""
    found = _PHRASE.fullmatch(" ".join(phrase.split()))
    kind = found.lastgroup if found else None
    if found is None and (day := parse_date(phrase).value):
        return DuePhrase(phrase, day)
    if found is None or kind in ("vague", "received"):
        return DuePhrase(phrase, None, "does not give a definite date: settle it by hand")
    if by_itself := _DATED_BY_THEMSELVES.get(kind or ""):
        return by_itself(phrase)
    if kind == "now" and not _AT_ONCE.fullmatch(phrase):
        return DuePhrase(phrase, None, "gives no date: settle it by hand")
    if published is None:
        return DuePhrase(phrase, None, NEEDS_PUBLICATION)
    return DuePhrase(phrase, published) if kind == "now" else _after_a_span(phrase, published)


def months_after(start: date, months: int) -> date:
    """Return the same day so many months on, or the last of a month that has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _by_a_date(phrase: str) -> DuePhrase:
    limit = re.match(_LIMIT, phrase, re.IGNORECASE)
    named = parse_date(phrase[limit.end() :]) if limit else ParsedDate()
    last = named.value or named.month_end
    if last is None:
        return DuePhrase(phrase, None, f"{named.doubt or 'is not a valid date'}: settle it by hand")
    if not phrase.casefold().startswith("before") or re.search(r"\bend\b", phrase):
        return DuePhrase(
            phrase, last, None if named.value else "gives a month: its last date was used"
        )
    before = (named.value or last.replace(day=1)) - timedelta(days=1)
    what = "“before” was read as the day before" if named.value else "the day before the month"
    return DuePhrase(phrase, before, what)


def _in_a_financial_year(phrase: str) -> DuePhrase:
    """Return the last day of a financial year, or its first, which is 1 April."""
    found = re.search(_FINANCIAL_YEAR, phrase, re.IGNORECASE)
    if found is None:
        return DuePhrase(phrase, None, "does not give a definite date: settle it by hand")
    year = int(found["first"] or found["later"])
    if found["at"].casefold() == "end":
        return DuePhrase(phrase, date(year + 1, 3, 31), "gives a financial year: 31 March was used")
    return DuePhrase(phrase, date(year, 4, 1), "gives a financial year: 1 April was used")


def _after_a_span(phrase: str, published: date) -> DuePhrase:
    found = re.search(
        rf"\b({NUMBER}|an?|the next)(?: (calendar|working))? (day|week|month|year)", phrase, re.I
    )
    one = ("a", "an", "the next")
    number = (1 if found[1].casefold() in one else count(found[1])) if found else None
    if found is None or not number:
        return DuePhrase(phrase, None, "does not give a definite date: settle it by hand")
    if (found[2] or "").casefold() == "working":
        return DuePhrase(phrase, None, "counts working days: settle the date by hand")
    unit = found[3].casefold()
    if unit in ("day", "week"):
        return DuePhrase(phrase, published + timedelta(days=number * (7 if unit == "week" else 1)))
    return DuePhrase(phrase, months_after(published, number * (12 if unit == "year" else 1)))


def _after_a_date(phrase: str) -> DuePhrase:
    """Return the date of a span that counts from another: within three months of 9 May 2026."""
    span, _, day = re.split(r"( of | from | after | following )", phrase, maxsplit=1, flags=re.I)
    start = parse_date(day)
    if start.value is None:
        return DuePhrase(phrase, None, f"{start.doubt or 'is not a valid date'}: settle it by hand")
    return replace(_after_a_span(span, start.value), phrase=phrase)


def _in_a_year(phrase: str) -> DuePhrase:
    last = date(int(phrase.split()[-1]), 12, 31)
    return DuePhrase(phrase, last, "gives a year: its last date was used")


_DATED_BY_THEMSELVES: Mapping[str, Callable[[str], DuePhrase]] = {
    "day": _by_a_date,
    "month": _by_a_date,
    "year": _in_a_year,
    "financial": _in_a_financial_year,
    "counted": _after_a_date,
}
"""What each kind of phrase says that needs no publication date."""
