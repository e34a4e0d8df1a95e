"""What is found in a paper before it becomes a proposal, as plain values. Pure."""

from dataclasses import dataclass, field

from peeltrack.imports.language.policing_areas import AreaHeading
from peeltrack.imports.readers.blocks import Block
from peeltrack.model.vocabulary import ItemKind


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a finding's wording."""

    ref: str
    text: str


@dataclass(slots=True)
class Finding:
    """One finding as it stands in the paper."""

    kind: ItemKind
    text: str
    """Its own words, without its lead-in and without its parts."""
    block: Block
    """The block it begins in."""
    printed: str = ""
    """Its number as printed; empty where it has none."""
    lead_in: str = ""
    """What comes before it, where it is no sentence without."""
    parts: tuple[Part, ...] = ()
    marks: tuple[str, ...] = ()
    """The parts' marks as printed."""
    area: AreaHeading | None = None
    parent: "Finding | None" = None
    """The cause of concern that it answers."""
    restated: str | None = None
    """Why it is taken to repeat an earlier finding."""
    timing: str = ""
    """The heading above it that says by when, where its own words do not."""

    @property
    def wording(self) -> str:
        """The whole wording: lead-in, own words, parts."""
        head = f"{self.lead_in} {self.text}" if self.lead_in else self.text
        lines = [
            f"- {mark} {part.text}" if any(map(str.isalnum, mark)) else f"- {part.text}"
            for mark, part in zip(self.marks, self.parts, strict=True)
        ]
        return "\n".join([head, *lines])


@dataclass(slots=True)
class Harvest:
    """What one section of a paper gave."""

    findings: list[Finding] = field(default_factory=list)
    skipped: list[tuple[Block, str]] = field(default_factory=list)
    areas: dict[str, AreaHeading] = field(default_factory=dict)
    told: list[tuple[Block, AreaHeading | None]] = field(default_factory=list)
    """Running text that speaks of findings, with the area it stands under."""
