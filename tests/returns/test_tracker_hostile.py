"""Hostile cells in a tracker: taken as text, or named by their cell, and nothing else touched."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from tests.registers import register_from
from tests.returns.test_tracker import WRITTEN, collected, done, recorded
from tests.returns.tracking import Typed, changed, written

NOON = datetime(2022, 6, 1, 12)  # noqa: DTZ001 (a cell knows no time zone)
HOSTILE: tuple[Cell, ...] = (
    "=1+1", '=HYPERLINK("http://x.example","y")', "=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)",
    "#REF!", "#N/A", "#VALUE!", "'Amber", "'=1+1", "''", "\t=1", "a_x000B_b", "a_x001F_b",
    "_x0007_", "_x000D_\nline", "_x005F_x0041_", "a\r\nb", "a\rb", "a\u2028b", "\u202eevil",
    "\u200b", "\ufeffx", "\xa0", " ", "\n", "x" * 32_767, "word " * 6_000, "\u00e9" * 9_000,
    date(1900, 1, 1), date(9999, 12, 31), NOON, time(9, 30), timedelta(days=400), 0, 1, -1, 44713,
    1e300, 0.1, True, False, "2022-13-45", "31/02/2022", "05/06/22", "next Tuesday", "Ambre",
    "'Red.", "Gren", "not rated", "n/a", "None", "null", "<b>x</b>", "{{ x }}", "peel/afi-99",
)  # fmt: skip
COLUMNS = ("RAG", "Strategic lead", "Target", "New update", "Update by", "Restricted",
           "Reason for change", "Reference", "Finding", "Key", "As written")  # fmt: skip


def test_hostile_cells_are_taken_as_text_or_named_and_nothing_else_is_touched() -> None:
    """Each in every column, beside a good row that must come in whatever stands above it."""
    assert len(HOSTILE) >= 50
    count = len(HOSTILE) * len(COLUMNS)
    register = register_from("".join(f"afi-{n}: {{rag: amber}}\n" for n in range(1, count + 2)))
    cells = {
        f"AFI {number}": {column: value, **_fair(column)}
        for number, (value, column) in enumerate(product(HOSTILE, COLUMNS), 1)
    }
    good: dict[str, Typed] = {f"AFI {count + 1}": {"New update": "All is well."}}
    outcome = collected(register, changed(written(register, WRITTEN), {**cells, **good}))
    assert done(outcome)[f"afi-{count + 1}"] == ["update of 10 June 2022 by flo"]
    now = recorded(register, outcome)
    for value, column, item in tried(now):
        was = register.items[item.id]
        if column in ("Key", "As written", "Reference", "Finding"):
            assert item == was, (value, column)
        elif column != "New update":
            assert item.progress == () or column in ("Update by", "Restricted"), (value, column)
    updates = {
        value: [update.text for update in item.progress]
        for value, column, item in tried(now)
        if column == "New update"
    }
    assert updates["=1+1"] == updates["#REF!"] == updates["\u202eevil"] == []
    assert updates["+1"] == ["+1"]
    assert updates["'=1+1"] == ["'=1+1"]
    assert updates["<b>x</b>"] == ["<b>x</b>"]
    assert updates["a\u2028b"] == ["a\nb"]
    places = [place for place, _ in (str(issue).split(": ", 1) for _, issue in outcome.problems)]
    assert all(re.fullmatch(r"Tracker![A-Z]+\d+", place) for place in places)
    assert {item.rag for item in now.items.values()} == {"amber", "red"}


def tried(register: Register) -> Iterator[tuple[Cell, str, Item]]:
    """Each value and column with the item whose row had it."""
    for (value, column), item in zip(
        product(HOSTILE, COLUMNS), register.items.values(), strict=False
    ):
        yield value, column, item


def _fair(column: str) -> Typed:
    """What a change in a column needs beside it."""
    beside: dict[str, Typed] = {
        "RAG": {"Reason for change": "Because."},
        "Target": {"Reason for change": "Because."},
        "Update by": {"New update": "Words."},
        "Restricted": {"New update": "Words."},
    }
    return beside.get(column, {})
