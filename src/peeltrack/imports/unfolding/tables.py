"""Tables: each row as its label, its wording, and the cells that are the force's own. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from peeltrack.imports.language.bodies import is_body
from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.unfolding.grade_tables import Pairs, grade_table
from peeltrack.model.parse_date import DATE, MONTH

_BAR = "|"
_SHORT_CELL = 70
_MANY_CELLS = 60


class FindingColumn(StrEnum):
    """The content of a column in a table of findings."""

    NUMBER = "number"
    WORDING = "wording"
    OWNER = "owner"
    DUE = "due"
    OWN = "own"


_REC = r"(?:rec(?:ommendation)?s?\.?|AFIs?|areas? for improvement|causes? of concern|item|HMICFRS)"
COLUMNS: tuple[tuple[FindingColumn, re.Pattern[str], str, str], ...] = (
    (
        FindingColumn.NUMBER,
        re.compile(rf"(?:{_REC} ?)?(?:no\.?|nos\.?|number|ref\.?|reference|#|id)|rec\.?", re.I),
        "Rec No.",
        "Notes",
    ),
    (
        FindingColumn.OWNER,
        re.compile(
            r"(?:rec(?:ommendation)?\.? )?(?:owner|(?:addressed|directed|made|relevant) to"
            r"|addressees?|(?:for )?who(?:m| should act)?|for(?: action(?: by)?)?"
            r"|action (?:for|by)|responsib(?:le|ility)|to"
            r"|(?:lead |responsible )?(?:bod(?:y|ies)|organisations?|agenc(?:y|ies)))",
            re.I,
        ),
        "Rec. Owner",
        "Owner's update",
    ),
    (
        FindingColumn.DUE,
        re.compile(
            r"(?:HMIC(?:FRS)? )?(?:due(?: date| by)?|deadline(?: date)?|by when|timescales?"
            r"|time ?frame|date due|time limit|(?:date for )?completion(?: date| by)?"
            r"|(?:to be )?(?:completed?|done|delivered|implemented|achieved) by|by|date|when)"
            r"(?: \(HMIC(?:FRS)?\))?",
            re.I,
        ),
        "Timescale",
        "Date of update",
    ),
    (
        FindingColumn.WORDING,
        re.compile(
            r"(?:(?:HMICFRS|HMIC|HMI|PEEL|the|full|report) )*(?:recommendations?|findings?"
            r"|areas? for improvement(?: \(AFIs?\))?|AFIs?|causes? (?:of|for) concern|wording|text)"
            r"(?: ?(?:/|and|or|,) ?(?:recommendations?|findings?|AFIs?|areas? for improvement"
            r"|causes? of concern)){0,2}(?: (?:text|wording|details?|description|made))?",
            re.I,
        ),
        "HMICFRS recommendation",
        "Recommendation owner",
    ),
)
"""Columns by their heads: each with a head that matches and one that does not."""

_NAMES_FINDINGS = re.compile(_REC, re.IGNORECASE)
_NUMBER_CELL = re.compile(
    r"(?:(?P<term>AFI|Rec(?:ommendation)?|R|CoC|Area for improvement|Cause of concern)\.? ?)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?|[IVXLC]{1,6}|[ivxlc]{1,6}|[a-zA-Z])\.?",
)
_TERMS = {"r": "Recommendation", "a": "Area for improvement", "c": "Cause of concern"}
_OF_THE_INSPECTORATE = re.compile(r"HMIC", re.IGNORECASE)
_OF_THE_FORCE = re.compile(
    r"\b(?:status|RAG|BRAG|progress|updates?|response|position|actions?(?! (?:for|by)\b)|lead"
    r"|comments?|evidence|SRO|force|current|owner|what we|our|risk)\b(?! bod| org)",
    re.IGNORECASE,
)
_WHOSE = (
    "stands in a column that does not say whose date it is: check that it is the inspectorate's"
)
_DAY = re.compile(rf"(?:{DATE}|(?:the end of )?{MONTH}\.?,? (?:19|20)\d\d)", re.IGNORECASE)


class DateOwner(StrEnum):
    """The author of the dates of a column."""

    INSPECTORATE = "inspectorate"
    """The head of the column names HMICFRS."""
    PAPER = "paper"
    """The table or record has nothing of the force's own."""
    UNSAID = "unsaid"
    """The force answers in the same table, and another column has the addressees."""
    FORCE = "force"


@dataclass(frozen=True, slots=True)
class TableHead:
    """The head of a table of findings."""

    columns: tuple[FindingColumn, ...]
    term: str
    """What its findings are called; empty where the head leaves it open."""
    whose_dates: "DateOwner"


def with_bars(lines: Sequence[Line]) -> list[Line]:
    """Read a table that was saved as text with bars between its cells."""
    made: list[Line] = []
    for line in lines:
        if _BAR not in line.text or line.cells:
            made.append(line)
            continue
        row = f"{line.bullet or ''} {line.text}".strip().removeprefix(_BAR).removesuffix(_BAR)
        cells = [cell.strip() for cell in row.split(_BAR, _MANY_CELLS)]
        filled = [cell for cell in cells if cell]
        if len(filled) > 1:
            made.append(replace(line, cells=tuple(cells), text=" ".join(filled)))
        elif not filled or _is_aside(filled[0]):
            made.append(replace(line, role=Role.OWN))
        else:
            made.append(replace(line, text=filled[0]))
    return made


def _is_aside(cell: str) -> bool:
    """Check whether a lone cell is another column's: a tick, a status, an addressee."""
    return label_of(cell) is None and obligation(cell) is None and len(cell.split()) < 40


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """Read each row of a table: its label and wording as lines, its other cells set aside."""
    made: list[Line] = []
    head: TableHead | None = None
    grades, caption = None, ""
    for line in lines:
        if not line.cells:
            if line.role is Role.TEXT and line.text:
                head, grades, caption = None, None, line.text
            made.append(line)
        elif found := _head(line.cells):
            head, grades = found, None
            made.append(replace(line, role=Role.OWN, cells=()))
        elif table := grade_table(line.cells, caption):
            head, grades = None, table
            made.append(replace(line, role=Role.OWN, cells=()))
        elif grades:
            made += _graded(line, grades(line.cells))
        else:
            made += list(_row(line, head))
    return made


def _graded(line: Line, pairs: Pairs) -> list[Line]:
    """Return the rows of a table of grades, each an area and its grade."""
    rows = [replace(line, text=" ".join(pair), cells=pair) for pair in pairs]
    return rows or [replace(line, role=Role.OWN, cells=())]


def _head(cells: Sequence[str]) -> TableHead | None:
    """Return the head that a row is; None if it is not a head of findings."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or any(len(cell) > _SHORT_CELL or obligation(cell) for cell in filled):
        return None
    columns = [column_of(cell) for cell in cells]
    known = [column for column in columns if column is not FindingColumn.OWN]
    names = any(
        column is FindingColumn.WORDING and _NAMES_FINDINGS.search(cell)
        for column, cell in zip(columns, cells, strict=True)
    )
    if not names and (len(known) < 2 or FindingColumn.WORDING not in known):
        return None
    kinds = {
        term.casefold()[0]
        for column, cell in zip(columns, cells, strict=True)
        if column in (FindingColumn.WORDING, FindingColumn.NUMBER)
        for term in re.findall(r"\b(?:rec|AFI|area|cause)", cell, re.IGNORECASE)
    }
    term = _TERMS[kinds.pop()] if len(kinds) == 1 else ""
    return TableHead(tuple(columns), term, whose_dates(cells))


def whose_dates(names: Sequence[str]) -> DateOwner:
    """Return the author of a table's or record's dates, by the names of its columns or fields."""
    columns = {name: column_of(name) for name in names}
    if any(
        column is FindingColumn.DUE and _OF_THE_INSPECTORATE.search(name)
        for name, column in columns.items()
    ):
        return DateOwner.INSPECTORATE
    answered = [
        name
        for name, column in columns.items()
        if column in (FindingColumn.OWN, FindingColumn.OWNER) and _OF_THE_FORCE.search(name)
    ]
    if not answered:
        return DateOwner.PAPER
    says_whom = any(
        column is FindingColumn.OWNER and name not in answered for name, column in columns.items()
    )
    return DateOwner.UNSAID if says_whom else DateOwner.FORCE


def column_of(cell: str) -> FindingColumn:
    """Return what a column of a table of findings contains, by its head."""
    words = " ".join(cell.split()).strip(" :")
    return next(
        (column for column, pattern, _, _ in COLUMNS if pattern.fullmatch(words)), FindingColumn.OWN
    )


def _row(line: Line, head: TableHead | None) -> Iterator[Line]:
    place = _labelled_cell(line.cells)
    if place is None and head:
        place = _wording_cell(line.cells, head)
    if place is None:
        place = _obliging_cell(line.cells)
    if place is None or not line.cells[place].strip():
        yield replace(line, role=Role.OWN, cells=())
        return
    columns = head.columns if head else ()
    yield from _with_wording(line, place, columns, head)


def _with_wording(
    line: Line, place: int, columns: Sequence[FindingColumn], head: TableHead | None
) -> Iterator[Line]:
    cells = dict(enumerate(line.cells))
    owner = _cell(cells, columns, FindingColumn.OWNER)
    due, doubt = due_in(
        _cell(cells, columns, FindingColumn.DUE),
        head.whose_dates if head else DateOwner.FORCE,
        owner,
    )
    number = _number(line.cells, columns, place)
    plain = replace(line, cells=(), text="", bullet=None)
    labelled = label_of(line.cells[place].split("\n")[0])
    if not labelled and (name := _name(number, head)):
        yield replace(plain, text=name)
    for text in filter(None, line.cells[place].split("\n")):
        yield replace(
            plain, text=text, owner=owner if is_body(owner) else "", due=due, due_doubt=doubt,
            bullet=f"{number[1]}." if number[1] and not labelled and not _name(number, head)
            else None,
        )  # fmt: skip
        number = ("", "")
    for at, cell in cells.items():
        if at == place or not cell.strip():
            continue
        for text in filter(None, cell.split("\n")):
            yield replace(plain, text=text, role=Role.OWN)


def _wording_cell(cells: Sequence[str], head: TableHead) -> int | None:
    """Return the wording column of a row: the first that obliges, else that is no mere label."""
    places = [
        place
        for place, column in enumerate(head.columns[: len(cells)])
        if column is FindingColumn.WORDING and not _is_bare_label(cells[place])
    ]
    obliging = (place for place in places if obligation(cells[place]))
    return next(obliging, next(iter(places), None))


def _is_bare_label(cell: str) -> bool:
    found = label_of(cell.strip())
    return bool(found and found.numbers and not found.rest)


def _labelled_cell(cells: Sequence[str]) -> int | None:
    for place, cell in enumerate(cells):
        first = cell.split("\n")[0]
        found = label_of(first)
        is_single = found and (found.numbers or not found.plural) and not found.is_empty
        if is_single and found and (found.rest or "\n" in cell):
            return place
    return None


def _obliging_cell(cells: Sequence[str]) -> int | None:
    """Return the first cell of a row that obliges, if it is long or the longest of the row."""
    longest = max(map(len, cells))
    return next(
        (
            place
            for place, cell in enumerate(cells)
            if len(cell) > min(_SHORT_CELL // 2, longest - 1)
            and any(obligation(text) for text in cell.split("\n"))
        ),
        None,
    )


def _number(cells: Sequence[str], columns: Sequence[FindingColumn], place: int) -> tuple[str, str]:
    """Return the term and the number that a row prints for its finding."""
    at = columns.index(FindingColumn.NUMBER) if FindingColumn.NUMBER in columns else 0
    if at == place or at >= len(cells):
        return "", ""
    found = _NUMBER_CELL.fullmatch(cells[at].strip())
    if found is None or (FindingColumn.NUMBER not in columns and not found["number"].isdigit()):
        return "", ""
    return _TERMS.get((found["term"] or " ")[0].casefold(), ""), found["number"]


def _name(number: tuple[str, str], head: TableHead | None) -> str:
    term = number[0] or (head.term if head else "")
    return f"{term} {number[1]}".strip() if term else ""


def _cell(cells: dict[int, str], columns: Sequence[FindingColumn], column: FindingColumn) -> str:
    at = columns.index(column) if column in columns else -1
    return " ".join(cells.get(at, "").split())


def due_in(cell: str, whose: DateOwner, owner: str) -> tuple[str, str]:
    """Return the time limit in a cell; a bare date is the force's own target."""
    if re.fullmatch(PHRASE, cell, re.IGNORECASE):
        return cell, ""
    is_office = bool(owner) and not is_body(owner)
    is_ours = whose is DateOwner.FORCE or (is_office and whose is not DateOwner.INSPECTORATE)
    if is_ours or not _DAY.fullmatch(cell):
        return "", ""
    return f"by {cell}", _WHOSE if whose is DateOwner.UNSAID else ""
