"""Workbooks from outside: what is read of them, and the one line for each that cannot be."""

import datetime
import io
import random
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.read_paper import read_blocks
from peeltrack.imports.readers.workbook import Sheet, address, read_workbook
from peeltrack.imports.readers.workbook_scan import place_of
from tests.imports.readers.test_readers import zipped

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def an_xlsx(rows: str, *, doctype: str = "", shared: str = "") -> bytes:
    """A workbook of one sheet called Plan, from the XML of its rows."""
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return zipped(
        {
            "_rels/.rels": (
                f'<Relationships {package}><Relationship Id="rId1" '
                f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ).encode(),
            "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": (
                f"<Relationships {package}>"
                f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/a.xml"/>'
                f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" '
                'Target="sharedStrings.xml"/>'
                "</Relationships>"
            ).encode(),
            "xl/worksheets/a.xml": (
                f"{doctype}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
            ).encode(),
            "xl/sharedStrings.xml": f"<sst {MAIN}>{shared}</sst>".encode(),
        }
    )


def an_ods(rows: str, manifest: str = "") -> bytes:
    """The same in OpenDocument."""
    kind = "urn:oasis:names:tc:opendocument:xmlns"
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>".encode(),
            "content.xml": (
                f'<office:document-content xmlns:office="{kind}:office:1.0" '
                f'xmlns:table="{kind}:table:1.0" xmlns:text="{kind}:text:1.0"><office:body>'
                f'<office:spreadsheet><table:table table:name="Plan">{rows}</table:table>'
                "</office:spreadsheet></office:body></office:document-content>"
            ).encode(),
        }
    )


def an_ole(*streams: str) -> bytes:
    """The head of an OLE container, and its directory with these streams."""
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2) + bytes(62)
        for name in ("Root Entry", *streams)
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries


def inline(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def said(data: bytes, name: str = "it.xlsx") -> str:
    """What is said of bytes that cannot be read; nothing of those that can."""
    try:
        read_workbook(data, name)
    except UnreadablePaperError as error:
        return str(error).removeprefix(f"cannot read {name}: ")
    return ""


def test_every_kind_of_cell_is_read_at_its_address() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    plan = book.add_worksheet("Plan")
    plan.write_string("B2", "text ")
    plan.write_number("C2", 42)
    plan.write_number("D2", 42.5)
    plan.write_datetime("E2", datetime.date(2022, 5, 31))
    plan.write_boolean("F2", True)
    plan.write_formula("G2", "=40+2", None, 42)
    plan.write_formula("H2", "=NA()", None, "#N/A")
    book.add_worksheet("Lists").hide()
    book.close()
    assert read_workbook(file.getvalue(), "plan.xlsx") == (
        Sheet(
            "Plan",
            False,
            (
                (None,) * 8,
                (None, "text ", 42, 42.5, datetime.date(2022, 5, 31), True, 42, None),
            ),
            frozenset({(1, 6), (1, 7)}),
        ),
        Sheet("Lists", True, ()),
    )


def test_the_workbook_that_the_hostile_ones_are_made_of_is_read() -> None:
    plain = an_xlsx(
        inline("B2", "x") + '<c r="C2" t="s"><v>0</v></c><c r="D2"><f>1+1</f><v>2</v></c>',
        shared="<si><t>y</t></si>",
    )
    assert read_workbook(plain, "plan.xlsx") == (
        Sheet("Plan", False, ((None,) * 4, (None, "x", "y", 2)), frozenset({(1, 3)})),
    )
    assert read_workbook(an_ods(""), "plan.ods") == (Sheet("Plan", False, ()),)


def test_an_opendocument_sheet_is_read_with_its_repeated_cells() -> None:
    kind = 'office:value-type="string"'
    sheet = an_ods(
        f'<table:table-row><table:table-cell table:number-columns-repeated="2" {kind}>'
        f"<text:p>a</text:p></table:table-cell>"
        f'<table:table-cell {kind} table:formula="of:=UPPER(&quot;b&quot;)"><text:p>B</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    assert read_workbook(sheet, "plan.ods") == (
        Sheet("Plan", False, (("a", "a", "B"),), frozenset({(0, 2)})),
    )


def test_the_lines_of_an_opendocument_cell_stay_lines() -> None:
    """LibreOffice writes a pasted line end as a paragraph and a typed one as a break."""
    sheet = an_ods(
        '<table:table-row><table:table-cell office:value-type="string"><text:p>a&amp;<text:span>'
        "<text:line-break/>b</text:span></text:p><text:p>c<text:tab/>d</text:p></table:table-cell>"
        "</table:table-row>"
    )
    assert read_workbook(sheet, "plan.ods")[0].rows == (("a&\nb\nc\td",),)


@pytest.mark.parametrize(
    "data",
    [
        "Reference,Update\r\nafi-01,“Done”, so far\r\n".encode(),
        "Reference;Update\nafi-01;“Done”; so far\n".encode("utf-8-sig"),
        "Reference\tUpdate\nafi-01\t“Done”\t so far\n".encode("utf-16"),
        "Reference,Update\nafi-01,“Done”, so far".encode("cp1252"),
    ],
    ids=["commas", "semicolons", "tabs in UTF-16", "Windows"],
)
def test_a_csv_file_is_one_sheet_whatever_program_wrote_it(data: bytes) -> None:
    assert read_workbook(data, "plan.csv") == (
        Sheet("plan", False, (("Reference", "Update"), ("afi-01", "“Done”", " so far"))),
    )


@pytest.mark.parametrize(
    ("row", "column", "called"), [(6, 2, "C7"), (0, 25, "Z1"), (0, 26, "AA1"), (9, 16_383, "XFD10")]
)
def test_an_address_is_what_a_spreadsheet_calls_the_cell(
    row: int, column: int, called: str
) -> None:
    assert address(row, column) == called
    assert place_of(called) == (row, column)


LONG = f"<si><t>{'x' * 30_000}</t></si>"
USES = "".join(
    f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1_001)
)  # 1,000 cells share one text of 30,000 letters
TALL = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100_001))
WIDE = '<row><c r="IP1"><f/></c></row>' + "<row><c><f/></c></row>" * 2_000
REPEATED = 'office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>'

HOSTILE: list[tuple[str, str, Callable[[], bytes], str]] = [
    (
        "password", "a.xlsx", lambda: an_ole("EncryptionInfo", "EncryptedPackage"),
        "it is protected by a password; open it in Excel, remove the password (File, Info, Protect "
        "Workbook), and save it again.",
    ),
    (
        "label", "a.xlsx",
        lambda: an_ole("\x06DataSpaces", "DRMEncryptedTransform", "EncryptedPackage"),
        "it is encrypted by a sensitivity label; open it in Excel, choose a label that does "
        "not encrypt, and save it again.",
    ),
    (
        ".xls", "a.xls", lambda: an_ole("Workbook"),
        "it is in Excel's format from before 2007 (.xls); open it in Excel and save it as .xlsx.",
    ),
    (
        ".doc", "a.xls", lambda: an_ole("WordDocument"),
        "it is a Word document from before 2007; use a workbook saved as .xlsx.",
    ),
    (
        "unknown OLE", "a.xlsx", an_ole,
        "it is in an old Office format or protected; open it in Excel and save it as .xlsx.",
    ),
    (
        "zip bomb", "a.xlsx", lambda: zipped({"xl/workbook.xml": b" " * (60 << 20)}),
        "it unpacks to more than 50 MB, more than any paper.",
    ),
    (
        "entity bomb", "a.xlsx", lambda: an_xlsx(inline("A1", "&b;"), doctype=DOCTYPE),
        "it declares entities, which no Office program writes.",
    ),
    (
        "100,000 rows", "a.xlsx", lambda: an_xlsx(TALL),
        "its sheet 'Plan' has content in row 10,001, but only 10,000 rows are read; "
        "delete what is not needed.",
    ),
    (
        "two far corners", "a.xlsx",
        lambda: an_xlsx(inline("A1", "x") + inline("XFD9999", "x")),
        "its sheet 'Plan' has content in column 16,384, but only 250 columns are read; "
        "delete what is not needed.",
    ),
    (
        "half a million cells", "a.xlsx", lambda: an_xlsx(WIDE),
        "its sheets have more than 500,000 cells.",
    ),
    (
        "as many in two sheets", "a.ods",
        lambda: an_ods(
            '</table:table><table:table table:name="More">'.join(
                ["<table:table-row table:number-rows-repeated=\"9000\"><table:table-cell "
                 'table:number-columns-repeated="30" ' + REPEATED] * 2
            )
        ),
        "its sheets have more than 500,000 cells.",
    ),
    (
        "a shared long text", "a.xlsx", lambda: an_xlsx(USES, shared=LONG),
        "its cells hold more than 20,000,000 letters.",
    ),
    (
        "a row repeated", "a.ods",
        lambda: an_ods(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell ' + REPEATED
        ),
        "its sheet 'Plan' has content in row 1,000,000, but only 10,000 rows are read; "
        "delete what is not needed.",
    ),
    (
        "a cell repeated", "a.ods",
        lambda: an_ods(
            "<table:table-row><table:table-cell "
            'table:number-columns-repeated="1000000000" ' + REPEATED
        ),
        "its sheet 'Plan' has content in column 1,000,000,000, but only 250 columns are read; "
        "delete what is not needed.",
    ),
    (
        "spaces by number", "a.ods",
        lambda: an_ods(
            '<table:table-row><table:table-cell office:value-type="string"><text:p>'
            '<text:s text:c="4000000000"/></text:p></table:table-cell></table:table-row>'
        ),
        "its cells hold more than 20,000,000 letters.",
    ),
    (
        "locked .ods", "a.ods", lambda: an_ods("", "<manifest:encryption-data/>"),
        "it is locked with a password; save it without one.",
    ),
    (
        "cut short", "a.xlsx", lambda: an_xlsx(inline("A1", "x"))[:-40],
        "it is damaged or incomplete; download it again.",
    ),
    (
        "no sheet behind the name", "a.xlsx",
        lambda: zipped({"xl/workbook.xml": b"<workbook><sheets"}),
        "it is damaged; open it and save it again.",
    ),
    (
        "a formula on a sheet that nothing names", "a.xlsx",
        lambda: zipped(
            {"xl/a.xml": f'<worksheet {MAIN}><c r="A1"><f/></c></worksheet>'.encode()}
        ),
        "it is damaged; open it in Excel and save it again.",
    ),
    (
        "binary", "a.xlsb", lambda: zipped({"xl/workbook.bin": b"\x83"}),
        "it is a binary workbook (.xlsb); save it as .xlsx.",
    ),
    (
        "a Word document", "a.xlsx", lambda: zipped({"word/document.xml": b"<x/>"}),
        "it is a Word document: use peeltrack import report or import notes.",
    ),
    ("a web page", "a.xls", lambda: b"<html><table>", "it is not a workbook; save it as .xlsx."),
    ("nothing", "a.xlsx", lambda: b"", "it is empty."),
    ("large", "a.csv", lambda: b"a" * ((20 << 20) + 1), "it is larger than 20 MB."),
    ("long CSV", "a.csv", lambda: b"a\n" * 10_001,
     "its sheet 'a' has content in row 10,001, but only 10,000 rows are read; "
     "delete what is not needed."),
    ("no CSV", "a.csv", lambda: b"a\0b", "it is not text, so not a CSV file; save it as .xlsx."),
    ("one long field", "a.csv", lambda: b'"' + b"a" * 200_000, "its line 1 cannot be read."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "make", "why"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE]
)
def test_a_workbook_that_cannot_be_read_gets_one_line_and_little_memory(
    name: str, make: Callable[[], bytes], why: str
) -> None:
    data = make()
    tracemalloc.start()
    try:
        assert said(data, name) == why
        assert tracemalloc.get_traced_memory()[1] < (100 << 20)
    finally:
        tracemalloc.stop()


def test_what_is_parsed_is_what_was_looked_at() -> None:
    """Of a part that the archive names twice, a library might read the other one."""
    file = io.BytesIO(an_xlsx(inline("A1", "x")))
    with (
        zipfile.ZipFile(file, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr("xl/worksheets/a.xml", f"<worksheet {MAIN}/>")
    assert said(file.getvalue()) == "it is damaged: it has the same part twice."


def test_a_part_that_unpacks_to_more_than_the_archive_says_is_damaged() -> None:
    whole = an_xlsx(inline("A1", "x" * 5_000))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        size = archive.getinfo("xl/worksheets/a.xml").file_size
    lying = whole.replace(struct.pack("<I", size), struct.pack("<I", 100))
    assert lying != whole
    assert said(lying) == "it is damaged or incomplete; download it again."


def test_bytes_changed_anywhere_are_read_or_refused_in_one_line() -> None:
    chance = random.Random(7)  # noqa: S311 (no secret)
    whole = an_xlsx(inline("A1", "x") + '<c r="B1"><f>1+1</f><v>2</v></c>')
    begun, outcomes = time.monotonic(), []
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        outcomes.append(said(bytes(data)))
    assert [line for line in outcomes if "\n" in line] == []
    assert sum(map(bool, outcomes)) > 200
    assert time.monotonic() - begun < 60


def test_a_paper_given_for_a_workbook_or_the_other_way_says_which_command_reads_it() -> None:
    word = zipped({"word/document.xml": b"<w/>"})
    for data, what in ((word, "Word document"), (b"%PDF-1.7 ", "PDF")):
        with pytest.raises(UnreadablePaperError) as refusal:
            read_workbook(data, "a.xlsx")
        assert str(refusal.value) == (
            f"cannot read a.xlsx: it is a {what}: use peeltrack import report or import notes."
        )
    with pytest.raises(UnreadablePaperError) as refusal:
        read_blocks("a.docx", an_xlsx(""))
    assert str(refusal.value) == (
        "cannot read a.docx: it is a workbook: use peeltrack import tracker."
    )
