"""The scope of a brief, found once for all its parts. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.parts.names import Link, links, usual_inspection
from peeltrack.documents.parts.watchlist import Watchlist, watchlist
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting, Question
from peeltrack.model.organisation import Forum
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from peeltrack.queries.audience import for_audience
from peeltrack.queries.forum import agenda, forum_items, forum_on, stale_after
from peeltrack.queries.updates import updated_by, updated_in_words


@dataclass(frozen=True, slots=True)
class Scope:
    """A forum's meeting on a date: the register for its audience and the items on its agenda."""

    register: Register
    on: date
    """The date of the position: of the meeting, or of today if the meeting is still to come."""
    meeting: date
    forum_id: str
    forum: Forum
    stale_after: int
    inspections: tuple[Inspection, ...]
    items: tuple[Item, ...]
    links: Mapping[str, Link]
    usual: str | None
    """The inspection whose items are named without it; None if there is only one."""
    watchlist: Watchlist
    earlier: tuple[Meeting, ...]
    """The meetings of the forum before this one, oldest first."""
    asked: Mapping[str, Sequence[Question]]
    """The questions of the last of them, by the items they are about; none in public."""
    before: Register | None
    """The register as at the date movement counts from; None if there is none."""
    since: date | None
    """That date: of the forum's last meeting, unless another was asked for."""
    papers: tuple[str, ...]
    """The beginnings of sources that are public papers."""
    updated_by: Mapping[str, Item]
    """The recommendation that the last update of a cause of concern is about, by its id."""
    is_to_come: bool = False
    """Whether the meeting is known to be still to come, today included."""

    @property
    def is_public(self) -> bool:
        """Check whether anybody may read the brief."""
        return self.forum.audience == Audience.PUBLIC

    @property
    def last(self) -> Meeting | None:
        """Return the forum's last meeting; None if there was none, or in public."""
        return self.earlier[-1] if self.earlier and not self.is_public else None

    def last_updated(self, item: Item) -> str | None:
        """Say which recommendation a cause of concern's last update is about; None if its own."""
        about = self.updated_by.get(item.id)
        return updated_in_words(self.register, about) if about else None

    @property
    def looked_at(self) -> tuple[Item, ...]:
        """Return every item within the forum's remit, ended ones too."""
        return forum_items(self.register, self.forum)


def scope_of(
    register: Register,
    forum_id: str,
    on: date,
    since: date | None = None,
    today: date | None = None,
) -> Scope:
    """Return the scope of the brief for a meeting.

    Args:
        register: the register as at that date.
        forum_id: the forum's key in register.yaml.
        on: the date of the meeting.
        since: count movement from this date; None for the date of the forum's last meeting.
        today: the last date that the register can know about; None if that is later.
    """
    position = min(on, today or on)
    forum = forum_on(register, forum_id, on)
    visible = for_audience(register, forum.audience)
    items = {item.id: item for item in agenda(visible, forum)}
    usual = usual_inspection(items.values())
    limit = stale_after(visible, forum)
    earlier = tuple(m for m in visible.meetings.values() if m.forum == forum_id and m.date < on)
    if since is None and earlier:
        since = earlier[-1].date
    return Scope(
        register=visible,
        on=position,
        meeting=on,
        forum_id=forum_id,
        forum=forum,
        stale_after=limit,
        inspections=_inspections_of(visible, forum, items.values()),
        items=tuple(items.values()),
        links=links(visible, items.values(), usual),
        usual=usual,
        watchlist=watchlist(visible, items, forum_id, limit, on, position),
        earlier=earlier,
        asked=questions_by_item(earlier[-1:] if forum.audience != Audience.PUBLIC else ()),
        before=for_audience(as_at(register, since), forum.audience) if since else None,
        since=since,
        papers=visible.organisation.public_papers,
        updated_by=updated_by(visible),
        is_to_come=today is not None and today <= on,
    )


def questions_by_item(meetings: Iterable[Meeting]) -> Mapping[str, Sequence[Question]]:
    """Return the questions of meetings by the items that they are about, in their order."""
    questions_of = defaultdict[str, list[Question]](list)
    for meeting in meetings:
        for question in meeting.questions:
            for id_ in question.items:
                questions_of[id_].append(question)
    return questions_of


def _inspections_of(
    register: Register, forum: Forum, items: Iterable[Item]
) -> tuple[Inspection, ...]:
    """Return the inspections the forum names; if it names none, those with items."""
    if forum.inspections:
        inspections = [register.inspections.get(id_) for id_ in forum.inspections]
        return tuple(inspection for inspection in inspections if inspection)
    with_items = {item.inspection for item in items}
    return tuple(each for id_, each in register.inspections.items() if id_ in with_items)
