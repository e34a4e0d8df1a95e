"""The table of items, and those of what an item consists of."""

from datetime import date
from typing import Any

from peeltrack.exports.columns import (
    Column,
    FlatTable,
    ForeignKey,
    computed_columns,
    record_columns,
    renamed_column,
)
from peeltrack.exports.keys import FORCE, ITEM, PLACE, of_items, refers
from peeltrack.exports.source import ExportEntry
from peeltrack.model.items import (
    Clause,
    Dependency,
    Draft,
    Investment,
    Item,
    Linked,
    Measure,
    ProgressEvidence,
)
from peeltrack.model.vocabulary import Audience, Wording
from peeltrack.queries.due import DueKind, item_deadlines

OfItem = ExportEntry[Item, Item]


def cause_of_concern(entry: OfItem) -> str | None:
    """The cause of concern that a recommendation addresses, by its full id."""
    item = entry.fact
    return f"{item.inspection}/{item.cause_of_concern}" if item.cause_of_concern else None


def target_moves(entry: OfItem) -> int:
    """The number of times the target was moved to a later date."""
    moves = entry.fact.target_changes
    return sum(move.before is not None and move.after > move.before for move in moves)


def days_overdue(entry: OfItem) -> int:
    """Days since the first of due and target to pass; 0 if neither has, or no action is needed.

    No action is needed on an item that is not open, or that the force only monitors.
    """
    return item_days_overdue(entry.fact, entry.source.on)


def item_days_overdue(item: Item, on: date) -> int:
    """How many days an open item is past its due date or its target, whichever came first."""
    own = (due for due in item_deadlines(item) if due.kind in (DueKind.ITEM, DueKind.TARGET))
    return max((0, *(due.days_overdue(on) for due in own)))


def last_update(entry: OfItem) -> date | None:
    """The date of the newest progress update; a cause of concern has its recommendations' too."""
    last = entry.source.newest[entry.fact.id]
    return last.date if last else None


def days_since_update(entry: OfItem) -> int | None:
    """Days from the newest progress update to the date of the export."""
    last = last_update(entry)
    return (entry.source.on - last).days if last else None


def is_stale(entry: OfItem) -> bool:
    """Whether it owes an update, and its last is missing or older than the force's own limit."""
    return entry.fact.id in entry.source.stale


def wording_is(entry: OfItem) -> Wording:
    """Whether the wording is the report's own, or a summary."""
    return entry.source.register.inspection_of(entry.fact).wording_is


def lacks_lead(entry: OfItem) -> bool:
    """Whether it is open for the force to act on and has no strategic or tactical lead in post."""
    return entry.fact.id in entry.source.without_lead


def age_days(entry: OfItem) -> int | None:
    """Days from the report's publication to the date of the export."""
    inspection = entry.source.register.inspections.get(entry.fact.inspection)
    published = inspection.published if inspection else None
    return (entry.source.on - published).days if published else None


def steps(entry: ExportEntry[object, Item]) -> int | None:
    """The number of steps to green; empty in a public export, which has none."""
    return None if _is_public(entry) else len(entry.fact.steps_to_green)


def steps_done(entry: ExportEntry[object, Item]) -> int | None:
    """The number of them done."""
    return None if _is_public(entry) else len(entry.fact.done_steps)


def _is_public(entry: ExportEntry[object, Item]) -> bool:
    return entry.source.audience == Audience.PUBLIC


def _recording(link: str) -> tuple[Column[Any], ...]:
    """Return the columns that say when a link was made, and by whom."""
    return (
        renamed_column(Linked, "date", f"{link}_date", link),
        renamed_column(Linked, "by", f"{link}_by_lead", link),
    )


ITEMS = FlatTable[OfItem](
    "items",
    "Every cause of concern, recommendation and area for improvement, as at the date.",
    ("force", "id"),
    (
        FORCE,
        *record_columns(Item, "id", "inspection", "kind", "number", "title", "area"),
        *computed_columns(cause_of_concern),
        *record_columns(
            Item, "rag", "state", "is_open", "strategic_lead", "tactical_lead", "portfolio"
        ),
        *record_columns(Item, "board", "due_phrase", "due", "target", "original_target"),
        *computed_columns(
            target_moves, days_overdue, last_update, days_since_update, is_stale, lacks_lead
        ),
        *computed_columns(age_days, steps, steps_done),
        *record_columns(Item, "relevance", "relevance_reason", "wording"),
        *computed_columns(wording_is),
        *record_columns(Item, "source"),
        *record_columns(Item, "carried_forward_from"),
        *_recording("carried_forward"),
        *record_columns(Item, "superseded_by"),
        *_recording("superseded"),
        *record_columns(Draft, "seen", "settled", via="draft", as_="draft_"),
        *record_columns(Item, "formerly"),
    ),
    of_items(lambda item: (item,)),
    (
        refers("inspection", "inspections"),
        ForeignKey(("force", "inspection", "area"), "areas", ("force", "inspection", "id")),
        refers("cause_of_concern", "items"),
        refers("strategic_lead", "leads"),
        refers("tactical_lead", "leads"),
        refers("superseded_by", "items"),
        refers("superseded_by_lead", "leads"),
        refers("carried_forward_by_lead", "leads"),
    ),
)

_OF_ITEM = (refers("item", "items"),)

CLAUSES = FlatTable[ExportEntry[Item, Clause]](
    "clauses",
    "The parts of an item's wording.",
    ("force", "item", "place"),
    (FORCE, ITEM, PLACE, *record_columns(Clause, "ref", "text")),
    of_items(lambda item: item.clauses),
    _OF_ITEM,
)


def programme(entry: ExportEntry[Item, str]) -> str:
    """The programme's id."""
    return entry.fact


def addressee(entry: ExportEntry[Item, str]) -> str:
    """Who must act."""
    return entry.fact


PROGRAMMES_OF_ITEMS = FlatTable[ExportEntry[Item, str]](
    "item_programmes",
    "The programmes of work that deliver an item, a row for each.",
    ("force", "item", "programme"),
    (
        FORCE,
        ITEM,
        *computed_columns(programme),
    ),
    of_items(lambda item: dict.fromkeys(item.programmes)),
    (*_OF_ITEM, refers("programme", "programmes")),
)

ADDRESSEES = FlatTable[ExportEntry[Item, str]](
    "item_addressees",
    "Who must act on an item, if not only the force, a row for each.",
    ("force", "item", "addressee"),
    (
        FORCE,
        ITEM,
        *computed_columns(addressee),
    ),
    of_items(lambda item: dict.fromkeys(item.addressed_to)),
    _OF_ITEM,
)

DEPENDENCIES = FlatTable[ExportEntry[Item, Dependency]](
    "dependencies",
    "What an item depends on outside the force's control.",
    ("force", "item", "place"),
    (
        FORCE,
        ITEM,
        PLACE,
        *record_columns(Dependency, "who", "what", "due", "due_phrase", "delivered"),
    ),
    of_items(lambda item: item.depends_on),
    _OF_ITEM,
)

MEASURES = FlatTable[ExportEntry[Item, Measure]](
    "measures",
    "How success will be measured.",
    ("force", "item", "place"),
    (FORCE, ITEM, PLACE, *record_columns(Measure, "text", "method")),
    of_items(lambda item: item.measures),
    _OF_ITEM,
)

INVESTMENTS = FlatTable[ExportEntry[Item, Investment]](
    "investments",
    "Money or posts that the commissioner has funded for an item.",
    ("force", "item", "place"),
    (FORCE, ITEM, PLACE, *record_columns(Investment, "text", "year", "posts", "part_of")),
    of_items(lambda item: item.investments),
    (*_OF_ITEM, refers("part_of", "funding")),
)

EVIDENCE = FlatTable[ExportEntry[Item, ProgressEvidence]](
    "evidence",
    "Evidence of progress, and where it is.",
    ("force", "item", "place"),
    (FORCE, ITEM, PLACE, *record_columns(ProgressEvidence, "date", "text", "link", "restricted")),
    of_items(lambda item: item.evidence),
    _OF_ITEM,
)
