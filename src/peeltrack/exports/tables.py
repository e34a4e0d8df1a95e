"""Every table of an export, in the order in which they are written."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from peeltrack.exports import by_day, inspections, items, meetings, organisation, progress
from peeltrack.exports.columns import Table, Value
from peeltrack.exports.source import Source

TABLES: tuple[Table[Any], ...] = (
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
    inspections.EXPLANATIONS,
    inspections.GRADE_MEANINGS,
    inspections.PRACTICE,
    inspections.TIMELINE,
    inspections.EXPECTED,
    inspections.POSITIONS,
    organisation.FORA,
    organisation.IMPLICATIONS,
    organisation.PROGRAMMES,
    organisation.PORTAL_RETURNS,
    organisation.RAG_SCALE,
    organisation.AMENDMENTS,
)


class Filled(NamedTuple):
    """A table with its rows, to be taken once."""

    table: Table[Any]
    rows: Iterable[tuple[Value, ...]]


def filled(source: Source) -> Iterator[Filled]:
    """Each table with its rows; they are made one by one, as they would take much memory."""
    for table in TABLES:
        yield Filled(table, table.rows(source))
