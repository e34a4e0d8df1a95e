"""The question that one statement of an update gives rise to."""

from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.wording import capitalised, long_date


def ask_about(
    meeting: Preparation,
    item: Item,
    told: Account,
    statement: str,
    asks: str,
    *,
    beside: str = "",
    short: str = "",
) -> RuleResult:
    """Quote a statement of an update and ask about it.

    Args:
        meeting: the meeting that is prepared.
        item: the item of the update.
        told: the update.
        statement: what it says.
        asks: the question, as it follows the quotation.
        beside: what the fact adds to the quotation.
        short: the question in fewer words, if it has any.
    """
    full, is_last = told.quoted(statement), told.is_last
    day, name = long_date(told.update.date), meeting.name(item)
    says = f"The update of {name} says" if is_last else f"On {day} the update of {name} said"
    if statement == told.update.blocker:
        says = f"The barrier to {name} is"
    return RuleResult.on_item(
        item,
        ("progress", told.index),
        f"The update of {day} says {full}{beside}.",
        f"{says} {full}: {asks}?",
        short=f"{full}{'' if is_last else f' ({day})'}. {capitalised(short or asks)}?",
        statement=statement,
    )
