"""A document as Word: its text, its structure, its look, and a force's own document as the base."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import pairwise

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from peeltrack.documents.board import Brief
from peeltrack.documents.formats import html_reader
from peeltrack.documents.formats.word.writer import word
from peeltrack.documents.formats.word.xml import element, paragraph
from peeltrack.errors import BadReferenceError
from tests.documents.formats.small_document import letterhead, small_document, small_page
from tests.documents.read_documents import read_word

TEXT = """\
Borsetshire Police
A small paper
Chair The commissioner
One
First, see two or there.
3 late
To note: No lead; Late
The force should improve.
Two
Amber
first
inner
second
later
again
Late A step.
RAG Amber
Since May.
שלום עולם and late
Counts
Kind
All
AFI
2
Total
2


Many
a
b
c
d
e
f
g
1
2
3
4
5
6



Made by PeelTrack."""


@pytest.fixture(scope="module")
def opened(word_files: Mapping[str, bytes]) -> dict[str, Word]:
    return {name: docx.Document(io.BytesIO(data)) for name, data in word_files.items()}


def values(parent: BaseOxmlElement, *names: str) -> list[str]:
    """The values of the elements of these names, in order."""
    return [str(each.get(qn("w:val"))) for each in parent.iter(*map(qn, names))]


def levels(document: Word) -> list[int]:
    names = [str(each.style and each.style.name) for each in document.paragraphs]
    known = {"Title": 0, "Heading 1": 1, "Heading 2": 2, "Heading 3": 3}
    return [known[name] for name in names if name in known]


def test_the_words_are_all_there_in_order(word_files: Mapping[str, bytes]) -> None:
    assert read_word(word_files["small"]).replace("\u00a0", "") == TEXT


def test_paragraphs_have_real_styles(opened: dict[str, Word]) -> None:
    named = {each.text.strip("\u00a0"): each.style.name for each in opened["small"].paragraphs
             if each.style}  # fmt: skip
    assert {words: named[words] for words in (
        "A small paper", "One", "Two", "first", "inner", "second", "later",
        "The force should improve.", "Counts", "First,\nsee two or there.", "3 late",
    )} == {
        "A small paper": "Title", "One": "Heading 1", "Two": "Heading 2", "first": "List Number",
        "inner": "List Bullet", "second": "List Number", "later": "Small Print",
        "The force should improve.": "Quote", "Counts": "Caption",
        "First,\nsee two or there.": "Lead Paragraph", "3 late": "Tile",
    }  # fmt: skip


def test_headings_leave_no_level_out_and_none_is_empty(opened: dict[str, Word]) -> None:
    for document in opened.values():
        found = levels(document)
        assert found[0] == 0
        assert found.count(0) == 1
        assert [b for a, b in pairwise(found) if b > a + 1] == []
        assert all(p.text.strip() for p in document.paragraphs if p.style and
                   p.style.name.startswith(("Heading", "Title")))  # fmt: skip


def test_each_table_has_a_header_row_a_caption_and_a_description(opened: dict[str, Word]) -> None:
    tables = opened["small"].tables
    assert [values(t._tbl, "w:tblCaption", "w:tblDescription") for t in tables] == [
        ["Counts", "2 rows; columns: Kind, All."],
        ["Many", "1 rows; columns: a, b, c, d, e, f, g."],
    ]
    for table in (*tables, *opened["shipped"].tables):
        marked = [bool([*row._tr.iter(qn("w:tblHeader"))]) for row in table.rows]
        assert marked == [True, *[False] * (len(table.rows) - 1)]
        assert all([*row._tr.iter(qn("w:cantSplit"))] for row in table.rows)


def test_a_row_longer_than_a_page_may_break(opened: dict[str, Word]) -> None:
    """The hostile brief has rows of more than a page; LibreOffice would cut them off."""
    rows = [row for table in opened["hostile"].tables for row in table.rows]
    long = [row for row in rows if sum(len(cell.text) for cell in row.cells) > 1500]
    assert [row for row in long if [*row._tr.iter(qn("w:cantSplit"))]] == []


def test_a_number_begins_anew_in_each_list(opened: dict[str, Word]) -> None:
    numbers = {
        p.text: (values(p._p, "w:numId"), values(p._p, "w:ilvl"))
        for p in opened["small"].paragraphs
        if [*p._p.iter(qn("w:numId"))]
    }
    assert numbers["first"] == numbers["second"]
    assert numbers["first"][0] != numbers["again"][0]
    assert numbers["inner"][1] == ["1"]


def test_a_word_in_a_box_has_its_colour_and_says_it(opened: dict[str, Word]) -> None:
    (chip,) = [p for p in opened["small"].paragraphs if p.text == "\u00a0Amber\u00a0"]
    assert [each.get(qn("w:fill")) for each in chip._p.iter(qn("w:shd"))] == ["FFBF00"]
    assert values(chip._p, "w:color") == ["14171C"]


def test_links_lead_to_bookmarks_and_addresses(opened: dict[str, Word]) -> None:
    for document in opened.values():
        body = document.element.body
        names = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
        anchors = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))}
        assert anchors - {None} <= names
    targets = [rel.target_ref for rel in opened["small"].part.rels.values() if rel.is_external]
    assert targets == ["https://example.org/"]


def test_words_from_the_right_are_marked_so(opened: dict[str, Word]) -> None:
    (mixed,) = [p for p in opened["small"].paragraphs if p.text.startswith("שלום")]
    rtl = [run.text for run in mixed.runs if [*run._r.iter(qn("w:rtl"))]]
    assert rtl == ["שלום עולם"]
    assert [*mixed._p.iter(qn("w:bidi"))]


def test_a_table_too_wide_lies_on_its_side(opened: dict[str, Word]) -> None:
    sections = [
        (section.page_width > section.page_height)
        for section in opened["small"].sections
        if section.page_width and section.page_height
    ]
    assert sections == [False, True, False]
    assert len(opened["shipped"].sections) == 1


def written(page: str) -> Word:
    html = f"<main><h1>A paper</h1>{page}</main>"
    return docx.Document(io.BytesIO(word(html_reader.document(html, "page.html.j2"), small_page())))


def kept(page: str) -> list[str]:
    """The paragraphs that are told to stay on the page of what follows them."""
    paragraphs = written(page).paragraphs
    return [each.text for each in paragraphs if each._p.xpath("./w:pPr/w:keepNext")]


def test_what_announces_stays_with_what_it_announces_and_facts_stay_together() -> None:
    assert kept("<p><b>PCC</b> asked:</p><p>Why late?</p><p>It was late.</p>") == ["PCC asked:"]
    rated = '<p><span class="rag amber">Amber</span> since 27 April 2022</p><p>It asks.</p>'
    assert kept(rated) == ["\u00a0Amber\u00a0 since 27 April 2022"]
    facts = "".join(f"<div><dt>{term}</dt><dd>Said</dd></div>" for term in ("Lead", "Due", "RAG"))
    assert kept(f"<dl>{facts}</dl>") == ["Lead\tSaid", "Due\tSaid"]


def test_a_list_in_a_table_is_as_small_as_the_table() -> None:
    head = "<thead><tr><th>Areas</th></tr></thead>"
    row = "<tr><td><ul><li>one</li></ul></td></tr>"
    (table,) = written(f"<table><caption>A</caption>{head}<tbody>{row}</tbody></table>").tables
    entry, heading = (table.cell(number, 0).paragraphs[0] for number in (1, 0))
    sizes = [each.style.font.size for each in (entry, heading) if each.style]
    assert entry.text == "one"
    assert sizes[0] == sizes[1]


def test_only_a_table_to_write_in_has_lines_about_its_cells(opened: dict[str, Word]) -> None:
    ruled = [[*table._tbl.tblPr.iter(qn("w:insideV"))] != [] for table in opened["small"].tables]
    assert ruled == [False, True]


def test_the_marking_is_on_every_page_and_not_in_the_text(opened: dict[str, Word]) -> None:
    section = opened["small"].sections[0]
    assert [p.text for p in section.header.paragraphs] == ["OFFICIAL"]
    assert section.footer.paragraphs[0].text == "OFFICIAL"
    footer = section.footer._element
    assert [each.get(qn("w:instr")) for each in footer.iter(qn("w:fldSimple"))] == [
        "PAGE",
        "NUMPAGES",
    ]


def test_properties_and_language_are_told(opened: dict[str, Word]) -> None:
    told = opened["small"].core_properties
    assert (told.title, told.subject, told.author, told.language) == (
        "A small paper", "As at 2022-05-23", "Borsetshire Police", "en-GB",
    )  # fmt: skip
    assert told.created == told.modified == datetime(2022, 5, 23, tzinfo=UTC)
    styles = opened["small"].styles.element
    assert [each.get(qn("w:val")) for each in styles.iter(qn("w:lang"))] == ["en-GB"]
    assert next(iter(styles.iter(qn("w:rFonts")))).get(qn("w:asciiTheme")) is None


def test_the_parts_stand_in_the_order_of_the_schema(opened: dict[str, Word]) -> None:
    for document in opened.values():
        body = document.element.body
        assert body[-1].tag == qn("w:sectPr")
        assert {child.tag for child in body[:-1]} <= {qn("w:p"), qn("w:tbl"), qn("w:sdt")}
        for cell in body.iter(qn("w:tc")):
            assert cell[-1].tag == qn("w:p")
        for properties in body.iter(qn("w:pPr")):
            order = [_ORDER.index(child.tag.rpartition("}")[2]) for child in properties]
            assert order == sorted(order)


_ORDER = (
    "pStyle", "keepNext", "pageBreakBefore", "numPr", "tabs", "bidi", "spacing", "ind", "jc",
    "sectPr",
)  # fmt: skip


def test_what_is_said_of_a_paragraph_is_put_in_order() -> None:
    said = [element("ind", left=1), element("jc", val="right"), "<w:keepNext/>"]
    assert paragraph("Normal", "", *said, is_rtl=True) == (
        '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/><w:bidi/>'
        '<w:ind w:left="1"/><w:jc w:val="right"/></w:pPr></w:p>'
    )


def test_the_same_document_gives_the_same_bytes(word_files: Mapping[str, bytes]) -> None:
    again = word(small_document(), small_page())
    assert again == word_files["small"]
    with zipfile.ZipFile(io.BytesIO(again)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_forces_own_document_lends_its_look(opened: dict[str, Word]) -> None:
    lettered = opened["lettered"]
    assert [p.text for p in lettered.sections[0].header.paragraphs] == ["Borsetshire Constabulary"]
    assert round(lettered.sections[0].page_width or 0, -5) == round(Mm(200), -5)
    assert str(lettered.styles["Heading 1"].font.color.rgb) == "006600"
    texts = [p.text for p in lettered.paragraphs]
    assert "What the letterhead said" not in texts
    assert texts.count("OFFICIAL") == 1
    names = {style.name for style in lettered.styles}
    assert {"Fact", "Small Print", "Register Table"} <= names
    assert len({style.style_id for style in lettered.styles}) == len([*lettered.styles])


def test_a_forces_own_document_may_name_the_elements_of_word_as_it_likes(
    opened: dict[str, Word],
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letterhead())) as given, zipfile.ZipFile(packed, "w") as made:
        for name in given.namelist():
            data = given.read(name)
            if name == "word/document.xml":
                data = re.sub(rb"([< /])w:", rb"\1own:", data).replace(b"xmlns:w=", b"xmlns:own=")
            made.writestr(name, data)
    written = word(small_document(), small_page(), packed.getvalue())
    lettered = docx.Document(io.BytesIO(written))
    assert b"<own:document" in zipfile.ZipFile(io.BytesIO(written)).read("word/document.xml")
    assert [p.text for p in lettered.paragraphs] == [p.text for p in opened["lettered"].paragraphs]
    assert round(lettered.sections[-1].page_width or 0, -5) == round(Mm(200), -5)


@pytest.mark.parametrize("foreign", [b"", b"plain text", b"PK\x03\x04 no zip"])
def test_what_is_no_word_document_lends_nothing(foreign: bytes) -> None:
    with pytest.raises(BadReferenceError, match="is not a Word document"):
        word(small_document(), small_page(), foreign)
    assert word(small_document(), small_page(), letterhead())


def with_body(start: bytes) -> bytes:
    """The letterhead with its body begun in another way."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letterhead())) as given, zipfile.ZipFile(packed, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(b"<w:body>", start))
    return packed.getvalue()


@pytest.mark.parametrize("start", [b"<!-- a body --><w:body>", b'<w:body xmlns:own="urn:own">'])
def test_a_reference_is_filled_however_its_body_begins(start: bytes) -> None:
    plain = read_word(word(small_document(), small_page(), letterhead()))
    assert read_word(word(small_document(), small_page(), with_body(start))) == plain


def test_a_reference_with_two_places_to_fill_is_refused() -> None:
    with pytest.raises(BadReferenceError):
        word(small_document(), small_page(), with_body(b"<!-- <w:body/> --><w:body>"))


def test_libreoffice_opens_every_one_and_reads_every_item(
    in_libreoffice: Mapping[str, str], shipped_brief: Brief
) -> None:
    shown = in_libreoffice["shipped"]
    assert [
        item.link.heading for item in shipped_brief.items if item.link.heading not in shown
    ] == []
    assert "Page 2 of " in shown
    assert in_libreoffice["endless"].count("x") >= 40_000
    assert "Made by PeelTrack." in in_libreoffice["small"]
    assert "Borsetshire Constabulary" in in_libreoffice["lettered"]
