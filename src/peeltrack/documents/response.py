"""The commissioner's statutory response to a report (Police Act 1996, section 55). Pure."""

from dataclasses import dataclass, replace
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.closing import text_lines
from peeltrack.documents.parts.header import Header, document_header, explaining_only
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.names import Link, links, named_together
from peeltrack.documents.parts.public_progress import PublicAccount, last_public_account
from peeltrack.model.inspections import Inspection, StatutoryResponse
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience, ItemKind, State
from peeltrack.queries.audience import for_audience
from peeltrack.queries.response import (
    SENT_TO,
    ItemResponse,
    amended_on,
    answers,
    as_published,
    due_sentence,
)
from peeltrack.wording import spoken


@dataclass(frozen=True, slots=True)
class Reply:
    """A finding of the report with the response to it."""

    link: Link
    """Its reference, title, heading and anchor."""
    kind: str
    """Its kind in full: Recommendation."""
    wording: TextBlocks
    """The finding."""
    is_in_summary: bool
    """Whether that is a summary rather than the report's own words."""
    is_owed: bool
    """Whether the Act asks for an explanation, as for each recommendation."""
    action: TextBlocks
    """The action taken or proposed."""
    none_because: TextBlocks
    """The reason for taking no action."""
    progress: PublicAccount | None
    """The force's last public account since the report, if there is no explanation."""
    closed: date | None
    """The date on which HMICFRS closed it; None if it has not."""

    @property
    def says_something(self) -> bool:
        """Check whether anything is reported about the finding."""
        return bool(self.action or self.none_because or self.progress or self.closed)


@dataclass(frozen=True, slots=True)
class Response:
    """The whole response. A template sees this as `response`."""

    page: Header
    """The document's header; a template also sees this as `page`."""
    report: str
    """The report's title."""
    body: str
    """The inspecting body."""
    report_published: date | None
    """The date the report was published; None if not recorded."""
    url: str | None
    """The address of the report."""
    letterhead: tuple[str, ...]
    """The commissioner's address for letters, line by line; empty if not recorded."""
    sent_to: tuple[str, ...]
    """The recipients of a copy."""
    sent: date | None
    """The date it was sent."""
    published: date | None
    """The date it was published; None for a draft."""
    amended: tuple[date, ...]
    """The dates on which it was amended after it was published."""
    published_at: str | None
    """The address of the published response; None for a draft."""
    comments_due: date | None
    """The deadline set for the chief constable's comments."""
    due_sentence: str
    """Its status against its deadline, in a sentence without a full stop."""
    chief_constable_comments: TextBlocks
    """The chief constable's comments."""
    comments: TextBlocks
    """The commissioner's comments."""
    recommendations: tuple[Reply, ...]
    """The recommendations, each after its cause of concern."""
    areas_for_improvement: tuple[Reply, ...]
    """The areas for improvement about which something is reported."""
    not_reported: str
    """The other areas for improvement, by reference: AFIs 2 and 9. Empty if there are none."""

    @property
    def is_draft(self) -> bool:
        """Check whether it is still unpublished."""
        return self.published is None

    @property
    def same_account(self) -> PublicAccount | None:
        """Return one of several accounts by the force with the same date and source, or None."""
        replies = (*self.recommendations, *self.areas_for_improvement)
        accounts = [each.progress for each in replies if each.progress]
        alike = {(each.date, each.source) for each in accounts}
        return accounts[0] if len(accounts) > 1 and len(alike) == 1 else None

    @property
    def missing(self) -> tuple[Link, ...]:
        """Return the recommendations that have no explanation yet."""
        return tuple(
            each.link
            for each in self.recommendations
            if each.is_owed and not (each.action or each.none_because)
        )


def statutory_response(
    register: Register, inspection_id: str, on: date, revision: str | None = None
) -> Response:
    """Return the response to an inspection's report, stating plainly what is missing.

    Args:
        register: the register as at that date.
        inspection_id: the inspection.
        on: the date of the response; once published, it keeps its date of publication.
        revision: the commit of the register; None if its files are not committed.
    """
    public = for_audience(
        as_published(register, register.inspections[inspection_id]),
        Audience.PUBLIC,
        response_of=inspection_id,
    )
    inspection = public.inspections[inspection_id]
    statutory = inspection.statutory_response or StatutoryResponse()
    answers_by_id = {each.item.id: each for each in answers(public, inspection)}
    ordered = in_order(public, [each.item for each in answers_by_id.values()])
    item_links = links(public, ordered)
    replies = {i.id: _reply(inspection, answers_by_id[i.id], item_links[i.id]) for i in ordered}
    is_afi = {i.id: i.kind == ItemKind.AREA_FOR_IMPROVEMENT for i in ordered}
    afis = [reply for id_, reply in replies.items() if is_afi[id_]]
    by_number = [replies[id_] for id_ in public.items if is_afi.get(id_)]
    silent = named_together([each.link for each in by_number if not each.says_something])
    response = Response(
        page=document_header(
            public,
            title=f"Response to {inspection.called} under section 55 of the Police Act 1996",
            audience=Audience.PUBLIC,
            on=statutory.published or on,
            quoted=(inspection,),
            revision=revision,
        ),
        report=inspection.title,
        body=inspection.body,
        report_published=inspection.published,
        url=inspection.url,
        letterhead=text_lines(public.organisation.local_policing_body_address),
        sent_to=statutory.sent_to or SENT_TO,
        sent=statutory.sent,
        published=statutory.published,
        amended=amended_on(register.inspections[inspection_id]),
        published_at=statutory.url if statutory.published else None,
        comments_due=statutory.chief_constable_comments_due,
        due_sentence=due_sentence(inspection, on),
        chief_constable_comments=blocks(statutory.chief_constable_comments or ""),
        comments=blocks(statutory.comments or ""),
        recommendations=tuple(reply for id_, reply in replies.items() if not is_afi[id_]),
        areas_for_improvement=tuple(each for each in afis if each.says_something),
        not_reported="".join(word.text for word in silent),
    )
    return replace(response, page=explaining_only(response.page, response))


def _reply(inspection: Inspection, answered: ItemResponse, link: Link) -> Reply:
    item = answered.item
    return Reply(
        link=link,
        kind=spoken(item.kind).capitalize(),
        wording=blocks(item.wording),
        is_in_summary=inspection.is_in_summary,
        is_owed=answered.is_owed,
        action=blocks(answered.done or ""),
        none_because=blocks(answered.none_because or ""),
        progress=None if answered.is_explained else _account_since(inspection, item),
        closed=item.sign_offs[-1].date if item.state == State.CLOSED else None,
    )


def _account_since(inspection: Inspection, item: Item) -> PublicAccount | None:
    """Return the last public account of an item; one older than its report is no response."""
    account = last_public_account(item)
    published = inspection.published
    return account if account and not (published and account.date < published) else None
