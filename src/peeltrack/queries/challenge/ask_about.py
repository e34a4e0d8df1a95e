"""Questions about one statement of an update, or about a figure that is left out since."""

from datetime import date

from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
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
    source = ""
    if statement == told.update.blocker:
        says, source = f"The barrier to {name} is", "Barrier: "
    return RuleResult.on_item(
        item,
        ("progress", told.index),
        f"The update of {day} says {full}{beside}.",
        f"{says} {full}: {asks}?",
        short=f"{source}{full}{'' if is_last else f' ({day})'}. {capitalised(short or asks)}?",
        statement=statement,
    )


def ask_what_it_is_now(
    meeting: Preparation,
    item: Item,
    last: Account,
    day: date,
    statement: str,
    *,
    clause: str = "",
    also: str = "",
) -> RuleResult:
    """Quote an earlier statement and ask for the figure that the last update leaves out.

    Args:
        meeting: the meeting that is prepared.
        item: the item of the updates.
        last: the last update.
        day: the date of the earlier update.
        statement: what that says.
        clause: the part of it with the figure, if that alone is quoted in the question.
        also: what the question asks besides.
    """
    then, now, said = long_date(day), long_date(last.update.date), quote(clause or statement)
    return RuleResult.on_item(
        item,
        ("progress", last.index),
        f"The update of {then} says “{statement}”; that of {now} gives no figure for it.",
        f"On {then} the update of {meeting.name(item)} said {said}, and the last gives no figure "
        f"for it: what is it now{also}?",
        short=f"{said} ({then}), and no figure since. What is it now?",
        statement=statement,
    )
