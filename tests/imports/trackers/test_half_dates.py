"""Updates whose dates lack a year or a day, divided where the order of their cell settles them."""

import re
from datetime import date

import pytest

from peeltrack.imports.trackers.existing_updates import new_updates
from peeltrack.imports.trackers.split_updates import passages
from tests.imports.trackers.sheets import AS_AT, brought
from tests.registers import register_from

NEWEST_FIRST = "Update \u2013 30/3/26 \u2013 first; 14/2 \u2013 second; 15/1 \u2013 third"
BY_ORDER = "by the order of its cell"


def read(cell: str, as_at: date | None = AS_AT) -> list[tuple[str | None, str]]:
    return [(str(each.day) if each.day else None, each.text) for each in passages(cell, as_at)]


@pytest.mark.parametrize(
    ("cell", "updates"),
    [
        (
            NEWEST_FIRST,
            [("2026-01-15", "third"), ("2026-02-14", "second;"), ("2026-03-30", "first;")],
        ),
        ("30 Mar 26: a. 14 Feb: b", [("2026-02-14", "b"), ("2026-03-30", "a.")]),
        (
            "Late March \u2013 model in test. 16/2/26 \u2013 begun",
            [("2026-02-16", "begun"), ("2026-03-31", "Late March \u2013 model in test.")],
        ),
        (
            "16/3/26 \u2013 a; Early March \u2013 b; 1/2/26 \u2013 c",
            [("2026-02-01", "c"), ("2026-03-16", "Early March \u2013 b;"), ("2026-03-16", "a;")],
        ),
        (
            "April \u2013 b; 1/2/26 \u2013 a",
            [("2026-02-01", "a"), ("2026-04-30", "April \u2013 b;")],
        ),
    ],
)
def test_a_cell_is_divided_by_dates_whose_year_its_order_settles(
    cell: str, updates: list[tuple[str, str]]
) -> None:
    assert read(cell) == updates
    told = [each.doubt for each in passages(cell, AS_AT) if BY_ORDER in each.doubt]
    assert len(told) == len(updates) - len(re.findall(r"/26|Mar 26", cell))


@pytest.mark.parametrize(
    ("cell", "as_at", "said"),
    [
        ("30/3/26 \u2013 a; 14/2 \u2013 b", None, "“14/2” in it begins a part"),  # up or down?
        (
            "30/3/26 \u2013 a; 31/5 \u2013 all trained",
            AS_AT,
            "“31/5” in it begins a part",
        ),  # a plan
        ("1/2/26 \u2013 met; 14/2 \u2013 16/2 training", AS_AT, "“14/2” in it begins a part"),
        (
            "1/2/26 \u2013 met; March \u2013 a; 5/1/26 \u2013 b",
            AS_AT,
            "“March” in it begins a part",
        ),
        ("Late March \u2013 tests", AS_AT, "it begins with “Late March”, a date without a year"),
    ],
)
def test_what_is_not_divided_is_said(cell: str, as_at: date | None, said: str) -> None:
    assert [each.doubt.startswith(said) for each in passages(cell, as_at)].count(True) == 1


@pytest.mark.parametrize(
    "cell",
    [
        "1/2/26 \u2013 all met. 14/2 was the day of the audit",
        "1/2/26 \u2013 staff may \u2013 if able \u2013 go; may \u2013 if not \u2013 stay",
        "1/2/26 \u2013 98% of 3/4 of calls answered. March to May shows more",
    ],
)
def test_dates_within_sentences_divide_nothing(cell: str) -> None:
    assert [(day, bool(text)) for day, text in read(cell)] == [("2026-02-01", True)]
    assert [each.doubt for each in passages(cell, AS_AT)] == [""]


def new(cell: str, progress: str) -> list[tuple[str, object]]:
    register = register_from(f"afi-01: {{number: '1', progress: [{progress}]}}")
    rows = [("AFI", "Wording", "Update"), ("1", "Count the cells.", cell)]
    entries = new_updates(brought({"A": rows}, register).drafts[0])
    return [(str(entry["date"]), entry["text"]) for entry in entries]


def test_what_was_divided_last_month_does_not_come_twice() -> None:
    held = ", ".join(
        f"{{date: {day}, text: '{text}', imported: tracker}}"
        for day, text in read(NEWEST_FIRST, date(2026, 3, 31))
    )
    later = NEWEST_FIRST.replace("Update \u2013 ", "Update \u2013 20/4/26 \u2013 next; ")
    assert new(later, held) == [("2026-04-20", "next;")]
    assert new(later.replace("; 15/1 \u2013 third", ""), held) == [("2026-04-20", "next;")]


def test_a_month_does_not_come_twice_when_the_tracker_is_of_another_day() -> None:
    cell = "Late March \u2013 model in test; 16/2/26 \u2013 begun"
    held = (
        "{date: 2026-02-16, text: begun, imported: tracker}, "
        "{date: 2026-03-27, text: 'Late March \u2013 model in test;', imported: tracker}"
    )
    assert new(cell, held) == []


def test_what_an_earlier_import_left_in_a_later_update_does_not_come_again() -> None:
    words = "all ten call handlers are trained"
    held = f"{{date: 2026-03-30, text: 'First of all; 14/2 \u2013 {words}', imported: tracker}}"
    cell = f"30/3/26 \u2013 First of all; 14/2 \u2013 {words}; 15/1 \u2013 {words} in one station"
    assert new(cell, held) == [("2026-01-15", f"{words} in one station")]
