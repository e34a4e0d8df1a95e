"""Lines of running minutes, with the columns of their tables. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.lines import Line, lines_from, referred
from peeltrack.imports.notes.notes_columns import NotesColumn, columns_of
from peeltrack.imports.readers.blocks import Block
from peeltrack.language.dates import DAY

LONGEST_HEADING = 90
"""The most characters of a heading."""
_SHORT_CELL = 60
_PAIR = 2
_SHORTEST_LINE = 50
"""The fewest characters of a line that only the width of the page ends."""
_UNENDED = re.compile(r"[\w,\u2019'\u2013-]$")
_LEADS_ON = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|of|to|in|on|at|for|by|with|and|or|that|from|as|is|was|were|are|be|had"
    r"|has|have|will|would|which|who|their|his|her|its|[Ii]t|[Hh]e|[Ss]he|[Tt]hey)|,)$"
)
"""What no line ends with."""
_FEWEST_BARS, _MOST_CELLS = 2, 40
"""The fewest bars between the cells of a row saved as text, and the most cells."""
_NUMBERED = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){1,2}\.?)\s+(?=[A-Z][\w/]*\s)")
"""The number of a paragraph: 1.2 The DCC said …"""
_SIGN = re.compile(
    r"(?P<mark>[•\u2022\u25cf\u25aa\u25e6\u2023\u00b7\u2013-]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\))"
    r"\s+(?=\S)"
)
"""A bullet that a page prints as a letter of its text."""
_ENDS_SENTENCE = re.compile(r"[.?!;,](?:\s*[(\[]\w{1,6}[)\]])?$|[a-z]\. [A-Z]")
_ONLY_TIME = re.compile(
    rf"(?:by |due:? )?(?:{DAY}|ASAP|ongoing|immediately|next (?:meeting|board|panel))\.?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[•◦▪o·*\u2013-]")


@dataclass(frozen=True, slots=True)
class NotesLine(Line):
    """A line of minutes with its column."""

    column: NotesColumn = NotesColumn.TEXT
    status: str = ""
    """The status of an action, from a column of the same row."""


def notes_lines(blocks: Iterable[Block]) -> tuple[NotesLine, ...]:
    """Return the lines of minutes, with each row of their tables divided, and with references."""
    made: list[NotesLine] = []
    columns: tuple[NotesColumn, ...] = ()
    for line in map(_as_notes_line, lines_from(blocks)):
        if line.cells and not any(cell.strip(" :-") for cell in line.cells):
            continue
        if not line.cells:
            columns = () if line.heading else columns
            made.append(line)
        elif heads := columns_of(line.cells):
            columns = heads
            made.append(replace(line, column=NotesColumn.HEAD))
        else:
            row = _fitted(line, len(columns)) if columns else None
            made += _from_row(row, columns) if row else [line]
    return tuple(line for line in referred(made) if isinstance(line, NotesLine))


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


def rejoined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, those together that only the end of a printed line divides."""
    waiting: Block | None = None
    for block in blocks:
        if waiting and _goes_on(waiting, block):
            waiting = replace(waiting, text=f"{waiting.text} {block.text}")
        else:
            if waiting:
                yield waiting
            waiting = block
    if waiting:
        yield waiting


def _goes_on(first: Block, second: Block) -> bool:
    """Check whether a paragraph goes on in the next line, for the first cannot end as it does."""
    if first.cells or second.cells or first.heading or second.heading or second.bullet:
        return False
    if second.line != first.line + 1 and second.line:
        return False
    if len(first.text) < _SHORTEST_LINE or not _UNENDED.search(first.text):
        return False
    return second.text[:1].islower() or bool(_LEADS_ON.search(first.text))


def _fitted(line: NotesLine, count: int) -> NotesLine | None:
    """Return a row with as many cells as its head has; None if it has others.

    Empty cells at the end of a row may be missing, and more of them mean nothing.
    """
    more = line.cells[count:]
    if any(cell.strip() for cell in more) or len(line.cells) < min(count, _PAIR):
        return None
    cells = line.cells[:count]
    return replace(line, cells=(*cells, *([""] * (count - len(cells)))))


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


def _from_row(line: NotesLine, columns: Sequence[NotesColumn]) -> Iterator[NotesLine]:
    """Yield the texts of a row: the discussion, then its actions with owner, date and status."""
    cells = list(zip(columns, line.cells, strict=True))
    beside = {column: cell.replace("\n", ", ") for column, cell in cells if cell.strip()}
    owner, due = beside.get(NotesColumn.OWNER, ""), beside.get(NotesColumn.DUE, "")
    texts = [
        (column, cell) for column, cell in cells if column in (NotesColumn.TEXT, NotesColumn.ACTION)
    ]
    has_action = any(column == NotesColumn.ACTION and cell.strip() for column, cell in texts)
    for column, cell in texts:
        log = column == NotesColumn.ACTION and (
            NotesColumn.OWNER in columns or NotesColumn.DUE in columns
        )
        for text in [" ".join(cell.split())] if log else _dated(cell.split("\n")):
            if text.strip():
                one = replace(line, text=text.strip(), cells=(), column=column)
                status = beside.get(NotesColumn.STATUS, "") or beside.get(NotesColumn.UPDATE, "")
                is_action = column == NotesColumn.ACTION
                yield replace(one, owner=owner, due=due, status=status) if is_action else one
    if owner and not has_action:
        yield replace(line, text=owner, cells=(), column=NotesColumn.OWNER, due=due)


def _dated(texts: Sequence[str]) -> Iterator[str]:
    """Yield the texts of a cell of actions, with a time that stands in a line of its own."""
    waiting = ""
    for text in texts:
        if waiting and _ONLY_TIME.fullmatch(text.strip()):
            waiting = f"{waiting}, {text.strip()}"
            continue
        if waiting:
            yield waiting
        waiting = text
    if waiting:
        yield waiting


def texts_of(line: NotesLine) -> Iterator[str]:
    """Yield the texts of a line: those of a row's cells if they are long, else the row."""
    if line.cells and any(len(cell) > _SHORT_CELL or "\n" in cell for cell in line.cells):
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
