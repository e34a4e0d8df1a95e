"""Lines of a paper, divided as a careful reader would, each with its reference. Pure.

A line is one paragraph, heading, list entry or cell. Its reference is the number that it has
in the file, counted from 1, with a letter if one printed line holds several: 12, 12a, 12b.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.counters import letters
from peeltrack.language.sentences import sentences

VERSION = 11
"""The version of the division into lines. References in a proposal file hold for one version."""


class Role(StrEnum):
    """The part of a line in the reading of findings."""

    TEXT = "text"
    OWN = "own"
    """The force's or the table's: a status, an owner, a reference. Never wording."""
    DETAIL = "detail"
    """For whom or by when, on a line of its own above or below the wording of its finding."""
    FURNITURE = "furniture"
    """Part of the page: its number, a running head, a link to print it."""
    WELSH = "welsh"
    """In Welsh, which is not read."""


@dataclass(frozen=True, slots=True)
class Line(Block):
    """A block with its reference and the cells beside it in the paper's table."""

    ref: str = ""
    origin: int = 0
    """The place of the block that it came from, counted from 0."""
    role: Role = Role.TEXT
    owner: str = ""
    """The body that is to act, from a column of the same row."""
    due: str = ""
    """By when, by a column of the same row."""
    due_doubt: str = ""
    """Why that may not be the inspectorate's date."""
    target: date | None = None
    """The force's own date, by a column of the same row."""
    target_doubt: str = ""
    """Why that may not be the force's own."""
    about: tuple[str, ...] = ()
    """The printed numbers of the findings that a row of a schedule is about."""
    is_row: bool = False
    """Whether it is of a row of a table: the wording of a finding, a part of minutes."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences."""
        return sentences(self.text)


@dataclass(frozen=True, slots=True)
class Span:
    """A line, or some sentences of it."""

    ref: str
    first: int = 0
    """The first sentence, counted from 1; 0 for the whole line."""
    last: int = 0

    def __str__(self) -> str:
        """Return it as proposal files write it: 12, 12b, 12/1-2."""
        if not self.first:
            return self.ref
        return f"{self.ref}/{self.first}" + (f"-{self.last}" if self.last > self.first else "")

    def text(self, line: Line) -> str:
        """Return the words that it names of its line."""
        if not self.first:
            return line.text
        return " ".join(line.sentences[self.first - 1 : self.last])


_SPAN = re.compile(r"(?P<ref>\d{1,6}[a-z]{0,3})(?:/(?P<first>\d{1,4})(?:-(?P<last>\d{1,4}))?)?")


def span_from(text: str) -> Span | None:
    """Return the span that a reference names; None if it is no reference."""
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        return None
    first = int(found["first"] or 0)
    return Span(found["ref"], first, int(found["last"] or first))


def lines_from(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Return blocks as lines that still have to be unfolded and referred to."""
    return tuple(
        Line(
            block.text, block.line, block.page, block.heading, block.bullet, block.depth,
            block.cells, block.strong, block.is_mixed, origin=place,
        )
        for place, block in enumerate(blocks)
    )  # fmt: skip


def places_of_text(lines: Sequence[Line]) -> list[int]:
    """Return the places of the lines with words that may be a finding's, in order."""
    return [place for place, line in enumerate(lines) if line.role is Role.TEXT and line.text]


def referred(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines with their references: the file's own line numbers, else their place."""
    made: list[Line] = []
    for origin, group in groupby(lines, key=lambda line: line.origin):
        pieces = list(group)
        number = pieces[0].line or origin + 1
        if len(pieces) == 1:
            made.append(replace(pieces[0], ref=str(number)))
            continue
        made += [
            replace(piece, ref=f"{number}{letters(place)}") for place, piece in enumerate(pieces, 1)
        ]
    return tuple(made)
