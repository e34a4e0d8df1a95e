"""What a person typed into a cell, as a text, a day or a RAG; or what is wrong with it. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Generic, TypeVar

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.vocabulary import Rag
from peeltrack.wording import UNSAFE_CHARACTERS, listed, long_date

T = TypeVar("T")

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u200e\u200f]")
"""What comes along with a text pasted from a page or from Word, and says nothing."""
_BREAK = re.compile("\r\n|[\r\u2028\u2029\x85\x0b\x0c]|_x000[dD]_\n?")
_YEARS = (2000, 2100)
"""A day outside of them is a slip."""
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{4}|\d{2})")
_IN_WORDS = re.compile(
    r"(?:\w+day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([a-z]+)[.,]?[\s\-]+(\d{4}|\d{2})"
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Taken(Generic[T]):
    """What a cell was taken as."""

    value: T | None = None
    note: str = ""
    """What the liaison officer should know of how it was read."""
    problem: str = ""
    """Why it was not taken."""


def as_text(cell: Cell) -> Taken[str]:
    """A text of any number of lines, its blanks and line ends put right."""
    if isinstance(cell, bool):
        return Taken(problem=f"{str(cell).upper()} is no text; type the words")
    if cell is None or isinstance(cell, str):
        return _cleaned(cell or "")
    written = cell.isoformat() if isinstance(cell, date) else _number(cell)
    return Taken(written, note=f"it held no text but a {_sort(cell)}; taken as {written!r}")


def as_line(cell: Cell) -> Taken[str]:
    """A text on one line."""
    taken = as_text(cell)
    return Taken(" ".join(taken.value.split()) if taken.value else None, taken.note, taken.problem)


def as_day(cell: Cell) -> Taken[date]:
    """A day, also one typed as text; where only figures are given the day comes first."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if cell is None or (isinstance(cell, str) and not _INVISIBLE.sub("", cell).strip()):
        return Taken()
    if isinstance(cell, date):
        return _in_range(cell)
    if not isinstance(cell, str):
        return Taken(problem=f"{_number(cell)} is no date; type one as 31/05/2022")
    found = _typed_day(" ".join(_INVISIBLE.sub("", cell).casefold().split()))
    if found is None:
        return Taken(problem=f"{_short(cell)!r} is no date; type one as 31/05/2022")
    checked = _in_range(found)
    return Taken(
        checked.value, f"{_short(cell)!r} was taken as {long_date(found)}", checked.problem
    )


def as_rag(cell: Cell) -> Taken[Rag]:
    """One of the RAGs, whatever the case of its letters and the blanks around it."""
    word = " ".join(_INVISIBLE.sub("", str("" if cell is None else cell)).split()).strip(" .,;:*")
    if not word:
        return Taken()
    try:
        return Taken(Rag(word.casefold()))
    except ValueError:
        return Taken(problem=f"{_short(word)!r} is no RAG; choose {listed(list(Rag), 'or')}")


def _cleaned(text: str) -> Taken[str]:
    seen = _INVISIBLE.sub("", text)
    lines = _BREAK.sub("\n", seen).replace("\t", "    ").replace("\xa0", " ").split("\n")
    whole = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()
    bad = re.search(f"[{UNSAFE_CHARACTERS}]", whole)
    if bad:
        return Taken(problem=f"it holds the invisible character U+{ord(bad[0]):04X}; type it anew")
    note = "invisible characters were left out" if seen != text and whole else ""
    return Taken(whole or None, note)


def _typed_day(text: str) -> date | None:
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif (found := _IN_WORDS.fullmatch(text)) and found[2][:3] in _MONTHS:
        day, month, year = int(found[1]), _MONTHS.index(found[2][:3]) + 1, int(found[3])
    else:
        return None
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def _in_range(day: date) -> Taken[date]:
    first, last = _YEARS
    if first <= day.year <= last:
        return Taken(day)
    return Taken(problem=f"{day.isoformat()} is not between {first} and {last}; mend the year")


def _number(cell: float | time | timedelta) -> str:
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def _sort(cell: Cell) -> str:
    return "number" if isinstance(cell, int | float) else "date or time"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:40]}…"
