"""News for the national monitoring portal, finding by finding."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from peeltrack.model.items import DateChange, Item, ProgressUpdate, RagChange, SignOff, StepToGreen
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import State

_Fact = TypeVar("_Fact", DateChange, RagChange, SignOff)


@dataclass(frozen=True, slots=True)
class News:
    """News about one finding since the last return."""

    item: Item
    was: State | None
    """Its state at the last return; None if the register did not have it then."""
    progress: tuple[ProgressUpdate, ...]
    """Updates not told before, oldest first."""
    steps_done: tuple[StepToGreen, ...]
    steps_added: tuple[StepToGreen, ...]
    """Steps agreed since, and still open."""
    rag_changes: tuple[RagChange, ...]
    target_changes: tuple[DateChange, ...]
    sign_offs: tuple[SignOff, ...]

    @property
    def is_any(self) -> bool:
        """Whether there is anything to report."""
        facts = (self.progress, self.steps_done, self.steps_added, self.rag_changes)
        return self.was != self.item.state or any((*facts, self.target_changes, self.sign_offs))


def news(before: Register, now: Register) -> tuple[News, ...]:
    """List the news about each finding; findings without any are left out.

    A fact is new if the register did not hold it at the last return, whatever its date:
    one that was recorded late is reported late, not omitted. A finding that had ended by
    then and has not moved since has no news.

    Args:
        before: the register at the last return.
        now: the register as it is to be returned.
    """
    every_news = (_news(before.items.get(id_), item) for id_, item in now.items.items())
    return tuple(each for each in every_news if each.is_any)


def _news(old: Item | None, item: Item) -> News:
    earlier_updates = {_of_update(update) for update in old.progress} if old else set()
    steps = {step.id: step for step in old.steps_to_green} if old else {}
    return News(
        item=item,
        was=old.state if old else None,
        progress=tuple(
            update for update in item.progress if _of_update(update) not in earlier_updates
        ),
        steps_done=tuple(
            step
            for step in item.steps_to_green
            if step.done and not (step.id in steps and steps[step.id].done)
        ),
        steps_added=tuple(
            step for step in item.steps_to_green if step.id not in steps and not step.done
        ),
        rag_changes=_added(old.rag_changes if old else (), item.rag_changes),
        target_changes=_added(old.target_changes if old else (), item.target_changes),
        sign_offs=_added(old.sign_offs if old else (), item.sign_offs),
    )


def _of_update(update: ProgressUpdate) -> tuple[object, ...]:
    """Return the identity of an update; a review of it is no news."""
    return update.date, update.by, update.text


def _added(old: Iterable[_Fact], new: Iterable[_Fact]) -> tuple[_Fact, ...]:
    held = tuple(old)
    return tuple(fact for fact in new if fact not in held)


def withheld_news(everything: Iterable[News], shown_news: Iterable[News]) -> tuple[str, ...]:
    """Return the ids of the findings with a new update that is withheld."""
    shown = {(news.item.id, _of_update(update)) for news in shown_news for update in news.progress}
    return tuple(
        news.item.id
        for news in everything
        if any((news.item.id, _of_update(update)) not in shown for update in news.progress)
    )
