"""Cells as people type them: texts, dates and RAGs, or the problem with them. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Generic, TypeVar

from peeltrack.imports.language.nothing_told import says_no_update
from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.choices import choices_near, word_of
from peeltrack.model.parse_date import parse_date
from peeltrack.model.vocabulary import Rag
from peeltrack.wording import UNSAFE_CHARACTERS, cut_short, listed, long_date

T = TypeVar("T")

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u200e\u200f]")
"""What comes along with a text pasted from a page or from Word, and says nothing."""
_YES, _NO = ("yes", "y", "true", "x", "restricted"), ("", "no", "n", "false")
_BEFORE_SENDING = timedelta(days=274)
"""How long before sending a date without a year may be that is over: nine months. A day of the
three months after is that of sending's own year, not of the year before."""
_BREAK = re.compile("\r\n|[\r\u2028\u2029\x85\x0b\x0c]|_x000[dD]_\n?")


@dataclass(frozen=True, slots=True)
class TypedValue(Generic[T]):
    """The value read from a cell, or its problem."""

    value: T | None = None
    note: str = ""
    """What the liaison officer should know of how it was read."""
    problem: str = ""
    """Why it was not taken."""


def as_text(cell: Cell) -> TypedValue[str]:
    """Read a text of any number of lines, with its blanks and line ends put right."""
    if isinstance(cell, bool):
        return TypedValue(problem=f"{str(cell).upper()} is not text; type the words")
    if cell is None or isinstance(cell, str):
        return _cleaned(cell or "")
    written = cell.isoformat() if isinstance(cell, date) else _number(cell)
    return TypedValue(written, note=f"it contained a {_sort(cell)}, not text; read as {written!r}")


def as_update(cell: Cell) -> TypedValue[str]:
    """Read the text of an update; one that says that there is none counts as an empty cell."""
    taken = as_text(cell)
    if taken.value is None or not says_no_update(taken.value):
        return taken
    return TypedValue(note=f"{_short(taken.value)!r} is no update; nothing is recorded for it")


def unless(
    says_nothing: Callable[[str], bool], read: Callable[[Cell], TypedValue[T]]
) -> Callable[[Cell], TypedValue[T]]:
    """Return a reader for which words that say that there is nothing are an empty cell."""

    def taken(cell: Cell) -> TypedValue[T]:
        if isinstance(cell, str) and cell.strip() and says_nothing(cell):
            return TypedValue(note=f"{_short(cell)!r} counts as an empty cell")
        return read(cell)

    return taken


def as_line(cell: Cell) -> TypedValue[str]:
    """Read a text on one line."""
    taken = as_text(cell)
    return TypedValue(
        " ".join(taken.value.split()) if taken.value else None, taken.note, taken.problem
    )


def as_day(cell: Cell, counted_from: date | None = None) -> TypedValue[date]:
    """Read a date, also one typed as text; in figures alone the day comes first.

    Args:
        cell: the cell.
        counted_from: the first date that a text without a year may mean; without it the year
            is needed.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if cell is None or (isinstance(cell, str) and not _INVISIBLE.sub("", cell).strip()):
        return TypedValue()
    if isinstance(cell, date):
        return TypedValue(cell)
    if not isinstance(cell, str):
        return TypedValue(problem=f"{_number(cell)} is not a valid date; type one as 31/05/2022")
    parsed = parse_date(_INVISIBLE.sub("", cell).strip().lstrip("'"), counted_from)
    if parsed.value is None:
        why = parsed.doubt or "is not a valid date"
        return TypedValue(problem=f"{_short(cell)!r} {why}; type one as 31/05/2022")
    return TypedValue(parsed.value, f"{_short(cell)!r} was read as {long_date(parsed.value)}")


def day_ahead(sent: date) -> Callable[[Cell], TypedValue[date]]:
    """Return the reading of a date that is to come: without a year, the next from sending."""
    return partial(as_day, counted_from=sent)


def day_past(sent: date) -> Callable[[Cell], TypedValue[date]]:
    """Return the reading of a date that is over: without a year, the one near sending."""
    return partial(as_day, counted_from=sent - _BEFORE_SENDING)


def as_rag(cell: Cell) -> TypedValue[Rag]:
    """Read a RAG, ignoring case and surrounding blanks."""
    word = " ".join(_word(cell).split()).strip(" .,;:*'")
    if not word:
        return TypedValue()
    if rag := word_of(word, Rag):
        return TypedValue(rag)
    near = listed(choices_near(word, list(Rag)), "or")
    hint = f"write {near} if that is what you mean" if near else f"choose {listed(list(Rag), 'or')}"
    return TypedValue(problem=f"{_short(word)!r} is not a RAG; {hint}")


def as_rag_or_none(cell: Cell) -> TypedValue[Rag]:
    """Read a RAG as a tracker shows it: also that a finding is not rated."""
    word = _word(cell).casefold()
    return TypedValue() if word in ("not rated", "unrated") else as_rag(cell)


def as_yes(cell: Cell) -> TypedValue[bool]:
    """Read yes or no; an empty cell is no."""
    word = _word(cell).casefold()
    if word in _YES or word in _NO:
        return TypedValue(word in _YES)
    return TypedValue(
        problem=f"{_short(str(cell))!r} is neither yes nor no; choose Yes or leave it empty"
    )


def _word(cell: Cell) -> str:
    """Return a cell's text without what is invisible in it or stops it."""
    return _INVISIBLE.sub("", str("" if cell is None else cell)).strip(" .,;:*")


def _cleaned(text: str) -> TypedValue[str]:
    seen = _INVISIBLE.sub("", text)
    lines = _BREAK.sub("\n", seen).replace("\t", "    ").replace("\xa0", " ").split("\n")
    whole = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()
    bad = re.search(f"[{UNSAFE_CHARACTERS}]", whole)
    if bad:
        return TypedValue(
            problem=f"it contains the invisible character U+{ord(bad[0]):04X}; type it again"
        )
    note = "invisible characters were removed" if seen != text and whole else ""
    return TypedValue(whole or None, note)


def _number(cell: float | time | timedelta) -> str:
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def _sort(cell: Cell) -> str:
    return "number" if isinstance(cell, int | float) else "date or time"


def _short(text: str) -> str:
    return cut_short(text, 40)
