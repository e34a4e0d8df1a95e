"""Items without an update, or whose last update is out of date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind, State
from peeltrack.queries.item_names import reference
from peeltrack.wording import long_date


class StaleItem(NamedTuple):
    """An open item whose last update is out of date, or that has none."""

    item: Item
    last_update: date | None
    age: int | None
    """Days from the last update to the date."""


def stale(register: Register, on: date, after_days: int) -> tuple[StaleItem, ...]:
    """List the items that owe an update and whose last one is out of date, oldest first.

    Items without any update come before all others.

    Args:
        register: the register as at the date.
        on: the date.
        after_days: the age in days that an update may have.
    """
    owing = [item for item in register.items.values() if owes_update(item)]
    items = [
        StaleItem(item, last.date if last else None, age_of(last, on))
        for item, last in newest_of(register, owing)
        if is_out_of_date(last, on, after_days)
    ]
    return tuple(sorted(items, key=lambda entry: entry.last_update or date.min))


def owes_update(item: Item) -> bool:
    """Check whether the force owes an update about an item.

    It does until the item is green or submitted, unless it only monitors it; and about a green
    one without any update, step or evidence that the rating could rest on.
    """
    if item.state == State.COMPLETE and item.needs_leads:
        return not (item.last_update or item.steps_to_green or item.evidence)
    return item.awaits_action


def owing_in_words(items: Iterable[Item]) -> str:
    """Say after "findings" which of the open ones are counted: nothing if all of them are."""
    live = [item for item in items if item.needs_leads and not item.has_ended]
    left_out = [item for item in live if not owes_update(item)]
    if not left_out:
        return ""
    counted = [item for item in live if owes_update(item)]
    is_by_rating = all(each.state == State.COMPLETE for each in left_out)
    if is_by_rating and all(each.awaits_action for each in counted):
        return " not rated green"
    return " due an update"


def is_out_of_date(update: ProgressUpdate | None, on: date, after_days: int) -> bool:
    """Check whether an update is older than so many days on a date, or missing."""
    age = age_of(update, on)
    return age is None or age > after_days


def age_of(update: ProgressUpdate | None, on: date) -> int | None:
    """Return the days from an update to a date; None without an update."""
    return (on - update.date).days if update else None


def newest_updates(register: Register) -> Mapping[str, ProgressUpdate | None]:
    """Return the last update about each item."""
    return {item.id: last for item, last in newest_of(register, register.items.values())}


def newest_of(
    register: Register, items: Iterable[Item]
) -> Iterator[tuple[Item, ProgressUpdate | None]]:
    """Yield items with the last update about each; see `recommendations_by_cause`."""
    answers = register.once(recommendations_by_cause)
    for item in items:
        is_cause = item.kind == ItemKind.CAUSE_OF_CONCERN
        yield item, _newest([item, *answers.get(item.id, ())]) if is_cause else item.last_update


def recommendations_by_cause(register: Register) -> Mapping[str, Sequence[Item]]:
    """Return the recommendations that have not ended, by the id of their cause of concern.

    A cause of concern is resolved by its recommendations, so an update about one of them is
    about the cause of concern too.
    """
    answers = defaultdict[str, list[Item]](list)
    for item in register.items.values():
        if item.cause_of_concern and not item.has_ended:
            answers[f"{item.inspection}/{item.cause_of_concern}"].append(item)
    return answers


def updated_by(register: Register) -> Mapping[str, Item]:
    """Return the recommendation that the last update of each cause of concern is about.

    Only for those that have no later update of their own, by the id of the cause of concern.
    """
    found = {}
    for id_, answers in register.once(recommendations_by_cause).items():
        cause = register.items.get(id_)
        last = _newest([cause, *answers]) if cause else None
        if cause and last and last is not cause.last_update:
            found[id_] = next(each for each in answers if each.last_update is last)
    return found


def updated_in_words(register: Register, recommendation: Item) -> str:
    """Say when a cause of concern was last updated, through one of its recommendations."""
    last = recommendation.last_update
    day = f" on {long_date(last.date)}" if last else ""
    return f"Last updated{day}, about {reference(register, recommendation)}"


def _newest(items: Sequence[Item]) -> ProgressUpdate | None:
    updates = [item.last_update for item in items if item.last_update]
    return max(updates, key=lambda update: update.date, default=None)


class LatestFromPaper(NamedTuple):
    """An open item whose latest update came from a public paper, not from the force itself."""

    item: Item
    latest: ProgressUpdate
    """The update from the paper."""
    own: ProgressUpdate | None
    """The force's own last update, or None."""


def latest_from_paper(register: Register) -> tuple[LatestFromPaper, ...]:
    """List the open items to act on whose latest update came from a public paper."""
    papers = register.organisation.public_papers

    def last_own(item: Item) -> ProgressUpdate | None:
        own = (each for each in reversed(item.progress) if not each.is_of_paper(papers))
        return next(own, None)

    return tuple(
        LatestFromPaper(item, last, last_own(item))
        for item in register.items_to_act_on
        if (last := item.last_update) and last.is_of_paper(papers)
    )
