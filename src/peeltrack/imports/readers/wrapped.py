"""Paragraphs of a text that were broken into lines, made whole. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.hyphens import joined, whole_words
from peeltrack.imports.reports.list_markers import continues, is_first
from peeltrack.language.sentences import sentences

ENDED = re.compile(r"[.!?:;](?:[\"'”\u2019)]{0,3}| \([\d.,; ]{1,10}\))$")
"""The end of a line that ends a sentence, or introduces what is below it: … each day. (1.12)"""
_END = 16
"""The characters in which that is looked for."""
LABELS_OF_NOTES = (
    r"present|apologies|apols?|sorry|regrets|unable|attendees|(?:also )?in attendance|also present"
    r"|sederunt"
    r"|minutes|notes|chair|date|time|venue|location|(?:also |not )there|in the room"
    r"|(?:via|by|on) (?:ms )?(?:teams|video|phone)|in person|online|absent"
)
"""Labels at the head of the notes of a meeting, as alternatives of a regular expression."""
_LABEL = re.compile(
    r"(?:areas? for improvement|causes? (?:of|for) concern|recommendations?)\b.{0,12}$"
    r"|(?:AFI|CoC|recommendation|area for improvement|cause of concern) ?\d"
    r"|(?-i:R(?:ec)?) ?\d{1,2}[.:)] ",
    re.IGNORECASE,
)
_HEAD_LABEL = re.compile(
    rf"(?:[^\W\d_][\w' ]{{2,30}} / )?(?:{LABELS_OF_NOTES}|actions?|owner|due|deadline"
    r"|(?:\w+ )?(?:members|officers|councillors|observers|guests|advisers|auditors)|secretariat"
    r"|clerk|opcc|(?:the )?force|constabulary|(?:for|from) the [\w ]{2,40}?)"
    r"\b[\w ]{0,20}(?::|\s[\u2013-]\s)",
    re.IGNORECASE,
)
"""What begins a line of its own in the notes of a meeting."""
_ACTION_NUMBER = re.compile(
    r"(?:AP|ACT|A(?=\d)|[Aa]ction|ACTION)[ /]?\d[\d/.-]*(?:\s*[:\u2013\u2014-]|\s+[A-Z])"
    r"|[A-Z]{1,4}\d*[/-]\d+\s+(?:[\u2013\u2014-]\s*)?[A-Z]"
)
"""The number of an action before its text, in the notes of a meeting: "AP 7/2 \u2013 …"."""
_PUBLISHED = re.compile(
    r"(?:(?:date )?(?:first )?published|publication date|issued)\b.{0,30}\d", re.IGNORECASE
)
_FULL = 0.75
"""The share of the width from which a line is full, so that its sentence may go on below."""
_SHORT = 0.6
"""The share of the width below which a line is short, so that its paragraph may end with it."""
_WIDEST = 130
"""The widest text, in columns, that people or programs break into lines."""
_NARROWEST, _NARROW = 24, 60
"""The widths of a column that is narrower than a page."""
_LONG_LINE = 45
"""The characters from which a line of a page may go on below it."""
_MANY_SHORT = 5
_FEWEST_IN_LIST, _ROOM = 3, 0.85
"""The lines of a list without marks, and the share of the width in which a next word had fitted."""
_FITS = 0.92
"""The share of the usual width in which the next word had fitted behind a sentence."""
LEADS_ON = re.compile(r"(?:[,;&/\u2013\u2014-]|\b(?:of|the|and|for|to|in|on|by|with|at|a|an))$")
"""The end of a line that certainly goes on."""


def is_wrapped(lines: Sequence[Block]) -> bool:
    """Check whether paragraphs were broken into lines: many lines continue, and none is wide."""
    filled = [block for block in lines if block.text]
    width = max((len(block.text) for block in filled), default=0)
    if len(filled) < 4 or width > _WIDEST:
        return False
    run_on = [pair for pair in pairwise(lines) if _runs_on(*pair)]
    broken = [second for _, second in run_on if second.text[:1].islower()]
    many = len(run_on) * 5 > len(filled) or (len(broken) > 2 and len(broken) * 10 > len(filled))
    if broken and many:
        return True
    spaced = sum(not block.text for block in lines) * 3 > len(filled)
    full = any(len(first.text) > width * _FULL for first, _ in run_on)
    return (spaced and full) or _is_narrow(lines, width)


def _runs_on(first: Block, second: Block, length: float = _LONG_LINE) -> bool:
    long_enough = len(first.text) > length and not first.cells
    return bool(
        long_enough and second.text and not second.bullet and not ENDED.search(first.text[-_END:])
    )


def _is_narrow(lines: Sequence[Block], width: int) -> bool:
    """Check whether the lines are those of a narrow column: the next word would not have fitted."""
    if not _NARROWEST < width <= _NARROW:
        return False
    broken = [
        (first, second)
        for first, second in pairwise(lines)
        if _runs_on(first, second, 0) and second.text[:1].islower()
    ]
    full = [
        first for first, second in broken
        if len(first.text) + len(second.text.split(" ", 1)[0]) + 1 > width * _FULL
    ]  # fmt: skip
    return len(broken) >= _MANY_SHORT and len(full) > len(broken) * _FULL


def unwrapped(lines: Sequence[Block]) -> Iterator[Block]:
    """Join the lines of each paragraph."""
    width = max((len(block.text) for block in lines), default=0)
    usual = usual_width(lines) * _FITS
    words = whole_words(block.text for block in lines)
    alone = _lines_of_fields(lines) | _in_lists(lines, width)
    waiting: Block | None = None
    last = 0
    for at, block in enumerate(lines):
        joins = waiting and waiting.text and at not in alone
        if waiting and joins and _belongs(waiting, block, width, last):
            more = f"{block.bullet or ''} {block.text}".strip()
            waiting = replace(waiting, text=joined(waiting.text, more, words))
            last = len(more)
        else:
            if waiting:
                yield waiting
            waiting, last = block, len(block.text)
        if ENDED.search(block.text[-_END:]) and last < usual - _next_word(lines, at):
            yield waiting
            waiting = None
    if waiting:
        yield waiting


def usual_width(lines: Sequence[Block]) -> int:
    """Return the width that all but the widest lines keep."""
    widths = sorted(len(block.text) for block in lines if block.text)
    return widths[len(widths) * 9 // 10] if widths else 0


def _next_word(lines: Sequence[Block], at: int) -> int:
    """Return the room that the first word of the next line takes."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return len(below.split(" ", 1)[0]) + 1


def _lines_of_fields(lines: Sequence[Block]) -> frozenset[int]:
    """Return the places of lines that begin with a field of a record: Target date: 4 May 2026.

    Its name begins several lines, or a line above it without a blank line between does so too.
    """
    named = {at: field["name"] for at, block in enumerate(lines) if (field := _field(block))}
    times = Counter(named.values())
    found: set[int] = set()
    begun = False
    for at, block in enumerate(lines):
        if at in named and (begun or times[named[at]] > 1):
            found.add(at)
        begun = bool(block.text) and (begun or at in named)
    return frozenset(found)


def _field(block: Block) -> re.Match[str] | None:
    return None if block.bullet or block.cells else _FIELD.match(block.text)


_FIELD = re.compile(r"(?P<name>[A-Z][\w'\u2019()/.&-]*(?: [\w'\u2019()/.&-]+){0,5}?) ?:(?= \S|$)")
"""The name of a field, of one to six words."""


def _in_lists(lines: Sequence[Block], width: int) -> set[int]:
    """Return the places of lines that go on with none: the entries of lists without marks.

    Each begins with a capital and is whole in itself, and the first word of one would have fitted
    into the line above it, so that the width of the page did not divide them.
    """
    found: set[int] = set()
    for start, end in _runs(lines):
        first = start + bool(_LABEL.match(lines[start].text))
        if end - first >= _FEWEST_IN_LIST and _is_list(lines[first:end], width):
            found |= set(range(first + 1, end))
    return found


def _runs(lines: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield where lines without marks begin and end between blank lines, rows and entries.

    A label with what it labels begins another run: "In the room - Ada Quill, …".
    """
    start = 0
    for at in range(len(lines) + 1):
        block = lines[at] if at < len(lines) else Block("")
        apart = not block.text or bool(block.bullet or block.cells)
        begins = apart or _labels(block)
        if begins and at > start:
            yield start, at
        start = at + apart if begins else start


def _is_list(run: Sequence[Block], width: int) -> bool:
    """Check whether lines are entries of a list, and not the lines of a paragraph."""
    whole = all(
        not LEADS_ON.search(block.text)
        and len(sentences(block.text)) == 1
        and block.text.count("(") == block.text.count(")")
        for block in run
    )
    room = width * _ROOM
    fitted = [
        len(first.text) + len(second.text.split(" ", 1)[0]) < room
        for first, second in pairwise(run)
    ]
    if not fitted[0] and _labels(run[0]):
        return False
    return whole and any(fitted) and not any(block.text[:1].islower() for block in run)


def _labels(block: Block) -> bool:
    """Check whether a line begins with a label of notes and has what it labels behind it."""
    label = _HEAD_LABEL.match(block.text)
    return bool(label and block.text[label.end() :].strip())


def _belongs(first: Block, second: Block, width: int, last: int) -> bool:
    """Check whether a line continues the paragraph: it is not an entry, label, row or heading.

    Below a full line a number may be the sentence's own: in district / 16. Officers …

    Args:
        first: the lines of the paragraph so far.
        second: the line below them.
        width: the characters of the widest line.
        last: those of the paragraph's last line.
    """
    if not second.text or second.cells or first.cells:
        return False
    if second.text.startswith("|") or first.text.endswith("|"):
        return False  # rows of a table
    if second.bullet:
        return last > width * _FULL and _is_a_number_within(first, second)
    if labels_a_line(second.text) or (
        _LABEL.match(first.text) and _is_whole_label(first.text, second.text)
    ):
        return False
    if second.text.startswith("that ") and first.text.startswith("that "):
        return False  # each is an entry of its own
    if second.text[:1].islower():
        return True
    is_entry = bool(first.bullet) and not ENDED.search(first.text[-_END:])
    return last > width * _SHORT or is_entry


def labels_a_line(text: str) -> bool:
    """Check whether a line begins with a label, an action's number or a day of publication."""
    labels = (_HEAD_LABEL, _ACTION_NUMBER, _PUBLISHED, _LABEL)
    return any(label.match(text) for label in labels)


def _is_whole_label(text: str, below: str) -> bool:
    """Check whether a label is short, or says for whom the finding below it is, to its end."""
    if len(text) < _SHORT_LABEL:
        return True
    told = label_of(text)
    return told is not None and bool(told.addressees) and not (told.rest or below[:1].islower())


_SHORT_LABEL = 40


def _is_a_number_within(first: Block, second: Block) -> bool:
    mark, unfinished = second.bullet or "", not ENDED.search(first.text[-_END:])
    is_number = mark.strip(".)").isdigit() and not is_first(mark)
    is_next = bool(first.bullet) and continues(first.bullet or "", mark)
    return unfinished and first.text[-1:].islower() and is_number and not is_next
