"""Paragraphs of a text that the foot of a page interrupts. Pure."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from peeltrack.imports.language.likeness import words_of
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.wrapped import ENDED

_PAGE = re.compile(
    r"(?:.{0,90}\s)?page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-\u2013]\s?\d{1,4}\s?[-\u2013]",
    re.IGNORECASE,
)
"""The foot of a page: "Page 2 of 3", with or without the paper's title before it."""
_MARKED = re.compile(r"(?:OFFICIAL|RESTRICTED|CONFIDENTIAL|NOT PROTECTIVELY MARKED)\b[\W\w]{0,30}")
_NUMBER = re.compile(r"\d{1,3}")
_NOTE = re.compile(r"[_\u2014-]{5,}|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3} ?\S.*")
"""The rule above the footnotes of a page, or the first line of one."""
_MOST_LINES = 20
"""The most lines of a foot, a head and the blanks around them."""
_TITLE = 3
"""The lines of a paper's title, whose words a head may repeat."""


def is_foot(text: str) -> bool:
    """Check whether a line is the foot of a page, or a protective marking."""
    return bool(_PAGE.fullmatch(text) or _MARKED.fullmatch(text))


def without_breaks(lines: Sequence[Block]) -> list[Block]:
    """Return lines in which a page's foot and head stand behind the paragraph that they cut.

    It is cut where a line that ends no sentence is followed by a foot or a footnote and, behind
    it, by one that begins none. What else stands between the two recurs in the paper, or is of its
    title.
    """
    made: list[Block] = []
    held: list[Block] = []
    times = Counter(block.text for block in lines)
    titles = [place for place, block in enumerate(lines) if block.text][:_TITLE]
    title = frozenset(words_of(" ".join(lines[place].text for place in titles)))
    at = 0
    while at < len(lines):
        end = 0 if at <= max(titles, default=0) else _end_of_break(lines, at, times, title)
        if end:
            held += lines[at:end]
            at = end
            continue
        made.append(lines[at])
        if held and (not lines[at].text or ENDED.search(lines[at].text)):
            made += [Block("", lines[at].line), *held]
            held = []
        at += 1
    return made + held


def _end_of_break(
    lines: Sequence[Block], start: int, times: Mapping[str, int], title: frozenset[str]
) -> int:
    """Return the place behind a break that cuts a paragraph and begins here; 0 if none does."""
    before = lines[start - 1] if start else None
    if before is None or before.cells or not before.text or ENDED.search(before.text):
        return 0
    noted = False
    for at in range(start, min(start + _MOST_LINES, len(lines))):
        text = lines[at].text
        noted = bool(_NOTE.fullmatch(text)) or (noted and bool(text))
        recurs = noted or times[text] > 1 or title.issuperset(words_of(text))
        if text and not _ends_a_page(text) and (lines[at].cells or not recurs):
            between = [each.text for each in lines[start:at]]
            cut = any(_ends_a_page(each) or _NOTE.fullmatch(each) for each in between)
            return at if cut and text[:1].islower() else 0
    return 0


def _ends_a_page(text: str) -> bool:
    return is_foot(text) or _NUMBER.fullmatch(text) is not None
