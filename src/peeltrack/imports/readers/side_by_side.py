"""Two columns of plain text below a heading each: questions and answers, present and absent. Pure.

Questions of the Commissioner     Answer of the force
-----------------------------     -------------------
How many cells are full?          The DCC said nine. Two
                                  were new.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import dropwhile, takewhile

from peeltrack.imports.readers.wrapped import LABELS_OF_NOTES

_HEAD = re.compile(
    r"(?!.*\S\s{3,}\S.*\S\s{3,}\S)(?P<left>\S(?:.{0,38}\S)?)\s{3,}(?P<right>\S(?:.{0,38}\S)?)\s*"
)
_RULE = re.compile(r"\s*-{3,}\s{2,}-{3,}\s*")
_INITIALS = re.compile(r"\([A-Z][A-Za-z]{1,3}\)$")
_LABEL = re.compile(LABELS_OF_NOTES, re.IGNORECASE)
_GAP = re.compile(r"\s{2,}")
_NEAREST, _WIDEST = 20, 100
"""Where the second column begins: no nearer and no further than so many letters."""
_OFF = 1
"""By how many letters the second column may begin beside its heading."""
_FEWEST = 2
"""The fewest paragraphs in both columns that show them where no rule is drawn."""

Rows = dict[int, tuple[str, ...]]


def columns_side_by_side(lines: Sequence[str]) -> Mapping[int, tuple[str, ...]]:
    """Return the cells of each row by the index of its first line; its other lines with none.

    Labels of a list of people have a row for each line below them up to a blank one; any other
    headings one for each paragraph.
    """
    found: Rows = {}
    for place, line in enumerate(lines):
        head = _HEAD.fullmatch(line) if place not in found and len(line) < 2 * _WIDEST else None
        near = head and _NEAREST <= head.start("right") <= _WIDEST
        if head and near and _are_headings(head, lines, place):
            rows = _below(lines, place + 1, head.start("right"), of_people=_names_people(head))
            if rows:
                found |= {place: (head["left"], head["right"]), **rows}
    return found


def _are_headings(head: re.Match[str], lines: Sequence[str], place: int) -> bool:
    """Check whether both are headings: no label, no person, and no row of a list of pairs."""
    labels = head["left"].endswith(":") and not head["right"].endswith(":")
    if labels or _INITIALS.search(head["left"]):
        return False
    column = head.start("right")
    above = _divided(lines[place - 1], column) if place else None
    rows = [_divided(line, column) for line in takewhile(str.strip, lines[place:])]
    pairs = [row for row in rows if row and _is_pair(*row)]
    is_list = len(pairs) == len(rows) > _FEWEST and not _names_people(head)
    return not is_list and not (above and all(above))


def _is_pair(left: str, right: str) -> bool:
    """Check whether a row may be one of a list of pairs; a person may stand below a body alone."""
    return right[:1].isupper() and (not left or left[:1].isupper())


def _names_people(head: re.Match[str]) -> bool:
    """Check whether both headings are labels of people: "Attendees" and "Apologies"."""
    return all(_LABEL.fullmatch(head[side].strip(" :")) for side in ("left", "right"))


def _below(lines: Sequence[str], start: int, column: int, *, of_people: bool) -> Rows:
    """Return the rows below the headings; empty if the text has no such columns."""
    ruled = start < len(lines) and bool(_RULE.fullmatch(lines[start]))
    rows: Rows = {start: ()} if ruled else {}
    made: list[tuple[list[int], tuple[str, str]]] = []
    for places in _paragraphs(lines, start + ruled):
        parts = [
            _divided(lines[place], column) or (_over(lines[place]) if of_people else None)
            for place in places
        ]
        cut = parts.index(None) if None in parts else len(parts)
        whole = [part for part in parts[:cut] if part]
        groups = [[each] for each in range(cut)] if of_people else [list(range(cut))]
        if of_people or cut == len(parts):
            made += [([places[at] for at in group], _joined(whole, group)) for group in groups]
        if of_people or cut < len(parts):
            break
    made = list(dropwhile(lambda row: not row[1][1], reversed(made))) if not of_people else made
    beside = sum(bool(left and right) for _, (left, right) in made)
    if beside < (1 if ruled or of_people else _FEWEST):
        return {}
    for places, cells in made:
        rows |= {**dict.fromkeys(places, ()), places[0]: cells}
    return rows


def _joined(parts: Sequence[tuple[str, str]], group: Sequence[int]) -> tuple[str, str]:
    left, right = (" ".join(filter(None, (parts[at][side] for at in group))) for side in (0, 1))
    return left, right


def _paragraphs(lines: Sequence[str], start: int) -> Iterator[list[int]]:
    """Yield the places of the lines of each paragraph, up to a blank line."""
    places: list[int] = []
    for place in range(start, len(lines)):
        if lines[place].strip():
            places.append(place)
        elif places:
            yield places
            places = []
    if places:
        yield places


def _over(line: str) -> tuple[str, str] | None:
    """Return a line that reaches over the second column, which holds nothing there."""
    return None if _GAP.search(line.strip()) else (" ".join(line.split()), "")


def _divided(line: str, column: int) -> tuple[str, str] | None:
    """Divide a line where the second column begins; None if its words run over that place."""
    starts = (each.end() for each in re.finditer(r"\s{2,}(?=\S)", line))
    at = next((start for start in starts if abs(start - column) <= _OFF), column)
    left, right = line[:at], line[at:]
    if left.strip() and right.strip() and not left.endswith("  "):
        return None
    if right[:1].isspace() and right.strip():
        return None
    return " ".join(left.split()), " ".join(right.split())
