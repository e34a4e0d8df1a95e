"""The changes since a date, finding by finding, and those of a branch. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.documents.change_sentences import in_one_line, summary
from peeltrack.documents.change_words import REWRITING
from peeltrack.documents.parts.committee_findings import line_on_work
from peeltrack.documents.parts.movement import ItemMove
from peeltrack.documents.parts.names import Link
from peeltrack.documents.site.site import Site
from peeltrack.model.meetings import Meeting
from peeltrack.wording import counted, listed


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
    rewritten: tuple[BranchRecord, ...]
    """The records with changes to what was already recorded, which need an amendment."""
    records: tuple[BranchRecord, ...]


@dataclass(frozen=True, slots=True)
class SiteEvent:
    """A meeting held, or a report or statutory response published."""

    on: date
    name: str
    """The meeting's or report's name."""
    address: str
    what: str
    """What happened: Held, with 3 questions and 2 actions; statutory response published."""


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """A finding with its changes."""

    link: Link
    what: str
    """Its changes in words: 1 update; amber to yellow."""
    updates: tuple[tuple[date, str], ...]
    """Its updates, each with a sentence."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The changes. A template sees this as `it`."""

    since: date
    news: tuple[str, ...]
    """The sum, in sentences."""
    events: tuple[SiteEvent, ...]
    """The meetings held and the papers published since, newest first."""
    moves: tuple[ItemMove, ...]
    changed: tuple[FindingChanges, ...]
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
        events=site_events(site),
        moves=moved.moves if moved else (),
        changed=tuple(_changed(site, id_, words) for id_, words in site.changes.items()),
        silent=moved.silent if moved and site.shows_shortfalls else (),
        branch=branch,
    )


def site_events(site: Site) -> tuple[SiteEvent, ...]:
    """Return the meetings held and the papers published since, newest first."""
    since = [each for each in _events(site) if site.since < each.on <= site.on]
    return tuple(sorted(since, key=lambda each: each.on, reverse=True))


def _events(site: Site) -> Iterator[SiteEvent]:
    for meeting in site.newest_meetings:
        name = site.register.meeting_title(meeting)
        yield SiteEvent(meeting.date, name, site.at.meeting(meeting.id), _held(meeting))
    for inspection in site.newest_reports:
        response = inspection.statutory_response
        days = {
            "report published": inspection.published,
            "statutory response published": response.published if response else None,
        }
        for what, day in days.items():
            if day:
                yield SiteEvent(day, inspection.called, site.at.inspection(inspection.id), what)


def _held(meeting: Meeting) -> str:
    """Say that a meeting was held, with what was asked and agreed."""
    numbers = (
        ("question", len(meeting.all_questions)),
        ("commitment", len(meeting.commitments)),
        ("action", len(meeting.actions)),
    )
    contents = listed([counted(number, noun) for noun, number in numbers if number])
    return f"held, with {contents}" if contents else "held"


def _changed(site: Site, id_: str, words: str) -> FindingChanges:
    updates = (
        (update.date, line_on_work(" ".join(update.text.split()))) for update in site.updates[id_]
    )
    return FindingChanges(site.scope.links[id_], words, tuple(updates))


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

    def records(changes: Iterable[Change]) -> Iterator[BranchRecord]:
        for subject, group in groupby(changes, key=lambda change: change.subject):
            sentences = tuple(in_one_line(_with_offices(site, change)) for change in group)
            yield BranchRecord(*_named(site, subject, titles.get(subject)), sentences)

    rewritten = (change for change in compared if change.kind in REWRITING)
    return BranchChanges(
        revisions, summary(compared), tuple(records(rewritten)), tuple(records(compared))
    )


def _with_offices(site: Site, change: Change) -> Change:
    """Return a change of lead with the offices' titles in place of their ids."""
    if change.kind != ChangeKind.LEAD_CHANGED:
        return change
    before, after = (
        site.register.lead_title(id_) or id_ if isinstance(id_, str) else id_
        for id_ in (change.before, change.after)
    )
    return replace(change, before=before, after=after)


def _named(site: Site, subject: str, title: str | None) -> tuple[str, str | None]:
    if link := site.link(subject):
        return link.heading, link.anchor
    name = f"{subject}: {title}" if title else subject
    if subject in site.register.meetings:
        return name, site.at.meeting(subject)
    if subject in site.register.inspections:
        return name, site.at.inspection(subject)
    return name, None
