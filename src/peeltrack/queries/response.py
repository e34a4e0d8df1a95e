"""The statutory response to a report: the findings it has to address, and its deadline."""

from dataclasses import dataclass, replace
from datetime import date

from peeltrack.model.inspections import (
    Explanation,
    Inspection,
    StatutoryResponse,
    last_day_of_response,
)
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import InspectionKind, ItemKind, Relevance
from peeltrack.queries.as_at import as_at
from peeltrack.wording import days, lateness, listed, long_date

SENT_TO = ("The Secretary of State", "The inspectors of constabulary")
"""Who is sent a copy of every response (Police Act 1996, section 55(6))."""

_NOT_ACTED_ON = (Relevance.MONITOR, Relevance.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class ItemResponse:
    """An item with the response's explanation of it."""

    item: Item
    done: str | None
    """The action taken or proposed."""
    none_because: str | None
    """The reason for taking no action."""

    @property
    def is_explained(self) -> bool:
        """Whether it says what is done, or why nothing is."""
        return bool(self.done or self.none_because)

    @property
    def is_owed(self) -> bool:
        """Whether the Act asks for it: of each recommendation (section 55(5B))."""
        return self.item.kind == ItemKind.RECOMMENDATION


def begun_response(
    kind: InspectionKind, published: date | None, on: date
) -> dict[str, object] | None:
    """Return the response that a report on the force itself requires, with its addressees so far.

    A response that is begun has a deadline. So it is begun if the deadline is known and has
    not passed; for an older report nobody has said whether it was answered.
    """
    last = response_owed_by(kind, published)
    return {"sent_to": list(SENT_TO)} if last and last >= on else None


def response_owed_by(kind: InspectionKind, published: date | None) -> date | None:
    """Return the deadline of the response to a report on the force itself; None if unknown."""
    if kind != InspectionKind.PEEL or published is None:
        return None
    return last_day_of_response(published)


def as_published(register: Register, inspection: Inspection) -> Register:
    """Return the register with the items as they were known when the response came out.

    Later facts do not change what was published. Until then, this is the register itself.
    """
    response = inspection.statutory_response
    if response is None or response.published is None:
        return register
    return replace(as_at(register, response.published), inspections=register.inspections)


def amended_on(inspection: Inspection) -> tuple[date, ...]:
    """List the dates on which the words of a published response were amended, each once."""
    response = inspection.statutory_response
    if response is None or response.published is None:
        return ()
    days_of_change = {
        each.date
        for each in inspection.amendments
        if each.what.startswith("statutory_response.") and each.date >= response.published
    }
    return tuple(sorted(days_of_change))


def answers(register: Register, inspection: Inspection) -> tuple[ItemResponse, ...]:
    """List what the response says about each item of its report, in the register's order.

    For a recommendation that the force only monitors, or that does not apply to it, the
    register's own reason explains why no action is taken.
    """
    response = inspection.statutory_response
    explanations = {each.item: each for each in response.explanations} if response else {}
    return tuple(
        _answered(item, explanations.get(item.id))
        for item in register.items.values()
        if item.inspection == inspection.id
    )


def unexplained(register: Register, inspection: Inspection) -> tuple[Item, ...]:
    """List the recommendations of a report that its response does not explain yet."""
    return tuple(
        each.item
        for each in answers(register, inspection)
        if each.is_owed and not each.is_explained
    )


def missing_words(register: Register, inspection: Inspection) -> tuple[str, ...]:
    """Name what section 55 requires of a response and the register does not have yet."""
    response = inspection.statutory_response or StatutoryResponse()
    comments = {
        "the chief constable's comments": response.chief_constable_comments,
        "the commissioner's comments": response.comments,
    }
    items = [item.id for item in unexplained(register, inspection)]
    explanations = "an explanation" if len(items) == 1 else "explanations"
    return (
        *(words for words, text in comments.items() if not text),
        *([f"{explanations} of {listed(items)}"] if items else []),
    )


def due_sentence(inspection: Inspection, on: date) -> str:
    """Describe a response's deadline in a sentence without a full stop.

    Once the deadline has passed, the register shows only that no publication is recorded: the
    public sees that, and no number of days.
    """
    response, last = inspection.statutory_response, inspection.response_due
    if inspection.published is None or response is None or last is None:
        return "The report's publication date is not recorded, so the deadline cannot be worked out"
    subject = "The statutory response"
    due = long_date(last)
    if response.published:
        when = long_date(response.published)
        return f"{subject} was published on {when}, {_in_time(response.published, last)}"
    if last < on:
        return f"{subject} is not recorded as published; it was due by {due}"
    return f"{subject} is due by {due}"


def response_sentence(inspection: Inspection, on: date) -> str | None:
    """Describe the statutory response against its deadline; None if none is due.

    Once it is published, it says where.
    """
    if not inspection.response_due:
        return None
    response = inspection.statutory_response
    place = response.url if response and response.published else None
    return due_sentence(inspection, on) + (f" ({place})" if place else "")


def response_left(inspection: Inspection, on: date) -> str | None:
    """Describe a date relative to a response's deadline; None if published or undated."""
    response, last = inspection.statutory_response, inspection.response_due
    if response is None or last is None or response.published:
        return None
    return lateness(last, on)


def _in_time(published: date, last: date) -> str:
    late = (published - last).days
    return f"{days(late)} after it was due" if late > 0 else "in time"


def _answered(item: Item, explanation: Explanation | None) -> ItemResponse:
    if explanation is not None:
        return ItemResponse(item, explanation.text, explanation.none_because)
    watched = item.relevance in _NOT_ACTED_ON
    return ItemResponse(item, None, item.relevance_reason if watched else None)
