"""The audience's view of a register: the one place that decides what the public may see.

Public is what is named in `SHOWN`, record by record and field by field, and nothing
else: a field that is added to the model is internal until it is named here. Of the
entries of lists, besides:

- nothing restricted;
- of progress updates only those that a lead who may review has reviewed, or has cleared for
  the public where they were imported: to name a public paper as its `source` makes no update
  public, since anybody can write a source;
- of meetings only those of forums with a public audience.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from peeltrack.model.inspections import (
    Area,
    ExpectedReport,
    Explanation,
    HotDebrief,
    Inspection,
    Practice,
    StatedCounts,
    StatutoryResponse,
    TimelineEntry,
)
from peeltrack.model.items import (
    Clause,
    DateChange,
    Investment,
    Item,
    Measure,
    ProgressUpdate,
    RagChange,
    SignOff,
    StepToGreen,
)
from peeltrack.model.meetings import Action, Commitment, Meeting
from peeltrack.model.organisation import (
    Forum,
    Implication,
    Lead,
    Organisation,
    Programme,
    Rules,
)
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience

SHOWN: Mapping[type[Record], str] = {
    Item: """id kind number title wording source area cause_of_concern clauses addressed_to
        relevance relevance_reason due_phrase due target target_changes strategic_lead
        tactical_lead portfolio board programmes measures investments rag rag_changes
        steps_to_green progress sign_offs carried_forward_from superseded_by""",
    Clause: "ref text",
    DateChange: "date before after",
    Investment: "text year posts",
    Measure: "text method",
    ProgressUpdate: "date by text source",
    RagChange: "date before after",
    SignOff: "date stage",
    StepToGreen: "id text lead due due_changes done",
    Inspection: """id title short body kind cycle published url source summary background
        improvement_plan oversight next_steps wording_is scale grade_meanings areas practice
        stated_counts timeline expected hot_debrief statutory_response""",
    Area: "id name aliases grade",
    ExpectedReport: "what when",
    Explanation: "item text none_because",
    HotDebrief: "quick_time_actions matched_later_findings note",
    Practice: "kind text area",
    StatedCounts: "causes_of_concern recommendations areas_for_improvement total relevant source",
    StatutoryResponse: """chief_constable_comments_due chief_constable_comments comments
        explanations sent_to sent published url note""",
    TimelineEntry: "what when starts ends",
    Meeting: "id forum date time title venue source actions commitments",
    Action: "id item text owner due due_event done",
    Commitment: "text by item to due kept",
    Organisation: "name local_policing_body rag leads fora programmes rules",
    Forum: """name chair cycle audience stale_after_days inspections template invited_to
        implications contact""",
    Implication: "heading text",
    Lead: "title short body left",
    Programme: "name text started",
    Rules: "stale_after_days due_soon_days commit",
}
"""The fields of each record that the public may see. What is not here is taken out: reasons
given for a RAG or for moving a day, reviews, what a lead proposes or is held up by, evidence
put forward for sign-off, what partners owe, addresses, questions, answers and amendments."""

_R = TypeVar("_R", bound=Record)


def for_audience(register: Register, audience: Audience) -> Register:
    """Return the register as that audience may see it.

    What the public may not see is taken out before anything is made of the register, so
    that nothing derived from it (an age, a lateness, a count) can be shown either.
    """
    if audience == Audience.INTERNAL:
        return register
    fora = register.organisation.fora
    public = {id_ for id_, forum in fora.items() if forum.audience == Audience.PUBLIC}
    papers = register.organisation.public_papers
    reviewers = register.organisation.reviewers
    return replace(
        register,
        organisation=_shown(register.organisation),
        inspections={id_: _shown(each) for id_, each in register.inspections.items()},
        items={
            id_: _shown(_published(item, reviewers, papers)) for id_, item in register.items.items()
        },
        meetings={id_: _shown(m) for id_, m in register.meetings.items() if m.forum in public},
        positions=(),
    )


def for_inspectorate(register: Register) -> Register:
    """Return the register as HMICFRS's portal may receive it.

    It receives reasons and evidence, which the public does not; but nothing restricted, and
    no update that awaits review.
    """
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
            }
        )
        for id_, item in register.items.items()
    }
    return replace(register, items=items)


def withheld_until_reviewed(register: Register) -> tuple[str, ...]:
    """Return the ids of the items with an update that is not public until it is reviewed.

    That is any update but a restricted one, of whatever age and wherever it was given.
    """
    reviewers = register.organisation.reviewers
    return tuple(
        id_
        for id_, item in register.items.items()
        if not item.has_ended
        and any(not (update.restricted or update.is_public(reviewers)) for update in item.progress)
    )


def _published(item: Item, reviewers: frozenset[str], papers: tuple[str, ...]) -> Item:
    """Return the item with only those updates that were reviewed.

    Where one was given, if not in a public paper, is between the lead and the liaison officer.
    """
    progress = tuple(
        update if update.is_of_paper(papers) else update.model_copy(update={"source": None})
        for update in item.progress
        if update.is_public(reviewers)
    )
    return item.model_copy(update={"progress": progress})


def _shown(record: _R) -> _R:
    """Return the record with its public fields only; the others are empty."""
    public = SHOWN.get(type(record), "").split()
    fields = type(record).model_fields
    changes: dict[str, object] = {
        name: _public_value(getattr(record, name))
        if name in public
        else ""
        if field.is_required()
        else field.get_default(call_default_factory=True)
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
