"""The table of what was withdrawn; no other table has any of it."""

from collections.abc import Iterator
from typing import NamedTuple

from peeltrack.exports.columns import FlatTable, computed_columns, record_columns, renamed_column
from peeltrack.exports.keys import FORCE, PLACE, refers, within
from peeltrack.exports.source import Export, ExportEntry
from peeltrack.model.amendments import entry_names, texts_of
from peeltrack.model.problems import Place
from peeltrack.model.record import Record
from peeltrack.model.withdrawals import Withdrawal, is_withdrawn, withdrawn_entries


class WithdrawnEntry(NamedTuple):
    """An entry that was withdrawn: its place as an amendment names it, and its words."""

    name: str
    words: str


def _withdrawals(source: Export) -> Iterator[ExportEntry[WithdrawnEntry, Withdrawal]]:
    for record in source.recorded.holding_withdrawn if source.recorded else ():
        for place, (at, entry) in enumerate(withdrawn_entries(record), 1):
            withdrawal = getattr(entry, "withdrawn", None)
            if withdrawal and is_withdrawn(entry, source.on):
                bare = entry.model_copy(update={"withdrawn": None})
                whole = WithdrawnEntry(_named(record, at), "\n".join(texts_of(bare)))
                yield ExportEntry(source, whole, withdrawal, place, within=record.file)


def _named(record: Record, at: Place) -> str:
    """Name the entry at a place of the file as an amendment does."""
    value: object = record
    names: list[str] = []
    for step in at:
        if isinstance(step, int) and isinstance(value, tuple):
            names.append(entry_names(value)[step])
            value = value[step]
        else:
            names.append(str(step))
            value = getattr(value, str(step))
    return ".".join(names)


def entry(entry: ExportEntry[WithdrawnEntry, Withdrawal]) -> str | None:
    """The entry that was withdrawn, as an amendment names it; empty for the whole file."""
    return entry.whole.name or None


def words(entry: ExportEntry[WithdrawnEntry, Withdrawal]) -> str:
    """What it said: its dates and texts, one on each line."""
    return entry.whole.words


WITHDRAWALS = FlatTable[ExportEntry[WithdrawnEntry, Withdrawal]](
    "withdrawals",
    "What was recorded in error and withdrawn; it is in no other table and no public export.",
    ("force", "file", "place"),
    (
        FORCE,
        within("file", "The file that contains it."),
        PLACE,
        *computed_columns(entry, words),
        *record_columns(Withdrawal, "date"),
        renamed_column(Withdrawal, "by", "by_lead"),
        *record_columns(Withdrawal, "because"),
    ),
    _withdrawals,
    (refers("by_lead", "leads"),),
)
