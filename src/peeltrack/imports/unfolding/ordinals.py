"""Findings told as "First, …", "Second, …": each ordinal is the mark of its entry. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.finding_mentions import FINDING_WORD, announced
from peeltrack.imports.lines import Line, Role

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_NAMED = rf"(?:{'|'.join(_ORDINALS)}|final|last)"
_ORDINAL = re.compile(
    rf"(?:^|(?<=[.;:] )|(?<=and ))(?P<mark>{_NAMED})(?:ly)?, (?=\S)"
    rf"|(?:^|(?<=[.;:] ))(?=(?:the|our|my) (?P<told>{_NAMED})(?: recommendation| one)?"
    r" is:? (?:that|for|to)\b)",
    re.IGNORECASE,
)
"""An ordinal before a finding, which is no part of it, or in the sentence that tells it."""


def with_ordinals(lines: Sequence[Line]) -> list[Line]:
    """Divide "We have two recommendations. First, … Second, …" into announcement and entries.

    Where each ordinal begins a paragraph of its own, it is the mark of that paragraph.
    """
    made: list[Line] = []
    above = Line("")
    for line in lines:
        marks = list(_ORDINAL.finditer(line.text)) if line.role is Role.TEXT else []
        head = line.text[: marks[0].start()].strip() if marks else ""
        if not marks or line.bullet or not _speaks(head, above, line.text[marks[0].end() :]):
            made.append(line)
            above = line if line.text else above
            continue
        last = _place_of(above) if not head else 0
        if head:
            made.append(replace(line, text=head))
        for mark, following in zip(marks, [*marks[1:], None], strict=True):
            last = _place_named(mark["mark"] or mark["told"], last)
            text = line.text[mark.end() : following.start() if following else None].strip()
            above = replace(line, text=_AND.sub("", text), bullet=f"{last}.", heading=None)
            made.append(above)
    return made


_AND = re.compile(r"(?<=[;,]) and$")


def _speaks(head: str, above: Line, first: str) -> bool:
    """Check whether ordinals count findings: those are announced, or named in the first of them."""
    if FINDING_WORD.search(first.split(" is ", maxsplit=1)[0][:60]):
        return True
    if head:
        return bool(announced(head))
    return bool(announced(above.text) or label_of(above.text) or above.bullet)


def _place_of(line: Line) -> int:
    number = (line.bullet or "").rstrip(".")
    return int(number) if number.isdigit() else 0


def _place_named(ordinal: str, last: int) -> int:
    """Return the place that an ordinal says; "finally" is the one after the last."""
    word = ordinal.casefold()
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else last + 1
