"""Rows and columns of tables that name what findings are under: a report, a cause. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.lines import Line
from peeltrack.imports.reports.publication import says_published
from peeltrack.imports.reports.sections import subject_named
from peeltrack.imports.unfolding.table_heads import TERMS, TableHead
from peeltrack.model.parse_date import DATE
from peeltrack.model.vocabulary import ItemKind


def report_above(line: Line, head: TableHead | None) -> Iterator[Line]:
    """Return the heading of a row that is from another report than the rows above it."""
    named = report_named(line.cells, head)
    if head and named and named != head.report:
        yield replace(line, text=named, cells=(), bullet=None)


def cause_above(line: Line, head: TableHead | None) -> Iterator[Line]:
    """Return the cause of concern of a row whose recommendations are for another than above."""
    named = cause_named(line.cells, head)
    if head and named and named != head.cause:
        text = named if label_of(named) else f"{TERMS['c']}: {named}"
        yield replace(line, text=text, cells=(), bullet=None)


def cause_named(cells: Sequence[str], head: TableHead | None) -> str:
    """Return the cause of concern in a row's own column, which may name another kind instead."""
    at = head.causes_at if head else None
    cell = _cell(cells, at)
    label = label_of(cell)
    return cell if label is None or label.kind is ItemKind.CAUSE_OF_CONCERN else ""


def report_named(cells: Sequence[str], head: TableHead | None) -> str:
    """Return the report and its date in a row's own columns; it heads the rows that are from it."""
    report = _cell(cells, head.reports_at if head else None)
    published = _cell(cells, head.published_at if head else None)
    if report and _DAY.fullmatch(published) and not _DATED_REPORT.search(report):
        report = f"{report}, published {published}"
    return report if _DATED_REPORT.search(report) else ""


def _cell(cells: Sequence[str], at: int | None) -> str:
    return " ".join(cells[at].split()) if at is not None and at < len(cells) else ""


def row_of_record(line: Line) -> Line | None:
    """Return a row that says what the report is called, or when it was published, as a field."""
    filled = [cell.strip() for cell in line.cells if cell.strip()]
    field = ": ".join(cell.rstrip(" :") for cell in filled)
    told = next((text for text in (field, *filled) if says_published(text[:120])), None)
    if told is None and len(filled) == _PAIR and subject_named(field):
        told = field
    return replace(line, text=told, cells=()) if told else None


_PAIR = 2
_DAY = re.compile(DATE, re.IGNORECASE)
_DATED_REPORT = re.compile(
    rf"[(,\u2013—-] ?(?:(?:published|publication)(?: on)?:? )?{DATE}\)?$", re.IGNORECASE
)
