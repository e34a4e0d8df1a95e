"""What a brief says has changed: whose updates it counts, and whom it calls silent."""

from datetime import date

from peeltrack.documents.parts.movement import MovementView, movement_view
from peeltrack.documents.parts.scope import scope_of
from peeltrack.model.register import Register
from tests.registers import register_from

ON = date(2022, 6, 10)


def moved(text: str) -> MovementView:
    meetings = "meetings:\n  2022-05-20-hta: {}\n"
    view = movement_view(scope_of(register_from(meetings + text), "hta", ON))
    assert view is not None
    return view


def test_the_updates_about_a_finding_closed_since_are_counted() -> None:
    view = moved("""
afi-01: {progress: [{date: 2022-06-01, text: Begun.}]}
afi-02:
  rag: green
  progress: [{date: 2022-06-02, text: Finished.}]
  sign_offs:
    - {date: 2022-06-03, stage: submitted, evidence: A dip sample., by: flo}
    - {date: 2022-06-05, stage: closed, evidence: The letter of June., by: flo}
afi-03: {}
""")
    assert view.sentence == (
        "One finding closed; no rating or date has changed; no step completed; two "
        "updates; one open finding "
        "has had none"
    )
    assert [link.anchor for link in view.silent] == ["peel.afi-03"]


def test_a_cause_of_concern_is_not_silent_if_its_recommendation_is_not() -> None:
    view = moved("""
coc-1: {}
coc-2: {}
rec-1: {cause_of_concern: coc-1, progress: [{date: 2022-06-01, text: Begun.}]}
rec-2: {cause_of_concern: coc-2}
""")
    assert [link.anchor for link in view.silent] == ["peel.coc-2", "peel.rec-2"]


def test_what_is_dated_before_the_meeting_and_was_entered_since_is_counted() -> None:
    recorded = register_from("""
afi-01: {steps_to_green: [{id: count, text: Count.}, {id: sort, text: Sort.}]}
""")
    now = register_from("""
meetings:
  2022-05-20-hta: {}
afi-01:
  steps_to_green:
    - {id: count, text: Count., done: 2022-05-20}
    - {id: sort, text: Sort., done: 2022-06-01}
  progress:
    - {date: 2022-05-18, text: Counted.}
    - {date: 2022-06-01, text: Sorted.}
afi-02: {progress: [{date: 2022-05-18, text: From another tracker.}]}
""")

    def sentence(recorded_then: Register | None) -> str:
        scope = scope_of(now, "hta", ON)
        view = movement_view(scope, recorded_by={date(2022, 5, 20): recorded_then}.get)
        assert view is not None
        return view.sentence

    plain = (
        "No rating or date has changed and nothing has been closed; one step completed; "
        "one update; "
        "one open finding has had none{}"
    )
    late = "; dated before and entered since: one step completed and one update"
    assert sentence(recorded) == plain.format(late)
    assert sentence(None) == plain.format("")
