"""Asides: what an update mentions that is no part of its item."""

import re

from peeltrack.model.items import Item
from peeltrack.queries.challenge.word_overlap import content_words, shares_word

_OF_EVERY_ITEM = re.compile(
    r"\b(?:HMICFRS|AFI|inspect\w*|recommendation|(?:re)?submi\w+|evidence|posts?|vacan\w+|staff\w*"
    r"|team|lead|budget|funding|money|supplier|contract|plan|survey|audit|sampl\w*|review|dates?"
    r"|deadline|target|progress|movement|impact|board|pilot|programme|project|training)\b",
    re.IGNORECASE,
)
"""Words for what any item may rest on: its submission, its people, its money, its figures."""
_FEW = 3
"""Telling words of a statement; fewer, as in "roll-out is planned", may well be of the item."""
_WORDED = 8
"""Telling words of an item; fewer do not say what it is about."""


def is_aside(item: Item, statement: str, things: tuple[str, ...], before: str = "") -> bool:
    """Check whether a statement of an update shares no word with what its item is about.

    That is its wording, title, steps, measures, money and what it waits for.

    Args:
        item: the item of the update.
        statement: what the update says.
        things: the telling words of that.
        before: the statement before, if it may go on from that.
    """
    if len(things) < _FEW or _OF_EVERY_ITEM.search(statement):
        return False
    texts = (
        item.title or "",
        item.wording,
        *(each.text for each in item.clauses),
        *(each.text for each in item.steps_to_green),
        *(each.text for each in item.measures),
        *(each.text for each in item.investments),
        *(f"{each.who} {each.what}" for each in item.depends_on),
    )
    if len(content_words(" ".join(texts))) < _WORDED:
        return False
    words = (*things, *content_words(before))
    return not any(shares_word(text, words) for text in texts)
