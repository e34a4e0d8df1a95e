"""The commissioner's statutory response to a report (Police Act 1996, section 55). Pure."""

from datetime import date

from peeltrack.documents.formats.text import blocks
from peeltrack.documents.parts.header import frame
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.item_view import Link
from peeltrack.documents.parts.names import links
from peeltrack.documents.parts.public_progress import last_public
from peeltrack.documents.response_view import Reply, Response
from peeltrack.model.inspections import StatutoryResponse
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience, ItemKind
from peeltrack.queries.audience import for_audience
from peeltrack.queries.response import (
    SENT_TO,
    Answered,
    answers,
    as_published,
    due_sentence,
)
from peeltrack.wording import spoken


def statutory_response(
    register: Register, inspection_id: str, on: date, revision: str | None = None
) -> Response:
    """The response to an inspection's report, with what is still missing said plainly.

    Args:
        register: the register as at that day.
        inspection_id: the inspection.
        on: the day that the response is of; once it is published, it stays that of the day
            on which it was.
        revision: the commit that the register is of; none where its files are in none.
    """
    seen = for_audience(
        as_published(register, register.inspections[inspection_id]), Audience.PUBLIC
    )
    inspection = seen.inspections[inspection_id]
    said = inspection.statutory_response or StatutoryResponse()
    found = {each.item.id: each for each in answers(seen, inspection)}
    ordered = in_order(seen, [each.item for each in found.values()])
    ways = links(seen, ordered)
    afis = [item for item in ordered if item.kind == ItemKind.AREA_FOR_IMPROVEMENT]
    others = [item for item in ordered if item not in afis]
    return Response(
        page=frame(
            seen,
            title=f"Response to {inspection.called}",
            audience=Audience.PUBLIC,
            on=said.published or on,
            quoted=(inspection,),
            revision=revision,
        ),
        report=inspection.title,
        body=inspection.body,
        url=inspection.url,
        sent_to=said.sent_to or SENT_TO,
        sent=said.sent,
        published=said.published,
        published_at=said.url if said.published else None,
        comments_due=said.chief_constable_comments_due,
        due_sentence=due_sentence(inspection, on),
        chief_constable_comments=blocks(said.chief_constable_comments or ""),
        comments=blocks(said.comments or ""),
        recommendations=tuple(_reply(found[i.id], ways[i.id]) for i in others),
        areas_for_improvement=tuple(_reply(found[i.id], ways[i.id]) for i in afis),
    )


def _reply(answered: Answered, link: Link) -> Reply:
    item = answered.item
    return Reply(
        link=link,
        kind=spoken(item.kind).capitalize(),
        wording=blocks(item.wording),
        is_owed=answered.is_owed,
        action=blocks(answered.done or ""),
        none_because=blocks(answered.none_because or ""),
        progress=None if answered.is_explained else last_public(item),
    )
