"""The paper for an audit committee, from a register and a day. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.documents.committee_view import Activity, Committee, Standings
from peeltrack.documents.formats.text import blocks
from peeltrack.documents.panel import contact_lines, implications
from peeltrack.documents.parts.committee_reports import (
    anchor,
    earlier_report,
    has_moved,
    new_report,
)
from peeltrack.documents.parts.counts import kinds_in_words
from peeltrack.documents.parts.exceptions import exceptions
from peeltrack.documents.parts.header import frame
from peeltrack.documents.parts.inspection_timeline import stages, still_to_come
from peeltrack.documents.parts.item_order import by_inspection
from peeltrack.documents.parts.item_view import Link
from peeltrack.documents.parts.names import links
from peeltrack.documents.parts.scope import Scope, scope_of
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.committee_status import Standing, standings
from peeltrack.wording import capitalised, long_date, spoken


@dataclass(frozen=True, slots=True)
class _Part:
    """What the paper is made of: the scope, and the way to every item that may be shown."""

    scope: Scope
    found: Mapping[str, Sequence[Item]]
    """The items that the forum looks at, by their inspection."""
    within: Mapping[str, Link]
    inspections: tuple[Inspection, ...]
    """Those that the forum looks at, with items or without."""

    def items_of(self, inspection: Inspection) -> tuple[Item, ...]:
        return tuple(self.found.get(inspection.id, ()))


def committee_paper(
    register: Register,
    forum_id: str,
    on: date,
    revision: str | None = None,
    since: date | None = None,
) -> Committee:
    """The paper on inspection activity, new reports, recommendations and exceptions.

    Args:
        register: the register as at that day.
        forum_id: a key of the register's fora.
        on: the day of the meeting.
        revision: the commit that the register is of; none where its files are in none.
        since: reports published after this day are new; none for the day of the forum's
            last meeting in the register, or for all reports where it has none.
    """
    scope = scope_of(register, forum_id, on, since)
    named = scope.forum.inspections
    every = scope.register.inspections.values()
    inspections = tuple(each for each in every if not named or each.id in named)
    found = by_inspection(scope.looked_at)
    return _paper(_Part(scope, found, _within(scope, found), inspections), revision)


def _within(scope: Scope, found: Mapping[str, Sequence[Item]]) -> Mapping[str, Link]:
    """The way to each item, named without its report: to the report's section."""
    return {
        id_: replace(link, anchor=anchor(inspection))
        for inspection, items in found.items()
        for id_, link in links(scope.register, items).items()
    }


def _paper(part: _Part, revision: str | None) -> Committee:
    scope, forum = part.scope, part.scope.forum
    taken = [each for each, number in standings(scope.looked_at).items() if number]
    new = tuple(each for each in part.inspections if _is_new(part, each))
    earlier = tuple(each for each in part.inspections if each not in new and _is_told(part, each))
    return Committee(
        page=frame(
            scope.register,
            title=f"{forum.name}: inspection update, {long_date(scope.on)}",
            audience=forum.audience,
            on=scope.on,
            quoted=(*earlier, *new),
            revision=revision,
        ),
        forum=forum.name,
        chair=forum.chair,
        invited_to=forum.invited_to,
        since=scope.since,
        stale_after_days=scope.stale_after,
        counts=capitalised(kinds_in_words(scope.looked_at) or "no finding"),
        columns=tuple(spoken(each).capitalize() for each in taken),
        standings=tuple(_standings(part, taken)),
        untaken=tuple(spoken(each) for each in Standing if each not in taken),
        activity=tuple(
            _activity(each, scope.on) for each in part.inspections if _is_under_way(part, each)
        ),
        reports=tuple(new_report(scope, i, part.items_of(i), part.within) for i in new),
        earlier=tuple(earlier_report(scope, i, part.items_of(i), part.within) for i in earlier),
        exceptions=exceptions(scope, part.within),
        implications=implications(forum),
        contact=contact_lines(forum),
    )


def _is_new(part: _Part, inspection: Inspection) -> bool:
    """Whether a report came out since the last meeting; where none is known, whether it is out."""
    since, published = part.scope.since, inspection.published
    if since is None:
        return not _is_under_way(part, inspection)
    return published is not None and published > since


def _is_told(part: _Part, inspection: Inspection) -> bool:
    """Whether anything of an earlier report has not ended, or has changed since."""
    items = part.items_of(inspection)
    return any(not item.has_ended or has_moved(part.scope, item) for item in items)


def _is_under_way(part: _Part, inspection: Inspection) -> bool:
    """Whether nothing of it is out: no day of publication, and no finding either."""
    return inspection.published is None and not part.items_of(inspection)


def _standings(part: _Part, taken: Sequence[Standing]) -> Iterator[Standings]:
    named = [(each.called, part.items_of(each)) for each in part.inspections]
    for name, items in (*named, ("Total", part.scope.looked_at)):
        numbers = standings(items)
        if items:
            yield Standings(name, tuple(numbers[each] for each in taken), len(items))


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
