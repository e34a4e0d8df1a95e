"""Plain text, as it is pasted from a page or kept by a word processor. Pure."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.aligned import aligned_rows
from peeltrack.imports.readers.barred import BOXED, RULE, barred_tables
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.headed_columns import headed_tables
from peeltrack.imports.readers.headed_rows import TableLine
from peeltrack.imports.readers.limits import LINE_LIMIT
from peeltrack.imports.readers.margin_column import margin_rows
from peeltrack.imports.readers.page_breaks import without_breaks
from peeltrack.imports.readers.separated import separated_rows
from peeltrack.imports.readers.side_by_side import columns_side_by_side
from peeltrack.imports.readers.wrapped import ENDED, LABELS_OF_NOTES, is_wrapped, unwrapped
from peeltrack.imports.reports.bare_marks import with_bare_marks
from peeltrack.imports.reports.list_markers import with_mark

_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LABELLED = re.compile(rf"^\s*(?P<label>{LABELS_OF_NOTES})(?: {{3,}})(?=\S)", re.IGNORECASE)
"""A label that the columns of a page set off from what it labels."""
_OWNER_BESIDE = re.compile(
    r"\s*(?:action|AP)\b[ \w./-]{0,24}?\s{3,}(?:owners?|lead|by whom|responsible)\s*:",
    re.IGNORECASE,
)
"""The number of an action with its owner at the right, above what he is to do."""
_HASHED = re.compile(r"(#{1,6}) +([^\s|].{0,400}?)[ #]*$")
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<stars>\*{1,3})(?=\S)(?P<text>[^*\n]{1,400}?)(?<=\S)(?P=stars)(?![\w*])"
    r"|(?<!\w)(?P<lows>_{1,2})(?=\S)(?P<low>[^_\n]{1,400}?)(?<=\S)(?P=lows)(?!\w)"
)
"""Words that Markdown sets in bold or italics."""
_SET_OFF = re.compile(r"^\s*(?P<sign>[*=~-])(?P=sign)+ (?P<text>\S.*\S) (?P=sign){2,}\s*$")
"""A line with stars or strokes before and behind it."""
_STRONG = re.compile(r"(?:\*\*|__)(?=[^\s*_])[^*]{1,2000}(?<=[^\s*_])(?:\*\*|__)")
"""A line that Markdown sets in bold as a whole."""
_QUOTED = re.compile(r"\s*(?:> ?)+(?=\S)")
"""The signs of a mail that is quoted, before its line."""
_TAG = re.compile(r"<(/?)(p|ol|ul|li|br|i|b|em|strong)\b[^<>]{0,200}>", re.IGNORECASE)
_COLUMNS = 60
"""The most columns of a table; the rest of a wider row is one cell."""

_FAR = 8
"""Spaces before a line that stands below another's second part."""
_SET_APART = re.compile(r"\w\)? [\u2013\u2014-] \w")
_FULL, _NARROWEST = 0.95, 70
"""The share of the usual width of a page in which a next word had fitted, and the least width."""


class TextReader:
    """A reader of plain text: whatever no other reader accepts."""

    name = "plain text"

    def reads(self, name: str, data: bytes) -> bool:  # noqa: ARG002 (a reader is asked so)
        """Check whether it may be text; this reader is asked last."""
        return True

    def read(self, data: bytes) -> tuple[Block, ...]:
        """Return the paragraphs, list entries and rows of a text.

        Raises:
            UnreadablePaperError: if the bytes are not text.
        """
        printed = lines_of(data)
        if len(printed) > LINE_LIMIT + 1:
            raise UnreadablePaperError("it", f"it has more than {LINE_LIMIT:,} lines")
        unbroken = without_breaks(with_bare_marks(list(_lines(printed))))
        lines = [replace(line, text="") if _is_rule(line.text) else line for line in unbroken]
        whole = unwrapped(lines) if is_wrapped(lines) else lines
        return tuple(block for block in whole if block.text)


def lines_of(data: bytes) -> list[str]:
    """Return the lines of a text as they are printed, the lines drawn around cells as bars.

    Raises:
        UnreadablePaperError: if the bytes are not text.
    """
    return [_undrawn(line) for line in re.split(r"\r\n|[\n\r\f\v\u2028\u2029]", _decoded(data))]


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if _NOT_TEXT.search(text) or text.count("\ufffd") * 50 > len(text):
        raise UnreadablePaperError("it", "it is not text or a known format")
    return text


def _lines(printed: Sequence[str]) -> Iterator[Block]:
    """Yield a block for each line; an empty one for a blank line between paragraphs."""
    path: list[tuple[int, str]] = []
    barred = barred_tables(["" if "\t" in line else line for line in printed])
    whole = [
        found["text"] if at not in barred and (found := BOXED.fullmatch(line)) else line
        for at, line in enumerate(printed)
    ]
    rows, cut = _rows(whole, barred), _cut_lines(whole)
    entry: Block | None = None
    for number, line in enumerate(whole, 1):
        if row := rows.get(number - 1):
            yield row
            continue
        if "\t" in line.strip(" "):
            goes_on = entry is not None and _goes_on(entry, line)
            row = Block(" ".join(line.split()), number) if goes_on else _row(line, number)
            entry = row if goes_on or (row.bullet and not row.cells) else None
            yield row
            continue
        entry = None
        if number > 1 and _begins_anew(line, whole[number - 2], is_cut=number - 1 in cut):
            yield Block("", number)
        plain = _without_emphasis(line)
        plain = plain[found.end() :] if (found := _QUOTED.match(plain)) else plain
        plain = _LABELLED.sub(r"\g<label>: ", plain)
        if titled := _HASHED.match(plain):
            yield Block(" ".join(titled[2].split()), number, heading=len(titled[1]))
            continue
        words = " ".join(plain.replace("\u00ad", "").split())
        block = with_mark(Block(words, number, strong=bool(_STRONG.fullmatch(line.strip()))))
        if block.bullet:
            block = replace(block, depth=_depth(path, len(line) - len(line.lstrip()), block.text))
        elif block.text:
            path.clear()
        yield block


def _undrawn(line: str) -> str:
    """Return a line with what is drawn around its cells as bars, and rules as typed ones."""
    if not _DRAWN.search(line):
        return line
    barred = _UPRIGHT.sub("|", line)
    return _DRAWN.sub(" " if _DRAWN.sub("", barred).strip("| ") else "-", barred).rstrip()


_RULE = re.compile(r"\s*[-=_*~\u2013\u2014]{5,}\s*")
"""A rule that is drawn across the page."""


def _is_rule(text: str) -> bool:
    return bool(_RULE.fullmatch(text) or RULE.fullmatch(text))


_DRAWN = re.compile(r"[\u2500-\u257f]")
_UPRIGHT = re.compile(r"[\u2502\u2503\u2551]")


def _rows(lines: Sequence[str], barred: Mapping[int, TableLine]) -> dict[int, Block]:
    """Return the rows of tables by the place of each line: of barred ones, and of those without."""
    untabbed = ["" if "\t" in line or _is_rule(line) else line for line in lines]
    separated = separated_rows(_without(untabbed, barred))
    headed = {**barred, **headed_tables(_without(untabbed, {**barred, **separated}))}
    known: Mapping[int, tuple[str, ...]] = {
        **separated, **{at: line.cells for at, line in headed.items()},
    }  # fmt: skip
    beside = margin_rows(_without(untabbed, known))
    known = {**known, **beside}
    unbarred = ["" if line.lstrip().startswith("|") else line for line in untabbed]
    known = {**known, **columns_side_by_side(_without(unbarred, known))}
    known = {**known, **aligned_rows(_without(unbarred, known))}
    rows = {
        at: Block(
            " ".join(filter(None, cells)), at + 1, cells=cells,
            is_mixed=at in headed and headed[at].is_mixed,
        )
        for at, cells in known.items()
    }  # fmt: skip
    for at in (at for at, cells in beside.items() if cells):
        first = with_mark(Block(beside[at][0], at + 1))
        rows[at] = replace(rows[at], bullet=first.bullet, cells=(first.text, *beside[at][1:]))
    return rows


def _without(lines: Sequence[str], rows: Container[int]) -> list[str]:
    """Return lines, those that are rows already as blank ones."""
    return ["" if at in rows else line for at, line in enumerate(lines)]


def _begins_anew(line: str, above: str, *, is_cut: bool) -> bool:
    """Check whether a line goes on with nothing: what is to be done, below the action's owner."""
    return bool(_OWNER_BESIDE.match(above)) or (_hangs(line, above) and not is_cut)


def _hangs(line: str, above: str) -> bool:
    """Check whether a line stands far to the right, below a part that begins where it does."""
    indent = len(line) - len(line.lstrip(" "))
    if line.lstrip()[:1].islower():
        return False  # a paragraph that is set in goes on
    at = above[: indent + 1].rstrip(" ")
    return indent >= _FAR and bool(line.strip()) and len(at) == indent + 1 and (
        not above[:indent].strip() or above[indent - 2 : indent] == "  "
    )  # fmt: skip


def _cut_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the places of lines that only the width of the page parts from the one above.

    That one ends no sentence, and the next word had not fitted into it. Of two lines that each have
    a dash, as in a list of people, each is an entry.
    """
    widths = sorted(len(line) for line in lines if line.strip())
    width = max(widths[len(widths) * 9 // 10] if widths else 0, _NARROWEST) * _FULL
    return frozenset(
        at + 1
        for at, (above, line) in enumerate(pairwise(lines))
        if above.strip()
        and line.strip()
        and not ENDED.search(above.rstrip()[-_END:])
        and not (_SET_APART.search(above) and _SET_APART.search(line))
        and len(above.rstrip()) + len(line.split(maxsplit=1)[0]) + 1 > width
    )


def _without_emphasis(line: str) -> str:
    """Return a line without the stars and low lines around words that are set off by them."""
    line = _SET_OFF.sub(r"\g<text>", line)
    if "*" not in line and "_" not in line:
        return line
    return _EMPHASIS.sub(lambda found: found["text"] or found["low"], line)


def _depth(path: list[tuple[int, str]], indent: int, text: str) -> int:
    """Return the nesting of an entry, by its indent and by a colon above it.

    A single space more is not a level of its own, unless the entry above ends in a colon.
    """
    while path and path[-1][0] > indent:
        path.pop()
    if path and path[-1][0] == indent:
        path.pop()
    elif path and indent - path[-1][0] < 2 and not path[-1][1].endswith(":"):
        indent = path.pop()[0]
    path.append((indent, text))
    return min(len(path) - 1, 9)


def _goes_on(entry: Block, line: str) -> bool:
    """Check whether an entry of a list, or a line of it, goes on in a line that a tab sets in."""
    is_long = len(entry.text) > _LONG_LINE or line.strip()[:1].islower()
    is_set_in = _SET_IN.fullmatch(line) is not None
    return is_set_in and is_long and not ENDED.search(entry.text[-_END:])


_SET_IN = re.compile(r"[ \t]*\t[ \t]*[^\t]+")
_END, _LONG_LINE = 16, 45
"""The characters in which the end of a sentence is looked for, and those of a line that goes on."""


def _row(line: str, number: int) -> Block:
    cells = tuple(_cell(cell) for cell in line.split("\t", _COLUMNS))
    words = " ".join(" ".join(cells).split())
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and not line.startswith("\t"):
        return with_mark(Block(words, number))
    if len(filled) == 2 and cells[0] and not cells[0].isalnum():
        entry = with_mark(Block(words, number))
        if entry.text == cells[-1]:
            return entry
    return Block(words, number, cells=cells)


def _cell(text: str) -> str:
    """Return a cell's words; line feeds separate the paragraphs and list entries of its tags."""
    if "<" in text:
        text = _TAG.sub(
            lambda tag: "" if tag[2].casefold() in ("i", "b", "em", "strong") else "\n", text
        )
    parts = (" ".join(part.split()) for part in text.split("\n"))
    return "\n".join(part for part in parts if part)
