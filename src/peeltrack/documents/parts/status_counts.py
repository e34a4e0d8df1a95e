"""The findings of each report by status, as numbers and as a picture. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from peeltrack.documents.charts.by_report import by_report
from peeltrack.documents.charts.chart import Chart
from peeltrack.model.items import Item
from peeltrack.queries.committee_status import CommitteeStatus, count_by_status
from peeltrack.wording import agreeing, listed, uncapitalised


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """A row of the table of counts: the findings of one report by status."""

    name: str
    """The usual name of the report; Total for the last row."""
    numbers: tuple[int, ...]
    """The number at each status, in the order of the table's columns."""
    total: int
    """The number in all."""


def status_counts(
    name: str, items: Sequence[Item], statuses: Sequence[CommitteeStatus]
) -> StatusCounts:
    """Count findings at each of these statuses, under the name of their report."""
    numbers = count_by_status(items)
    return StatusCounts(name, tuple(numbers[each] for each in statuses), len(items))


def status_picture(
    columns: Sequence[str], counts: Sequence[StatusCounts], day: str
) -> Chart | None:
    """Return the picture of the findings of each report by status; None if a row says it.

    Args:
        columns: the statuses.
        counts: a row for each report, the total last.
        day: the date, in words.
    """
    if not counts:
        return None
    *reports, total = counts
    shares = [
        f"{number:,} {agreeing('are', number)} {uncapitalised(name)}"
        for number, name in zip(total.numbers, columns, strict=True)
    ]
    title = f"Of {total.total:,} findings, {listed(shares)}"
    return by_report(columns, [(each.name, each.numbers) for each in reports], title, day)
