"""The readers: what each makes of a page's parts, and that hostile bytes get one line each."""

import builtins
import io
import random
import time
import zipfile
from collections.abc import Callable

import docx
import pypdf
import pytest
from docx.oxml import OxmlElement, parse_xml
from playwright.sync_api import Page
from pypdf.generic import DecodedStreamObject, NameObject

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.read_paper import read_blocks
from tests.imports.publish import Part, as_html
from tests.imports.publish_pdf import as_pdf
from tests.imports.publish_word import as_docx

PARTS = [
    Part("heading", "A visit to Felpersham", level=1),
    Part("paragraph", "The visit took two days."),
    Part("heading", "Areas for improvement", level=2),
    Part("entry", "The force should keep a list of its cars, so that:", "-"),
    Part("entry", "none is lost; and", "-", 1),
    Part("entry", "each is cleaned.", "-", 1),
    Part("entry", "By July, the force should sell the oldest.", "iii."),
    Part("entry", "The force should say how many are left.", "iv."),
    Part("row", "", cells=("Area", "Grade")),
    Part("row", "", cells=("Cars", "<p>Good</p><p>since May</p>")),
]


def plain(block: Block) -> tuple[object, ...]:
    return block.heading, block.bullet, block.depth, block.cells or block.text


EXPECTED = [
    (1, None, 0, "A visit to Felpersham"),
    (None, None, 0, "The visit took two days."),
    (2, None, 0, "Areas for improvement"),
    (None, "•", 0, "The force should keep a list of its cars, so that:"),
    (None, "•", 1, "none is lost; and"),
    (None, "•", 1, "each is cleaned."),
    (None, "iii.", 0, "By July, the force should sell the oldest."),
    (None, "iv.", 0, "The force should say how many are left."),
    (None, None, 0, ("Area", "Grade")),
    (None, None, 0, ("Cars", "Good\nsince May")),
]


def test_a_web_page_is_read_without_what_frames_it() -> None:
    page = as_html(PARTS).encode()
    assert list(map(plain, read_blocks("page.html", page))) == EXPECTED


def test_a_word_file_is_read_by_its_styles_and_numbering() -> None:
    assert list(map(plain, read_blocks("paper.docx", as_docx(PARTS)))) == EXPECTED


def test_a_pdf_is_read_by_the_places_of_its_text(tab: Page) -> None:
    printed = read_blocks("paper.pdf", as_pdf(tab, as_html(PARTS, frame=False)))
    assert list(map(plain, printed)) == EXPECTED
    assert {block.page for block in printed} == {1}


def test_running_lines_columns_and_divided_words_leave_no_trace(tab: Page) -> None:
    long = [
        Part("paragraph", f"Paragraph {number} has in\xadfor\xadma\xadtion on its cars. " * 9)
        for number in range(30)
    ]
    page = as_html(long, frame=False, columns=True)
    read = read_blocks("paper.pdf", as_pdf(tab, page, "Felpersham 2022"))
    assert [block.text for block in read] == [
        " ".join(part.text.replace("\xad", "").split()) for part in long
    ]
    assert len({block.page for block in read}) > 1


LETTER = (
    ("Inspectorate of Ferries", "12 Harbour Street, Rushford RU1 1AA"),
    ("4 March 2026",),
    ("Dear Ada,",),
    ("<b>Ferries: cause of concern</b>",),
    ("Thank you for the help that your rowers gave to our inspectors in the week that they spent "
     "at the ferries of Rushford. I am writing to tell you what they found.",),
    ("<b>Cause of concern</b>",),
    ("Rowers are not always relieved at the time that their rota sets, and on two occasions the "
     "person who kept watch was also rowing.",),
    ("Recommendation 1",),
    ("The ferries should check each log.",),
    ("Yours sincerely,",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "spaced_from"),
    [
        ("font: 12pt/normal serif; --gap: 7pt", 0),
        ("font: 10pt/1 serif; --gap: 4pt", 0),
        ("font: 12pt/2 serif; --gap: 6pt", 0),
        ("font: 11pt/1.15 serif; --gap: 8pt", 5),  # no space within the head of the letter
        ("font: 11pt/1.5 serif; --gap: 0", 0),
    ],
)
def test_the_paragraphs_of_a_letter_are_told_apart_however_it_is_spaced(
    tab: Page, style: str, spaced_from: int
) -> None:
    paragraphs = "".join(
        f'<p style="margin: 0 0 {"var(--gap)" if place >= spaced_from else 0}">'
        f"{'<br>'.join(lines)}</p>"
        for place, lines in enumerate(LETTER)
    )
    read = read_blocks("letter.pdf", as_pdf(tab, f'<body style="{style}">{paragraphs}</body>'))
    texts = [block.text for block in read if block.text not in LETTER[0]]
    plain = [" ".join(lines).replace("<b>", "").replace("</b>", "") for lines in LETTER]
    assert [text for text in texts if text != plain[0]] == plain[1:]
    bold = [block.text for block in read if block.strong]
    assert bold == ["Ferries: cause of concern", "Cause of concern"]


@pytest.mark.parametrize(
    ("page", "bullets"),
    [
        ('<ol type="a" start="2"><li>x<li>y</ol>', ["b.", "c."]),
        ('<ol type="I"><li>x<li value="4">y</ol>', ["I.", "IV."]),
        ('<ol style="list-style-type: lower-roman"><li>x<li>y</ol>', ["i.", "ii."]),
        ("<ul><li><p>x</p><p>y</p></ul>", ["•", None]),
        ('<ol style="list-style: none">1. x</ol>', [None]),
    ],
)
def test_a_pages_lists_have_the_marks_that_a_browser_prints(
    page: str, bullets: list[str | None]
) -> None:
    read = read_blocks("page.html", f"<html><body>{page}</body></html>".encode())
    assert [block.bullet for block in read] == bullets


@pytest.mark.parametrize(
    "frame",
    [
        "<nav><p>Home</p></nav>",
        '<div class="cookie-banner"><p>We use cookies.</p></div>',
        '<a class="skip-link" href="#c">Skip to content</a>',
        "<p>Print this document</p>",
        "<script>document.write('x')</script><style>p {}</style>",
        '<div role="navigation"><p>Menu</p></div>',
        "<p hidden>Draft</p>",
        "<footer><p>Crown copyright</p></footer>",
    ],
)
def test_a_pages_furniture_is_not_read(frame: str) -> None:
    page = f"<html><body>{frame}<p>The text.</p></body></html>"
    assert [block.text for block in read_blocks("page.html", page.encode())] == ["The text."]


def test_a_quoted_mail_loses_its_signs_and_a_figure_or_an_arrow_keeps_them() -> None:
    text = b"> > The van is late.\nOf the bills > 500 are paid.\n--> DCC to call.\n"
    texts = [block.text for block in read_blocks("mail.txt", text)]
    assert texts == ["The van is late.", "Of the bills > 500 are paid.", "--> DCC to call."]


def test_a_page_saved_in_one_file_is_read() -> None:
    saved = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
        b"\r\n\r\n<html><body><p>The=20text.</p></body></html>\r\n--b--\r\n"
    )
    assert [block.text for block in read_blocks("page.mhtml", saved)] == ["The text."]


def test_the_bytes_say_what_a_paper_is_before_its_name_does() -> None:
    page = b"<!doctype html><html><body><p>The text.</p></body></html>"
    assert [block.text for block in read_blocks("paper.pdf", page)] == ["The text."]


def test_a_word_files_deleted_words_are_not_read_and_its_text_boxes_are() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Kept")
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict>'
        "<w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    gone = box.replace("<w:pict>", "<w:t>gone</w:t><w:pict>").split("<w:pict>")[0] + "</w:r>"
    paragraph._p.append(parse_xml(box))
    deletion = OxmlElement("w:del")
    deletion.append(parse_xml(gone))
    paragraph._p.append(deletion)
    file = io.BytesIO()
    document.save(file)
    assert [block.text for block in read_blocks("a.docx", file.getvalue())] == ["Kept", "Boxed"]


def test_the_lines_that_a_person_broke_by_hand_in_word_are_paragraphs() -> None:
    document = docx.Document()
    for lines in (
        ("Present:", "Ada Quill \u2013 Clerk", "Apologies: Bo Dyer"),
        ("The force should write to the", "Home Office and then", "wait for an answer."),
    ):
        run = document.add_paragraph().add_run(lines[0])
        for line in lines[1:]:
            run.add_break()
            run.add_text(line)
    run = document.add_heading(level=1).add_run("Custody")
    run.add_break()
    run.add_text("Cells")
    file = io.BytesIO()
    document.save(file)
    assert [block.text for block in read_blocks("a.docx", file.getvalue())] == [
        "Present:",
        "Ada Quill \u2013 Clerk",
        "Apologies: Bo Dyer",
        "The force should write to the Home Office and then wait for an answer.",
        "Custody Cells",
    ]


def test_a_page_in_a_part_of_a_part_is_read_with_its_pictures_left_out() -> None:
    inner = (
        b'--b\nContent-Type: multipart/alternative; boundary="c d"\n\nfor old programs\n--c d\n'
        b"Content-Type: text/plain\n\nplain\n--c d\nContent-Type: text/html\n"
        b"Content-Transfer-Encoding: base64\n\nPHA+VGhlIHRleHQuPC9wPg==\n--c d--\n"
        b"--b\nContent-Type: image/png\n\nx\n--b--\n"
    )
    assert [block.text for block in read_blocks("page.mht", SAVED + inner)] == ["The text."]


def test_a_cell_merged_downwards_says_in_each_row_what_it_says_in_its_first() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "both"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "wide"
    file = io.BytesIO()
    document.save(file)
    assert [block.cells for block in read_blocks("a.docx", file.getvalue())] == [
        ("both", "01", "02"),
        ("both", "11", "12"),
        ("20", "wide", ""),
    ]


def test_a_text_box_in_a_text_box_is_read_once_however_deep() -> None:
    box = (
        b"<w:p><w:r><w:t>%d</w:t></w:r><w:r><w:pict><w:txbxContent>%s</w:txbxContent></w:pict>"
        b"</w:r></w:p>"
    )
    body = b""
    for level in range(30):
        body = box % (level, body)
    read = read_blocks("a.docx", worded(body))
    assert [block.text for block in read] == [str(level) for level in reversed(range(30))]


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def a_pdf(content: bytes = b"", pages: int = 1, *, locked: bool = False) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(600, 800)
        stream = DecodedStreamObject()
        stream.set_data(content)
        page[NameObject("/Contents")] = writer._add_object(stream)
    if locked:
        writer.encrypt("open sesame", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def worded(body: bytes) -> bytes:
    """A Word document with this body."""
    named = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    written = b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (named, body)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_docx(PARTS))) as given:
        members = {name: given.read(name) for name in given.namelist()}
    file.write(zipped({**members, "word/document.xml": written}))
    return file.getvalue()


ROW = b"<w:tbl><w:tr>%s</w:tr></w:tbl>"
CELL = b"<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>"
SPAN = b'<w:gridSpan w:val="%s"/>'
SAVED = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
NESTED = b'--b\nContent-Type: multipart/related; boundary="b"\n\n'
ENCODED = b'<?xml version="1.0" encoding="%s"?><x/>'
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "make", "why"),
    [
        ("a.docx", lambda: zipped({"word/document.xml": b"A" * (60 << 20)}), "more than 50 MB"),
        ("a.docx", lambda: zipped({"word/document.xml": DOCTYPE + b"<x>&b;</x>"}), "entities"),
        ("a.docx", lambda: worded(b"<w:p/>" * 400_000), "more than 30,000 paragraphs"),
        ("a.docx", lambda: worded(ROW % (CELL % (b"", b"<w:p/>" * 30_001))), "more than 30,000"),
        ("a.docx", lambda: worded(ROW % (CELL % (SPAN % b"9999999", b""))), "63 columns"),
        ("a.docx", lambda: worded(b"<w:r>" * 500 + b"</w:r>" * 500), "more than 200 deep"),
        ("a.docx", lambda: worded(b"<w:t>" + b"a" * (16 << 20) + b"</w:t>"), "more than 15 MB"),
        ("a.docx", lambda: zipped({"sheet.xml": b"<x/>"}), "contains no Word document"),
        ("a.docx", lambda: as_docx(PARTS)[:4000], "damaged"),
        ("a.docx", lambda: zipped({"word/document.xml": ENCODED % b"x-foo"}), "damaged"),
        ("a.docx", lambda: zipped({"word/document.xml": ENCODED % b"hex_codec"}), "damaged"),
        ("a.docx", lambda: zipped({"word/document.xml": ENCODED % b"utf-32"}), "damaged"),
        ("a.html", lambda: b"<html>" + DOCTYPE + b"<p>&b;</p></html>", "entities"),
        ("a.html", lambda: b"<html><body>" + b"<i>" * 100_000, "tags"),
        ("a.html", lambda: b"<html><body>" + b"<div>" * 20_000 + b"x", "more than 200 deep"),
        ("a.html", lambda: b"<html><body>" + b"<table><tr><td>" * 5_000 + b"x", "200 deep"),
        ("a.html", lambda: b"<html><body>" + b"<b>" * 5_000 + b"x", "200 deep"),
        ("a.mht", lambda: SAVED + NESTED * 50_000, "more than 2,000 parts"),
        ("a.mht", lambda: SAVED + b"--b\n\n" * 50_000, "more than 2,000 parts"),
        ("a.mht", lambda: SAVED + b"--b\n" + b"a: b\n" * 500_000, "no text"),
        ("a.html", lambda: b"<html><body><script>x</script></body></html>", "no text"),
        ("a.pdf", a_pdf, "is a scan: it has no text; run it through OCR first"),
        ("a.pdf", lambda: a_pdf(pages=501), "more than 500 pages"),
        ("a.pdf", lambda: a_pdf(b"0 0 m 9 9 l S " * 150_000), "takes too long"),
        ("a.pdf", lambda: a_pdf(locked=True), "locked with a password"),
        ("a.pdf", lambda: a_pdf()[:100], "damaged or incomplete"),
        ("a.doc", lambda: b"\xd0\xcf\x11\xe0" + b"x" * 90, "save it as .docx"),
        ("a.rtf", lambda: rb"{\rtf1 x}", "RTF cannot be read"),
        ("a.png", lambda: b"\x89PNG\r\n\x1a\n", "a picture without text"),
        ("a.txt", lambda: b"x" * ((20 << 20) + 1), "larger than 20 MB"),
        ("a.txt", lambda: b" ", "empty"),
    ],
)
def test_a_paper_that_cannot_be_read_gets_one_line_that_says_why(
    name: str, make: Callable[[], bytes], why: str
) -> None:
    data = make()
    begun = time.monotonic()
    with pytest.raises(UnreadablePaperError, match=why) as refused:
        read_blocks(name, data)
    assert str(refused.value).count("\n") == 0
    assert str(refused.value).startswith(f"cannot read {name}: ")
    assert time.monotonic() - begun < 10


def told(name: str, data: bytes) -> str:
    """What is said of bytes that cannot be read; nothing of those that can."""
    try:
        read_blocks(name, data)
    except UnreadablePaperError as error:
        return str(error)
    return ""


def test_random_bytes_of_any_name_are_read_or_refused_in_one_line() -> None:
    chance = random.Random(4)  # noqa: S311 (no secret)
    beginnings = (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", rb"{\rtf1", b"\xd0\xcf\x11\xe0")
    lines = []
    for _ in range(200):
        data = chance.choice(beginnings) + chance.randbytes(chance.randint(1, 9000))
        lines.append(told(f"a{chance.choice(('.pdf', '.docx', '.html', '.txt', ''))}", data))
    assert [line for line in lines if "\n" in line] == []
    assert sum(map(bool, lines)) > 190


def test_a_broken_pdf_says_nothing_but_its_line(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(UnreadablePaperError):
        read_blocks("a.pdf", b"%PDF-1.7\n1 0 obj <</A 2 0 R>> endobj trailer <</Root 1 0 R>>")
    assert caplog.records == []


@pytest.mark.parametrize(
    ("library", "name", "make"),
    [
        ("bs4", "a.html", lambda: as_html(PARTS).encode()),
        ("docx", "a.docx", lambda: as_docx(PARTS)),
        ("pypdf", "a.pdf", a_pdf),
    ],
)
def test_a_missing_library_is_named_with_the_command_that_brings_it(
    library: str, name: str, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = make()
    real = builtins.__import__
    bodies = ("html_body", "docx_body", "pdf_ink")

    def without(module: str, *rest: object, **more: object) -> object:
        if module.split(".")[0] == library or module.endswith(bodies):
            raise ImportError(module)
        return real(module, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UnreadablePaperError, match=r'pip install "peeltrack\[reports\]"'):
        read_blocks(name, data)
