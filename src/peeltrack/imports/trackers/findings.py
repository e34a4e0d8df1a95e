"""Findings of a tracker, each with all its rows. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from peeltrack.imports.language.likeness import likeness
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.trackers.cell_account import CellAccount, one_line
from peeltrack.imports.trackers.find_tables import TrackerRow, TrackerTable, data_rows
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.references import Reference, reference_in
from peeltrack.imports.trackers.row_inspections import RowInspections
from peeltrack.imports.trackers.row_references import reference_of, written
from peeltrack.imports.trackers.section_rows import TrackerSection, cause_above, section_of
from peeltrack.imports.trackers.tracker_finding import TrackerFinding
from peeltrack.language.numbers import ordinal
from peeltrack.language.sentences import sentences
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import ItemKind

_ALIKE = 0.6
"""The least likeness of two wordings under one reference that are one finding."""
_SEVERAL = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
"""What divides the references of several findings in one cell."""
_MOST_CELLS_OF_NOTE = 3
_LONGEST_REFERENCE = 40
_REMARKS = "says nothing of a finding: no number and nothing to be done"
_OWN = (Field.REFERENCE, Field.WORDING, Field.TITLE)
_OF_A_FINDING = (Field.UPDATE, Field.STEPS, Field.BLOCKER, Field.NOTE, Field.RAG)


@dataclass
class Gathering:
    """Rows in order, and the findings made from them."""

    ledger: CellAccount
    inspections: RowInspections
    held: Mapping[tuple[str, ItemKind], Sequence[Item]]
    """The items of the register by inspection and kind."""
    findings: list[TrackerFinding] = field(default_factory=list)
    _kind: ItemKind | None = None
    """The kind that a row of its own gives the rows below it."""
    _cause: TrackerFinding | None = None
    """The cause of concern in a row of its own, whose recommendations stand below it."""
    _links_causes: bool = False
    """Whether references say which cause of concern a recommendation addresses."""
    _called: dict[str, list[TrackerFinding]] = field(default_factory=dict)
    """The findings so far by each reference, for the rows of sheets without wordings."""
    _numbers: set[tuple[str, ItemKind, str]] = field(default_factory=set)
    _by_key: dict[tuple[str, ItemKind, str], TrackerFinding] = field(default_factory=dict)

    def gather(self, table: TrackerTable) -> None:
        """Add the rows of a tracker."""
        last: TrackerFinding | None = None
        area = self.inspections.band = ""
        self._links_causes = _links_causes(table)
        self._kind, self._cause = None, None
        if above := cause_above(table):
            self._enter(TrackerSection(cause=above), above)
        for row in data_rows(table):
            if why := _no_data(row):
                self.ledger.leave_out(why, *row.filled)
            elif section := section_of(row):
                last, area = None, section.area if section.area or section.inspection else area
                self._enter(section, row)
            else:
                last = self._row(row, area, last)

    def _row(
        self, row: TrackerRow, area: str, last: TrackerFinding | None
    ) -> TrackerFinding | None:
        """Add a row; return the finding that the next row may continue."""
        cause = self._found(row.cause, area) if row.cause else None
        if same := self._same_again(row):
            for finding in same:
                last = self._continued(row, finding)
        elif self._only_remarks(row):
            self.ledger.cannot_place(_REMARKS, *row.filled)
        elif any(row.cells(*_OWN)):
            last = self._found(row, area, cause)
            self._cause = self._heading_cause(row, last) or self._cause
        else:
            last = self._continued(row, cause or last)
        return last

    def _only_remarks(self, row: TrackerRow) -> bool:
        """Check whether a row below numbered findings is a note: no number, duty or progress."""
        above = self.findings[-1] if self.findings else None
        if above is None or above.has_no_reference or above.rows[0].table is not row.table:
            return False
        says_more = len(row.filled) > _MOST_CELLS_OF_NOTE or any(row.cells(*_OF_A_FINDING))
        wording = row.text(Field.WORDING) or row.text(Field.TITLE)
        reference = row.text(Field.REFERENCE)
        if reference == row.only and len(reference) > _LONGEST_REFERENCE:
            return True
        numbered = re.search(r"\w", reference) or row.first(Field.KIND)
        return not (says_more or numbered or any(map(obligation, sentences(wording))))

    def _heading_cause(self, row: TrackerRow, last: TrackerFinding | None) -> TrackerFinding | None:
        """Return a cause of concern in a row above rows that have nothing but a number."""
        says = (Field.KIND, Field.CAUSE_OF_CONCERN, Field.CAUSE_WORDING)
        if last is None or last.kind != ItemKind.CAUSE_OF_CONCERN or row.table.named(*says):
            return None
        return None if row.table.kind or row.table.kind_headed else last

    def _enter(self, section: TrackerSection, row: TrackerRow) -> None:
        """Change what the rows below are of."""
        if section.cause:
            self._cause = self._found(section.cause, "")
            return
        self._cause = None
        self._kind = section.kind or (None if section.inspection else self._kind)
        at = row.filled[0]
        if section.inspection and (against := self.inspections.enter(section)):
            self.ledger.cannot_place(against, at)
        self.ledger.take(at)

    def _same_again(self, row: TrackerRow) -> list[TrackerFinding]:
        """Return the finding above whose reference a row repeats without its words.

        A row of a sheet without wordings may name several findings of the other sheets.
        """
        reference = row.text(Field.REFERENCE)
        if not reference or any(row.cells(Field.WORDING, Field.TITLE, Field.KIND)):
            return []
        if not any(row.cells(*_OF_A_FINDING, Field.UPDATE_DATE)):
            return []
        if not row.table.has_wordings:
            return self._named_elsewhere(reference)
        above = (f for f in reversed(self.findings) if f.rows[0].table.sheet is row.table.sheet)
        return [f for f in above if f.reference == reference][:1]

    def _named_elsewhere(self, reference: str) -> list[TrackerFinding]:
        """Return the findings of other sheets with a reference, or with each of several."""
        if len(self._called) < len(self.findings):
            self._called = {}
            for finding in self.findings:
                for call in finding.calls:
                    self._called.setdefault(call, []).append(finding)
        for each in (reference,), tuple(_SEVERAL.split(reference)):
            fits = [self._called.get(one.casefold(), []) for one in each]
            if all(len(same) == 1 for same in fits):
                return [same[0] for same in fits]
        return []

    def _continued(self, row: TrackerRow, last: TrackerFinding | None) -> TrackerFinding | None:
        """Return the finding above, if a row without a reference continues it (merged cells)."""
        if last is None or not any(row.cells(*_OF_A_FINDING, Field.UPDATE_DATE)):
            self.ledger.cannot_place("its row does not identify a finding", *row.filled)
            return last
        last.rows.append(row)
        return last

    def _found(
        self, row: TrackerRow, area: str, cause: TrackerFinding | None = None
    ) -> TrackerFinding | None:
        reference = self._placed(reference_of(row), row)
        if cause and reference.kind == ItemKind.RECOMMENDATION:
            reference = replace(reference, cause_of_concern=cause.number)
        inspection = self.inspections.of(row) if reference.kind else None
        if inspection is None or reference.kind is None:
            missing = "its inspection" if reference.kind else "its kind"
            why = f"its row does not say {missing}"
            if not row.table.has_wordings and self.findings:
                why = "no finding of the other sheets has its reference"
            self.ledger.cannot_place(why, *row.filled)
            return None
        known = self._known(inspection, reference, row)
        if known is None:
            number = reference.number or self._number(inspection, reference.kind, row)
            reference = Reference(reference.kind, number, reference.cause_of_concern)
            known = self._new(inspection, reference, row, area)
        elif other := _other_wording(known, row):
            why = f"{other} has that reference too, for a different finding"
            self.ledger.cannot_place(why, *row.filled)
            return None
        known.rows.append(row)
        return known

    def _placed(self, reference: Reference, row: TrackerRow) -> Reference:
        """Return a reference with what the rows of their own above it say."""
        is_cause = reference_in(written(row)).kind == ItemKind.CAUSE_OF_CONCERN
        headed = self._cause and self._cause.has_no_reference
        if row.table.kind == ItemKind.CAUSE_OF_CONCERN.value or (is_cause and not headed):
            return reference
        if reference.kind is None and self._kind:
            reference = replace(reference, kind=self._kind)
        cause = self._cause_above(row)
        if cause and reference.kind in (None, ItemKind.CAUSE_OF_CONCERN):
            reference = replace(reference, kind=ItemKind.RECOMMENDATION)
        is_tied = reference.kind == ItemKind.RECOMMENDATION and not self._links_causes
        if cause and is_tied:
            reference = replace(reference, cause_of_concern=cause.number)
        return reference

    def _cause_above(self, row: TrackerRow) -> TrackerFinding | None:
        """Return the cause of concern above a row that names neither a kind nor another report."""
        if self._cause is None or row.first(Field.KIND):
            return None
        return self._cause if self.inspections.of(row) in (None, self._cause.inspection) else None

    def _known(
        self, inspection: str, reference: Reference, row: TrackerRow
    ) -> TrackerFinding | None:
        if reference.kind is None:
            return None
        if reference.number:
            return self._by_key.get((inspection, reference.kind, _number_key(reference)))
        wording = row.text(Field.WORDING) or row.text(Field.TITLE)
        same = (each for each in self.findings if each.inspection == inspection)
        return next(
            (f for f in same if wording in (*f.texts(Field.WORDING), *f.texts(Field.TITLE))), None
        )

    def _new(
        self, inspection: str, reference: Reference, row: TrackerRow, area: str
    ) -> TrackerFinding:
        kind = reference.kind or ItemKind.RECOMMENDATION
        taken = (inspection, kind, reference.number) in self._numbers
        number = row.text(Field.REFERENCE) if taken else reference.number
        self._numbers.add((inspection, kind, number))
        cause = reference.cause_of_concern
        own = written(row)
        made = TrackerFinding(inspection, kind, number, own, cause, [], area, not own)
        self._by_key[inspection, kind, _number_key(reference)] = made
        self.findings.append(made)
        return made

    def _number(self, inspection: str, kind: ItemKind, row: TrackerRow) -> str:
        """Return the number of the existing item with the row's wording; else the next free one."""
        held = self.held.get((inspection, kind), ())
        wording = row.text(Field.WORDING) or row.text(Field.TITLE)
        if known := next((item for item in held if one_line(item.wording) == wording), None):
            return known.number
        numbers = [item.number for item in held]
        numbers += [f.number for f in self.findings if (f.inspection, f.kind) == (inspection, kind)]
        return str(max((ordinal(number) or 0 for number in numbers), default=0) + 1)


def _no_data(row: TrackerRow) -> str:
    """Return why a row is not one of the tracker's; empty if it is."""
    if row.repeats_headings:
        return "the headings again"
    return "a row of totals" if row.totals else ""


def _links_causes(table: TrackerTable) -> bool:
    """Check whether references say which cause of concern they address: "CoC 1 Rec 2"."""
    return any(reference_in(written(row)).cause_of_concern for row in data_rows(table))


def _number_key(reference: Reference) -> str:
    place = ordinal(reference.number)
    own = str(place) if place is not None else reference.number.casefold()
    return f"{reference.cause_of_concern or ''}/{own}"


def _other_wording(known: TrackerFinding, row: TrackerRow) -> str:
    """Return the row of a finding whose wording differs from this row's."""
    wording = row.text(Field.WORDING)
    for other in known.rows:
        before = other.text(Field.WORDING)
        if wording != before and wording and before and likeness(wording, before) < _ALIKE:
            return f"row {other.index + 1}"
    return ""
