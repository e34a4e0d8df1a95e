"""Lines of running minutes, with the columns of their tables. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from peeltrack.imports.lines import Line, lines_from, referred
from peeltrack.imports.notes.line_labels import attributes_in
from peeltrack.imports.notes.meeting_head import names_fact
from peeltrack.imports.notes.notes_columns import MARGIN, NotesColumn, columns_of
from peeltrack.imports.notes.row_entries import entries_of, says_something
from peeltrack.imports.readers.blocks import Block

LONGEST_HEADING = 90
"""The most characters of a heading."""
_SHORT_CELL = 60
_PAIR = 2
_SHORTEST_LINE = 50
"""The fewest characters of a line that only the width of the page ends."""
_FULL, _NARROWEST, _WIDEST, _FEWEST_BROKEN = 0.85, 90, 240, 2
"""The share of a page's width that a full line has, the widths of pages, and broken lines."""
_BEGINS = re.compile(r"(?:[A-Z][\w/ .]{0,30}:|[A-Z]?\d|ACTION|AGREED|RESOLVED|Action|[QA]\d)")
"""What begins a paragraph of its own."""
_UNENDED = re.compile(r"[\w,\u2019'\u2013-]$")
_LEADS_ON = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|of|to|in|on|at|for|by|with|and|or|that|from|as|is|was|were|are|be|had"
    r"|has|have|will|would|which|who|their|his|her|its|[Ii]t|[Hh]e|[Ss]he|[Tt]hey)|,"
    r"|[,;:] (?:(?:Acting|Temporary|Interim|Deputy|Assistant|Detective|Chief|Police,? Fire"
    r"|Police(?= and)|and Crime)(?: |$))+)$"
)
"""What no line ends with."""
_OFFICE_BEGUN = re.compile(r"(?:^|[.;] |\b(?:[Tt]he|and|to|by) )(?:[A-Z][a-z]+ ?){1,4}$")
_OFFICE_ENDED = re.compile(
    r"(?:Officer|Constable|Commissioner|Executive|Superintendent|Inspector|Manager|Director)s?"
    r" (?!(?:of|and|for|in|at|with)\b)[a-z]"
)
_OFFICE_OF = re.compile(r"\b(?:Head|Director|Chief|Chair|Leader|Member) of(?: the)?$")
"""The end of an office that the end of a line divides: "The Chief Finance / Officer agreed"."""
_HANGS = re.compile(r"\((?!\w{1,4}\))")
"""The bracket with which a line begins that only goes on: "(Ada Quill, Clerk)"."""
_FEWEST_BARS, _MOST_CELLS = 2, 40
"""The fewest bars between the cells of a row saved as text, and the most cells."""
_NUMBERED = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){1,2}\.?)\s+(?=[A-Z][\w/]*\s)")
"""The number of a paragraph: 1.2 The DCC said …"""
_MINUTE = re.compile(r"\d{1,3}[/.]\d{2,4}\.?")
"""The number of a minute in a column of its own, before its heading or its text."""
_SIGN = re.compile(
    r"(?P<mark>[•\u2022\u25cf\u25aa\u25e6\u2023\u00b7\u2013-]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\))"
    r"\s+(?=\S)"
)
"""A bullet that a page prints as a letter of its text."""
_ENDS_SENTENCE = re.compile(r"[.?!;,](?:\s*[(\[]\w{1,6}[)\]])?$|[a-z]\. [A-Z]")
_FEWEST_OF_SENTENCE = 5
_SENTENCE_END = re.compile(r"\S[.?!][)\u2019\"]*$")
_BULLET = re.compile(r"[•◦▪o·*\u2013-]")


@dataclass(frozen=True, slots=True)
class NotesLine(Line):
    """A line of minutes with its column."""

    column: NotesColumn = NotesColumn.TEXT
    status: str = ""
    """The status of an action, from a column of the same row."""
    is_done: bool = False
    """Whether the row says what was done of the action."""
    reference: str = ""
    """The number of an action, from a column of the same row."""


def notes_lines(blocks: Iterable[Block]) -> tuple[NotesLine, ...]:
    """Return the lines of minutes, with each row of their tables divided, and with references."""
    made: list[NotesLine] = []
    columns: tuple[NotesColumn, ...] = ()
    for line in _with_marks(list(map(_as_notes_line, lines_from(blocks)))):
        if line.cells and not any(cell.strip(" :-") for cell in line.cells):
            continue
        if not columns and len(line.cells) == _PAIR and _MINUTE.fullmatch(line.cells[0]):
            made.append(replace(line, bullet=line.cells[0], text=line.cells[1], cells=()))
            continue
        if not line.cells:
            columns = () if line.heading else columns
            made.append(line)
        elif (heads := columns_of(line.cells)) and not _is_row_below(line, columns):
            columns = heads
            made.append(replace(line, column=NotesColumn.HEAD))
        else:
            row = _fitted(line, columns) if columns else None
            made += _from_row(row, columns) if row else [line]
    return tuple(line for line in referred(made) if isinstance(line, NotesLine))


def _with_marks(lines: Sequence[NotesLine]) -> Iterator[NotesLine]:
    """Yield lines, those below "Q." and "A." with these letters, which are no list's."""
    marks = ("Q.", "A.") if any(line.bullet == "Q." for line in lines) else ()
    for line in lines:
        is_marked = line.bullet in marks
        yield replace(line, text=f"{line.bullet} {line.text}", bullet=None) if is_marked else line


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of a paper without printed lines, numbered by their place."""
    for place, block in enumerate(blocks, 1):
        yield replace(block, line=place)


def unbarred(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with the cells of rows that were saved as text, and without their rules."""
    for block in blocks:
        text = block.text
        barred = text.startswith("|") and text.endswith("|") and text.count("|") > 2
        if block.cells or not (barred or text.count(" | ") >= _FEWEST_BARS):
            yield block
            continue
        bare = text.removeprefix("|").removesuffix("|") if barred else text
        cells = tuple(cell.strip() for cell in bare.split("|"))[:_MOST_CELLS]
        if any(cell.strip(" :-") for cell in cells):
            yield replace(block, cells=cells)


def unfolded_head(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, the date, place and chair in a row below their names as lines: "Date: …"."""
    keys: tuple[str, ...] = ()
    for block in blocks:
        filled = [cell for cell in block.cells if cell.strip()]
        if keys and len(block.cells) == len(keys):
            for key, value in zip(keys, block.cells, strict=True):
                yield replace(block, text=f"{key.strip(' :')}: {value.strip()}", cells=())
            keys = ()
        elif len(filled) > 1 and len(filled) == len(block.cells) and all(map(names_fact, filled)):
            keys = block.cells
        else:
            keys = ()
            yield block


def rejoined(blocks: Iterable[Block], *, has_width: bool) -> Iterator[Block]:
    """Yield blocks, those together that only the end of a printed line divides.

    Args:
        blocks: those of the paper.
        has_width: whether the width of a page may have divided them.
    """
    whole = list(blocks)
    full = _full_length(whole) if has_width else 0
    waiting: Block | None = None
    last = waiting
    for block in whole:
        if waiting and last and _goes_on(waiting, last, block, full):
            waiting = replace(waiting, text=f"{waiting.text} {block.text}")
        else:
            if waiting:
                yield waiting
            waiting = block
        last = block
    if waiting:
        yield waiting


def _full_length(blocks: Sequence[Block]) -> int:
    """Return the characters from which a line fills a wide page; 0 where lines are not broken."""
    widths = [len(block.text) for block in blocks if not block.cells]
    width = max(widths, default=0)
    full = int(width * _FULL)
    broken = [
        one
        for one, two in pairwise(blocks)
        if len(one.text) >= full and two.line == one.line + 1 and not one.cells and not two.cells
    ]
    return full if _NARROWEST <= width <= _WIDEST and len(broken) >= _FEWEST_BROKEN else 0


def _goes_on(first: Block, last: Block, second: Block, full: int) -> bool:
    """Check whether a paragraph goes on in the next line, for its last one cannot end as it does.

    Below a line that fills the page only a mark of its own begins a paragraph. The owner and the
    time of an action have a line of their own.
    """
    if first.cells or second.cells or first.heading or second.heading or second.bullet:
        return False
    if second.text[:1].isupper() and attributes_in(second.text):
        return False
    is_lower = second.text[:1].islower() or _HANGS.match(second.text) is not None
    is_cut = is_lower and second.line > last.line
    if second.line and second.line != last.line + 1 and not is_cut:
        return False
    is_within = bool(
        _OFFICE_OF.search(last.text)
        or (_OFFICE_BEGUN.search(last.text) and _OFFICE_ENDED.match(second.text))
    )
    leads_on = is_within or bool(_LEADS_ON.search(last.text))
    is_short = len(last.text) < _SHORTEST_LINE and not (is_within or (is_lower and leads_on))
    if not _UNENDED.search(last.text) or is_short:
        return False
    filled = 0 < full <= len(last.text) and not _BEGINS.match(second.text)
    return filled or is_lower or leads_on


def _is_row_below(line: NotesLine, columns: Sequence[NotesColumn]) -> bool:
    """Check whether a row belongs to the head above it, though its words could name columns.

    A further head of the same width leaves no more than half of its cells empty.
    """
    filled = [cell for cell in line.cells if cell.strip()]
    return len(line.cells) == len(columns) and 2 * len(filled) < len(columns)


def _fitted(line: NotesLine, columns: Sequence[NotesColumn]) -> NotesLine | None:
    """Return a row with as many cells as its head has; None if it has others.

    Empty cells at the end of a row may be missing, and more of them mean nothing. A row that
    begins with a text where its head has a number goes on in the next cell of the row above.
    """
    count = len(columns)
    more = line.cells[count:]
    if any(cell.strip() for cell in more) or len(line.cells) < min(count, _PAIR):
        return None
    if more and tuple(columns) == MARGIN:
        return None  # the row of a table within the text beside the margin
    cells = line.cells[:count]
    if len(cells) < count and says_something(columns[0], cells[0]):
        cells = ("", *cells)
    return replace(line, cells=(*cells, *([""] * (count - len(cells)))))


def _from_row(line: NotesLine, columns: Sequence[NotesColumn]) -> Iterator[NotesLine]:
    """Yield the texts of a row: the discussion, then its actions with owner, date and status."""
    named = zip(columns, line.cells, strict=True)
    numbers = (cell for column, cell in named if column == NotesColumn.REFERENCE)
    reference = next((cell.strip() for cell in numbers if re.search(r"\d", cell)), "")
    for each in entries_of(line.cells, columns):
        yield replace(
            line, text=each.text, cells=(), column=each.column, owner=each.owner, due=each.due,
            status=each.status, is_row=True, is_done=each.is_done,
            reference=reference if each.column == NotesColumn.ACTION else "",
        )  # fmt: skip


def _as_notes_line(line: Line) -> NotesLine:
    made = NotesLine(
        line.text, line.line, line.page, line.heading, line.bullet, line.depth, line.cells,
        origin=line.origin,
    )  # fmt: skip
    if not made.cells and not made.bullet and (sign := _SIGN.match(line.text)):
        return replace(made, text=line.text[sign.end() :], bullet=sign["mark"])
    if not made.cells and not made.bullet and (number := _NUMBERED.match(line.text)):
        return replace(made, text=line.text[number.end() :], bullet=number["mark"])
    filled = [cell for cell in line.cells if cell.strip()]
    if len(filled) == 2 and _BULLET.fullmatch(filled[0]):
        return replace(made, text=filled[1], bullet=filled[0], cells=())
    return made


def texts_of(line: NotesLine) -> Iterator[str]:
    """Yield the texts of a line: those of a row's cells if they are long, else the row."""
    label, *rest = [cell for cell in line.cells if cell.strip()] or [""]
    if len(rest) == 1 and label.endswith(":") and "\n" not in rest[0]:
        yield f"{label} {rest[0]}".strip()
    elif line.cells and any(len(cell) > _SHORT_CELL or "\n" in cell for cell in line.cells):
        texts = (text for cell in line.cells for text in cell.split("\n") if text.strip())
        yield from (_SIGN.sub("", text, count=1) for text in texts)
    else:
        yield line.text.strip()


def is_heading(text: str, line: NotesLine) -> bool:
    """Check whether a line is short, ends no sentence and begins like a heading."""
    if len(text) > LONGEST_HEADING or _ENDS_SENTENCE.search(text) or line.cells:
        return False
    words = text.split()
    numbered = bool(line.bullet and re.match(r"\d", line.bullet))
    return bool(words) and len(words) <= 12 and (text[0].isupper() or text[0].isdigit()) and (
        numbered or not line.bullet
    )  # fmt: skip


def level_of(text: str, line: NotesLine) -> tuple[str, int] | None:
    """Return the kind and the depth of a heading, by its style or its number; None without."""
    if line.heading:
        return "heading", line.heading
    number = re.match(r"\d{1,2}(?:\.\d{1,2})*(?=[.)\s]|$)", line.bullet or text)
    return ("number", number[0].count(".")) if number else None


def follows(before: str, mark: str) -> bool:
    """Check whether a mark may follow another in one list: the same sign, the next number."""
    numbers = [re.findall(r"\d+", each)[-1:] for each in (before, mark)]
    if not before or not any(numbers):
        return True
    return all(numbers) and int(numbers[1][0]) == int(numbers[0][0]) + 1


def says_on(text: str) -> bool:
    """Check whether a line that begins with a reference goes on as a sentence, not a heading."""
    return len(text.split()) >= _FEWEST_OF_SENTENCE and bool(_SENTENCE_END.search(text))
