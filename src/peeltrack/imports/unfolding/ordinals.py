"""Findings told as "First, …", "Second, …": each ordinal is the mark of its entry. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.language.finding_labels import announced
from peeltrack.imports.lines import Line, Role

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINAL = re.compile(
    rf"(?:^|(?<=[.;:] )|(?<=and ))(?P<mark>{'|'.join(_ORDINALS)}|final|last)(?:ly)?, (?=\S)",
    re.IGNORECASE,
)


def with_ordinals(lines: Sequence[Line]) -> list[Line]:
    """Divide "We have two recommendations. First, … Second, …" into announcement and entries.

    Where each ordinal begins a paragraph of its own, it is the mark of that paragraph.
    """
    made: list[Line] = []
    told = ""
    for line in lines:
        marks = list(_ORDINAL.finditer(line.text)) if line.role is Role.TEXT else []
        head = line.text[: marks[0].start()].strip() if marks else ""
        speaks = announced(head) if head else (announced(told) or (made and made[-1].bullet))
        if not marks or not speaks or line.bullet:
            made.append(line)
            told = line.text or told
            continue
        last = _place_of(made[-1]) if made and not head else 0
        if head:
            made.append(replace(line, text=head))
        for mark, following in zip(marks, [*marks[1:], None], strict=True):
            last = _place_named(mark["mark"], last)
            text = line.text[mark.end() : following.start() if following else None].strip()
            made.append(replace(line, text=text, bullet=f"{last}.", heading=None))
    return made


def _place_of(line: Line) -> int:
    number = (line.bullet or "").rstrip(".")
    return int(number) if number.isdigit() else 0


def _place_named(ordinal: str, last: int) -> int:
    """Return the place that an ordinal says; "finally" is the one after the last."""
    word = ordinal.casefold()
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else last + 1
