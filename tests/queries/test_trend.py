"""RAG and state over time, counted."""

from dataclasses import replace
from datetime import date

import pytest

from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind, Rag, State
from peeltrack.queries.as_at import as_at
from peeltrack.queries.selection import Selection
from peeltrack.queries.status import Count
from peeltrack.queries.trend import TrendPoint, first_day, month_ends, trend

AFI, REC = ItemKind.AREA_FOR_IMPROVEMENT, ItemKind.RECOMMENDATION
MAY, JUNE = date(2022, 5, 31), date(2022, 6, 30)


def test_each_day_is_counted_as_status_counts_it(register: Register) -> None:
    """
    afi-01: {rag: green, rag_changes: [{date: 2022-05-01, to: red, because: B},
             {date: 2022-06-02, from: red, to: green, because: B}]}
    afi-02: {rag: red, rag_changes: [{date: 2022-05-01, to: red, because: B}]}
    rec-1: {sign_offs: [{date: 2022-06-30, stage: closed}]}
    """
    assert trend([(day, as_at(register, day)) for day in (MAY, JUNE)], Selection()) == (
        TrendPoint(
            MAY,
            None,
            (
                Count("peel", REC, None, State.OPEN, 1),
                Count("peel", AFI, Rag.RED, State.OPEN, 2),
            ),
        ),
        TrendPoint(
            JUNE,
            None,
            (
                Count("peel", REC, None, State.CLOSED, 1),
                Count("peel", AFI, Rag.RED, State.OPEN, 1),
                Count("peel", AFI, Rag.GREEN, State.COMPLETE, 1),
            ),
        ),
    )


def test_an_area_is_that_of_the_day(register: Register) -> None:
    """
    inspection: {areas: [{id: custody, name: Custody}]}
    afi-01: {area: custody}
    afi-02: {}
    """
    peel = register.inspections["peel"].model_copy(update={"areas": ()})
    before = replace(register, inspections={"peel": peel})  # of the very same items
    points = trend([(MAY, before), (JUNE, register)], Selection(area="custody"))
    assert [point.total for point in points] == [0, 1]


def test_a_group_without_items_in_a_month_has_a_point_all_the_same(register: Register) -> None:
    """
    afi-01: {strategic_lead: acc}
    afi-02: {strategic_lead: supt}
    """
    one = register.items["peel/afi-01"]
    before = Register(register.organisation, register.inspections, {one.id: one})
    points = trend([(MAY, before), (JUNE, register)], Selection(), lambda i: i.strategic_lead)
    assert [(point.month, point.group, point.total) for point in points] == [
        ("2022-05", "acc", 1),
        ("2022-06", "acc", 1),
        ("2022-05", "supt", 0),
        ("2022-06", "supt", 1),
    ]


def test_what_has_ended_carries_no_rag_in_a_bar(register: Register) -> None:
    """
    afi-01: {rag: green, sign_offs: [{date: 2022-05-01, stage: closed}]}
    afi-02: {rag: green, sign_offs: [{date: 2022-05-01, stage: submitted}]}
    afi-03: {relevance: not_applicable, relevance_reason: R, rag: red}
    afi-04: {superseded_by: peel/afi-05}
    afi-05: {}
    """
    (point,) = trend([(MAY, register)], Selection())
    assert point.shares() == {
        "red": 0,
        "amber": 0,
        "yellow": 0,
        "green": 1,
        "not rated": 1,
        "ended": 3,
    }


def test_a_trend_of_nothing_is_a_point_for_each_day() -> None:
    assert trend([], Selection()) == ()


@pytest.mark.parametrize(
    ("since", "until", "ends"),
    [
        ("2022-04-27", "2022-06-15", ["2022-04-30", "2022-05-31", "2022-06-15"]),
        ("2022-04-30", "2022-04-30", ["2022-04-30"]),
        ("2022-12-31", "2023-01-01", ["2022-12-31", "2023-01-01"]),
        ("2024-02-01", "2024-02-29", ["2024-02-29"]),
        ("2024-02-01", "2024-01-31", []),
    ],
)
def test_months_end_on_their_last_day_and_the_last_on_the_day_asked(
    since: str, until: str, ends: list[str]
) -> None:
    found = month_ends(date.fromisoformat(since), date.fromisoformat(until))
    assert [day.isoformat() for day in found] == ends


def test_facts_begin_with_a_publication_else_with_the_first_of_them(register: Register) -> None:
    """
    inspection: {published: 2022-04-27}
    afi-01: {progress: [{date: 2022-03-01, text: Before it was published.}]}
    old/afi-01: {progress: [{date: 2022-05-02, text: Late.}]}
    """
    assert first_day(register) == date(2022, 4, 27)
    items = {id_: item for id_, item in register.items.items() if id_ == "old/afi-01"}
    old = Register(register.organisation, register.inspections, items)
    assert first_day(old) == date(2022, 5, 2)
    assert first_day(Register(register.organisation)) is None
