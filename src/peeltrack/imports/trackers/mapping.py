"""Mapping of a tracker's headings and words, proposed for a person to edit. Pure."""

from collections.abc import Mapping as Keyed
from collections.abc import Sequence
from typing import Annotated

from pydantic import BeforeValidator
from pydantic import Field as Option

from peeltrack.imports.errors import MappingMisfitError
from peeltrack.imports.readers.workbook import Sheet
from peeltrack.imports.trackers.columns import TrackerColumn, columns_of
from peeltrack.imports.trackers.find_tables import TrackerTable
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.rag_words import Rating
from peeltrack.imports.trackers.several_tables import names_of, part_named
from peeltrack.model.record import Line, Record, Slug
from peeltrack.model.validated import Field as Default
from peeltrack.model.vocabulary import ItemKind

_UNSETTLED = ""
_WORDS = ("inspections", "leads", "rag", "dates")
"""The parts of a mapping that say what words mean."""


def _settled(value: object) -> object:
    """Leave out what is empty, which is not settled."""
    if not isinstance(value, Keyed):
        return value
    return {str(key): each for key, each in value.items() if each not in (None, _UNSETTLED)}


_Settled = BeforeValidator(_settled)


class SheetMapping(Record):
    """Instructions for the reading of one sheet."""

    header: Annotated[int, Option(ge=1, strict=True)]
    """The row of headings, as the spreadsheet counts."""
    inspection: Line | None = None
    """The inspection of its findings, an id or a title, if no column names one."""
    kind: ItemKind | None = None
    """The kind of its findings, if neither a column nor the reference names one."""
    columns: dict[str, Field]
    """The field of each column, by its heading."""


class Mapping(Record):
    """Instructions for the reading of a tracker."""

    sheets: dict[str, SheetMapping]
    """The sheets to read; others are left out."""
    inspections: Annotated[dict[str, Slug], _Settled] = Default(default_factory=dict)
    """The inspection that each name means."""
    leads: Annotated[dict[str, Slug], _Settled] = Default(default_factory=dict)
    """The lead that each name means."""
    rag: Annotated[dict[str, Rating], _Settled] = Default(default_factory=dict)
    """The RAG that each word means."""
    dates: Annotated[dict[str, str], _Settled] = Default(default_factory=dict)
    """The date that each uncertain spelling means, YYYY-MM-DD."""


def tables_of(mapping: Mapping, sheets: Sequence[Sheet]) -> tuple[TrackerTable, ...]:
    """Return the trackers of a workbook as a mapping has them.

    Raises:
        MappingMisfitError: if it names a sheet, a row or a heading that is not there.
    """
    made = []
    for name, told in mapping.sheets.items():
        sheet = part_named(name, told.header - 1, sheets)
        if sheet is None:
            there = [each.name for each in sheets]
            raise MappingMisfitError(("sheets", name), "the workbook has no sheet", there)
        made.append(_table(name, sheet, told))
    return tuple(made)


def proposed(
    tables: Sequence[TrackerTable],
    *,
    inspections: Keyed[str, str],
    leads: Keyed[str, str],
    rag: Keyed[str, Rating | None],
    dates: Sequence[str],
) -> dict[str, object]:
    """Return the values of a mapping file that shows what was recognised, and asks for the rest."""
    return {
        "sheets": {
            name: {
                "header": table.header + 1,
                "inspection": table.inspection,
                "kind": table.kind,
                "columns": {column.heading: column.field.value for column in table.columns},
            }
            for name, table in zip(names_of(tables), tables, strict=True)
        },
        "inspections": dict(inspections),
        "leads": dict(leads),
        "rag": {word: rating.value if rating else _UNSETTLED for word, rating in rag.items()},
        "dates": dict.fromkeys(dates, _UNSETTLED),
    }


def not_asked(proposed: Keyed[str, object], there: Keyed[str, object]) -> dict[str, object]:
    """Return what is not settled and is missing from an existing mapping, even as empty."""
    found: dict[str, object] = {}
    for key in _WORDS:
        words, known = proposed[key], there.get(key)
        known = known if isinstance(known, Keyed) else {}
        if isinstance(words, Keyed):
            new = [word for word, value in words.items() if not value and word not in known]
            found |= {key: dict.fromkeys(new, _UNSETTLED)} if new else {}
    return found


def _table(name: str, sheet: Sheet, told: SheetMapping) -> TrackerTable:
    header = told.header - 1
    there = {column.heading: column for column in columns_of(sheet, header)}
    for heading in told.columns:
        if heading not in there:
            at = ("sheets", name, "columns", heading)
            raise MappingMisfitError(at, f"row {told.header} has no heading", list(there))
    columns = tuple(
        TrackerColumn(column.index, heading, told.columns.get(heading, Field.UNKNOWN))
        for heading, column in there.items()
    )
    return TrackerTable(sheet, header, columns, told.inspection, told.kind)
