"""Rows of the tables in meeting notes: heads, attendance, rows divided by a page break. Pure."""

import re
from collections.abc import Iterable, Sequence

from peeltrack.imports.notes.attendance_table import AttendanceTable, attendance_table
from peeltrack.imports.notes.notes_columns import columns_of
from peeltrack.imports.notes.notes_parts import NotesPart, NotesRow, NotesTables, Open
from peeltrack.imports.proposals import LeftOut, Source
from peeltrack.imports.readers.blocks import Block

LABEL = re.compile(
    r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:(?:HMICFRS|PEEL)(?: (?:20)?\d\d[/\u2013-]\d\d)?:? )?"
    r"(?P<kind>AFI|areas? for improvement|rec(?:ommendation)?|cause of concern|CoC)(?=\b|\d)"
    r"(?:-(?=\d)|[ #.]*)(?:no\.? ?|number )?(?:(?P<number>\d{1,3}|[IVXLC]{1,6})\b"
    r"(?!(?:\s?(?:,|&|/)|\sand)\s?(?:AFI |rec\w* )?\d))?",
    re.IGNORECASE,
)
"""The label of a row, which names its item."""

_ASKED = re.compile(r"\b(?:questions?|comments?|challenges?|queries|asked)\b", re.IGNORECASE)
_ANSWERED = re.compile(r"\b(?:responses?|answers?|repl(?:y|ies))\b", re.IGNORECASE)
_OPENING = re.compile(r"\bopening\b", re.IGNORECASE)
_OTHER = re.compile(r"\W*(?:AOB|any other business)\b", re.IGNORECASE)
_ENDED = re.compile(r"""[.?!:;]["'”\u2019)]*$""")
_SET_OFF = re.compile(r"\W{0,3}(?:ACTIONS?|Actions?)\b")
_HEADING = re.compile(
    r"(?:areas? for improvement|recommendations?|causes? of concern)[^.]{0,12}$", re.I
)
_LONGEST_OF_PERSON = 160
"""Characters of a cell that names somebody."""
_LONGEST_HEAD = 60
"""The most characters of a cell that names a column."""


def table_of(blocks: Iterable[Block]) -> NotesTables:
    """Return the rows of the notes, joined again where a page break divided them."""
    reader = _Reader()
    for block in blocks:
        if block.cells or block.text:
            reader.take(block)
    return reader.finished()


class _Reader:
    """A reader of the blocks, with the table that is open."""

    def __init__(self) -> None:
        self.lines: list[Block] = []
        self.people = NotesTables().attendance
        self.rows: list[NotesRow] = []
        self.left: list[LeftOut] = []
        self.row: Open | None = None
        self.columns: tuple[int, int, int] | None = None
        self.part = NotesPart.ITEMS
        self.asker = self.heading = ""
        self.subject = ""
        """The reference that stands above the questions of a table without a column for it."""
        self.there: AttendanceTable | None = None
        """The table of attendance that is open."""

    def take(self, block: Block) -> None:
        """Take the next block."""
        cells = tuple(" ".join(cell.split(" ")).strip() for cell in block.cells)
        if not cells:
            mark = f"{block.bullet} " if block.bullet and block.bullet[0].isdigit() else ""
            cells = (f"{mark}{block.text}",)
        if self._is_head(cells):
            return
        if self.columns is not None and len(cells) < 2 and self._leaves(block):
            self._close()
            self.columns = None
        if self.columns is not None:
            self._take_row(cells, Source(line=block.line, page=block.page), is_row=len(cells) > 1)
        elif self.there is not None and len(cells) > 1 and not _is_other(cells):
            self.there = self.there.below(cells)
            self.people = (*self.people, *self.there.people(cells))
        else:
            self.there = None
            self.lines.append(block)

    def _leaves(self, block: Block) -> bool:
        """Check whether a paragraph below a table is not part of its last row."""
        return bool(block.heading or _SET_OFF.match(block.text))

    def finished(self) -> NotesTables:
        """Return everything that was taken."""
        self._close()
        lines, rows = tuple(self.lines), tuple(self.rows)
        return NotesTables(lines, self.people, rows, tuple(self.left))

    def _is_head(self, cells: Sequence[str]) -> bool:
        """Check whether a row names columns: those of the attendance, or those of questions."""
        short = [cell if len(cell) <= _LONGEST_HEAD else "" for cell in cells]
        if found := attendance_table(short) if len(cells) > 1 else None:
            above = self.lines[-1].text if self.lines else ""
            self.there = found.below((above,)) if not self.there else found
            return True
        asked, answered = _places(short, _ASKED), _places(short, _ANSWERED)
        if not asked or not answered or asked[0] == answered[-1] or any(map(_is_speech, short)):
            return False
        was_open = self.columns is not None
        self._close()
        opening = bool(_OPENING.search(short[asked[0]]))
        label = next((at for at in range(len(cells)) if at not in (asked[0], answered[-1])), -1)
        self.columns = -1 if opening else label, asked[0], answered[-1]
        self.part = NotesPart.OPENING if opening else NotesPart.ITEMS
        self.asker, self.subject = short[asked[0]], ""
        if not was_open:
            self._head(self.lines[-1].text if self.lines else "")
        return True

    def _take_row(self, cells: Sequence[str], where: Source, *, is_row: bool) -> None:
        label, asked, answered = self.columns or (-1, 0, 1)
        first = _at(cells, label) if label >= 0 else ""
        question, answer = _at(cells, asked), _at(cells, answered)
        if not is_row:
            first, question, answer = cells[0], "", ""
        if self.part == NotesPart.OPENING and not answer and (first or question):
            first, question = first or question, ""
        if first and not question and not answer and self._is_heading(first, where):
            return
        if label < 0 and is_row and self.part == NotesPart.ITEMS:
            self._take_pair(question, answer, where)
        elif self._goes_on(first, where):
            self._go_on(first, question, answer)
        else:
            self._close()
            self.row = Open(first, question, answer, where, self.part, self.asker, self.heading)

    def _take_pair(self, question: str, answer: str, where: Source) -> None:
        """Take a row of a table that has only questions and answers, or a reference above some."""
        found = LABEL.match(question)
        if found and found["number"] and not answer:
            self._close()
            self.subject = question
        elif self.row and (not question or question[0].islower()):
            self._go_on("", question, answer)
        else:
            self._close()
            self.row = Open(
                self.subject, question, answer, where, self.part, self.asker, self.heading
            )

    def _is_heading(self, text: str, where: Source) -> bool:
        """Check whether a row has only a heading, for the rows below it."""
        if _OTHER.match(text):
            self._close()
            self.part = NotesPart.OTHER_BUSINESS
            self.columns = (self.columns or (0, 1, 2)) if self.columns else None
            return True
        found = LABEL.match(text)
        if found and (not found["number"] or _HEADING.fullmatch(text)):
            self._close()
            self.part = NotesPart.ITEMS
            self._leave(text, "a heading of the table, which asks nothing", where)
            return True
        return False

    def _goes_on(self, first: str, where: Source) -> bool:
        """Check whether a row continues the one above: it names no item of its own."""
        if self.row is None or self.row.part != self.part:
            return False
        if not first:
            return True
        found = LABEL.match(first)
        if found and found["number"]:
            return False
        unfinished = bool(self.row.label) and not _ENDED.search(self.row.label)
        return first[:1].islower() or (unfinished and where.page != self.row.where.page)

    def _go_on(self, first: str, question: str, answer: str) -> None:
        row = self.row
        if row is None:
            return
        row.label = joined(row.label, first)
        row.question = joined(row.question, question)
        row.answer = joined(row.answer, answer)

    def _close(self) -> None:
        if self.row is None:
            return
        row, self.row = self.row.closed(), None
        if row.question or row.answer:
            self.rows.append(row)
        else:
            self._head(row.label)
            self._leave(row.label, "nothing was asked or answered next to it", row.where)

    def _head(self, text: str) -> None:
        """Keep the heading of the rows that follow, unless it is the reference of an item."""
        found = LABEL.match(text)
        if not found or not found["number"]:
            is_heading = len(text) <= _LONGEST_HEAD and not _ENDED.search(text)
            self.heading = text if is_heading else ""

    def _leave(self, text: str, why: str, where: Source) -> None:
        self.left.append(LeftOut(text, why, where))


def joined(text: str, more: str) -> str:
    """Join a cell and its continuation: in the same sentence, or in a paragraph of its own."""
    if not text or not more:
        return text or more
    numbered = re.match(r"\W*\d{1,2}[.)]? ", more)
    unfinished = not _ENDED.search(text) and more[0].islower()
    return (
        f"{text} {more}"
        if unfinished or not (numbered or _begins_speech(more))
        else f"{text}\n{more}"
    )


def _is_other(cells: Sequence[str]) -> bool:
    """Check whether a row belongs to a table below that of the attendance."""
    return bool(columns_of(cells)) or any(len(cell) > _LONGEST_OF_PERSON for cell in cells)


def _begins_speech(text: str) -> bool:
    return bool(re.match(r"(?:The )?[A-Z]{2,6}\b|[Aa]ction", text))


def _is_speech(cell: str) -> bool:
    """Check whether a cell is a sentence rather than the name of a column."""
    return bool(re.search(r"[.?!]$|\b(?:asked|questioned|replied|said)\b", cell))


def _places(cells: Sequence[str], pattern: re.Pattern[str]) -> list[int]:
    return [at for at, cell in enumerate(cells) if pattern.search(cell)]


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if 0 <= place < len(cells) else ""
