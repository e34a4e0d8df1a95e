"""RAG and state over time: the same counts as `status`, month by month."""

import calendar
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind, Rag, State
from peeltrack.queries.selection import Selection, select_items
from peeltrack.queries.status import Count
from peeltrack.wording import NOT_RATED

ENDED = (State.NOT_APPLICABLE, State.SUPERSEDED, State.CLOSED)
"""States in which nothing more is required."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The position of all items, or of one group, on a date."""

    day: date
    group: str | None
    """An inspection or a strategic lead; none for all, or for items without a lead."""
    counts: tuple[Count, ...]

    @property
    def month(self) -> str:
        """The month that the day stands for: 2022-05."""
        return f"{self.day.year:04}-{self.day.month:02}"

    @property
    def total(self) -> int:
        """How many items, ended ones too."""
        return sum(count.count for count in self.counts)

    def shares(self) -> Mapping[str, int]:
        """Return the items as they are drawn: live ones by RAG, then those that have ended."""
        counts = Counter[str]()
        for count in self.counts:
            ended = count.state in ENDED
            counts["ended" if ended else (count.rag or NOT_RATED)] += count.count
        return {share: counts[share] for share in SHARES}


OPEN_SHARES = (*(rag.value for rag in Rag), NOT_RATED)
"""The parts of a bar that are still open, the worst rating first."""
SHARES = (*OPEN_SHARES, "ended")
"""The parts of a bar, in its order."""


def trend(
    registers: Iterable[tuple[date, Register]],
    selection: Selection,
    group_of: Callable[[Item], str | None] = lambda _: None,
) -> tuple[TrendPoint, ...]:
    """Count the items on each date, group by group; an empty group has a point too.

    Args:
        registers: the register as it stood on each day, oldest first.
        selection: which items to count; asked anew each day, as leads and RAG change.
        group_of: the group of an item.
    """
    registers = tuple(registers)
    # By object: most items are the same in many registers, and often all of them.
    contents = {id(register.items): register.items for _, register in registers}
    keys: dict[int, _Key] = {}
    for item in (item for items in contents.values() for item in items.values()):
        if id(item) not in keys:
            keys[id(item)] = (group_of(item), item.inspection, item.kind, item.rag, item.state)
    counted: dict[int, _Groups] = {}
    days: list[tuple[date, _Groups]] = []
    for day, register in registers:
        if selection.area or id(register.items) not in counted:  # areas are the inspections' own
            items = select_items(register, selection)
            counted[id(register.items)] = _by_group(keys[id(item)] for item in items)
        days.append((day, counted[id(register.items)]))
    groups = {group: None for _, counts in days for group in counts} or {None: None}
    return tuple(
        TrendPoint(day, group, _in_order(counts.get(group, ())))
        for group in sorted(groups, key=lambda name: name or "")
        for day, counts in days
    )


_Groups = Mapping[str | None, Sequence[Count]]
_Key = tuple[str | None, str, ItemKind, Rag | None, State]
_KINDS, _RAGS, _STATES = tuple(ItemKind), (*Rag, None), tuple(State)


def _by_group(keys: Iterable[_Key]) -> _Groups:
    groups = defaultdict[str | None, list[Count]](list)
    for key, number in Counter(keys).items():
        groups[key[0]].append(Count(*key[1:], number))
    return groups


def _in_order(counts: Iterable[Count]) -> tuple[Count, ...]:
    return tuple(
        sorted(
            counts,
            key=lambda count: (
                count.inspection,
                _KINDS.index(count.kind),
                _RAGS.index(count.rag),
                _STATES.index(count.state),
            ),
        )
    )


def month_ends(since: date, until: date) -> tuple[date, ...]:
    """Return the last day of each month between two days; for the last month, the later day."""
    return tuple(_month_ends(since, until))


def _month_ends(since: date, until: date) -> Iterator[date]:
    day = end_of_month(since)
    while day < until:
        yield day
        day = end_of_month(day + timedelta(days=1))
    if since <= until:
        yield until


def end_of_month(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def first_day(register: Register) -> date | None:
    """Return the first date among the dated facts of items, or None if they have no dates."""
    return min(_first_days(register), default=None)


def _first_days(register: Register) -> Iterator[date]:
    for item in register.items.values():
        inspection = register.inspections.get(item.inspection)
        if inspection and inspection.published:
            yield inspection.published
        else:
            yield from (change.date for change in item.rag_changes[:1])
            yield from (update.date for update in item.progress[:1])
            yield from (act.date for act in item.sign_offs[:1])
