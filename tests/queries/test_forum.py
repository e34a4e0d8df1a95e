"""What a forum looks at."""

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.forum import agenda, forum_items, forums_addressed, seen_by, stale_after


def ids(items: tuple[Item, ...]) -> list[str]:
    return [item.id for item in items]


def test_a_forum_that_names_inspections_looks_at_their_items_alone(register: Register) -> None:
    """
    forums: {hta: {name: All}, sib: {name: One, inspections: [old]}}
    afi-01: {}
    old/afi-02: {}
    """
    forums = register.organisation.forums
    assert ids(forum_items(register, forums["hta"])) == ["peel/afi-01", "old/afi-02"]
    assert ids(forum_items(register, forums["sib"])) == ["old/afi-02"]


def test_what_has_ended_is_looked_at_and_on_no_agenda(register: Register) -> None:
    """
    afi-01: {rag: green, sign_offs: [{date: 2022-02-01, stage: submitted}]}
    afi-02: {sign_offs: [{date: 2022-02-01, stage: closed}]}
    afi-03: {relevance: not_applicable}
    """
    hta = register.organisation.forums["hta"]
    assert ids(forum_items(register, hta)) == ["peel/afi-01", "peel/afi-02", "peel/afi-03"]
    assert ids(agenda(register, hta)) == ["peel/afi-01"]


def test_an_update_may_be_as_old_as_the_forum_allows_else_as_the_rules_do(
    register: Register,
) -> None:
    """
    rules: {stale_after_days: 60}
    forums: {hta: {name: Plain}, sib: {name: Strict, stale_after_days: 0}}
    """
    forums = register.organisation.forums
    limits = [stale_after(register, forum) for forum in (None, forums["hta"], forums["sib"])]
    assert limits == [60, 60, 0]


def test_a_forum_sees_its_items_by_its_own_limit_and_nobody_sees_all(register: Register) -> None:
    """
    forums: {sib: {name: One, inspections: [old], stale_after_days: 7}}
    afi-01: {}
    old/afi-02: {sign_offs: [{date: 2022-02-01, stage: closed}]}
    """
    seen = seen_by(register, "sib")
    assert list(seen.items) == ["old/afi-02"]
    assert seen.organisation.rules.stale_after_days == 7
    assert seen_by(register, None) is register


def test_a_commitment_is_to_the_forums_that_its_words_name(register: Register) -> None:
    """
    forums:
      sib: {name: Service Improvement Board}
      theme: {name: Service Improvement Board (custody)}
      gold: {name: Gold Group}
    """

    def addressed(to: str | None) -> set[str]:
        return set(forums_addressed(register.organisation, to))

    assert addressed("sib") == {"sib"}
    assert addressed("Sib") == {"sib"}
    assert addressed("the SIB of 25 May") == {"sib"}
    assert addressed("the next service improvement board") == {"sib"}
    assert addressed("Service Improvement Board (custody)") == {"theme"}
    assert addressed("Gold Group and Service Improvement Board") == {"sib", "gold"}
    assert addressed("the gold standard") == set()
    assert addressed("Possible Gold Groups") == set()
    assert addressed(None) == set()
