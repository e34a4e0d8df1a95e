"""Rows of a tracker that head the rows below: an area, a kind, an inspection, a cause. Pure."""

import re
from dataclasses import dataclass, replace

from peeltrack.imports.language.policing_areas import known_area
from peeltrack.imports.trackers.find_tables import TrackerRow, TrackerTable
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.references import cause_before, kind_named
from peeltrack.model.parse_date import DATE_AS_STAMP
from peeltrack.model.vocabulary import ItemKind

_OF_A_FINDING = (Field.UPDATE, Field.STEPS, Field.BLOCKER, Field.NOTE, Field.RAG)
_BAND = re.compile(
    r"(?P<title>(?=.*\b(?:PEEL|inspections?|thematics?|super-?complaint)\b)[^.:;]{4,80}?)"
    rf"(?:,? \(?(?:published|publication)(?: on| date)?:? (?P<published>{DATE_AS_STAMP})\)?)?",
    re.IGNORECASE,
)
"""A row that only names an inspection, with the day of its publication."""
_KIND_FIRST = re.compile(
    r"(?:causes? of concern|AFIs?|areas? for improvement|rec(?:ommendation)?s?) ?[\u2013:-] ",
    re.IGNORECASE,
)
"""A kind of finding before the name of an inspection: "Cause of concern: Custody"."""
_PEEL = re.compile(
    r"\bPEEL(?: (?:inspection|assessment|report))?(?: of [A-Z]\w+)?[ :\u2013-]{0,3}"
    r"20\d\d(?: ?[-/\u2013] ?(?:20)?\d\d)?(?!\d)"
)
"""An inspection within a title: PEEL 2025."""
_PUBLISHED = re.compile(rf"\bpublished(?: on)?:? ?(?P<day>{DATE_AS_STAMP})", re.IGNORECASE)
_REPORT = re.compile(
    r"^(?!.*\b(?:tracker|register|version)\b).*\b(?:PEEL|inspections?|thematics?|reports?|reviews?"
    r"|super-?complaints?)\b",
    re.IGNORECASE | re.DOTALL,
)
"""A title that names a report, and not the tracker."""
_GROUP = re.compile(r"[^\W\d_][\w'\u2019&,/ -]{2,50}")
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class TrackerSection:
    """The matter of the rows below a row that heads them."""

    area: str = ""
    kind: ItemKind | None = None
    inspection: str = ""
    published: str = ""
    cause: TrackerRow | None = None
    """The row of a cause of concern whose recommendations stand below it."""


def section_of(row: TrackerRow) -> TrackerSection | None:
    """Return what a row heads; None if it is a finding's or says nothing by itself."""
    text = row.only
    if not text or (any(row.cells(*_OF_A_FINDING)) and not cause_before(text)):
        return None
    if known_area(text):
        return TrackerSection(area=text)
    if kind := kind_named(text):
        return TrackerSection(kind=kind)
    found = _BAND.fullmatch(text)
    if found and not row.table.named(Field.INSPECTION):
        title = _KIND_FIRST.sub("", found["title"])
        title = title.partition("(")[0] if title.count("(") > title.count(")") else title
        return TrackerSection(
            inspection=title.strip(" ,\u2013-"), published=found["published"] or ""
        )
    if cause_before(text):
        return TrackerSection(cause=_as_cause(row))
    inspection, _, rest = text.partition(": ")
    if _PEEL.fullmatch(inspection) and known_area(rest) and not row.table.named(Field.INSPECTION):
        return TrackerSection(inspection=inspection, area=rest.capitalize())
    is_group = row.filled[0].column == row.table.columns[0].index and _GROUP.fullmatch(text)
    short = len(text.split()) <= _MOST_WORDS and (text.isupper() or text.istitle())
    if is_group and short and not row.table.named(Field.AREA):
        return TrackerSection(area=text.capitalize() if text.isupper() else text)
    return None


def published_above(row: TrackerRow) -> str:
    """Return the only day on which a report was published by the titles above the headings.

    A title that names a tracker says when that was published, not its report.
    """
    reports = [text for text in _titles(row) if _REPORT.search(text)]
    days = {found["day"] for text in reports if (found := _PUBLISHED.search(text))}
    return days.pop() if len(days) == 1 else ""


def _titles(row: TrackerRow) -> list[str]:
    above = row.table.sheet.rows[: row.table.top]
    return [cell for cells in above for cell in cells if isinstance(cell, str)]


def inspection_above(row: TrackerRow) -> str:
    """Return the inspection that the title above the headings names; empty if it names none."""
    texts = _titles(row)
    names = list(dict.fromkeys(each[0] for each in map(_PEEL.search, texts) if each))
    if len(names) != 1:
        return ""
    days = [each["day"] for text in texts if names[0] in text and (each := _PUBLISHED.search(text))]
    return f"{names[0]} (published {days[0]})" if len(days) == 1 else names[0]


def cause_above(table: TrackerTable) -> TrackerRow | None:
    """Return the row of the only cause of concern that stands above the headings."""
    rows = (TrackerRow(table, at) for at in range(table.top))
    causes = [row for row in rows if row.filled and cause_before(row.only)]
    return _as_cause(causes[0]) if len(causes) == 1 else None


def _as_cause(row: TrackerRow) -> TrackerRow:
    """Return a row whose only cell is the wording of a cause of concern."""
    at = row.filled[0].column
    first = next((each for each in row.table.columns if each.index == at), row.table.columns[0])
    columns = (replace(first, field=Field.WORDING),)
    kind = ItemKind.CAUSE_OF_CONCERN.value
    return TrackerRow(replace(row.table, columns=columns, kind=kind), row.index)
