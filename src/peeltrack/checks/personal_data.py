"""Rules about personal data in what the public may read."""

from collections.abc import Iterator
from datetime import date

from peeltrack.checks.violation import Violation
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.personal_data import public_personal_data
from peeltrack.wording import listed


def no_public_text_has_personal_data(register: Register, on: date) -> Iterator[Violation]:
    """Public text has no telephone number, address or collar number of a person, and no name."""
    yield from _violations(register, "has", "amend it or restrict it", is_sure=True)


def no_public_text_may_have_personal_data(register: Register, on: date) -> Iterator[Violation]:
    """Public text has nothing that looks like a person's number or name and may be another word."""
    yield from _violations(register, "may have", "if so, amend it or restrict it", is_sure=False)


def _violations(register: Register, has: str, remedy: str, *, is_sure: bool) -> Iterator[Violation]:
    for each in register.once(public_personal_data):
        of_kind = [f"{it.kind} ({it.words})" for it in each.found if it.is_sure == is_sure]
        if of_kind:
            item = each.record.id if isinstance(each.record, Item) else None
            message = f"public text {has} {listed(of_kind)}; {remedy}."
            yield Violation(each.record.file, each.at, message, item)
