"""Tables: each row as its label, its wording, and the cells that are the force's own. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.instructions import instructs
from peeltrack.imports.language.label_details import whom_headed
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.language.policing_areas import area_heading
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.unfolding.columns import DateOwner, FindingColumn, due_in, target_in, whom_in
from peeltrack.imports.unfolding.grade_tables import Pairs, grade_table
from peeltrack.imports.unfolding.report_rows import (
    cause_above,
    cause_named,
    report_above,
    report_named,
    row_of_record,
)
from peeltrack.imports.unfolding.row_labels import label_in, name_of, numbers_in
from peeltrack.imports.unfolding.table_heads import TableHead, of_its_rows, table_head
from peeltrack.imports.unfolding.wording_cells import wording_cell
from peeltrack.model.parse_date import DATE

_BAR = "|"
_MANY_CELLS = 60


def with_bars(lines: Sequence[Line]) -> list[Line]:
    """Read a table that was saved as text with bars between its cells."""
    made: list[Line] = []
    for line in lines:
        if _BAR not in line.text or line.cells:
            made.append(line)
            continue
        row = f"{line.bullet or ''} {line.text}".strip()
        row = row[1:-1] if row.startswith(_BAR) and row.endswith(_BAR) else row.removesuffix(_BAR)
        cells = [cell.strip() for cell in row.split(_BAR, _MANY_CELLS)]
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and all(map(_FIELD.match, filled)):
            made += [replace(line, text=cell, bullet=None) for cell in filled]
        elif len(filled) > 1:
            made.append(replace(line, cells=tuple(cells), text=" ".join(filled)))
        elif not filled or _is_aside(filled[0]):
            made.append(replace(line, role=Role.OWN))
        else:
            made.append(replace(line, text=filled[0]))
    return made


_FIELD = re.compile(r"(?!Rec|AFI|Area)[A-Z][\w ]{1,24}: \S")
"""A field with its value; one line may have several: Due: 4 May 2026 | Owner: ACC."""


def _is_aside(cell: str) -> bool:
    """Check whether a lone cell is another column's: a tick, a status, an addressee."""
    asks = obligation(cell) is not None or instructs(cell)
    return label_of(cell) is None and not asks and len(cell.split()) < 40


def with_mixed_lines(lines: Sequence[Line]) -> list[Line]:
    """Set aside each line of columns that cannot be told apart, as the words that stand apart."""
    return [
        replace(line, text=text, cells=(), role=Role.OWN) if line.is_mixed else line
        for line in lines
        for text in (line.cells if line.is_mixed else (line.text,))
    ]


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """Read each row of a table: its label and wording as lines, its other cells set aside."""
    made: list[Line] = []
    head: TableHead | None = None
    grades, caption, is_led = None, "", False
    for place, line in enumerate(lines):
        if not line.cells:
            if line.role is Role.TEXT and line.text:
                head, grades, caption = None, None, line.text
            is_led = False
            made.append(line)
        elif found := table_head(line.cells):
            rows = takewhile(bool, (each.cells for each in lines[place + 1 :]))
            head, grades, is_led = of_its_rows(found, rows), None, bool(found.lead)
            made.append(_head_line(line, found))
        elif table := grade_table(line.cells, caption):
            head, grades = None, table
            made.append(replace(line, role=Role.OWN, cells=()))
        elif grades:
            made += _graded(line, grades(line.cells))
        elif lead := _lead_in(line.cells):
            is_led = True
            made.append(replace(line, text=lead, cells=()))
        else:
            row = _without_cause(line, head)
            read = list(_entries_led(row, head) if is_led and head else _row(row, head))
            above = (*report_above(line, head), *cause_above(line, head))
            made += [*above, *_worded(row, read, made[-1:])]
            head = _below(line, read, head)
    return made


def _without_cause(line: Line, head: TableHead | None) -> Line:
    """Return a row without its cause of concern, which stands above it."""
    at = head.causes_at if head and cause_named(line.cells, head) else None
    cells = ("" if place == at else cell for place, cell in enumerate(line.cells))
    return line if at is None else replace(line, cells=tuple(cells))


def _worded(line: Line, rows: Sequence[Line], above: Sequence[Line]) -> Sequence[Line]:
    """Return a row of one cell as the wording that it is, if the row above is only a label."""
    filled = [cell.strip() for cell in line.cells if cell.strip()]
    is_alone = len(rows) == 1 == len(filled) and rows[0].role is Role.OWN
    is_labelled = any(each.role is Role.TEXT and label_of(each.text) for each in above)
    if not (is_alone and is_labelled and is_statement(filled[0])):
        return rows
    return [replace(line, text=" ".join(filled[0].split()), cells=())]


def _head_line(line: Line, head: TableHead) -> Line:
    """Return the head of a table: what it says of its rows leads them in."""
    if head.lead:
        return replace(line, text=head.lead, cells=())
    return replace(line, role=Role.OWN, cells=())


def _below(line: Line, rows: Sequence[Line], head: TableHead | None) -> TableHead | None:
    """Return the head for the rows below: a row may say for whom they are, or from which report."""
    named = report_named(line.cells, head)
    cause = cause_named(line.cells, head)
    head = replace(head, report=named) if head and named else head
    head = replace(head, cause=cause) if head and cause else head
    is_section = len(rows) == 1 and rows[0].role is Role.TEXT and not rows[0].is_row
    whom = whom_headed(rows[0].text) if is_section else None
    return replace(head, whom=whom) if head and whom else head


def _lead_in(cells: Sequence[str]) -> str:
    """Return the words of a row that only leads in the rows below it: The force should:"""
    filled = [cell for cell in cells if cell.strip()]
    leads = len(filled) == 1 and filled[0].endswith(":") and "\n" not in filled[0]
    return filled[0] if leads and obligation(filled[0]) else ""


def _entries_led(line: Line, head: TableHead) -> Iterator[Line]:
    """Return a row below a lead-in as an entry of its list, with the other cells set aside."""
    mark = "•"
    for made in _row(line, head):
        label = label_of(made.text) if made.role is Role.TEXT else None
        if label:
            mark = f"{label.numbers[0]}." if label.numbers else mark
            yield replace(made, role=Role.OWN)
        elif made.role is Role.TEXT:
            yield replace(made, bullet=made.bullet or mark)
            mark = "•"
        else:
            yield made


def _graded(line: Line, pairs: Pairs) -> list[Line]:
    """Return the rows of a table of grades, each an area and its grade."""
    rows = [replace(line, text=" ".join(pair), cells=pair) for pair in pairs]
    return rows or [replace(line, role=Role.OWN, cells=())]


def _scheduled(line: Line, head: TableHead) -> Line | None:
    """Return a row that only says for whom and by when a finding is, which it names by number."""
    cells, columns = dict(enumerate(line.cells)), head.columns
    number, wording = (
        _cell(cells, columns, each) for each in (FindingColumn.NUMBER, FindingColumn.WORDING)
    )
    about = numbers_in(wording or number)
    owner = _cell(cells, columns, FindingColumn.OWNER)
    due, doubt = due_in(_cell(cells, columns, FindingColumn.DUE), head.whose_dates, owner)
    whom = whom_in(owner)
    if not about or not (due or whom):
        return None
    return replace(
        line, cells=(), role=Role.DETAIL, about=about,
        owner=whom, due=due, due_doubt=doubt,
    )  # fmt: skip


def _row(line: Line, head: TableHead | None) -> Iterator[Line]:
    if head and not any(map(obligation, line.cells)) and (row := _scheduled(line, head)):
        yield row
        return
    place = wording_cell(line.cells, head)
    if place is None or not line.cells[place].strip():
        yield (_section_row(line) or row_of_record(line) or replace(line, role=Role.OWN, cells=()))
        return
    yield from _with_wording(line, place, head)


def _section_row(line: Line) -> Line | None:
    """Return a row that heads those below it: a report with its date, an area, a body."""
    filled = {cell.strip() for cell in line.cells if cell.strip()}
    text = filled.pop() if len(filled) == 1 else ""
    if not text or "\n" in text:
        return None
    is_head = _DATED.search(text) or area_heading(text) or whom_headed(text) or label_of(text)
    return replace(line, text=text, cells=()) if is_head else None


_DATED = re.compile(rf"[(,\u2013—-] ?(?:published|publication)(?: on)?:? {DATE}\)?$", re.IGNORECASE)


def _with_wording(line: Line, place: int, head: TableHead | None) -> Iterator[Line]:
    cells = dict(enumerate(line.cells))
    columns = head.columns if head else ()
    owner = _cell(cells, columns, FindingColumn.OWNER) or (head.whom if head else "")
    due, doubt = due_in(
        _cell(cells, columns, FindingColumn.DUE),
        head.whose_dates if head else DateOwner.FORCE,
        owner,
    )
    target, target_doubt = _target(cells, head)
    label = label_in(line.cells, columns, place)
    plain = replace(line, cells=(), text="", bullet=None)
    labelled = label_of(line.cells[place].split("\n")[0])
    name = "" if labelled else name_of(label, head)
    if name:
        yield replace(plain, text=name)
    mark = label[1] if not (labelled or name.endswith(label[1])) else ""
    for text in filter(None, line.cells[place].split("\n")):
        yield replace(
            plain, text=text, owner=whom_in(owner), due=due, due_doubt=doubt,
            target=target, target_doubt=target_doubt,
            is_row=head is not None and columns[place] is FindingColumn.WORDING,
            bullet=f"{mark}." if mark else None,
        )  # fmt: skip
        mark = ""
    for at, cell in cells.items():
        if at == place or not cell.strip():
            continue
        for text in filter(None, cell.split("\n")):
            yield replace(plain, text=text, role=Role.OWN)


def _target(cells: dict[int, str], head: TableHead | None) -> tuple[date | None, str]:
    """Return the force's own date in a row, and the reason if that may not be so."""
    if head is None:
        return None, ""
    own = (FindingColumn.DUE, FindingColumn.TARGET)
    return target_in({each: _cell(cells, head.columns, each) for each in own}, head.whose_dates)


def _cell(cells: dict[int, str], columns: Sequence[FindingColumn], column: FindingColumn) -> str:
    at = columns.index(column) if column in columns else -1
    return " ".join(cells.get(at, "").split())
