"""Column at the right of a page of plain text, such as the owners of actions. Pure."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain, pairwise, takewhile

from peeltrack.imports.readers.page_breaks import is_foot

_HEAD = re.compile(
    r"(?P<left>\s*(?:(?:no|item no|ref)\.?\s+)?(?:(?:item|minute|discussion|notes?|summary)s?)?"
    r"\s{2,}|\s{20,})"
    r"(?P<head>actions?(?: (?:by|for|owner|on))?|action ?[/&] ?(?:owner|lead|date|by whom)|by whom"
    r"|owner|lead|who)\s*",
    re.IGNORECASE,
)
_NARROWEST = 30
"""The fewest letters of the text beside the column."""
_WIDEST = 400
"""The most letters of a line of such a page; a longer line is no head."""
_OFF = 2
"""By how many spaces an entry of the column may stand before its head."""
_NEW = re.compile(
    r"\s{0,30}(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\(?[a-z]{1,3}\)|[A-Z]?\d{1,3}[:.]|[-\u2022\u2013*])\s"
)
"""The mark of another paragraph."""


def margin_rows(lines: Sequence[str]) -> Mapping[int, tuple[str, ...]]:
    """Return a paragraph and what stands beside it, by the index of the paragraph's first line.

    The column has a head of its own, "ACTION", which further pages may repeat, and begins where
    that does. The paragraph's other lines are given with no cells. A paragraph with nothing beside
    it is not given, nor is the foot of a page, whose number stands there.
    """
    heads = [at for at, line in enumerate(lines) if _starts_column(line)]
    if not heads:
        return {}
    head = heads[0]
    title = lines[head].strip().split("  ")[-1].strip()
    column = lines[head].index(title)
    places_of_column = range(column - _OFF, column + max(_OFF, len(title)) + 1)
    further = [at for at in heads if lines[at].split() == lines[head].split()]
    rows: dict[int, tuple[str, ...]] = dict.fromkeys(further, ("", title))
    bounds = pairwise([*further, len(lines)])
    for places in chain.from_iterable(_paragraphs(lines[:end], start + 1) for start, end in bounds):
        parts = [_divided(lines[place], places_of_column) for place in places]
        is_page_end = is_foot(" ".join(lines[places[0]].split()))
        if any(beside for _, beside in parts) and not is_page_end:
            rows |= dict.fromkeys(places, ())
            text = " ".join(filter(None, (left for left, _ in parts)))
            rows[places[0]] = text, "\n".join(filter(None, (beside for _, beside in parts)))
    return rows if len(rows) > len(further) else {}


def _starts_column(line: str) -> bool:
    """Check whether a line is the head of such a column and holds nothing else."""
    found = _HEAD.fullmatch(line.expandtabs()) if len(line) < _WIDEST else None
    return bool(found and found.start("head") >= _NARROWEST)


def _paragraphs(lines: Sequence[str], start: int) -> Iterator[list[int]]:
    """Yield the places of the lines of each paragraph: up to a blank line or another mark."""
    place = start
    while place < len(lines):
        rest = range(place + 1, len(lines))
        more = takewhile(lambda at: lines[at].strip() and not _NEW.match(lines[at]), rest)
        places = [place, *more]
        if lines[place].strip():
            yield places
        place = places[-1] + 1 if lines[place].strip() else place + 1


def _divided(line: str, column: Container[int]) -> tuple[str, str]:
    """Divide a line at a place of the column, below its head, if two spaces set its words apart."""
    starts = (each.end() for each in re.finditer(r"\s{2,}(?=\S)", line))
    at = next((start for start in starts if start in column), None)
    if at is None:
        return " ".join(line.split()), ""
    return " ".join(line[:at].split()), " ".join(line[at:].split())
