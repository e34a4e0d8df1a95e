"""Heads of tables of findings: the columns, and what the head itself says of its rows. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.unfolding.columns import (
    FINDING_HEAD,
    DateOwner,
    FindingColumn,
    column_of,
    is_officer,
    whose_dates,
)

_SHORT_CELL = 70
_NAMES_FINDINGS = re.compile(FINDING_HEAD, re.IGNORECASE)
TERMS = {"r": "Recommendation", "a": "Area for improvement", "c": "Cause of concern"}


@dataclass(frozen=True, slots=True)
class TableHead:
    """The head of a table of findings."""

    columns: tuple[FindingColumn, ...]
    term: str
    """What its findings are called; empty where the head leaves it open."""
    whose_dates: DateOwner
    lead: str = ""
    """The words with which the head of the column leads in its cells: We recommend that:"""
    whom: str = ""
    """Whom the row above names that heads those below it: For the police."""
    reports_at: int | None = None
    """The place of the column that says which report a finding is from."""
    published_at: int | None = None
    """The place of the column that says when that report was published, if it has its own."""
    report: str = ""
    """The report of the row above."""
    causes_at: int | None = None
    """The place of the column of causes of concern beside that of their recommendations."""
    cause: str = ""
    """The cause of concern of the row above."""


def table_head(cells: Sequence[str]) -> TableHead | None:
    """Return the head that a row is; None if it is not a head of findings."""
    filled = [cell for cell in cells if cell.strip()]
    leads = [cell for cell in filled if _leads(cell)]
    others = [cell for cell in filled if cell not in leads]
    if len(filled) < 2 or len(leads) > 1 or any(map(_is_no_head, others)):
        return None
    columns = [FindingColumn.WORDING if cell in leads else column_of(cell) for cell in cells]
    known = [column for column in columns if column is not FindingColumn.OWN]
    names = any(
        column is FindingColumn.WORDING and _NAMES_FINDINGS.search(cell)
        for column, cell in zip(columns, cells, strict=True)
    )
    if not (names or leads) and (len(known) < 2 or FindingColumn.WORDING not in known):
        return None
    term = _term(columns, cells, FindingColumn.WORDING) or _term(
        columns, cells, FindingColumn.NUMBER
    )
    lead = f"{leads[0].rstrip(_LEADS_ON)}:" if leads else ""
    reports_at, published_at, causes_at = (
        next((at for at, cell in enumerate(cells) if form.fullmatch(cell.strip())), None)
        for form in (_OF_REPORTS, _OF_PUBLICATION, _OF_CAUSES)
    )
    if columns.count(FindingColumn.WORDING) < 2:
        causes_at = None
    elif causes_at is not None:
        columns[causes_at] = FindingColumn.OWN
        term = _term(columns, cells, FindingColumn.WORDING)
    return TableHead(
        tuple(columns), term, whose_dates(cells), lead, reports_at=reports_at,
        published_at=published_at, causes_at=causes_at,
    )  # fmt: skip


def of_its_rows(head: TableHead, rows: Iterable[Sequence[str]]) -> TableHead:
    """Return a head as its rows show it: a column of officers is the force's, and so are its dates.

    A column "Lead" may name bodies or officers; one officer tells.
    """
    owners = [at for at, column in enumerate(head.columns) if column is FindingColumn.OWNER]
    cells = (row[at] for row in islice(rows, _MOST_ROWS) for at in owners if at < len(row))
    if not any(map(is_officer, cells)):
        return head
    own = (FindingColumn.OWN if at in owners else each for at, each in enumerate(head.columns))
    is_set = head.whose_dates is DateOwner.INSPECTORATE
    return replace(
        head, columns=tuple(own), whose_dates=head.whose_dates if is_set else DateOwner.FORCE
    )


_MOST_ROWS = 200


def _leads(cell: str) -> bool:
    """Check whether the head of a column leads in its cells: The force should …"""
    bare = cell.rstrip(_LEADS_ON)
    return len(cell) < _SHORT_CELL and bool(_LEADS_IN.search(bare))


_OF_REPORTS = re.compile(
    r"(?:HMICFRS |source )?(?:report|inspection|thematic|source|publication)(?: title| name)?",
    re.IGNORECASE,
)
_OF_PUBLICATION = re.compile(
    r"(?:date )?(?:report )?(?:published|publication)(?: date| on)?|report date"
    r"|date of (?:publication|(?:the )?report)",
    re.IGNORECASE,
)
_OF_CAUSES = re.compile(r"(?:HMICFRS )?causes? (?:of|for) concern(?: \(CoCs?\))?", re.IGNORECASE)
_LEADS_ON = " :.\u2026\u2013—-"
_LEADS_IN = re.compile(
    r"\b(?:recommends?(?: that)?|recommended that|(?:should|must|ought to|needs? to)"
    r"(?: also| \w+ly)?|is to|are to)$",
    re.IGNORECASE,
)


def _is_no_head(cell: str) -> bool:
    """Check whether a cell is of a row of findings: its number, a sentence, what it obliges to."""
    is_sentence = is_statement(cell) and not (_ASKS.match(cell) or _is_known(cell))
    is_number = _NUMBERED.fullmatch(cell.strip()) is not None
    return len(cell) > _SHORT_CELL or is_sentence or is_number or obligation(cell) is not None


def _is_known(cell: str) -> bool:
    return column_of(cell) is not FindingColumn.OWN


_ASKS = re.compile(r"(?:what|how|who|whom|when|where|which|why)\b", re.IGNORECASE)
"""The first word of a head that asks: What the force is doing."""
_NUMBERED = re.compile(r"(?:(?:AFI|CoC|R(?:ec)?)\.? ?)?\d{1,3}(?:\.\d{1,2})?[a-z]?\.?")
"""The number of a row's finding, which no head has: 12; 3.1; CoC 2."""


def _term(columns: Sequence[FindingColumn], cells: Sequence[str], of: FindingColumn) -> str:
    """Return what the heads of some columns call the findings; nothing if they name two kinds."""
    kinds = {
        term.casefold()[0]
        for column, cell in zip(columns, cells, strict=True)
        if column is of
        for term in re.findall(r"\b(?:rec|AFI|area|cause)", cell, re.IGNORECASE)
    }
    return TERMS[kinds.pop()] if len(kinds) == 1 else ""
