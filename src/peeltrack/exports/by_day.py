"""The tables that are worked out day by day: what is promised, and every item month by month."""

from collections.abc import Iterator
from datetime import date

from peeltrack.exports.columns import Table, renamed, told, worked_out
from peeltrack.exports.items import item_days_overdue, last_update, steps, steps_done
from peeltrack.exports.keys import FORCE, refers
from peeltrack.exports.source import Entry, Month, Source
from peeltrack.model.items import Item
from peeltrack.queries.due import Due, promises

Promised = Entry[Due, Due]


def _promises(source: Source) -> Iterator[Promised]:
    for place, promise in enumerate(promises(source.register), 1):
        yield Entry(source, promise, promise, place)


def id(entry: Promised) -> str:  # noqa: A001 (a column's name)
    """What tells the promise from every other, whatever its day."""
    return entry.fact.id


def promise(entry: Promised) -> str:
    """Whose date: item (the inspectorate's), target (the force's), step, action or response."""
    return entry.fact.kind.value


def due(entry: Promised) -> date:
    """The last day for it, inclusive."""
    return entry.fact.due


def what(entry: Promised) -> str:
    """What is promised."""
    return entry.fact.what


def made_in(entry: Promised) -> str:
    """The id of the item, meeting or inspection that it stands in."""
    return entry.fact.source


def item(entry: Promised) -> str | None:
    """The item that it is about."""
    return entry.fact.item


def lead(entry: Promised) -> str | None:
    """Who is to keep it."""
    return entry.fact.lead


def days_overdue(entry: Promised) -> int:
    """Days since its last day; 0 on the day itself, negative before it."""
    return entry.fact.days_overdue(entry.source.on)


PROMISES = Table[Promised](
    "promises",
    "Everything promised for a day and not yet done, as `overdue` tells it.",
    ("force", "id"),
    (
        FORCE,
        *worked_out(id, promise, due, days_overdue, what, made_in, item, lead),
    ),
    _promises,
    (refers("item", "items"), refers("lead", "leads")),
)

InMonth = Entry[Month, Item]


def _months(source: Source) -> Iterator[InMonth]:
    for month in source.months():
        for place, each in enumerate(month.register.items.values(), 1):
            yield Entry(source, month, each, place)


def month(entry: InMonth) -> str:
    """The month, such as 2022-05."""
    return f"{entry.whole.day:%Y-%m}"


def day(entry: InMonth) -> date:
    """Its last day, by whose end the row is told; of the month of the export, the export's."""
    return entry.whole.day


def taken_from(entry: InMonth) -> str:
    """git: as it was committed by then; facts: as the register's dated facts say it stood."""
    return entry.whole.source


def is_overdue(entry: InMonth) -> bool:
    """Whether it was open and its due date or its target had passed."""
    return item_days_overdue(entry.fact, entry.whole.day) > 0


HISTORY = Table[InMonth](
    "history",
    "Every item at the end of every month; also items that were taken out since.",
    ("force", "month", "item"),
    (
        FORCE,
        *worked_out(month),
        *worked_out(day),
        renamed(Item, "id", "item"),
        *told(Item, "inspection", "kind", "rag", "state", "strategic_lead", "tactical_lead"),
        *told(Item, "due", "target"),
        *worked_out(is_overdue, last_update, steps, steps_done, taken_from),
    ),
    _months,
)
