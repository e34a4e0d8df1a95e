"""An answer of rows, and what the heads and cells of its columns say to people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from peeltrack.wording import short_date

Row = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """Rows with named columns, and what is said beside them."""

    command: str
    on: date
    rows: Sequence[Row]
    columns: Sequence[str]
    """The columns of a table; JSON and the other data formats carry every key of the rows."""
    beside: Row = field(default_factory=dict)
    """Further keys of the JSON object."""
    nothing: str = "Nothing to show."
    """What a terminal says where there are no rows."""
    flexible: str = ""
    """The column that takes what width the others leave, and wraps."""
    keys: Sequence[str] = ()
    """Every key of a row, for data formats that name them even where there are no rows."""
    spare: Sequence[str] = ()
    """Columns that a narrow terminal does without, the first of them first."""
    revision: Callable[[], str | None] = lambda: None
    """Tells the commit that it is of; asked only where it is shown, as it costs a process."""


def spoken(value: object) -> str:
    """A value for people: dates in short, nothing for none, lists joined."""
    if value is None:
        return ""
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, list | tuple):
        return ", ".join(spoken(part) for part in value)
    return str(value).replace("_", " ") if hasattr(value, "name") else str(value)


def heading(key: str) -> str:
    """A column's name for people."""
    words = key.replace("_", " ").capitalize()
    return "RAG" if key == "rag" else words.replace(" rag", " RAG")
