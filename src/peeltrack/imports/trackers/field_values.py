"""Values of one finding's fields, settled from all its rows, with their cells. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from peeltrack.imports.language.nothing_told import says_no_update, says_none
from peeltrack.imports.readers.workbook import Cell
from peeltrack.imports.trackers.cell_account import At, CellAccount, one_line, text_of
from peeltrack.imports.trackers.find_tables import TrackerRow
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.inspections import Inspections
from peeltrack.imports.trackers.lead_names import LeadNames, why_no_office
from peeltrack.imports.trackers.rag_words import Rating
from peeltrack.imports.trackers.references import kind_named
from peeltrack.imports.trackers.tracker_dates import Named, named
from peeltrack.model.vocabulary import Relevance

_Value = TypeVar("_Value")
Read = Callable[[Cell], tuple[_Value | None, str]]
"""A function that returns a cell's value; or None and the reason."""


@dataclass
class TrackerContext:
    """Information about a tracker beyond one finding's rows."""

    ledger: CellAccount
    offices: LeadNames
    inspections: Inspections
    ratings: Mapping[str, Rating]
    """The RAG that each word means, by a mapping."""
    key: Mapping[str, Rating | None]
    """The RAG that each word means, by the tracker's own key."""
    days: Mapping[str, str]
    """The date of each uncertain spelling, by a mapping."""
    as_at: date | None
    """The date that the tracker shows, if a person gave one."""
    file: str
    imported: str
    """The words in an update about its import: tracker, 3 May 2026."""
    restricted: Mapping[str, object] = field(default_factory=dict)
    """The mark of each update and step, if the tracker is not for the public."""
    colours: Mapping[str, str] = field(default_factory=dict)
    """The meaning of each colour, RRGGBB, in the words of the tracker's own key."""
    words: dict[str, Rating | None] = field(default_factory=dict)
    """The words for RAG in the tracker, with the RAG that each was taken for."""
    unclear: dict[str, None] = field(default_factory=dict)
    """The spellings in the tracker that are not a certain date."""
    numbers: dict[str, str] = field(default_factory=dict)
    """The numbers that were read as dates, with a note about each."""

    def day(self, cell: Cell) -> tuple[date | None, str]:
        """Return the date that a cell names; note an uncertain one for the mapping."""
        said = self.named(cell)
        if said.day is None:
            self.unclear[said.phrase] = None
        return said.day, f"“{said.phrase}” {said.doubt}"

    def named(self, cell: Cell) -> Named:
        """Return the reading of a date cell; note a number that was read as a date."""
        said = named(cell, self.days)
        if said.day and said.doubt:
            self.numbers[said.phrase] = said.doubt
        return said


@dataclass
class Facts:
    """The values of one finding, each with its cells."""

    context: TrackerContext
    rows: list[TrackerRow]
    cells: dict[str, list[At]] = field(default_factory=dict)
    """The cells by the key of the item."""
    flags: list[str] = field(default_factory=list)
    undated: set[str] = field(default_factory=set)
    """The texts of the updates without a date of their own."""

    def settled(
        self, key: str, fields: Iterable[Field], read: Read[_Value], *, none: bool = True
    ) -> _Value | None:
        """Return the value in the last row; report other values in other rows.

        Args:
            key: the item's key.
            fields: the columns that may hold the value.
            read: a function that returns a cell's value.
            none: whether TBC, n/a and the like mean that there is no value yet.
        """
        standing: tuple[At, _Value] | None = None
        found = [each for row in self.rows for each in row.cells(*fields)]
        for at, cell in reversed(found):
            if none and self.says_none(at, cell):
                continue
            value, why = read(cell)
            if value is None:
                self.context.ledger.cannot_place(why, at)
            elif standing and value != standing[1]:
                why = f"differs from {standing[0].cell}, which was used"
                self.context.ledger.cannot_place(why, at)
            else:
                standing = standing or (at, value)
                self.cells.setdefault(key, []).append(at)
        return standing[1] if standing else None

    def text(self, key: str, *fields: Field) -> str | None:
        """Return a text of one or several lines."""
        return self.settled(key, fields, lambda cell: (text_of(cell), ""), none=False)

    def line(self, key: str, *fields: Field) -> str | None:
        """Return a text on one line."""
        return self.settled(key, fields, lambda cell: (one_line(text_of(cell)), ""))

    def lead(self, key: str, *fields: Field) -> str | None:
        """Return the id of a lead."""
        offices = self.context.offices

        def read(cell: Cell) -> tuple[str | None, str]:
            return offices.lead(text_of(cell)), why_no_office(text_of(cell))

        return self.settled(key, fields, read)

    def day(self, key: str, *fields: Field) -> date | None:
        """Return a date."""
        return self.settled(key, fields, self.context.day)

    def says_none(self, at: At, cell: Cell) -> bool:
        """Check whether a cell only says that there is no value yet; if so, leave it out."""
        if says_none(text_of(cell)):
            self.context.ledger.leave_out("says that there is none yet", at)
            return True
        return False

    def says_no_update(self, at: At, texts: Iterable[str]) -> bool:
        """Check whether the updates of a cell all say that there is none; if so, leave it out."""
        if all(says_no_update(text) for text in texts):
            self.context.ledger.leave_out("says that there is no update", at)
            return True
        return False

    def take_identity(self) -> None:
        """Record the cells that identify the finding as taken."""
        ledger = self.context.ledger
        for row in self.rows:
            ledger.take(*(at for at, _ in row.cells(Field.REFERENCE, Field.OWN_REFERENCE)))
            for at, cell in row.cells(Field.INSPECTION):
                if self._is_its_inspection(text_of(cell)):
                    ledger.take(at)
                else:
                    ledger.cannot_place("names another inspection than the row it continues", at)
            for at, cell in row.cells(Field.KIND):
                if kind_named(text_of(cell)):
                    ledger.take(at)
                else:
                    ledger.cannot_place("is not a known kind of finding", at)

    def _is_its_inspection(self, text: str) -> bool:
        """Check whether a text names the inspection that the finding's first row names."""
        names = (one_line(text), one_line(self.rows[0].text(Field.INSPECTION) or ""))
        meant = {self.context.inspections.said.get(name, name) for name in names}
        return len(meant) == 1


_RELEVANCES = (
    (Relevance.NOT_APPLICABLE, r"no|n|not relevant|not applicable|n/?a|none"),
    (Relevance.MONITOR, r"m|monitor(?:ing)?(?: only)?|watch|note|for information|to note"),
    (Relevance.COMPLY, r"comply|compliance"),
    (Relevance.ACT, r"yes|y|relevant|applicable|act|in part|partially|partly|yes in part"),
)
_REASON = re.compile(r"\s*(?:[-\u2013\u2014:;,.(]|\bas\b|\bbecause\b)\s*")


def relevance_of(cell: Cell) -> tuple[tuple[Relevance, str] | None, str]:
    """Return what the force has to do by a cell, and why: "Monitor, for the Home Office"."""
    text = text_of(cell)
    whole = one_line(text).casefold().strip(" .")
    cut = _REASON.search(text)
    first = text[: cut.start()].casefold().strip() if cut else whole
    for relevance, words in _RELEVANCES:
        if re.fullmatch(words, whole):
            return (relevance, ""), ""
        if cut and re.fullmatch(words, first):
            return (relevance, text[cut.end() :].strip().removesuffix(")")), ""
    return None, "says neither yes, no, monitor nor comply"
