"""Area of policing at the current line of a report, and the grades stated so far. Pure."""

import re

from peeltrack.imports.language.grade_lines import (
    grade_alone,
    grade_named,
    graded_in_sentence,
    is_grade_label,
    with_grade,
)
from peeltrack.imports.language.policing_areas import AreaHeading, area_heading, known_area
from peeltrack.imports.lines import Line
from peeltrack.imports.reports.list_markers import is_next, number_of, same_list
from peeltrack.model.vocabulary import Grade

NOT_UNDER_ITS_HEADING = "states a grade, but not on the line under the heading of a known area"
NOT_OF_THE_AREA = "says how good the force is at something, but does not name the area"

_WITHIN_AN_AREA = re.compile(
    r"(?:our |the )?(?:(?:main|key|detailed) )?findings"
    r"|(?:innovative|promising|positive) practices?"
    r"|the (?:force|constabulary|service)['\u2019a-z]* .+",
    re.IGNORECASE,
)
"""Headings that HMICFRS prints within an area, or that say something of the force."""


class AreaTrack:
    """The areas of a report, as its headings open and close them."""

    def __init__(self, *, wanted: bool) -> None:
        self.left_out: list[tuple[Line, str]] = []
        """Lines that state a grade outside an area's heading, each with the reason."""
        self._wanted = wanted
        self.seen: dict[str, AreaHeading] = {}
        self.now: AreaHeading | None = None
        self.grades: list[tuple[AreaHeading, Grade, Line]] = []
        """Every statement of an area's grade under its heading; they may differ."""
        self._heading = Line("")
        self._may_have_ended = False
        self._next_is_grade = False
        self._graded_here = False
        self._is_from_a_label = False

    def opens(self, block: Line) -> bool:
        """Enter the area whose heading a block is, and return whether it is one."""
        if not self._wanted or _is_entry(block):
            return False
        area = area_heading(block.text, block.heading)
        if area is None:
            return False
        self.now = self.seen.setdefault(area.id, area)
        self._heading, self._next_is_grade, self._graded_here = block, True, False
        self._is_from_a_label = False
        if area.grade:
            self._note(area.grade, block)
        return True

    def named_by(self, title: str) -> None:
        """Enter the area that a finding's label names; leave one that only a label has named."""
        area = area_heading(title, level=1) if self._wanted and title else None
        if area:
            self.now = self.seen.setdefault(area.id, area)
        elif self._is_from_a_label:
            self.now = None
        self._is_from_a_label = area is not None

    def passes(self, block: Line) -> None:
        """Leave the area at a heading that is not an area's, unless it is a part of the area."""
        self.leaves_the_head()
        if not self._wanted or _WITHIN_AN_AREA.fullmatch(block.text):
            return
        if with_grade(block.text)[1]:
            self.left_out.append((block, NOT_UNDER_ITS_HEADING))
        level = self._heading.heading
        self._may_have_ended = bool(level) and block.heading is None
        is_part = level and (block.heading is None or block.heading > level)
        if not is_part:
            self.now = None

    def is_like_its_heading(self, block: Line) -> bool:
        """Check whether a block is marked as the area's own heading is: by a number or a colon."""
        own, mark = self._heading.bullet or "", block.bullet or ""
        if own:
            return same_list(own, mark) and is_next(own, mark)
        return self._heading.text.endswith(":") and block.text.endswith(":") and not mark

    def leaves_the_head(self) -> None:
        """Take no grade from here to the next heading of an area."""
        self._next_is_grade = self._graded_here = False

    def states_grade(self, block: Line) -> bool:
        """Note the grade in a block with nothing else, and return whether it is such a line.

        It counts only on the line under the heading of an area. A second one before the next
        heading counts as well, so that a difference between the two is noticed.
        """
        if not self._wanted or _is_entry(block):
            return False
        if self._next_is_grade and is_grade_label(block.text):
            return True
        ended, self._may_have_ended = self._may_have_ended, False
        grade = grade_alone(block.text)
        if grade is None:
            self._in_sentence(block)
            self._next_is_grade = False
            return False
        if self._next_is_grade or self._graded_here:
            self._note(grade, block)
        else:
            self.left_out.append((block, NOT_UNDER_ITS_HEADING))
            self.now = None if ended else self.now
        return True

    def in_table(self, block: Line) -> None:
        """Note the grade of an area in a row of the table of grades."""
        name, word = block.cells
        area, grade = area_heading(name, level=1), grade_named(word)
        if self._wanted and area and grade:
            self.grades.append((area, grade, block))

    def _in_sentence(self, block: Line) -> None:
        said = graded_in_sentence(block.text) if self._next_is_grade and self.now else None
        if said is None or self.now is None:
            return
        known = known_area(said[0])
        if known and known.id == self.now.id:
            self._note(said[1], block)
        elif not self._graded_here:
            self.left_out.append((block, NOT_OF_THE_AREA))

    def _note(self, grade: Grade, block: Line) -> None:
        if self.now:
            self.grades.append((self.now, grade, block))
            self._graded_here = True


def _is_entry(block: Line) -> bool:
    return bool(block.bullet and not number_of(block.bullet))
