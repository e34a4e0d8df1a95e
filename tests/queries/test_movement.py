from dataclasses import replace
from datetime import date

from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from peeltrack.queries.audience import for_audience
from peeltrack.queries.dates_moved_later import dates_moved_later
from peeltrack.queries.movement import movement, updates_since


def test_movement_tells_what_happened_after_a_day(register: Register) -> None:
    """
    afi-01: {rag: green, rag_changes: [{date: 2022-05-24, from: amber, to: green, because: x}]}
    afi-02: {rag: green, rag_changes: [{date: 2022-05-23, from: amber, to: green, because: x}]}
    afi-03: {target_changes: [{date: 2022-06-01, from: 2029-01-01, to: 2030-01-01, because: x}]}
    afi-04: {target_changes: [{date: 2022-06-01, from: 2031-01-01, to: 2030-01-01, because: x}]}
    afi-05:
      sign_offs: [{date: 2022-05-01, stage: submitted}, {date: 2022-06-01, stage: closed}]
    afi-06:
      sign_offs: [{date: 2022-05-01, stage: closed}, {date: 2022-06-01, stage: reopened}]
    afi-07: {progress: [{date: 2022-06-01, text: x}]}
    afi-08: {progress: [{date: 2022-05-01, text: x}]}
    afi-10:
      steps_to_green:
        - id: a
          text: x
          due: 2022-07-01
          due_changes: [{date: 2022-06-01, from: 2022-06-30, to: 2022-07-01, because: x}]
    afi-09: {rag: red, rag_changes: [{date: 2022-05-24, from: amber, to: red, because: x}]}
    """
    since = date(2022, 5, 23)
    moved = movement(as_at(register, since), register, since)
    kinds = ("new", "newly_green", "rated_otherwise", "slipped", "closed", "reopened")
    found = {kind: [item.id for item in getattr(moved, kind)] for kind in kinds}
    assert moved.updated == ("peel/afi-07",)
    assert found == {
        "new": [],
        "newly_green": ["peel/afi-01"],
        "rated_otherwise": ["peel/afi-09"],
        "slipped": ["peel/afi-03", "peel/afi-10"],
        "closed": ["peel/afi-05"],
        "reopened": ["peel/afi-06"],
    }


def test_what_moved_and_moved_back_or_was_withdrawn_counts_as_diff_has_it(
    register: Register,
) -> None:
    """
    afi-01:                                       # there and back is no movement
      rag: amber
      rag_changes:
        - {date: 2022-05-24, from: amber, to: red, because: x}
        - {date: 2022-05-25, from: red, to: amber, because: x}
      target: 2022-06-01
      target_changes:
        - {date: 2022-05-24, from: 2022-06-01, to: 2022-07-01, because: x}
        - {date: 2022-05-25, from: 2022-07-01, to: 2022-06-01, because: x}
    afi-02:                                       # green on the day, and that withdrawn since
      rag: amber
      rag_changes:
        - {date: 2022-05-01, to: amber, because: x}
        - date: 2022-05-02
          from: amber
          to: green
          because: x
          withdrawn: {date: 2022-05-25, by: flo, because: Wrong item.}
    afi-03:                                       # a step that came with its own move since
      steps_to_green:
        - id: a
          text: x
          due: 2022-08-01
          due_changes:
            - {date: 2022-05-01, from: 2022-09-01, to: 2022-07-01, because: x}
            - {date: 2022-05-25, from: 2022-07-01, to: 2022-08-01, because: x}
    """
    since = date(2022, 5, 23)
    now = as_at(register, date(2022, 6, 1))
    moved = movement(as_at(register, since), now, since)
    assert [item.id for item in moved.newly_green] == []
    assert [item.id for item in moved.rated_otherwise] == ["peel/afi-02"]
    assert [item.id for item in moved.slipped] == ["peel/afi-03"]
    (slip,) = dates_moved_later(now.items["peel/afi-03"], moved.changes["peel/afi-03"])
    assert (slip.first, slip.now) == (date(2022, 7, 1), date(2022, 8, 1))
    assert [*dates_moved_later(now.items["peel/afi-03"])] == []  # earlier than first set


def test_what_a_new_item_brings_from_before_a_date_is_no_update_since(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-05-23, text: old}, {date: 2022-05-24, text: new}]}
    afi-02: {progress: [{date: 2022-05-23, text: old}, {date: 2022-05-24, text: new}]}
    afi-03: {progress: [{date: 2022-05-23, text: old}]}
    """
    since = date(2022, 5, 23)
    known = {"peel/afi-01": register.items["peel/afi-01"]}  # the others came later
    moved = movement(as_at(replace(register, items=known), since), register, since)
    found = {id_: [update.text for update in updates] for id_, updates in moved.updates.items()}
    assert found == {"peel/afi-01": ["new"], "peel/afi-02": ["new"], "peel/afi-03": []}
    assert moved.updated == ("peel/afi-01", "peel/afi-02")


def test_an_update_released_since_a_date_is_new_to_the_public(register: Register) -> None:
    """
    afi-01:
      progress: [{date: 2022-05-20, text: x, reviewed: {date: 2022-05-25, by: flo}}]
    """
    item, since = register.items["peel/afi-01"], date(2022, 5, 23)
    before = as_at(register, since)
    released = for_audience(register, Audience.PUBLIC).items[item.id]
    found = updates_since(for_audience(before, Audience.PUBLIC), released, since)
    assert [update.text for update in found] == ["x"]
    assert updates_since(before, item, since) == ()
