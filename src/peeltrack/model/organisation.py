"""The contents of register.yaml: the force, its leads, forums, programmes and rules."""

from datetime import date

from pydantic import Field

from peeltrack.model.amendments import Amendment
from peeltrack.model.record import Flag, InspectionId, IsoDate, LeadId, Line, Record, Slug, Text
from peeltrack.model.vocabulary import Audience, MonitoringPhase, Rag


class Lead(Record):
    """An office that can own an item or act on one; a post, not a person."""

    title: Line
    """The office in full: Assistant Chief Constable (Local Policing)."""
    short: Line | None = None
    """As it is written in notes: ACC LP."""
    email: Line | None = None
    """How to reach it; also how git's user.email finds who is writing."""
    body: Line | None = None
    """The force, the commissioner's office, or a partner."""
    left: IsoDate | None = None
    """The day on which the office was given up; from then on it can own nothing."""
    may_review: Flag = False
    """Whether it may review updates and set RAG, as the liaison officer does."""

    def is_in_post(self, on: date) -> bool:
        """Check whether the office can still own something on that date."""
        return self.left is None or on < self.left


class Implication(Record):
    """A heading under which every paper to a forum says what follows from it."""

    heading: Line
    """Risk management, Financial, Legal, Equality."""
    text: Text
    """What its papers say there."""


class Forum(Record):
    """A meeting that is given a brief."""

    name: Line
    """Service Improvement Board."""
    chair: Line | None = None
    """Who chairs it."""
    cycle: Line | None = None
    """How often it meets."""
    audience: Audience = Audience.INTERNAL
    """Who may read its papers."""
    stale_after_days: int | None = Field(default=None, ge=0, strict=True)
    """How many days old an update may be at its meeting; older is stale."""
    inspections: tuple[InspectionId, ...] = ()
    """The inspections that it looks at; none means all."""
    template: Line | None = None
    """The template of its brief, without the format's ending; else its own id."""
    invited_to: Line | None = None
    """What its papers invite members to do: consider the report, note it."""
    implications: tuple[Implication, ...] = ()
    """The standing headings with which its papers end."""
    contact: Text | None = None
    """Which office answers questions about its papers, and how to reach it, line by line."""

    @property
    def papers(self) -> tuple[str, str]:
        """How a source begins that names a paper of it: Police and Crime Panel paper, 15 June."""
        return f"{self.name} paper", f"{self.name}, "


class ProgrammeReport(Record):
    """A report on the progress of a programme."""

    date: IsoDate
    """The day of the report."""
    text: Text
    """What it says."""
    source: Line | None = None
    """The paper or meeting that has it."""
    restricted: Flag = False
    """Whether it stays out of every public document."""


class Programme(Record):
    """A programme of work that carries items."""

    name: Line
    """Op Reset."""
    aliases: tuple[Line, ...] = ()
    """Other names by which papers and people call it."""
    text: Text | None = None
    """What it is."""
    started: Line | None = None
    """When it began, as the paper says it."""
    reports: tuple[ProgrammeReport, ...] = ()
    """The reports on its progress, oldest first."""
    next_report: IsoDate | None = None
    """The day of the next report."""


class Funding(Record):
    """Money or posts that the commissioner put behind the force, shared among items."""

    text: Text
    """What was funded."""
    year: Line | None = None
    """The budget it came from, such as 2022/23."""
    posts: int | None = Field(default=None, ge=0, strict=True)
    """How many posts it pays for, those of its parts included."""


class Monitoring(Record):
    """A time in which the inspectorate monitors the force in one phase."""

    phase: MonitoringPhase
    """scan or engage."""
    starts: IsoDate = Field(alias="from")
    """The first day."""
    ends: IsoDate | None = Field(default=None, alias="to")
    """The last day; empty while it lasts."""
    because: Text | None = None
    """The inspectorate's reason."""
    link: Line | None = None
    """The letter that says so: a link or a path."""


class Rules(Record):
    """The office's own limits."""

    stale_after_days: int = Field(default=31, ge=0, strict=True)
    """How many days old the last update of an open item may be; older is stale."""
    due_soon_days: int = Field(default=30, ge=0, strict=True)
    """How many days ahead counts as due soon."""
    commit: Flag = False
    """Whether a command that writes also commits, unless an option says not to."""


class PortalReport(Record):
    """A report that was made to the national monitoring portal."""

    date: IsoDate
    """The day as at which it told the position; the next one tells what is new since."""
    by: LeadId | None = None
    """Who made it."""


class Organisation(Record):
    """The register's own file."""

    name: Line
    """The force."""
    local_policing_body: Line | None = None
    """The police and crime commissioner, mayor or authority that it answers to."""
    rag: dict[Rag, Text] = Field(default_factory=dict)
    """What each RAG means here; printed in every document."""
    abbreviations: dict[Line, Line] = Field(default_factory=dict)
    """The force's own abbreviations in full: OCC, Operations Control Centre."""
    leads: dict[Slug, Lead] = Field(default_factory=dict)
    """The offices that own items."""
    forums: dict[Slug, Forum] = Field(default_factory=dict)
    """The meetings that are given briefs."""
    programmes: dict[Slug, Programme] = Field(default_factory=dict)
    """The programmes of work."""
    funding: dict[Slug, Funding] = Field(default_factory=dict)
    """Money and posts that are shared among items; their investments are parts of it."""
    monitoring: tuple[Monitoring, ...] = ()
    """The phases of the inspectorate's monitoring, oldest first."""
    rules: Rules = Field(default_factory=Rules)
    """The office's own limits."""
    portal_reports: tuple[PortalReport, ...] = ()
    """The reports made to the national monitoring portal, oldest first."""
    amendments: tuple[Amendment, ...] = ()
    """Corrections of what has no file to say so itself: positions, and files taken away."""

    @property
    def id(self) -> str:
        """Its name in messages, as other records have their ids."""
        return "register"

    @property
    def file(self) -> str:
        """Its path from the register's folder."""
        return "register.yaml"

    def programme_called(self, name: str) -> str | None:
        """Return the id of the programme of that id, name or alias, in any case; else None."""
        wanted = " ".join(name.casefold().split())
        for id_, programme in self.programmes.items():
            names = (id_, programme.name, *programme.aliases)
            if wanted in {each.casefold() for each in names}:
                return id_
        return None

    @property
    def reviewers(self) -> frozenset[str]:
        """The leads who may review."""
        return frozenset(id_ for id_, lead in self.leads.items() if lead.may_review)

    @property
    def public_papers(self) -> tuple[str, ...]:
        """How the source of an update begins that a public paper gave."""
        public = (forum for forum in self.forums.values() if forum.audience == Audience.PUBLIC)
        return tuple(begins for forum in public for begins in forum.papers)
