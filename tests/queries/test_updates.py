from datetime import date

import pytest

from peeltrack.model.register import Register
from peeltrack.queries.updates import owing_in_words, stale, updated_by, updated_in_words
from tests.registers import register_from

ON = date(2022, 5, 23)


def test_an_update_as_old_as_the_limit_is_not_yet_stale(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-04-22, text: x}]}   # 31 days
    afi-02: {progress: [{date: 2022-04-21, text: x}]}   # 32 days
    """
    found = [(entry.item.id, entry.age) for entry in stale(register, ON, 31)]
    assert found == [("peel/afi-02", 32)]


def test_items_without_an_update_come_before_the_oldest(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-03-01, text: x}]}
    afi-02: {progress: [{date: 2022-01-01, text: x}]}
    afi-03: {}
    """
    found = [entry.item.id for entry in stale(register, ON, 31)]
    assert found == ["peel/afi-03", "peel/afi-02", "peel/afi-01"]


def test_only_the_last_update_counts(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-01-01, text: x}, {date: 2022-05-20, text: y}]}
    """
    assert stale(register, ON, 31) == ()


def test_what_has_ended_or_is_only_watched_owes_no_update(register: Register) -> None:
    """
    afi-01: {}
    afi-02: {relevance: monitor}
    afi-03: {sign_offs: [{date: 2022-02-01, stage: closed}]}
    afi-04: {relevance: comply}
    """
    assert [entry.item.id for entry in stale(register, ON, 31)] == ["peel/afi-01", "peel/afi-04"]


def test_an_update_of_a_recommendation_is_about_its_cause_of_concern_too(
    register: Register,
) -> None:
    """
    coc-1: {progress: [{date: 2022-01-01, text: x}]}
    coc-2: {}
    rec-1: {cause_of_concern: coc-1, progress: [{date: 2022-05-01, text: x}]}
    rec-2:   # it has ended, and says nothing of what is left to do
      cause_of_concern: coc-2
      progress: [{date: 2022-05-01, text: x}]
      sign_offs: [{date: 2022-05-02, stage: closed}]
    """
    assert [entry.item.id for entry in stale(register, ON, 31)] == ["peel/coc-2"]


def test_a_cause_of_concern_says_which_recommendation_its_last_update_is_about(
    register: Register,
) -> None:
    """
    coc-1: {progress: [{date: 2022-01-01, text: x}]}
    coc-2: {progress: [{date: 2022-05-01, text: x}]}   # its own is as late as its recommendation's
    coc-3: {}
    rec-1: {cause_of_concern: coc-1, progress: [{date: 2022-05-01, text: x}]}
    rec-2: {cause_of_concern: coc-2, progress: [{date: 2022-05-01, text: x}]}
    rec-3: {cause_of_concern: coc-3}
    """
    found = {id_: updated_in_words(register, about) for id_, about in updated_by(register).items()}
    assert found == {"peel/coc-1": "Last updated on 1 May 2022, about Recommendation 1"}


def test_a_green_item_of_which_nothing_is_recorded_owes_an_update(register: Register) -> None:
    """
    afi-01: {rag: green}
    afi-02: {rag: green, progress: [{date: 2022-01-01, text: All is done.}]}
    afi-03: {rag: green, steps_to_green: [{id: a, text: x, done: 2022-01-01}]}
    afi-04: {rag: green, evidence: [{date: 2022-01-01, text: The audit.}]}
    afi-05: {rag: green, sign_offs: [{date: 2022-02-01, stage: submitted}]}
    afi-06: {rag: green, relevance: monitor}
    """
    assert [entry.item.id for entry in stale(register, ON, 31)] == ["peel/afi-01"]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("{afi-1: {}, afi-2: {rag: green}}", ""),
        ("{afi-1: {}, afi-2: {relevance: monitor}}", ""),
        ("{afi-1: {}, afi-2: {rag: green, progress: [{date: 2022-01-01, text: x}]}}",
         " not rated green"),
        ("{afi-1: {}, afi-2: {sign_offs: [{date: 2022-02-01, stage: submitted}]}}",
         " due an update"),
        ("{afi-1: {rag: green}, afi-2: {rag: green, progress: [{date: 2022-01-01, text: x}]}}",
         " due an update"),
    ],
)  # fmt: skip
def test_it_is_said_which_findings_are_counted_where_some_are_left_out(
    items: str, said: str
) -> None:
    assert owing_in_words(register_from(items).items.values()) == said
