"""What a template may use of an audit committee's paper: activity, reports, counts, exceptions.

Every field is described here and, from here, in docs/templates.md.
"""

from dataclasses import dataclass
from datetime import date

from peeltrack.documents.brief_view import Attention
from peeltrack.documents.frame import Frame
from peeltrack.documents.item_view import Link, Office, Promise
from peeltrack.documents.panel_view import Implication, Stage
from peeltrack.documents.text import Blocks


@dataclass(frozen=True, slots=True)
class Standings:
    """A row of the table of counts: where the findings of one report stand."""

    name: str
    """What people call the report; Total for the last row."""
    numbers: tuple[int, ...]
    """How many stand where, in the order of the table's columns."""
    total: int
    """How many in all."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A finding as a recommendations register shows it."""

    link: Link
    """Its reference, title and heading; the anchor is its report's section."""
    wording: Blocks
    """The finding."""
    relevance: str
    """What the force has to do about it: act, comply, monitor, not applicable."""
    reason: Blocks
    """Why it is only to be watched, or does not apply."""
    addressed_to: tuple[str, ...]
    """Who must act, where that is not simply the force."""
    leads: tuple[Office, ...]
    """The strategic and the tactical lead, those that there are."""
    portfolio: str | None
    """The portfolio or business area."""
    board: str | None
    """The board that oversees it."""
    needs_leads: bool
    """Whether somebody must own it: not where the force only watches, or it has ended."""
    due: Promise | None
    """The inspectorate's date."""
    target: Promise | None
    """The force's own date."""
    standing: str
    """Where it stands: in progress, awaiting allocation, pending sign off, closed."""
    since: date | None
    """The day of the last step on the inspectorate's own track, such as closure."""


@dataclass(frozen=True, slots=True)
class Activity:
    """An inspection under way: nothing of it has been published."""

    called: str
    """What people call it."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    body: str
    """Who inspects."""
    summary: Blocks
    """What is known of it."""
    timeline: tuple[Stage, ...]
    """How it runs."""
    expected: tuple[Stage, ...]
    """What is to come of it, and when."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A published report with its findings."""

    called: str
    """What people call it."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    body: str
    """Who inspected."""
    kind: str
    """What sort of inspection it was: thematic, joint, super complaint."""
    published: date | None
    """When it was published; none where that is not recorded."""
    url: str | None
    """Where it is."""
    summary: Blocks
    """What it found."""
    stated: int | None
    """How many recommendations it says it makes to everybody; none where it does not say."""
    held: str
    """How many findings of it the register holds, in words."""
    timeline: tuple[Stage, ...]
    """How the inspection ran."""
    expected: tuple[Stage, ...]
    """Further reports that it announces."""
    response: str | None
    """How the statutory response stands to its last day; none where none is owed."""
    rows: tuple[RegisterRow, ...]
    """Its findings: all of them in a new report, in an earlier one those not ended."""


@dataclass(frozen=True, slots=True)
class Committee:
    """The whole paper. A template sees this as `committee`."""

    page: Frame
    """What stands around it; a template sees this as `page` too."""
    forum: str
    """The forum's name."""
    chair: str | None
    """Who chairs the forum."""
    invited_to: str | None
    """What members are invited to do: note the report."""
    since: date | None
    """Reports published after this day are new; none where every report is shown as new."""
    stale_after_days: int
    """How many days old an update may be at this forum."""
    counts: str
    """How many findings of which kind in all: 32 items: 32 recommendations."""
    columns: tuple[str, ...]
    """The columns of the table of counts, those that count something: Awaiting allocation, …"""
    standings: tuple[Standings, ...]
    """The rows of that table, report by report, the total last; none without a finding."""
    untaken: tuple[str, ...]
    """Where no finding stands: in progress, complete, …"""
    activity: tuple[Activity, ...]
    """The inspections under way."""
    reports: tuple[Reported, ...]
    """The reports published since the last meeting, newest last."""
    earlier: tuple[Reported, ...]
    """The earlier reports of which something has not ended."""
    exceptions: Attention
    """What is overdue, without an update, stale and unowned."""
    undated: tuple[Link, ...]
    """The findings without the inspectorate's date or the force's own."""
    implications: tuple[Implication, ...]
    """The forum's standing headings."""
    contact: str | None
    """Which office answers questions."""
