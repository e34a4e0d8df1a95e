"""What a brief says has changed: whose updates it counts, and whom it calls silent."""

from datetime import date

from peeltrack.documents.parts.movement import MovementView, movement_view
from peeltrack.documents.parts.scope import scope_of
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
        "One closed; no rating or date has changed; no step completed; 2 updates; no update about "
        "1 open finding"
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
