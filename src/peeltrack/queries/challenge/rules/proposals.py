"""Ratings that the last update of an item proposes."""

from collections.abc import Iterable, Iterator

from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.challenge.accounts import Account, account
from peeltrack.queries.challenge.measure_states import MeasureState
from peeltrack.queries.challenge.measured import open_measures
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.wording import long_date


def lower_rating_proposed(meeting: Preparation) -> Iterator[RuleResult]:
    """The last public update proposes no lower rating, or it has been set since."""
    for item, told, proposed, rag in _proposals(meeting.questioned_items):
        if proposed.is_worse_than(rag):
            day = long_date(told.update.date)
            yield _on_proposal(
                item,
                told,
                f"The update of {meeting.name(item)} of {day} proposes {proposed}: why is it still "
                f"{rag}, and what has gone wrong?",
            )


def better_rating_proposed(meeting: Preparation) -> Iterator[RuleResult]:
    """The last public update of an open item proposes no better rating, or it was decided since.

    It was where a rating was set, or where the review of the update has a note. Of a green that is
    proposed where a figure misses a measure, that is asked about.
    """
    for item, told, proposed, rag in _proposals(meeting.open_items):
        is_decided = told.update.reviewed and told.update.reviewed.note
        misses = any(each.state == MeasureState.MISSED for each in open_measures(item))
        is_in_doubt = misses and proposed == Rag.GREEN
        if rag.is_worse_than(proposed) and not (is_decided or is_in_doubt):
            day, name = long_date(told.update.date), meeting.name(item)
            raised = _on_proposal(
                item,
                told,
                f"The update of {name} of {day} proposes {proposed}, and it is still {rag}: "
                "what does the better rating rest on, and what is still missing?",
            )
            yield raised._replace(joined=f"what does the {proposed} that is proposed rest on")


def _proposals(items: Iterable[Item]) -> Iterator[tuple[Item, Account, Rag, Rag]]:
    """Yield the rating that the last public update of an item proposes and its own, if not set."""
    for item in items:
        told = account(item)
        proposed = told.update.proposed_rag if told else None
        if told is None or proposed is None or item.rag is None:
            continue
        if not any(change.date >= told.update.date for change in item.rag_changes):
            yield item, told, proposed, item.rag


def _on_proposal(item: Item, told: Account, question: str) -> RuleResult:
    proposed, day = told.update.proposed_rag, long_date(told.update.date)
    fact = f"The update of {day} proposes {proposed}; it is still rated {item.rag}."
    return RuleResult.on_item(item, ("progress", told.index, "proposed_rag"), fact, question)
