from peeltrack.model.register import Register
from peeltrack.queries.awaiting import (
    awaiting_review,
    awaiting_sign_off,
    items_awaiting_review,
    not_submitted,
    proposed_ratings,
)


def test_every_update_awaits_review_until_one_who_may_has_reviewed_it(
    register: Register,
) -> None:
    """
    forums: {pcp: {name: The Panel, audience: public}, sib: {name: The Board}}
    afi-01: {progress: [{date: 2022-05-03, text: x}]}
    afi-02: {progress: [{date: 2022-05-02, text: x}, {date: 2022-05-02, text: y}]}
    afi-03: {progress: [{date: 2022-05-01, text: x, reviewed: {date: 2022-05-02, by: flo}}]}
    afi-04: {progress: [{date: 2022-05-01, text: x, source: "The Panel paper, 1 May"}]}
    afi-07: {progress: [{date: 2022-05-05, text: x, source: "The Board paper, 5 May"}]}
    afi-05:
      progress:
        - {date: 2022-05-01, text: x}
        - {date: 2022-05-04, text: y, reviewed: {date: 2022-05-05, by: flo}}
    afi-06: {progress: [{date: 2022-05-01, text: x}], superseded_by: peel/afi-01}
    """
    waiting = awaiting_review(register)
    assert [(told.item.id, told.update.text) for told in waiting] == [
        ("peel/afi-04", "x"),
        ("peel/afi-05", "x"),
        ("peel/afi-02", "x"),
        ("peel/afi-02", "y"),
        ("peel/afi-01", "x"),
        ("peel/afi-07", "x"),
    ]
    by_item = [
        (each.item.id, day) for each in items_awaiting_review(register) for day in each.dates
    ]
    assert sorted(by_item) == sorted((told.item.id, told.update.date) for told in waiting)


def test_a_review_by_one_who_may_not_review_does_not_count(register: Register) -> None:
    """
    afi-01:
      progress:
        - {date: 2022-05-01, text: x}
        - {date: 2022-05-02, text: y, reviewed: {date: 2022-05-05, by: acc-crime}}
        - {date: 2022-05-03, text: z, imported: "tracker, 4 May 2022"}
    """
    waiting = ["2022-05-01", "2022-05-02"]
    assert [str(told.update.date) for told in awaiting_review(register)] == waiting
    (item,) = items_awaiting_review(register)
    assert list(map(str, item.dates)) == waiting


def test_a_proposed_rag_waits_until_one_is_set_or_its_update_is_reviewed(
    register: Register,
) -> None:
    """
    afi-01: {rag: amber, progress: [{date: 2022-05-03, text: x, proposed_rag: green}]}
    afi-02: {rag: green, progress: [{date: 2022-05-03, text: x, proposed_rag: green}]}
    afi-03:
      rag: yellow
      rag_changes: [{date: 2022-05-03, from: amber, to: yellow, because: not quite}]
      progress: [{date: 2022-05-03, text: x, proposed_rag: green}]
    afi-04:
      rag: amber
      rag_changes: [{date: 2022-05-02, from: red, to: amber, because: better}]
      progress: [{date: 2022-05-03, text: x, proposed_rag: green}]
    afi-05:
      rag: amber
      progress:
        - {date: 2022-05-01, text: x, proposed_rag: green}
        - {date: 2022-05-02, text: y}
    afi-06: {progress: [{date: 2022-05-02, text: x, proposed_rag: red}]}
    afi-07:
      rag: yellow
      progress:
        - {date: 2022-05-03, text: x, proposed_rag: amber, reviewed: {date: 2022-05-04, by: flo}}
    afi-08:
      rag: yellow
      progress:
        - {date: 2022-05-03, text: x, proposed_rag: amber, reviewed: {date: 2022-05-04, by: acc}}
    afi-09:
      rag: yellow
      progress:
        - {date: 2022-05-03, text: x, proposed_rag: amber, reviewed: {date: 2022-05-04, by: flo}}
        - {date: 2022-05-05, text: y, proposed_rag: red}
    """
    found = [told.item.id for told in proposed_ratings(register)]
    # A lead who may not review decides nothing by it (AFI 8).
    assert found == [
        "peel/afi-05",
        "peel/afi-06",
        "peel/afi-01",
        "peel/afi-04",
        "peel/afi-08",
        "peel/afi-09",
    ]


def test_complete_items_wait_to_be_submitted_and_submitted_ones_for_sign_off(
    register: Register,
) -> None:
    """
    afi-01: {rag: green, rag_changes: [{date: 2022-05-02, from: amber, to: green, because: x}]}
    afi-02: {rag: green}
    afi-03: {rag: green, sign_offs: [{date: 2022-05-03, stage: submitted}]}
    afi-04:
      rag: green
      sign_offs: [{date: 2022-05-01, stage: submitted}, {date: 2022-05-02, stage: returned}]
    afi-05: {rag: amber, sign_offs: [{date: 2022-05-01, stage: submitted}]}
    afi-06:
      rag: green
      sign_offs: [{date: 2022-05-01, stage: submitted}, {date: 2022-05-02, stage: closed}]
    """
    complete = [(held.item.id, str(held.since)) for held in not_submitted(register)]
    submitted = [(held.item.id, str(held.since)) for held in awaiting_sign_off(register)]
    assert complete == [
        ("peel/afi-02", "None"),
        ("peel/afi-01", "2022-05-02"),
    ]
    assert submitted == [("peel/afi-05", "2022-05-01"), ("peel/afi-03", "2022-05-03")]
