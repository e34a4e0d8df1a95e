"""PEEL reports of 2021/22 and later, and papers that quote them: AFI 1, AFI 3 -, boxes. Pure."""

import re
from collections.abc import Sequence

from peeltrack.imports.language.policing_areas import area_heading, known_area
from peeltrack.imports.lines import Line
from peeltrack.imports.reports.publication import HEAD, published_in
from peeltrack.imports.reports.sections import Section, cycle_in, id_of, kind_of, title_of
from peeltrack.model.vocabulary import InspectionKind

_OF_FORCE = re.compile(
    r"\b[Aa]n inspection of (?:[A-Z][\w'\u2019& -]{2,60}?(?:Police|Constabulary|Service)?)$"
)
_TELLS = re.compile(r"\b(?:will|is|are|was|were|has|have|should|must|made|found)\b")
_AREAS = 2
_LONGEST, _LONGEST_HEADING = 200, 160
_LONGEST_TITLE = 14
"""The most words of a title that ends in a full stop."""


class PeelReportsLayout:
    """A layout with areas of policing as headings, with or without their grades."""

    name = "PEEL reports, 2021/22 and later"

    def fits(self, blocks: Sequence[Line]) -> bool:
        """Check whether the head names PEEL, or headings name known areas."""
        head = " ".join(block.text[:300] for block in blocks[:HEAD])
        if re.search(r"\bPEEL\b|effectiveness, efficiency and legitimacy", head):
            return True
        areas = {
            area.id
            for block in blocks
            if len(block.text) < _LONGEST_HEADING
            and (area := known_area(_bare(block.text)) or area_heading(block.text))
        }
        return len(areas) >= _AREAS

    def sections(self, blocks: Sequence[Line]) -> tuple[Section, ...]:
        """Return the whole paper."""
        cycle, published = cycle_in(blocks), published_in(blocks)
        title = _title(blocks)
        own = f"peel-{cycle.replace('/', '-')}" if cycle else id_of(title, published)
        kind = InspectionKind.PEEL if cycle else kind_of(title, blocks[1:8])
        short = f"PEEL {cycle}" if cycle else None
        return (Section(tuple(blocks), title, kind, own, published, cycle, short, areas=True),)


def _title(blocks: Sequence[Line]) -> str:
    """Return the report's title in its own words, which may be on two lines at its head."""
    head = [block.text[:_LONGEST] for block in blocks[:HEAD] if not _is_sentence(block.text)]
    named = next((place for place, text in enumerate(head) if "PEEL" in text), None)
    if named is None:
        return title_of(blocks)
    of_force = (text for text in head[named : named + 3] if _OF_FORCE.search(text))
    force = next(of_force, head[named])
    if force == head[named]:
        return force
    cycle = _BEFORE_ITS_CYCLE.sub("", head[named], count=1).rstrip(" :")
    return f"{cycle} \u2013 {force}"[:_LONGEST]


_BEFORE_ITS_CYCLE = re.compile(r"^.*(?:: | [\u2013—-] )(?=.*\bPEEL\b)")
"""What a line says before the name of the report, whose other line names the force."""


def _is_sentence(text: str) -> bool:
    is_long = len(text.split()) > _LONGEST_TITLE
    return text.endswith(".") and (is_long or bool(_TELLS.search(text)))


def _bare(text: str) -> str:
    return re.sub(r"\s*\([^()]{3,40}\)$", "", text)
