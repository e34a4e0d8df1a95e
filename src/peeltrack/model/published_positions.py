"""Published statements about the register: claims that `validate` proves."""

from typing import Annotated

from peeltrack.model.record import Count, InspectionId, IsoDate, Line, NotEmpty, Record
from peeltrack.model.vocabulary import ItemKind, Rag


class PositionCount(Record):
    """A figure of a published position."""

    kind: ItemKind
    """The kind of item."""
    rag: Rag
    """At which RAG."""
    count: Count
    """How many."""


class Position(Record):
    """A published statement of the number of items at each RAG."""

    date: IsoDate
    """The day as at which it was stated."""
    inspection: InspectionId
    """The inspection it speaks of."""
    source: Line
    """The paper and paragraph."""
    counts: Annotated[tuple[PositionCount, ...], NotEmpty()]
    """The figures; a RAG not named has none."""


class Positions(Record):
    """The positions file."""

    positions: tuple[Position, ...] = ()
    """What was published, oldest first."""
