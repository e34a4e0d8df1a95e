"""Wording of a finding, composed from the lines of the paper. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.lines import Line, Span
from peeltrack.imports.readers.counters import letters
from peeltrack.imports.reports.finding_patterns import LEAD_ENDS
from peeltrack.imports.reports.list_markers import ListEntry, nested, number_of

_ENDS_IN_GLUE = re.compile(r"(?:;|[;,] (?:and|or|and/or)|,)$")


@dataclass(frozen=True, slots=True)
class FindingPart:
    """A part of a finding's wording."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingWording:
    """The words of one finding."""

    text: str
    """Its own words, without its lead-in and its parts."""
    lead_in: str = ""
    """The words before it, if it is not a sentence without them."""
    parts: tuple[FindingPart, ...] = ()
    marks: tuple[str, ...] = ()
    """The parts' marks as printed."""
    listed: int = -1
    """The number of parts in its first list; -1 for all."""
    after: str = ""
    """The text after its first list: continuing paragraphs, further lists."""

    @property
    def whole(self) -> str:
        """All of it: lead-in, own words, parts."""
        head = f"{self.lead_in} {self.text}" if self.lead_in else self.text
        count = len(self.parts) if self.listed < 0 else self.listed
        shown = zip(self.marks[:count], self.parts[:count], strict=True)
        lines = [_list_line(mark, part.text) for mark, part in shown]
        return "\n".join([head, *lines]) + self.after


def _list_line(mark: str, text: str) -> str:
    return f"- {mark} {text}" if any(map(str.isalnum, mark)) else f"- {text}"


def unglued(text: str) -> str:
    """Return a list entry's words without the "; and" that ties it to the next."""
    return _ENDS_IN_GLUE.sub("", text.rstrip()).rstrip()


def composed(spans: Sequence[Span], lines: Mapping[str, Line]) -> FindingWording:
    """Return the wording of spans of a paper, in the order given.

    Paragraphs are divided by a blank line. A lead-in goes before one list entry, with or
    without entries under it; several entries are parts.
    """
    pieces = [replace(lines[span.ref], text=span.text(lines[span.ref])) for span in spans]
    head = _paragraphs(pieces)
    tail = pieces[len(head) :]
    own = "\n\n".join(line.text for line in head)
    entries = nested([line for line in tail if line.bullet])
    first = next((at for at, line in enumerate(tail) if not line.bullet), len(tail))
    after = "".join(
        f"\n{_list_line(line.bullet, line.text)}" if line.bullet else f"\n\n{line.text}"
        for line in tail[first:]
    )
    if not entries:
        return FindingWording(unglued(own) if head else "")
    listed = first
    if not head or (len(entries) == 1 and own.endswith(LEAD_ENDS)):
        entry, *others = entries
        parts, marks = _parts((*entry.parts, *others))
        return FindingWording(unglued(entry.block.text), own, parts, marks, listed - 1, after)
    parts, marks = _parts(entries)
    return FindingWording(own, "", parts, marks, listed, after)


def _paragraphs(pieces: Sequence[Line]) -> Sequence[Line]:
    """Return the first lines, up to where a list begins; a finding may itself have a mark."""
    for place, line in enumerate(pieces):
        if line.bullet and place:
            return pieces[:place]
    return pieces


def _parts(entries: Sequence[ListEntry]) -> tuple[tuple[FindingPart, ...], tuple[str, ...]]:
    """Return the parts in the order of the paper, with their marks as printed.

    A part without a number is given a letter; a part of a part is a.i.
    """
    found = list(_referred(entries, ""))
    return (
        tuple(FindingPart(ref, entry.block.text) for ref, entry in found),
        tuple(entry.block.bullet or "-" for _, entry in found),
    )


def _referred(entries: Sequence[ListEntry], above: str) -> Iterator[tuple[str, ListEntry]]:
    for place, entry in enumerate(entries, 1):
        own = number_of(entry.block.bullet or "") or letters(place)
        ref = f"{above}.{own}" if above else own
        yield ref, entry
        yield from _referred(entry.parts, ref)
