"""Questions about one statement of an update."""

from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote
from peeltrack.wording import capitalised, long_date


def ask_about(
    meeting: Preparation,
    item: Item,
    told: Account,
    statement: str,
    asks: str,
    *,
    before: tuple[Account, str] | None = None,
    short: str = "",
) -> RuleResult:
    """Quote a statement of an update and ask about it.

    Args:
        meeting: the meeting that is prepared.
        item: the item of the update.
        told: the update.
        statement: what it says.
        asks: the question, as it follows the quotation.
        before: an earlier statement of the same thing, with its update.
        short: the question in fewer words, if it has any.
    """
    full, is_last = told.quoted(statement), told.is_last
    day, name = long_date(told.update.date), meeting.name(item)
    says = f"The update of {name} says" if is_last else f"On {day} the update of {name} said"
    source, joined = "", f"what follows from {full}"
    if statement == told.update.blocker:
        says, source = f"The barrier to {name} is", "Barrier: "
        joined = f"what is being done about the barrier, {full}"
    earlier = f"{quote(before[1])} on {long_date(before[0].update.date)}" if before else ""
    after = f", after {earlier}" if earlier else ""
    return RuleResult.on_item(
        item,
        ("progress", told.index),
        f"The update of {day} says {full}{after}.",
        f"{says} {full}{after}: {asks}?",
        short=f"{source}{full}{'' if is_last else f' ({day})'}{after}. "
        f"{capitalised(short or asks)}?",
        statement=statement,
        joined=joined,
    )
