"""An item's newest restricted update, asked about in private. Pure."""

from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote_head
from peeltrack.queries.challenge.spans import HALF_A_YEAR
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.telling import says_enough, told_in
from peeltrack.wording import listed, long_date

_MOST = 3
"""Statements of an update."""


def ask_of_restricted_update(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Let them ask about what the newest restricted update of the last half-year says.

    A public forum's register has none (public_view.py).
    """
    told = [Account(*each, is_last=False) for each in enumerate(item.progress)]
    restricted = next((each for each in reversed(told) if each.update.restricted), None)
    if restricted is None or (meeting.on - restricted.update.date).days > HALF_A_YEAR:
        return
    telling = [each.statement for each in told_in(item, restricted) if says_enough(each.statement)]
    if not telling:
        return
    said = sorted(telling[:_MOST], key=restricted.statements.index)
    whole = dict.fromkeys(restricted.quoted(each) for each in said)
    apart = [each for each in whole if not any(each[1:-1] in e for e in whole if e != each)]
    day, first = long_date(restricted.update.date), quote_head(apart[0].strip("“”"))
    more = " and what else that update says" if len(restricted.statements) > 1 else ""
    asked.ask_too(
        f"restricted {day}",
        f"The restricted update of {day} says {listed(apart)}.",
        [f"on {first}{more}, who has been told, and what follows"],
    )
