"""The changes since a date, finding by finding, and those of a branch. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from peeltrack.changes.change import Change
from peeltrack.documents.change_sentences import in_one_line, summary
from peeltrack.documents.change_words import REWRITING
from peeltrack.documents.parts.movement import ItemMove
from peeltrack.documents.parts.names import Link
from peeltrack.documents.site.site import Site


@dataclass(frozen=True, slots=True)
class BranchRecord:
    """A record that a branch changes."""

    name: str
    """Its usual name with its title; otherwise its id."""
    address: str | None
    """Its page; None if it has none."""
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BranchChanges:
    """All that a branch changes."""

    revisions: str
    """The two that are compared: main...HEAD."""
    summary: str
    """The number of changes by kind."""
    rewritten: int
    """Changes to what was already recorded, which need an amendment."""
    records: tuple[BranchRecord, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The changes. A template sees this as `it`."""

    since: date
    news: tuple[str, ...]
    """The sum, in sentences."""
    moves: tuple[ItemMove, ...]
    changed: tuple[tuple[Link, str], ...]
    """Every finding that has changed since, with its changes in words."""
    silent: tuple[Link, ...]
    """The open findings without an update since; empty where that is not shown."""
    branch: BranchChanges | None


def changes(site: Site, branch: BranchChanges | None = None) -> ChangesView:
    """Return what has changed since the date of the site.

    Args:
        site: the site.
        branch: what a branch changes; None if the site is not about one.
    """
    moved = site.moved
    return ChangesView(
        since=site.since,
        news=moved.news if moved else (),
        moves=moved.moves if moved else (),
        changed=tuple((site.scope.links[id_], words) for id_, words in site.changes.items()),
        silent=moved.silent if moved and site.shows_shortfalls else (),
        branch=branch,
    )


def branch_changes(
    site: Site, revisions: str, compared: Sequence[Change], titles: Mapping[str, str]
) -> BranchChanges:
    """Return what a branch changes, each record with its page.

    Args:
        site: the site, made of the branch.
        revisions: the two that are compared.
        compared: the changes.
        titles: the titles of the records that differ, by their ids.
    """
    records = tuple(
        BranchRecord(
            *_named(site, subject, titles.get(subject)),
            tuple(map(in_one_line, group)),
        )
        for subject, group in groupby(compared, key=lambda change: change.subject)
    )
    rewritten = sum(change.kind in REWRITING for change in compared)
    return BranchChanges(revisions, summary(compared), rewritten, records)


def _named(site: Site, subject: str, title: str | None) -> tuple[str, str | None]:
    if link := site.link(subject):
        return link.heading, link.anchor
    name = f"{subject}: {title}" if title else subject
    if subject in site.register.meetings:
        return name, site.at.meeting(subject)
    if subject in site.register.inspections:
        return name, site.at.inspection(subject)
    return name, None
