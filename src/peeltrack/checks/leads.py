"""Rules about who owns an item."""

from collections.abc import Iterator
from datetime import date

from peeltrack.checks.violation import Violation
from peeltrack.model.register import Register
from peeltrack.wording import listed, long_date


def every_open_item_has_both_leads(register: Register, on: date) -> Iterator[Violation]:
    """An open item to act on has a strategic and a tactical lead (panel paper, paragraph 13)."""
    for item in register.open_items:
        if not item.needs_leads:
            continue
        missing = [
            name
            for name, lead in (("strategic", item.strategic_lead), ("tactical", item.tactical_lead))
            if lead is None
        ]
        if missing:
            yield Violation.in_item(
                item, (), f"has no {listed(missing, 'and no')} lead; allocate it."
            )


def every_lead_of_an_open_item_is_in_post(register: Register, on: date) -> Iterator[Violation]:
    """The leads of an open item have not left their post (HTA notes of 23 May 2022, AFI 6)."""
    gone = {
        id_: lead for id_, lead in register.organisation.leads.items() if not lead.is_in_post(on)
    }
    if not gone:
        return
    for item in register.open_items:
        for key, name in (
            ("strategic_lead", item.strategic_lead),
            ("tactical_lead", item.tactical_lead),
        ):
            if name in gone:
                left = gone[name].left or on
                yield Violation.in_item(
                    item,
                    (key,),
                    f"{gone[name].title} left on {long_date(left)}; name who has taken it over.",
                )
