"""Comparison of the raw paper with its reading: no obligation may be lost. Pure.

Lines are divided, joined and set aside while they are read; this compares the paper as its
reader left it, so that no step can lose an obligation silently. What stands side by side in a
plain text is compared as its page has it, so that no reader of tables can.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Role
from peeltrack.imports.proposals import LeftOut, Source
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.read_paper import Paper
from peeltrack.imports.reports.findings import Finding
from peeltrack.imports.unfolding.lost_breaks import has_lost_breaks
from peeltrack.language.sentences import sentences

LOST = "may have been misread: check it"
MIXED = "the words of several columns may stand in it: check them against the paper"
_AROUND = 4
"""The number of words after an obligation that identify it."""
_BEGINS = 3
"""The number of words by which a wording is known to be a sentence's."""
_LONGEST = 300_000
_REFERENCE = re.compile(r" [(\[][^()\[\]]{1,40}[)\]]\.?$")
_WORD = re.compile(r"[a-z0-9]+")


def remarks_on(paper: Paper) -> Iterator[str]:
    """Return remarks on a paper as a whole, for a person to know before relying on its reading."""
    welsh = sum(line.role is Role.WELSH for line in paper.lines)
    text = sum(line.role is Role.TEXT for line in paper.lines)
    if welsh > text:
        yield f"{paper.name} is in Welsh, which cannot be read. Use the English report."
    if any(map(has_lost_breaks, (block.text for block in paper.blocks))):
        yield (
            f"{paper.name} has lost its line breaks. The saved web page or the PDF itself gives "
            "a better reading."
        )


def lost_in_reading(paper: Paper, texts: Sequence[str]) -> list[LeftOut]:
    """Return the sentences that oblige and are neither in a wording nor left out.

    A sentence that the paper has twice must be there twice.
    """
    known = _Runs(_words(" ".join(texts)))
    times = Counter[tuple[str, ...]]()
    lost = []
    for place, block in enumerate(paper.blocks):
        for sentence in _obliging(block):
            around = _around(sentence)
            times[around] += 1
            if known.count(around) < times[around] and not _is_marked(sentence, known):
                source = Source(paper.name, block.line, block.page)
                lost.append(LeftOut(sentence, LOST, source, str(block.line or place + 1)))
    return lost


def misread_in_columns(paper: Paper, texts: Sequence[str]) -> list[tuple[LeftOut, range]]:
    """Return the sentences of a text's columns that oblige and were not read word for word.

    All words from the one before those that oblige must follow one another in one text that was
    taken or left out. With a sentence are the lines of its column.
    """
    known = "|".join(map(_spaced, texts))
    times = Counter[str]()
    misread = []
    for printed in paper.side_by_side:
        line = printed.lines[0]
        for sentence in sentences(printed.text[:_LONGEST]):
            if found := obligation(sentence):
                start = sentence.rfind(" ", 0, max(found.start - 1, 0)) + 1
                words = _spaced(_REFERENCE.sub("", sentence[start:]))
                times[words] += 1
                if known.count(words) < times[words]:
                    left_out = LeftOut(sentence, LOST, Source(paper.name, line), str(line))
                    misread.append((left_out, printed.lines))
    return misread


def _spaced(text: str) -> str:
    return f" {' '.join(_words(text))} "


def is_mixed(finding: Finding, misread: Sequence[tuple[LeftOut, range]]) -> bool:
    """Check whether a finding begins as a part of a sentence beside it that was misread."""
    words = _words(finding.wording.whole)[:_BEGINS]
    return any(
        finding.line.line in lines and _spaced(" ".join(words)) in _spaced(left_out.text)
        for left_out, lines in misread
    )


def _obliging(block: Block) -> Iterator[str]:
    texts = [cell for cell in block.cells for cell in cell.split("\n")] or block.text.split("|")
    for text in texts:
        for sentence in sentences(text[:_LONGEST]):
            if obligation(sentence):
                yield sentence


class _Runs:
    """The runs of words in a text, counted once for each length that is asked for."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._counted: dict[int, Counter[tuple[str, ...]]] = {}

    def count(self, run: tuple[str, ...]) -> int:
        """Return how often words follow one another in the text."""
        size = len(run)
        if size not in self._counted:
            shifted = (self._words[start:] for start in range(size))
            self._counted[size] = Counter(zip(*shifted, strict=False))
        return self._counted[size][run]


def _around(sentence: str, more: int = 0) -> tuple[str, ...]:
    found = obligation(sentence)
    start = found.start if found else 0
    words = _REFERENCE.sub("", sentence[start:])
    return tuple(_words(words)[: _AROUND + more])


def _is_marked(sentence: str, known: _Runs) -> bool:
    """Check whether only the mark of an entry stands between: The force should: a) test …"""
    verb, mark, *rest = [*_around(sentence, 1), "", ""]
    return len(mark) == 1 and known.count((verb, *filter(None, rest))) > 0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
