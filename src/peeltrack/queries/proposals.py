"""Which RAGs leads have proposed that nobody has reviewed."""

from dataclasses import dataclass

from peeltrack.model.items import Item, ProgressUpdate
from peeltrack.model.vocabulary import Rag


@dataclass(frozen=True, slots=True)
class Proposal:
    """A RAG that a lead thinks right, until the liaison officer has reviewed it."""

    item: Item
    update: ProgressUpdate
    rag: Rag


def proposals(items: tuple[Item, ...]) -> tuple[Proposal, ...]:
    """What awaits review of the items that have not ended, in their order."""
    return tuple(
        Proposal(item, update, update.proposed_rag)
        for item in items
        if not item.has_ended
        for update in item.progress
        if update.proposed_rag and update.reviewed is None
    )
