from datetime import date

from peeltrack.model.register import Register
from peeltrack.queries.updates import stale

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
