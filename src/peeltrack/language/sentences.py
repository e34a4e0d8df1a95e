"""Sentences of running text, from one end to the next. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache

_END = re.compile(r"[.?!…][\"'”\u2019)\]]{0,2}(?P<gap>\s+)(?=[\"'“\u2018(\[]{0,2}[A-Z0-9£])|\n+")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|[A-Z]\.[A-Z]|e\.g|i\.e|[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Rr]ev|[Ss]upt|[Ii]nsp"
    r"|[Ss]gt|[Cc]llrs?|[Hh]on|[Pp]aras?|[Ff]ig|[Rr]ef|[Aa]pprox|[Vv]ol|[Dd]et|[Cc]h|[Cc]onst?|[Aa]sst|[Dd]ep|[Ll]t|[Cc]apt|St|pp?|vs|cf)\.$"
)
_BEFORE_NUMBER = re.compile(
    r"\b(?:[Nn]os?|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov"
    r"|Dec)\.$"
)
"""What ends no sentence if a number follows: No. 4, Mon. 23 May, 3 Sep. 2022."""
_DAY = re.compile(r"\d(?:st|nd|rd|th)? $")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
"""What follows the month of a date that goes on: live on 2 Nov. 2026."""
_LONGEST_WORD = 12
MANY = 2_000
"""The most sentences of a paragraph; the rest counts as one."""


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph in order; initials and "e.g." do not end one."""
    found: list[str] = []
    start = 0
    for cut, after in _ends(text):
        if len(found) == MANY:
            break
        if sentence := text[start:cut].strip():
            found.append(sentence)
        start = after
    if last := text[start:].strip():
        found.append(last)
    return tuple(found)


def first_sentence(text: str, least: int = 0) -> tuple[str, str]:
    """Return a paragraph's first sentence, and the rest of it; all of it if it is one.

    Args:
        text: the paragraph.
        least: the characters that it has at least; a shorter one takes in the next.
    """
    cut, after = next((end for end in _ends(text) if end[0] >= least), (len(text), len(text)))
    return text[:cut].strip(), text[after:].strip()


def sentence_ends(text: str) -> Iterator[int]:
    """Yield the places of the marks at which the sentences of a paragraph end, but for the last."""
    for cut, _ in _ends(text):
        yield len(text[:cut].rstrip("\"'”\u2019)]")) - 1


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence ends, and where the next one begins."""
    start = 0
    for end in _END.finditer(text):
        cut = end.start("gap") if end["gap"] else end.start()
        if _ends_here(text, start, cut, end.end()):
            yield cut, end.end()
            start = end.end()


def _ends_here(text: str, start: int, cut: int, after: int) -> bool:
    before = text[max(start, cut - _LONGEST_WORD) : cut]
    if _ABBREVIATED.search(before):
        return False
    if not text[after : after + 1].isdigit() or not (found := _BEFORE_NUMBER.search(before)):
        return True
    return bool(_DAY.search(before[: found.start()])) and not _YEAR.match(text, after)
