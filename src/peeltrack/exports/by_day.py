"""Tables worked out day by day: every deadline, and every item month by month."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from peeltrack.exports.columns import FlatTable, computed_columns, record_columns, renamed_column
from peeltrack.exports.items import item_days_overdue, steps, steps_done
from peeltrack.exports.keys import FORCE, refers
from peeltrack.exports.source import Export, ExportEntry
from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.due import Due, every_deadline
from peeltrack.queries.updates import newest_updates

Promised = ExportEntry[Due, Due]


def _promises(source: Export) -> Iterator[Promised]:
    for place, promise in enumerate(every_deadline(source.register), 1):
        yield ExportEntry(source, promise, promise, place)


def id(entry: Promised) -> str:  # noqa: A001 (a column's name)
    """The entry's own id, whatever its date."""
    return entry.fact.id


def promise(entry: Promised) -> str:
    """The kind: item (HMICFRS's date), target (the force's), step, milestone, action and so on."""
    return entry.fact.kind.value


def due(entry: Promised) -> date:
    """The deadline, inclusive."""
    return entry.fact.due


def what(entry: Promised) -> str:
    """What is due."""
    return entry.fact.what


def made_in(entry: Promised) -> str:
    """The id of the item, meeting or inspection that contains it."""
    return entry.fact.source


def item(entry: Promised) -> str | None:
    """The item that it is about."""
    return entry.fact.item


def lead(entry: Promised) -> str | None:
    """The lead responsible."""
    return entry.fact.lead


def days_overdue(entry: Promised) -> int:
    """Days since its deadline; 0 on the date itself, negative before it."""
    return entry.fact.days_overdue(entry.source.on)


PROMISES = FlatTable[Promised](
    "promises",
    "Everything with a deadline that is not yet done, as `overdue` lists it.",
    ("force", "id"),
    (
        FORCE,
        *computed_columns(id, promise, due, days_overdue, what, made_in, item, lead),
    ),
    _promises,
    (refers("item", "items"), refers("lead", "leads")),
)


class ItemMonth(NamedTuple):
    """The end of a month."""

    day: date
    source: str
    """git, or facts."""
    newest: Mapping[str, ProgressUpdate | None]
    """The last update about each item by then."""


InMonth = ExportEntry[ItemMonth, Item]


def _months(source: Export) -> Iterator[InMonth]:
    for month in source.months():
        whole = ItemMonth(month.day, month.source, newest_updates(month.register))
        for place, each in enumerate(month.register.items.values(), 1):
            yield ExportEntry(source, whole, each, place)


def month(entry: InMonth) -> str:
    """The month, such as 2022-05."""
    return f"{entry.whole.day:%Y-%m}"


def day(entry: InMonth) -> date:
    """Its last date; in the latest month the date of the export. The row is as at its end."""
    return entry.whole.day


def taken_from(entry: InMonth) -> str:
    """git: as committed by then; facts: as the register's dated facts show."""
    return entry.whole.source


def is_overdue(entry: InMonth) -> bool:
    """Whether its due date or target had passed while the force still had to act on it."""
    return item_days_overdue(entry.fact, entry.whole.day) > 0


def last_update(entry: InMonth) -> date | None:
    """The date of the newest progress update; a cause of concern has its recommendations' too."""
    last = entry.whole.newest[entry.fact.id]
    return last.date if last else None


HISTORY = FlatTable[InMonth](
    "history",
    "Every item at the end of every month, including items removed since.",
    ("force", "month", "item"),
    (
        FORCE,
        *computed_columns(month),
        *computed_columns(day),
        renamed_column(Item, "id", "item"),
        *record_columns(
            Item, "inspection", "kind", "rag", "state", "strategic_lead", "tactical_lead"
        ),
        *record_columns(Item, "due", "target"),
        *computed_columns(is_overdue, last_update, steps, steps_done, taken_from),
    ),
    _months,
)
