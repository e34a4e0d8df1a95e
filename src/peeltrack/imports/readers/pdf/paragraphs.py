"""Paragraphs, list entries and headings from lines, over columns and pages. Pure."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from statistics import median

from peeltrack.imports.readers.counters import letters, roman
from peeltrack.imports.readers.hyphens import HYPHENS, joined, whole_words, words_of
from peeltrack.imports.readers.limits import check_time
from peeltrack.imports.readers.pdf.lines import MARKED, PdfLine
from peeltrack.imports.readers.wrapped import LEADS_ON, labels_a_line
from peeltrack.model.parse_date import DATE

_ENDED = re.compile(r"""[.:;?!]["'”\u2019)\]]*$""")
_JOINT = re.compile(r"(?:,|\b(?:and|or))$")
_DASHES = ("-", "\u2013", "—")
_LOOK_BACK = 12
"""The most paragraphs between two numbered ones."""
_HEADING = 1.15
"""The size of a heading's letters, in sizes of the body."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is being read."""

    lines: list[PdfLine] = field(default_factory=list)
    text: str = ""
    bullet: str | None = None
    indent: float = 0.0
    """The place where its text begins."""
    left: float = 0.0
    """The place where it begins, including its mark."""


def paragraphs(lines: Sequence[PdfLine], right: float | None = None) -> list[Paragraph]:
    """Return the paragraphs of lines in the order of reading."""
    pitches = _pitches(lines, right)
    words = _words(lines)
    spaced = right is not None or _are_spaced(lines, pitches)  # in a cell only space divides
    made: list[Paragraph] = []
    for place, line in enumerate(lines):
        check_time()
        edge = right or _right_edge(lines, place)
        mark, text = _mark_of(line, made)
        if made and not mark and _goes_on(made[-1], line, edge, pitches, spaced=spaced):
            made[-1].text = joined(made[-1].text, text, words)
            made[-1].lines.append(line)
        else:
            made.append(Paragraph([line], text, mark, line.indent, line.left))
    return made


def _words(lines: Iterable[PdfLine]) -> frozenset[str]:
    """Return the words that are whole on a line, also those with a hyphen."""
    found: set[str] = set()
    for line in lines:
        check_time()
        cells = [cell for row in line.rows for cell in row]
        found |= whole_words((line.text, *cells))
        if not line.text:
            found.update(word for cell in cells for word in words_of(cell)[:1])
    return frozenset(found)


def _mark_of(line: PdfLine, made: Sequence[Paragraph]) -> tuple[str | None, str]:
    """Return the mark of a list entry that a line begins, and the line's text without it."""
    if line.mark and (line.mark not in _DASHES or _may_begin(line.mark, made, line)):
        return line.mark, line.text
    text = f"{line.mark} {line.text}" if line.mark else line.text
    found = MARKED.match(text)
    if found and _may_begin(found["mark"], made, line):
        return found["mark"], text[found.end() :]
    return None, text


def _may_begin(mark: str, made: Sequence[Paragraph], line: PdfLine) -> bool:
    """Check whether a line with this mark begins an entry.

    A line of a sentence may happen to begin with "5." or with a dash.
    """
    last = made[-1] if made else None
    if last is None or _ended(last.text) or last.lines[-1].rows or _is_apart(last, line):
        return True
    if last.bullet and (mark == last.bullet or _JOINT.search(last.text[-20:])):
        return True
    return any(each.bullet and follows(each.bullet, mark) for each in made[-_LOOK_BACK:])


@lru_cache(maxsize=4096)
def follows(mark: str, later: str) -> bool:
    """Check whether a number, numeral or letter is the next one: iii. after ii."""
    return any(
        mark == f"{before}{end}" and later == f"{after}{end}"
        for end in (".", ")")
        for count in range(1, 60)
        for before, after in zip(_spellings(count), _spellings(count + 1), strict=True)
    )


def _spellings(number: int) -> tuple[str, ...]:
    small = roman(number), letters(number)
    return (str(number), *small, *(each.upper() for each in small))


def _ended(text: str) -> bool:
    """Check whether a text ends as a sentence does, by its end alone, as it grows line by line."""
    return bool(_ENDED.search(text[-20:]))


def _is_apart(last: Paragraph, line: PdfLine) -> bool:
    """Check whether a line has unusual space above it, or other letters."""
    above = last.lines[-1]
    if _looks_other(above, line):
        return True
    return above.page == line.page and above.y - line.y > 1.6 * line.size


def _looks_other(above: PdfLine, line: PdfLine) -> bool:
    return abs(above.size - line.size) > 0.06 * line.size


def _goes_on(
    last: Paragraph, line: PdfLine, right: float, pitches: Mapping[int, float], *, spaced: bool
) -> bool:
    """Check whether a line without a mark continues the paragraph above it."""
    above = last.lines[-1]
    if line.rows or above.rows or _looks_other(above, line):
        return False
    ended = _ended(last.text)
    if above.page != line.page or line.y > above.y:
        return _goes_on_elsewhere(last, line, right, ended=ended)
    if _is_below_space(above, line, pitches) or _stands_alone(above, line, right):
        return False
    if last.text.endswith(HYPHENS):
        return True
    if above.bold != line.bold and not _is_full(above, line, right):
        return False
    hangs = len(last.lines) < 2 or abs(above.left - line.left) > 0.5 * line.size
    if last.bullet and hangs and line.left < last.indent - 0.8 * line.size:
        return not ended and line.left > last.left - 2
    if spaced or LEADS_ON.search(above.text):
        return True
    begins = line.text[:1].isupper() or line.text[:1].isdigit()
    return not (begins and _ends_short(above, line, right))


def _is_below_space(above: PdfLine, line: PdfLine, pitches: Mapping[int, float]) -> bool:
    """Check whether a line is farther from the one above it than a paragraph's lines are."""
    own, usual = pitches.get(_points(line)), pitches.get(0, 0.0)
    most = own + 0.3 * line.size if own else 1.3 * max(usual, 1.1 * line.size)
    return above.y - line.y > most


def _stands_alone(above: PdfLine, line: PdfLine, right: float) -> bool:
    """Check whether a line is one by itself, such as a date or a label, or is below such a line.

    Below a full line such words may be a sentence's own.
    """
    if _ALONE.fullmatch(above.text):
        return True
    is_alone = _ALONE.fullmatch(line.text) is not None or labels_a_line(line.text)
    return is_alone and not _is_full(above, line, right)


_ALONE = re.compile(
    rf"(?:{DATE}|dear\b[^.:;]{{2,60}}|yours (?:sincerely|faithfully)),?", re.IGNORECASE
)
"""A line of a letter that no other line goes on with: its date, its greeting, its end."""


def _begins_anew(above: PdfLine, line: PdfLine, right: float) -> bool:
    """Check whether a line looks like the first of a paragraph though no space is above it."""
    ended = _ended(above.text) and line.text[:1].isupper()
    return ended and _ends_short(above, line, right)


def _are_spaced(lines: Sequence[PdfLine], pitches: Mapping[int, float]) -> bool:
    """Check whether the paper puts space between paragraphs, so that only space divides them."""
    pairs = [
        (above, line, _right_edge(lines, place))
        for place, (above, line) in enumerate(itertools.pairwise(lines), 1)
        if above.page == line.page and above.y - line.y > 0 and not (above.rows or line.rows)
    ]
    apart = [_is_below_space(above, line, pitches) for above, line, _ in pairs]
    anew = [
        _begins_anew(*pair) for pair, is_apart in zip(pairs, apart, strict=True) if not is_apart
    ]
    return sum(apart) > sum(anew)


def _ends_short(above: PdfLine, line: PdfLine, right: float) -> bool:
    """Check whether a line ends well before the column does, as the last of a paragraph may."""
    short = above.right < right - 0.25 * (right - above.left)
    return short and not _is_full(above, line, right)


def _goes_on_elsewhere(last: Paragraph, line: PdfLine, right: float, *, ended: bool) -> bool:
    """Check whether a paragraph continues at the head of the next column or page."""
    above = last.lines[-1]
    if last.text.endswith(HYPHENS):
        return True
    if above.bold != line.bold:
        return False
    begins_within = line.text[:1].islower() or line.text[:1] in "(&"
    if not ended:
        return begins_within or _is_full(above, line, right)
    if last.text.endswith((":", ";")):
        return False
    # A numbered paragraph continues: a line without a number is under its text.
    numbered = last.bullet is not None and any(map(str.isalnum, last.bullet))
    return begins_within or (numbered and abs(line.left - last.indent) < 0.5 * line.size)


def _is_full(above: PdfLine, line: PdfLine, right: float) -> bool:
    """Check whether the next line's first word would not have fitted on the line above."""
    first = line.text.split(" ", 1)[0]
    each = (line.right - line.left) / max(len(line.text), 1)
    return above.right + (len(first) + 1) * each > right - 0.2 * line.size


def _right_edge(lines: Sequence[PdfLine], place: int) -> float:
    """Return the right end of the lines around one: the column's edge."""
    near = [line for line in lines[max(0, place - 25) : place + 15] if not line.rows]
    own = lines[max(0, place - 1)]
    same = [line.right for line in near if _overlap(line, own)]
    return max(same, default=own.right)


def _overlap(one: PdfLine, other: PdfLine) -> bool:
    """Check whether two lines are in one column."""
    return one.left < other.right and other.left < one.right and one.page == other.page


def _pitches(lines: Sequence[PdfLine], right: float | None) -> dict[int, float]:
    """Return the usual distance between lines of a paragraph, of each size of letters; 0 for any.

    That is the distance below a full line, since a paragraph seldom ends with one: where most
    paragraphs are of a line or two, as in letters, most distances are those between paragraphs.
    """
    near: list[float] = []
    below_full: dict[int, list[float]] = defaultdict(list)
    for place, (above, line) in enumerate(itertools.pairwise(lines), 1):
        gap = above.y - line.y
        if above.page != line.page or not 0 < gap < 3 * line.size or _looks_other(above, line):
            continue
        if gap < 2 * line.size:
            near.append(gap)
        if _is_full(above, line, right or _right_edge(lines, place)):
            below_full[_points(line)].append(gap)
    found = {size: median(gaps) for size, gaps in below_full.items()}
    return {0: median(near), **found} if near else found


def _points(line: PdfLine) -> int:
    return round(2 * line.size)


def heading_levels(lines: Iterable[PdfLine], body: float) -> dict[int, int]:
    """Return the heading level of each size that makes one, in halves of a point."""
    sizes = sorted({_points(line) for line in lines if line.size > _HEADING * body})
    return {size: min(level, 6) for level, size in enumerate(reversed(sizes), 1)}
