"""The export: the register as an audience may see it, and the entry behind each row."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.audience import for_audience
from peeltrack.queries.due import overdue
from peeltrack.queries.leads import items_without_lead
from peeltrack.queries.updates import newest_updates, stale
from peeltrack.wording import slug

_Whole = TypeVar("_Whole", covariant=True)
_Fact = TypeVar("_Fact", covariant=True)


class MonthEnd(NamedTuple):
    """The register at the end of a month."""

    day: date
    register: Register
    source: str
    """git, or facts: where it was taken from."""


@dataclass(frozen=True)
class Export:
    """The register and its months, as one audience may see them."""

    register: Register
    on: date
    audience: Audience = Audience.INTERNAL
    revision: str | None = None
    """The commit that it was made from; None if no commit has the files as they are."""
    months: Callable[[], Iterable[MonthEnd]] = tuple
    """Oldest first, made one by one when asked: together they would take most of the memory."""
    recorded: Register | None = None
    """The same register with what was withdrawn from it; None for the public."""

    @classmethod
    def of(
        cls,
        register: Register,
        on: date,
        audience: Audience,
        *,
        revision: str | None = None,
        months: Callable[[], Iterable[MonthEnd]] = tuple,
        recorded: Register | None = None,
    ) -> "Export":
        """Return the register on a date and its past months, as the audience may see them."""

        def seen() -> Iterator[MonthEnd]:
            for month in months():
                yield month._replace(register=for_audience(month.register, audience))

        kept = recorded if audience == Audience.INTERNAL else None
        return cls(for_audience(register, audience), on, audience, revision, seen, kept)

    @cached_property
    def force(self) -> str:
        """The slug of the force's name, which distinguishes the exports of several forces."""
        return slug(self.register.organisation.name, words=12) or "force"

    @cached_property
    def stale(self) -> frozenset[str]:
        """The ids of the items whose last update is too old, or that have none."""
        after = self.register.organisation.rules.stale_after_days
        return frozenset(entry.item.id for entry in stale(self.register, self.on, after))

    @cached_property
    def newest(self) -> Mapping[str, ProgressUpdate | None]:
        """The last update about each item, by its id."""
        return newest_updates(self.register)

    @cached_property
    def overdue(self) -> frozenset[str]:
        """The ids of the deadlines that have passed, as `overdue` lists them."""
        return frozenset(due.id for due in overdue(self.register, self.on))

    @cached_property
    def without_lead(self) -> frozenset[str]:
        """The ids of the items that lack a strategic or tactical lead in post."""
        return frozenset(items_without_lead(self.register, self.on))


class ExportEntry(NamedTuple, Generic[_Whole, _Fact]):
    """The entry of the register behind a row."""

    source: Export
    whole: _Whole
    """The record that has the fact in its file: the item, the inspection, the meeting."""
    fact: _Fact
    place: int
    """Its position in its list, from 1."""
    within: str = ""
    """The id of the entry that it is part of, as an answer is of a question."""
