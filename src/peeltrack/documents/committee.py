"""The paper for an audit committee, from a register and a day. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.documents.attention import Watch, attention
from peeltrack.documents.committee_view import (
    Activity,
    Committee,
    RegisterRow,
    Reported,
    Standings,
)
from peeltrack.documents.counts import counts, kinds_in_words
from peeltrack.documents.frame import frame
from peeltrack.documents.item_view import Link
from peeltrack.documents.items import office, promise, target
from peeltrack.documents.order import in_order
from peeltrack.documents.panel import implications, stages
from peeltrack.documents.references import links
from peeltrack.documents.scope import Scope, scope_of
from peeltrack.documents.text import blocks
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.overdue import undated
from peeltrack.queries.response import due_sentence
from peeltrack.queries.standing import Standing, standing, standings
from peeltrack.wording import long_date, spoken


@dataclass(frozen=True, slots=True)
class _Part:
    """What the paper is made of: the scope, and the way to every item that may be shown."""

    scope: Scope
    links: Mapping[str, Link]
    inspections: tuple[Inspection, ...]
    """Those that the forum looks at, with items or without."""

    def items_of(self, inspection: Inspection) -> tuple[Item, ...]:
        return tuple(i for i in self.scope.looked_at if i.inspection == inspection.id)


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
    return _paper(_Part(scope, _ways(scope), inspections), revision)


def _ways(scope: Scope) -> Mapping[str, Link]:
    """The way to each item: to the section of its report, for it is a row of a table there."""
    ways = links(scope.register, scope.looked_at)
    return {
        item.id: replace(ways[item.id], anchor=_anchor(item.inspection)) for item in scope.looked_at
    }


def _anchor(inspection_id: str) -> str:
    return f"report.{inspection_id}"


def _paper(part: _Part, revision: str | None) -> Committee:
    scope, forum = part.scope, part.scope.forum
    taken = [each for each, number in standings(scope.looked_at).items() if number]
    new = tuple(each for each in part.inspections if _is_new(part, each))
    earlier = tuple(
        each for each in scope.inspections if each not in new and not _is_under_way(part, each)
    )
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
        counts=counts(scope.looked_at),
        columns=tuple(spoken(each).capitalize() for each in taken),
        standings=tuple(_standings(part, taken)),
        untaken=tuple(spoken(each) for each in Standing if each not in taken),
        activity=tuple(_activity(each) for each in part.inspections if _is_under_way(part, each)),
        reports=tuple(_reported(part, each, part.items_of(each)) for each in new),
        earlier=tuple(
            _reported(part, each, [i for i in part.items_of(each) if not i.has_ended])
            for each in earlier
        ),
        exceptions=attention(scope.register, _found_of_the_force(scope), part.links, scope.on),
        undated=tuple(part.links[i.id] for i in undated(scope.register) if i.id in part.links),
        implications=implications(forum),
        contact=forum.contact,
    )


def _found_of_the_force(scope: Scope) -> Watch:
    """What is wanting, without the days that others have let pass: those the force watches."""
    watched = {item.id for item in scope.items if standing(item) == Standing.MONITOR_ONLY}
    return replace(
        scope.found, late=tuple(due for due in scope.found.late if due.item not in watched)
    )


def _is_new(part: _Part, inspection: Inspection) -> bool:
    """Whether a report came out since the last meeting; where none is known, whether it is out."""
    since, published = part.scope.since, inspection.published
    if since is None:
        return not _is_under_way(part, inspection)
    return published is not None and published > since


def _is_under_way(part: _Part, inspection: Inspection) -> bool:
    """Whether nothing of it is out: no day of publication, and no finding either."""
    return inspection.published is None and not part.items_of(inspection)


def _standings(part: _Part, taken: Sequence[Standing]) -> Iterator[Standings]:
    named = [(each.called, part.items_of(each)) for each in part.inspections]
    for name, items in (*named, ("Total", part.scope.looked_at)):
        numbers = standings(items)
        if items:
            yield Standings(name, tuple(numbers[each] for each in taken), len(items))


def _activity(inspection: Inspection) -> Activity:
    return Activity(
        called=inspection.called,
        title=inspection.title,
        anchor=_anchor(inspection.id),
        body=inspection.body,
        summary=blocks(inspection.summary or ""),
        timeline=stages(inspection.timeline),
        expected=stages(inspection.expected),
    )


def _reported(part: _Part, inspection: Inspection, shown: Iterable[Item]) -> Reported:
    stated = inspection.stated_counts
    rows = in_order(part.scope.register, tuple(shown))
    return Reported(
        called=inspection.called,
        title=inspection.title,
        anchor=_anchor(inspection.id),
        body=inspection.body,
        kind=spoken(inspection.kind),
        published=inspection.published,
        url=inspection.url,
        summary=blocks(inspection.summary or ""),
        stated=stated.total if stated else None,
        held=kinds_in_words(part.items_of(inspection)),
        timeline=stages(inspection.timeline),
        expected=stages(inspection.expected),
        response=due_sentence(inspection, part.scope.on) if inspection.response_due else None,
        rows=tuple(_register_row(part, item) for item in rows),
    )


def _register_row(part: _Part, item: Item) -> RegisterRow:
    register, on = part.scope.register, part.scope.on
    leads = (office(register, lead, on) for lead in (item.strategic_lead, item.tactical_lead))
    return RegisterRow(
        link=part.links[item.id],
        wording=blocks(item.wording),
        relevance=spoken(item.relevance),
        reason=blocks(item.relevance_reason or ""),
        addressed_to=item.addressed_to,
        leads=tuple(lead for lead in leads if lead),
        portfolio=item.portfolio,
        board=item.board,
        needs_leads=item.needs_leads and item.is_open,
        due=promise(item.due, item.due_phrase, on, counts=item.is_open),
        target=target(item, on),
        standing=spoken(standing(item)),
        since=item.sign_offs[-1].date if item.sign_offs else None,
    )
