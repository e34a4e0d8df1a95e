"""Division of a cell of updates by its own dates. Pure.

A date divides only as a stamp: at the start of a line, or, in a cell that begins with one,
at the start of a sentence, and set off from what follows. A full date that begins the cell
needs only a blank after it, and so do those that begin its other lines.
A date within a sentence, or the first of a range, does not divide.
"""

import re
from collections.abc import Mapping as Keyed
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from peeltrack.imports.trackers.cell_account import one_line
from peeltrack.imports.trackers.tracker_dates import day_in_words
from peeltrack.imports.trackers.years_by_order import LEAD_IN, MONTH_ALONE, with_years
from peeltrack.model.parse_date import DATE_AS_STAMP, MONTH, MONTH_AND_YEAR

_WHO = (
    r"(?P<who>(?-i:(?:[A-Z]/)?(?:[A-Z]{2,5}|Supt|Insp|Sgt|Ch|Det|Head)\.?"
    r"(?: [A-Z][\w\u2019'./-]*){0,3}),? )"
)
"""The giver of an update, before its date: "DCI Hall 12/05/26: …"."""
_STAMP = (
    rf"(?:[-*\u2022\u25cf\u25aa>] ?)?{_WHO}?(?P<open>[\[(])?(?:{LEAD_IN}:? (?:[-\u2013\u2014] "
    rf")?)?(?P<when>{DATE_AS_STAMP}|{MONTH_AND_YEAR})"
    r"(?:,? (?:update|position))?(?(open)[\])])"
    r"(?P<by> ?\([^()\n]{1,40}\)| (?-i:[A-Z]{2,5}(?: [A-Z]{2,5})?)(?= ?[:\u2013-]))?"
    r"(?P<off>[ ]*(?::|[-\u2013\u2014](?= |\n|[A-Z]))|[ ]*(?=\n)|$)"
)
_BRACKETED = (
    rf"(?P<open>[\[(])(?P<when>{DATE_AS_STAMP}|{MONTH_AND_YEAR})[\])](?P<by>)(?P<off>:?)(?= )"
)
_AT_LINE = re.compile(rf"^(?:{_STAMP}|{_BRACKETED.replace('P<', 'P<b_')})", re.I | re.MULTILINE)
_IN_LINE = re.compile(
    rf"(?<=[.;!?)] )(?:{_STAMP}|{_BRACKETED.replace('P<', 'P<b_').replace('(open)', '(b_open)')})",
    re.IGNORECASE,
)
_BARE = (
    rf"(?P<open>[\[(])?(?P<when>{DATE_AS_STAMP})(?(open)[\])])(?P<by> ?\([^()\n]{{1,40}}\))?"
    r"(?= (?![-\u2013\u2014]))"
)
_BARE_AT_START = re.compile(_BARE, re.IGNORECASE)
_BARE_AT_LINE = re.compile(rf"^{_BARE}", re.IGNORECASE | re.MULTILINE)
_BARE_IN_LINE = re.compile(
    rf"(?<=[;.] ){_BARE}(?! (?:is|was|will|to|for|at|and|or|has|had)\b)", re.IGNORECASE
)
"""A date behind the end of an update, in a cell that begins with one: "4/5/26 …; 6/7/26 …"."""
_RUNS_ON = re.compile(
    r"(?:,|\b(?:a|an|the|and|or|but|of|on|by|in|at|to|for|from|with|since|until|till|before|after"
    r"|between|due|dated|is|was|were|be|w/?[ce]|commencing|beginning|ending))\s*\n$",
    re.IGNORECASE,
)
"""The end of a line whose sentence the next line carries on."""
_FURTHEST_BACK = 20
"""The characters in which a line's last word and its end lie."""
_NO_YEAR = re.compile(
    rf"(?:{LEAD_IN}:? (?:[-\u2013\u2014] )?)?(?P<when>\d{{1,2}}[/.]\d{{1,2}}|\d{{1,2}}(?:st|nd|rd"
    rf"|th)? {MONTH}|{MONTH} \d{{1,2}}|{MONTH_ALONE}(?=\s*[:\u2013\u2014-]))"
    r"(?:\s*[:\u2013\u2014-]| (?-i:[A-Z]))",
    re.IGNORECASE,
)
_NO_YEAR_AT_LINE = re.compile(
    rf"(?P<line>\n)?(?(line)|(?<=[.;] ))(?:[-*\u2022] ?)?(?:{LEAD_IN}:? (?:[-\u2013\u2014] "
    rf")?)?(?P<when>\d{{1,2}}[/.]\d{{1,2}}(?![/.\d])"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?! ?[',]? ?\d)"
    rf"|{MONTH_ALONE})(?![-\u2013\u2014]?\d)\s*[:\u2013\u2014-]",
    re.IGNORECASE,
)
_LIKE_A_DATE = re.compile(
    rf"[\[(]?(?:{LEAD_IN}:? )?"
    rf"(?P<when>{DATE_AS_STAMP}|{MONTH_AND_YEAR}|\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d{{2,4}}\b)",
    re.IGNORECASE,
)
_DATED_BEHIND = re.compile(rf"[(\[]{DATE_AS_STAMP}[)\]]\.?$", re.IGNORECASE)
_DATED_WITHIN = re.compile(
    rf"[^\n]{{0,25}}?(?<!\w){DATE_AS_STAMP}(?=\s?[:\u2013\u2014-]\s)", re.IGNORECASE
)
_TO_COME = re.compile(
    r"(?:\bto (?=(?-i:[a-z]))|\b(?:will|by|due|until|till|expected|before|target(?:ed)?|from"
    r"|planned|next|w/c|clos(?:es|ing)|ends|opens|starts|begins)\b)[^.;\n]{0,30}$",
    re.IGNORECASE,
)
"""Words behind which a date is not that of what an update tells."""
_RANGE = re.compile(rf"\s*(?:to |until |and )?(?:{DATE_AS_STAMP}|{MONTH_AND_YEAR})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one update in a cell."""

    text: str
    day: date | None = None
    by: str = ""
    """The author, from a stamp such as 12/04/22 (ACC LP)."""
    doubt: str = ""
    """A point for a person to check."""
    is_dated: bool = False
    """True if it names its own date."""
    is_misdated: bool = False
    """Whether it begins with an impossible date, so that no other may be given to it."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    start: int
    end: int
    when: str
    by: str
    is_bare: bool
    """Whether only a blank sets it off."""


def passages(text: str, as_at: date | None = None) -> tuple[Passage, ...]:
    """Return the updates of a cell, oldest first if all are dated.

    Args:
        text: the cell.
        as_at: the date of the tracker; nothing in it can be later.
    """
    text, told = with_years(text, as_at)
    stamps = _stamps(text)
    made: list[Passage] = []
    if before := text[: stamps[0].start].strip() if stamps else text.strip():
        made.append(_undated(before))
    bounds = [stamp.start for stamp in stamps] + [len(text)]
    for stamp, end in zip(stamps, bounds[1:], strict=True):
        passage = _passage(stamp, text[stamp.end : end], as_at)
        made.append(_with_year(passage, told))
    return _oldest_first(made)


def _with_year(passage: Passage, told: Keyed[date, str]) -> Passage:
    """Return an update with a note about a year that the order of its cell gave it."""
    when = told.get(passage.day) if passage.day else None
    is_day = when is not None and when[0].isdigit()
    if when is None or passage.day is None or not (is_day or passage.text.startswith(when)):
        return passage
    doubt = f"“{when}” has no year: {passage.day.year} by the order of its cell"
    return replace(passage, doubt=passage.doubt or doubt, is_dated=is_day)


def day_within(text: str) -> tuple[date, str] | None:
    """Return the latest date that a text tells of, as written; None if it only names dates to come.

    It serves an update that has no other date.
    """
    told = [
        (day, found[0])
        for found in re.finditer(DATE_AS_STAMP, text, re.IGNORECASE)
        if (day := day_in_words(found[0]).day) and not _TO_COME.search(text[: found.start()])
    ]
    return max(told, default=None)


def _stamps(text: str) -> list[_Stamp]:
    at_line = _found(_AT_LINE, text)
    first = _BARE_AT_START.match(text)
    if first and _sets_off(first, text):
        at_line = _with(at_line, [_stamp(first)])
    if not at_line or at_line[0].start > 0:
        return at_line
    bare = [each for each in _found(_BARE_AT_LINE, text) if not _carries_on(each, text)]
    bare += _found(_BARE_IN_LINE, text) if first else []
    return _with(_with(at_line, bare), _found(_IN_LINE, text))


def _carries_on(stamp: _Stamp, text: str) -> bool:
    """Check whether a date at the start of a line belongs to the sentence of the line before."""
    is_new = text[stamp.end : stamp.end + 2].strip()[:1].isupper()
    before = text[max(0, stamp.start - _FURTHEST_BACK) : stamp.start]
    return not is_new and bool(_RUNS_ON.search(before))


def _undivided(words: str) -> str:
    """Return the doubt about a line that begins with a full date and divides nothing."""
    for stamp in _found(_BARE_AT_LINE, words):
        if stamp.start and not _carries_on(stamp, words):
            return f"a line in it begins with “{stamp.when}”: check that it is no update of its own"
    return ""


def _found(pattern: re.Pattern[str], text: str) -> list[_Stamp]:
    return [_stamp(found) for found in pattern.finditer(text) if _sets_off(found, text)]


def _with(stamps: list[_Stamp], others: list[_Stamp]) -> list[_Stamp]:
    """Order stamps and others; where two begin or end together the first given stands."""
    starts, ends = ({stamp.start for stamp in stamps}, {stamp.end for stamp in stamps})
    return sorted(
        stamps + [each for each in others if each.start not in starts and each.end not in ends],
        key=lambda stamp: stamp.start,
    )


def _stamp(found: re.Match[str]) -> _Stamp:
    groups = found.groupdict()
    when = groups["when"] or groups["b_when"]
    by = (groups["by"] or groups.get("who") or "").strip(" (),")
    return _Stamp(found.start(), found.end(), when, by, "off" not in groups)


def _sets_off(found: re.Match[str], text: str) -> bool:
    """Check whether the date exists and does not begin a range."""
    named = day_in_words(_stamp(found).when)
    return bool(named.day or named.month) and not _RANGE.match(text, found.end())


def _passage(stamp: _Stamp, rest: str, as_at: date | None) -> Passage:
    named = day_in_words(stamp.when)
    words = rest.strip()
    if named.day:
        doubt = _IN_A_SENTENCE if stamp.is_bare and words[:1].islower() else ""
        if undated := _NO_YEAR_AT_LINE.search(words):
            part = "a line" if undated["line"] else "a part"
            doubt = doubt or f"“{undated['when']}” in it begins {part} but has no year: not divided"
        return Passage(words, named.day, stamp.by, doubt or _undivided(words), is_dated=True)
    last = min(filter(None, (named.month, as_at)))
    doubt = f"“{stamp.when}” gives a month: the update is dated {last}"
    return Passage(f"{stamp.when}: {words}" if words else stamp.when, last, stamp.by, doubt)


def _undated(text: str) -> Passage:
    """Return a passage that no stamp divides; one with an impossible date has no date at all."""
    found = _AT_LINE.match(text) or _BARE_AT_START.match(text)
    if found and (doubt := day_in_words(_stamp(found).when).doubt) and not _sets_off(found, text):
        return Passage(text, doubt=f"“{_stamp(found).when}” {doubt}", is_misdated=True)
    if yearless := _NO_YEAR.match(text):
        return Passage(text, doubt=f"it begins with “{yearless['when']}”, a date without a year")
    if like := _LIKE_A_DATE.match(text) or _DATED_WITHIN.match(text):
        return Passage(text, doubt=f"it begins with “{one_line(like[0])}”, {_NOT_READ}")
    if behind := _DATED_BEHIND.search(text):
        return Passage(text, doubt=f"it ends with “{behind[0]}”, {_NOT_READ}")
    return Passage(text, doubt=_undivided(text))


def _oldest_first(made: list[Passage]) -> tuple[Passage, ...]:
    days = [each.day for each in made if each.day]
    falls = any(later < earlier for earlier, later in pairwise(days))
    rises = any(later > earlier for earlier, later in pairwise(days))
    if falls and rises:
        made = [replace(each, doubt=each.doubt or _NO_ORDER) if each.day else each for each in made]
    elif falls:
        made = made[::-1]
    undated = [each for each in made if not each.day]
    dated = sorted((each for each in made if each.day), key=lambda each: each.day or date.min)
    return (*undated, *dated)


_NO_ORDER = "the dates in its cell are not in order: check that each begins an update"
_IN_A_SENTENCE = (
    "it begins with a date and a lower-case letter: check that the date is not part of a sentence"
)
_NOT_READ = "which was not read as its date"
