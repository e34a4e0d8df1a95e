"""What an import proposes: inspections and items that a person may accept. Pure values."""

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
    """What the text says of its publication, where that is no certain day."""
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
    flags: tuple[str, ...] = ()
    """What a person should look at before accepting it."""
    restated: str | None = None
    spans: tuple[Span, ...] = ()
    """The lines of the paper that are its wording."""
    evidence: tuple[str, ...] = ()
    """What speaks for it and against it, with the weights."""
    is_certain: bool = True
    """Whether that is enough to write it unasked."""
    doubts: tuple[Doubt, ...] = ()
    """What the paper does not settle; no attribute in doubt is written unasked."""

    def doubt(self, attribute: str) -> str:
        """Return why an attribute is in doubt; empty if it is not."""
        return next((each.reason for each in self.doubts if each.attribute == attribute), "")

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
    left_out: tuple[LeftOut, ...] = ()
    counts: tuple[StatedCount, ...] = ()
    layouts: tuple[str, ...] = ()
    """The layout taken for each paper."""
    otherwise: tuple[ProposedInspection, ...] = ()
    """The report that the paper's head names, if no finding was taken."""
    remarks: tuple[str, ...] = ()
    """What a person should know of a paper as a whole."""
    ledgers: Mapping[str, tuple[LedgerEntry, ...]] = field(default_factory=dict)
    """What became of each line, by the name of the paper."""
