from datetime import date, timedelta

import pytest

from peeltrack.model.register import Register
from peeltrack.queries.as_at import _item_as_at, as_at
from tests.registers import register_from

ON = date(2022, 5, 23)


def test_what_was_recorded_later_is_not_known_yet(register: Register) -> None:
    """
    afi-01:
      rag: green
      rag_changes:
        - {date: 2022-04-27, to: amber, because: x}
        - {date: 2022-05-23, from: amber, to: yellow, because: x}
        - {date: 2022-05-24, from: yellow, to: green, because: x}
      target: 2022-12-31
      target_changes: [{date: 2022-06-01, from: 2022-09-30, to: 2022-12-31, because: x}]
      steps_to_green:
        - {id: a, text: A, done: 2022-05-23}
        - {id: b, text: B, done: 2022-05-24}
        - id: c
          text: C
          due: 2022-08-01
          due_changes: [{date: 2022-06-01, from: 2022-07-01, to: 2022-08-01, because: x}]
      progress:
        - {date: 2022-05-01, text: x, reviewed: {date: 2022-05-30, by: flo}}
        - {date: 2022-05-24, text: y}
      sign_offs: [{date: 2022-07-01, stage: submitted}]
    """
    item = as_at(register, ON).items["peel/afi-01"]
    known = (
        item.rag,
        len(item.rag_changes),
        item.target,
        item.target_changes,
        [(step.id, step.done, step.due) for step in item.steps_to_green],
        [(update.text, update.reviewed) for update in item.progress],
        item.sign_offs,
    )
    assert known == (
        "yellow",
        2,
        date(2022, 9, 30),
        (),
        [("a", ON, None), ("b", None, None), ("c", None, date(2022, 7, 1))],
        [("x", None)],
        (),
    )


def test_items_without_later_facts_are_the_very_same(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-05-23, text: x}]}
    afi-02: {superseded_by: peel/afi-01}
    """
    assert as_at(register, ON).items is register.items
    assert as_at(register, ON - timedelta(days=1)).items["peel/afi-01"].progress == ()
    assert as_at(register, ON).items is register.items  # asked of another date in between


def test_what_was_reached_or_delivered_later_is_still_awaited(register: Register) -> None:
    """
    afi-01:
      depends_on:
        - {who: The CPS, what: Advice, delivered: 2022-05-23}
        - {who: Health, what: Beds, delivered: 2022-05-24}
      progress:
        - {date: 2022-05-01, text: x, next_milestone: {text: A, done: 2022-05-23}}
        - {date: 2022-05-02, text: y, next_milestone: {text: B, done: 2022-05-24}}
    """
    item = as_at(register, ON).items["peel/afi-01"]
    assert [each.delivered for each in item.depends_on] == [ON, None]
    ahead = [update.next_milestone for update in item.progress]
    assert [each.done for each in ahead if each] == [ON, None]


def test_before_its_first_change_an_item_has_what_that_started_from(register: Register) -> None:
    """
    afi-01: {rag: amber, rag_changes: [{date: 2022-06-01, from: red, to: amber, because: x}]}
    afi-02: {rag: amber, rag_changes: [{date: 2022-06-01, to: amber, because: x}]}
    afi-03: {rag: amber}    # carries no date: it stands as it is
    """
    ratings = [item.rag for item in as_at(register, ON).items.values()]
    assert ratings == ["red", None, "amber"]


def test_a_later_inspection_and_a_later_meeting_are_not_there(register: Register) -> None:
    """
    inspection: {published: 2022-05-24}
    afi-01: {}
    old/afi-01: {superseded_by: peel/afi-01}
    meetings:
      2022-05-23-hta: {}
      2022-05-24-hta: {}
    """
    then = as_at(register, ON)
    assert (list(then.inspections), list(then.items), list(then.meetings)) == (
        ["old"],
        ["old/afi-01"],
        ["2022-05-23-hta"],
    )
    assert then.items["old/afi-01"].superseded_by is None


def test_a_link_is_there_from_the_day_on_which_it_was_made(register: Register) -> None:
    """
    afi-01: {carried_forward_from: old/afi-01, carried_forward: {date: 2022-05-24, by: acc}}
    old/afi-01: {superseded_by: peel/afi-01, superseded: {date: 2022-05-24, by: acc}}
    old/afi-02: {superseded_by: peel/afi-01, superseded: {date: 2022-05-23}}
    """
    then = as_at(register, ON).items
    links = [
        (item.superseded_by, item.superseded, item.carried_forward_from, item.carried_forward)
        for item in (then["peel/afi-01"], then["old/afi-01"])
    ]
    assert links == [(None, None, None, None)] * 2
    assert then["old/afi-02"] is register.items["old/afi-02"]
    assert as_at(register, date(2022, 5, 24)).items == register.items


def test_an_action_done_later_and_an_answer_given_later_are_open(register: Register) -> None:
    """
    inspection: {published: 2022-04-27, statutory_response: {sent: 2022-06-20}}
    meetings:
      2022-05-01-hta:
        questions:
          - id: why
            text: Why?
            answers: [{text: At once}, {text: Later, date: 2022-06-01}]
        actions: [{id: send, text: Send, done: 2022-06-01}]
        commitments: [{text: Promised, kept: 2022-06-01}]
    """
    then = as_at(register, ON)
    meeting = then.meetings["2022-05-01-hta"]
    response = then.inspections["peel"].statutory_response
    assert [answer.text for answer in meeting.questions[0].answers] == ["At once"]
    assert (meeting.actions[0].done, meeting.commitments[0].kept) == (None, None)
    assert response is not None
    assert response.sent is None


def test_what_did_not_change_is_the_very_same_item(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-05-01, text: x}], rag: amber}
    """
    assert as_at(register, ON).items["peel/afi-01"] is register.items["peel/afi-01"]


def test_an_item_whose_last_day_has_come_has_nothing_later(west_mercia: Register) -> None:
    for item in west_mercia.items.values():
        assert _item_as_at(item, item.last_day, set()) is item
        before = item.last_day - timedelta(days=1) if item.last_day > date.min else None
        assert before is None or _item_as_at(item, before, set()) != item


def test_an_item_superseded_by_a_later_report_is_not_superseded_before_it(
    register: Register,
) -> None:
    """
    inspection: {published: 2022-04-27}
    afi-01: {}
    old/afi-01: {superseded_by: peel/afi-01}
    """
    days = [date(2022, 4, 26), date(2022, 4, 27)]
    found = [as_at(register, day) for day in days]
    assert [then.items["old/afi-01"].superseded_by for then in found] == [None, "peel/afi-01"]
    assert [len(then.items) for then in found] == [1, 2]


@pytest.mark.parametrize(
    ("on", "known"),
    [
        (date(2022, 7, 31), {"peel/afi-02"}),
        (date(2022, 8, 6), {"peel/afi-01", "peel/afi-02"}),
    ],
)
@pytest.mark.parametrize("inspection", ["{}", "{published: 2022-09-01}"])
def test_a_draft_is_known_from_the_day_it_was_seen(
    on: date, known: set[str], inspection: str
) -> None:
    seen = register_from(
        f"inspection: {inspection}\n"
        "afi-01: {draft: {seen: 2022-08-06}}\n"
        "afi-02: {draft: {seen: 2022-07-01}}\n"
    )
    assert set(as_at(seen, on).items) == known
