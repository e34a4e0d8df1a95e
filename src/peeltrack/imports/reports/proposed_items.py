"""What an import proposes: inspections and items that a person may accept. Pure values."""

from dataclasses import dataclass
from datetime import date

from peeltrack.imports.language.policing_areas import AreaHeading
from peeltrack.imports.proposals import LeftOut, Source
from peeltrack.imports.reports.findings import Part
from peeltrack.imports.reports.stated_counts import StatedCount
from peeltrack.model.vocabulary import InspectionKind, ItemKind, Relevance, Scale


@dataclass(frozen=True, slots=True)
class ProposedInspection:
    """A report, as its inspection.yaml would have it."""

    id: str
    title: str
    kind: InspectionKind
    published: date | None
    cycle: str | None = None
    scale: Scale | None = None
    areas: tuple[AreaHeading, ...] = ()
    source: str = ""
    hint: str | None = None
    """What the text says of its publication, where that is no certain day."""
    short: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedItem:
    """A finding, as its file would have it."""

    id: str
    kind: ItemKind
    number: str
    title: str
    wording: str
    source: Source
    area: AreaHeading | None = None
    cause_of_concern: str | None = None
    clauses: tuple[Part, ...] = ()
    addressed_to: tuple[str, ...] = ()
    relevance: Relevance = Relevance.ACT
    relevance_reason: str | None = None
    due_phrase: str | None = None
    due: date | None = None
    flags: tuple[str, ...] = ()
    """What a person should look at before accepting it."""
    restated: str | None = None

    @property
    def inspection(self) -> str:
        """The id of the inspection that it would lie in."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Match:
    """An item of the register that a proposed one may be; never linked unasked."""

    proposed: str
    held: str
    by: str
    """number, likeness, or both."""
    likeness: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that an import shows."""

    inspections: tuple[ProposedInspection, ...] = ()
    items: tuple[ProposedItem, ...] = ()
    skipped: tuple[LeftOut, ...] = ()
    counts: tuple[StatedCount, ...] = ()
    layouts: tuple[str, ...] = ()
    """The layout taken for each paper."""
