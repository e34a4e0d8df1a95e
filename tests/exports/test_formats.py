"""Every format holds the same rows, and text stays text in each of them."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from peeltrack.exports import as_xlsx as as_xlsx_module
from peeltrack.exports.as_csv import as_csv
from peeltrack.exports.as_json import as_json
from peeltrack.exports.as_parquet import as_parquet
from peeltrack.exports.as_sqlite import RepeatedKeyError, as_sqlite
from peeltrack.exports.as_xlsx import LONGEST, TooManyRowsError, as_xlsx
from peeltrack.exports.source import Export
from peeltrack.exports.tables import TABLES, fill_tables
from peeltrack.model.vocabulary import Audience
from tests.exports.hostile import TEXTS
from tests.exports.read_back import RUN_BY_EXCEL, Read, from_xlsx, in_csv, made
from tests.registers import register_from

FORMATS = ("json", "sqlite", "csv", "parquet", "xlsx")
DAY = date(2022, 6, 15)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_the_same_rows(
    shipped: Export, shipped_read: Mapping[str, Read], form: str
) -> None:
    assert shipped_read[form] == made(shipped)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_text_stays_text(
    hostile: Export, hostile_read: Mapping[str, Read], form: str
) -> None:
    rows = made(hostile)
    assert hostile_read[form] == (in_csv(rows) if form == "csv" else rows)


def test_there_are_more_than_fifty_hostile_texts_in_updates_titles_and_leads(
    hostile: Export,
) -> None:
    rows = made(hostile)
    assert len(TEXTS) >= 50
    assert [row[5] for row in rows["progress"]] == list(TEXTS)
    for table, column in (("items", 5), ("leads", 2)):
        texts = {str(row[column]) for row in rows[table]}
        assert {text[0] for text in texts} >= {"=", "+", "-", "@", "\t"}, table


def test_no_workbook_has_a_formula_or_a_link(
    hostile_read: Mapping[str, Read], folder: Path
) -> None:
    assert hostile_read
    book = openpyxl.load_workbook(folder / "all.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    kinds = {cell.data_type for cell in cells if cell.value is not None}
    assert kinds == {"s", "n", "b", "d"}  # and none is "f"
    assert [cell for cell in cells if cell.hyperlink] == []


def test_no_cell_of_csv_begins_as_a_formula(hostile_read: Mapping[str, Read], folder: Path) -> None:
    assert hostile_read
    with (folder / "progress.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    assert texts == [f"'{text}" if text.startswith(RUN_BY_EXCEL) else text for text in TEXTS]


def test_a_negative_number_of_csv_stays_a_number() -> None:
    register = register_from("afi-01: {target: 2022-06-25}")
    promises = next(
        each for each in fill_tables(Export(register, DAY)) if each.table.name == "promises"
    )
    assert as_csv(promises).decode("utf-8-sig").splitlines()[1] == (
        "borsetshire-police,target/peel/afi-01,target,2022-06-25,-10,"
        "Title of afi-01,peel/afi-01,peel/afi-01,acc"
    )


@pytest.fixture(scope="module")
def soffice() -> str:
    program = shutil.which("soffice")
    if program is None and os.environ.get("CI"):
        pytest.fail("LibreOffice is not installed, and CI must not go without this test")
    if program is None:
        pytest.skip("LibreOffice is not installed: no workbook is opened in it")
    return program


def test_the_workbook_opens_in_libreoffice_with_every_text_whole(
    soffice: str, hostile: Export, hostile_read: Mapping[str, Read], folder: Path
) -> None:
    """All sheets as CSV, UTF-8, cells as shown."""
    assert hostile_read
    convert = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1"
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [soffice, home, "--headless", "--convert-to", convert, "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "all.xlsx")], check=True, capture_output=True)
    for table in ("progress", "leads", "items"):
        with (folder / f"all-{table}.csv").open(encoding="utf-8", newline="") as file:
            _, *rows = csv.reader(file)
        assert rows == [[shown(value) for value in row] for row in made(hostile)[table]]


def shown(value: object) -> str:
    """A value as LibreOffice shows it in a cell."""
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else str(value)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_register_gives_the_same_bytes(shipped: Export, form: str) -> None:
    assert bytes_of(shipped, form) == bytes_of(shipped, form)


def bytes_of(source: Export, form: str) -> bytes:
    match form:
        case "json":
            return as_json(source, fill_tables(source))
        case "sqlite":
            return as_sqlite(fill_tables(source))
        case "csv":
            return b"".join(as_csv(each) for each in fill_tables(source))
        case "parquet":
            return b"".join(as_parquet(source, each) for each in fill_tables(source))
        case _:
            return as_xlsx(source, fill_tables(source)).data


@pytest.mark.parametrize(
    ("length", "cut"),
    [(LONGEST, ()), (LONGEST + 1, ("progress peel/afi-01 1 text",))],
)
def test_a_text_that_no_cell_can_hold_is_cut_and_named(length: int, cut: tuple[str, ...]) -> None:
    """The longest that fits stands whole; of astral characters Excel counts two each."""
    for text in ("x" * length, "😀" * (length // 2) + "x" * (length % 2)):
        update = f'[{{date: 2022-01-01, text: "{text}"}}]'
        source = Export(register_from(f"afi-01: {{progress: {update}}}"), DAY)
        workbook = as_xlsx(source, fill_tables(source))
        assert workbook.cut == cut
        ((_, _, _, _, _, read, *_),) = from_xlsx(workbook.data)["progress"]
        assert isinstance(read, str)
        if not cut:
            assert read == text
        else:
            said = f"\n[Cut here: {len(text):,} characters are more than a cell can hold.]"
            assert read.endswith(said)
            assert text.startswith(read.removesuffix(said))
            assert LONGEST - 1 <= len(read.encode("utf-16-le")) // 2 <= LONGEST


def test_a_table_that_no_sheet_can_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet of four rows, the header being one, in the place of one of a million."""
    monkeypatch.setattr(as_xlsx_module, "ROWS", 4)
    three = Export(register_from("{afi-01: {}, afi-02: {}, afi-03: {}}"), DAY)
    assert len(from_xlsx(as_xlsx(three, fill_tables(three)).data)["items"]) == 3
    four = Export(register_from("{afi-01: {}, afi-02: {}, afi-03: {}, afi-04: {}}"), DAY)
    with pytest.raises(TooManyRowsError) as caught:
        as_xlsx(four, fill_tables(four))
    assert str(caught.value) == (
        "the table items has more than the 3 rows that a sheet holds. Use another format, or "
        "--since for a shorter history."
    )


@pytest.mark.parametrize(
    ("audience", "marking"),
    [
        (Audience.INTERNAL, "INTERNAL: restricted text is included. Not for publication."),
        (Audience.PUBLIC, "Public: restricted text is left out."),
    ],
)
def test_the_second_sheet_says_what_the_workbook_is(audience: Audience, marking: str) -> None:
    source = Export.of(register_from("afi-01: {}"), DAY, audience, revision="abc1234567")
    data = as_xlsx(source, fill_tables(source)).data
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = [
        [cell for cell in row if cell != ""] for row in book.get_sheet_by_name("about").to_python()
    ]
    assert rows[:9] == [
        ["force", "Borsetshire Police"],
        ["key", "borsetshire-police"],
        ["day", "15 June 2022"],
        ["revision", "abc1234567"],
        ["marking", marking],
        [],
        ["sheet", "rows", "what each row is"],
        ["forces", 1, TABLES[0].described],
        ["items", 1, TABLES[1].described],
    ]


def test_a_day_that_excel_does_not_know_is_text() -> None:
    register = register_from("afi-01: {due: 1899-12-31, target: 1900-03-01}")
    source = Export(register, DAY)
    (row,) = from_xlsx(as_xlsx(source, fill_tables(source)).data)["items"]
    assert ("1899-12-31" in row, date(1900, 3, 1) in row) == (True, True)


def test_two_steps_of_one_id_are_refused_with_what_to_do() -> None:
    steps = "[{id: audit, text: One.}, {id: audit, text: Two.}]"
    register = register_from(f"afi-01: {{steps_to_green: {steps}}}")
    with pytest.raises(RepeatedKeyError) as caught:
        as_sqlite(fill_tables(Export(register, DAY)))
    assert str(caught.value) == (
        "two rows of the table steps have one key "
        "(UNIQUE constraint failed: steps.force, steps.item, steps.id). "
        "Run peeltrack validate to see where."
    )
