"""Which area of policing the reading of a report is in, and the areas seen so far. Pure."""

from dataclasses import replace

from peeltrack.imports.language.policing_areas import AreaHeading, area_heading, grade_told
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.list_markers import number_of


class AreaTrack:
    """The areas of a report, as its headings open them."""

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted
        self.seen: dict[str, AreaHeading] = {}
        self.now: AreaHeading | None = None

    def opens(self, block: Block) -> bool:
        """Whether a block is the heading of an area; if it is, the reading is in that area."""
        if not self._wanted or (block.bullet and not number_of(block.bullet)):
            return False
        area = area_heading(block.text, block.heading)
        if area is None:
            return False
        known = self.seen.get(area.id)
        if known is None or (known.grade is None and area.grade):
            self.seen[area.id] = area
        self.now = self.seen[area.id]
        return True

    def grades(self, block: Block) -> bool:
        """Note the grade that a line under the area's heading tells; whether it told one."""
        if self.now is None or self.now.grade or not (grade := grade_told(block.text)):
            return False
        self.now = replace(self.now, grade=grade)
        self.seen[self.now.id] = self.now
        return True
