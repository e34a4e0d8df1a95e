"""What a template may use of what is wanting of a committee's findings.

Every field is described here and, from here, in docs/templates.md.
"""

from dataclasses import dataclass

from peeltrack.documents.parts.item_view import Link, Office, Promise


@dataclass(frozen=True, slots=True)
class Wanting:
    """A finding of which something is wanting, or several of a report alike in all that is told."""

    report: str
    """What people call their report."""
    links: tuple[Link, ...]
    """Their references and titles; the anchor is their report's section."""
    leads: tuple[Office, ...]
    """The strategic and the tactical lead, those that there are."""
    due: Promise | None
    """The inspectorate's date."""
    target: Promise | None
    """The force's own date."""
    parts: tuple[str, ...]
    """What is wanting: no strategic lead, no date, no published update."""


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What is wanting of all the findings that are the force's to act on."""

    rows: tuple[Wanting, ...]
    """The findings of which something is wanting, in the register's order, alike ones together."""
    others: tuple[str, ...]
    """What else is late: a statutory response, an action about no finding."""
    overdue: int
    """How many days set for these findings, their steps and for others have passed."""
    at_once: int
    """How many findings were asked for on the day of their report and are not complete."""
    unowned: int
    """How many have no strategic or no tactical lead in post."""
    undated: int
    """How many have neither the inspectorate's date nor the force's own."""
    not_fresh: int
    """How many have no published update, or an old one."""

    @property
    def counts(self) -> str:
        """All these in one line; what was asked for at once only where there is any."""
        at_once = f"asked for at once and not complete: {self.at_once}"
        told = [
            f"overdue: {self.overdue}",
            *([at_once] if self.at_once else []),
            f"one or both leads wanting: {self.unowned}",
            f"no date: {self.undated}",
            f"no fresh update: {self.not_fresh}",
        ]
        return ", ".join(told)
