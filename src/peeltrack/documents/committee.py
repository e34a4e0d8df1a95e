"""The paper for an audit committee: its view, and the function that makes it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.assurance import Assurance, assurance
from peeltrack.documents.parts.closing import (
    ImplicationView,
    SupportingPaper,
    contact_lines,
    implication_views,
    supporting_papers,
)
from peeltrack.documents.parts.committee_reports import (
    EarlierReport,
    NewReport,
    anchor,
    earlier_report,
    has_changed,
    new_report,
)
from peeltrack.documents.parts.counts import kinds_in_words
from peeltrack.documents.parts.exceptions import Exceptions, exceptions
from peeltrack.documents.parts.header import Header, document_header, explaining_only
from peeltrack.documents.parts.inspection_timeline import Stage, stages, still_to_come
from peeltrack.documents.parts.item_order import by_inspection
from peeltrack.documents.parts.names import Link, links
from peeltrack.documents.parts.ratings_over_time import ratings_over_time
from peeltrack.documents.parts.scope import Scope, scope_of
from peeltrack.documents.parts.status_counts import StatusCounts, status_counts, status_picture
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.before_report import monitoring_sentence
from peeltrack.queries.committee_status import CommitteeStatus, count_by_status
from peeltrack.wording import capitalised, long_date, spoken


@dataclass(frozen=True, slots=True)
class Activity:
    """An inspection under way, with nothing published yet."""

    called: str
    """Its usual name."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    body: str
    """The inspecting body."""
    summary: TextBlocks
    """The information available about it."""
    timeline: tuple[Stage, ...]
    """Its stages."""
    expected: tuple[Stage, ...]
    """Its next steps and their dates."""


@dataclass(frozen=True, slots=True)
class Committee:
    """The whole paper. A template sees this as `committee`."""

    page: Header
    """The document's header; a template also sees this as `page`."""
    forum: str
    """The forum's name."""
    chair: str | None
    """The chair of the forum."""
    purpose: str
    """The purpose of the paper, in a sentence."""
    invited_to: str | None
    """The recommendation to members: note the report."""
    since: date | None
    """Reports published after this date are new; None if every report is shown as new."""
    stale_after_days: int
    """The age in days after which an update is out of date at this forum."""
    assurance: Assurance
    """Findings opened and closed, dates overdue by age, and the change since the last paper."""
    counts: str
    """The number of findings by kind: 32 recommendations."""
    columns: tuple[str, ...]
    """The columns of the table of counts that are not empty: Awaiting allocation, …"""
    picture: Chart | None
    """The same figures as a picture; None for fewer than two reports."""
    over_time: Chart | None
    """The ratings at the end of each month as a picture; None if no number has changed."""
    standings: tuple[StatusCounts, ...]
    """The rows of that table, a report each, the total last; empty without findings."""
    monitoring: str | None
    """The inspectorate's phase of monitoring, in a sentence; None if not recorded."""
    activity: tuple[Activity, ...]
    """The inspections under way."""
    reports: tuple[NewReport, ...]
    """The reports published since the last meeting, newest last."""
    earlier: tuple[EarlierReport, ...]
    """The earlier reports with a finding that is live or has changed since."""
    exceptions: Exceptions
    """Findings that are overdue, or lack a lead, a date or a fresh update."""
    implications: tuple[ImplicationView, ...]
    """The forum's standing headings."""
    background_papers: tuple[SupportingPaper, ...]
    """The reports in the paper, and the other papers that go with them."""
    contact: tuple[str, ...]
    """The office that answers questions and its contact details, line by line."""

    @property
    def in_short(self) -> str:
        """Return the counts of the paper in one line."""
        return f"{self.counts}; {self.exceptions.counts}"


@dataclass(frozen=True, slots=True)
class _Material:
    """The material of the paper: its scope, and the link to every item it may show."""

    scope: Scope
    items: Mapping[str, Sequence[Item]]
    """The items within the forum's remit, by inspection."""
    links: Mapping[str, Link]
    inspections: tuple[Inspection, ...]
    """The inspections within the forum's remit, with items or without."""

    def items_of(self, inspection: Inspection) -> tuple[Item, ...]:
        return tuple(self.items.get(inspection.id, ()))


def committee_paper(
    register: Register,
    forum_id: str,
    on: date,
    revision: str | None = None,
    since: date | None = None,
    today: date | None = None,
) -> Committee:
    """Return the paper on inspection activity, new reports, recommendations and exceptions.

    Args:
        register: the register as at that date.
        forum_id: the forum's key in register.yaml.
        on: the date of the meeting.
        revision: the commit of the register; None if its files are not committed.
        since: reports published after this date are new; None for the date of the forum's
            last meeting in the register, or for all reports if it has none.
        today: the last date that the register can know about; None if that is later.
    """
    scope = scope_of(register, forum_id, on, since, today)
    ids = scope.forum.inspections
    every = scope.register.inspections.values()
    inspections = tuple(each for each in every if not ids or each.id in ids)
    items = by_inspection(scope.looked_at)
    return _paper(_Material(scope, items, _links(scope, items), inspections), revision)


def _links(scope: Scope, items: Mapping[str, Sequence[Item]]) -> Mapping[str, Link]:
    """Return the link to each item: to its report's section, and named without the report."""
    return {
        id_: replace(link, anchor=anchor(inspection))
        for inspection, group in items.items()
        for id_, link in links(scope.register, group).items()
    }


def _paper(material: _Material, revision: str | None) -> Committee:
    scope, forum = material.scope, material.scope.forum
    statuses = [each for each, number in count_by_status(scope.looked_at).items() if number]
    new = tuple(each for each in material.inspections if _is_new(material, each))
    earlier = tuple(
        each for each in material.inspections if each not in new and _is_still_live(material, each)
    )
    columns = tuple(spoken(each).capitalize() for each in statuses)
    counts = tuple(_status_counts(material, statuses))
    paper = Committee(
        page=document_header(
            scope.register,
            title=f"{forum.name}: inspection update, {long_date(scope.meeting)}",
            audience=forum.audience,
            on=scope.on,
            quoted=(*earlier, *new),
            revision=revision,
        ),
        forum=forum.name,
        chair=forum.chair,
        purpose=_purpose(scope),
        invited_to=forum.invited_to,
        since=scope.since,
        stale_after_days=scope.stale_after,
        assurance=assurance(scope),
        counts=capitalised(kinds_in_words(scope.looked_at) or "no finding"),
        columns=columns,
        picture=status_picture(columns, counts, long_date(scope.on)),
        over_time=ratings_over_time(scope.register, scope.forum, scope.on),
        standings=counts,
        activity=tuple(
            _activity(each, scope.on)
            for each in material.inspections
            if _is_under_way(material, each)
        ),
        reports=tuple(new_report(scope, i, material.items_of(i), material.links) for i in new),
        earlier=tuple(
            earlier_report(scope, i, material.items_of(i), material.links) for i in earlier
        ),
        monitoring=monitoring_sentence(scope.register.organisation, scope.on),
        exceptions=exceptions(scope, material.links),
        implications=implication_views(forum),
        background_papers=tuple(supporting_papers(_cited(material, new, earlier))),
        contact=contact_lines(forum),
    )
    return replace(paper, page=explaining_only(paper.page, paper))


def _purpose(scope: Scope) -> str:
    since = f" since {long_date(scope.since)}" if scope.since else ""
    return (
        f"This report informs members of inspection activity and reports{since}, of who is to act "
        f"on each recommendation and by when, and of exceptions, so that they can judge whether "
        f"{scope.register.organisation.name} is managing them"
    )


def _cited(
    material: _Material, new: Sequence[Inspection], earlier: Sequence[Inspection]
) -> Iterator[Inspection]:
    """Yield the inspections in the paper, in its order."""
    yield from (each for each in material.inspections if _is_under_way(material, each))
    yield from (*new, *earlier)


def _is_new(material: _Material, inspection: Inspection) -> bool:
    """Check whether a report came out since the last meeting; without one, whether it is out."""
    since, published = material.scope.since, inspection.published
    if since is None:
        return not _is_under_way(material, inspection)
    return published is not None and published > since


def _is_still_live(material: _Material, inspection: Inspection) -> bool:
    """Check whether any finding of an earlier report is live or has changed since."""
    items = material.items_of(inspection)
    return any(not item.has_ended or has_changed(material.scope, item) for item in items)


def _is_under_way(material: _Material, inspection: Inspection) -> bool:
    """Check whether nothing is out yet: no publication date and no finding."""
    return inspection.published is None and not material.items_of(inspection)


def _status_counts(
    material: _Material, statuses: Sequence[CommitteeStatus]
) -> Iterator[StatusCounts]:
    rows = [(each.called, material.items_of(each)) for each in material.inspections]
    for name, items in (*rows, ("Total", material.scope.looked_at)):
        if items:
            yield status_counts(name, items, statuses)


def _activity(inspection: Inspection, on: date) -> Activity:
    return Activity(
        called=inspection.called,
        title=inspection.title,
        anchor=anchor(inspection.id),
        body=inspection.body,
        summary=blocks(inspection.summary or ""),
        timeline=stages(inspection.timeline),
        expected=still_to_come(inspection.expected, on),
    )
