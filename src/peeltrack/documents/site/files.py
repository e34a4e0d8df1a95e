"""The files of a site: every page as it is made, style, script and logo; or one file. Pure."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from peeltrack.documents.formats.site_vocabulary import policy_of_single
from peeltrack.documents.formats.templates import Renderer, shipped_template
from peeltrack.documents.site.changes import BranchChanges
from peeltrack.documents.site.pages import NAMES, Frame, SitePage, frame, site_pages
from peeltrack.documents.site.site import Site
from peeltrack.documents.site.texts import texts
from peeltrack.errors import TooLargeError

MOST_IN_ONE_FILE = 300
"""Findings of a site in one file; with more a browser takes long to open it."""
_BYTES_OF_A_FINDING = 16_000

_NAMED = re.compile(r'(<(?:section|div role="region") aria-labelledby=")')
"""What names a part of a page; in one file many parts have the same name but for their page."""

_KINDS = """about areas base changes deadlines ended finding findings footer leads masthead meeting
    meetings over_time part parts position report reports single"""
TEMPLATES = (
    "macros.html.j2",
    "page.css",
    "site/site.css",
    *(f"site/{name}.html.j2" for name in _KINDS.split()),
)
"""The templates of a site: a force may have its own of each."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A force's logo."""

    name: str
    """The file of a site that has it: logo.png."""
    data: bytes

    @property
    def in_page(self) -> str:
        """Return it as an address that holds the picture itself."""
        kind = "png" if self.name.endswith(".png") else "jpeg"
        return f"data:image/{kind};base64,{b64encode(self.data).decode()}"


def site_files(
    site: Site,
    renderer: Renderer,
    branch: BranchChanges | None = None,
    logo: Logo | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of every file but the list of them, as each is made.

    Args:
        site: the site.
        renderer: makes pages of templates, and checks them.
        branch: what a branch changes, if the site is about one.
        logo: the force's logo.

    Raises:
        TemplateFailedError: if a template fails, or makes what no page may hold.
    """
    yield "style.css", _style(site, renderer).encode()
    yield "site.js", _shipped("site/site.js").encode()
    yield "icon.svg", _shipped("site/icon.svg").encode()
    yield "texts.js", texts(site)
    if logo:
        yield logo.name, logo.data
    maker = PageMaker(site, renderer, frame(site, logo.name if logo else None))
    for page in site_pages(site, branch):
        yield page.path, maker.html(page).encode()


def single_page(
    site: Site,
    parts: Renderer,
    whole: Renderer,
    branch: BranchChanges | None = None,
    logo: Logo | None = None,
) -> str:
    """Return a site in one file.

    Args:
        site: the site, whose addresses are places in one file.
        parts: makes pages of templates, unchecked.
        whole: makes the file of all pages, and checks it.
        branch: what a branch changes, if the site is about one.
        logo: the force's logo.

    Raises:
        TemplateFailedError: if a template fails, or makes what no page may hold.
        TooLargeError: if it has too many findings for one file.
    """
    number = len(site.register.items)
    if number > MOST_IN_ONE_FILE:
        raise TooLargeError(number, MOST_IN_ONE_FILE, number * _BYTES_OF_A_FINDING)
    style = _style(site, whole)
    around = replace(
        frame(site, logo.in_page if logo else None),
        policy=Markup(policy_of_single(style)),  # noqa: S704 (our own)
        style=Markup(style),  # noqa: S704 (checked as the whole page is)
    )
    maker = PageMaker(site, parts, around)
    made = [maker.part(page) for page in site_pages(site, branch)]
    views = {"parts": made, "head": maker.around("masthead"), "foot": maker.around("footer")}
    return whole.page("site/single.html.j2", site.page, {"site": around, **views})


@dataclass
class PageMaker:
    """A maker of pages, which makes once what pages of a section have in common."""

    site: Site
    renderer: Renderer
    frame: Frame
    _known: dict[tuple[str, ...], Markup] = field(default_factory=dict)

    def html(self, page: SitePage) -> str:
        """Return a page of a folder."""
        here = page.name if page.name in NAMES else ""
        views = self._views(page, "site/base.html.j2", page.root)
        views["head"] = self.around("masthead", page.root, here, page.section)
        views["foot"] = self.around("footer", page.root)
        return self.renderer.page(f"site/{page.template}.html.j2", self.site.page, views)

    def part(self, page: SitePage) -> Markup:
        """Return a page as part of a site in one file."""
        views = self._views(page, "site/part.html.j2", "")
        made = self.renderer.part(f"site/{page.template}.html.j2", self.site.page, views)
        named = _NAMED.sub(rf"\1{page.id}.title ", made)
        return Markup(named)  # noqa: S704 (only ids are added)

    def around(self, what: str, root: str = "", here: str = "", section: str = "") -> Markup:
        """Return the masthead or the footer of the pages of a section.

        Args:
            what: masthead or footer.
            root: the way from the page to the folder of the site.
            here: the page, if the navigation has it.
            section: the entry of the navigation that it belongs to.
        """
        key = (what, root, here, section)
        if key not in self._known:
            views = {"site": self.frame, "root": root, "here": here, "section": section}
            name = f"site/{what}.html.j2"
            self._known[key] = self.renderer.part(name, self.site.page, views)
        return self._known[key]

    def _views(self, page: SitePage, base: str, root: str) -> dict[str, object]:
        return {"base": base, "site": self.frame, "here": page, "it": page.view, "root": root}


def _style(site: Site, renderer: Renderer) -> str:
    colour = site.register.organisation.site.colour
    own = f":root {{ --bar: {colour}; }}\n" if colour else ""
    return renderer.source("page.css") + renderer.source("site/site.css") + own


def _shipped(name: str) -> str:
    file = shipped_template(name)
    if file is None:
        raise FileNotFoundError(name)
    return file.read_text(encoding="utf-8")
