"""Due date of an action, or the event that it depends on. Pure."""

import re
from datetime import date, timedelta

from peeltrack.imports.language.due_phrases import months_after
from peeltrack.language.dates import DAY, day_from, ends_a_month, in_english, may_be_years
from peeltrack.language.numbers import NUMBER, count
from peeltrack.model.parse_date import DATE, MONTH, MONTH_AND_YEAR, parse_date
from peeltrack.wording import WEEKDAYS

_CLOCK = (
    r"(?:at )?\d{1,2}(?:(?:[:.]?\d\d)? ?(?:hrs|hours|h\b|[ap]\.?m\.?)|[:.]\d\d|\d\d(?= on\b)"
    r"|\d\d(?= (?:mon|tue|wed|thu|fri|sat|sun)))"
)
"""A time of the day: 1700 hrs, 5.30 pm, 17:00; a number alone may be the day of a date."""
MOVED = (
    r"(?:carr(?:ied|y) forward|c/f|deferred|extended|moved|postponed|revised(?: date| target)?"
    r"|new (?:date|deadline|target)"
    r"|now due)"
)
"""Words with which a log gives an action another time."""
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TODAY = re.compile(
    rf"\bby (?:{_CLOCK} )?(?P<by>today|tonight|tomorrow)\b(?!['\u2019])"
    r"|\b(?P<on>today|tonight|tomorrow)(?=\W*$| (?:about|on|to|with|re|regarding|and)\b)",
    re.IGNORECASE,
)
_BY_WEEKDAY = re.compile(
    r"(?:\b(?P<limit>by|before|until|due:?)|(?<=[.;\u2013\u2014-])(?=\s\w+\W*$))"
    r"(?: (?:noon|midday|COP|COB|close of (?:play|business)))?"
    rf"(?: {_CLOCK})?(?: on)?(?: this)? (?P<day>(?:mon|tues?|weds?|wednes|thu(?:rs?)?|fri|satur"
    r"|sun)(?:day)?)\b(?!['\u2019]s| (?:\d|and|or|to|nights?|evenings?|mornings?|afternoons?"
    r"|meeting|board|panel|session)\b)",
    re.IGNORECASE,
)
"""A weekday as a limit: the first one behind the meeting; "next Friday" may be either of two."""
WHEN = (
    r"(?:(?i:by|due|before|from|on|at|for):? )?(?:(?i:the )?(?i:end|middle|start) (?:of )?)?"
    rf"(?:{DAY}|(?i:{MONTH_AND_YEAR})|(?i:{MONTH})(?: (?i:meeting|board|panel|committee|session))?"
    r"|(?i:asap|as soon as possible|ongoing|immediate(?:ly)?|tbc"
    r"|(?:the )?(?:this|next) (?:week|month|quarter|meeting|board|panel|session|(?-i:[A-Z]{2,6}))"
    r"|q[1-4](?: 20\d\d(?:/\d\d)?)?))\.?"
)
"""A regular expression for a time that stands by itself beside an action: 31 Oct, ASAP, June."""

_OTHER_LANGUAGE = r"\d{1,2}(?:ain|fed|af|il|ydd|eg)? [^\W\d_]{3,12}(?: \d{4})?"
"""A day before the same in English: "31 Gorffennaf / 31 July"."""
_LIMIT = re.compile(
    r"(?P<limit>\bbefore|\bprior to|\bahead of|\bby(?: no later than)?:?"
    rf"(?: (?:COP|COB|noon|midday|(?:the )?close of (?:play|business)|{_CLOCK})(?:,? on|,)?)?"
    r"|\bno later than|\buntil"
    rf"|\b{MOVED}(?: again)?(?: to| until)?:?"
    r"|\bdue(?: date)?:?|"
    r"\b(?:for|to|at) (?:the |our |its )?(?:next )?(?:board|meeting|panel|committee|session)"
    r"(?: meeting)? (?:of|on|in)|"
    rf"\bdeadline:?|\btarget(?: date)?:?|\bfor|\bon|(?<=[.;])\s|[(\[\u2013\u2014,-])"
    rf"\s*(?:the )?(?:{_OTHER_LANGUAGE} / )?(?P<day>{DAY})",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"[\u2013\u2014(-] ?by (?P<day>\d\d?\.\d\d?)[.)\s]*$")
"""A day and a month with a point between them, at the end behind a dash: "\u2013 by 11.10"."""
_BARE = re.compile(
    rf"(?<!\bof)(?<!\bat)(?<!\bdated)(?<!\bfrom)(?<!\bsince)(?<!\band)(?<!\bto)(?<!\d)\s(?P<day>{DATE})[.)\s]*$",
    re.IGNORECASE,
)
"""A day with its year at the end without a word, as in italics behind an action."""
_STATUS_AT_END = re.compile(
    r"\s*[\u2013\u2014,(-]\s*(?:open|new|ongoing|outstanding|in progress|not started)\)?[.\s]*$",
    re.IGNORECASE,
)
_DEBATED = re.compile(
    r"^(?:After|Following|Having)\b[^.;]{0,80}?\b(?=(?:it was )?agreed\b)"
    r"|^(?:After|Following) (?:an? |the |some |further |this )?(?:\w+ )?(?:questions?|quer(?:y|ies)"
    r"|requests?|discussions?|debate|comments?|concerns?|challenges?)\b"
)
"""What the meeting did before it agreed, which is no time for what is to be done."""
_EXCLUSIVE = ("before", "prior to", "ahead of")
_SPAN = re.compile(
    rf"(?:(?P<done>ed )?\bwithin|\bin)(?: the next)? (?P<number>{NUMBER}|an?)"
    r"(?: calendar)? (?P<unit>day|week|fortnight|month)s?(?:['\u2019]s?)?(?: time)?"
    r"(?=[\s.;)]*$|, |\s*[(\[\u2013\u2014-]|\. [A-Z]| with (?:an?|the|her|his|their|some)\b"
    r"| so (?:that|they)\b)",
    re.IGNORECASE,
)
"""A span at the end of an action or before a comma."""
_HAVE_DONE = re.compile(r"\b(?:to|would|will) (?:have|get|be) [^.;]*$", re.IGNORECASE)
"""The words before what somebody is to have done within a span, and not what is counted.

"To have each page checked within two weeks", unlike "calls answered within 28 days".
"""
_MARCH = 3
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_END_OF = re.compile(
    r"\b(?:the )?end of (?:the |this |(?P<next>next ))?(?P<unit>month|quarter|financial year"
    r"|calendar year)\b"
    r"(?! (?:review|report|return|figures|data)\b)",
    re.IGNORECASE,
)
"""The end of a month, a quarter or a year, which the day of the meeting settles."""
_DUE_MONTH = re.compile(
    rf"\b(?:due|deadline|target)(?: date)?\s*: ?(?P<month>{MONTH_AND_YEAR})[.)\s]*$", re.IGNORECASE
)
"""A month and nothing else behind a label at the end: "Due: Sept 2022". Any of its days will do."""
_QUARTER = re.compile(
    r"\b(?:by |before )?(?:the )?end (?:of )?Q(?P<number>[1-4]),? (?P<year>20\d\d)/(?:20)?\d\d\b",
    re.IGNORECASE,
)
"""The end of a quarter of a financial year: "end of Q2 2025/26" is 30 September 2025."""
_STRONG = re.compile(
    r"no later|before|prior|ahead|by|later|until|due|deadline|target", re.IGNORECASE
)
_ORDINAL = (
    r"(?:\d+(?:st|nd|rd|th)|(?:[a-z]+-)?(?:first|second|third"
    r"|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|[a-z]+teen|[a-z]+ie)th))"
)
"""The number of a meeting: "at the twentieth meeting"."""
_EVENT = re.compile(
    rf"(?<=\(){MONTH}(?=\))|\b(?:due(?: by| in)? {MONTH}|w/c|week commencing"
    r"|ASAP|as soon as possible|immediate(?:ly)?|forthwith|as (?:completed|required|agreed)"
    rf"|(?:by|on|before) (?:{_CLOCK} )?(?:on )?(?:next )?{_WEEKDAY}"
    r"(?! (?:and|or|to|nights?|evenings?|mornings?|afternoons?)\b)"
    r"|by (?:the )?end of (?:the |this |next )?(?:week|month|quarter|year)"
    r"|(?:later )?(?:this|next) (?:week|month)(?=\W*$)|in (?:quarter |q)\d"
    rf"|by (?:close of (?:play|business)|COP|COB|noon)(?: on)?(?: {_WEEKDAY})?"
    rf"|{MONTH}(?: 20\d\d)? (?:meeting|board|panel|committee|session|conference|bilateral"
    r"|1-2-1|1:1|121|one[- ]to[- ]one)(?=\W*$)"
    r"|(?:for|at|to|by) (?:Gold|Silver|Bronze)(?: (?:Group|meeting))? \d+(?=\W*$)"
    rf"|for (?:{MONTH})(?=\W*$)"
    rf"|(?<=, ){MONTH} \d{{4}}(?=\W*$)"
    rf"|(?<=\. )(?:{MONTH}|spring|summer|autumn|winter) \d{{4}}(?=\W*$)"
    rf"|{MOVED} (?:until|to (?:the )?(?:next|{MONTH}))"
    rf"|(?:first|second|third|last) (?:week|half) (?:of|in) {MONTH}"
    r"|next (?!(?:[AD]?P?F?CC|C[EF]O)\b)(?-i:[A-Z]{2,6})(?=\W*$)"
    r"|next (?:(?:[A-Z]\w+ )*(?:meeting|mtg|board|panel|group|committee|forum)"
    r"|time)|(?<!at )once|when|as soon as|upon|on receipt|on "
    r"completion of|following|after|ahead "
    r"of|prior to|in time "
    r"for|before"
    r"|(?:at|to|for|in) (?:the|our|its|a|your) (?:later|next|following|future|forthcoming"
    rf"|{MONTH}|{_ORDINAL} (?:meeting|session|board|panel|committee))"
    r"|within|by the next|by the end of"
    rf"|by (?:the )?(?:next|Christmas|Easter|spring|summer|autumn|winter|{MONTH})"
    rf"|from (?:{MONTH})|(?<=[\u2013\u2014(:-] )(?:{MONTH})(?= \d{{4}}\b|\W*$)"
    rf"|in (?:the )?(?:early |late |mid-?)?(?:{MONTH}|spring|summer|autumn|winter|due course"
    r"|the new year))\b[^.;()\[\]]*",
    re.IGNORECASE,
)


_NO_TIME = re.compile(
    r"\W*(?:(?:none|not|no (?:date|deadline|time))(?: (?:yet |was )?(?:set|agreed|given|stated))?"
    r"|n/?a|nil)?\W*",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:had|has|have|was|were)(?! to\b)"
    r"(?:(?!\b(?:will|would|should|shall|be|that|to (?!the\b|an?\b|[A-Z]))\b)[^,;.]){0,200}$"
)
"""A clause that says what was done, with its time at its end: "she had written in May"."""
_GOES_ON = re.compile(
    r",? (?:and|but|which|so) (?:he|she|they|it|the|this|that|was|were|has|had|will|would)\b"
    r"| and (?:account|report|bring|explain|give|provide|send|update)\b"
    r"|, (?:he|she|they|it|we) (?:would|will|should|shall)\b"
    r"|(?<=\w)(?=, (?:an?|the|some|further) )"
    r"|(?<=meeting)(?=,? with (?:an?|the|some|further|his|her|their)\b)"
    r"|(?:(?<=meeting)|(?<=[Bb]oard)|(?<=[Pp]anel)|(?<=ommittee)) by (?=the |[A-Z])"
)
"""The beginning of another statement behind an event."""


def due_of(text: str, meeting: date) -> tuple[date | None, str | None]:
    """Return the due date of an action and, if there is none, the event that it depends on.

    A date without a year is the next one after the meeting; "before 6 June" is the day before.
    """
    text = _STATUS_AT_END.sub("", _DEBATED.sub("", in_english(text)))
    limits = sorted(
        (each for each in _LIMIT.finditer(text) if _is_limit(each, text, meeting)),
        key=lambda each: not _STRONG.match(each["limit"]),
    )
    for found in limits:
        if named := day_from(found["day"], meeting):
            before = not ends_a_month(found["day"]) and found["limit"].casefold() in _EXCLUSIVE
            return (named - timedelta(days=1) if before else named), None
    dotted = _DOTTED.search(text)
    if named := (day_from(dotted["day"], meeting) if dotted else None) or _near(text, meeting):
        return named, None
    bare = _BARE.search(text)
    if bare and (named := day_from(bare["day"], meeting)) and named > meeting:
        return named, None
    span = _SPAN.search(text)
    counts = span and span["done"] and not _HAVE_DONE.search(text[: span.start()])
    if span and not counts and (named := _after(span, meeting)):
        return named, None
    if named := _end_of_period(text, meeting):
        return named, None
    events = (each for each in _EVENT.finditer(text) if not _is_past(each))
    event = next(events, None)
    return None, _GOES_ON.split(event[0])[0].strip(" .,;)") if event else None


def due_beside(words: str, meeting: date) -> tuple[date | None, str | None]:
    """Return the due date that stands beside an action, in its cell or behind "Due:".

    A month with its year allows all of it. What names no date is an event, as printed, unless it
    says that none is set: "No deadline".
    """
    if _NO_TIME.fullmatch(words):
        return None, None
    due = due_of(f"by {words}", meeting)[0] or parse_date(words).month_end
    return due, None if due else words


def _near(text: str, meeting: date) -> date | None:
    """Return the day that a text names by its distance: today, tomorrow, by Friday."""
    today = next((each for each in _TODAY.finditer(text) if not _is_told(each)), None)
    if today:
        word = today["by"] or today["on"]
        return meeting + timedelta(days=word.casefold() == "tomorrow")
    found = _BY_WEEKDAY.search(text)
    if not found or _PAST.search(text[: found.start()]):
        return None
    short = found["day"][:3].capitalize()
    number = next(at for at, day in enumerate(WEEKDAYS) if day.startswith(short))
    days = (number - meeting.weekday() - 1) % 7 + 1
    return meeting + timedelta(days=days - ((found["limit"] or "").casefold() in _EXCLUSIVE))


def _is_told(today: re.Match[str]) -> bool:
    """Check whether a clause tells what was done today: "those who spoke today about it"."""
    before = today.string[: today.start()]
    return bool(_PAST.search(before) or re.search(r"\b(?:who|which|those)\b[^,;.]*$|ed $", before))


def _is_past(event: re.Match[str]) -> bool:
    """Check whether a month or a season is that of what was done: "she had written in May"."""
    behind = event[0].casefold().startswith("in ")
    return behind and bool(_PAST.search(event.string[: event.start()]))


def _end_of_period(text: str, meeting: date) -> date | None:
    """Return the last day of the month, quarter or year that a text names as its time."""
    if found := _DUE_MONTH.search(text):
        return parse_date(found["month"]).month_end
    if found := _QUARTER.search(text):
        month, year = int(found["number"]) * 3 + 3, int(found["year"])
        return _last_day(year, month)
    if not (found := _END_OF.search(text)):
        return None
    unit = found["unit"].casefold()
    if unit.endswith("year"):
        year = meeting.year + (unit == "financial year" and meeting.month > _MARCH)
        year += bool(found["next"])
        return date(year, _MARCH if unit == "financial year" else 12, 31)
    length = 3 if unit == "quarter" else 1
    month = (meeting.month + length - 1) // length * length
    return _last_day(meeting.year, month + (length if found["next"] else 0))


def _last_day(year: int, month: int) -> date:
    """Return the last day of a month, counted on past December."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _after(span: re.Match[str], meeting: date) -> date | None:
    """Return the day that a span of time after the meeting ends on."""
    number = 1 if span["number"].casefold() in ("a", "an") else count(span["number"])
    unit = span["unit"].casefold()
    if not number:
        return None
    if days := _DAYS.get(unit):
        return meeting + timedelta(days=number * days)
    return months_after(meeting, number)


_REPORTS = re.compile(
    r"\b(?:report|present|submit|return|bring|come|update)\w*\b[^.;]{0,60}\b(?:to|back|at)\b[^.;]{0,60}$"
    r"|\b(?:attend|visit|meet|join|host|hold)\b(?:(?!\b(?:who|which|that|those)\b)[^.;]){1,60}"
    r"(?<!ed )$"
)
"""Words behind which a day is that of the meeting that will hear of it, or of the visit."""
_LATEST = re.compile(r"(?: at (?:the )?(?:very )?latest| latest)?[ .;)]*$")
_MONTH_AND_NUMBER = re.compile(r"[A-Za-z]+ (\d\d)")


def _is_limit(found: re.Match[str], text: str, meeting: date) -> bool:
    """Check whether a date limits the action: after "by", or at the end of it."""
    month_and_number = _MONTH_AND_NUMBER.fullmatch(found["day"])
    if month_and_number and int(month_and_number[1]) + 2000 - meeting.year in (0, 1):
        return False  # March 25 is a month of 2025, not a day
    strong = bool(_STRONG.match(found["limit"]))
    figures = may_be_years(found["day"])
    at_end = not text[found.end() :].strip(" .;)]") or bool(_LATEST.match(text, found.end()))
    reports = found["limit"].casefold() == "on" and _REPORTS.search(text[: found.start()])
    alone = at_end and (found["limit"] in "([" or not found["limit"].strip())
    return strong or bool(reports) or (at_end and not figures) or alone
