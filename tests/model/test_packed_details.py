"""Items from a pickle whose details are packed: nobody can tell, but for what is not unpickled."""

import pickle
from collections.abc import Callable
from copy import copy, deepcopy

import pytest

from peeltrack.model.items import Item
from peeltrack.model.packed_details import Packet, packet_of
from peeltrack.model.record import Record
from tests.registers import an_item

UPDATES = [
    {"date": "2022-05-01", "text": "Begun.", "proposed_rag": "amber"},
    {"date": "2022-05-02", "text": "Half.", "reviewed": {"date": "2022-05-03", "by": "flo"}},
    {"date": "2022-05-04", "text": "Done.", "next_milestone": {"text": "The last half."}},
]
ITEM = an_item(
    "afi-01",
    rag="amber",
    rag_changes=[{"date": "2022-05-02", "to": "amber", "because": "Half."}],
    measures=[{"text": "A sample."}],
    progress=UPDATES,
    amendments=[],
)
BARE = an_item("afi-09", progress=UPDATES[:1])


def unpickled(*records: Record) -> list[Record]:
    packet: Packet = pickle.loads(pickle.dumps(packet_of(records)))  # noqa: S301
    return [packet[place] for place in range(len(records))]


def again(*records: Record) -> list[Record]:
    """Records of a packet that is pickled again, once as it came and once unpacked."""
    packet: Packet = pickle.loads(pickle.dumps(packet_of(records)))  # noqa: S301
    for _ in range(2):
        packet = pickle.loads(pickle.dumps(packet))  # noqa: S301
        assert packet[0] == records[0]
    return unpickled(*(packet[place] for place in range(len(records))))


WAYS: dict[str, Callable[[Item], object]] = {
    "equal": lambda item: [item == other for other in (ITEM, BARE)],
    "hash": hash,
    "values": lambda item: list(vars(item).items())[: len(Item.model_fields)],
    "repr": repr,
    "dump": lambda item: list(item.model_dump().items()),
    "json": lambda item: item.model_dump(mode="json", exclude_defaults=True),
    "fields set": lambda item: item.model_fields_set,
    "copy": copy,
    "deepcopy": deepcopy,
    "changed": lambda item: item.model_copy(update={"progress": item.progress[:1]}),
    "changed elsewhere": lambda item: item.model_copy(update={"title": "Another"}),
    **{name: lambda item, name=name: getattr(item, name) for name in Item.details},  # type: ignore[misc]
    **{name: lambda item, name=name: getattr(item, name) for name in Item.worked_out},  # type: ignore[misc]
}


@pytest.mark.parametrize("read", [unpickled, again])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_packed_item_is_as_it_was(
    way: Callable[[Item], object], read: Callable[..., list[Item]]
) -> None:
    for item, packed in zip((ITEM, BARE), read(ITEM, BARE), strict=True):
        assert way(packed) == way(item)


def test_the_last_update_is_the_last_of_the_updates() -> None:
    for item in unpickled(ITEM, BARE):
        assert isinstance(item, Item)
        last = item.last_update
        assert item.progress[-1] is last


def test_what_an_item_does_not_have_is_still_an_error() -> None:
    (item,) = unpickled(ITEM)
    with pytest.raises(AttributeError, match="'Item' object has no attribute 'colour'"):
        getattr(item, "colour")  # noqa: B009 (mypy knows that it is not there)


def test_what_is_not_asked_is_not_unpickled(monkeypatch: pytest.MonkeyPatch) -> None:
    (item,) = unpickled(ITEM)
    assert isinstance(item, Item)

    def refused(*_: object) -> None:
        raise AssertionError("the details were unpacked")

    monkeypatch.setattr(Packet, "__getitem__", refused)
    assert (item.title, item.state, item.last_update) == (ITEM.title, ITEM.state, ITEM.last_update)
    with pytest.raises(AssertionError, match="unpacked"):
        item.rag_changes  # noqa: B018
