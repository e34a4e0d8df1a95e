"""The statutory response to a report: whom it has to answer, and whether it was in time."""

from dataclasses import dataclass
from datetime import date

from peeltrack.model.inspections import Explanation, Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind, Relevance
from peeltrack.wording import days, long_date

SENT_TO = ("The Secretary of State", "The inspectors of constabulary")
"""Who is sent a copy of every response (Police Act 1996, section 55(6))."""

_NOT_ACTED_ON = (Relevance.MONITOR, Relevance.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Answered:
    """An item with what the response says of it."""

    item: Item
    done: str | None
    """The action taken or proposed."""
    none_because: str | None
    """Why there is none."""

    @property
    def is_explained(self) -> bool:
        """Whether it says what is done, or why nothing is."""
        return bool(self.done or self.none_because)

    @property
    def is_owed(self) -> bool:
        """Whether the Act asks for it: of each recommendation (section 55(5B))."""
        return self.item.kind == ItemKind.RECOMMENDATION


def answers(register: Register, inspection: Inspection) -> tuple[Answered, ...]:
    """What the response says of each item of its report, in the register's order.

    Of a recommendation that the force only watches, or that does not apply to it, the
    register's own reason for that says why no action is taken.
    """
    response = inspection.statutory_response
    said = {each.item: each for each in response.explanations} if response else {}
    return tuple(
        _answered(item, said.get(item.id))
        for item in register.items.values()
        if item.inspection == inspection.id
    )


def unexplained(register: Register, inspection: Inspection) -> tuple[Item, ...]:
    """The recommendations of a report of which its response says nothing yet."""
    return tuple(
        each.item
        for each in answers(register, inspection)
        if each.is_owed and not each.is_explained
    )


def due_sentence(inspection: Inspection, on: date) -> str:
    """How a response stands to its last day, in a sentence without a full stop."""
    response, last = inspection.statutory_response, inspection.response_due
    if inspection.published is None or response is None or last is None:
        return "The day of the report's publication is not recorded, so no last day can be told"
    told = (
        f"Published {long_date(inspection.published)}; the response is to be published by "
        f"{long_date(last)} (56 days beginning with the day of publication: Police Act 1996, "
        "s.55(5A))"
    )
    if response.published is None:
        return f"{told}; {_left(last, on)}"
    late = (response.published - last).days
    how = f"{days(late)} late" if late > 0 else "in time"
    return f"{told}; published on {long_date(response.published)}, {how}"


def _left(last: date, on: date) -> str:
    left = (last - on).days
    if left < 0:
        return f"{days(-left)} late"
    return f"{days(left)} left" if left else "due today"


def _answered(item: Item, said: Explanation | None) -> Answered:
    if said is not None:
        return Answered(item, said.text, said.none_because)
    watched = item.relevance in _NOT_ACTED_ON
    return Answered(item, None, item.relevance_reason if watched else None)
