from datetime import date

from peeltrack.model.register import Register
from peeltrack.queries.due import (
    due_within,
    gravest_first,
    kinds_in_words,
    overdue,
    overdue_in_words,
)
from tests.registers import register_from

ON = date(2022, 5, 23)


def test_what_is_due_today_is_not_overdue(register: Register) -> None:
    """
    afi-01: {due: 2022-05-22}
    afi-02: {due: 2022-05-23}   # today: in time
    afi-03: {due: 2022-05-24}
    """
    found = [(due.source, due.days_overdue(ON)) for due in overdue(register, ON)]
    assert found == [("peel/afi-01", 1)]


def test_an_item_that_is_no_longer_open_is_never_overdue(register: Register) -> None:
    """
    afi-01: {due: 2022-01-31}
    afi-02: {due: 2022-01-31, rag: green}
    afi-03: {due: 2022-01-31, sign_offs: [{date: 2022-02-01, stage: submitted}]}
    afi-04: {due: 2022-01-31, sign_offs: [{date: 2022-02-01, stage: closed}]}
    afi-05: {due: 2022-01-31, superseded_by: peel/afi-01}
    afi-06: {due: 2022-01-31, relevance: not_applicable}
    afi-07: {due: 2022-01-31, sign_offs: [{date: 2022-02-01, stage: returned}]}
    afi-08: {due: 2022-01-31, strategic_lead: null}
    afi-09: {due: 2022-01-31, relevance: monitor}
    afi-10: {due: 2022-01-31, relevance: comply}
    """
    found = [due.source for due in overdue(register, ON)]
    assert found == ["peel/afi-01", "peel/afi-07", "peel/afi-08", "peel/afi-10"]


def test_targets_steps_actions_and_responses_are_overdue_too_longest_first(
    register: Register,
) -> None:
    """
    inspection: {published: 2022-03-01, statutory_response: {}}
    afi-01: {target: 2022-05-01}
    afi-02:
      steps_to_green:
        - {id: late, text: Late, due: 2022-04-30}
        - {id: done, text: Done, due: 2022-04-30, done: 2022-05-01}   # late, and done
        - {id: open, text: Open}                                     # promised for no day
    meetings:
      2022-04-01-hta:
        actions:
          - {id: send, text: Send it, owner: acc, due: 2022-04-15}
          - {id: sent, text: Sent, due: 2022-04-15, done: 2022-04-20}
          - {id: once, text: Once it is ready, due_event: once ready}
    """
    found = [(due.kind.value, due.source, due.due.isoformat()) for due in overdue(register, ON)]
    assert found == [
        ("action", "2022-04-01-hta", "2022-04-15"),
        ("response", "peel", "2022-04-25"),
        ("step", "peel/afi-02", "2022-04-30"),
        ("target", "peel/afi-01", "2022-05-01"),
    ]


def test_a_target_that_is_the_due_date_is_listed_once(register: Register) -> None:
    """
    afi-01: {due: 2022-05-01, target: 2022-05-01}
    """
    assert [due.kind.value for due in overdue(register, ON)] == ["item"]


def test_a_published_response_is_not_overdue(register: Register) -> None:
    """
    inspection: {published: 2022-03-01, statutory_response: {published: 2022-05-20}}
    """
    assert overdue(register, ON) == ()


def test_due_within_begins_today_and_holds_its_last_day(register: Register) -> None:
    """
    afi-01: {due: 2022-05-22}
    afi-02: {due: 2022-05-23}
    afi-03: {due: 2022-06-02}
    afi-04: {due: 2022-06-03}
    """
    found = [due.source for due in due_within(register, ON, 10)]
    assert found == ["peel/afi-02", "peel/afi-03"]


def test_a_selection_of_items_leaves_out_what_belongs_to_none(register: Register) -> None:
    """
    inspection: {published: 2022-03-01, statutory_response: {}}
    afi-01: {due: 2022-05-01}
    afi-02: {due: 2022-05-01}
    meetings:
      2022-04-01-hta:
        actions:
          - {id: one, text: About one, item: peel/afi-01, due: 2022-04-15}
          - {id: none, text: About none, due: 2022-04-15}
    """
    found = [due.source for due in overdue(register, ON, {"peel/afi-01"})]
    assert found == ["2022-04-01-hta", "peel/afi-01"]


def test_milestones_dependencies_and_commitments_have_deadlines_too(register: Register) -> None:
    """
    afi-01:
      depends_on:
        - {who: The CPS, what: Advice, due: 2022-05-04}
        - {who: Health, what: Beds}
        - {who: The court, what: Slots, due: 2022-05-01, delivered: 2022-05-20}
      progress:
        - {date: 2022-03-01, text: x, next_milestone: {text: Replaced since, due: 2022-03-20}}
        - date: 2022-04-01
          by: acc
          text: x
          next_milestone: {text: Training held, due: 2022-05-03}
          completed_by: 2022-05-05
        - {date: 2022-05-01, by: supt, text: Names no milestone}
    afi-03:   # reached
      progress:
        - date: 2022-04-01
          text: x
          next_milestone: {text: Rota agreed, due: 2022-05-03, done: 2022-05-20}
    afi-02:   # only monitored
      relevance: monitor
      depends_on: [{who: The CPS, what: Advice, due: 2022-05-04}]
      progress: [{date: 2022-04-01, text: x, completed_by: 2022-05-05}]
    meetings:
      2022-04-01-hta:
        commitments:
          - {text: Kept, due: 2022-05-01, kept: 2022-05-01}
          - {text: A report, by: supt, to: SIB, due: 2022-05-02}
          - {text: Some day}
    """
    found = overdue(register, ON)
    assert [(due.id, due.lead) for due in found] == [
        ("commitment/2022-04-01-hta/2", "supt"),
        ("milestone/peel/afi-01/next", "acc"),
        ("dependency/peel/afi-01/1", "supt"),
        ("milestone/peel/afi-01/completion", "acc"),
    ]
    assert overdue_in_words(found) == (
        "4 overdue: 2 milestones, 1 commitment and 1 dependency on a partner"
    )


def test_each_kind_is_counted_by_its_name(register: Register) -> None:
    """
    inspection: {published: 2022-03-01, statutory_response: {}}
    afi-01: {due: 2022-05-02, target: 2022-05-01}
    afi-02: {due: 2022-05-02, steps_to_green: [{id: one, text: One, due: 2022-05-01}]}
    meetings:
      2022-04-01-hta: {actions: [{id: send, text: Send it, due: 2022-04-15}]}
    """
    assert kinds_in_words(overdue(register, ON)) == (
        "2 HMICFRS deadlines, 1 target, 1 step, 1 action and the PCC's statutory response"
    )
    assert overdue_in_words(()) == "0 overdue"


def test_the_gravest_deadline_is_the_one_that_the_highest_authority_set(
    register: Register,
) -> None:
    """
    inspection: {published: 2022-03-28, statutory_response: {}}    # by 22 May
    afi-01: {due: 2022-05-21, target: 2022-05-01}
    afi-02: {due: 2022-05-20, steps_to_green: [{id: a, text: x, due: 2022-01-01}]}
    meetings:
      2022-02-01-hta:
        forum: hta
        commitments: [{text: x, due: 2022-03-01}]
        actions: [{id: b, text: x, due: 2022-02-02}]
    """
    found = [(due.kind, due.due.isoformat()) for due in gravest_first(overdue(register, ON))]
    assert found == [
        ("response", "2022-05-22"),
        ("item", "2022-05-20"),
        ("item", "2022-05-21"),
        ("target", "2022-05-01"),
        ("commitment", "2022-03-01"),
        ("action", "2022-02-02"),
        ("step", "2022-01-01"),
    ]


def test_the_chief_constable_s_comments_are_due_until_they_come_or_the_response_is_sent() -> None:
    def due(**said: str) -> list[tuple[str, str]]:
        response = {"chief_constable_comments_due": "2022-05-20", **said}
        lines = "".join(f"\n    {key}: {value}" for key, value in response.items())
        register = register_from(f"inspection:\n  statutory_response:{lines}\n")
        return [(each.kind, each.what) for each in overdue(register, ON)]

    assert due() == [("comments", "The chief constable's comments on Report peel")]
    assert due(chief_constable_comments="Agreed.") == []
    assert due(sent="2022-05-21") == []
