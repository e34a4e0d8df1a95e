"""Edits of the current position with their places in the files, which include withdrawn entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from peeltrack.edits.kinds import Drop, Edit, Insert, Plan, Put
from peeltrack.model.problems import Place
from peeltrack.model.record import Record
from peeltrack.model.standing import standing_indexes
from peeltrack.storage.files import FileKind, classify
from peeltrack.storage.partial_register import PartialRegister


def edits_in_file(plan: Plan, partial: PartialRegister) -> tuple[Edit, ...]:
    """Return the edits of a plan with their places in the files.

    Args:
        plan: the plan.
        partial: the register that it is about.

    Raises:
        InvalidRegisterError: if one of its files has an error.
    """
    if plan.counts_withdrawn:
        return plan.edits
    there = {*partial.ids(FileKind.ITEM), *partial.ids(FileKind.MEETING)}
    named = [file.id for path in plan.files if (file := classify(path))]
    records = partial.load(id_ for id_ in named if id_ in there).sound().holding_withdrawn
    return tuple(places_in_file(plan.edits, {record.file: record for record in records}))


def places_in_file(edits: Iterable[Edit], records: Mapping[str, Record]) -> Iterator[Edit]:
    """Give edits that were planned without withdrawn entries their places in the files.

    Args:
        edits: in the order in which they are made, each counting on those before it.
        records: by file, those that hold something withdrawn, as the files have them.
    """
    lists = {file: _Lists(record) for file, record in records.items()}
    for edit in edits:
        if isinstance(edit, Put | Insert | Drop) and edit.file in lists:
            yield lists[edit.file].in_file(edit)
        else:
            yield edit


class _Lists:
    """The lists of a record while a plan is carried out, and which entries are not withdrawn."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._known: dict[Place, list[bool]] = {}

    def in_file(self, edit: Put | Insert | Drop) -> Edit:
        """Return the edit with its place in the file, and remember what it adds or removes."""
        if isinstance(edit, Insert):
            at = self._place(edit.at)
            index = self._index(at, edit.index)
            self._entries(at).insert(index, True)
            return replace(edit, at=at, index=index)
        at = self._place(edit.at)
        if isinstance(edit, Drop) and isinstance(at[-1], int):
            del self._entries(at[:-1])[at[-1]]
        return replace(edit, at=at)

    def _place(self, way: Place) -> Place:
        at: Place = ()
        for step in way:
            at = (*at, self._index(at, step) if isinstance(step, int) else step)
        return at

    def _index(self, at: Place, number: int) -> int:
        """Return the index in the file of an entry numbered among those not withdrawn."""
        places = [index for index, stands in enumerate(self._entries(at)) if stands]
        return places[number] if number < len(places) else len(self._entries(at))

    def _entries(self, at: Place) -> list[bool]:
        """List for each entry of a list whether it is not withdrawn."""
        if at not in self._known:
            value: object = self._record
            for step in at:
                is_list = isinstance(value, tuple) and isinstance(step, int)
                value = value[step] if is_list else getattr(value, str(step), ())  # type: ignore[index]
            entries = value if isinstance(value, tuple) else ()
            standing = set(standing_indexes(entries))
            self._known[at] = [index in standing for index in range(len(entries))]
        return self._known[at]
