"""What the public may see: the fields that are named, and nothing else."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

from peeltrack.model.inspections import Inspection, StatutoryResponse
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Forum, Lead, Organisation
from peeltrack.model.progress import ProgressUpdate, SignOff
from peeltrack.model.published_positions import Position
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.validated import ModelField
from peeltrack.model.vocabulary import Audience, SignOffStage
from peeltrack.queries.audience import for_audience, sees, withheld_until_reviewed
from peeltrack.queries.public_fields import HIDDEN, SHOWN, WITHHELD
from tests.registers import register_from


def fields(record: type[Record]) -> Mapping[str, ModelField]:
    return record.model_fields


def test_every_field_that_is_named_as_public_is_there() -> None:
    unknown = {
        f"{record.__name__}.{name}"
        for record, names in SHOWN.items()
        for name in names.split()
        if name not in fields(record)
    }
    assert unknown == set()


def records() -> set[type[Record]]:
    """Every record that a register is made of."""
    found: set[type[Record]] = set()
    left: list[object] = [Organisation, Inspection, Item, Meeting, Position]
    while left:
        hint = left.pop()
        left += get_args(hint)
        if isinstance(hint, type) and issubclass(hint, Record) and hint not in found:
            found.add(hint)
            left += [field.annotation for field in fields(hint).values()]
    return found


def test_of_every_field_it_is_decided_whether_it_is_public() -> None:
    assert SHOWN.keys() | HIDDEN.keys() == records()
    assert SHOWN.keys() & HIDDEN.keys() == set()
    for record, names in SHOWN.items():
        decided = [*names.split(), *WITHHELD.get(record, ())]
        assert sorted(decided) == sorted(fields(record)), record


def test_a_needed_field_that_is_not_public_is_text_which_can_be_emptied() -> None:
    """Where nothing can stand for a value that the record needs, the field must be public."""
    emptied = {
        f"{record.__name__}.{name}"
        for record, names in SHOWN.items()
        for name, field in fields(record).items()
        if field.is_required() and name not in names.split()
    }
    assert emptied == {"DateChange.because", "RagChange.because"}


def test_an_internal_audience_is_shown_the_very_register(west_mercia: Register) -> None:
    assert for_audience(west_mercia, Audience.INTERNAL) is west_mercia


def public(text: str) -> Register:
    return for_audience(register_from(text), Audience.PUBLIC)


FORUMS = "forums: {pcp: {name: Police and Crime Panel, audience: public}}\n"


def test_an_update_is_public_once_a_lead_who_may_review_has_reviewed_it() -> None:
    shown = public(
        FORUMS
        + """
afi-01:
  progress:
    - {date: 2022-04-01, text: A draft.}
    - {date: 2022-04-02, text: Reviewed., source: On the phone,
       reviewed: {date: 2022-04-03, by: flo, note: Thin.}}
    - {date: 2022-04-03, text: Said in private., source: Holding to Account notes}
    - {date: 2022-04-04, text: Said on the phone., source: Told a Police and Crime Panel member}
    - {date: 2022-04-04, text: Before it., source: 'Police and Crime Panel rehearsal, 4 April'}
    - {date: 2022-04-05, text: Published., source: 'Police and Crime Panel paper, June',
       reviewed: {date: 2022-04-06, by: flo}}
    - {date: 2022-04-05, text: Says so., source: 'Police and Crime Panel paper, June'}
    - {date: 2022-04-05, by: flo, text: His., source: 'Police and Crime Panel paper, June'}
    - {date: 2022-04-05, text: By itself., reviewed: {date: 2022-04-06, by: supt}}
    - {date: 2022-04-05, text: By nobody., reviewed: {date: 2022-04-06, by: gone}}
    - {date: 2022-04-06, text: Not for all., restricted: true,
       reviewed: {date: 2022-04-07, by: flo}}
"""
    )
    assert shown.items["peel/afi-01"].progress == (
        ProgressUpdate(date=date(2022, 4, 2), text="Reviewed."),
        ProgressUpdate(
            date=date(2022, 4, 5), text="Published.", source="Police and Crime Panel paper, June"
        ),
    )


def test_a_source_makes_nothing_public() -> None:
    shown = public(
        "afi-01: {progress: [{date: 2022-04-05, text: x, source: Police and Crime Panel paper}]}"
    )
    assert shown.items["peel/afi-01"].progress == ()


def test_what_a_lead_proposes_and_the_reasons_given_inside_the_force_are_taken_out() -> None:
    shown = public("""
afi-01:
  rag: amber
  rag_changes: [{date: 2022-05-01, to: amber, because: Between us., by: flo}]
  depends_on: [{who: A partner, what: It owes us a date.}]
  measures: [{text: Nine in ten cases.}]
  steps_to_green:
    - {id: a, text: Open., due: 2022-06-01}
    - {id: b, text: Not for all., restricted: true}
  sign_offs: [{date: 2022-05-02, stage: submitted, evidence: A dip sample., by: flo}]
  progress:
    - date: 2022-05-01
      text: Said.
      proposed_rag: green
      blocker: No money.
      next_milestone: {text: The next}
      completed_by: 2022-08-01
      steps: [b]
      reviewed: {date: 2022-05-02, by: flo}
""")
    item = shown.items["peel/afi-01"]
    assert item.depends_on == ()
    assert item.progress == (ProgressUpdate(date=date(2022, 5, 1), text="Said."),)
    assert item.sign_offs == (SignOff(date=date(2022, 5, 2), stage=SignOffStage.SUBMITTED),)
    assert [(c.date, c.after, c.because, c.by) for c in item.rag_changes] == [
        (date(2022, 5, 1), "amber", "", None)
    ]
    assert item.steps_to_green == ()
    assert item.measures == ()


def test_a_leads_address_and_the_meetings_of_an_internal_forum_are_taken_out() -> None:
    shown = public(
        FORUMS
        + """
leads: {pcc: {title: Commissioner, email: pcc@example.org, may_review: true}}
meetings:
  2022-05-23-hta: {questions: [{id: a, text: Why?}]}
  2022-06-15-pcp: {questions: [{id: a, text: Why?}], actions: [{id: b, text: Write.}]}
afi-01: {}
"""
    )
    assert shown.organisation.leads["pcc"] == Lead(title="Commissioner")
    assert list(shown.meetings) == ["2022-06-15-pcp"]
    assert shown.meetings["2022-06-15-pcp"].questions == ()
    assert [action.text for action in shown.meetings["2022-06-15-pcp"].actions] == ["Write."]


def test_the_public_sees_nothing_of_a_meeting_whose_forum_was_removed() -> None:
    register = register_from(
        "forums: {pcp: {name: Panel, audience: public}}\n"
        "meetings:\n"
        "  2022-05-23-sib: {actions: [{id: a, text: Write.}]}\n"
        "  2022-06-15-pcp: {actions: [{id: b, text: Read.}]}\n"
    )
    at = ("actions", 0, "text")
    seen = {id_: sees(register, Audience.PUBLIC, m, at) for id_, m in register.meetings.items()}
    assert seen == {"2022-05-23-sib": False, "2022-06-15-pcp": True}
    assert list(for_audience(register, Audience.PUBLIC).meetings) == ["2022-06-15-pcp"]


def test_an_internal_forum_is_taken_out_whole() -> None:
    shown = public("""
forums:
  hta: {name: Behind closed doors, chair: Commissioner, contact: Ring us., invited_to: Ask.,
        implications: [{heading: Legal, text: Advice.}]}
  pcp: {name: Panel, audience: public, chair: A councillor, contact: Write to us.}
""")
    assert shown.organisation.forums == {
        "pcp": Forum(
            name="Panel", audience=Audience.PUBLIC, chair="A councillor", contact="Write to us."
        )
    }


def test_the_words_of_a_response_are_public_once_it_is_published() -> None:
    answered = """
inspection:
  statutory_response:
    comments: Welcome.
    chief_constable_comments: So it is.
    explanations: [{item: peel/afi-01, text: Done.}]
    note: It is being written.
    PUBLISHED
afi-01: {}
"""
    draft = register_from(answered.replace("PUBLISHED", ""))
    published = public(answered.replace("PUBLISHED", "published: 2022-06-01"))
    before = for_audience(draft, Audience.PUBLIC).inspections["peel"].statutory_response
    after = published.inspections["peel"].statutory_response
    assert before == StatutoryResponse(note="It is being written.")
    assert after
    assert (after.comments, after.explanations[0].text) == ("Welcome.", "Done.")
    own = for_audience(draft, Audience.PUBLIC, response_of="peel").inspections["peel"]
    assert own.statutory_response
    assert own.statutory_response.comments == "Welcome."


def test_an_item_is_told_of_where_an_update_is_withheld_until_it_is_reviewed(
    register: Register,
) -> None:
    """
    forums: {pcp: {name: Panel, audience: public}}
    afi-01: {progress: [{date: 2022-05-01, by: supt, text: Waits.}]}
    afi-02:
      progress: [{date: 2022-05-01, text: Reviewed., reviewed: {date: 2022-05-02, by: flo}}]
    afi-03: {progress: [{date: 2022-05-01, text: Withheld., restricted: true}]}
    afi-04: {progress: [{date: 2022-05-01, text: Waits., source: "Panel, 1 May"}]}
    afi-05: {progress: [{date: 2022-05-01, text: Waits.}], superseded_by: peel/afi-01}
    afi-06:
      progress:
        - {date: 2022-05-01, text: Waits., source: "Board, 1 May"}
        - {date: 2022-05-02, text: Reviewed., reviewed: {date: 2022-05-02, by: flo}}
    """
    assert withheld_until_reviewed(register) == ("peel/afi-01", "peel/afi-04", "peel/afi-06")
