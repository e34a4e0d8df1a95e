"""Entries of a row in a table of minutes: the discussion and each action with its owner. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.language.office_names import FIELD
from peeltrack.imports.notes.due import WHEN
from peeltrack.imports.notes.line_labels import attributes_in
from peeltrack.imports.notes.notes_columns import NotesColumn
from peeltrack.imports.notes.office_words import OFFICE_WORD
from peeltrack.imports.notes.person_words import begins_with_rank

_ONLY_TIME = re.compile(WHEN, re.IGNORECASE)
_WITH_TIME = re.compile(
    rf"(?P<who>.*?\S)\s*(?:\n|,|;|\s[\u2013\u2014-]\s|\s*\(|\s+(?=\d|by\b|due\b))\s*(?P<when>{WHEN})\)?",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}[a-h]?|[a-h])[.)]|[-\u2022\u2013*])\s+(?=\S)")
_BEFORE_NUMBER = re.compile(r";\s+(?:and\s+)?(?=\(?(?:\d{1,2}[a-h]?|[a-h])[.)]\s)")
_NOT_DONE = re.compile(
    r"\W*(?:no\b|none|not\b|nothing|nil|outstanding|ongoing|open|in progress|carried forward"
    r"|awaiting|to be\b|will\b|due\b|[\u2717\u2718])",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"\W*(?:red|amber|yellow|green|[RAGY])\W*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:\S+\s+){3,}\S+\.", re.DOTALL)
_NOTHING = re.compile(r"[\s\u2013\u2014.-]*")
"""A cell with a dash for nothing."""


_UNFINISHED = re.compile(
    r".*[/&,-]|of|and|to|the|for|chief|deputy|assistant|acting|temporary|interim|senior|joint"
    r"|temp\.?|det\.?|detective|ch\.?|police|T|A|D",
    re.IGNORECASE,
)
"""A word with which no office ends."""


@dataclass(frozen=True, slots=True)
class RowEntry:
    """The discussion in a row, or one of its actions."""

    text: str
    column: NotesColumn
    owner: str = ""
    due: str = ""
    status: str = ""
    is_done: bool = False
    """Whether the row says what was done of it."""


def entries_of(cells: Sequence[str], columns: Sequence[NotesColumn]) -> Iterator[RowEntry]:
    """Yield the discussion in a row and its actions, each with its owner, date and status.

    Where a cell lists several actions and the cell beside it as many owners, they are paired.
    """
    named = list(zip(columns, cells, strict=True))
    beside = {column: cell for column, cell in named if not _NOTHING.fullmatch(cell)}
    log = bool(
        {NotesColumn.OWNER, NotesColumn.DUE, NotesColumn.STATUS, NotesColumn.DONE} & set(columns)
    )
    acted = False
    for column, cell in named:
        if column == NotesColumn.ACTION and log:
            for entry in _actions(cell, beside):
                acted = True
                yield entry
        elif column in (NotesColumn.TEXT, NotesColumn.ACTION) or says_something(column, cell):
            several = column == NotesColumn.ACTION and _BEFORE_NUMBER.search(cell)
            texts = _listed(cell) if several else _dated(cell.split("\n"))
            is_action = column == NotesColumn.ACTION
            if not is_action:
                yield from (RowEntry(text, NotesColumn.TEXT) for text in texts)
                continue
            for entry in _with_details(texts):
                acted = True
                yield entry
    if not acted and (owner := beside.get(NotesColumn.OWNER, "")):
        who, when = owner_and_time(owner)
        due = beside.get(NotesColumn.DUE, "") or when
        yield RowEntry(_in_line(who), NotesColumn.OWNER, due=_in_line(due))


def _with_details(texts: Iterable[str]) -> Iterator[RowEntry]:
    """Yield the actions among the lines of a cell, each with the details below it: "Lead: DCC"."""
    entry: RowEntry | None = None
    for text in texts:
        if _NOTHING.fullmatch(text):
            continue
        details = dict(attributes_in(text))
        if entry and details and details.keys() <= {"owner", "due"}:
            owner, due = (details.get(key, "").rstrip(" .") for key in ("owner", "due"))
            entry = replace(entry, owner=owner or entry.owner, due=due or entry.due)
            continue
        if entry:
            yield entry
        number = _NUMBER.match(text)
        entry = RowEntry(text[number.end() :] if number else text, NotesColumn.ACTION)
    if entry:
        yield entry


def says_something(column: NotesColumn, cell: str) -> bool:
    """Check whether a cell of the column for numbers holds the discussion, as one cut off does."""
    return column == NotesColumn.REFERENCE and bool(_SENTENCE.fullmatch(cell.strip()))


def _actions(cell: str, beside: dict[NotesColumn, str]) -> Iterator[RowEntry]:
    """Yield the actions that a cell lists, with what the cells beside it say of each."""
    texts = _listed(cell)
    keys = (
        NotesColumn.OWNER,
        NotesColumn.DUE,
        NotesColumn.STATUS,
        NotesColumn.UPDATE,
        NotesColumn.DONE,
    )
    columns = {key: _paired(beside.get(key, ""), len(texts)) for key in keys}
    for place, text in enumerate(texts):
        owner, due, status, update, done = (columns[key][place] for key in keys)
        who, when = owner_and_time(owner)
        yield RowEntry(
            text, NotesColumn.ACTION, _in_line(who), _in_line(due or when),
            _in_line(_standing(status, update) or done), bool(done) and not _NOT_DONE.match(done),
        )  # fmt: skip


def _standing(status: str, update: str) -> str:
    """Return how an action stands: its update, where its status is only a colour."""
    return update or status if _COLOUR.fullmatch(status.strip()) else status or update


def _listed(cell: str) -> list[str]:
    """Return the entries of a cell, one unless each of its lines begins with a number or sign."""
    whole = _BEFORE_NUMBER.sub("\n", cell)
    lines = [line.strip() for line in whole.split("\n") if line.strip()]
    if len(lines) > 1 and all(_NUMBER.match(line) for line in lines):
        return [_NUMBER.sub("", line, count=1) for line in lines]
    whole = " ".join(cell.split())
    return [whole] if not _NOTHING.fullmatch(whole) else []


def _paired(cell: str, count: int) -> list[str]:
    """Return what a cell says of each of several actions: line by line, else all of each."""
    lines = [_NUMBER.sub("", line.strip(), count=1) for line in cell.split("\n") if line.strip()]
    return lines if count > 1 and len(lines) == count else [cell] * count


def owner_and_time(cell: str) -> tuple[str, str]:
    """Divide a cell that names an owner and, behind him or in a line of its own, a time."""
    found = _WITH_TIME.fullmatch(cell.strip())
    return (found["who"], found["when"]) if found else (cell, "")


def _in_line(cell: str) -> str:
    """Return the lines of a cell as one: an office goes on below, another one stands apart."""
    whole, *lines = (line.strip() for line in cell.strip(" \n,").split("\n"))
    for line in lines:
        whole = f"{whole} {line}" if _goes_on(whole, line) else f"{whole}, {line}"
    return whole


def _goes_on(whole: str, line: str) -> bool:
    """Check whether an office is cut where its cell is narrow: "Head of", "Chief / Constable"."""
    last = whole.split()[-1] if whole else ""
    begun = _UNFINISHED.fullmatch(last) or (FIELD.fullmatch(last) and FIELD.fullmatch(line))
    field = FIELD.fullmatch(whole) and OFFICE_WORD.search(line) and not begins_with_rank(line)
    return bool(line[:1].islower() or begun or field)


def _dated(texts: Sequence[str]) -> Iterator[str]:
    """Yield the texts of a cell, with a time that stands in a line of its own."""
    waiting = ""
    for text in (each.strip() for each in texts if each.strip()):
        if waiting and _ONLY_TIME.fullmatch(text):
            waiting = f"{waiting}, {text}"
            continue
        if waiting:
            yield waiting
        waiting = text
    if waiting:
        yield waiting
