"""What a template may use of a brief: a typed view, complete before any template runs.

Every field is described here and, from here, in docs/templates.md.
"""

from dataclasses import dataclass
from datetime import date

from peeltrack.documents.challenge_view import Challenge
from peeltrack.documents.formats.text import Blocks
from peeltrack.documents.parts.board_view import (
    Awaiting,
    Blocked,
    LastMeeting,
    LetPass,
    Movement,
    Owner,
    Retold,
    Slipped,
)
from peeltrack.documents.parts.header import Frame
from peeltrack.documents.parts.item_view import ItemView, Link, Promise


@dataclass(frozen=True, slots=True)
class Section:
    """An area of an inspection with its items."""

    name: str
    """The area's name."""
    anchor: str
    """The id of the section in HTML."""
    grade: str | None
    """The judgment: Requires improvement; none for items without an area."""
    heading: str
    """The name, with the inspection where that is not the usual one."""
    items: tuple[ItemView, ...]
    """Its items, causes of concern with their recommendations first; may be none."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A row of the table of counts."""

    kind: str
    """The kind of item, in the plural; Total for the last row."""
    ratings: tuple[int, ...]
    """How many at each RAG, in the order of the key."""
    unrated: int
    """How many are not rated and should be."""
    monitored: int
    """How many of those need no rating, as the force only watches them."""
    total: int
    """How many in all."""


@dataclass(frozen=True, slots=True)
class Late:
    """Something promised for a day and not done."""

    kind: str
    """item, target, step, action, promise or response."""
    link: Link | None
    """The item; none for what is about no item of this brief."""
    what: str
    """What is due: Step to green, Action of 23 May 2022."""
    text: str
    """What was promised, in one line: an item's title for its date; empty where said already."""
    due: date
    """Its last day."""
    lateness: str
    """How the meeting's day lies to it: 8 days overdue, due in 5 days."""
    is_late: bool
    """Whether its day has passed."""
    lead: str | None
    """Who owes it."""


@dataclass(frozen=True, slots=True)
class Aged:
    """An item whose last update is too old."""

    link: Link
    """The item."""
    last_update: date
    """The day of its last update."""
    age: int
    """Days from then to the meeting."""


@dataclass(frozen=True, slots=True)
class Unowned:
    """An item without a lead in post."""

    link: Link
    """The item."""
    missing: str
    """Which lead it lacks: no strategic or tactical lead."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An item that the force believes complete, or that was submitted, with steps open."""

    link: Link
    """The item."""
    how: str
    """How it stands: Green with 2 steps open, 1 past its date."""


@dataclass(frozen=True, slots=True)
class Attention:
    """What the meeting should see first."""

    overdue: tuple[Late, ...]
    """What is late, longest first: also what was promised at the forum's meetings, or to it."""
    overdue_are: str
    """How many of them are what: 2 steps, 1 action and 4 promises."""
    due_soon: tuple[Late, ...]
    """What falls due on the day or soon after it, soonest first."""
    due_soon_days: int
    """How many days that is."""
    unfinished: tuple[Unfinished, ...]
    """The items that are green or submitted with steps open."""
    no_update: tuple[Link, ...]
    """The items without any update."""
    stale: tuple[Aged, ...]
    """The items whose last update is too old, oldest first."""
    unowned: tuple[Unowned, ...]
    """The items without both leads in post."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is late, without an update, stale, unowned or unfinished."""
        lists = (self.overdue, self.no_update, self.stale, self.unowned, self.unfinished)
        return not any(lists)


@dataclass(frozen=True, slots=True)
class Outstanding:
    """An action or a commitment of an earlier meeting that is still open."""

    meeting: date
    """The day of the meeting it comes from."""
    text: Blocks
    """What is to be done, or was promised."""
    link: Link | None
    """The item it is about, where this brief holds it."""
    owner: str | None
    """Who is to do it, or promised it; none where nobody was named."""
    to: str | None
    """The meeting that a commitment was made to."""
    promise: Promise | None
    """When it is due; none where nothing was said of that."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief. A template sees this as `brief`."""

    page: Frame
    """What stands around it; a template sees this as `page` too."""
    forum: str
    """The forum's name."""
    chair: str | None
    """Who chairs the forum."""
    stale_after_days: int
    """How many days old an update may be at this forum."""
    counts: str
    """How many items of which kind: 19 items: 1 cause of concern, …"""
    usual: str | None
    """The inspection whose items and areas are named without it; none where all are of one."""
    to_act_on: int
    """How many items need leads and updates: all but those that the force only watches."""
    position: str
    """The RAG position as papers print it: Fifteen AFIs and one recommendation amber; …"""
    tallies: tuple[Tally, ...]
    """The rows of the table of counts, the total last."""
    movement: Movement | None
    """What moved since the forum's last meeting; none where the register has none."""
    attention: Attention
    """What is overdue, without an update, stale and unowned."""
    retold: Retold | None
    """The items of which a public paper told last; none where of none, or for the public."""
    blocked: tuple[Blocked, ...]
    """The open items whose last update says what stands in the way."""
    let_pass: tuple[LetPass, ...]
    """What others were to bring for an item by a day that has passed, oldest first."""
    awaiting: Awaiting
    """What waits for a review, a decision or a sign-off; nothing for a public audience."""
    slipped: tuple[Slipped, ...]
    """The targets, and the days of open steps, that are later than first set."""
    owners: tuple[Owner, ...]
    """Every lead with what it holds here; nothing for a public audience."""
    sections: tuple[Section, ...]
    """The areas with their items, in the order of the inspections."""
    last_meeting: LastMeeting | None
    """The forum's last meeting and what became of it; none for a public audience."""
    actions: tuple[Outstanding, ...]
    """Actions of earlier meetings of this forum that are not done, oldest first."""
    commitments: tuple[Outstanding, ...]
    """Commitments of those meetings not known to be kept: due by this day, or with no day."""
    promised_here: tuple[Outstanding, ...]
    """What other fora's meetings were promised of this one, and is not known to be kept."""
    challenge: Challenge | None = None
    """What the chair can be expected to ask, with `--with-challenge` alone."""

    @property
    def items(self) -> tuple[ItemView, ...]:
        """Every item, in the order of the sections."""
        return tuple(item for section in self.sections for item in section.items)
