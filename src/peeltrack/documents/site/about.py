"""The page about the site: what it counts, its licence, and whom to ask. Pure."""

from dataclasses import dataclass

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.site.site import Site


@dataclass(frozen=True, slots=True)
class AboutView:
    """The page about the site. A template sees this as `it`."""

    stale_after: int
    """The age in days after which an update is out of date."""
    shows_shortfalls: bool
    """Whether ages of updates and missing leads are shown."""
    contact: TextBlocks
    """Whom to ask; empty if the register does not say."""


def about(site: Site) -> AboutView:
    """Return what a reader needs to know about the pages."""
    return AboutView(
        site.scope.stale_after,
        site.shows_shortfalls,
        blocks(site.register.organisation.site.contact or ""),
    )
