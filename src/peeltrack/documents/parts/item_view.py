"""What a template may use of an item: a typed view, complete before any template runs.

Every field is described here and, from here, in docs/templates.md. Days are dates for
the template to phrase; a lateness is a phrase, as at the day of the meeting.
"""

from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import NO_TEXT, Blocks
from peeltrack.documents.parts.item_parts import Asked, DayMoved, Measured, Part, Pledged
from peeltrack.model.vocabulary import Rag


@dataclass(frozen=True, slots=True)
class Link:
    """The way to an item's section, with the words for it."""

    reference: str
    """As people say it: AFI 6."""
    title: str
    """Our short handle for it."""
    heading: str
    """Its section's heading: AFI 6: Missing person records."""
    anchor: str
    """The id of its section in HTML."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A RAG with what it means here."""

    rag: Rag
    """red, amber, yellow or green."""
    word: str
    """The same with a capital, for people."""
    meaning: str | None
    """What the register says it means."""
    since: date | None = None
    """When the item's last change to it took effect; none in the key."""
    because: Blocks = NO_TEXT
    """The reason given for that change; for a first one only if new since the last meeting."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that leads, answers or owns."""

    title: str
    """The office in full."""
    left: date | None
    """When it was given up, if that is before or on the day of the meeting."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A day by which something is promised."""

    day: date | None
    """The last day for it; none where only words were given."""
    phrase: str | None
    """The words given for when: within three months."""
    lateness: str | None
    """How the meeting's day lies to it: 8 days overdue; none where it no longer counts."""
    is_late: bool
    """Whether it has passed unkept."""
    original: date | None = None
    """The first target, where it has been moved since."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step to green."""

    text: Blocks
    """The action."""
    standing: str
    """done, late or open."""
    done: date | None
    """When it was done."""
    promise: Promise | None
    """When it is or was due; none where no day was set."""
    lead: Office | None
    """Who takes it, where that is not the tactical lead."""
    restricted: bool
    """Whether it must not be published."""
    moves: tuple[DayMoved, ...]
    """Every move of its day, oldest first."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The liaison officer's review of an update."""

    date: date
    """When."""
    by: str
    """The reviewer's office."""
    note: Blocks
    """What the reviewer found."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """What a lead means to reach next."""

    text: str
    """What will have been reached, in one line."""
    promise: Promise | None
    """By when; none where no day was named."""


@dataclass(frozen=True, slots=True)
class Update:
    """A progress update."""

    date: date
    """The day on which it was true."""
    age: int
    """Days from then to the meeting."""
    by: str | None
    """The office that gave it; none where that is not recorded."""
    text: Blocks
    """The account."""
    source: str | None
    """Where it was given, when that was not to the liaison officer."""
    reviewed: Reviewed | None
    """Its review; none where it has not been reviewed, and for a public audience."""
    awaits_review: bool
    """Whether nobody has reviewed it, nor a public paper given it; never so in public."""
    imported: str | None
    """The record of the force's past that it was imported from: tracker, 3 May 2026. None
    where it was not, and for a public audience."""
    cleared: Reviewed | None
    """Its release to internal forums, where it was imported."""
    restricted: bool
    """Whether it must not be published."""
    blocker: Blocks
    """What stands in the way; nothing where nothing was said of that."""
    proposed: Rating | None
    """The RAG that the lead thinks right, where one was proposed."""
    next_milestone: Milestone | None
    """What the lead means to reach next."""
    completed_by: Promise | None
    """When the lead expects the whole item to be complete, where one was given."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The updates of an item that its forum has seen before."""

    count: int
    """How many there are."""
    first: date
    """The day of the oldest."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What an item waits for that the force does not command."""

    who: str
    """The partner, project or supplier."""
    what: Blocks
    """What is awaited."""
    promise: Promise | None
    """When it is to come."""


@dataclass(frozen=True, slots=True)
class Funded:
    """What the commissioner put behind an item."""

    text: Blocks
    """What was funded."""
    year: str | None
    """The budget it came from."""
    posts: int | None
    """How many posts it pays for."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something about an item that the meeting should see at once."""

    kind: str
    """no-update, stale, no-lead, overdue, milestone, unfinished, blocked or slipped."""
    text: str
    """The same for people: Last update 62 days old."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One cause of concern, recommendation or area for improvement."""

    link: Link
    """Its reference, title, heading and anchor."""
    kind: str
    """Its kind in full: Area for improvement."""
    area: str | None
    """Its area's name."""
    state: str
    """Where it stands: open, awaiting allocation, complete, awaiting sign off."""
    wording: Blocks
    """The finding."""
    is_monitored: bool
    """Whether the force only watches it, so that it needs no lead, update or RAG."""
    relevance_reason: Blocks
    """Why so."""
    rating: Rating | None
    """Its RAG; none where it is not rated."""
    strategic_lead: Office | None
    """Who answers for it."""
    tactical_lead: Office | None
    """Who does it."""
    due: Promise | None
    """The inspectorate's date."""
    target: Promise | None
    """The force's own date."""
    moves: tuple[DayMoved, ...]
    """Every move of that date, oldest first, the first setting included."""
    steps: tuple[Step, ...]
    """The steps to green, in the register's order."""
    measures: tuple[Measured, ...]
    """How success will be seen."""
    dependencies: tuple[Awaited, ...]
    """What it waits for."""
    investments: tuple[Funded, ...]
    """What the commissioner put behind it."""
    programmes: tuple[str, ...]
    """The programmes of work that carry it, by name."""
    carried_forward_from: str | None
    """The earlier item that it repeats, or its inspection, in words."""
    updates: tuple[Update, ...]
    """Its newest progress update, and every one since the forum's last meeting, newest first."""
    earlier_updates: Earlier | None
    """Those before; none where all are shown, as they are where there was no such meeting."""
    flags: tuple[Flag, ...]
    """What the meeting should see at once."""
    unanswered: tuple[Part, ...]
    """The parts of its wording that no step to green answers, where steps say what they answer."""
    questions: tuple[Asked, ...]
    """What the forum's last meeting asked of it; nothing for a public audience."""
    asked_with: tuple[Link, ...]
    """The items with which the other questions stand that take it in."""
    pledged: tuple[Pledged, ...]
    """What that meeting left of it, and what is still open of others; nothing in public."""
    since: str | None
    """What became of it since that meeting beside updates: amber to yellow; none where nothing."""
