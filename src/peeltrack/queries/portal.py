"""News for the national monitoring portal, finding by finding."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TypeVar

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.changes.diff import item_changes
from peeltrack.changes.entry_identity import IDENTITIES
from peeltrack.changes.moves import moves_between
from peeltrack.model.items import Item
from peeltrack.model.progress import DateChange, ProgressUpdate, RagChange, SignOff, StepToGreen
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import State

_SAYS = IDENTITIES["progress"][0]
"""The keys of an update whose edits are news, unlike its review."""
_Fact = TypeVar("_Fact", DateChange, ProgressUpdate, RagChange, SignOff)


class Withheld(StrEnum):
    """Reasons why HMICFRS's portal does not receive an update."""

    RESTRICTED = "restricted"
    UNREVIEWED = "awaiting review"
    UNCLEARED = "imported and not cleared"


@dataclass(frozen=True, slots=True)
class News:
    """News about one finding since the last report."""

    item: Item
    was: State | None
    """Its state at the last report; None if the register did not have it then."""
    progress: tuple[ProgressUpdate, ...]
    """Updates not reported before, oldest first."""
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

    A fact is new if the register did not have it at the last report, whatever its date:
    one that was recorded late is reported late, not omitted. A finding that had ended by
    then and has not moved since has no news.

    Args:
        before: the register at the last report.
        now: the register as it is to be returned.
    """
    names = moves_between(before, now).items
    every_news = (
        _news(before.items.get(names.get(id_, id_)), item) for id_, item in now.items.items()
    )
    return tuple(each for each in every_news if each.is_any)


def without_closed(every_news: Iterable[News]) -> tuple[News, ...]:
    """Leave out the news about findings that HMICFRS itself has closed."""
    return tuple(each for each in every_news if each.item.state != State.CLOSED)


def _news(old: Item | None, item: Item) -> News:
    if old is None:
        return _everything(item)
    changes = item_changes(old, item)
    steps = _told_by(changes, item.steps_to_green, ChangeKind.STEP_ADDED)
    return News(
        item=item,
        was=old.state,
        progress=_new(changes, "progress", item.progress, _SAYS),
        steps_done=_told_by(changes, item.steps_to_green, ChangeKind.STEP_DONE),
        steps_added=tuple(step for step in steps if not step.done),
        rag_changes=_new(changes, "rag_changes", item.rag_changes),
        target_changes=_new(changes, "target_changes", item.target_changes),
        sign_offs=_new(changes, "sign_offs", item.sign_offs),
    )


def _everything(item: Item) -> News:
    return News(
        item=item,
        was=None,
        progress=item.progress,
        steps_done=item.done_steps,
        steps_added=item.open_steps,
        rag_changes=item.rag_changes,
        target_changes=item.target_changes,
        sign_offs=item.sign_offs,
    )


def _told_by(
    changes: Iterable[Change], steps: Sequence[StepToGreen], kind: ChangeKind
) -> tuple[StepToGreen, ...]:
    """Return the steps that a kind of change is about, in their order."""
    positions = {change.at[1] for change in changes if change.kind == kind}
    return tuple(step for position, step in enumerate(steps) if position in positions)


def _new(
    changes: Iterable[Change], key: str, facts: Sequence[_Fact], words: Sequence[str] = ()
) -> tuple[_Fact, ...]:
    """Return the facts of a list that were recorded, or edited, since.

    Args:
        changes: the changes of the item.
        key: the list.
        facts: its facts.
        words: the only keys whose edits are news; empty for all.
    """
    positions = {
        change.at[1]
        for change in changes
        if change.keys[:1] == (key,)
        and len(change.at) > 1
        and (len(change.at) == 2 or not words or change.keys[1] in words)
    }
    return tuple(fact for position, fact in enumerate(facts) if position in positions)


def withheld_updates(
    everything: Iterable[News], shown_news: Iterable[News], reviewers: frozenset[str]
) -> Mapping[Withheld, Mapping[str, int]]:
    """Count the new updates that are withheld, by the reason and by the finding's id."""
    says = attrgetter(*_SAYS)
    shown = {(news.item.id, says(update)) for news in shown_news for update in news.progress}
    counts: dict[Withheld, Counter[str]] = {reason: Counter() for reason in Withheld}
    for each in everything:
        for update in each.progress:
            if (each.item.id, says(update)) not in shown:
                counts[_reason(update, reviewers)][each.item.id] += 1
    return {reason: by_item for reason, by_item in counts.items() if by_item}


def _reason(update: ProgressUpdate, reviewers: frozenset[str]) -> Withheld:
    if update.restricted:
        return Withheld.RESTRICTED
    return Withheld.UNREVIEWED if update.awaits_review(reviewers) else Withheld.UNCLEARED
