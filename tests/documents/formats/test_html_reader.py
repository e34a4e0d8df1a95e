"""HTML to the tree of a document: what each element becomes, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.tree import (
    BlockManner,
    Break,
    Chip,
    Definition,
    DefinitionList,
    Document,
    Heading,
    Listing,
    ParagraphBlock,
    QuoteBlock,
    TableBlock,
    TableCell,
    TableRow,
    TextRun,
    Tone,
)
from peeltrack.errors import TemplateFailedError
from tests.documents.formats.small_document import small_document


def said(*words: str) -> tuple[ParagraphBlock, ...]:
    return tuple(ParagraphBlock((TextRun(each),)) for each in words)


def body_of(html: str) -> object:
    return document(f"<h1>T</h1>{html}", "x").body[1:]


def test_every_element_has_its_place_in_the_tree() -> None:
    number = {"is_number": True}
    assert small_document() == Document(
        head=(
            ParagraphBlock((TextRun("OFFICIAL"),), BlockManner.MARKING),
            ParagraphBlock((TextRun("Borsetshire Police"),), BlockManner.FORCE),
            Heading(1, (TextRun("A small "), TextRun("paper", emphasis=True))),
            DefinitionList(
                (
                    Definition(
                        (TextRun("Chair"),),
                        (ParagraphBlock((TextRun("The "), TextRun("commissioner", strong=True))),),
                    ),
                )
            ),
        ),
        body=(
            ParagraphBlock((), BlockManner.CONTENTS),
            Heading(2, (TextRun("One"),), ("main", "one")),
            ParagraphBlock(
                (
                    TextRun("First,"),
                    Break(),
                    TextRun("see "),
                    TextRun("two", href="#two"),
                    TextRun(" or "),
                    TextRun("there", href="https://example.org/"),
                    TextRun("."),
                ),
                BlockManner.LEAD,
            ),
            Listing(
                (
                    (
                        ParagraphBlock(
                            (TextRun("3", strong=True, href="#two"), TextRun(" late", href="#two"))
                        ),
                    ),
                ),
                manner=BlockManner.TILES,
            ),
            Listing((said("No lead"), said("Late")), manner=BlockManner.FLAGS, label="To note"),
            QuoteBlock(said("The force should improve.")),
            Heading(3, (TextRun("Two"),), ("two",)),
            ParagraphBlock((Chip("Amber", Tone.AMBER),)),
            Listing(
                (
                    (*said("first"), Listing((said("inner"),))),
                    (*said("second"), ParagraphBlock((TextRun("later"),), BlockManner.SMALL)),
                ),
                is_ordered=True,
            ),
            Listing((said("again"),), is_ordered=True),
            Listing(
                ((ParagraphBlock((Chip("Late", Tone.ALERT), TextRun(" "), TextRun("A step."))),),)
            ),
            DefinitionList(
                (
                    Definition(
                        (TextRun("RAG"),),
                        (
                            *said("Amber"),
                            ParagraphBlock((TextRun("Since May."),), BlockManner.SMALL),
                        ),
                    ),
                )
            ),
            ParagraphBlock(
                (TextRun("שלום עולם and "), TextRun("late", strong=True, alert=True)), is_rtl=True
            ),
            TableBlock(
                (TextRun("Counts"),),
                (
                    TableCell(said("Kind"), is_heading=True),
                    TableCell(said("All"), is_heading=True, **number),
                ),
                (
                    TableRow(
                        (TableCell(said("AFI"), is_heading=True), TableCell(said("2"), **number))
                    ),
                    TableRow(
                        (TableCell(said("Total"), is_heading=True), TableCell(said("2"), **number)),
                        is_total=True,
                    ),
                ),
            ),
            TableBlock(
                (TextRun("Many"),),
                tuple(TableCell(said(letter), is_heading=True) for letter in "abcdefg"),
                (
                    TableRow(
                        (*(TableCell(said(n)) for n in "123456"), TableCell((), is_blank=True))
                    ),
                ),
                is_wide=True,
            ),
        ),
        foot=said("Made by PeelTrack."),
    )


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            "<p>\n  a \n <b> b </b>\t c  </p>",
            (TextRun("a "), TextRun("b ", strong=True), TextRun("c")),
        ),
        ("<p>a <br> b</p>", (TextRun("a"), Break(), TextRun("b"))),
        ("<p>a<bdi>b</bdi><span>c</span></p>", (TextRun("abc"),)),
        ("<p>a\u00a0 b</p>", (TextRun("a\u00a0 b"),)),
        ("<p>&lt;b&gt; &#39;</p>", (TextRun("<b> '"),)),
        ("<p>a <span class='tag'>b</span> c</p>", (TextRun("a "), Chip("b"), TextRun(" c"))),
    ],
)
def test_blanks_are_as_a_browser_shows_them(html: str, words: object) -> None:
    assert body_of(html) == (ParagraphBlock(words),)  # type: ignore[arg-type]


def test_what_holds_no_words_is_no_paragraph() -> None:
    assert body_of("<div> </div><p></p><p><br></p><p>a</p>") == said("a")


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\u00ad")))
def test_an_escaped_text_is_one_run(text: str) -> None:
    words = " ".join(text.split(" "))
    expected = " ".join(part for part in words.split(" ") if part)
    assert body_of(f"<p>{escape(text)}</p>") == (said(expected) if expected else ())


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<h1>T</h1>\n<marquee>x</marquee>", "<marquee> is not what documents are made of (line 2"),
        ("<h1>T</h1><script>x</script>", "<script> is not what documents are made of (line 1"),
        ("<h1>T</h1><p><img src=x></p>", "<img> has no place among words"),
        ("<h1>T</h1><p><div>x</div></p>", "<div> has no place among words"),
        ("<h1>T</h1><p>x", "<p> is not closed"),
        ("<h1>T</h1><p><b>x</p></b>", "</p> closes nothing: </b> is wanted first"),
        ("<h1>T</h1></p>", "</p> closes nothing: none is open"),
        ("<p>x</p>", "a document needs a title, an <h1>"),
        ("<h1>T</h1><h1>U</h1>", "<h1> has no place after h1"),
        ("<h2>T</h2>", "<h2> has no place after nothing"),
        ("<h1>T</h1><h3>U</h3>", "<h3> has no place after h1"),
        ("<h1>T</h1><h2> </h2>", "<h2> is an empty heading"),
        ("<h1>T</h1><p><a href='#x'>y</a></p>", "a link leads to #x, which is no heading's id"),
        ("<h1>T</h1><p><a href='javascript:x'>y</a></p>", "a link leads to 'javascript:x'"),
        ("<h1>T</h1><div id='x'></div><h2>U</h2><p><a href='#x'>y</a></p>", "leads to #x, which"),
        ("<h1>T</h1><ul>x</ul>", "<ul> contains text of its own"),
        ("<h1>T</h1><ul><p>x</p></ul>", "<p> has no place in <ul>"),
        ("<h1>T</h1><ul><li> </li></ul>", "an entry of a list is empty"),
        ("<h1>T</h1><ul><li><h2>x</h2></li></ul>", "<li> holds a heading or a table"),
        ("<h1>T</h1><dl><dt>x</dt></dl>", "<dt> has no place in <dl>"),
        ("<h1>T</h1><dl><div><dt>x</dt></div></dl>", "holds one <dt> and one <dd>"),
        ("<h1>T</h1><table><tbody></tbody></table>", "holds a <caption>, a <thead> and a <tbody>"),
        (
            "<h1>T</h1><table><caption>c</caption><thead><tr><th>a</th></tr></thead>"
            "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
            "a row of 2 is under 1 headings",
        ),
        (
            "<h1>T</h1><table><caption>c</caption><thead><tr><th colspan=2>a</th></tr></thead>"
            "<tbody></tbody></table>",
            "a <th> spans no other cell",
        ),
        ("<h1>T</h1>\n\n<p>a\x08b</p>", "the character U+0008 can be in no document (line 3"),
    ],
)
def test_what_no_document_is_made_of_is_refused_in_one_line(html: str, told: str) -> None:
    with pytest.raises(TemplateFailedError) as caught:
        document(html, "mine.html.j2")
    assert str(caught.value).startswith("template mine.html.j2: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
