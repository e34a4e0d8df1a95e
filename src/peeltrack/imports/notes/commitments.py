"""Actions with their owner and due date, and commitments in answers. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from peeltrack.imports.notes.due import due_of
from peeltrack.imports.notes.offices import Offices, Speech
from peeltrack.imports.notes.owners import Owner, owners_of
from peeltrack.language.dates import days_in
from peeltrack.language.sentences import sentences
from peeltrack.model.organisation import Forum

_DASH = re.compile(r"\s[\u2013—]\s(?=The )")
"""A dash before another statement: It is under way - The first report is due in June."""
_NEXT = re.compile(
    r"\bat (?:the|our|its) next (?P<to>(?:[A-Z][\w&\u2019'-]*(?: (?:of|and|for) (?=[A-Z])| )?)+)"
)
_LATER = re.compile(
    r"\bin the coming (?:days|weeks|months)\b|\blater (?:in the|this) (?:year|month|week)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|is due|are due|due to|to be|scheduled|planned|before (?:he|she|they)"
    r"|is to|are to|taking place)\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:an?|the|its) (?P<to>(?:[\w-]+ ){0,3}"
    r"(?:update|meeting|briefing|session|review|report|board)(?: on [\w ]+?)?)"
    r" (?:is|are|was|will|takes|due)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence that names a later time."""

    text: str
    by: str | None
    to: str | None
    due: date | None
    around: str = ""
    """The paragraph that holds it."""


@dataclass(frozen=True, slots=True)
class Task:
    """An action arising."""

    text: str
    owners: tuple[Owner, ...] = ()
    due: date | None = None
    event: str | None = None
    marked: bool = True
    """Whether the notes mark it as an action; otherwise it is from running text."""
    listed: int = 0
    """The number of its list or log, counted from 1; 0 if it is in none."""
    around: str = ""
    """The paragraph that holds it, where it is not an entry of a list."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its owners, as leads or as the notes print them."""
        return tuple(owner.name for owner in self.owners)

    @property
    def flags(self) -> tuple[str, ...]:
        """The details that the notes omit, and points for a person to check."""
        flags = [] if self.owners else ["no owner"]
        flags += [f"{each.office} is not a lead" for each in self.owners if each.lead is None]
        several = (each.office for each in self.owners if each.fits_several)
        flags += [f"{office} fits several who attended: say which" for office in several]
        if self.due is None and self.event is None:
            flags.append("no deadline and no event")
        if not self.marked:
            flags.append("read from running text: check that it is an action")
        return tuple(flags)


def task_of(text: str, offices: Offices, meeting: date, *, marked: bool = True) -> Task:
    """Return an action with its owners and its deadline, where the notes state them."""
    due, event = due_of(text, meeting)
    return Task(text, owners_of(text, offices), due, event, marked)


def promises_in(
    speeches: Iterable[Speech], forums: dict[str, Forum], meeting: date
) -> Iterator[Promise]:
    """Yield each sentence of answers that names a later meeting, date or time, as a commitment."""
    for speech in speeches:
        statements = (_DASH.split(each) for each in sentences(speech.text))
        for sentence in chain.from_iterable(statements):
            promise = _promise(sentence.strip(), speech.by, forums, meeting)
            if promise:
                yield promise


def _promise(
    sentence: str, by: str | None, forums: dict[str, Forum], meeting: date
) -> Promise | None:
    if not _FUTURE.search(sentence):
        return None
    day = next((named for _, named in days_in(sentence, meeting) if named > meeting), None)
    coming = _NEXT.search(sentence)
    forum = _forum_in(sentence, forums)
    if day is None and coming is None and not _LATER.search(sentence):
        return None
    if coming:
        return Promise(sentence, by, coming["to"].strip(), day)
    occasion = _OCCASION.search(sentence)
    to = forum or (occasion["to"].strip() if occasion and day else None)
    return Promise(sentence, by, to, day)


def _forum_in(sentence: str, forums: dict[str, Forum]) -> str | None:
    """Return the name of the forum in a sentence."""
    for key, forum in forums.items():
        if re.search(rf"\b(?:{re.escape(key.upper())}|{re.escape(forum.name)})\b", sentence):
            return forum.name
    return None
