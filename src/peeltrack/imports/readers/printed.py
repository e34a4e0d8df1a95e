"""Words that stand side by side in a text, as its page has them. Pure.

Each part of a line that blanks set apart goes on in the part that begins below it. That is all
that is known here of columns, so that no reader of tables can lose a sentence unseen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.language.obligations import obliges_a_body
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.hyphens import joined, whole_words
from peeltrack.imports.readers.wrapped import ENDED
from peeltrack.imports.reports.list_markers import with_mark

_PART = re.compile(r"\S+(?: \S+)*")
_BAR, _TAB = "|", "\t"
"""The signs between two cells; a cell goes on in a line whose bars stand below its own."""
_OFF = 2
"""By how many letters a part may begin beside the one that it continues."""


@dataclass(frozen=True, slots=True)
class PrintedText:
    """Words that stand below one another, with the lines that have them, counted from 1."""

    text: str
    lines: range
    is_beside_others: bool
    """Whether other words stand beside them on one of the lines."""


def printed_texts(lines: Sequence[str]) -> Iterator[PrintedText]:
    """Yield the words that stand beside others in a text, each with those below it."""
    words = whole_words(" ".join(line.split()) for line in lines)
    open_at: dict[int, PrintedText] = {}
    bars: list[int] = []
    for number, line in enumerate((*lines, ""), 1):
        last, bars = bars, [at for at, sign in enumerate(line) if sign == _BAR]
        if bars != last:
            yield from (each for each in open_at.values() if each.is_beside_others)
            open_at = {}
        found = () if _TAB in line.strip() else tuple(_PART.finditer(line.replace(_BAR, "  ")))
        going: dict[int, PrintedText] = {}
        for part in found:
            start, text = part.start(), part[0]
            near = range(start - _OFF, start + _OFF + 1)
            above = next((at for at in near if at in open_at), start)
            before = open_at.get(above)
            here = PrintedText(text, range(number, number + 1), len(found) > 1)
            if before and _goes_on(before.text, text):
                del open_at[above]
                whole, over = joined(before.text, text, words), range(before.lines[0], number + 1)
                beside = before.is_beside_others or here.is_beside_others
                here = replace(here, text=whole, lines=over, is_beside_others=beside)
            going[start] = here
        yield from (each for each in open_at.values() if each.is_beside_others)
        open_at = going


def _goes_on(above: str, below: str) -> bool:
    """Check whether words go on from those above: they begin no sentence and no entry of a list."""
    begins = ENDED.search(above) or obliges_a_body(below)
    return not (begins and not below[:1].islower()) and with_mark(Block(below)).bullet is None
