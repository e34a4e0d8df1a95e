"""Proposal of an import: inspections and items that a person may accept. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from peeltrack.imports.language.policing_areas import AreaHeading
from peeltrack.imports.ledger import LedgerEntry
from peeltrack.imports.lines import Span
from peeltrack.imports.proposals import Doubt, LeftOut, Source
from peeltrack.imports.reports.stated_counts import StatedCount
from peeltrack.imports.reports.wording import FindingPart
from peeltrack.model.vocabulary import InspectionKind, ItemKind, Relevance, Scale


@dataclass(frozen=True, slots=True)
class ProposedPractice:
    """Innovative or promising practice that a report names."""

    kind: str
    text: str
    area: AreaHeading | None = None
    ref: str = ""


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
    """The text's words about its publication, if they give no certain date."""
    short: str | None = None
    practice: tuple[ProposedPractice, ...] = ()


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
    clauses: tuple[FindingPart, ...] = ()
    addressed_to: tuple[str, ...] = ()
    relevance: Relevance = Relevance.ACT
    relevance_reason: str | None = None
    due_phrase: str | None = None
    due: date | None = None
    target: date | None = None
    """The force's own date."""
    flags: tuple[str, ...] = ()
    """Points for a person to check before accepting it."""
    restated: str | None = None
    spans: tuple[Span, ...] = ()
    """The lines of the paper that are its wording."""
    evidence: tuple[str, ...] = ()
    """The evidence for it and against it, with the weights."""
    is_certain: bool = True
    """Whether that is enough to write it without asking."""
    doubts: tuple[Doubt, ...] = ()
    """The details that the paper does not settle; none of them is written without asking."""

    def doubt(self, attribute: str) -> str:
        """Return why an attribute is in doubt; empty if it is not."""
        return next((each.reason for each in self.doubts if each.attribute == attribute), "")

    @property
    def inspection(self) -> str:
        """The id of its inspection."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Match:
    """An existing item that a proposed one may be; never linked without asking."""

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
    left_out: tuple[LeftOut, ...] = ()
    counts: tuple[StatedCount, ...] = ()
    layouts: tuple[str, ...] = ()
    """The layout taken for each paper."""
    otherwise: tuple[ProposedInspection, ...] = ()
    """The report that the paper's head names, if no finding was taken."""
    remarks: tuple[str, ...] = ()
    """Remarks for a person about a paper as a whole."""
    ledgers: Mapping[str, tuple[LedgerEntry, ...]] = field(default_factory=dict)
    """The outcome of each line, by the name of the paper."""
