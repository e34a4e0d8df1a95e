"""Steps to green in a cell, each with its date and whether it is done. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from peeltrack.imports.trackers.cell_account import one_line
from peeltrack.imports.trackers.tracker_dates import day_in_words
from peeltrack.model.parse_date import DATE_AS_STAMP

_MARK = (
    r"(?:[-\u2013*\u2022\u25cf\u25aa\u25e6\u00b7\uf0b7>]"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*"
)
_MARKED = re.compile(rf"{_MARK}(?=\S)", re.IGNORECASE)
_TICK = re.compile(
    r"^(?:[\u2713\u2714\u2611\u2705]|\[x\])\s*|\s*(?:[\u2713\u2714\u2611\u2705]|\[x\])\.?$", re.I
)
_DONE = re.compile(
    r"\s*(?:[(\[]\s*|[-\u2013\u2014:]\s+)(?:(?:now|all|step|action)\s+)?"
    rf"(?:completed?|done|finished|achieved)(?:\s*(?:on|:|-|\u2013)?\s*(?P<day>{DATE_AS_STAMP}))?\s*[)\]]?\.?$",
    re.IGNORECASE,
)
_DUE = re.compile(
    rf"(?:[(\[]\s*(?:(?:due|by|target|to be done by|deadline)\s*(?:by|on|date|:)?\s*)"
    rf"(?P<in>{DATE_AS_STAMP})\s*[)\]]"
    rf"|[-\u2013\u2014,]\s+(?:due|by)\s*(?:by|on|:)?\s*(?P<after>{DATE_AS_STAMP}))\.?$",
    re.IGNORECASE,
)
_IN_LINE = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})[.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Step:
    """A step as a tracker has it."""

    text: str
    """The text without the words for done."""
    written: str
    """The text as in the cell."""
    due: date | None = None
    is_done: bool = False
    done: date | None = None
    """The date of completion, if the cell gives it."""


def steps_in(text: str) -> tuple[Step, ...]:
    """Return the steps of a cell: its bullets or numbers, else its lines or parts by semicolons."""
    return tuple(_step(part) for part in _parts(text) if part)


def _parts(text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1 and len(starts := _counted(lines[0])) > 1:
        bounds = [start for start, _ in starts] + [len(lines[0])]
        own = [
            lines[0][end:until].strip(" ;")
            for (_, end), until in zip(starts, bounds[1:], strict=True)
        ]
        return [f"{lines[0][: bounds[0]]} {own[0]}".strip(), *own[1:]]
    if any(_MARKED.match(line) for line in lines):
        return _by_marks(lines)
    if len(lines) > 1:
        return lines
    return [part.strip() for part in one_line(text).split(";")]


def _by_marks(lines: list[str]) -> list[str]:
    """Join each marked line and the unmarked lines below it; words above belong to the first."""
    parts: list[str] = []
    above = ""
    for line in lines:
        if mark := _MARKED.match(line):
            parts.append(f"{above} {line[mark.end() :]}".strip(" ;"))
            above = ""
        elif parts:
            parts[-1] = f"{parts[-1]} {line}"
        else:
            above = f"{above} {line}".strip()
    return parts


def _counted(text: str) -> list[tuple[int, int]]:
    """Return the places of 1., 2., 3. … in one line, counted without a gap."""
    starts: list[tuple[int, int]] = []
    for found in _IN_LINE.finditer(text):
        if int(found[1]) == len(starts) + 1:
            starts.append(found.span())
    return starts


def _step(written: str) -> Step:
    text, is_done, done = written, False, None
    if (bare := _TICK.sub("", text).strip()) != text and bare:
        text, is_done = bare, True
    if (found := _DONE.search(text)) and text[: found.start()].strip():
        done = day_in_words(found["day"]).day if found["day"] else None
        if not found["day"] or done:
            text, is_done = text[: found.start()].strip(), True
    until = _DUE.search(text)
    day = day_in_words(until["in"] or until["after"]).day if until else None
    return Step(one_line(text), one_line(written), day, is_done, done)
