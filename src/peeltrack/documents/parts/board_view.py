"""What a template may use of a board's paper beside the items: movement, waiting, owners.

Every field is described here and, from here, in docs/templates.md.
"""

from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import Blocks
from peeltrack.documents.parts.item_parts import Asked, DayMoved
from peeltrack.documents.parts.item_view import Link, Promise, Rating


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that moved."""

    name: str
    """Its heading: AFI 6: Missing person records."""
    link: Link | None
    """The way to it; none where it has ended, so that the brief no longer holds it."""
    how: str
    """What happened: newly green, amber to yellow, step 31 days later, closed."""
    step: str | None
    """The step in one line, where it is a step's day that moved."""
    on: date | None
    """When; none where the register does not say."""
    because: Blocks
    """The reason given."""


@dataclass(frozen=True, slots=True)
class Movement:
    """What moved since the forum's last meeting."""

    since: date
    """The day of that meeting, or the one asked for."""
    sentence: str
    """In a sentence: One newly green; none slipped or closed; 1 update on 1 item; no step done."""
    moves: tuple[Moved, ...]
    """Each item that moved and how: newly green, rated otherwise, slipped, closed, reopened."""
    updated: tuple[Link, ...]
    """The items with an update since."""
    silent: tuple[Link, ...]
    """The open items without one."""


@dataclass(frozen=True, slots=True)
class Heard:
    """When the force itself last told of an item."""

    link: Link
    """The item."""
    last: date | None
    """The day of its last update of the force's own; none where there is none."""
    age: int | None
    """Days from then to the meeting."""
    is_stale: bool
    """Whether that is older than an update may be at this forum, or there is none."""


@dataclass(frozen=True, slots=True)
class Retold:
    """The items of which a public paper told last, and not the force itself."""

    sentence: str
    """How many, since when nothing came from the force, and which paper told last."""
    items: tuple[Heard, ...]
    """Each of them."""


@dataclass(frozen=True, slots=True)
class LetPass:
    """Something that an item waits for, and whose day has passed."""

    link: Link
    """The item."""
    who: str
    """The partner, project or supplier."""
    what: Blocks
    """What was to come."""
    promise: Promise
    """When."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """An item whose last update says what stands in the way."""

    link: Link
    """The item."""
    rating: Rating | None
    """Its RAG; none where it is not rated."""
    blocker: Blocks
    """What stands in the way."""
    by: str | None
    """Who said so; none where that is not recorded."""
    on: date
    """The day of that update."""
    age: int
    """Days from then to the meeting."""


@dataclass(frozen=True, slots=True)
class Slipped:
    """A target, or a step's day, that has been moved."""

    link: Link
    """The item."""
    what: str
    """The force's target, or the step in one line."""
    first: date
    """The day first set."""
    now: date
    """The day as it stands."""
    gap: str
    """From the first to this: 61 days later."""
    times: int
    """How often it was moved after it was first set."""
    last: DayMoved
    """The last move, with its reason."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for somebody."""

    link: Link
    """The item."""
    what: str
    """What waits: the update of 12 May 2022; the inspectorate's decision."""
    by: str | None
    """Who brought it; none where that is not recorded."""
    since: date | None
    """Since when; none where the register does not say."""
    days: int | None
    """Days from then to the meeting."""


@dataclass(frozen=True, slots=True)
class Awaiting:
    """What waits for a review, a decision or a sign-off, longest first."""

    reviews: tuple[Waiting, ...]
    """Items with updates that nobody has reviewed, unless a public paper gave them."""
    ratings: tuple[Waiting, ...]
    """Items whose last update proposes another RAG than stands."""
    submissions: tuple[Waiting, ...]
    """Items that the force believes complete and has not submitted."""
    sign_offs: tuple[Waiting, ...]
    """Items submitted, on which the inspectorate has not decided."""
    imported: str | None = None
    """How many imported updates nobody has cleared yet, on how many items; none where none."""


@dataclass(frozen=True, slots=True)
class Holding:
    """An item of an owner that has not ended."""

    link: Link
    """The item."""
    rating: Rating | None
    """Its RAG; none where it is not rated."""
    needs: tuple[str, ...]
    """What it wants of its owner: complete, not submitted; no update; last update 62 days old."""


@dataclass(frozen=True, slots=True)
class Owed:
    """Something late that an owner owes, or answers for."""

    link: Link | None
    """The item; none for what is about no item of this brief."""
    text: str
    """What was promised, in one line."""
    lateness: str
    """How late: 8 days overdue."""
    by: str | None
    """Who owes it, where that is another: nobody, or the office in full."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A lead with what it owns here."""

    title: str
    """The office in full; Nobody for what no lead holds or owes."""
    left: date | None
    """When it was given up, if that is before or on the day of the meeting."""
    strategic: tuple[Holding, ...]
    """What it answers for."""
    tactical: tuple[Holding, ...]
    """What it does."""
    overdue: tuple[Owed, ...]
    """What it owes and is late, and the late steps of what it answers for."""


@dataclass(frozen=True, slots=True)
class Arising:
    """An action arising from the last meeting, or a promise made there."""

    text: Blocks
    """What is to be done."""
    link: Link | None
    """The item, where this brief holds it."""
    owner: str | None
    """Who is to do it; none where nobody was named."""
    promise: Promise | None
    """When it is or was due; none where nothing was said of that."""
    done: date | None
    """When it was done."""
    outcome: str
    """What became of it: Done 3 June 2022, 2 days late; Not done, 8 days overdue."""


@dataclass(frozen=True, slots=True)
class LastMeeting:
    """The forum's last meeting and what became of it; never for a public audience."""

    date: date
    """Its day."""
    title: str
    """What its notes call it, else the forum's name."""
    sentence: str
    """What was asked, in a sentence: 26 questions: 24 answered, …; empty where nothing was."""
    general: tuple[Asked, ...]
    """The questions on no item of this brief."""
    actions: tuple[Arising, ...]
    """Its actions, done or not."""
