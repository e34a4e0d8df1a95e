"""How wide the columns of a table are: no head is broken within a word where there is room."""

from dataclasses import replace

import pytest

from peeltrack.documents.tree import Cell, Paragraph, Row, Run, Table
from peeltrack.documents.writers.widths import lies_sideways, shares

LONG = "words of an account that goes on and on, " * 20


def a_cell(text: str) -> Cell:
    return Cell((Paragraph((Run(text),)),))


def a_table(heads: list[str], cells: list[str]) -> Table:
    columns, row = (tuple(map(a_cell, texts)) for texts in (heads, cells))
    return Table((Run("A table"),), columns, (Row(row),))


@pytest.mark.parametrize("beside", ["short", LONG])
def test_a_head_has_room_for_its_longest_word_in_bold_between_the_margins(beside: str) -> None:
    heads = ["Item", "Overdue", "From", "Complete", "Not applicable"]
    room = 100
    wide = [share * room for share in shares(a_table(heads, [beside, *"0-12"]), room)]
    longest = [max(map(len, head.split())) for head in heads]
    assert [
        (head, width)
        for head, width, word in zip(heads, wide, longest, strict=True)
        if width < word * 1.15 + 2
    ] == []
    assert sum(wide) <= room + 0.001


def test_a_long_word_of_a_cell_gives_way_to_a_head_of_the_same_length() -> None:
    word = "Incomprehensibilities"
    head, cell = shares(a_table([word, "B"], [LONG, f"{word} {LONG}"]), 60)
    assert head * 60 >= len(word) * 1.15 + 2
    assert cell < head


def test_where_there_is_no_room_for_every_word_the_columns_share_what_there_is() -> None:
    given = shares(a_table(["Complete"] * 20, ["0"] * 20), 60)
    assert given == pytest.approx([1 / 20] * 20)


def test_only_a_wide_table_of_more_than_six_columns_lies_sideways() -> None:
    six, seven = (a_table(["Head"] * many, ["0"] * many) for many in (6, 7))
    tables = [replace(six, is_wide=True), seven, replace(seven, is_wide=True)]
    assert [lies_sideways(table) for table in tables] == [False, False, True]
