"""The stages of an inspection and the reports still expected from it. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peeltrack.model.inspections import ExpectedReport, TimelineEntry
from peeltrack.wording import MONTHS

_A_MONTH = re.compile(
    rf"(?:(?:in|by|early|mid|late|end of|early in|late in) )*({'|'.join(MONTHS)}) (\d{{4}})"
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the inspection, or a report still to come."""

    what: str
    """Its name."""
    when: str
    """Its date, in the words of the paper."""


def stages(entries: Iterable[TimelineEntry]) -> tuple[Stage, ...]:
    """Return the stages of an inspection."""
    return tuple(Stage(each.what, each.when) for each in entries)


def still_to_come(entries: Iterable[ExpectedReport], on: date) -> tuple[Stage, ...]:
    """Return the reports still expected; if its month has passed, a report is marked so."""
    return tuple(Stage(each.what, _expected(each.when, on)) for each in entries)


def _expected(when: str, on: date) -> str:
    month = _A_MONTH.fullmatch(when)
    if month is None:
        return when
    expected_month = (int(month[2]), MONTHS.index(month[1]) + 1)
    if expected_month >= (on.year, on.month):
        return when
    joint = "in " if when.startswith(MONTHS) else ""
    return f"was expected {joint}{when}; publication not recorded"
