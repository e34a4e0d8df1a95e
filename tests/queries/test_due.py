from datetime import date

from peeltrack.model.register import Register
from peeltrack.queries.due import due_within, overdue

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
    """
    found = [due.source for due in overdue(register, ON)]
    assert found == ["peel/afi-01", "peel/afi-07", "peel/afi-08"]


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
