"""What a template may use of a police and crime panel's paper: findings by area, in public.

Every field is described here and, from here, in docs/templates.md.
"""

from dataclasses import dataclass
from datetime import date

from peeltrack.documents.brief_view import Tally
from peeltrack.documents.formats.text import Blocks
from peeltrack.documents.parts.header import Frame
from peeltrack.documents.parts.item_view import Funded, Link, Office, Promise, Rating


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A grade of the inspection's scale with the areas that were given it."""

    grade: str
    """Requires improvement."""
    meaning: str | None
    """What the grade means; none where the register does not say."""
    areas: tuple[str, ...]
    """The areas, by the name that the inspectorate's table gives them; may be none."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What the force has published of an item, or had reviewed."""

    date: date
    """The day on which it was true."""
    text: Blocks
    """The account."""
    source: str | None
    """The paper that published it, with its date; none for this very paper, or for none."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with what the force and the commissioner have done about it."""

    link: Link
    """Its reference, title, heading and anchor."""
    kind: str
    """Its kind in full: Area for improvement."""
    wording: Blocks
    """The finding."""
    state: str
    """Where it stands: open, awaiting allocation, complete, awaiting sign off."""
    is_monitored: bool
    """Whether it is for others to act on, and needs neither lead nor update."""
    strategic_lead: Office | None
    """The chief officer who answers for it."""
    programmes: tuple[str, ...]
    """The programmes of work that carry it."""
    due: Promise | None
    """The inspectorate's date."""
    target: Promise | None
    """The force's own date."""
    progress: Progress | None
    """The force's last public account; none where there is none."""
    investments: tuple[Funded, ...]
    """What the commissioner put behind it."""


@dataclass(frozen=True, slots=True)
class GoodPractice:
    """Good practice that the report names."""

    kind: str
    """innovative or promising."""
    text: Blocks
    """What the force does well."""


@dataclass(frozen=True, slots=True)
class PanelArea:
    """An area of an inspection with what was found in it."""

    name: str
    """The area's name."""
    anchor: str
    """The id of the section in HTML."""
    grade: str | None
    """The judgment: Requires improvement; none for findings without an area."""
    found: str
    """How many findings are not yet ended, in words: two AFIs; empty for none."""
    findings: tuple[Finding, ...]
    """Those findings, causes of concern with their recommendations first."""
    practice: tuple[GoodPractice, ...]
    """Good practice named in the area."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the inspection, or a report still to come."""

    what: str
    """Which."""
    when: str
    """When, as the paper says it."""


@dataclass(frozen=True, slots=True)
class PanelReport:
    """An inspection report as the panel is told of it."""

    called: str
    """What people call it: PEEL 2021/22."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    body: str
    """Who inspected."""
    published: date | None
    """When it was published."""
    url: str | None
    """Where it is."""
    summary: Blocks
    """What it found, in short."""
    background: Blocks
    """What went before, and what is new in how the inspectorate judges."""
    quick_time_actions: int | None
    """How many actions the force drew from the oral feedback; none where that is not recorded."""
    matched_later_findings: int | None
    """How many of them the report then asked for."""
    hot_debrief: Blocks
    """What was published of them."""
    improvement_plan: Blocks
    """How the force manages its work on the findings."""
    oversight: Blocks
    """How the commissioner holds the force to account for it."""
    next_steps: Blocks
    """What is to follow."""
    grades: tuple[GradeRow, ...]
    """The grades of its scale, best first; empty where it gave none."""
    ungraded: tuple[str, ...]
    """The areas that it looked at and did not grade."""
    stated: str
    """How many findings it says that it makes, in words; empty where that is not recorded."""
    found: str
    """How many the paper covers: one cause of concern, two recommendations and sixteen AFIs."""
    ended: str
    """How many of them have been closed or superseded or do not apply, in words; may be empty."""
    position: str
    """The RAG position of the others with what each RAG means: Fifteen AFIs amber (…); …"""
    ratings: tuple[Rating, ...]
    """The columns of the table of counts of the others: each RAG that one of them has."""
    tallies: tuple[Tally, ...]
    """The rows of that table, the total last."""
    areas: tuple[PanelArea, ...]
    """Its areas, in its order, then what has none."""
    practice: tuple[GoodPractice, ...]
    """Good practice that it ties to no area."""
    expected: tuple[Stage, ...]
    """Reports still to come."""
    response: str | None
    """How the statutory response stands to its last day; none where none is owed."""
    response_note: Blocks
    """What is said of it besides."""


@dataclass(frozen=True, slots=True)
class ProgrammeOfWork:
    """A programme of work that a finding of the paper names."""

    name: str
    """Its name."""
    text: Blocks
    """What it is."""
    started: str | None
    """When it began, as papers say it."""


@dataclass(frozen=True, slots=True)
class Implication:
    """A standing heading of the forum's papers."""

    heading: str
    """Risk management, Financial, Legal, Equality."""
    text: Blocks
    """What is said there."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The whole paper. A template sees this as `panel`."""

    page: Frame
    """What stands around it; a template sees this as `page` too."""
    forum: str
    """The forum's name."""
    chair: str | None
    """Who chairs the forum."""
    invited_to: str | None
    """What members are invited to do: consider this report."""
    reports: tuple[PanelReport, ...]
    """The inspection reports that it is about."""
    programmes: tuple[ProgrammeOfWork, ...]
    """The programmes of work that its findings name, in the register's order."""
    implications: tuple[Implication, ...]
    """The forum's standing headings."""
    contact: tuple[str, ...]
    """Which office answers questions and how to reach it, line by line."""

    @property
    def in_short(self) -> str:
        """How many findings of which report the paper covers, in one line."""
        return "; ".join(f"{each.called}: {each.found or 'no finding'}" for each in self.reports)
