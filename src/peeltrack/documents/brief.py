"""The brief for a meeting: everything that its document shows, from a register and a day. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.attention import Watch, attention, watch
from peeltrack.documents.brief_view import Brief, Outstanding, Section, Tally
from peeltrack.documents.frame import frame
from peeltrack.documents.item_view import ItemView, Link
from peeltrack.documents.items import Setting, item_view, promise
from peeltrack.documents.references import links
from peeltrack.documents.text import blocks
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Forum
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience, ItemKind, Rag
from peeltrack.queries.audience import for_audience
from peeltrack.queries.status import kind_in_words, rag_sentence
from peeltrack.wording import counted, listed, long_date, spoken

_PLURALS = {
    ItemKind.CAUSE_OF_CONCERN: "Causes of concern",
    ItemKind.RECOMMENDATION: "Recommendations",
    ItemKind.AREA_FOR_IMPROVEMENT: "Areas for improvement",
}


@dataclass(frozen=True, slots=True)
class _Scope:
    """What the brief is about, found once for all its parts."""

    register: Register
    on: date
    forum: Forum
    stale_after: int
    inspections: tuple[Inspection, ...]
    items: tuple[Item, ...]
    links: Mapping[str, Link]
    found: Watch
    earlier: tuple[Meeting, ...]
    """The meetings of the forum before this one, oldest first."""

    @property
    def setting(self) -> Setting:
        return Setting(self.register, self.on, self.found, is_public=self.is_public)

    @property
    def is_public(self) -> bool:
        return self.forum.audience == Audience.PUBLIC


def hta_brief(register: Register, forum_id: str, on: date, revision: str | None = None) -> Brief:
    """The brief for the meeting of a forum on a day.

    It covers the items of the forum's inspections, or of all, that have not ended; a
    forum with a public audience is shown nothing that is restricted.

    Args:
        register: the register as at that day.
        forum_id: a key of the register's fora.
        on: the day of the meeting.
        revision: the commit that the register is of; none where its files are in none.
    """
    scope = _scope(register, forum_id, on)
    forum = scope.forum
    return Brief(
        page=frame(
            register,
            title=f"{forum.name}: brief for {long_date(on)}",
            audience=forum.audience,
            on=on,
            quoted=scope.inspections,
            revision=revision,
        ),
        forum=forum.name,
        chair=forum.chair,
        stale_after_days=scope.stale_after,
        counts=_counts(scope.items),
        position=_position(scope.items),
        tallies=tuple(_tallies(scope.items)),
        attention=attention(scope.register, scope.found, scope.links, on),
        sections=tuple(section for each in scope.inspections for section in _sections(scope, each)),
        actions=tuple(_actions(scope)),
        commitments=tuple(_commitments(scope)),
    )


def _scope(register: Register, forum_id: str, on: date) -> _Scope:
    forum = register.organisation.fora[forum_id]
    seen = for_audience(register, forum.audience)
    wanted = forum.inspections or tuple(seen.inspections)
    items = {
        item.id: item
        for item in seen.items.values()
        if item.inspection in wanted and not item.has_ended
    }
    limit = register.organisation.rules.stale_after_days
    stale_after = limit if forum.stale_after_days is None else forum.stale_after_days
    return _Scope(
        register=seen,
        on=on,
        forum=forum,
        stale_after=stale_after,
        inspections=_inspections_of(seen, forum, items.values()),
        items=tuple(items.values()),
        links=links(seen, items.values()),
        found=watch(seen, items, forum_id, stale_after, on),
        earlier=tuple(m for m in seen.meetings.values() if m.forum == forum_id and m.date < on),
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


def _counts(items: Sequence[Item]) -> str:
    """How many items of which kind, in words."""
    numbers = {kind: sum(item.kind == kind for item in items) for kind in ItemKind}
    kinds = [kind_in_words(kind, number) for kind, number in numbers.items() if number]
    return f"{counted(len(items), 'item')}: {listed(kinds)}" if items else "No open items"


def _position(items: Sequence[Item]) -> str:
    """The RAG position in a sentence, those not rated last."""
    unrated = [item.kind for item in items if item.rag is None]
    kinds = [
        kind_in_words(kind, unrated.count(kind)) for kind in reversed(ItemKind) if kind in unrated
    ]
    parts = [rag_sentence(items), f"{listed(kinds)} not rated" if kinds else ""]
    sentence = "; ".join(part for part in parts if part)
    return sentence[:1].upper() + sentence[1:]


def _tallies(items: Sequence[Item]) -> Iterator[Tally]:
    for kind in ItemKind:
        of_kind = [item for item in items if item.kind == kind]
        if of_kind:
            yield _tally(_PLURALS[kind], of_kind)
    yield _tally("Total", items)


def _tally(kind: str, items: Sequence[Item]) -> Tally:
    ratings = tuple(sum(item.rag == rag for item in items) for rag in Rag)
    return Tally(kind, ratings, unrated=len(items) - sum(ratings), total=len(items))


def _sections(scope: _Scope, inspection: Inspection) -> Iterator[Section]:
    """The areas of an inspection in its order, then what has no area."""
    beside = f" ({inspection.called})" if len(scope.inspections) > 1 else ""
    mine = _in_order([item for item in scope.items if item.inspection == inspection.id])
    by_area: dict[str | None, list[Item]] = {area.id: [] for area in inspection.areas}
    for item in mine:
        area_id = _area_of(scope.register, item)
        by_area.setdefault(area_id if area_id in by_area else None, []).append(item)
    for area in inspection.areas:
        yield Section(
            name=area.name,
            anchor=f"area.{inspection.id}.{area.id}",
            grade=spoken(area.grade).capitalize(),
            heading=f"{area.name}{beside}",
            items=_views(scope, by_area[area.id]),
        )
    if None in by_area:
        name = "Not tied to an area" if inspection.areas else inspection.called
        yield Section(
            name=name,
            anchor=f"area.{inspection.id}",
            grade=None,
            heading=f"{name}{beside}" if inspection.areas else name,
            items=_views(scope, by_area[None]),
        )


def _views(scope: _Scope, items: Iterable[Item]) -> tuple[ItemView, ...]:
    return tuple(item_view(scope.setting, item, scope.links[item.id]) for item in items)


def _area_of(register: Register, item: Item) -> str | None:
    """Its area; for a recommendation without one, that of its cause of concern."""
    if item.area or item.cause_of_concern is None:
        return item.area
    cause = register.items.get(f"{item.inspection}/{item.cause_of_concern}")
    return cause.area if cause else None


def _in_order(items: Sequence[Item]) -> list[Item]:
    """Each cause of concern with its recommendations after it, then the others as they stand."""
    causes = {item.id: [item] for item in items if item.kind == ItemKind.CAUSE_OF_CONCERN}
    others = []
    for item in items:
        cause = f"{item.inspection}/{item.cause_of_concern}"
        if cause in causes:
            causes[cause].append(item)
        elif item.id not in causes:
            others.append(item)
    return [*(item for group in causes.values() for item in group), *others]


def _actions(scope: _Scope) -> Iterator[Outstanding]:
    for meeting in scope.earlier:
        for action in meeting.actions:
            if action.done is None:
                yield Outstanding(
                    meeting=meeting.date,
                    text=blocks(action.text),
                    link=scope.links.get(action.item or ""),
                    owner=scope.register.lead_title(action.owner),
                    to=None,
                    promise=promise(action.due, action.due_event, scope.on, counts=True),
                )


def _commitments(scope: _Scope) -> Iterator[Outstanding]:
    for meeting in scope.earlier:
        for commitment in meeting.commitments:
            if commitment.kept is None and (commitment.due is None or commitment.due <= scope.on):
                yield Outstanding(
                    meeting=meeting.date,
                    text=blocks(commitment.text),
                    link=scope.links.get(commitment.item or ""),
                    owner=scope.register.lead_title(commitment.by),
                    to=commitment.to,
                    promise=promise(commitment.due, None, scope.on, counts=True),
                )
