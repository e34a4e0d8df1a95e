"""Plans that name several reports with their dates at the head, and then a heading for each. Pure.

"This plan answers PEEL 2023/25, published on 8 May 2024, and the inspection of custody, …".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from peeltrack.imports.language.likeness import words_of
from peeltrack.imports.lines import Line
from peeltrack.imports.reports.finding_patterns import is_heading
from peeltrack.imports.reports.publication import HEAD
from peeltrack.imports.reports.sections import Section, cycle_in, distinct, id_of, kind_of, title_of
from peeltrack.model.parse_date import DATE, parse_date

_NAMED = re.compile(
    rf"\b(?:published|issued)(?: on)? (?P<day>{DATE})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,\s(]*(?:which (?:was )?)?$")
_LONGEST_NAME = 160
_BEGINS = re.compile(
    r"^.*\b(?:reports?|inspections?|letters?|findings|recommendations?)\b(?: (?:of|in|from|on))?:? "
    r"(?=(?:the |our )?[A-Z])|^[\s,)]*(?:and )?",
    re.DOTALL,
)
_COMMON_WORDS = """
the a an of and on in to for its our hmicfrs hmic inspection inspections report reports letter
thematic national findings recommendations section part force police actions action plan from
areas improvement afi afis
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that tell no report from another."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A report that the head names, by its own words, with its date."""

    words: frozenset[str]
    day: date


class NamedReportsLayout:
    """A layout whose head gives the dates of reports, which headings name again."""

    name = "plan for several reports"

    def fits(self, blocks: Sequence[Line]) -> bool:
        """Check whether headings name at least two of the reports that the head dates."""
        return len({each.day for each in _starts(blocks).values()}) > 1

    def sections(self, blocks: Sequence[Line]) -> tuple[Section, ...]:
        """Return what stands before the first report, then each report."""
        starts = _starts(blocks)
        before = tuple(blocks[: next(iter(starts))])
        title = title_of(before)
        opening = Section(before, title, kind_of(title, before), id_of(title, None), areas=True)
        reports = [
            _report(blocks[start:end], starts[start].day)
            for start, end in pairwise([*starts, len(blocks)])
        ]
        return (opening, *distinct(reports))


def _report(blocks: Sequence[Line], published: date) -> Section:
    heading, cycle = blocks[0].text.rstrip(" :"), cycle_in(blocks[:1])
    own = f"peel-{cycle.replace('/', '-')}" if cycle else id_of(heading, published)
    kind, body = kind_of(heading, ()), tuple(blocks[1:])
    return Section(body, heading, kind, own, published, cycle, areas=True)


def _starts(blocks: Sequence[Line]) -> dict[int, _Named]:
    """Return the places of headings that name a dated report, each with that report."""
    named = [each for block in blocks[: HEAD * 2] for each in _named(block.text[:2_000])]
    starts: dict[int, _Named] = {}
    for place, block in enumerate(blocks) if len({each.day for each in named}) > 1 else ():
        words = _own_words(block.text[:160]) if is_heading(block) else frozenset()
        fitting = [each for each in named if words and (words <= each.words or each.words <= words)]
        if len(fitting) == 1:
            starts[place] = fitting[0]
    return starts


def _named(text: str) -> Iterator[_Named]:
    begins = 0
    for found in _NAMED.finditer(text):
        name = text[max(begins, found.start() - _LONGEST_NAME) : found.start()]
        name = _BETWEEN.sub("", re.split(r"[;:]", name)[-1])
        words = _own_words(_BEGINS.sub("", name, count=1))
        day = parse_date(found["day"]).value
        begins = found.end()
        if words and day:
            yield _Named(words, day)


def _own_words(text: str) -> frozenset[str]:
    return frozenset(words_of(text)) - _COMMON
