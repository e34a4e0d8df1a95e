"""The type of the records at a place, by the model, and their place in one register."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum, auto
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from peeltrack.cli.records.places import PLACES, Placement
from peeltrack.edits.edit_guards import Amendable, refuse_ended
from peeltrack.edits.records import value_at
from peeltrack.errors import AmbiguousError, UnknownNameError
from peeltrack.model.amendments import entry_names, texts_of
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.problems import Place
from peeltrack.model.record import Record
from peeltrack.model.references import record_in
from peeltrack.model.register import Register
from peeltrack.queries.find import find_inspection, find_item
from peeltrack.queries.find_meeting import meeting_held
from peeltrack.wording import cut_short

FILES: dict[str, type[Record]] = {
    "organisation": Organisation,
    "inspection": Inspection,
    "item": Item,
    "meeting": Meeting,
}


class PlaceShape(Enum):
    """The number of records at a place, and how they are distinguished."""

    FILE = auto()
    """One, the whole of a file of its own, known by the file's id."""
    ONE = auto()
    """One at most."""
    KEYED = auto()
    """Several, each with its key."""
    LISTED = auto()
    """Several, in a list."""


class PlaceLayout(NamedTuple):
    """The type of the records at a place, and their shape."""

    record: type[Record]
    shape: PlaceShape
    levels: tuple[str, ...]
    """The noun of each entry on the way there that the command names: forum."""


@cache
def layout_of(place: Placement) -> PlaceLayout:
    """Return the layout that the model gives a place."""
    hint: Any = FILES[place.file]
    levels, way = list[str](), list[str]()
    for step in filter(None, place.way.split(".")):
        if step == "*":
            levels.append(_noun_at(place.file, ".".join(way)))
            hint = get_args(hint)[1 if get_origin(hint) is dict else 0]
        else:
            record = record_in(hint)
            assert record is not None, place  # noqa: S101 (the table names what is not there)
            names = {field.alias or name: field for name, field in record.model_fields.items()}
            hint = names[step].annotation
        way.append(step)
    record = record_in(hint)
    assert record is not None, place  # noqa: S101 (the same)
    shape = {dict: PlaceShape.KEYED, tuple: PlaceShape.LISTED}.get(get_origin(hint), PlaceShape.ONE)
    if not place.way and place.file != "organisation":
        shape = PlaceShape.FILE
    return PlaceLayout(record, shape, tuple(levels))


def _noun_at(file: str, way: str) -> str:
    return next(place.noun for place in PLACES if (place.file, place.way) == (file, way))


class Spot(NamedTuple):
    """A place in one register: the record of the file, and the keys that lead on from there."""

    owner: Amendable
    at: Place

    @property
    def file(self) -> str:
        """The file, from the register's folder."""
        return self.owner.file

    @property
    def subject(self) -> str:
        """The owner's name in messages."""
        return self.owner.id

    @property
    def value(self) -> Any:
        """The current value; None without one."""
        return value_at(self.owner, self.at)

    @property
    def name(self) -> str:
        """The entry's name in its list or mapping; empty if it is not in one."""
        last = self.at[-1] if self.at else ""
        if isinstance(last, int):
            return list(names_of(value_at(self.owner, self.at[:-1])))[last]
        above = value_at(self.owner, self.at[:-1])
        return last if isinstance(above, Mapping) else ""


def find_spot(owner: Amendable, place: Placement, names: Sequence[str]) -> Spot:
    """Find a place in the record of a file; the names are of entries on the way, in order.

    Raises:
        UnknownNameError: if an entry of that name is not there.
        AmbiguousError: if several may be meant.
        RefusedError: if it is an item that has ended.
    """
    if isinstance(owner, Item):
        refuse_ended(owner)
    spot, left, noun = Spot(owner, ()), list(names), place.noun
    levels = list(layout_of(place).levels)
    for step in filter(None, place.way.split(".")):
        if step == "*":
            spot = entry_called(spot, levels.pop(0), left.pop(0))
        else:
            spot = Spot(owner, (*spot.at, step))
    return entry_called(spot, noun, left.pop(0)) if left else spot


def entry_called(spot: Spot, noun: str, name: str) -> Spot:
    """Find an entry by its id, its number in the list, or words that only it has.

    Raises:
        UnknownNameError: if there is none.
        AmbiguousError: if there are several.
    """
    called = names_of(spot.value)
    wanted = " ".join(name.split()).casefold()
    ids = list(called)
    exact = [id_ for id_ in ids if wanted == id_.casefold()]
    equal = [id_ for id_ in ids if wanted in _whole_names(called[id_])]
    held = [id_ for id_ in ids if any(wanted in text.casefold() for text in called[id_])]
    fits = exact or equal or held
    if not fits:
        raise UnknownNameError(noun, name, ids)
    if len(fits) > 1:
        candidates = [f"{id_} ({_short(called[id_])})" for id_ in fits]
        raise AmbiguousError(f"{noun} {name!r}", candidates, "Give its id or number")
    index = ids.index(fits[0])
    return Spot(spot.owner, (*spot.at, fits[0] if isinstance(spot.value, Mapping) else index))


def names_of(entries: Any) -> dict[str, list[str]]:
    """Return the texts of each entry by its id, or by its number in the list."""
    if isinstance(entries, Mapping):
        return {id_: list(texts_of(entry)) for id_, entry in entries.items()}
    return dict(
        zip(entry_names(entries or ()), map(list, map(texts_of, entries or ())), strict=True)
    )


def entry_labels(entries: Any) -> list[tuple[str, str]]:
    """Return the id of each entry, or its number, with its texts."""
    return [(id_, _short(texts)) for id_, texts in names_of(entries).items()]


def owner_in(register: Register, place: Placement, name: str) -> Amendable:
    """Find the record of a place's file by the name that was typed.

    Raises:
        UsageError: if there is none of that name.
    """
    match place.file:
        case "organisation":
            return register.organisation
        case "item":
            return find_item(register, name)
        case "meeting":
            meant = meeting_held(register.meetings, register.organisation, name, date.max)
            return register.meetings[meant.id]
    return register.inspections[find_inspection(register, name)]


def _whole_names(texts: Sequence[str]) -> set[str]:
    """Return an entry's texts whole; of an item's id also the part after its inspection."""
    plain = [text.casefold() for text in texts]
    return {*plain, *(text.rpartition("/")[2] for text in plain if " " not in text)}


def _short(texts: Sequence[str]) -> str:
    return cut_short(", ".join(texts), 40)
