"""Labels of rows in tables of findings: the kind and the number that their cells print. Pure."""

import re
from collections.abc import Sequence

from peeltrack.imports.language.finding_labels import REFERENCE, label_of
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.unfolding.columns import FindingColumn
from peeltrack.imports.unfolding.table_heads import TERMS, TableHead

_NUMBER = (
    rf"(?:{REFERENCE}|[A-QS-Z]?\d{{1,3}}(?:\.\d{{1,2}})?[a-z]?"
    r"|[IVXLC]{1,6}|[ivxlc]{1,6}|[a-zA-Z])"
)
_TERM = r"(?:AFI|Rec(?:ommendation)?|R|(?i:CoC)|Area for improvement|Cause of concern)"
_OF_CAUSE = r"(?:(?:(?i:CoC)|Cause of concern) ?\d{1,2} ?[,/:.\u2013-]? ?(?=R))?"
_NUMBER_CELL = re.compile(
    rf"{_OF_CAUSE}(?:(?P<term>{_TERM})\.? ?)?(?P<number>{_NUMBER})\.?(?: \([^()]{{2,60}}\))?"
)
"""The number of a finding, with what it belongs to: Rec 1 (cause of concern 2); CoC2 R1."""
_PART_OF_CAUSE = re.compile(r"(?:CoC|Cause of concern)\.? ?\d{1,2}\.\d{1,2}", re.IGNORECASE)
"""The number of a recommendation, counted under its cause of concern: CoC 2.1."""
_NUMBERS_CELL = re.compile(
    r"(?:(?:AFI|Rec(?:ommendation)?|R|Area for improvement)s?\.? ?)?"
    rf"(?P<numbers>{_NUMBER}(?:(?:, | and | & ){_NUMBER}){{0,20}})\.?",
)
_KIND_CELL = re.compile(r"(?P<term>AFI|Rec|CoC)\.?", re.IGNORECASE)

RowLabel = tuple[str, str]
"""What a row calls its finding, and the number; each is empty if the row does not print it."""


def numbers_in(cell: str) -> tuple[str, ...]:
    """Return the numbers of findings that are all that a cell says: 2, 3 and 5."""
    found = _NUMBERS_CELL.fullmatch(cell)
    return tuple(re.findall(_NUMBER, found["numbers"])) if found else ()


def is_number(cell: str) -> bool:
    """Check whether a cell is only the number of a finding."""
    return _NUMBER_CELL.fullmatch(cell.strip()) is not None


def term_in_reference(number: str) -> str:
    """Return what a register's number calls its finding: 2023/14-R3 is a recommendation."""
    found = _TERM_IN_REFERENCE.search(number)
    return TERMS[found["term"][0].casefold()] if found else ""


_TERM_IN_REFERENCE = re.compile(r"(?:^|[-/])(?P<term>RE?C?|AFI|COC)[-/]?\d{1,3}$")


def is_bare_label(cell: str) -> bool:
    """Check whether a cell says only which finding a row is about: its kind, its number or both."""
    found = label_of(cell.strip())
    is_bare = bool(found and found.numbers and not found.rest)
    return is_bare or is_number(cell) or bool(kind_in(cell))


def kind_in(cell: str) -> str:
    """Return the kind of finding that is all that a cell names; nothing if it says more."""
    bare = cell.strip()
    found = label_of(bare)
    if found and found.kind and not (found.rest or found.numbers or found.plural):
        return TERMS[found.kind[0]]
    short = _KIND_CELL.fullmatch(bare)
    return TERMS[short["term"][0].casefold()] if short else ""


def label_in(cells: Sequence[str], columns: Sequence[FindingColumn], place: int) -> RowLabel:
    """Return what a row calls the finding whose wording is at a place."""
    at = columns.index(FindingColumn.NUMBER) if FindingColumn.NUMBER in columns else 0
    own = _NUMBER_CELL.fullmatch(cells[at].strip()) if at != place and at < len(cells) else None
    if own and FindingColumn.NUMBER not in columns and not own["number"].isdigit():
        own = None
    if at != place and at < len(cells) and (referred := _label_behind_its_report(cells[at])):
        return referred
    named = (_NUMBER_CELL.fullmatch(cell.strip()) for cell in cells) if columns else ()
    named_one = next((each for each in named if each and each["term"]), None)
    found = named_one if own is None or (named_one and not own["term"]) else own
    if found and found["term"]:
        return _term_in(found[0]), found["number"]
    beside = (kind_in(cell) for at, cell in enumerate(cells) if at != place)
    return next(filter(None, beside), ""), found["number"] if found else ""


def _label_behind_its_report(cell: str) -> RowLabel | None:
    """Return the kind and number that a cell has behind the name of a report: Custody, AFI 3."""
    found = None if is_number(cell) else label_of(cell.strip())
    if not (found and found.kind and len(found.numbers) == 1) or found.rest:
        return None
    return TERMS[found.kind[0]], found.numbers[0]


def name_of(label: RowLabel, head: TableHead | None) -> str:
    """Return the label as a line of its own prints it; nothing if the row has only a mark."""
    kind, number = label
    if re.match(r"[A-Z]\d", number):
        return kind  # a number with a letter before it is a mark
    term = kind or term_in_reference(number) or (head.term if head else "")
    return f"{term} {number}".strip() if term else ""


def stated_cell(cells: Sequence[str]) -> int | None:
    """Return the place of what a row states is wrong, if its other cells call it a finding.

    A cause of concern asks for nothing, and so does many an area for improvement.
    """
    stated = [at for at, cell in enumerate(cells) if is_statement(cell.strip())]
    is_labelled = any(kind_in(cell) or _term_in(cell) for cell in cells)
    return max(stated, key=lambda at: len(cells[at])) if is_labelled and stated else None


def _term_in(cell: str) -> str:
    if _PART_OF_CAUSE.fullmatch(cell.strip()):
        return TERMS["r"]
    found = _NUMBER_CELL.fullmatch(cell.strip())
    return TERMS[found["term"][0].casefold()] if found and found["term"] else ""
