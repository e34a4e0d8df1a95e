"""Lines of a list of people made whole where the width of the page cuts an entry. Pure.

How a list divides into people is decided before any entry is read: two lines are one if that
makes more entries of the form that most entries of the list have.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from peeltrack.imports.language.office_names import FIELD
from peeltrack.imports.notes.attendance import people_in
from peeltrack.imports.notes.attendance_labels import ENDS, labelled
from peeltrack.imports.notes.attendance_lines import is_sentence
from peeltrack.imports.notes.attendance_person import Person
from peeltrack.imports.notes.office_words import OFFICE_WORD, ORGANISATION
from peeltrack.imports.notes.person_words import without_brackets
from peeltrack.imports.readers.blocks import Block

_LABEL = re.compile(r"[^\W\d][^:,;]{1,40}:\s+(?=\S)")
"""What a line says of those behind it, which takes none of their room."""
_SET_OFF = re.compile(r"[,;:(\t]|\s[\u2013-]\s")
_IS_WHOLE = re.compile(
    rf"(?:{OFFICE_WORD.pattern})(?<!chief)(?<!deputy)(?<!assistant)(?: of\b.*)?$", re.IGNORECASE
)
"""The end of an office behind which another may begin: "Head of Audit", and not "Deputy Force"."""
_NEVER_ALONE = re.compile(
    r"(?:Officer|Constable|Commissioner|Executive|Superintendent|Inspector|Manager|Director)s?\.?"
)
"""The last word of an office, which by itself is nobody's."""

_FOR = re.compile(r"(?:For|From|On behalf of|Representing) (?:the )?[A-Z][\w ,&'\u2019-]{2,60}")
"""The first line of a label of those who came for a body."""
_LINES_OF_LABEL = 3
_FITS = 0.92
"""The share of the width of a list in which the next word had fitted."""
_SEVERAL, _SHORTEST, _MOST_WORDS = 2, 50, 4
_MOST_LINES, _LONGEST = 80, 2_000


def whole_entries(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of minutes, each entry of a list of people that lines divide as one."""
    region: list[Block] = []
    for block in blocks:
        label = labelled(block.text)
        if region and (len(region) > _MOST_LINES or (not label and _ends(block))):
            yield from _joined(region)
            region = []
        if region or (label and not is_sentence(block.text)):
            region.append(block)
        else:
            yield block
    yield from _joined(region)


def _ends(block: Block) -> bool:
    """Check whether a block is not of the list above it: a heading, a number, a sentence."""
    numbered = (block.bullet or "")[:1].isdigit()
    return bool(numbered or block.heading or ENDS.match(block.text) or is_sentence(block.text))


def _joined(region: Sequence[Block]) -> Iterator[Block]:
    """Yield the lines of a list, those that an entry goes over as one."""
    singles = [one for one, two in pairwise(region) if two.line == one.line + 1]
    width = max((len(_bare(block)) for block in singles), default=0)
    waiting: Block | None = None
    last = waiting
    for block in region:
        if waiting and _is_label_cut(waiting, block):
            waiting = last = replace(block, text=f"{waiting.text} {block.text}", line=waiting.line)
            continue
        whole = _whole(waiting, block) if waiting else None
        is_cut = last is not None and _may_be_cut(last, block, width)
        if waiting and whole and is_cut and _gains(waiting, block, whole):
            waiting = whole
        else:
            if waiting:
                yield waiting
            waiting = block
        last = block
    if waiting:
        yield waiting


def _is_label_cut(first: Block, second: Block) -> bool:
    """Check whether a label of people goes over two lines: "For the Police and", "Crime Panel:"."""
    is_near = 0 < second.line - first.line <= _LINES_OF_LABEL
    are_plain = not (first.cells or second.cells or second.bullet)
    return bool(is_near and are_plain and _FOR.fullmatch(first.text) and _LABEL.match(second.text))


def _may_be_cut(last: Block, block: Block, width: int) -> bool:
    """Check whether the width of the list may divide two lines: the next word had not fitted."""
    text = _bare(last) if last.cells else last.text
    word = _bare(block).partition(" ")[0]
    return block.line == last.line + 1 and len(text) + len(word) + 1 > width * _FITS


def _bare(block: Block) -> str:
    """Return the text of a line or of a row's last cell, without its label."""
    return _LABEL.sub("", next((cell for cell in reversed(block.cells) if cell), block.text))


def _whole(first: Block, second: Block) -> Block | None:
    """Return two lines or rows as one; None if the second is not only the rest of a cell."""
    if len(first.text) > _LONGEST or second.bullet or second.heading or labelled(second.text):
        return None
    if not first.cells and not second.cells:
        return replace(first, text=f"{first.text} {second.text}")
    filled = [at for at, cell in enumerate(second.cells) if cell]
    if len(filled) != 1 or len(first.cells) != len(second.cells) or filled[0] == 0:
        return None
    at = filled[0]
    if not first.cells[at]:
        return None
    cells = list(first.cells)
    cells[at] = f"{cells[at]} {second.cells[at]}"
    return replace(first, cells=tuple(cells), text=" ".join(filter(None, cells)))


def _gains(first: Block, second: Block, whole: Block) -> bool:
    """Check whether two lines as one make more entries of one form than each by itself.

    There may be as many where the first names several. In a list of an entry a line the second
    must be the end of an office that the first begins.
    """
    if _NEVER_ALONE.fullmatch(second.text):
        return True
    one, two, both = map(_people, (first, second, whole))
    several = len(first.text) > _SHORTEST and (";" in first.text or len(one) >= _SEVERAL)
    ends = not any(each.name for each in two) and _ends_office(
        _entry(first), without_brackets(_bare(second))
    )
    if (both == one and not two) or not (several or ends):
        return False
    gain = _alike(both) - _alike((*one, *two)) + (not two)
    return gain >= 0 if several else gain > 0


def _ends_office(first: str, second: str) -> bool:
    """Check whether a line may be the rest of an office: "Ada Quill, Force", "Solicitor"."""
    *before, field = _SET_OFF.split(first)
    word = second.rpartition(" ")[2].strip(".")
    known = any(form.fullmatch(word) for form in (OFFICE_WORD, FIELD, ORGANISATION))
    whole = _IS_WHOLE.search(field) and OFFICE_WORD.search(second)
    short = len(second.split()) <= _MOST_WORDS and not _SET_OFF.search(second)
    ended = first.endswith((")", "]")) or " of " in second
    return bool(before) and short and known and not (whole or ended)


def _alike(people: Sequence[Person]) -> int:
    """Return how many people are named in the form that most of them are, less all the others."""
    forms = Counter((bool(person.name), bool(person.office)) for person in people)
    return 2 * max(forms.values(), default=0) - len(people)


def _people(block: Block) -> tuple[Person, ...]:
    text = _entry(block)
    label = labelled(text)
    return people_in(text[label.end() :] if label else text, listed=True)


def _entry(block: Block) -> str:
    """Return the text of a line, or the cells of a row with tabs between them."""
    return "\t".join(filter(None, block.cells)) or block.text
