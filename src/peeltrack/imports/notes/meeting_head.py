"""Head of meeting notes: title, date, time, chair, minutes, venue. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.language.dates import meeting_day

_KEYS = {
    "date": r"date(?: of meeting| and time)?",
    "time": r"time",
    "chair": r"(?:in the )?chair(?:ed by|person)?",
    "minutes": r"(?:minutes|notes|minute taker|note taker)(?! of\b)(?: (?:taken )?by)?",
    "venue": r"(?:venue|location|place|held at)",
}
_LINE = re.compile(
    rf"(?:{'|'.join(f'(?P<{key}>{words})' for key, words in _KEYS.items())})"
    r"\s*(?::|\s[\u2013-]\s|\s(?=(?-i:[A-Z0-9])))\s*(?P<value>.+)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:previous|last|next|future|following|earlier|prior|(?:correct|true|accurate) record"
    r"|matters|published|drafted|draft (?:of )?(?=\d)|agreed|since"
    r"|(?:by|before|until|due|later than) (?:the )?(?:\w+day )?(?=\d))\b",
    re.IGNORECASE,
)
_LONGEST_LINE = 200
_TITLED = re.compile(r"(?:title|meeting|subject|forum|author|classification)\s*:", re.IGNORECASE)
_MARKING = re.compile(
    r"\W*(?:(?:official|restricted|confidential|unclassified|(?:not )?protectively marked|public"
    r"|draft|unconfirmed|for publication|sensitive|handling instructions?|part (?:1|2|i|ii)"
    r"|open session|closed session)\W*)+",
    re.IGNORECASE,
)
"""A protective marking or the state of the paper, which is no title."""
_AROUND_PAPER = re.compile(
    r"\W*(?:skip to (?:main |the )?(?:content|navigation)"
    r"|(?:you are here|home)\b.*[>/\u203a\u00bb].*"
    r"|menu|search|(?:accept )?cookies.*|\S+\.(?:docx?|pdf|odt)\b.*|page \d+(?: of \d+)?)\W*",
    re.IGNORECASE,
)
"""What a page or a file puts around its paper: the way to it, the file's name."""
_TITLE_END = re.compile(r"\s*[\u2013-]?\s*(?:meeting )?(?:notes|minutes)\s*$", re.IGNORECASE)


_PERSON = re.compile(r"(?:[A-Z][\w'\u2019.-]*\s+){1,3}[A-Z][\w'\u2019-]+")
_OFFICE = re.compile(
    r"\b(?:(?-i:[A-Z]{2,})|office|officer|manager|head|director|secretar|clerk|intern|team|unit|support|"
    r"business|governance|policy|democratic|committee|services|board|constab|assistant|adviser)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """The head of the notes, as printed."""

    title: str | None = None
    date: str = ""
    time: str = ""
    chair: str = ""
    minutes: str = ""
    venue: str = ""


def head_of(lines: Sequence[str]) -> MeetingHead:
    """Return the head's facts; the title is the first line that is no other fact."""
    facts: dict[str, str] = {}
    title = None
    for line in lines:
        if _MARKING.fullmatch(line) or _AROUND_PAPER.fullmatch(line):
            continue
        found = _LINE.match(line)
        if found is None:
            title = title or line.strip() or None
            continue
        key = next(key for key in _KEYS if found[key])
        facts.setdefault(key, found["value"].strip())
    return MeetingHead(_TITLE_END.sub("", title) or title if title else None, **facts)


def is_head_line(line: str) -> bool:
    """Check whether a line names the date, the chair, the venue, the marking or who took notes."""
    return bool(_LINE.match(line) or _TITLED.match(line) or _MARKING.fullmatch(line))


def names_fact(cell: str) -> bool:
    """Check whether a cell is only the name of such a fact: "Date", "Chair"."""
    return any(re.fullmatch(key, cell.strip(" :"), re.IGNORECASE) for key in _KEYS.values())


def printed_day(head: MeetingHead, lines: Sequence[str], years: str = "") -> date | None:
    """Return the date of the meeting wherever the head prints it; None if it is uncertain.

    A line about an earlier or a later meeting names another date.

    Args:
        head: the facts of the head.
        lines: the lines of the head.
        years: the text with the year of a date without one, else it is in the date's own line.
    """
    if day := meeting_day(head.date, years or " ".join(lines)):
        return day
    near = (line for line in lines if len(line) <= _LONGEST_LINE and not _ANOTHER.search(line))
    return next((day for line in near if (day := meeting_day(line, years or line))), None)


def without_name(text: str, names: Sequence[str]) -> str | None:
    """Return a line of the head without the names of people in it: the office remains.

    The text before the first comma is a name, unless it describes an office.
    """
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", "", text, flags=re.IGNORECASE)
    first, _, rest = text.partition(",")
    if _PERSON.fullmatch(first.strip()) and not _OFFICE.search(first):
        text = rest
    return text.strip(" ,;\u2013-()") or None
