"""The audience's view of a register: the one place that decides what the public may see.

`public_fields.py` lists the public fields, record by record: a field that is added to the model
is internal until it is listed there. Of the entries, the public sees:

- nothing restricted, nothing withdrawn, on whatever date, and no finding that is known from a
  draft report alone;
- of progress updates only those that a lead who may review has reviewed, or has cleared for
  the public where they were imported: to name a public paper as its `source` makes no update
  public, since anybody can write a source;
- of forums only those with a public audience, and of meetings only theirs;
- of a statutory response its comments and explanations once it is published; until then the
  response itself holds them, and no other paper.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.problems import Place
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.awaiting import updates_that
from peeltrack.queries.public_fields import SHOWN
from peeltrack.queries.standing import without_withdrawn

_R = TypeVar("_R", bound=Record)


def for_audience(
    register: Register, audience: Audience, *, response_of: str | None = None
) -> Register:
    """Return the register as that audience may see it.

    Whatever the public may not see is removed before anything is made from the register, so
    that nothing derived from it (an age, a delay, a count) can be shown either.

    Args:
        register: the register.
        audience: who is to see it.
        response_of: the inspection whose statutory response is to be made of it, if one is; its
            words are there though it is not yet published.
    """
    if audience == Audience.INTERNAL:
        return register
    register = without_drafts(without_withdrawn(register))
    organisation = register.organisation
    public = {i: f for i, f in organisation.forums.items() if f.audience == Audience.PUBLIC}
    return replace(
        register,
        organisation=_shown(organisation.model_copy(update={"forums": public})),
        inspections={
            id_: _shown(_counted(each if id_ == response_of else _without_draft(each)))
            for id_, each in register.inspections.items()
        },
        items={id_: _shown(_published(i, organisation)) for id_, i in register.items.items()},
        meetings={id_: _shown(m) for id_, m in register.meetings.items() if m.forum in public},
        positions=(),
    )


def sees(register: Register, audience: Audience, record: Record, at: Place) -> bool:
    """Check whether an audience may see a place of a record: its keys, and what they lead to."""
    if audience == Audience.INTERNAL:
        return True
    here: object = record
    for key in ("", *at):
        if key and isinstance(here, Record):
            if key not in SHOWN.get(type(here), "").split():
                return False
            here = getattr(here, str(key))
        elif key != "":
            here = here[int(key)] if isinstance(here, tuple) and here else None
        if _is_withheld(register.organisation, here):
            return False
    return True


def _is_withheld(organisation: Organisation, record: object) -> bool:
    """Check whether the public sees nothing of a record, whatever is public of its kind."""
    match record:
        case Item():
            return record.is_draft
        case Meeting():
            forum = organisation.forums.get(record.forum)
            return forum is None or forum.audience != Audience.PUBLIC
        case ProgressUpdate():
            return record.restricted or not record.is_public(organisation.reviewers)
    return bool(getattr(record, "restricted", False))


def for_inspectorate(register: Register) -> Register:
    """Return the register as HMICFRS's portal may receive it.

    It receives reasons and evidence, which the public does not; but nothing restricted or
    withdrawn, and no update that awaits review.
    """
    register = without_drafts(without_withdrawn(register))
    reviewers = register.organisation.reviewers
    items = {
        id_: item.model_copy(
            update={
                "progress": tuple(
                    update
                    for update in item.progress
                    if not update.restricted and update.is_public(reviewers)
                ),
                "steps_to_green": tuple(
                    step for step in item.steps_to_green if not step.restricted
                ),
                "evidence": tuple(each for each in item.evidence if not each.restricted),
            }
        )
        for id_, item in register.items.items()
    }
    return replace(register, items=items)


def without_drafts(register: Register) -> Register:
    """Return the register without the findings of reports that are not published yet.

    Nothing that names one of them is left: no other item, action or commitment. An
    inspection that is known from its draft alone goes too, with all its items.
    """
    drafts = {id_ for id_, item in register.items.items() if item.is_draft}
    seen_in_draft = {draft.partition("/")[0] for draft in drafts}
    unpublished = {
        id_
        for id_, each in register.inspections.items()
        if each.published is None and (each.received_draft or id_ in seen_in_draft)
    }
    drafts |= {id_ for id_, item in register.items.items() if item.inspection in unpublished}
    if not drafts and not unpublished:
        return register
    return replace(
        register,
        inspections={i: each for i, each in register.inspections.items() if i not in unpublished},
        items={
            id_: _naming_no(drafts, item)
            for id_, item in register.items.items()
            if id_ not in drafts
        },
        meetings={
            id_: meeting.model_copy(
                update={
                    key: tuple(e for e in getattr(meeting, key) if e.item not in drafts)
                    for key in _ABOUT_ITEMS
                }
            )
            for id_, meeting in register.meetings.items()
        },
    )


_ABOUT_ITEMS = (
    "opening",
    "questions",
    "any_other_business",
    "remarks",
    "actions",
    "commitments",
)


def _naming_no(drafts: set[str], item: Item) -> Item:
    """Return the item without its ties to findings of a draft."""
    changes = {
        key: None
        for key in ("superseded_by", "carried_forward_from")
        if getattr(item, key) in drafts
    }
    return item.model_copy(update=changes) if changes else item


def _counted(inspection: Inspection) -> Inspection:
    """Return the inspection with the number of its quick-time actions in their place."""
    debrief = inspection.hot_debrief
    if debrief is None or not debrief.actions:
        return inspection
    counts = {
        "quick_time_actions": debrief.raised,
        "matched_later_findings": debrief.matched,
        "actions": (),
    }
    return inspection.model_copy(update={"hot_debrief": debrief.model_copy(update=counts)})


def withheld_until_reviewed(register: Register) -> tuple[str, ...]:
    """Return the ids of the items with an update that is not public until it is reviewed.

    That is any update but a restricted or imported one, of whatever age and wherever it was given.
    """
    reviewers = register.organisation.reviewers
    return _with_update(register, lambda update: update.awaits_review(reviewers))


def withheld_until_cleared(register: Register) -> tuple[str, ...]:
    """Return the ids of the items with an imported update that is not cleared for the public."""
    reviewers = register.organisation.reviewers
    return _with_update(
        register, lambda update: bool(update.imported) and not update.is_public(reviewers)
    )


def _with_update(register: Register, fits: Callable[[ProgressUpdate], bool]) -> tuple[str, ...]:
    """Return the ids of the items with such an update, if they have not ended.

    A restricted update is never public, whatever is done with it.
    """
    waiting = updates_that(register, lambda update: not update.restricted and fits(update))
    return tuple(dict.fromkeys(each.item.id for each in waiting))


def _published(item: Item, organisation: Organisation) -> Item:
    """Return the item with only those updates that were reviewed.

    Where one was given, if not in a public paper, is between the lead and the liaison officer.
    """
    papers = organisation.public_papers
    progress = tuple(
        update if update.is_of_paper(papers) else update.model_copy(update={"source": None})
        for update in item.progress
        if update.is_public(organisation.reviewers)
    )
    return item.model_copy(update={"progress": progress})


def _without_draft(inspection: Inspection) -> Inspection:
    """Return the inspection without the words of a response that is not yet published."""
    response = inspection.statutory_response
    if response is None or response.published:
        return inspection
    draft = {
        "chief_constable_comments_due": None,
        "chief_constable_comments": None,
        "comments": None,
        "explanations": (),
    }
    return inspection.model_copy(update={"statutory_response": response.model_copy(update=draft)})


def _shown(record: _R) -> _R:
    """Return the record with its public fields only; the others are empty."""
    public = SHOWN.get(type(record), "").split()
    fields = type(record).model_fields
    changes: dict[str, object] = {
        name: _public_value(getattr(record, name))
        if name in public
        else ""
        if field.is_required()
        else field.if_absent()
        for name, field in fields.items()
    }
    return record.model_copy(update=changes)


def _public_value(value: object) -> object:
    if isinstance(value, Record):
        return _shown(value)
    if isinstance(value, tuple):
        return tuple(
            _public_value(each) for each in value if not getattr(each, "restricted", False)
        )
    if isinstance(value, dict):
        return {key: _public_value(each) for key, each in value.items()}
    return value
