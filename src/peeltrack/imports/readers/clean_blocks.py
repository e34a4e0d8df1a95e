"""Blocks as a reader left them, made ready for the grammar: marks, joins, furniture. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.list_markers import with_mark
from peeltrack.wording import UNSAFE_CHARACTERS

LONGEST = 20_000
"""Characters. No paragraph of a report is so long; a longer one is cut, and is no finding."""

_UNSAFE = re.compile(f"[{UNSAFE_CHARACTERS}]")
_FURNITURE = re.compile(
    r"(?:skip to (?:main )?content|print this (?:document|page)|contents|back to (?:top"
    r"|publication)"
    r"|get the report|share this page|download .{0,60}|related (?:content|publications)|menu|search"
    r"|page \d{1,4}(?: of \d{1,4})?|\d{1,4}(?: of \d{1,4}| ?\| ?p ?a ?g ?e)?"
    r"|[-\u2013—] ?\d{1,4} ?[-\u2013—]"
    r"|summary for question \d{1,2}|cookies.{0,60}|official(?:[- ]sensitive)?)\.?",
    re.IGNORECASE,
)
_GLUED = re.compile(r"summary for question \d{1,2}\s*(?=[A-Z])", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])(.{1,4000}?)(?<=[^\s*_])\1(?![\w*])")
_FINISHED = re.compile(r"[.!?:;…][\"'”\u2019)\]*]{0,3}$")
_DANGLING = re.compile(
    r"(?:,|[\w]-|\b(?:a|an|and|its|of|or|our|the|their))$",
    re.IGNORECASE,
)
_BETWEEN_ENTRIES = re.compile(r"[;,] (?:and|or)$")
_LABELLED = re.compile(
    r"(?:AFI|area for improvement|recommendation|cause of concern) ?\d+\b", re.IGNORECASE
)
_REPEATED = 3


def tidied(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks without page furniture, each mark in its field, split sentences joined."""
    plain = [with_mark(_plain(block)) for block in blocks]
    kept = list(_without_furniture([block for block in plain if block.text or block.cells]))
    return tuple(_joined(kept))


def unquoted(text: str) -> str:
    """A text with the quotation marks of a typewriter, for comparing."""
    return text.translate(_QUOTES)


_QUOTES = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "“": '"', "”": '"', "\u2013": "-", "—": "-", "\u2011": "-"}
)


def _plain(block: Block) -> Block:
    text = " ".join(_UNSAFE.sub("", block.text[:LONGEST].replace("\u00ad", "")).split())
    text = _EMPHASIS.sub(r"\2", text) if "*" in text or "_" in text else text
    return replace(block, text=_GLUED.sub("", text, count=1))


def _without_furniture(blocks: Sequence[Block]) -> Iterator[Block]:
    seen = Counter(block.text for block in blocks if len(block.text) < 80)
    for place, block in enumerate(blocks):
        if not block.cells and _FURNITURE.fullmatch(block.text):
            continue
        running = seen[block.text] >= _REPEATED and not block.heading and not block.bullet
        if running and _interrupts(blocks, place):
            continue
        yield block


def _interrupts(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block stands in the middle of a sentence, as a running header does."""
    before = next(
        (b for b in reversed(blocks[max(0, place - 3) : place]) if not _is_number(b)), None
    )
    after = next((b for b in blocks[place + 1 : place + 4] if not _is_number(b)), None)
    return bool(before and after and _carries_on(before, after))


def _is_number(block: Block) -> bool:
    return bool(_FURNITURE.fullmatch(block.text))


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Put sentences together that a page break has cut in two."""
    waiting: Block | None = None
    for block in blocks:
        if waiting and _carries_on(waiting, block):
            waiting = replace(waiting, text=joined_text(waiting.text, block.text))
            continue
        if waiting:
            yield waiting
        waiting = block
    if waiting:
        yield waiting


def joined_text(first: str, second: str) -> str:
    """Two parts of one sentence; the hyphen of a compound at the cut is kept."""
    return (
        f"{first}{second}"
        if first.endswith("-") and first[-2:-1].isalnum()
        else f"{first} {second}"
    )


def _carries_on(first: Block, second: Block) -> bool:
    if _BETWEEN_ENTRIES.search(first.text[-8:]) and not second.text[:1].islower():
        return False
    if second.bullet or any(each.heading or each.cells for each in (first, second)):
        return False
    if _FINISHED.search(first.text[-8:]) or _LABELLED.fullmatch(first.text):
        return False
    if len(first.text) < 40 and not first.bullet:
        return False
    return second.text[:1].islower() or bool(_DANGLING.search(first.text[-12:]))
