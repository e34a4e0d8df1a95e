"""Updates and steps as they were first given: what an amendment replaced is not new. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from peeltrack.model.amendments import Amendment
from peeltrack.model.progress import ProgressUpdate, StepToGreen
from peeltrack.model.withdrawals import Withdrawal
from peeltrack.wording import long_date


class GivenUpdate(NamedTuple):
    """An update with every text, author and date that it has or had before an amendment."""

    update: ProgressUpdate
    texts: tuple[str, ...]
    authors: tuple[str | None, ...]
    dates: tuple[date, ...]
    amended: date | None
    """When it was last amended; None if it was not."""

    def stays(self, text: str, by: str) -> str:
        """Note that what somebody gives again stays withdrawn or as amended; empty if neither."""
        if withdrawn := self.update.withdrawn:
            return remains_withdrawn("the update", withdrawn)
        is_as_given = (self.update.by, self.update.text.split()) == (by, text.split())
        if self.amended and not is_as_given:
            return f"the update was amended on {long_date(self.amended)} and remains as amended"
        return ""


def remains_withdrawn(what: str, withdrawal: Withdrawal) -> str:
    """Note that something that comes back was withdrawn from the register."""
    return f"{what} was withdrawn on {long_date(withdrawal.date)} and remains withdrawn"


def updates_as_given(
    updates: Iterable[ProgressUpdate], amendments: Sequence[Amendment]
) -> Iterator[GivenUpdate]:
    """Yield updates with what the amendments of their item replaced of them.

    An amendment names an update by the date that it had then: where a date was amended, that
    earlier date counts too.
    """
    moved = [
        date.fromisoformat(each.replaced)
        for each in _of_key(amendments, "progress", r"[\d-]+", "date")
        if each.replaced
    ]
    for update in updates:
        dates = (update.date, *moved)
        name = rf"(?:{'|'.join(map(str, dates))})(?:-\d+)?"
        texts = list(_of_key(amendments, "progress", name, "text"))
        authors = list(_of_key(amendments, "progress", name, "by"))
        yield GivenUpdate(
            update,
            (update.text, *(each.replaced or "" for each in texts)),
            (update.by, *(each.replaced for each in authors)),
            dates,
            max((each.date for each in (*texts, *authors)), default=None),
        )


def step_texts(step: StepToGreen, amendments: Sequence[Amendment]) -> tuple[str, ...]:
    """Return a step's text, and those that amendments replaced."""
    replaced = _of_key(amendments, "steps_to_green", re.escape(step.id), "text")
    return (step.text, *(each.replaced or "" for each in replaced))


def is_undone(step: StepToGreen, done: date, amendments: Sequence[Amendment]) -> bool:
    """Check whether an amendment removed the very date on which a step was done."""
    replaced = _of_key(amendments, "steps_to_green", re.escape(step.id), "done")
    return step.done is None and any(each.replaced == str(done) for each in replaced)


def _of_key(
    amendments: Sequence[Amendment], key: str, entry: str, field: str
) -> Iterator[Amendment]:
    """Yield the amendments of a field of some entries, which a regular expression names."""
    what = re.compile(rf"{key}\.{entry}\.{field}")
    return (each for each in amendments if what.fullmatch(each.what))
