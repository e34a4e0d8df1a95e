"""What was withdrawn counts nowhere from its date on, and before it counts as it did."""

from datetime import date

from peeltrack.model.register import Register
from peeltrack.model.standing import place_in_file, standing
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at, known_at
from peeltrack.queries.audience import for_audience, for_inspectorate
from peeltrack.queries.standing import without_withdrawn

ON = date(2022, 5, 23)
LATER = date(2022, 6, 1)


def test_entries_withdrawn_by_a_date_are_gone_from_then_on(register: Register) -> None:
    """
    afi-01:
      progress:
        - {date: 2022-05-01, text: stands}
        - {date: 2022-05-02, text: w, withdrawn: {date: 2022-05-23, by: flo, because: x}}
        - {date: 2022-05-03, text: later, withdrawn: {date: 2022-05-24, by: flo, because: x}}
      steps_to_green:
        - {id: a, text: w, withdrawn: {date: 2022-05-01, by: flo, because: x}}
        - {id: b, text: stands}
      sign_offs:
        - {date: 2022-05-01, stage: submitted}
        - {date: 2022-05-02, stage: closed, withdrawn: {date: 2022-05-23, by: flo, because: x}}
    meetings:
      2022-05-01-hta:
        questions:
          - id: q
            text: Why?
            answers:
              - {text: w, withdrawn: {date: 2022-05-23, by: flo, because: x}}
              - {text: stands}
          - {id: r, text: w, withdrawn: {date: 2022-05-23, by: flo, because: x}}
        actions: [{id: a, text: w, withdrawn: {date: 2022-05-23, by: flo, because: x}}]
        commitments: [{text: w, withdrawn: {date: 2022-05-23, by: flo, because: x}}]
        remarks: [{text: w, withdrawn: {date: 2022-05-23, by: flo, because: x}}]
      2022-05-02-hta: {withdrawn: {date: 2022-05-23, by: flo, because: x}}
    """
    before, then = as_at(register, date(2022, 5, 22)), as_at(register, ON)
    item, meeting = then.items["peel/afi-01"], then.meetings["2022-05-01-hta"]
    assert [update.text for update in item.progress] == ["stands", "later"]
    assert [step.id for step in item.steps_to_green] == ["b"]
    assert (item.state, before.items["peel/afi-01"].state) == ("awaiting_sign_off", "closed")
    assert [(q.id, [a.text for a in q.answers]) for q in meeting.questions] == [("q", ["stands"])]
    assert (meeting.actions, meeting.commitments, meeting.remarks) == ((), (), ())
    assert list(then.meetings) == ["2022-05-01-hta"]
    was = before.meetings["2022-05-01-hta"]
    assert (len(was.questions), len(was.actions), len(was.remarks)) == (2, 1, 1)
    assert len(known_at(register, ON).items["peel/afi-01"].progress) == 3


def test_rag_target_and_a_step_are_what_stands_led_to(register: Register) -> None:
    """
    afi-01:
      rag: green
      rag_changes:
        - {date: 2022-04-01, to: red, because: x}
        - {date: 2022-04-02, from: red, to: amber, because: x,
           withdrawn: {date: 2022-05-23, by: flo, because: x}}
        - {date: 2022-04-03, from: amber, to: red, because: leads only back}
        - {date: 2022-04-04, from: red, to: green, because: x}
      target: 2022-09-30
      target_changes:
        - {date: 2022-04-02, from: 2022-09-30, to: 2022-12-31, because: x,
           withdrawn: {date: 2022-05-23, by: flo, because: x}}
      steps_to_green:
        - id: a
          text: A
          due: 2022-07-01
          due_changes:
            - {date: 2022-04-02, from: 2022-07-01, to: 2022-08-01, because: x,
               withdrawn: {date: 2022-05-23, by: flo, because: x}}
    """
    then, was = as_at(register, ON).items["peel/afi-01"], as_at(register, date(2022, 5, 22))
    changes = [(each.before, each.after) for each in then.rag_changes]
    assert changes == [(None, "red"), ("red", "green")]
    assert (then.rag, then.target, then.target_changes) == ("green", date(2022, 9, 30), ())
    assert (then.steps_to_green[0].due, then.steps_to_green[0].due_changes) == (
        date(2022, 7, 1),
        (),
    )
    then = was.items["peel/afi-01"]
    assert (len(then.rag_changes), then.target, then.steps_to_green[0].due) == (
        4,
        date(2022, 12, 31),
        date(2022, 8, 1),
    )
    assert as_at(register, date(2022, 4, 2)).items["peel/afi-01"].rag == "amber"
    assert place_in_file(register.items["peel/afi-01"], ("rag_changes", 1, "by")) == (
        "rag_changes",
        3,
        "by",
    )


def test_a_wrong_date_put_right_behind_a_later_withdrawn_one_is_known_on_its_day(
    register: Register,
) -> None:
    """
    afi-01:
      rag: amber
      rag_changes:
        - {date: 2022-05-30, to: amber, because: the wrong date,
           withdrawn: {date: 2022-06-01, by: flo, because: x}}
        - {date: 2022-05-03, to: amber, because: the right date}
    """
    for day, known in ((date(2022, 5, 2), None), (date(2022, 5, 3), "amber"), (LATER, "amber")):
        assert as_at(register, day).items["peel/afi-01"].rag == known


def test_nothing_points_at_a_withdrawn_item(register: Register) -> None:
    """
    coc-1: {withdrawn: {date: 2022-05-23, by: flo, because: x}}
    rec-1: {cause_of_concern: coc-1}
    afi-01: {superseded_by: peel/afi-02, superseded: {date: 2022-05-01, by: acc}}
    afi-02: {withdrawn: {date: 2022-05-23, by: flo, because: x}, rag: red}
    afi-03: {carried_forward_from: peel/afi-02}
    inspection:
      statutory_response:
        explanations: [{item: peel/afi-02, text: x}, {item: peel/rec-1, text: y}]
    meetings:
      2022-05-01-hta:
        questions: [{id: a, item: peel/afi-02, also_about: [peel/afi-01, peel/coc-1], text: x}]
        actions: [{id: b, item: peel/afi-02, text: x}]
    """
    then = as_at(register, ON)
    assert list(then.items) == ["peel/rec-1", "peel/afi-01", "peel/afi-03"]
    points = [
        (item.cause_of_concern, item.superseded_by, item.carried_forward_from)
        for item in then.items.values()
    ]
    assert points == [(None, None, None)] * 3
    assert (then.items["peel/afi-01"].state, then.items["peel/afi-01"].superseded) == ("open", None)
    (question,), (action,) = (
        then.meetings["2022-05-01-hta"].questions,
        then.meetings["2022-05-01-hta"].actions,
    )
    assert (question.item, question.also_about, action.item) == (None, ("peel/afi-01",), None)
    response = then.inspections["peel"].statutory_response
    assert response
    assert [each.item for each in response.explanations] == ["peel/rec-1"]
    assert as_at(register, date(2022, 5, 22)).items == register.items


def test_an_update_names_no_step_that_is_withdrawn(register: Register) -> None:
    """
    afi-01:
      steps_to_green:
        - {id: a, text: A}
        - {id: b, text: B, withdrawn: {date: 2022-05-23, by: flo, because: x}}
      progress: [{date: 2022-05-01, text: x, steps: [a, b]}]
    """
    item = as_at(register, ON).items["peel/afi-01"]
    assert item.progress[0].steps == ("a",)
    assert register.items["peel/afi-01"].progress[0].steps == ("a", "b")


def test_the_public_and_the_portal_see_nothing_withdrawn_of_any_date(register: Register) -> None:
    """
    afi-01:
      rag: red
      rag_changes:
        - {date: 2022-04-01, to: red, because: x}
        - {date: 2022-04-02, from: red, to: green, because: x,
           withdrawn: {date: 2022-06-01, by: flo, because: x}}
      progress:
        - {date: 2022-05-01, by: acc, text: w, reviewed: {date: 2022-05-02, by: flo},
           withdrawn: {date: 2022-06-01, by: flo, because: x}}
    afi-02: {withdrawn: {date: 2022-06-01, by: flo, because: x}}
    """
    then = as_at(register, ON)
    assert (then.items["peel/afi-01"].rag, list(then.items)) == (
        "green",
        ["peel/afi-01", "peel/afi-02"],
    )
    for seen in (for_audience(then, Audience.PUBLIC), for_inspectorate(then)):
        item = seen.items["peel/afi-01"]
        assert (list(seen.items), item.rag, item.progress) == (["peel/afi-01"], "red", ())
        assert [change.after for change in item.rag_changes] == ["red"]


def test_a_register_with_nothing_withdrawn_is_the_very_same(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-05-01, text: x}]}
    """
    assert without_withdrawn(register) is register
    assert standing(register.items["peel/afi-01"]) is register.items["peel/afi-01"]
