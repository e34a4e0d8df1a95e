"""Sentences of minutes that oblige somebody and that no step took or left out. Pure."""

import re
from collections.abc import Container, Iterable, Iterator

from peeltrack.imports.notes.clauses import clauses_of
from peeltrack.imports.notes.forms import LONGEST_SENTENCE
from peeltrack.imports.notes.line_labels import behind_action_number
from peeltrack.imports.notes.marks import marked_in, without_reference
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owed import asked_of, may_ask, promised_in
from peeltrack.imports.notes.questions_and_answers import Asked
from peeltrack.imports.notes.running_record import Running
from peeltrack.imports.proposals import LeftOut, Source
from peeltrack.imports.readers.blocks import Block

LOST = "may ask for or promise something where the notes have a heading, a number or an update"
_FEWEST = 4
"""The fewest words that oblige somebody to something."""
_SHORTEST = 12
"""The fewest letters of a text that is known again within a longer one."""


def overlooked(
    blocks: Iterable[Block], attended: Container[int], running: Running, offices: Offices
) -> Iterator[LeftOut]:
    """Yield the sentences of a paper that oblige, and are neither in an entry nor left out.

    Args:
        blocks: those of the paper outside its tables of questions.
        attended: the lines that were read as attendance, where only what surely obliges counts.
        running: the entries, and what was left out.
        offices: those of the notes.
    """
    texts = [_squeezed(text) for text in _accounted(running)]
    whole = " ".join(texts)
    for block in blocks:
        for sentence in _sentences(block):
            words = _squeezed(sentence)
            cut = sentence[:LONGEST_SENTENCE]
            may = block.line not in attended and cut.endswith(".") and may_ask(cut)
            if len(words) < _SHORTEST or not (may or _obliges(cut, offices)):
                continue
            bare = _squeezed(without_reference(sentence))
            known = any(said and said in whole for said in (words, bare))
            if not known and not any(_accounts_for(text, words) for text in texts):
                yield LeftOut(sentence, LOST, Source(line=block.line, page=block.page))


def _accounts_for(text: str, sentence: str) -> bool:
    """Check whether a text is the sentence without its mark, number or owner."""
    return text in sentence and (len(text) >= _SHORTEST or 2 * len(text) > len(sentence))


def _accounted(running: Running) -> Iterator[str]:
    """Yield the texts of all entries, and those that were left out."""
    for found in running.found:
        yield found.what.text
        if isinstance(found.what, Asked):
            yield from (answer.text for answer in found.what.answers)
    yield from (each.text for each in running.left)
    yield from running.dropped


def _sentences(block: Block) -> Iterator[str]:
    """Yield the sentences of a block, those of each line of its cells."""
    for text in block.cells or (block.text,):
        for line in text.split("\n"):
            yield from clauses_of(line.strip())


def _obliges(sentence: str, offices: Offices) -> bool:
    """Check whether a sentence surely obliges somebody."""
    if len(sentence.split()) < _FEWEST:
        return False
    marked = marked_in(sentence, offices)[1]
    return (
        any(len(each.text.split()) >= _FEWEST for each in marked)
        or bool(behind_action_number(sentence))
        or asked_of(sentence, offices) is not None
        or promised_in(sentence, offices) is not None
    )


def _squeezed(text: str) -> str:
    """Return the letters and figures of a text."""
    return re.sub(r"[\W_]+", "", text).casefold()
