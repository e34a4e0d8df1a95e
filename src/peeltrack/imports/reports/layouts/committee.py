"""Committee papers that list several reports, each under its title and date. Pure."""

import re
from collections.abc import Sequence

from peeltrack.imports.lines import Line
from peeltrack.imports.reports.sections import Section, distinct, id_of, kind_of, title_of
from peeltrack.model.parse_date import DATE, parse_date

_DATED = re.compile(
    rf"(?P<title>.{{4,400}}?)(?:,?\s*[(\u2013—-]|,\s(?=published|publication))\s*(?:published"
    rf"|publication)?(?: on)?:?\s*(?P<date>{DATE})\)?\.?",
    re.IGNORECASE,
)
_OF_A_REPORT = re.compile(r"\b(?:inspection|PEEL|report|letter)\b", re.IGNORECASE)
_NAMES_IT = re.compile(
    r"^(?:source|(?:inspection|HMICFRS )?report|inspection|thematic|title)(?: title)?: ?(?=\S)",
    re.IGNORECASE,
)
"""The name of a field before a report's title: Source: Custody, published …"""
_PUBLISHED_LINE = re.compile(
    rf"(?:date )?(?:published|publication)(?: date)?(?: on)?:?\s+(?P<date>{DATE})", re.I
)


class CommitteeLayout:
    """A layout in which each report begins at a title that ends in its date."""

    name = "committee paper listing several reports"

    def fits(self, blocks: Sequence[Line]) -> bool:
        """Check whether at least two reports are listed."""
        return len(_starts(blocks)) > 1

    def sections(self, blocks: Sequence[Line]) -> tuple[Section, ...]:
        """Return the section before the first report, then each report."""
        starts = _starts(blocks)
        ends = [*starts[1:], len(blocks)]
        before = tuple(blocks[: starts[0]])
        title = title_of(before)
        opening = Section(before, title, kind_of(title, before), id_of(title, None), areas=True)
        return (
            opening,
            *distinct([_report(blocks[a:b]) for a, b in zip(starts, ends, strict=True)]),
        )


def _starts(blocks: Sequence[Line]) -> list[int]:
    return [
        place
        for place, block in enumerate(blocks)
        if not block.cells
        and len(block.text) < 420
        and (_title(block) or _dated_below(blocks, place))
    ]


def _title(block: Line) -> re.Match[str] | None:
    if block.bullet and not block.bullet[:-1].isdigit():
        return None
    found = _DATED.fullmatch(block.text)
    if found is None:
        return None
    is_told = "publi" in block.text[found.end("title") : found.start("date")].casefold()
    named = _OF_A_REPORT.search(found["title"]) and block.text.rstrip(".").endswith(")")
    return found if is_told or named or len(found["title"].split()) > 3 else None


def _dated_below(blocks: Sequence[Line], place: int) -> bool:
    """Check whether a heading's next line says when it was published."""
    block = blocks[place]
    following = blocks[place + 1].text[:80] if place + 1 < len(blocks) else ""
    return not block.text.endswith(".") and bool(_PUBLISHED_LINE.fullmatch(following))


def _report(blocks: Sequence[Line]) -> Section:
    first = blocks[0]
    found = _title(first)
    line = None if found else _PUBLISHED_LINE.fullmatch(blocks[1].text[:80])
    title = _NAMES_IT.sub("", found["title"].strip(" ,") if found else first.text, count=1)
    dated = found or line
    published = parse_date(dated["date"]).value if dated else None
    body = tuple(blocks[1:])
    return Section(body, title, kind_of(title, body), id_of(title, published), published)
