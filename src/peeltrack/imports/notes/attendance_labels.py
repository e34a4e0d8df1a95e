"""Labels of lists of attendance in minutes, and marks of those who were there. Pure."""

import re

_OTHER_LANGUAGE = r"(?:[^\W\d_][\w' ]{2,30} / )?"
PRESENT = re.compile(
    rf"^\W*(?:\d{{1,2}}(?:\.\d+)*[.)]?\s*)?{_OTHER_LANGUAGE}(?:(?:those|who|was|were|members?"
    r"|officers|also|others|list of|board|panel|committee|record of|meeting|people|persons) )*"
    r"(?:present|pres(?=\.?:)|there|attend(?:ees?|ance|ing|ed(?: by)?)"
    r"|(?:also )?in attend[ae]nce|participa(?:nts|ting)|taking part|on the (?:call|platform|panel)"
    r"|sederunt"
    r"|in the room|dialled in|welcome(?: and| &|,)? (?:and )?introductions?|in person"
    r"|via (?:ms )?teams|remotely|online"
    r"|secretariat|witness(?:es)?|observers?|observing|invitees|by invitation|invited)"
    r"(?: (?:members|officers|at (?:the|this) meeting|list|record|register"
    r"|\(?(?:in person|online|remotely|virtual(?:ly)?|(?:via )?(?:ms )?teams)\)?))*"
    r"(?:(?: and| &|,| /|/) ?apologies(?: for absence| received)?)?"
    r"\s*\.?(?:[:;\u2013\u2014-]+\s*|$)",
    re.IGNORECASE,
)
OF_ALL = re.compile(
    r"(?<!also )(?<!in )(?<!officers )\b(?:present|attend|participa|sederunt)", re.I
)
"""What a label says of everybody who was there; "In attendance" leaves some above it."""
_PLACED = (
    r"present|there|came|in attendance|attend(?:ing|ed)|join(?:ing|ed)|diall(?:ing|ed) in"
    r"|taking part|in (?:person|the room)|on (?:video|screen|teams|the (?:call|line|phone|panel))"
    r"|left|online|virtual\w*|remote\w*|invited|part[- ]?(?:attendance|time)"
)
_MANNER = (
    r"(?: (?:in|by|via|on|over|from|for|at|part[- ]?way|late|early|remotely|online|virtually|only)"
    r"\b[\w ./&-]{0,40})?"
)
SOME_PRESENT = re.compile(
    rf"\W*(?:(?:also|part|[^\W\d_][\w ,&'\u2019()-]{{2,60}}) )?(?:{_PLACED}){_MANNER}"
    r"\s*(?:[:;]\s*|\s[\u2013-]\s+|$)"
    r"|.{10,300} (?:was|were) (?:also )?(?:present|in attendance):$"
    r"|\W*(?:(?:together )?with|accompanied by|(?:minute|note)[- ]?takers?|substitutes?|deputies"
    r"|(?:attended|present|there) for\b[\w ./&-]{0,40})\s*(?:[:;]\s*|$)",
    re.IGNORECASE,
)
"""A label of some of them, or of how they came: "Force officers there:", "Left part-way: …"."""
STARRED = re.compile(
    r"[^\w*]*\*(?:[^\w=]*=|\W*(?:denotes|indicates|marks))\W*(?:\w+ ){0,4}(?:present|attend)"
)
"""The key of a list in which a star stands before those who were there."""
APOLOGIES = re.compile(
    rf"^\W*(?:\d{{1,2}}(?:\.\d+)*[.)]?\s*)?{_OTHER_LANGUAGE}(?:(?:those )?(?:who )?"
    r"(?:sent|sending|giving|gave|with) )?(?:(?:the )?(?:chair\w*|commissioner|pcc) (?:noted"
    r"|received|gave) )?"
    r"(?:no |an )?(?:apolog(?:y|ies)|apols?|absent"
    r"|not (?:present|there|attending|in attendance|with us)"
    r"|(?:was |were |not |un)+able to (?:attend|join|come|be (?:present|there|with us))|regrets"
    r"|could(?: not|n['\u2019]t) (?:attend|come|join|make it|be (?:there|with us))"
    r"|sorry (?:not (?:there|here)|(?:not )?to (?:have missed|miss|be (?:missing|there|with us))"
    r"|for (?:absence|(?:being|their|my) absen\w+)))\b"
    r"(?: \([^)]*\))?"
    r"(?: (?:for|of) absence)?(?:(?: and |\s*/\s*)(?!.*\b(?:from|by)\b)[^:;.]{3,80}$)?"
    r"(?:(?: for absence)? (?:were|was|had been|have been|received|accepted|noted|given|sent"
    r"|tendered|submitted|offered|"
    r"recorded)\b)*(?: (?:by|from|on behalf of))?\s*[:;\u2013\u2014.-]*\s*",
    re.IGNORECASE,
)


def labelled(text: str) -> re.Match[str] | None:
    """Return the label of people with which a line begins, whether they were there or away."""
    return PRESENT.match(text) or SOME_PRESENT.match(text) or APOLOGIES.match(text)


_THERE = (
    r"yes|y|present|attended|in attendance|in person|online|virtual(?:ly)?|(?:via )?(?:ms )?teams"
    r"|[\u2713\u2714]"
)
_AWAY = (
    r"no|n|absent|(?:sent |gave )?apolog(?:y|ies)(?: (?:given|sent|received))?|not present"
    r"|did not attend|[\u2717\u2718]"
)
_PART = r"(?:(?:vice[- ]|deputy )?chair(?:man|woman|person)?, )?"
_HOW = r"(?: \([^()]{1,40}\))?"
_WHY = r"(?: \([^()]{1,60}\)|(?:,|;| [\u2013-]) .{1,60})?"
WAS_THERE = re.compile(rf"{_PART}(?:{_THERE}){_HOW}", re.IGNORECASE)
WAS_AWAY = re.compile(rf"(?:{_AWAY}|x){_WHY}", re.IGNORECASE)
MARKED_THERE = re.compile(rf"{_PART}(?:{_THERE}|remote(?:ly)?|[px]){_HOW}", re.IGNORECASE)
MARKED_AWAY = re.compile(rf"(?:{_AWAY}|apols?|a){_WHY}", re.IGNORECASE)
"""The same below the head of a column for attendance, where a letter is enough and x a tick."""
ENDS = re.compile(
    r"\W*(?:(?:new |agreed )?actions?\b|(?-i:AP)\b|agenda\b|(?:agenda )?item \d+(?!:)\b"
    r"|(?:distribution|circulation|copie[ds](?: to)?)\b)",
    re.IGNORECASE,
)
"""What begins the business of the meeting below those who were there."""
NUMBERED_HEADING = re.compile(r"\d{1,3}(?:\.\d{1,2})?\.?\s+(?P<heading>[A-Z][A-Z'\u2019 ,&-]{4,})")
"""A heading of the minutes in capitals behind its number: "16 CHAIR'S ANNOUNCEMENTS"."""
GROUP_NAME = re.compile(
    r"[A-Z][\w&/'\u2019-]*(?:,? (?:[A-Z][\w&/'\u2019-]*|of|for|and|the|audit)){0,6}"
)
"""What may name those whom the next lines list: "Independent Advisory Group", "Supplier"."""
FACT = re.compile(r"(?:date|time|venue|location|place)\b", re.IGNORECASE)
OF_MEETING = re.compile(r"(?i:minutes|notes)(?! ?\))\b|\b(?:19|20)\d\d\b")
"""What names the meeting rather than somebody at it."""
LABEL_WITHIN = re.compile(r"\. (?:Apologies|Attending|Attendees|Present|In attendance)\b")
ONLY_CHAIR = re.compile(
    r"[^,;]{3,60}(?:,? in the chair|,? \((?:in the )?chair\w*\)|, chair\w*)\W*", re.IGNORECASE
)
"""Who took the chair, named before a list of all the others."""
