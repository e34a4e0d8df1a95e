"""Every table of an export, in the order in which they are written."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from peeltrack.exports import (
    by_day,
    inspections,
    items,
    meetings,
    organisation,
    progress,
    withdrawals,
)
from peeltrack.exports.columns import FlatTable, Value
from peeltrack.exports.source import Export

TABLES: tuple[FlatTable[Any], ...] = (
    organisation.FORCES,
    items.ITEMS,
    progress.PROGRESS,
    progress.RAG_CHANGES,
    progress.TARGETS,
    progress.STEPS,
    progress.STEP_MOVES,
    progress.SIGN_OFFS,
    organisation.LEADS,
    inspections.INSPECTIONS,
    inspections.AREAS,
    meetings.MEETINGS,
    meetings.QUESTIONS,
    meetings.ANSWERS,
    meetings.ACTIONS,
    meetings.REMARKS,
    meetings.COMMITMENTS,
    meetings.ATTENDANCE,
    by_day.PROMISES,
    by_day.HISTORY,
    items.CLAUSES,
    items.PROGRAMMES_OF_ITEMS,
    items.ADDRESSEES,
    items.DEPENDENCIES,
    items.MEASURES,
    items.INVESTMENTS,
    items.EVIDENCE,
    inspections.EXPLANATIONS,
    inspections.GRADE_MEANINGS,
    inspections.PRACTICE,
    inspections.TIMELINE,
    inspections.EXPECTED,
    inspections.ACTIONS_OF_DEBRIEF,
    inspections.EXPECTATIONS,
    inspections.POSITIONS,
    organisation.FORUMS,
    organisation.IMPLICATIONS,
    organisation.PROGRAMMES,
    organisation.PROGRAMME_REPORTS,
    organisation.FUNDING,
    organisation.MONITORING,
    organisation.PORTAL_REPORTS,
    organisation.RAG_SCALE,
    organisation.ABBREVIATIONS,
    organisation.AMENDMENTS,
    withdrawals.WITHDRAWALS,
)


class FilledTable(NamedTuple):
    """A table with its rows, to be read once."""

    table: FlatTable[Any]
    rows: Iterable[tuple[Value, ...]]


def fill_tables(source: Export) -> Iterator[FilledTable]:
    """Return each table with its rows; they are made one by one, as they would take much memory."""
    for table in TABLES:
        yield FilledTable(table, table.rows(source))
