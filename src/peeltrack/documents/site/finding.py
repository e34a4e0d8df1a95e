"""The page of one finding: all that the register has about it. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.steps import steps
from peeltrack.documents.history_sentences import event_sentence
from peeltrack.documents.parts.earlier_meetings import (
    FollowUp,
    action_follow_up,
    commitment_follow_up,
)
from peeltrack.documents.parts.finding_steps import finding_steps
from peeltrack.documents.parts.item import ItemView, item_view
from peeltrack.documents.parts.item_order import area_record
from peeltrack.documents.parts.item_progress import all_update_views
from peeltrack.documents.parts.names import Link
from peeltrack.documents.parts.questions import QuestionView, question_view
from peeltrack.documents.parts.said_once import SaidOnce, said_once
from peeltrack.documents.parts.watchlist import Flag
from peeltrack.documents.site.site import Site
from peeltrack.model.inspections import Area
from peeltrack.model.items import Item
from peeltrack.queries.due import Due, DueKind, gravest_first, kinds_in_words
from peeltrack.queries.item_history import history_from_facts
from peeltrack.wording import capitalised, lateness, with_article


@dataclass(frozen=True, slots=True)
class NamedAddress:
    """A page, or a place in one, with its name."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class AskedAt:
    """The questions about a finding at a meeting."""

    meeting: NamedAddress
    date: date
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class AgreedAt:
    """An action or a commitment about a finding."""

    meeting: str
    """The page of the meeting."""
    entry: FollowUp


@dataclass(frozen=True, slots=True)
class PastEvent:
    """An event of a finding's history."""

    on: date | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another finding, and what it is to this one."""

    what: str
    """Repeats; Superseded by; Its recommendations."""
    links: tuple[NamedAddress, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding. A template sees this as `it`."""

    item: ItemView
    flags: tuple[Flag, ...]
    """What a reader should see at once, with the days that it is overdue."""
    report: NamedAddress
    report_title: str
    published: date | None
    """The date of the report."""
    area: NamedAddress | None
    grade: str | None
    strategic: str | None
    """The place of its strategic lead; None in public."""
    tactical: str | None
    programmes: tuple[NamedAddress, ...]
    portfolio: str | None
    board: str | None
    addressed_to: tuple[str, ...]
    asked: tuple[AskedAt, ...]
    """The questions about it, newest meeting first."""
    agreed: tuple[AgreedAt, ...]
    """The actions and commitments about it, newest meeting first."""
    related: tuple[Related, ...]
    history: tuple[PastEvent, ...]
    """Its other events, such as ratings, dates, steps and sign-offs, newest first."""
    before: Link | None
    """The finding before it in the register."""
    after: Link | None
    is_changed: bool
    """Whether the branch changes it."""
    is_acted_on: bool
    """Whether the force has still to act on it."""
    shows_shortfalls: bool
    """Whether a missing lead or update is shown."""
    shows_steps: bool
    """Whether its audience sees steps to green."""
    picture: Chart | None
    """Its steps; None if fewer than three have a date."""


_NOUNS = {DueKind.ITEM: "HMICFRS's due date", DueKind.TARGET: "The force's target"}


@dataclass(frozen=True)
class FindingPages:
    """The pages of a site's findings, with indexes that are made once for all of them."""

    site: Site
    said_once: SaidOnce

    @cached_property
    def _asked(self) -> Mapping[str, Sequence[AskedAt]]:
        asked = defaultdict[str, list[AskedAt]](list)
        register = self.site.register
        for meeting in self.site.newest_meetings:
            views = defaultdict[str, list[QuestionView]](list)
            for question in meeting.all_questions:
                for id_ in question.items:
                    views[id_].append(question_view(register, meeting, question, id_))
            page = NamedAddress(register.meeting_title(meeting), self.site.at.meeting(meeting.id))
            for id_, each in views.items():
                asked[id_].append(AskedAt(page, meeting.date, tuple(each)))
        return asked

    @cached_property
    def _agreed(self) -> Mapping[str, Sequence[AgreedAt]]:
        agreed = defaultdict[str, list[AgreedAt]](list)
        scope = self.site.scope
        for meeting in self.site.newest_meetings:
            address = self.site.at.meeting(meeting.id)
            for action in meeting.actions:
                if action.item:
                    entry = action_follow_up(scope, meeting, action)
                    agreed[action.item].append(AgreedAt(address, entry))
            for commitment in meeting.commitments:
                if commitment.item:
                    entry = commitment_follow_up(scope, meeting, commitment)
                    agreed[commitment.item].append(AgreedAt(address, entry))
        return agreed

    @cached_property
    def _dates(self) -> Mapping[str, Sequence[Flag]]:
        """The overdue entries about each item, the gravest first; then HMICFRS's date if near."""
        watch, on = self.site.scope.watchlist, self.site.on
        flags = defaultdict[str, list[Flag]](list)
        alike = defaultdict[tuple[str, DueKind, date], list[Due]](list)
        for due in gravest_first(watch.late):
            if due.item:
                alike[due.item, due.kind, due.due].append(due)
        for (id_, kind, day), group in alike.items():
            several = kinds_in_words(group) if len(group) > 1 else None
            noun = several or _NOUNS.get(kind, capitalised(with_article(kind)))
            flags[id_].append(Flag("overdue", f"{noun} {lateness(day, on)}"))
        for due in watch.soon:
            if due.kind == DueKind.ITEM:
                flags[due.source].append(Flag("soon", f"HMICFRS: {lateness(due.due, on)}"))
        return flags

    @cached_property
    def _links_to(self) -> Mapping[tuple[str, str], Sequence[Item]]:
        """The items that name each item, by the way that they do."""
        found = defaultdict[tuple[str, str], list[Item]](list)
        for item in self.site.register.items.values():
            if item.superseded_by:
                found["supersedes", item.superseded_by].append(item)
            if item.carried_forward_from:
                found["repeated", item.carried_forward_from].append(item)
            if item.cause_of_concern:
                found["cause", f"{item.inspection}/{item.cause_of_concern}"].append(item)
        return found

    @cached_property
    def _neighbours(self) -> Mapping[str, tuple[str | None, str | None]]:
        ids = list(self.site.register.items)
        pairs = zip([None, *ids], [*ids[1:], None], strict=False)
        return dict(zip(ids, pairs, strict=True))

    def view(self, item: Item) -> FindingView:
        """Return the page of one finding."""
        site, register, at = self.site, self.site.register, self.site.at
        inspection = register.inspection_of(item)
        area = area_record(register, item)
        before, after = self._neighbours[item.id]
        is_public = site.page.is_public
        return FindingView(
            item=item_view(
                site.scope, item, (), all_update_views(site.scope, item), self.said_once
            ),
            flags=(*self._dates.get(item.id, ()), *self._flags(item)),
            report=NamedAddress(inspection.called, at.inspection(inspection.id)),
            report_title=inspection.title,
            published=inspection.published,
            area=NamedAddress(area.name, at.area(inspection.id, area.id)) if area else None,
            grade=_grade(area),
            strategic=None if is_public else self._lead(item.strategic_lead),
            tactical=None if is_public else self._lead(item.tactical_lead),
            programmes=tuple(self._programmes(item)),
            portfolio=item.portfolio,
            board=item.board,
            addressed_to=item.addressed_to,
            asked=tuple(self._asked.get(item.id, ())),
            agreed=tuple(self._agreed.get(item.id, ())),
            related=tuple(self._related(item)),
            history=tuple(self._history(item)),
            before=site.link(before),
            after=site.link(after),
            is_changed=item.id in site.changed,
            is_acted_on=item.awaits_action,
            shows_shortfalls=site.shows_shortfalls,
            shows_steps=not is_public,
            picture=steps(finding_steps(item, site.on), site.on),
        )

    def _lead(self, id_: str | None) -> str | None:
        return self.site.at.lead(id_) if id_ in self.site.register.organisation.leads else None

    def _flags(self, item: Item) -> Iterator[Flag]:
        """Yield its flags but those of passed dates, which have their days overdue."""
        return (each for each in self.site.flags(item) if each.kind not in ("overdue", "milestone"))

    def _programmes(self, item: Item) -> Iterator[NamedAddress]:
        known = self.site.register.organisation.programmes
        for id_ in item.programmes:
            if id_ in known:
                yield NamedAddress(known[id_].name, self.site.at.programme(id_))

    def _history(self, item: Item) -> Iterator[PastEvent]:
        """Yield its events without updates and reviews, which the page has in full."""
        others = item.model_copy(update={"progress": ()})
        for event in reversed(history_from_facts(others)):
            yield PastEvent(event.date, event_sentence(self.site.register, event))

    def _related(self, item: Item) -> Iterator[Related]:
        site = self.site
        cause = f"{item.inspection}/{item.cause_of_concern}" if item.cause_of_concern else None
        earlier = item.carried_forward_from
        ways: tuple[tuple[str, Sequence[str | None]], ...] = (
            ("Cause of concern", (cause,)),
            ("Recommendations", [i.id for i in self._links_to.get(("cause", item.id), ())]),
            ("Carried forward from", (earlier,)),
            ("Repeated by", [i.id for i in self._links_to.get(("repeated", item.id), ())]),
            ("Supersedes", [i.id for i in self._links_to.get(("supersedes", item.id), ())]),
            ("Superseded by", (item.superseded_by,)),
        )
        for what, ids in ways:
            named = [
                NamedAddress(link.heading, link.anchor) for link in map(site.link, ids) if link
            ]
            report = site.register.inspections.get(earlier or "")
            if report and what == "Carried forward from":
                named = [NamedAddress(report.called, site.at.inspection(report.id))]
            if named:
                yield Related(what, tuple(named))


def finding_pages(site: Site) -> FindingPages:
    """Return the pages of a site's findings."""
    return FindingPages(site, said_once((), is_same_age=False))


def _grade(area: Area | None) -> str | None:
    return capitalised(area.judgment) if area and area.grade else None
