"""The pages of a site, one after another: each is written as soon as it is made. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from peeltrack.documents.formats.site_vocabulary import POLICY
from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.item_order import by_inspection
from peeltrack.documents.site.about import about
from peeltrack.documents.site.areas import areas
from peeltrack.documents.site.changes import BranchChanges, changes
from peeltrack.documents.site.deadlines import deadlines
from peeltrack.documents.site.finding import finding_pages
from peeltrack.documents.site.findings import ended, findings
from peeltrack.documents.site.leads import leads
from peeltrack.documents.site.links import page_id, root_of
from peeltrack.documents.site.meetings import meeting, meetings
from peeltrack.documents.site.over_time import over_time
from peeltrack.documents.site.position import position
from peeltrack.documents.site.reports import report, reports
from peeltrack.documents.site.site import Site
from peeltrack.wording import long_date


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """An entry of the navigation."""

    name: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of every page. A template sees this as `site`."""

    navigation: tuple[NavigationEntry, ...]
    about: str
    """The address of the page about the site."""
    ended: str
    front: TextBlocks
    """The force's own text for the first page."""
    logo: str | None
    """The address of its logo."""
    policy: Markup
    """The content security policy."""
    is_single: bool
    """Whether all pages are in one file, without a script."""
    style: Markup | None = None
    """The style sheet of a site in one file."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page to be made. A template sees this as `here`."""

    name: str
    """Its path without the ending: items/peel-2021/afi-01."""
    title: str
    template: str
    section: str
    """The entry of the navigation that it belongs to."""
    view: object
    """Its view. A template sees this as `it`."""
    up: str = ""
    """The address of the list that it belongs to."""
    marks_changes: bool = False
    """Whether what a branch changes is marked."""

    @property
    def id(self) -> str:
        """Return the id with which the places of the page begin."""
        return page_id(self.name)

    @property
    def root(self) -> str:
        """Return the way from the page to the folder of the site."""
        return root_of(self.name)

    @property
    def path(self) -> str:
        """Return its path from the folder of the site."""
        return f"{self.name}.html"


_SECTIONS = (
    ("index", "Position"),
    ("items", "Findings"),
    ("deadlines", "Deadlines"),
    ("changes", "Changes"),
    ("areas", "Areas"),
    ("reports", "Reports"),
    ("leads", "Leads"),
    ("meetings", "Meetings"),
    ("trend", "Over time"),
)
"""The navigation: the name of each page, and its title."""
NAMES = frozenset(name for name, _ in _SECTIONS)
"""The pages that the navigation has."""


def site_pages(site: Site, branch: BranchChanges | None = None) -> Iterator[SitePage]:
    """Yield every page, each with its view made just then.

    Args:
        site: the site.
        branch: what a branch changes, if the site is about one.
    """
    times = over_time(site)
    first = position(site, times.picture, branch.summary if branch else "")
    yield SitePage("index", f"Position on {long_date(site.on)}", "position", "index", first)
    yield SitePage(
        "items",
        "Findings",
        "findings",
        "items",
        findings(site),
        marks_changes=bool(site.changed),
    )
    yield SitePage("ended", "Findings that have ended", "ended", "items", ended(site))
    yield SitePage("deadlines", "Deadlines", "deadlines", "deadlines", deadlines(site))
    yield SitePage("changes", "Changes", "changes", "changes", changes(site, branch))
    yield SitePage("areas", "Areas and programmes", "areas", "areas", areas(site))
    yield SitePage("reports", "Reports", "reports", "reports", reports(site))
    yield from _reports(site)
    if not site.page.is_public:
        yield SitePage("leads", "Leads", "leads", "leads", leads(site))
    yield SitePage("meetings", "Meetings", "meetings", "meetings", meetings(site))
    yield from _meetings(site)
    yield SitePage("trend", "Over time", "over_time", "trend", times)
    yield SitePage("about", "About these pages", "about", "about", about(site))
    yield from _findings(site)


def _findings(site: Site) -> Iterator[SitePage]:
    pages, up = finding_pages(site), site.at.page("items")
    for item in site.register.items.values():
        title = site.scope.links[item.id].heading
        yield SitePage(f"items/{item.id}", title, "finding", "items", pages.view(item), up)


def _reports(site: Site) -> Iterator[SitePage]:
    groups = by_inspection(site.register.items.values())
    for id_, each in site.register.inspections.items():
        view = report(site, each, groups[id_])
        up = site.at.page("reports")
        yield SitePage(f"inspections/{id_}", each.called, "report", "reports", view, up)


def _meetings(site: Site) -> Iterator[SitePage]:
    for id_, each in site.register.meetings.items():
        title = f"{site.register.meeting_title(each)}, {long_date(each.date)}"
        up, view = site.at.page("meetings"), meeting(site, each)
        yield SitePage(f"meetings/{id_}", title, "meeting", "meetings", view, up)


def frame(site: Site, logo: str | None = None) -> Frame:
    """Return what surrounds every page of a site.

    Args:
        site: the site.
        logo: the address of the force's logo.
    """
    return Frame(
        front=blocks(site.register.organisation.site.text or ""),
        logo=logo,
        policy=Markup(POLICY),  # noqa: S704 (our own)
        is_single=site.at.is_single,
        navigation=tuple(
            NavigationEntry(name, title, site.at.page(name))
            for name, title in _SECTIONS
            if name != "leads" or not site.page.is_public
        ),
        about=site.at.page("about"),
        ended=site.at.page("ended"),
    )
