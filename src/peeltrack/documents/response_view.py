"""What a template may use of a statutory response: comments, and an answer to each finding.

Every field is described here and, from here, in docs/templates.md.
"""

from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import Blocks
from peeltrack.documents.parts.header import Frame
from peeltrack.documents.parts.item_view import Link
from peeltrack.documents.parts.panel_reports import Progress


@dataclass(frozen=True, slots=True)
class Reply:
    """A finding of the report with what the response says of it."""

    link: Link
    """Its reference, title, heading and anchor."""
    kind: str
    """Its kind in full: Recommendation."""
    wording: Blocks
    """The finding."""
    is_owed: bool
    """Whether the Act asks for an explanation: of each recommendation."""
    action: Blocks
    """The action taken or proposed."""
    none_because: Blocks
    """Why there is none."""
    progress: Progress | None
    """The force's last public account of a finding that has no explanation."""


@dataclass(frozen=True, slots=True)
class Response:
    """The whole response. A template sees this as `response`."""

    page: Frame
    """What stands around it; a template sees this as `page` too."""
    report: str
    """The report's title."""
    body: str
    """Who inspected."""
    url: str | None
    """Where the report is."""
    sent_to: tuple[str, ...]
    """Who is sent a copy."""
    sent: date | None
    """When it was sent."""
    published: date | None
    """When it was published; none for a draft."""
    published_at: str | None
    """Where it was published; none for a draft."""
    comments_due: date | None
    """The day that the commissioner set for the chief constable's comments."""
    due_sentence: str
    """How it stands to its last day, in a sentence without a full stop."""
    chief_constable_comments: Blocks
    """The chief constable's comments."""
    comments: Blocks
    """The commissioner's comments."""
    recommendations: tuple[Reply, ...]
    """The recommendations, each after the cause of concern that it answers."""
    areas_for_improvement: tuple[Reply, ...]
    """The areas for improvement."""

    @property
    def is_draft(self) -> bool:
        """Whether it has not been published yet."""
        return self.published is None

    @property
    def missing(self) -> tuple[Link, ...]:
        """The recommendations of which nothing is explained yet."""
        return tuple(
            each.link
            for each in self.recommendations
            if each.is_owed and not (each.action or each.none_because)
        )
