"""What a brief says has changed: whose updates it counts, and whom it calls silent."""

from datetime import date

import pytest

from peeltrack.documents.board import forum_brief
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


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ("amber red", "One finding rated worse (AFI 1, amber to red); "),
        ("red amber", "One finding rated better; "),
        ("amber red, amber red", "Two findings rated worse (AFIs 1 and 2, amber to red); "),
        (
            "amber red, yellow red, red yellow",
            "Two findings rated worse (AFI 1, amber to red; AFI 2, yellow to red) and one rated "
            "better; ",
        ),
        ("amber red, amber red, amber red, yellow red", "Four findings rated worse; "),
        (
            "amber green, yellow amber",
            "One finding newly green (AFI 1) and one rated worse (AFI 2, yellow to amber); ",
        ),
    ],
)
def test_a_change_of_rating_says_which_way_it_went(moves: str, said: str) -> None:
    items = [
        f"afi-0{n}: {{rag: {after}, rag_changes: [{{date: 2022-06-01, from: {before}, "
        f"to: {after}, because: x}}]}}"
        for n, (before, after) in enumerate((each.split() for each in moves.split(", ")), 1)
    ]
    view = moved("\n".join(items))
    assert view.sentence.startswith(said)
    assert view.in_short == said.removesuffix("; ")


def test_a_date_of_a_green_finding_that_moved_is_counted_and_listed() -> None:
    text = """
meetings:
  2022-05-20-hta: {}
afi-01:
  rag: green
  target: 2022-07-01
  target_changes: [{date: 2022-06-01, from: 2022-06-20, to: 2022-07-01, because: x}]
  rag_changes: [{date: 2022-06-05, from: amber, to: green, because: x}]
"""
    brief = forum_brief(register_from(text), "hta", ON)
    assert (
        brief.first_page.since == "One finding newly green (AFI 1) and one with a date moved later"
    )
    assert brief.movement
    assert [each.how for each in brief.movement.moves] == [
        "newly green",
        "target moved 11 days later",
    ]
    assert [(each.link.reference, each.gap) for each in brief.slipped] == [
        ("AFI 1", "11 days later")
    ]
    assert brief.items[0].since == "amber to green; target moved 11 days later"


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
