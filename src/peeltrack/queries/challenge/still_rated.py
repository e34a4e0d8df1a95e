"""The question why an item that falls short is rated as one where most is done."""

from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.challenge.accounts import account, green_is_proposed


def still_rated(item: Item) -> str:
    """Ask why an item that falls short is rated, or proposed, as one where most is done."""
    if green_is_proposed(item):
        return "why is it green" if item.rag == Rag.GREEN else "why is green proposed"
    if item.rag not in (Rag.YELLOW, Rag.GREEN):
        return ""
    last, rated = account(item), item.rag_changes[-1:]
    is_new = last and any(each.date >= last.update.date for each in rated)
    return f"why is it {item.rag}" if is_new else f"why is it still {item.rag}"


def and_still_rated(item: Item) -> str:
    """Return that question as it follows another, if there is one."""
    return f", and {rated}" if (rated := still_rated(item)) else ""
