"""Amendments: corrections of recorded facts, as a plan of edits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import get_args, get_origin

from peeltrack.edits.edit_guards import Recorded, refuse_withdrawn
from peeltrack.edits.kinds import Drop, Edit, Plan, Put
from peeltrack.edits.repairs import Repair, refuse_repair
from peeltrack.errors import AmbiguousError, RefusedError, UnknownNameError
from peeltrack.model.amendments import entry_names, shared_names, texts_of
from peeltrack.model.choices import word_of
from peeltrack.model.items import LINKS
from peeltrack.model.organisation import Organisation
from peeltrack.model.parse_date import parse_date
from peeltrack.model.problems import Place
from peeltrack.model.progress import LED_TO
from peeltrack.model.record import Record
from peeltrack.model.standing import led_to
from peeltrack.model.withdrawals import Withdrawal
from peeltrack.wording import cut_short, listed


@dataclass(frozen=True, slots=True)
class PlaceInRecord:
    """A place in a record."""

    at: Place
    value: object
    kind: object
    """The type that the model gives it."""
    what: str = ""
    """As an amendment names it."""
    replaced: object = None
    """The value at that place."""
    is_named: bool = False
    """Whether the path ends there: an entry identified by its number alone is named whole."""


def amend(
    record: Recorded,
    where: str,
    text: str | None,
    repair: Repair,
    organisation: Organisation,
) -> Plan:
    """Correct a recorded value and record who did it, why and what it replaced.

    The result of a change is repeated in a second place, the record's own field or the next
    change; that is corrected too, with an amendment of its own. So is the recording of a
    removed link.

    Args:
        record: the record.
        where: the keys that lead there, an entry by its id or date or as much as is clear, or
            by its number: progress.2022-04-12.text.
        text: the new value, as the file has it; None to leave it empty.
        repair: why it is done, by whom and when.
        organisation: who may review, and so amend.

    Raises:
        RefusedError: if whoever amends may not review, if that stands there already, if the
            place holds several values, or if a later amendment is recorded.
        UnknownNameError: if there is no such place.
        AmbiguousError: if a name fits several entries.
    """
    refuse_repair(record, repair, organisation)
    place_ = find_place(record, where)
    if text is None and isinstance(place_.value, Withdrawal):
        return _taken_back(record, place_, repair)
    _refuse_withdrawn_around(record, place_, where)
    _refuse_several(record, place_)
    value = None if text is None else _as_written(place_.kind, text)
    if value == place_.value or text == str(place_.value) or _is_nothing(value, place_.value):
        raise RefusedError(record.id, f"{where} is already {text or 'empty'}", "Give another value")
    edits: list[Edit] = []
    places = [place_, *_kept_alike(record, place_)]
    if value is None and (recording := LINKS.get(".".join(map(str, place_.at)))):
        made = place_at(record, (recording,))
        places += [made] if made.value else []
    for number, place in enumerate(places):
        edits.append(put_or_drop(record.file, place.at, value))
        edits.append(repair.amendment(record, place.what, place.replaced, after=number))
    places_named = " and ".join(place.what for place in places)
    return Plan(
        record.id,
        f"{places_named} amended",
        tuple(edits),
        hint="peeltrack validate --against HEAD",
        counts_withdrawn=True,
    )


def _refuse_withdrawn_around(record: Recorded, place: PlaceInRecord, where: str) -> None:
    """Refuse a place in what was withdrawn, unless it is of that withdrawal itself."""
    *way, _ = place.at
    of_withdrawal = isinstance(place_at(record, tuple(way)).value, Withdrawal)
    for end in range(len(way) - 1 if of_withdrawal else len(way) + 1):
        within = f"{record.id} {where}" if end else record.id
        refuse_withdrawn(place_at(record, tuple(way[:end])).value, within)


def _taken_back(record: Recorded, place: PlaceInRecord, repair: Repair) -> Plan:
    """Restore an entry that was withdrawn in error, and its result."""
    *way, _ = place.at
    for end in range(len(way)):
        refuse_withdrawn(place_at(record, tuple(way[:end])).value, f"{record.id} {place.what}")
    edits: list[Edit] = [
        Drop(record.file, place.at),
        repair.amendment(record, place.what, place.replaced),
    ]
    if way and (key := LED_TO.get(str(way[-2]))):
        changes = place_at(record, tuple(way[:-1])).value
        again = [
            each.model_copy(update={"withdrawn": None}) if index == way[-1] else each
            for index, each in enumerate(changes if isinstance(changes, tuple) else ())
        ]
        edits.append(put_or_drop(record.file, (*way[:-2], key), led_to(again)))
    entry = place.what.removesuffix("withdrawn").removesuffix(".")
    done = f"{entry or 'the record'} is restored"
    hint = "peeltrack validate --against HEAD"
    return Plan(record.id, done, tuple(edits), hint=hint, counts_withdrawn=True)


def put_or_drop(file: str, at: Place, value: object) -> Edit:
    """Return the edit that gives a key a value, or removes the key if there is none."""
    return Drop(file, at) if value in (None, ()) else Put(file, at, value)


def _is_nothing(*values: object) -> bool:
    """Check whether a file can leave out all of the values."""
    return all(value in (None, False, ()) for value in values)


def find_place(record: Recorded, where: str) -> PlaceInRecord:
    """Find the place that a person means by its keys.

    Raises:
        UnknownNameError: if there is no such place.
        AmbiguousError: if a name fits several entries.
    """
    place = PlaceInRecord((), record, type(record))
    for word in where.split("."):
        place = _into(place, word, record)
    if place.at == ("id",):  # the path of the file says it, and no key in it
        raise UnknownNameError(f"key of {record.id}", where, _keys(record))
    return place


def _into(place: PlaceInRecord, word: str, record: Recorded) -> PlaceInRecord:
    """Go one key or entry further."""
    value, name = place.value, word
    step: str | int = word
    if isinstance(value, tuple):
        step = index = _entry(value, word, place.what)
        name, inner = entry_names(value)[index], value[index]
        kind: object = type(inner)
    else:
        fields = type(value).model_fields if isinstance(value, Record) else {}
        key = next((key for key, field in fields.items() if word == (field.alias or key)), None)
        if key is None:
            raise UnknownNameError(f"key of {place.what or record.id}", word, _keys(value))
        inner, kind = getattr(value, key), fields[key].annotation
    at = (*place.at, step)
    if place.is_named:
        return replace(place, at=at, value=inner, kind=kind)
    what = f"{place.what}.{name}".removeprefix(".")
    return PlaceInRecord(
        at, inner, kind, what, inner, isinstance(step, int) and name == str(step + 1)
    )


def _keys(value: object) -> list[str]:
    """List the keys that have a value in a record."""
    if not isinstance(value, Record):
        return []
    fields = type(value).model_fields.items()
    return [f.alias or name for name, f in fields if not _is_nothing(getattr(value, name))]


def _entry(entries: tuple[object, ...], word: str, within: str) -> int:
    """Find an entry by its name, by the only matching beginning of one, or by its number.

    The date of several entries names none of them, not even the first.
    """
    names, shared = entry_names(entries), shared_names(entries)
    fits = [index for index, name in enumerate(shared) if name == word]
    fits = fits or [index for index, name in enumerate(names) if name == word]
    fits = fits or [index for index, name in enumerate(names) if name.startswith(word)]
    if word.isdecimal() and 0 < int(word) <= len(names) and names.count(word) == 0:
        fits = [int(word) - 1]
    if not fits:
        raise UnknownNameError(f"entry of {within}", word, names)
    if len(fits) > 1:
        candidates = [f"{within}.{index + 1} ({_short(entries[index])})" for index in fits]
        raise AmbiguousError(f"{within}.{word}", candidates, "Give its number")
    return fits[0]


def _short(entry: object) -> str:
    return cut_short(", ".join(texts_of(entry)), 50)


def _refuse_several(record: Recorded, place: PlaceInRecord) -> None:
    """Refuse a place that holds a record, or several: one value is put right at a time."""
    kinds = {
        each for part in (place.kind, *get_args(place.kind)) for each in (part, *get_args(part))
    }
    if any(isinstance(kind, type) and issubclass(kind, Record) for kind in kinds):
        value = place.value
        within = entry_names(value) if isinstance(value, tuple) else _keys(value)
        places = listed([f"{place.what}.{name}" for name in within], "or") or "another value"
        raise RefusedError(record.id, f"{place.what} is not one value", f"Amend {places}")


def _as_written(kind: object, text: str) -> object:
    """Return a value as its file has it; one that does not fit is left for the reader to refuse."""
    parts = (kind, *get_args(kind))
    kinds = [each for part in parts for each in (part, *get_args(part))]
    if date in kinds:
        return parse_date(text).value or text
    for each in kinds:
        if isinstance(each, type) and issubclass(each, StrEnum):
            return word_of(text, each) or text
    if get_origin(kind) is tuple:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if bool in kinds:
        return {"true": True, "false": False}.get(text, text)
    if int in kinds and text.isdecimal():
        return int(text)
    return text


def _kept_alike(record: Recorded, place: PlaceInRecord) -> Iterator[PlaceInRecord]:
    """Return the second place that repeats a change's result, if the two agree."""
    match place.at:
        case (*way, str(key), int(index), "to") if key in LED_TO:
            twin = (*way, key, index + 1, "from")
            if _is_last(record, (*way, key), index):
                twin = (*way, LED_TO[key])
        case (*way, str(key), int(index), "from") if key in LED_TO and index:
            twin = (*way, key, index - 1, "to")
        case _:
            return
    other = place_at(record, twin)
    if other.value == place.value:
        yield other


def _is_last(record: Recorded, at: Place, index: int) -> bool:
    changes = place_at(record, at).value
    return isinstance(changes, tuple) and index + 1 == len(changes)


def place_at(record: Recorded, at: Place) -> PlaceInRecord:
    """Return the place to which the keys and positions of a file lead."""
    place = PlaceInRecord((), record, type(record))
    for step in at:
        place = _into(place, str(step + 1) if isinstance(step, int) else step, record)
    return place
