"""A finding of a tracker, with all its rows. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from peeltrack.imports.trackers.find_tables import TrackerRow
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.model.vocabulary import ItemKind


@dataclass
class TrackerFinding:
    """The rows about one finding."""

    inspection: str
    kind: ItemKind
    number: str
    reference: str = ""
    """The reference as the tracker writes it."""
    cause_of_concern: str | None = None
    """The number of the cause of concern that a recommendation addresses."""
    rows: list[TrackerRow] = field(default_factory=list)
    area: str = ""
    """The area whose name is in a row of its own above."""
    has_no_reference: bool = False
    """Whether its number is its place, or that of the existing item with its wording."""

    @property
    def calls(self) -> set[str]:
        """Its references, HMICFRS's and the force's own."""
        own = self.rows[0].text(Field.OWN_REFERENCE) if self.rows else ""
        return {self.reference.casefold(), own.casefold()} - {""}

    def texts(self, field_: Field) -> Iterator[str]:
        """Yield the texts of a field in its rows."""
        return filter(None, (row.text(field_) for row in self.rows))
