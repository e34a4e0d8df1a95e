"""Rules about who owns an item."""

from collections.abc import Iterator
from datetime import date

from peeltrack.checks.violation import Violation
from peeltrack.model.register import Register
from peeltrack.queries.leads import missing_leads
from peeltrack.wording import listed, long_date


def every_open_item_has_both_leads(register: Register, on: date) -> Iterator[Violation]:
    """An open item to act on has a strategic and a tactical lead (panel paper, paragraph 13)."""
    for item in register.open_items:
        none = [each.role for each in missing_leads(register, item, on) if each.lead is None]
        if none:
            yield Violation.in_item(item, (), f"has no {listed(none, 'or')} lead; assign one.")


def every_lead_of_an_open_item_is_in_post(register: Register, on: date) -> Iterator[Violation]:
    """The leads of an open item to act on are in post (HTA notes of 23 May 2022, AFI 6)."""
    for item in register.open_items:
        for each in missing_leads(register, item, on):
            if each.left:
                yield Violation.in_item(
                    item,
                    (each.key,),
                    f"{register.lead_title(each.lead)} left on {long_date(each.left)}; name the "
                    "successor.",
                )
