"""How wide the columns of a table are: no head is broken within a word where there is room."""

from dataclasses import replace

import pytest

from peeltrack.documents.formats.column_widths import lies_sideways, shares
from peeltrack.documents.formats.tree import (
    ParagraphBlock,
    TableBlock,
    TableCell,
    TableRow,
    TextRun,
)

LONG = "words of an account that goes on and on, " * 20


def a_cell(text: str) -> TableCell:
    return TableCell((ParagraphBlock((TextRun(text),)),))


def a_table(heads: list[str], cells: list[str]) -> TableBlock:
    columns, row = (tuple(map(a_cell, texts)) for texts in (heads, cells))
    return TableBlock((TextRun("A table"),), columns, (TableRow(row),))


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


def test_the_head_of_a_row_has_room_for_its_longest_word_in_bold() -> None:
    word = "Recommendation"
    table = a_table(["Finding", "Text", "More"], [f"{word} I", LONG, LONG])
    name, *rest = table.rows[0].cells
    heads = replace(table, rows=(TableRow((replace(name, is_heading=True), *rest)),))
    bold, plain = (round(shares(each, 110)[0] * 110) for each in (heads, table))
    assert bold >= len(word) * 1.15 + 3
    assert plain < bold


def test_a_long_word_of_a_cell_gives_way_to_a_head_of_the_same_length() -> None:
    word = "Incomprehensibilities"
    head, cell = shares(a_table([word, "B"], [LONG, f"{word} {LONG}"]), 50)
    assert head * 50 >= len(word) * 1.15 + 2
    assert cell < head


def test_a_short_cell_of_broad_letters_stays_on_one_line() -> None:
    table = a_table(["What", "Item", "Owner"], [LONG, "Recommendation 1", LONG])
    assert shares(table, 110)[1] * 482 > 79.5 + 6.3  # Points: its words in Arial, the margins.


def test_where_there_is_no_room_for_every_word_the_columns_share_what_there_is() -> None:
    given = shares(a_table(["Complete"] * 20, ["0"] * 20), 60)
    assert given == pytest.approx([1 / 20] * 20)


def test_a_table_lies_sideways_that_is_wide_of_many_columns_and_holds_too_much_to_stand() -> None:
    many, six, five = (["Head"] * columns for columns in (7, 6, 5))
    told, plain = [LONG, *["0"] * 6], ["0"] * 7
    words = LONG[:300]

    def wide(heads: list[str], cells: list[str], rows: int = 60) -> TableBlock:
        table = a_table(heads, cells)
        return replace(table, is_wide=True, rows=table.rows * rows)

    tables = {
        "few columns": wide(five, [LONG] * 5),
        "six of words": wide(six, [words, *told[2:]]),
        "six of long texts": wide(six, [LONG, LONG, *told[3:]]),
        "not a wide one": replace(wide(many, told), is_wide=False),
        "little to hold": wide(many, plain),
        "less than two pages": wide(six, [LONG, LONG, *told[3:]], rows=3),
        "too much": wide(many, told),
    }
    assert [name for name, table in tables.items() if lies_sideways(table)] == [
        "six of long texts",
        "too much",
    ]


def test_a_column_to_write_in_is_given_more_room_than_one_that_names_the_row() -> None:
    table = a_table(["Reference", "Question", "Answer"], ["AFI 10, Orders of protection", "", ""])
    blank = replace(table.rows[0].cells[1], blocks=(), is_blank=True)
    to_write = replace(table, rows=(TableRow((table.rows[0].cells[0], blank, blank)),))
    name, question, answer = shares(to_write, 110)
    assert min(question, answer) > 1.3 * name


def test_one_long_cell_does_not_take_the_room_of_a_column_that_is_long_in_every_row() -> None:
    def of_rows(*lengths: tuple[int, int]) -> TableBlock:
        rows = (TableRow((a_cell(LONG[:one]), a_cell(LONG[:two]))) for one, two in lengths)
        return replace(a_table(["Question", "Response"], ["", ""]), rows=tuple(rows))

    alike = [(300, 290)] * 9
    question, _ = shares(of_rows(*alike, (300, 860)), 100)
    assert 0.4 < question < 0.6
    question, _ = shares(of_rows((300, 860)), 100)
    assert question < 0.35


def test_what_is_long_takes_what_room_the_short_columns_leave_without_crowding_them() -> None:
    owner = "Lead to be confirmed, Violence and Intimidation Against Women and Girls Board"
    table = a_table(["Finding", "Owner", "Due", "Standing"], [LONG[:300], owner, "No date", "Open"])
    finding, who, due, standing = (round(share * 110) for share in shares(table, 110))
    assert finding >= 50
    assert who >= 18
    assert due + standing <= 35
