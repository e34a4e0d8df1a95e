"""Tables of findings in plain text whose columns blanks hold apart, below a head. Pure.

Between two columns there is a place that is blank in every line of the table. Where words stand
in it, the columns of those lines cannot be told apart, and they are given as they are.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from peeltrack.imports.readers.headed_rows import LABELLED, CellLine, TableLine, rows_from
from peeltrack.imports.readers.page_breaks import is_foot
from peeltrack.imports.unfolding.columns import FindingColumn
from peeltrack.imports.unfolding.table_heads import TableHead, table_head

_PART = re.compile(r"\S+(?: \S+)*")
_DIVIDED = re.compile(r"[\t|]")
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 12
_MOST_OF_HEAD = 3
"""The most lines of a head."""
_LONGEST_LINE = 400
_LONGEST_NUMBER = 4
_MOST_OF_SECTION = 2
"""The most lines of a heading between two rows."""

Part = tuple[int, int, str]
"""Where words begin on their line, where they end, and the words."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: where each head stands, and what is still blank before the next."""

    head: TableHead
    texts: tuple[str, ...]
    starts: tuple[int, ...]
    between: tuple[frozenset[int], ...]
    """The places before each column but the first that are blank in all lines so far."""


def headed_tables(lines: Sequence[str]) -> Mapping[int, TableLine]:
    """Return the lines of such tables by their places; a row is given at its first line."""
    times = Counter(_plain(line) for line in lines)
    found: dict[int, TableLine] = {}
    place = 0
    while place < len(lines):
        head = _head_at(lines, place)
        table = _table(lines, place, *head, times) if head else {}
        found |= table
        place = max(table, default=place) + 1
    return found


def _plain(line: str) -> str:
    return " ".join(line.split())


def _parts(line: str) -> list[Part]:
    """Return the words of a line that two blanks or more hold apart."""
    return [(each.start(), each.end(), each[0]) for each in _PART.finditer(line)]


def _head_at(lines: Sequence[str], place: int) -> tuple[Columns, int] | None:
    """Return the columns of a head that begins at a place, and the place behind it."""
    if len(_parts(lines[place])) < 2:
        return None
    best: tuple[int, Columns, int] | None = None
    parts: list[Part] = []
    for end in range(place + 1, min(place + _MOST_OF_HEAD, len(lines)) + 1):
        line = lines[end - 1]
        if not line.strip() or len(line) > _LONGEST_LINE or _DIVIDED.search(line):
            break
        parts += _parts(line)
        columns = _columns(parts)
        known = _known(columns.head) if columns else 0
        is_last = end == len(lines) or not lines[end].strip()
        if columns and (best is None or known > best[0] or (known == best[0] and is_last)):
            best = known, columns, end
    return (_with_margin(best[1], lines, best[2]), best[2]) if best else None


def _with_margin(columns: Columns, lines: Sequence[str], below: int) -> Columns:
    """Return columns with one more at the left, if what stands there below has no head."""
    first = columns.starts[0]
    line = next((line for line in lines[below : below + _MOST_OF_HEAD] if line.strip()), "")
    start, end, _ = next(iter(_parts(line)), (first, first, ""))
    if end >= first or len(columns.starts) == _MOST_COLUMNS:
        return columns
    places = frozenset(range(start + 1, first))
    numbered = (FindingColumn.NUMBER, *columns.head.columns)
    return Columns(
        replace(columns.head, columns=numbered), ("", *columns.texts), (start, *columns.starts),
        (places, *columns.between),
    )  # fmt: skip


def _known(head: TableHead) -> int:
    return len({column for column in head.columns if column is not FindingColumn.OWN})


def _columns(parts: Sequence[Part]) -> Columns | None:
    """Return the columns whose heads are made of some words, one above the other."""
    made: list[Part] = []
    for start, end, text in parts:
        above = next((each for each in made if start < each[1] and each[0] < end), None)
        if above is None:
            made.append((start, end, text))
            continue
        made.remove(above)
        made.append((min(start, above[0]), max(end, above[1]), f"{above[2]} {text}"))
    made.sort()
    if not _FEWEST_COLUMNS <= len(made) <= _MOST_COLUMNS:
        return None
    texts = tuple(text for _, _, text in made)
    head = table_head(texts)
    between = tuple(frozenset(range(left[1], right[0])) for left, right in pairwise(made))
    starts = tuple(start for start, _, _ in made)
    is_row = any(each.isdigit() for each in texts[0])
    return Columns(head, texts, starts, between) if head and all(between) and not is_row else None


def _table(
    lines: Sequence[str], first: int, columns: Columns, start: int, times: Mapping[str, int]
) -> dict[int, TableLine]:
    """Return the lines of a table with its head; nothing if it has no rows.

    The head may stand again on the next page, where the columns may have other places.
    """
    made: list[CellLine] = []
    heads: dict[int, TableLine] = {}
    place, behind = first, start
    while True:
        heads |= {at: TableLine() for at in range(place, behind)}
        part, end = _on_one_page(lines, behind, columns, times)
        made += part
        again = _head_at(lines, end) if end < len(lines) else None
        if again is None or again[0].texts != columns.texts or not part:
            break
        place, (columns, behind) = end, again
    rows = rows_from(made, columns.head.columns, is_led=bool(columns.head.lead))
    if not rows:
        return {}
    last = max(rows)
    between = {at: TableLine() for at in range(first, last) if lines[at].strip()}
    return between | {first: TableLine(columns.texts)} | rows


def _on_one_page(
    lines: Sequence[str], start: int, columns: Columns, times: Mapping[str, int]
) -> tuple[list[CellLine], int]:
    """Return the lines below a head, and where it stands again or the table has ended."""
    read: list[CellLine] = []
    waiting: list[CellLine] = []
    place = start
    while place < len(lines):
        block, end = _block(lines, place, columns, times)
        if block and _is_head(lines, block[0], columns):
            place = block[0]
            break
        place = end
        if not block:
            continue
        texts = [lines[at] for at in block]
        columns, fits = _fitted(columns, texts)
        is_other = _is_below(columns, texts) if all(fits) else _is_other_text(columns, texts)
        if is_other and (waiting or len(block) > _MOST_OF_SECTION):
            break
        found = [
            CellLine(
                at,
                tuple(text for _, _, text in _parts(lines[at])),
                is_first=at == block[0],
                is_section=is_other,
                is_mixed=not fit and not is_other,
            )
            for at, fit in zip(block, fits, strict=True)
        ]
        read += [] if is_other else [*waiting, *found]
        waiting = found if is_other else []
    return [_with_cells(columns, lines[line.place], line) for line in read], place


def _is_head(lines: Sequence[str], place: int, columns: Columns) -> bool:
    """Check whether the head of a table stands again, or that of another one."""
    found = _head_at(lines, place)
    return found is not None and (found[0].texts == columns.texts or not found[0].head.lead)


def _block(
    lines: Sequence[str], start: int, columns: Columns, times: Mapping[str, int]
) -> tuple[list[int], int]:
    """Return the places of the lines up to a blank one, without those of a page's head or foot.

    A head that stands again begins a block.
    """
    block: list[int] = []
    for at in range(start, len(lines)):
        plain = _plain(lines[at])
        is_head = bool(plain) and _is_head(lines, at, columns)
        if block and (not plain or is_head):
            return block, at
        if plain and (is_head or not _is_of_a_page(plain, times)):
            block.append(at)
    return block, len(lines)


def _is_of_a_page(plain: str, times: Mapping[str, int]) -> bool:
    is_number = plain.isdigit() and len(plain) < _LONGEST_NUMBER
    return is_foot(plain) or is_number or (times[plain] > 1 and len(plain.split()) > 1)


def _fitted(columns: Columns, lines: Sequence[str]) -> tuple[Columns, list[bool]]:
    """Return columns with the places between them that are blank in these lines, too.

    With them, whether each line leaves some between any two of them, which it need not if both
    are the force's own; one that does not changes nothing.
    """
    own = [column is FindingColumn.OWN for column in columns.head.columns]
    fits: list[bool] = []
    for line in lines:
        filled = {at for start, end, _ in _divided(columns, line) for at in range(start, end)}
        between = tuple(
            places - filled or (places if both == (True, True) else frozenset())
            for places, both in zip(columns.between, pairwise(own), strict=True)
        )
        is_long = len(line) > _LONGEST_LINE or _DIVIDED.search(line) is not None
        fits.append(all(between) and not is_long)
        columns = replace(columns, between=between) if fits[-1] else columns
    return columns, fits


def _divided(columns: Columns, line: str) -> Iterator[Part]:
    """Yield the parts of a line; one blank divides them just where the next column begins.

    What has a label and is alone on its line may reach over the columns behind its own.
    """
    parts = _parts(line)
    if len(parts) == 1 and LABELLED.match(parts[0][2]) and parts[0][0] >= columns.starts[1]:
        yield parts[0][0], parts[0][0] + 1, parts[0][2]
        return
    for start, end, text in parts:
        begin = start
        for at, places in zip(columns.starts[1:], columns.between, strict=True):
            covers = places and begin <= min(places) and max(places) < end
            if covers and at < end and text[at - start - 1] == " ":
                yield begin, at - 1, text[begin - start : at - start - 1]
                begin = at
        yield begin, end, text[begin - start :]


def _is_below(columns: Columns, lines: Sequence[str]) -> bool:
    """Check whether lines may be a paragraph below a table whose first column has the wordings."""
    parts = [_parts(line) for line in lines]
    is_alone = all(len(each) == 1 and each[0][0] < columns.starts[1] for each in parts)
    begins = not parts[0][0][2][:1].islower()
    return is_alone and begins and columns.head.columns[0] is FindingColumn.WORDING


def _is_other_text(columns: Columns, lines: Sequence[str]) -> bool:
    """Check whether lines are no row: of one column, or across the first of several."""
    parts = [_parts(line) for line in lines]
    if all(len(each) == 1 for each in parts):
        return True
    start, end, _ = parts[0][0]
    places = columns.between[0]
    is_across = start < min(places) and max(places) < end
    return is_across and columns.head.columns[0] is not FindingColumn.WORDING


def _with_cells(columns: Columns, text: str, line: CellLine) -> CellLine:
    """Return a line of a table with its cells: what stands between the middles of the blanks."""
    cells = [""] * len(columns.starts)
    cuts = [_middle(places) for places in columns.between]
    for start, _, words in [(0, 0, _plain(text))] if line.is_section else _divided(columns, text):
        at = sum(cut < start for cut in cuts)
        cells[at] = f"{cells[at]} {words}".strip()
    return replace(line, cells=tuple(cells))


def _middle(places: frozenset[int]) -> int:
    """Return the middle of the longest run of places."""
    runs: list[list[int]] = []
    for at in sorted(places):
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    longest = max(runs, key=len)
    return longest[len(longest) // 2]
