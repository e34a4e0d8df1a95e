"""Owners of an action and its due date. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from peeltrack.imports.language.due_phrases import months_after
from peeltrack.imports.language.office_names import FIELD
from peeltrack.imports.notes.forms import WHO
from peeltrack.imports.notes.office_words import LONG_RANK, OFFICE_WORD, RANK, SHORT_FORM, STYLE
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.person_words import is_titled
from peeltrack.language.dates import DAY, day_from, ends_a_month, may_be_years
from peeltrack.language.numbers import NUMBER, count
from peeltrack.model.parse_date import MONTH

_OBLIGED = (
    r"(?:to|will|would|shall|must|should|is to|are to|has agreed to|have agreed to|agreed to|"
    r"undertook to|needs? to|has to)"
)
_LEADING = re.compile(
    rf"(?i:(?:it was )?agreed:? (?:that |for )?)?(?P<who>{WHO}|[Aa]ll) (?:also |both "
    rf")?{_OBLIGED} (?!be\b)(?=[a-z])",
)
_SET_OFF = re.compile(rf"(?P<who>{WHO})(?:\s*[:\u2013\u2014]|\s+-)\s+(?=\S)")
_TRAILING = re.compile(
    r"\s*(?:[(\[]\s*(?:action |owner |lead |by )?(?P<inside>[^()\[\]]{2,60})[)\]]"
    rf"|[\u2013\u2014-]\s*(?P<dashed>{WHO})|\b(?:action )?(?:owner|lead|by whom"
    rf"|responsible)\s*[:\u2013-]\s*(?P<named>[^.;]{{2,60}}))"
    r"(?:\s*[\u2013-]\s*(?:[A-Z][a-z]+|[Nn]ext) (?:meeting|board|panel|committee))?\s*[.;]?\s*$",
)
_BY = re.compile(rf"\bbe [a-z]+ (?:\w+ )?by (?P<who>{WHO})")
_NO_OWNER_WORDS = (
    "response report reports paper papers update updates figures data item items letter note "
    "notes meeting consideration discussion further work details information list copy agenda it "
    "this that these "
    "those there minutes due next how what when why once if in on at by for following subject with "
    "need needs write speak talk send provide add return present circulate respond reply escalate "
    "refer link liaise look continue commit agree try arrange invite ask opportunity ability plan "
    "plans process training action actions agreed resolved noted decision"
)
_NO_OWNER = frozenset(_NO_OWNER_WORDS.split())
"""The first words of an action that has no owner."""
_BODY = re.compile(r"(?:the )?(?:force|constabulary|opcc|secretariat)", re.IGNORECASE)
_HAS_FIELD = re.compile(rf"\s(?=[A-Z])(?:{FIELD.pattern})\b", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:/|,|&|\+|\band\b)\s*")
_LIMIT = re.compile(
    r"(?P<limit>\bbefore|\bprior to|\bahead of|\bby(?: no later than)?:?|\bno later than|\buntil"
    r"|\bdue(?: date)?:?|"
    rf"\bdeadline:?|\btarget(?: date)?:?|\bfor|\bon|[(\[\u2013\u2014,-])"
    rf"\s*(?:the )?(?P<day>{DAY})",
    re.IGNORECASE,
)
_STATUS_AT_END = re.compile(
    r"\s*[\u2013\u2014,(-]\s*(?:open|new|ongoing|outstanding|in progress|not started)\)?[.\s]*$",
    re.IGNORECASE,
)
_EXCLUSIVE = ("before", "prior to", "ahead of")
_SPAN = re.compile(
    rf"(?:(?<!ed )\bwithin|\bin)(?: the next)? (?P<number>{NUMBER}|an?)"
    r"(?: calendar)? (?P<unit>day|week|month)s?(?:['\u2019]s?)?(?: time)?(?=[\s.;)]*$|, )",
    re.IGNORECASE,
)
"""A span at the end of an action or before a comma: "interviewed within 28 days" does not match."""
_STRONG = re.compile(r"before|prior|ahead|by|later|until|due|deadline|target", re.IGNORECASE)
_EVENT = re.compile(
    rf"(?<=\(){MONTH}(?=\))|\b(?:due(?: by| in)? {MONTH}|w/c|week commencing"
    r"|next (?:(?:[A-Z]\w+ )*(?:meeting|board|panel|group|committee|forum)"
    r"|time)|once|when|as soon as|upon|on "
    r"completion of|following|after|ahead "
    r"of|prior to|in time "
    r"for|before"
    r"|(?:at|to|for|in) (?:the|our|its|a|your) (?:later|next|following|future|forthcoming"
    rf"|{MONTH})|within|by the next|by the end of"
    rf"|by (?:the )?(?:next|Christmas|Easter|spring|summer|autumn|winter|{MONTH})"
    rf"|from (?:{MONTH})|(?<=[\u2013\u2014(:-] )(?:{MONTH})(?= \d{{4}}\b|\W*$)"
    r"|in (?:early |late |mid-?)?(?:January|February|March|April|May|June|July|August|September"
    r"|October"
    r"|November|December|spring|summer|autumn|winter|due course|the new year))\b[^.;]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner of an action: a lead of the register, or an office as the notes print it."""

    lead: str | None
    office: str

    @property
    def name(self) -> str:
        """The lead's id, or the office."""
        return self.lead or self.office


def owners_called(call: str, offices: Offices) -> tuple[Owner, ...]:
    """Return the owners that a call names, one or several: "CO/DM", "PM and Board Secretary"."""
    whole = re.sub(r"^(?:the|both)\s+", "", call.strip(" .,:;-\u2013"), flags=re.IGNORECASE)
    if not whole:
        return ()
    if offices.knows(whole):
        return (_owner(whole, offices),)
    parts = _parts(whole, offices)
    return tuple(dict.fromkeys(_owner(re.sub(r"^the ", "", part), offices) for part in parts))


def _parts(call: str, offices: Offices) -> list[str]:
    """Divide a call if each part names somebody: "Head of Audit and Risk and DCC" has two parts."""
    joints = list(_JOINT.finditer(call))
    for sure in (offices.knows, lambda part: _is_somebody(part, offices)):
        for joint in joints:
            left, right = call[: joint.start()], call[joint.end() :]
            if (
                left
                and sure(left)
                and all(_is_somebody(one, offices) for one in _parts(right, offices))
            ):
                return [left, *_parts(right, offices)]
    return [call]


def _owner(call: str, offices: Offices) -> Owner:
    lead = offices.lead_called(call)
    is_ranked = not offices.knows(call) and not _HAS_FIELD.search(call)
    if lead is None and is_ranked and (known := re.match(rf"(?:{offices.known})(?= [A-Z])", call)):
        lead = offices.lead_called(known[0])
        return Owner(lead, offices.office_called(known[0]))
    return Owner(lead, offices.office_called(call))


def _is_somebody(call: str, offices: Offices) -> bool:
    """Check whether a call names somebody by itself."""
    bare = re.sub(r"^the ", "", call.strip())
    return bool(
        offices.knows(bare) or SHORT_FORM.fullmatch(bare) or RANK.match(bare)
        or STYLE.match(bare) or LONG_RANK.match(bare) or OFFICE_WORD.search(bare)
        or re.fullmatch(r"[A-Z][a-z]+ [A-Z][\w-]+", bare) or _BODY.fullmatch(bare)
    )  # fmt: skip


def leading_owner(text: str, offices: Offices) -> tuple[Owner, ...]:
    """Return the owners with whom an action begins: "DBS to provide …", "DCC: send …"."""
    if found := offices.leading.match(text):
        return owners_called(found["who"], offices)
    if (found := _LEADING.match(text)) and _may_own(found["who"]):
        return owners_called(found["who"], offices)
    found = _SET_OFF.match(text)
    if found and _may_own(found["who"]) and _is_somebody(found["who"], offices):
        return owners_called(found["who"], offices)
    return ()


def owners_of(text: str, offices: Offices) -> tuple[Owner, ...]:
    """Return the owners that an action names, at its beginning, at its end or after "by"."""
    if first := leading_owner(text, offices):
        return first
    bare = _DATE_AT_END.sub("", text)
    if found := _TRAILING.search(bare):
        inside = found["inside"] or found["dashed"] or found["named"] or ""
        call = re.split(rf",|\bby\b|\s[\u2013-]\s|{_DATE_START}", inside, maxsplit=1)[0].strip()
        if call and all(_is_somebody(part, offices) for part in _JOINT.split(call) if part):
            return owners_called(call, offices)
    if (found := _BY.search(text)) and _is_somebody(found["who"], offices):
        return owners_called(found["who"], offices)
    return ()


_DATE_AT_END = re.compile(
    rf"[\s,(\u2013-]*(?:by|due|before)?:?\s*(?:the )?{DAY}[\s.)]*$", re.IGNORECASE
)
_DATE_START = r"\b\d{1,2}(?:st|nd|rd|th|/)"


def is_only_an_owner(text: str, offices: Offices) -> bool:
    """Check whether the text after a mark is only an owner: "Action: DCC"."""
    bare = without_limit(text)
    if not bare or len(bare) > 60 or re.search(r"\b(?:to|will|for) [a-z]|\s[\u2013-]\s|:", bare):
        return False
    parts = [part for part in _JOINT.split(bare) if part]
    return offices.knows(bare) or all(
        _is_somebody(part, offices) and is_titled(re.sub(r"^the ", "", part)) for part in parts
    )


def without_limit(text: str) -> str:
    """Return an owner without the date or the occasion after it: "DCC, by the next meeting"."""
    bare = re.sub(rf"\s*[\u2013,(-]?\s*(?:by )?{DAY}\)?\.?$", "", text).strip(" .:;[]")
    bare = bare.strip("()") if bare.count("(") != bare.count(")") else bare
    return re.sub(r"\s*[,\u2013(-]\s*(?:by|at|for|before|due|to) [^,]{3,40}$", "", bare)


def is_owner(call: str, offices: Offices) -> bool:
    """Check whether a call names somebody, alone or with others."""
    parts = [part for part in _JOINT.split(call) if part]
    return bool(parts) and _may_own(call) and (
        offices.knows(call) or all(_is_somebody(part, offices) for part in parts)
    )  # fmt: skip


def _may_own(call: str) -> bool:
    words = call.casefold().split()
    first = words[1] if words[0] in ("the", "a", "an") and len(words) > 1 else words[0]
    return first not in _NO_OWNER


def due_of(text: str, meeting: date) -> tuple[date | None, str | None]:
    """Return the due date of an action and, if there is none, the event that it depends on.

    A date without a year is the next one after the meeting; "before 6 June" is the day before.
    """
    text = _STATUS_AT_END.sub("", text)
    limits = sorted(
        (each for each in _LIMIT.finditer(text) if _is_limit(each, text, meeting)),
        key=lambda each: not _STRONG.match(each["limit"]),
    )
    for found in limits:
        if named := day_from(found["day"], meeting):
            before = not ends_a_month(found["day"]) and found["limit"].casefold() in _EXCLUSIVE
            return (named - timedelta(days=1) if before else named), None
    if (span := _SPAN.search(text)) and (named := _after(span, meeting)):
        return named, None
    event = _EVENT.search(text)
    return None, event[0].strip(" .,;)") if event else None


def _after(span: re.Match[str], meeting: date) -> date | None:
    """Return the day that a span of time after the meeting ends on."""
    number = 1 if span["number"].casefold() in ("a", "an") else count(span["number"])
    unit = span["unit"].casefold()
    if not number:
        return None
    if unit in ("day", "week"):
        return meeting + timedelta(days=number * (7 if unit == "week" else 1))
    return months_after(meeting, number)


_MONTH_AND_NUMBER = re.compile(r"[A-Za-z]+ (\d\d)")


def _is_limit(found: re.Match[str], text: str, meeting: date) -> bool:
    """Check whether a date limits the action: after "by", or at the end of it."""
    month_and_number = _MONTH_AND_NUMBER.fullmatch(found["day"])
    if month_and_number and int(month_and_number[1]) + 2000 - meeting.year in (0, 1):
        return False  # March 25 is a month of 2025, not a day
    strong = bool(_STRONG.match(found["limit"]))
    figures = may_be_years(found["day"])
    at_end = not text[found.end() :].strip(" .;)]")
    return strong or (at_end and not figures) or (at_end and found["limit"] in "([")
