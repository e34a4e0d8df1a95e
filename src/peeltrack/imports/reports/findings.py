"""Findings of a paper before they become a proposal, as plain values."""

from dataclasses import dataclass, field
from datetime import date

from peeltrack.imports.language.policing_areas import AreaHeading
from peeltrack.imports.ledger import Ledger
from peeltrack.imports.lines import Line, Span
from peeltrack.imports.proposals import LeftOut
from peeltrack.imports.reports.wording import FindingWording
from peeltrack.model.vocabulary import Grade, ItemKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reason for or against taking something as a finding."""

    name: str
    weight: int

    def __str__(self) -> str:
        """Return it as the screen shows it: modal +2."""
        return f"{self.name} {self.weight:+d}"


@dataclass(slots=True, eq=False)
class Finding:
    """A finding as printed in the paper."""

    kind: ItemKind
    spans: tuple[Span, ...]
    wording: FindingWording
    line: Line
    """Its own first line, which is its source; not its lead-in."""
    evidence: tuple[Evidence, ...] = ()
    printed: str = ""
    """Its number as printed; empty if it has none."""
    area: AreaHeading | None = None
    parent: "Finding | None" = None
    """The cause of concern that it addresses."""
    parent_doubt: str = ""
    is_under_unworded_cause: bool = False
    """Whether it addresses a cause of concern whose own wording the paper does not print."""
    restated: str | None = None
    """The reason why it is taken as a repetition of an earlier finding."""
    timing: str = ""
    """The time limit in its label, a column or the line above."""
    timing_doubt: str = ""
    target: date | None = None
    """The force's own date in a column of its row."""
    target_doubt: str = ""
    addressees: str = ""
    """The addressees in its label or a column of its row."""
    is_numbered_twice: bool = False
    """Whether another of the same list has the same printed number."""
    status: str = ""
    """Its status according to the paper, which is shown for a person to record."""
    kind_doubt: str = ""
    wording_doubt: str = ""

    @property
    def is_cause(self) -> bool:
        """Whether it is a cause of concern."""
        return self.kind is ItemKind.CAUSE_OF_CONCERN

    @property
    def score(self) -> int:
        """The sum of the evidence."""
        return sum(each.weight for each in self.evidence)


@dataclass(frozen=True, slots=True)
class NamedPractice:
    """Innovative or promising practice that a report names."""

    kind: str
    line: Line
    area: AreaHeading | None


@dataclass(slots=True)
class Harvest:
    """The findings of one section of a paper, with everything else read there."""

    findings: list[Finding] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    practice: list[NamedPractice] = field(default_factory=list)
    areas: dict[str, AreaHeading] = field(default_factory=dict)
    grades: list[tuple[AreaHeading, Grade, Line]] = field(default_factory=list)
    """Every statement of an area's grade; those of one area may differ."""
    told: list[tuple[Line, AreaHeading | None]] = field(default_factory=list)
    """Running text about findings, with its area."""
    schedule: dict[str, Line] = field(default_factory=dict)
    """Rows of tables that say for whom and by when, by the numbers of their findings."""
    announcements: list[str] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
