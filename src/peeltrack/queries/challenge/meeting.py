"""The office that asks at a meeting, and the office that answers."""

from collections.abc import Sequence

from peeltrack.model.items import Item
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.word_overlap import names
from peeltrack.wording import listed_first

_HEADS = (
    "chief constable",
    "commissioner of police of the metropolis",
    "commissioner of police for the city of london",
)
"""The heads of police forces in England and Wales."""


def asking_office(meeting: Preparation) -> str:
    """Return the office that chairs the meeting, as a sentence has it; else the meeting itself."""
    return f"the {meeting.forum.chair}" if meeting.forum.chair else "the meeting"


def named_findings(meeting: Preparation, items: Sequence[Item], most: int) -> str:
    """Name findings in words, and say how many others there are beyond the most to be named."""
    return listed_first([meeting.name(item) for item in items], most)


def is_of_the_chair(meeting: Preparation, who: str) -> bool:
    """Check whether what somebody owes is owed by the chair, or the chair's own body."""
    chair = meeting.forum.chair
    leads = meeting.register.organisation.leads.values()
    bodies = {lead.body for lead in leads if lead.title == chair}
    bodies -= {meeting.register.organisation.name}
    return bool(chair) and any(names(who, each) for each in (chair, *bodies) if each)


def is_owned_by_others(meeting: Preparation, owners: Sequence[str]) -> bool:
    """Check whether none of the owners of an action is of the force, so far as it is known."""
    leads = meeting.register.organisation.leads
    bodies = [leads[owner].body for owner in owners if owner in leads]
    force = meeting.register.organisation.name
    return bool(bodies) and all(body and body != force for body in bodies)


def is_response_of_the_chair(meeting: Preparation) -> bool:
    """Check whether the commissioner, who publishes the statutory response, is in the chair."""
    body = meeting.register.organisation.local_policing_body
    return body is not None and is_of_the_chair(meeting, body)


def answering_office(meeting: Preparation, item: Item | None = None) -> str:
    """Return the office that answers there, as a sentence has it; else the force.

    That is the head of the force, whom the commissioner and the public hold to account. A
    board with an office of the force in its chair asks the item's strategic lead.
    """
    organisation = meeting.register.organisation
    in_post = [lead for lead in organisation.leads.values() if lead.is_in_post(meeting.on)]
    of_the_force = {lead.title for lead in in_post if lead.body == organisation.name}
    if meeting.forum.chair in of_the_force:
        title = meeting.register.lead_title(item.strategic_lead if item else None)
        return f"the {title}" if title else "the lead"
    heads = [lead.title for lead in in_post if lead.title.casefold() in _HEADS]
    return f"the {heads[0]}" if heads else "the force"
