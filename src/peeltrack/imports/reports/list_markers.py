"""Marks before list entries, and the nesting of entries. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from peeltrack.imports.lines import Line
from peeltrack.imports.readers.blocks import Block
from peeltrack.language.numbers import roman

BULLETS = "•▪■◦●‣∙○□◆▸►➢➤❖\ue000-\uf8ff"
"""Signs of lists, as a class of a regular expression; fonts of signs have places of their own."""
_DATE = r"\d\d?\.\d\d?\.\d\d\s+(?:[\u2013\u2014-]\s|at\s|\d\d?(?:[:.]?\d\d|[ap]m)\b)"
"""A date in figures before a place or a time, which is no number: "24.9.24 \u2013 County Hall"."""
_MARK = re.compile(
    rf"(?!{_DATE})(?P<mark>[-\u2013—*·{BULLETS}]|o(?= \S)"
    r"|\((?:\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zA-Z])\)"
    r"|(?:\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zA-Z])[.)](?!\d)"
    r"|\d{1,3}(?:\.\d{1,3}){1,3}\.?|\d{1,3}:(?=\s+[A-Z“]))\s+(?=\S)"
)
_NAMED_MARK = re.compile(
    r"(?:Lesson|Issue|Theme|Point|Conclusion|Observation|Learning point) (?P<number>\d{1,2})"
    r"(?:[:.]| ?[\u2013—-]) (?=[A-Z])"
)
"""A name with a number before each of several paragraphs: Lesson 3: …"""
_AnyBlock = TypeVar("_AnyBlock", bound=Block)
_DEEPEST = 12
"""The deepest level of a list in a report; deeper entries are flattened."""


_UNFINISHED = re.compile(r"\b(?:by|to|that|with|including|of|for|on|in)$")


class MarkFamily(StrEnum):
    """The kinds of marks; each makes one level of a list."""

    SIGN = "sign"
    ARABIC = "arabic"
    UPPER_ROMAN = "upper roman"
    LOWER_ROMAN = "lower roman"
    UPPER_LETTER = "upper letter"
    LOWER_LETTER = "lower letter"
    SECTION = "section"


@dataclass(slots=True)
class ListEntry:
    """A list entry with the entries under it."""

    block: Line
    parts: list["ListEntry"] = field(default_factory=list)


_INITIAL = re.compile(r"[A-Z]\. (?:[A-Z]\. )?[A-Z][\w'\u2019-]+(?: \([^()]{1,40}\))?")
"""A person's initials and surname, which are no marks of a list."""


def with_mark(block: _AnyBlock) -> _AnyBlock:
    """Return a block with its list mark, if its text begins with one, in its own field.

    A mark within a mark, as in "- IV. Forces should", is the one that counts.
    """
    if block.heading or block.cells:
        return block
    if (named := _NAMED_MARK.match(block.text)) and not block.bullet:
        return replace(block, text=block.text[named.end() :], bullet=f"{named['number']}.")
    found = _MARK.match(block.text)
    if not found:
        return block
    if block.bullet and _is_numbered(block.bullet):
        return block
    inner = replace(block, text=block.text[found.end() :], bullet=found["mark"])
    if not _is_numbered(found["mark"]) and _INITIAL.fullmatch(inner.text):
        return inner
    return with_mark(inner) if not _is_numbered(found["mark"]) and not block.bullet else inner


def number_of(mark: str) -> str:
    """Return a mark without its punctuation: IV of "IV."; empty for a mere sign."""
    return mark.strip("():. ") if _is_numbered(mark) else ""


def is_first(mark: str) -> bool:
    """Check whether a list can begin with this mark."""
    number = number_of(mark)
    return not number or number in ("1", "i", "I", "a", "A") or number.endswith(".1")


def nested(blocks: Iterable[Line]) -> tuple[ListEntry, ...]:
    """Place list entries under the entries that they belong to, by depth and by mark."""
    return tuple(top_entries(blocks))


def top_entries(blocks: Iterable[Line]) -> Iterator[ListEntry]:
    """Yield each entry of the first level as it begins; it has its parts when the next begins."""
    path: list[tuple[ListEntry, MarkFamily, int]] = []
    for block in _sunk(blocks):
        entry = ListEntry(block)
        family = _level(path, block)
        path.append((entry, family, block.depth))
        if len(path) > 1:
            path[-2][0].parts.append(entry)
        else:
            yield entry


def _sunk(blocks: Iterable[Line]) -> Iterator[Line]:
    """Restore the nesting that copying lost.

    Entries in small letters after "The force should make sure that:" are its parts.
    """
    above: Line | None = None
    for block in blocks:
        if above and above.depth == block.depth and not number_of(block.bullet or "-"):
            other_sign = (block.bullet or "-") != (above.bullet or "-")
            begins_low = block.text[:1].islower() and above.text[:1].isupper()
            if other_sign or begins_low:
                yield replace(block, depth=block.depth + 1)
                continue
        announces = block.text.endswith(":") and not number_of(block.bullet or "-")
        above = block if announces else None
        yield block


def same_list(first: str, later: str) -> bool:
    """Check whether two marks can be at one level of one list."""
    if not (_is_numbered(first) and _is_numbered(later)):
        return _is_numbered(first) == _is_numbered(later)
    return bool(_families(first) & _families(later))


def is_next(mark: str, later: str) -> bool:
    """Check whether a numbered entry follows the one before it; "37." does not follow "2."."""
    first, second = number_of(mark), number_of(later)
    return not (first.isdigit() and second.isdigit()) or int(second) == int(first) + 1


def continues(mark: str, later: str) -> bool:
    """Check whether a numbered entry follows another: 7.3 after 7.2, (c) after (b)."""
    if not (number_of(mark) and number_of(later)):
        return False
    shared = _families(mark) & _families(later)
    same_head = number_of(mark).rpartition(".")[0] == number_of(later).rpartition(".")[0]
    return same_head and any(_place(later, each) == _place(mark, each) + 1 for each in shared)


def is_later_section(mark: str, later: str) -> bool:
    """Check whether a paragraph's number is of a later section, but not its first: 3.22, 1.19."""
    if is_first(later) or MarkFamily.SECTION not in _families(mark) & _families(later):
        return False
    first, second = (number_of(each).split(".") for each in (mark, later))
    return len(first) == len(second) and int(first[0]) < int(second[0])


def _level(path: list[tuple[ListEntry, MarkFamily, int]], block: Line) -> MarkFamily:
    """Cut the path back to the entry that a block belongs under; the family of its own level."""
    mark = block.bullet or "-"
    for level in range(len(path) - 1, -1, -1):
        above, family, depth = path[level]
        if depth == block.depth and _follows(above.block.bullet or "-", mark, family):
            del path[level:]
            return family
        if depth < block.depth:
            break
    while path and path[-1][2] > block.depth:
        path.pop()
    if path and (len(path) > _DEEPEST or not (is_first(mark) and _opens(path[-1], block))):
        path.clear()
    return _first_family(mark)


def _opens(last: tuple[ListEntry, MarkFamily, int], block: Line) -> bool:
    """Check whether an entry can have this one under it: deeper, announced by it, or part of it.

    "2. The force should improve its cells by" goes on in the small letters below it.
    """
    entry, _, depth = last
    above = entry.block.text.rstrip()
    goes_on = bool(_UNFINISHED.search(above)) and block.text[:1].islower()
    return depth < block.depth or above.endswith((":", "\u2013", "—")) or goes_on


def _follows(mark: str, later: str, family: MarkFamily) -> bool:
    if family == MarkFamily.SIGN:
        return not _is_numbered(later)
    if family not in _families(later):
        return False
    return _place(later, family) == _place(mark, family) + 1


def _place(mark: str, family: MarkFamily) -> int:
    number = number_of(mark)
    if family in (MarkFamily.UPPER_ROMAN, MarkFamily.LOWER_ROMAN):
        return roman(number) or 0
    if family in (MarkFamily.UPPER_LETTER, MarkFamily.LOWER_LETTER):
        return ord(number.casefold()) - ord("a") + 1
    return int(number.rpartition(".")[2] or 0) if number.rpartition(".")[2].isdigit() else 0


def _is_numbered(mark: str) -> bool:
    return any(character.isalnum() for character in mark) and mark != "o"


def _first_family(mark: str) -> MarkFamily:
    number = number_of(mark)
    families = _families(mark)
    for family in (MarkFamily.UPPER_ROMAN, MarkFamily.LOWER_ROMAN):
        if family in families and number.casefold() == "i":
            return family
    return next(family for family in reversed(MarkFamily) if family in families)


def _families(mark: str) -> frozenset[MarkFamily]:
    """Return the families that a mark may belong to: "i." is a letter or a Roman numeral."""
    number = number_of(mark)
    if not number:
        return frozenset({MarkFamily.SIGN})
    if "." in number:
        return frozenset({MarkFamily.SECTION})
    if number.isdigit():
        return frozenset({MarkFamily.ARABIC})
    upper = number.isupper()
    found = set()
    if roman(number):
        found.add(MarkFamily.UPPER_ROMAN if upper else MarkFamily.LOWER_ROMAN)
    if len(number) == 1:
        found.add(MarkFamily.UPPER_LETTER if upper else MarkFamily.LOWER_LETTER)
    return frozenset(found or {MarkFamily.SECTION})
