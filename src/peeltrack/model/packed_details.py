"""Details of a record that stay pickled until somebody asks: most answers need none of them."""

import pickle
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from peeltrack.model.record import Record, no_garbage_collection
from peeltrack.model.validated import made_of, put_values, values_of

Details = Mapping[str, Any]
"""Values of a record that are packed, by the names of their fields."""

_PACKED = "details, packed"
"""In the values of a record, the key of the packet with its details and of their place there."""


class HoldsDetails:
    """The part of a record by which its details can be packed.

    Whoever asks for one of them, or for all values of the record, has them unpacked.
    """

    __slots__ = ()

    if not TYPE_CHECKING:

        @property
        def __dict__(self) -> dict[str, Any]:
            values = values_of(self)
            if _PACKED in values:
                values = _unpacked(type(self), values)
                put_values(self, values)
            return values

        @__dict__.setter
        def __dict__(self, values: dict[str, Any]) -> None:
            put_values(self, values)

        def __getattr__(self, name: str) -> object:
            if name in type(self).details and name in (values := self.__dict__):
                return values[name]
            kind = type(self).__name__
            raise AttributeError(f"{kind!r} object has no attribute {name!r}")


class Packet:
    """Values that are unpickled when one is asked for: one by one would take twice as long."""

    __slots__ = ("_content",)

    def __init__(self, content: bytes | Sequence[Any]) -> None:
        self._content = content

    def __getitem__(self, place: int) -> Any:  # noqa: ANN401 (whatever was put in)
        if isinstance(self._content, bytes):
            with no_garbage_collection():
                self._content = pickle.loads(self._content)  # noqa: S301 (it came in a pickle)
        return self._content[place]

    def __reduce__(self) -> tuple[Any, ...]:
        content = self._content
        is_packed = isinstance(content, bytes)
        return Packet, (content if is_packed else pickle.dumps(content, pickle.HIGHEST_PROTOCOL),)


def packet_of(records: Iterable[Record]) -> Packet:
    """Return a packet of records, in it another with the details of them all."""
    records = list(records)
    details = Packet([_details(each) if each.details else {} for each in records])
    return Packet(
        [
            _packed(each, details, place) if each.details else each
            for place, each in enumerate(records)
        ]
    )


def _details(record: Record) -> Details:
    values = vars(record)
    details = {name: values[name] for name in record.details}
    return {**details, "progress": details["progress"][:-1]}


def _packed(record: Record, packet: Packet, place: int) -> Record:
    for name in record.worked_out:
        getattr(record, name)
    values = {name: value for name, value in vars(record).items() if name not in record.details}
    values[_PACKED] = packet, place
    return made_of(type(record), values, record.model_fields_set)


def _unpacked(kind: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    packet, place = values[_PACKED]
    whole = {**_in_order(kind), **values, **packet[place]}
    del whole[_PACKED]
    if last := whole["last_update"]:
        whole["progress"] = (*whole["progress"], last)
    return whole


@cache
def _in_order(kind: type[Record]) -> dict[str, None]:
    return dict.fromkeys(kind.model_fields)
