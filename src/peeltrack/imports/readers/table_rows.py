"""Rows of tables that hold findings, as the blocks that they would be without the table. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.grade_tables import grade_table
from peeltrack.imports.reports.finding_patterns import label

_FINDING = re.compile(
    r"(?:HMICFRS |PEEL )?(?P<term>recommendations?|areas? for improvement(?: \(AFIs?\))?|AFIs?"
    r"|causes? of concern)"
    r"(?: (?:text|wording|detail|description))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:no|no\.|number|ref|ref\.|reference|#|item|id)", re.IGNORECASE)
_TERMS = {"r": "Recommendation", "a": "Area for improvement", "c": "Cause of concern"}


def without_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with each row that holds a finding as its label and words; other rows are left out.

    A row holds one where a cell begins with a label ("AFI 3: …"), or where the table's
    head names a column of findings. The rows of the table of grades become one of two cells
    for each area: its name and its grade.
    """
    head: tuple[str, ...] = ()
    grades, caption = None, ""
    for block in blocks:
        if not block.cells:
            head = () if not block.text else head
            grades, caption = None, block.text
            yield block
            continue
        if _finding_column(block.cells) is not None:
            head, grades = block.cells, None
        elif table := grade_table(block.cells, caption):
            head, grades = (), table
        elif grades:
            yield from (replace(block, text="", cells=pair) for pair in grades(block.cells))
        else:
            yield from _labelled(block) or _by_column(block, head)


def _labelled(block: Block) -> list[Block]:
    found = []
    for cell in block.cells:
        first, *more = cell.split("\n")
        plain = replace(block, text=first, cells=())
        known = label(plain)
        if known and known.rest and (known.numbers or not known.plural):
            found += [plain, *(replace(plain, text=line) for line in more if _is_entry(line))]
            break
    return found


def _by_column(block: Block, head: tuple[str, ...]) -> list[Block]:
    place = _finding_column(head)
    if place is None or len(block.cells) <= place or not block.cells[place].strip():
        return []
    found = _FINDING.fullmatch(head[place].strip())
    term = _TERMS[found["term"][0].casefold()] if found else ""
    numbers = (
        cell.strip(" .)")
        for title, cell in zip(head, block.cells, strict=False)
        if _NUMBER.fullmatch(title.strip())
    )
    number = next(numbers, "")
    words = " ".join(block.cells[place].split())
    named = (
        f"{term} {number}: {words}" if re.fullmatch(r"[\w.]{1,6}", number) else f"{term}: {words}"
    )
    return [replace(block, text=named, cells=())]


def _finding_column(cells: Sequence[str]) -> int | None:
    """The column whose head names findings; none unless the row is a head of several columns."""
    if len(cells) < 2:
        return None
    for place, cell in enumerate(cells):
        if len(cell) < 60 and _FINDING.fullmatch(cell.strip()):
            return place
    return None


def _is_entry(line: str) -> bool:
    return bool(re.match(r"(?:[-•]|\(?[a-z0-9]{1,3}[.)])\s", line))
