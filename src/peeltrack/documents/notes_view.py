"""What a template may use of a meeting's notes: a typed view, complete before any template runs.

Every field is described here and, from here, in docs/templates.md.
"""

from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import Blocks
from peeltrack.documents.parts.board_view import Arising
from peeltrack.documents.parts.header import Frame
from peeltrack.documents.parts.item_parts import Asked
from peeltrack.documents.parts.item_view import Link, Promise


@dataclass(frozen=True, slots=True)
class Attended:
    """An office that came, or sent apologies."""

    title: str
    """The office in full."""
    short: str | None
    """As the notes write it from here on: PCC; none where they write it in full."""


@dataclass(frozen=True, slots=True)
class Remarked:
    """What was said without a question."""

    by: str | None
    """Who said it; none where nobody was named."""
    text: Blocks
    """What was said; nothing where it was only said where the item is dealt with."""
    addressed_at: str | None
    """Another meeting that dealt with the item."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An item of the register that the meeting came to."""

    link: Link
    """Its reference, title, heading and anchor."""
    wording: Blocks
    """The finding."""
    questions: tuple[Asked, ...]
    """What was asked of it, in order."""
    remarks: tuple[Remarked, ...]
    """What was said of it without a question."""
    actions: tuple[Arising, ...]
    """The actions that arose from it."""


@dataclass(frozen=True, slots=True)
class Committed:
    """A promise made to a later meeting."""

    text: Blocks
    """What was promised."""
    link: Link | None
    """The item; none where it is about none that the notes come to."""
    by: str | None
    """Who promised; none where nobody was named."""
    to: str | None
    """The meeting it was promised to; none where none was named."""
    promise: Promise | None
    """By when; none where no day was named."""
    outcome: str
    """What became of it: Kept 6 June 2022; Not recorded as kept, 33 days overdue."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a meeting. A template sees this as `notes`."""

    page: Frame
    """What stands around it; a template sees this as `page` too."""
    forum: str
    """The forum's name."""
    title: str | None
    """What the meeting was called, where that is recorded."""
    date: date
    """The day it was held."""
    time: str | None
    """When it began."""
    venue: str | None
    """Where."""
    chair: Attended | None
    """Who chaired."""
    minutes: str | None
    """Which office took the notes."""
    source: str | None
    """The paper that the record was made from."""
    present: tuple[Attended, ...]
    """Who came."""
    apologies: tuple[Attended, ...]
    """Who sent apologies."""
    opening: tuple[Asked, ...]
    """What was asked before the items."""
    subjects: tuple[Subject, ...]
    """The items, in the order of the meeting."""
    general: tuple[Asked, ...]
    """What was asked among them of no item of the register."""
    business: tuple[Asked, ...]
    """Any other business."""
    remarks: tuple[Remarked, ...]
    """What was said on no item."""
    actions: tuple[Arising, ...]
    """The actions arising."""
    commitments: tuple[Committed, ...]
    """What was promised to later meetings."""
    tells_outcomes: bool
    """Whether the day is after the meeting, and something was agreed or promised there."""
    has_later: bool
    """Whether anything in it is of a day after the meeting."""
