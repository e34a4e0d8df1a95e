"""Columns of the tables in minutes, told by the words of their heads. Pure."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum


class NotesColumn(StrEnum):
    """The content of a column in a table of minutes or actions."""

    TEXT = "text"
    ACTION = "action"
    OWNER = "owner"
    DUE = "due"
    STATUS = "status"
    UPDATE = "update"
    """What became known since: a status where no other column says it, or the discussion."""
    DONE = "done"
    """What was done of an action of an earlier meeting."""
    REFERENCE = "reference"
    HEAD = "head"
    """The row that names the columns."""


_HEADS = {
    NotesColumn.REFERENCE: r"(?:(?:action|agenda|minute|meeting|task|unique|log) ?)*"
    r"(?:ref(?:erence)?|nos?|numbers?|item(?: (?:no|number|ref))?|id|ref no|#|\u2116)\.?"
    r"|(?:meeting|minute|agenda)(?: (?:date|item))?"
    r"|(?:date )?(?:raised|opened|of meeting|set|added)(?: (?:on|at|date))?"
    r"|date (?:raised|opened|of meeting|agreed|set|added|logged|of action)"
    r"|raised (?:by|at)|source|theme|area|priority",
    NotesColumn.DONE: r"(?:what (?:has|have|was|were)(?: been)? done|done)(?: (?:since|about it))?",
    NotesColumn.OWNER: r"(?:.{0,20}\b)?(?:owners?|owner\(s\)|leads?|lead\(s\)|whom?|responsib\w+"
    r"|accountab\w+|assigned|assignee|allocated|nominated|delegated)\b.{0,22}"
    r"|(?:action|actioned|actioning|task|to be done|taken forward|completed)(?: to be taken)? (?:by"
    r"|for|on|officer)"
    r"|(?:lead |responsible |action |reporting |named )?(?:officer|person|body|individual"
    r")(?:s|\(s\))?",
    NotesColumn.DUE: r"(?:.{0,20}\b)?(?:due|deadline|when|time-?(?:scale|frame|line|limit)s?|target"
    r"|by date|complet\w+ (?:date|by)|complete by|date (?:for|of|to be|by)|needed by|required by"
    r"|end date|review date)\b.{0,22}|(?:time|date) ?(?:/|and|&) ?(?:time|date)|by|date|target"
    r"|expected(?: completion)?|completion",
    NotesColumn.STATUS: r"(?:.{0,20}\b)?(?:status|rag|position|open ?/ ?closed|closed\??"
    r"|complete(?:d)?\??|discharged\??)\b.{0,20}|done\??",
    NotesColumn.UPDATE: r"(?:.{0,20}\b)?(?:progress|updates?|comments?|responses?|results?|outcome"
    r"|notes)\b.{0,20}",
    NotesColumn.ACTION: r"(?:asked for|requested|promised) (?:on|at|by|last|in)\b.{0,25}"
    r"|(?:.{0,25}\b)?(?:actions?|action\(s\)|tasks?|to do|next steps?|agreed)\b"
    r".{0,25}|what(?: (?:needs|is|(?:was|were|we|you)"
    r" (?:asked|promised|requested|wanted))\b.{0,20})?|(?:detail|description|summary|nature) of "
    r"(?:the )?(?:action|task)s?",
    NotesColumn.TEXT: r"(?:discussion|minutes?|notes?|summary|details?|key points|points?"
    r"|discussion points?|description|topic|subject|title|agenda|heading|issue|matter|decisions?"
    r"|requirement|request|recommendation|item)(?: .{0,20})?",
}
MARGIN = (NotesColumn.TEXT, NotesColumn.ACTION)
"""The columns of a text with actions, or who has them, in its margin."""
_BOTH = re.compile(
    r"(?:.{0,20}\b)?(?:actions?|tasks?)(?: .{0,20})? ?(?:/|&|and|,) ?"
    r"(?:owners?|leads?|who|by whom)\b.{0,20}",
    re.IGNORECASE,
)
"""The head of a column that holds actions and who has them."""
_DECIDED = re.compile(r"decisions?(?: (?:made|taken|reached))?", re.IGNORECASE)
_DISCUSSED = re.compile(r"(?:minutes?|notes?|discussion|key points|summary)\b.*", re.IGNORECASE)
_SAYS = re.compile(r"(?<!\bno)(?<!\bnos)(?<!\bref)\.$", re.IGNORECASE)
"""The end of a sentence, which names no column, unlike a word cut short: "Agreed.", "Ref."."""
_LONGEST_HEAD = 40
_PAIR = 2


def columns_of(cells: Sequence[str]) -> tuple[NotesColumn, ...]:
    """Return the content of the columns, if a row names an action and anything else."""
    found = tuple(_column(cell) for cell in cells)
    if (
        len(cells) == _PAIR
        and not cells[0].strip()
        and found[1] in (NotesColumn.ACTION, NotesColumn.OWNER)
    ):
        return MARGIN
    decided = [bool(_DECIDED.fullmatch(" ".join(cell.split()))) for cell in cells]
    if any(decided) and NotesColumn.ACTION not in found:
        return tuple(NotesColumn.TEXT if each else NotesColumn.REFERENCE for each in decided)
    named = [column for column in found if column]
    if NotesColumn.TEXT not in named and NotesColumn.UPDATE in named:
        found = tuple(_discussed(found))
        named = [column for column in found if column]
    useful = NotesColumn.ACTION in named or (
        NotesColumn.OWNER in named and NotesColumn.TEXT in named
    )
    if (
        not useful
        or len(named) < 2
        or len(named) < len([cell for cell in cells if cell.strip()]) - 2
    ):
        return ()
    told = any(_DISCUSSED.fullmatch(" ".join(cell.split())) for cell in cells)
    if NotesColumn.ACTION not in named and NotesColumn.DUE in named and not told:
        found = tuple(
            NotesColumn.ACTION if column == NotesColumn.TEXT else column for column in found
        )
    return tuple(column or NotesColumn.REFERENCE for column in _in_place(found))


def _discussed(columns: Sequence[NotesColumn | None]) -> Iterator[NotesColumn | None]:
    """Yield columns with an update before the actions as the discussion that led to them."""
    last = max((at for at, each in enumerate(columns) if each == NotesColumn.ACTION), default=-1)
    for at, column in enumerate(columns):
        yield NotesColumn.TEXT if column == NotesColumn.UPDATE and at < last else column


def _in_place(columns: Sequence[NotesColumn | None]) -> Iterator[NotesColumn | None]:
    """Yield columns; of several for actions the last is one, and a day before it was its birth."""
    actions = [at for at, column in enumerate(columns) if column == NotesColumn.ACTION]
    for at, column in enumerate(columns):
        before = bool(actions) and at < actions[-1]
        yield (
            NotesColumn.REFERENCE
            if before and column in (NotesColumn.ACTION, NotesColumn.DUE)
            else column
        )


def _column(cell: str) -> NotesColumn | None:
    words = " ".join(cell.split()).strip(" :*")
    if len(words) > _LONGEST_HEAD or _SAYS.search(words):
        return None
    if _BOTH.fullmatch(words):
        return NotesColumn.ACTION
    fits = (column for column, head in _HEADS.items() if re.fullmatch(head, words, re.IGNORECASE))
    return next(fits, None)
