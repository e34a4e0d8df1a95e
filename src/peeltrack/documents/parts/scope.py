"""What a brief is about, found once for all its parts. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.parts.attention import Watch, watch
from peeltrack.documents.parts.item import Setting
from peeltrack.documents.parts.item_view import Link
from peeltrack.documents.parts.names import links, usual_inspection
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Forum
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from peeltrack.queries.audience import for_audience
from peeltrack.queries.forum import agenda, looked_at, stale_after


@dataclass(frozen=True, slots=True)
class Scope:
    """A forum's meeting on a day: what its audience may see, and what of that it looks at."""

    register: Register
    on: date
    forum_id: str
    forum: Forum
    stale_after: int
    inspections: tuple[Inspection, ...]
    items: tuple[Item, ...]
    links: Mapping[str, Link]
    usual: str | None
    """The inspection whose items are named without it; none where all are of one."""
    found: Watch
    earlier: tuple[Meeting, ...]
    """The meetings of the forum before this one, oldest first."""
    before: Register | None
    """The register as at the day from which movement counts; none where there is none."""
    since: date | None
    """That day: of the forum's last meeting, unless another was asked for."""

    @property
    def setting(self) -> Setting:
        """What each item is seen in."""
        return Setting(
            self.register,
            self.on,
            self.found,
            self.links,
            is_public=self.is_public,
            reviewers=self.register.organisation.reviewers,
            before=self.before,
            since=self.since,
            last=self.last,
        )

    @property
    def is_public(self) -> bool:
        """Whether anybody may read the brief."""
        return self.forum.audience == Audience.PUBLIC

    @property
    def last(self) -> Meeting | None:
        """The forum's last meeting; none where there was none, or the audience is public."""
        return self.earlier[-1] if self.earlier and not self.is_public else None

    @property
    def looked_at(self) -> tuple[Item, ...]:
        """Every item of the inspections that the forum looks at, those that have ended too."""
        return looked_at(self.register, self.forum)


def scope_of(register: Register, forum_id: str, on: date, since: date | None = None) -> Scope:
    """What the brief for a meeting is about.

    Args:
        register: the register as at that day.
        forum_id: a key of the register's fora.
        on: the day of the meeting.
        since: the day from which movement counts; none for that of the forum's last meeting.
    """
    forum = register.organisation.fora[forum_id]
    seen = for_audience(register, forum.audience)
    items = {item.id: item for item in agenda(seen, forum)}
    usual = usual_inspection(items.values())
    limit = stale_after(seen, forum)
    earlier = tuple(m for m in seen.meetings.values() if m.forum == forum_id and m.date < on)
    if since is None and earlier:
        since = earlier[-1].date
    return Scope(
        register=seen,
        on=on,
        forum_id=forum_id,
        forum=forum,
        stale_after=limit,
        inspections=_inspections_of(seen, forum, items.values()),
        items=tuple(items.values()),
        links=links(seen, items.values(), usual),
        usual=usual,
        found=watch(seen, items, forum_id, limit, on),
        earlier=earlier,
        before=for_audience(as_at(register, since), forum.audience) if since else None,
        since=since,
    )


def _inspections_of(
    register: Register, forum: Forum, items: Iterable[Item]
) -> tuple[Inspection, ...]:
    """Those that the forum names and the register has; where it names none, those with items."""
    if forum.inspections:
        named = [register.inspections.get(id_) for id_ in forum.inspections]
        return tuple(inspection for inspection in named if inspection)
    with_items = {item.inspection for item in items}
    return tuple(each for id_, each in register.inspections.items() if id_ in with_items)
