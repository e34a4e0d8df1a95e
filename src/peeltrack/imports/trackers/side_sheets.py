"""Sheets of updates or steps beside a tracker's findings, which name each by reference. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from peeltrack.imports.trackers.columns import TrackerColumn
from peeltrack.imports.trackers.find_tables import TrackerRow, TrackerTable
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.references import kind_named
from peeltrack.imports.trackers.tracker_finding import TrackerFinding
from peeltrack.model.choices import KIND_IN_ID

_SAYS_WHAT = (Field.WORDING, Field.TITLE)
_OF_AN_UPDATE = {
    Field.REFERENCE, Field.UPDATE, Field.UPDATE_DATE, Field.UPDATE_BY,
    Field.BLOCKER, Field.NOTE, Field.SKIP,
}  # fmt: skip
_OF_A_STEP = {Field.REFERENCE, Field.STEPS, Field.STEP_DUE, Field.STEP_DONE, Field.SKIP}
_A_STEPS_DATE = (Field.DUE, Field.TARGET)
_FINISH = re.compile(r"(?:finish|end|by|when)\b.{0,10}", re.IGNORECASE)
_DONE = re.compile(r"(?:done|completed?|finished|ticked?|state|status)\b.{0,10}", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:[,;&\n]|\band\b)\s*")
"""What divides several references in one cell: "FOR/010, FOR/011 and FOR/012"."""


def findings_first(tables: Iterable[TrackerTable]) -> tuple[TrackerTable, ...]:
    """Return the tables of findings, then those of updates or steps beside them."""
    known = list(tables)
    main = [table for table in known if table.named(*_SAYS_WHAT)]
    side = [table for table in known if not table.named(*_SAYS_WHAT)]
    return (*main, *(map(_beside, side) if main else side))


def is_beside(table: TrackerTable) -> bool:
    """Check whether a table has no words of a finding, only references to them."""
    return not table.named(*_SAYS_WHAT)


def findings_named(row: TrackerRow, findings: Iterable[TrackerFinding]) -> list[TrackerFinding]:
    """Return the findings that a row names by reference; none if one is unknown or unclear."""
    written: dict[str, list[TrackerFinding]] = {}
    for each in findings:
        own = (each.reference, each.rows[0].text(Field.OWN_REFERENCE), each.name)
        for key in {*map(_key, filter(None, own))}:
            written.setdefault(key, []).append(each)
    named = [written.get(key, []) for key in _references_of(row)]
    return [each[0] for each in named] if all(len(each) == 1 for each in named) else []


def _references_of(row: TrackerRow) -> Iterator[str]:
    """Yield the references that a row names, for comparison."""
    headed = kind_named(row.table.kind_headed)
    for text in filter(None, _SEVERAL.split(row.text(Field.REFERENCE))):
        yield _key(f"{KIND_IN_ID[headed]}{text}" if headed and text.isdigit() else text)


def _key(text: str) -> str:
    """Return a reference for comparison, without case and blanks."""
    return "".join(text.casefold().split())


def _beside(table: TrackerTable) -> TrackerTable:
    """Return a table with the columns that an update or a step has; others become unknown."""
    has_steps = bool(table.named(Field.STEPS)) and not table.named(Field.UPDATE)
    own = _OF_A_STEP if has_steps else _OF_AN_UPDATE

    def of_its_row(column: TrackerColumn) -> TrackerColumn:
        if has_steps and _DONE.fullmatch(column.heading):
            return replace(column, field=Field.STEP_DONE)
        if has_steps and (column.field in _A_STEPS_DATE or _FINISH.fullmatch(column.heading)):
            return replace(column, field=Field.STEP_DUE)
        return column if column.field in own else replace(column, field=Field.UNKNOWN)

    return replace(table, columns=tuple(map(of_its_row, table.columns)))
