"""Inspections of a tracker's rows, by whatever names them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from peeltrack.imports.trackers.find_tables import TrackerRow, data_rows
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.inspections import Inspections, says_which
from peeltrack.imports.trackers.other_cells import counted_names
from peeltrack.imports.trackers.references import behind_source
from peeltrack.imports.trackers.section_rows import (
    TrackerSection,
    inspection_above,
    published_above,
)
from peeltrack.imports.trackers.tracker_dates import day_in_words
from peeltrack.wording import long_date

_BY_SHEET = "its sheet's name was used as the inspection: give --inspection if it is not one"
_BY_TITLE = "a title above the headings names it: give --inspection if it is another"
_BY_BAND = "its name is in a row of its own and was used for the rows below"


@dataclass
class RowInspections:
    """The inspection of each row: of its column, the mapping, the command, a title or a sheet."""

    known: Inspections
    told: str | None
    """The inspection that the command names."""
    band: str = ""
    """The name that a row of its own gives the rows below it."""
    _sheets: dict[str, None] = field(default_factory=dict)
    _bands: dict[str, None] = field(default_factory=dict)
    _titles: dict[str, None] = field(default_factory=dict)
    _dated: dict[str, str] = field(default_factory=dict)
    """The ids that titles above the headings date, each with the note about it."""

    _columns: dict[tuple[str, int], set[str]] = field(default_factory=dict)
    """The inspections that the column of each table names."""
    _filled: dict[str, list[str]] = field(default_factory=dict)
    """The rows without an inspection, by that of the others."""

    def enter(self, section: TrackerSection) -> str:
        """Take a name in a row of its own for the rows below; return what contradicts its date."""
        self.band = section.inspection
        id_ = self.known.id_called(section.inspection)
        day = day_in_words(section.published).day if section.published else None
        self._bands[id_] = None
        return self.known.published(id_, day) if day else ""

    def of(self, row: TrackerRow) -> str | None:
        """Return the inspection of a row; None if nothing names it."""
        own = behind_source(row.text(Field.INSPECTION))[0]
        named = own or row.table.inspection or self.band or self.told
        if not named and (titled := inspection_above(row)):
            named = titled
            self._titles[titled] = None
        id_ = self.known.id_called(named) if named else self._of_other_rows(row)
        if id_ and not self.band and not row.table.named(Field.INSPECTION):
            self._date_by_title(id_, row)
        return id_

    def _of_other_rows(self, row: TrackerRow) -> str | None:
        """Return the only inspection that the column names in other rows, else the sheet's.

        A row below a merged cell is of the inspection of the others. Of several, none is certain.
        """
        key = (row.table.sheet.name, row.table.header)
        if key not in self._columns:
            named = (behind_source(each.text(Field.INSPECTION))[0] for each in data_rows(row.table))
            self._columns[key] = {self.known.id_called(name) for name in named if name}
        ids = self._columns[key]
        if not ids:
            return self._of_sheet(row.table.sheet.name)
        if len(ids) > 1:
            return None
        (id_,) = ids
        self._filled.setdefault(id_, []).append(f"{row.index + 1}")
        return id_

    def _of_sheet(self, name: str) -> str | None:
        if not says_which(name):
            return self.known.id_called(*self._titles) if len(self._titles) == 1 else None
        id_ = self.known.id_called(name)
        self._sheets[id_] = None
        return id_

    def _date_by_title(self, id_: str, row: TrackerRow) -> None:
        """Give an inspection without a date the only one that a title above the headings gives."""
        day = day_in_words(published_above(row)).day
        if day is None or self.known.day(id_):
            return
        said = f"was published on {long_date(day)} by the title of “{row.table.sheet.name}”"
        advice = f"to record it, peeltrack inspection change {id_} --published {day}"
        if not self.known.published(id_, day):
            advice = "check that the title is this inspection's"
        self._dated[id_] = f"{said}: {advice}"

    def flags(self) -> Iterator[tuple[str, str]]:
        """Yield the new inspections that no column names, each with what named it."""
        titled = map(self.known.id_called, self._titles)
        for ids, why in ((self._sheets, _BY_SHEET), (titled, _BY_TITLE), (self._bands, _BY_BAND)):
            yield from ((id_, why) for id_ in ids if id_ in self.known.new)
        for id_, rows in self._filled.items():
            where = counted_names("row", list(dict.fromkeys(rows)))
            yield id_, f"was used for {where} without an inspection: the other rows name it"
        yield from self._dated.items()
