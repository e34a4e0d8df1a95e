"""What a template may use of an audit committee's paper: activity, reports, counts, exceptions.

Every field is described here and, from here, in docs/templates.md.
"""

from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import Blocks
from peeltrack.documents.parts.exceptions_view import Exceptions
from peeltrack.documents.parts.header import Frame
from peeltrack.documents.parts.item_view import Link, Office, Promise
from peeltrack.documents.parts.panel_reports import Implication, Progress, Stage


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
    """Its reference and title; the anchor is its report's section."""
    wording: Blocks
    """The finding."""
    relevance: str
    """What the force has to do about it: act, comply, monitor."""
    reason: Blocks
    """Why it is only to be watched, or what else is to be known of that."""
    addressed_to: tuple[str, ...]
    """Who must act, where that is not simply the force."""
    leads: tuple[Office, ...]
    """The strategic and the tactical lead, those that there are."""
    portfolio: str | None
    """The portfolio or business area."""
    board: str | None
    """The board that oversees it."""
    needs_leads: bool
    """Whether somebody of the force must own it: not where the force only watches."""
    is_open: bool
    """Whether there is still work to do: not where it is complete or pending sign-off."""
    due: Promise | None
    """The inspectorate's date."""
    target: Promise | None
    """The force's own date."""
    standing: str
    """Where it stands: in progress, awaiting allocation, pending sign off."""
    since: date | None
    """The day of the last step on the inspectorate's own track, such as submission."""


@dataclass(frozen=True, slots=True)
class Account:
    """What the force last published of one finding, or of several alike."""

    about: tuple[str, ...]
    """The findings: Recommendation I, Recommendation II; empty where it is of all in the table."""
    progress: Progress
    """The account."""


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
    """A report published since the last meeting, with its findings."""

    called: str
    """What people call it."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    body: str
    """Who inspected."""
    kind: str
    """What it was, with its article: a thematic inspection."""
    published: date | None
    """When it was published; none where that is not recorded."""
    url: str | None
    """Where it is."""
    summary: Blocks
    """What it found."""
    made: str
    """How many findings it makes, and how many are the force's: 13 recommendations, of which …"""
    ended: str
    """How many of them have ended and are not listed, in words; may be empty."""
    timeline: tuple[Stage, ...]
    """How the inspection ran."""
    expected: tuple[Stage, ...]
    """Further reports that it announces."""
    response: str | None
    """How the statutory response stands to its last day; none where none is owed."""
    rows: tuple[RegisterRow, ...]
    """Its findings that have not ended."""
    accounts: tuple[Account, ...]
    """What the force last published of them."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A finding of an earlier report of which something has changed."""

    link: Link
    """Its reference and title; the anchor is its report's section."""
    what: str
    """What became of it since the last meeting: 1 update; amber to yellow; closed."""


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """A report that an earlier paper told of: counted, with what has changed since."""

    called: str
    """What people call it."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    published: date | None
    """When it was published; none where that is not recorded."""
    made: str
    """How many findings it makes, and how many are the force's."""
    standings: str
    """How many stand where, in words: five in progress and two closed."""
    expected: tuple[Stage, ...]
    """Further reports that it announces."""
    response: str | None
    """How the statutory response stands to its last day; none where none is owed."""
    moved: tuple[Moved, ...]
    """Its findings of which something has changed since the last meeting."""
    accounts: tuple[Account, ...]
    """What the force has published of them since."""


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
    """How many findings of which kind in all: 32 recommendations."""
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
    earlier: tuple[EarlierReport, ...]
    """The earlier reports of which something has not ended, or has changed since."""
    exceptions: Exceptions
    """What is overdue, without a lead, a date or a fresh update."""
    implications: tuple[Implication, ...]
    """The forum's standing headings."""
    contact: tuple[str, ...]
    """Which office answers questions and how to reach it, line by line."""

    @property
    def in_short(self) -> str:
        """The counts of the paper in one line."""
        return f"{self.counts}; {self.exceptions.counts}"
