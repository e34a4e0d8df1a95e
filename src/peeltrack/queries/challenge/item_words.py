"""The words by which a statement is known to be about an item. Pure."""

from peeltrack.model.items import Item
from peeltrack.queries.challenge.clauses import telling_words


def item_words(item: Item) -> tuple[str, ...]:
    """Return the telling words of what is to be done about an item, and of what shows it."""
    steps, measures = item.steps_to_green, item.measures
    texts = [item.title or "", *(each.text for each in steps), *(each.text for each in measures)]
    return telling_words(" ".join(texts))
