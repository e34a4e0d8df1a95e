"""The changes of one item of a tracker: planned, refused, or in conflict. Pure."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from pydantic import ValidationError

from peeltrack.edits.edited_values import edited_item
from peeltrack.edits.kinds import Plan
from peeltrack.errors import AlreadySoError, PeelTrackError
from peeltrack.model.items import Item
from peeltrack.model.progress import DateChange, RagChange
from peeltrack.queries.as_given import remains_withdrawn
from peeltrack.returns.judgement import ItemJudgement
from peeltrack.returns.tracker.rows import REASON
from peeltrack.returns.tracker.taken import TakenRow
from peeltrack.returns.tracker.tracker_judge import TrackerJudge, sentence_of


class ItemChanges:
    """The changes of one item being planned, each on the item as the previous one left it."""

    def __init__(self, tracker: TrackerJudge, item: Item, recorded: Item | None) -> None:
        self._all, self._item, self._recorded = tracker, item, recorded or item
        self._before = item
        self._plans: list[Plan] = []
        self._is_answered = False
        self._done: list[str] = []

    def judged(self) -> Iterator[ItemJudgement]:
        """Yield the judgement, if anything was changed."""
        if self._is_answered or self._before.id in self._all.found.bad:
            plans = tuple(self._plans)
            changes = tuple(plan.done for plan in plans)
            yield ItemJudgement(self._before.id, True, plans, None, tuple(self._done), changes)

    def _is_change(self, row: TakenRow, column: str, value: str | None, now: str | None) -> bool:
        """Check whether a cell changes the register; report a conflict, and what moved on."""
        was, place = row.written.values[column], row.places[column]
        shown = self._all.shown
        if column not in row.values:
            if now != was:
                text = f"{column} is {shown(column, now)} in the register since"
                self._all.note(place, f"{text} and remains so", self._before.id)
            return False
        self._is_answered = True
        if value in (now, was):
            return False
        if now != was:
            text = (
                f"{column} was changed on both sides: here {shown(column, value)}, in the "
                f"register {shown(column, now)}, and {shown(column, was)} before; "
                f"enter {shown(column, now)} here, or use a command"
            )
            self._refuse(place, text)
            return False
        if value is None:
            text = f"{column} cannot be emptied here; restore {shown(column, was)}"
            self._refuse(place, text)
            return False
        return True

    def _was_withdrawn(
        self,
        row: TakenRow,
        column: str,
        changes: Iterable[RagChange | DateChange],
        to: object,
    ) -> bool:
        """Check whether this very change was recorded since the tracker was written, in error."""
        since = min(row.written.on, self._all.on)
        for change in changes:
            if change.withdrawn and change.after == to and change.date >= since:
                text = remains_withdrawn("this change", change.withdrawn)
                self._all.note(row.places[column], text, self._before.id)
                return True
        return False

    def _reason(self, row: TakenRow, what: str) -> str | None:
        """Return the reason for a change; refuse the change without one."""
        reason = row.answers.get(REASON)
        if reason is None:
            self._refuse(
                row.places[REASON], f"give the reason for the change of {what} under {REASON!r}"
            )
        return reason

    def _refuse(self, place: str, text: str) -> None:
        self._is_answered = True
        self._all.refuse(place, text, self._before.id)

    def _plan(self, place: str, make: Callable[[Item], Plan]) -> bool:
        """Plan a change by the edit of its command; what that refuses is refused here too."""
        with self._refusing(place):
            plan = make(self._item)
            self._item = edited_item(self._item, plan.edits)
            self._plans.append(plan)
            for warning in plan.warnings:
                self._all.note(place, warning, self._before.id)
            return True
        return False

    @contextmanager
    def _refusing(self, place: str) -> Iterator[None]:
        try:
            yield
        except AlreadySoError:
            pass
        except PeelTrackError as error:
            self._refuse(place, sentence_of(error).removeprefix(f"{self._before.id}: "))
        except ValidationError as error:
            self._refuse(place, f"it cannot be recorded: {error.errors()[0]['msg']}")
