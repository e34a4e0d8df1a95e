"""What the words of a report so far have opened: what comes next would be what. Pure."""

from dataclasses import dataclass, field

from peeltrack.imports.language.policing_areas import AreaHeading
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.finding_patterns import OBLIGES
from peeltrack.imports.reports.findings import Finding
from peeltrack.imports.reports.list_markers import is_first, is_next, number_of, same_list
from peeltrack.model.vocabulary import ItemKind


@dataclass(slots=True)
class Opened:
    """What the words so far have opened."""

    kind: ItemKind | None = None
    """What a list or a paragraph here would be."""
    plural: bool = False
    numbers: list[str] = field(default_factory=list)
    """Printed numbers whose text is still to come."""
    lead_in: str = ""
    taken: int = 0
    last_mark: str = ""
    """The mark of the last entry taken, which the list goes on from."""
    cause: Finding | None = None
    """The cause of concern that recommendations here answer."""
    restated: str | None = None
    pending: int = 0
    """Paragraphs left in which a numbered list that was announced may begin."""
    pending_kind: ItemKind | None = None
    pending_list: bool = False
    """Whether the announcement ended in a colon, so that any list will do."""
    timing: str = ""
    """The heading that says by when."""
    level: int | None = None
    """The level of the heading that is its label."""

    def ends_at(self, heading: Block) -> bool:
        """Check whether a heading stands above the label, so that it is no title in its box."""
        return bool(self.level and heading.heading and heading.heading < self.level)

    def goes_on_with(self, first: Block) -> bool:
        """Whether a list is the one spoken for: it begins one, or goes on where one was cut."""
        mark = first.bullet or ""
        if self.last_mark:
            return same_list(self.last_mark, mark) and is_next(self.last_mark, mark)
        asks = bool(self.lead_in) or bool(OBLIGES.search(first.text))
        return not number_of(mark) or is_first(mark) or (asks and not self.taken)

    def finding(self, block: Block, text: str, number: str, area: AreaHeading | None) -> Finding:
        """A finding of the kind that is open."""
        kind = self.kind or ItemKind.RECOMMENDATION
        parent = self.cause if kind == ItemKind.RECOMMENDATION else None
        return Finding(
            kind,
            text,
            block,
            number,
            area=parent.area if parent else area,
            parent=parent,
            restated=self.restated,
            timing=self.timing,
        )
