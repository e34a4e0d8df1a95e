"""The contents of register.yaml: the force, its leads, forums, programmes and rules."""

from datetime import date

from peeltrack.model.amendments import Amendment
from peeltrack.model.record import (
    Count,
    Flag,
    InspectionId,
    IsoDate,
    LeadId,
    Line,
    Record,
    Slug,
    Text,
)
from peeltrack.model.site_settings import SiteSettings
from peeltrack.model.validated import Field
from peeltrack.model.vocabulary import Audience, MonitoringPhase, Rag


class Lead(Record):
    """An office that can lead an item or act on one; a post, not a person."""

    title: Line
    """The office in full: Assistant Chief Constable (Local Policing)."""
    short: Line | None = None
    """Its short form, as in notes: ACC LP."""
    email: Line | None = None
    """Its e-mail address, by which git's user.email identifies who is writing."""
    body: Line | None = None
    """The force, the commissioner's office, or a partner."""
    left: IsoDate | None = None
    """The date the office was vacated; from then on it cannot lead anything."""
    may_review: Flag = False
    """Whether it may review updates and set RAG, as the liaison officer does."""

    @property
    def called(self) -> str:
        """Its short form, or its title."""
        return self.short or self.title

    def is_in_post(self, on: date) -> bool:
        """Check whether the office can still own something on that date."""
        return self.left is None or on < self.left


class Implication(Record):
    """A standing heading in every paper to a forum, with its text."""

    heading: Line
    """Risk management, Financial, Legal, Equality."""
    text: Text
    """The text under it."""


class Forum(Record):
    """A meeting that receives a brief."""

    name: Line
    """Service Improvement Board."""
    chair: Line | None = None
    """Who chairs it."""
    cycle: Line | None = None
    """How often it meets."""
    audience: Audience = Audience.INTERNAL
    """Who may read its papers."""
    stale_after_days: Count | None = None
    """The greatest age of an update at its meeting, in days; older is out of date."""
    inspections: tuple[InspectionId, ...] = ()
    """The inspections it covers; empty means all."""
    template: Line | None = None
    """The template of its brief, without the file ending; by default its own id."""
    invited_to: Line | None = None
    """What its papers invite members to do: consider the report, note it."""
    implications: tuple[Implication, ...] = ()
    """The standing headings with which its papers end."""
    contact: Text | None = None
    """The contact for questions about its papers, line by line."""

    @property
    def papers(self) -> tuple[str, str]:
        """The beginnings of sources that name its papers: Police and Crime Panel paper, 15 June."""
        return f"{self.name} paper", f"{self.name}, "


class ProgrammeReport(Record):
    """A report on the progress of a programme."""

    date: IsoDate
    """The date of the report."""
    text: Text
    """What it says."""
    source: Line | None = None
    """The paper or meeting it comes from."""
    restricted: Flag = False
    """Whether it is kept out of every public document."""


class Programme(Record):
    """A programme of work that delivers items."""

    name: Line
    """Op Reset."""
    aliases: tuple[Line, ...] = ()
    """Other names that papers and people use for it."""
    text: Text | None = None
    """What it does."""
    started: Line | None = None
    """When it began, in the paper's words."""
    reports: tuple[ProgrammeReport, ...] = ()
    """The reports on its progress, oldest first."""
    next_report: IsoDate | None = None
    """The date of the next report."""


class Funding(Record):
    """Money or posts that the commissioner has funded and several items share."""

    text: Text
    """What was funded."""
    year: Line | None = None
    """The budget it came from, such as 2022/23."""
    posts: Count | None = None
    """The number of posts it pays for, including those of its parts."""


class Monitoring(Record):
    """A period in which HMICFRS monitors the force in one phase."""

    phase: MonitoringPhase
    """scan or engage."""
    starts: IsoDate = Field(alias="from")
    """The first day."""
    ends: IsoDate | None = Field(default=None, alias="to")
    """The last day; empty while it continues."""
    because: Text | None = None
    """HMICFRS's reason."""
    link: Line | None = None
    """The letter that confirms it: a link or a path."""


class Rules(Record):
    """The force's own limits."""

    stale_after_days: Count = 31
    """The greatest age of an open item's last update, in days; older is out of date."""
    due_soon_days: Count = 30
    """The number of days ahead that counts as due soon."""
    commit: Flag = False
    """Whether commands that write also commit by default."""


class PortalReport(Record):
    """A report made to the national monitoring portal."""

    date: IsoDate
    """The date of the position it reported; the next one covers what is new since."""
    by: LeadId | None = None
    """The lead who made it."""


class Organisation(Record):
    """The register's main file."""

    name: Line
    """The force."""
    local_policing_body: Line | None = None
    """The police and crime commissioner, mayor or authority that holds it to account."""
    local_policing_body_address: Text | None = None
    """Its address for letters, line by line; the letterhead of a statutory response."""
    rag: dict[Rag, Text] = Field(default_factory=dict)
    """What each RAG means in this force; printed in every document."""
    abbreviations: dict[Line, Line] = Field(default_factory=dict)
    """The force's own abbreviations in full: OCC, Operations Control Centre."""
    leads: dict[Slug, Lead] = Field(default_factory=dict)
    """The offices that lead items."""
    forums: dict[Slug, Forum] = Field(default_factory=dict)
    """The meetings that receive briefs."""
    programmes: dict[Slug, Programme] = Field(default_factory=dict)
    """The programmes of work."""
    funding: dict[Slug, Funding] = Field(default_factory=dict)
    """Money and posts shared among items, whose investments are parts of them."""
    monitoring: tuple[Monitoring, ...] = ()
    """The phases of HMICFRS's monitoring, oldest first."""
    rules: Rules = Field(default_factory=Rules)
    """The force's own limits."""
    site: SiteSettings = Field(default_factory=SiteSettings)
    """The look of its web pages, and where they are."""
    portal_reports: tuple[PortalReport, ...] = ()
    """The reports made to the national monitoring portal, oldest first."""
    amendments: tuple[Amendment, ...] = ()
    """Corrections of published positions and removed files, which cannot hold their own."""

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
        """The beginnings of the sources of updates that came from public papers."""
        public = (forum for forum in self.forums.values() if forum.audience == Audience.PUBLIC)
        return tuple(begins for forum in public for begins in forum.papers)
