"""Items drawn over every field that the model has, and other versions of them."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from peeltrack.model.items import Item
from peeltrack.model.record import ItemId, Record
from tests.unchecked import unchecked

Values = dict[str, Any]
WORDS = ("alpha", "beta", "gamma")
DATES = (date(2022, 5, 1), date(2022, 5, 2), date(2022, 6, 1))
ITEM_IDS = ("peel/afi-01", "peel/afi-02")


def drawn_items() -> st.SearchStrategy[Item]:
    """Any item, valid by the model alone."""
    return _record(Item).map(lambda item: item.model_copy(update={"id": ITEM_IDS[0]}))


@st.composite
def later_versions(draw: st.DrawFn, item: Item) -> Item:
    """Another version of an item: some fields drawn anew, of some lists some entries."""
    changed: Values = {}
    for name, hint in _fields(Item).items():
        if name == "id" or draw(st.integers(0, 2)):
            continue
        entries = getattr(item, name)
        if isinstance(entries, tuple):
            kept = [draw(_edited(each)) for each in entries if draw(st.integers(0, 3))]
            changed[name] = tuple(draw(st.permutations([*kept, *draw(_of(hint))])))
        else:
            changed[name] = draw(_of(hint))
    return item.model_copy(update=changed)


def single_edits(record: Record, keys: tuple[str, ...] = ()) -> Iterator[tuple[str, Record]]:
    """Each field of a full record, by its keys, with the record in which that alone differs."""
    for name, hint in _fields(type(record)).items():
        if name == "id" and isinstance(record, Item):
            continue
        value = getattr(record, name)
        path = (*keys, type(record).model_fields[name].alias or name)
        entry = value[0] if isinstance(value, tuple) else value
        if isinstance(entry, Record):
            for field, edited in single_edits(entry, path):
                within = (edited,) if isinstance(value, tuple) else edited
                yield field, record.model_copy(update={name: within})
        else:
            other = _other(hint, entry)
            new = (other,) if isinstance(value, tuple) else other
            yield ".".join(path), record.model_copy(update={name: new})


def full_item() -> Item:
    """An item with a value in every field, and one entry in every list."""
    return unchecked(Item, **{**_full(Item), "id": ITEM_IDS[0]})


def _full(cls: type[Record]) -> Values:
    return {name: _first(hint) for name, hint in _fields(cls).items()}


def _first(hint: Any) -> Any:  # noqa: ANN401
    kind = _plain(hint)
    if get_origin(kind) is tuple:
        return (_first(get_args(kind)[0]),)
    if isinstance(kind, type) and issubclass(kind, Record):
        return unchecked(kind, **_full(kind))
    return _choices(hint)[0]


def _other(hint: Any, value: object) -> object:  # noqa: ANN401
    kind = _plain(hint)
    kind = get_args(kind)[0] if get_origin(kind) is tuple else hint
    return next(each for each in _choices(kind) if each != value)


def _fields(cls: type[Record]) -> Mapping[str, Any]:
    hints = get_type_hints(cls, include_extras=True)
    return {name: hints[name] for name in cls.model_fields}


def _plain(hint: Any) -> Any:  # noqa: ANN401
    """A hint without its constraints, and without None."""
    if get_origin(hint) is Annotated:
        return _plain(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return _plain(next(each for each in get_args(hint) if each is not NoneType))
    return hint


def _choices(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401
    kind = _plain(hint)
    if hint == ItemId or ItemId in get_args(hint):
        return ITEM_IDS
    if issubclass(kind, Enum):
        return tuple(kind)
    return {str: WORDS, date: DATES, bool: (False, True), int: (1, 2)}[kind]


def _of(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401
    kind = _plain(hint)
    if get_origin(kind) is tuple:
        return st.lists(_of(get_args(kind)[0]), max_size=2).map(tuple)
    if isinstance(kind, type) and issubclass(kind, Record):
        values: st.SearchStrategy[Any] = _record(kind)
    else:
        values = st.sampled_from(_choices(hint))
    return st.none() | values if NoneType in get_args(hint) else values


def _record(cls: type[Record]) -> st.SearchStrategy[Any]:
    fields = {name: _of(hint) for name, hint in _fields(cls).items()}
    return st.fixed_dictionaries(fields).map(lambda values: unchecked(cls, **values))


@st.composite
def _edited(draw: st.DrawFn, entry: Any) -> Any:  # noqa: ANN401
    if not isinstance(entry, Record) or draw(st.booleans()):
        return entry
    fields = _fields(type(entry))
    name = draw(st.sampled_from(sorted(fields)))
    return entry.model_copy(update={name: draw(_of(fields[name]))})
