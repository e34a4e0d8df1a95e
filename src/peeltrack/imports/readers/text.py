"""Plain text, as it is pasted from a page or kept by a word processor. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.aligned import aligned_rows
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.limits import LINE_LIMIT
from peeltrack.imports.readers.margin_column import margin_rows
from peeltrack.imports.reports.list_markers import continues, is_first, with_mark

_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ENDED = re.compile(r"[.!?:;][\"'”\u2019)]{0,3}$")
_LABEL = re.compile(
    r"(?:areas? for improvement|causes? (?:of|for) concern|recommendations?)\b.{0,12}$"
    r"|(?:AFI|recommendation|area for improvement|cause of concern) ?\d",
    re.IGNORECASE,
)
_HEAD_LABEL = re.compile(
    r"(?:present|apologies|attendees|(?:also )?in attendance|also present|minutes|notes|chair|date"
    r"|time|venue|location|actions?|owner|due|deadline)\b[\w ]{0,20}:",
    re.IGNORECASE,
)
"""What begins a line of its own in the notes of a meeting."""
_LABELLED = re.compile(
    r"^\s*(?P<label>present|apologies|attendees|(?:also )?in attendance|also present|minutes|notes"
    r"|chair|date|time|venue|location)(?: {3,})(?=\S)",
    re.IGNORECASE,
)
"""A label that the columns of a page set off from what it labels."""
_HASHED = re.compile(r"(#{1,6}) +([^\s|].{0,400}?)[ #]*$")
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<stars>\*{1,3})(?=\S)(?P<text>[^*\n]{1,400}?)(?<=\S)(?P=stars)(?![\w*])"
    r"|(?<!\w)(?P<lows>_{1,2})(?=\S)(?P<low>[^_\n]{1,400}?)(?<=\S)(?P=lows)(?!\w)"
)
"""Words that Markdown sets in bold or italics."""
_STRONG = re.compile(r"(?:\*\*|__)(?=[^\s*_])[^*]{1,2000}(?<=[^\s*_])(?:\*\*|__)")
"""A line that Markdown sets in bold as a whole."""
_QUOTED = re.compile(r"(?:> ?)+(?=\S)")
_TAG = re.compile(r"<(/?)(p|ol|ul|li|br|i|b|em|strong)\b[^<>]{0,200}>", re.IGNORECASE)
_COLUMNS = 60
"""The most columns of a table; the rest of a wider row is one cell."""

_FAR = 8
"""Spaces before a line that stands below another's second part."""
_FULL = 0.75
"""The share of the width from which a line is full, so that its sentence may go on below."""
_WIDEST = 130
"""The widest text, in columns, that people or programs break into lines."""


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
        text = _decoded(data)
        if text.count("\n") > LINE_LIMIT:
            raise UnreadablePaperError("it", f"it has more than {LINE_LIMIT:,} lines")
        lines = list(_lines(text))
        whole = _unwrapped(lines) if _is_wrapped(lines) else lines
        return tuple(block for block in whole if block.text)


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


def _lines(text: str) -> Iterator[Block]:
    """Yield a block for each line; an empty one for a blank line between paragraphs."""
    path: list[tuple[int, str]] = []
    whole = re.split(r"\r\n|[\n\r\f\v\u2028\u2029]", text)
    rows = _rows(whole)
    for number, line in enumerate(whole, 1):
        if row := rows.get(number - 1):
            yield row
            continue
        if "\t" in line.strip(" "):
            yield _row(line, number)
            continue
        if number > 1 and _hangs(line, whole[number - 2]):
            yield Block("", number)
        plain = _QUOTED.sub("", _without_emphasis(line), count=1)
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


def _rows(lines: Sequence[str]) -> dict[int, Block]:
    """Return the rows of tables without lines between their cells, by the place of each line."""
    beside = margin_rows(lines)
    aligned = aligned_rows(["" if at in beside else line for at, line in enumerate(lines)])
    rows = {
        at: Block(" ".join(filter(None, cells)), at + 1, cells=cells)
        for at, cells in {**beside, **aligned}.items()
    }
    for at in (at for at, cells in beside.items() if cells):
        first = with_mark(Block(beside[at][0], at + 1))
        rows[at] = replace(rows[at], bullet=first.bullet, cells=(first.text, *beside[at][1:]))
    return rows


def _hangs(line: str, above: str) -> bool:
    """Check whether a line stands far to the right, below a part that begins where it does."""
    indent = len(line) - len(line.lstrip(" "))
    if line.lstrip()[:1].islower():
        return False  # a paragraph that is set in goes on
    at = above[: indent + 1].rstrip(" ")
    return indent >= _FAR and bool(line.strip()) and len(at) == indent + 1 and (
        not above[:indent].strip() or above[indent - 2 : indent] == "  "
    )  # fmt: skip


def _without_emphasis(line: str) -> str:
    """Return a line without the stars and low lines around words that are set off by them."""
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


def _is_wrapped(lines: Sequence[Block]) -> bool:
    """Check whether paragraphs were broken into lines: many lines continue, and none is wide."""
    filled = [block for block in lines if block.text]
    if len(filled) < 4 or max(len(block.text) for block in filled) > _WIDEST:
        return False
    run_on = [pair for pair in pairwise(lines) if _runs_on(*pair)]
    broken = [second for _, second in run_on if second.text[:1].islower()]
    many = len(run_on) * 5 > len(filled) or (len(broken) > 2 and len(broken) * 10 > len(filled))
    if broken and many:
        return True
    spaced = sum(not block.text for block in lines) * 3 > len(filled)
    width = max(len(block.text) for block in filled)
    return spaced and any(len(first.text) > width * _FULL for first, _ in run_on)


def _runs_on(first: Block, second: Block) -> bool:
    long_enough = len(first.text) > 45 and not first.cells
    return bool(
        long_enough and second.text and not second.bullet and not _ENDED.search(first.text[-6:])
    )


def _unwrapped(lines: Sequence[Block]) -> Iterator[Block]:
    """Join the lines of each paragraph."""
    width = max((len(block.text) for block in lines), default=0)
    waiting: Block | None = None
    last = 0
    for block in lines:
        is_full = last > width * _FULL
        if waiting and waiting.text and _belongs(waiting, block, width, is_full=is_full):
            words = f"{block.bullet or ''} {block.text}".strip()
            waiting = replace(waiting, text=_mended(waiting.text, words))
            last = len(words)
        else:
            if waiting:
                yield waiting
            waiting, last = block, len(block.text)
        width_left = last
        if waiting is not None and width_left < width * 0.6 and _ENDED.search(block.text[-6:]):
            yield waiting
            waiting = None
    if waiting:
        yield waiting


def _belongs(first: Block, second: Block, width: int, *, is_full: bool) -> bool:
    """Check whether a line continues the paragraph: it is not an entry, label, row or heading.

    Below a full line a number may be the sentence's own: in district / 16. Officers …
    """
    if not second.text or second.cells or first.cells:
        return False
    if second.bullet:
        return is_full and _is_a_number_within(first, second)
    if (
        _HEAD_LABEL.match(second.text)
        or _LABEL.match(second.text)
        or (_LABEL.match(first.text) and len(first.text) < 40)
    ):
        return False
    if second.text[:1].islower():
        return True
    is_entry = bool(first.bullet) and not _ENDED.search(first.text[-6:])
    return len(first.text) > width * 0.6 or is_entry


def _is_a_number_within(first: Block, second: Block) -> bool:
    mark, unfinished = second.bullet or "", not _ENDED.search(first.text[-6:])
    is_number = mark.strip(".)").isdigit() and not is_first(mark)
    is_next = bool(first.bullet) and continues(first.bullet or "", mark)
    return unfinished and first.text[-1:].islower() and is_number and not is_next


def _mended(first: str, second: str) -> str:
    """Join two lines; a word that the line end divided loses its hyphen."""
    if re.search(r"[a-z]-$", first[-2:]) and second[:1].islower():
        return first + second if _is_compound(first, second) else first[:-1] + second
    return f"{first} {second}"


_COMPOUNDS = (
    "anti", "cross", "end", "evidence", "force", "full", "half", "high", "long", "low", "multi",
    "non", "part", "problem", "risk", "self", "short", "single", "victim", "well",
)  # fmt: skip


def _is_compound(first: str, second: str) -> bool:
    return first[:-1].rpartition(" ")[2].casefold() in _COMPOUNDS and second[:1].isalpha()
